//! 裁量基准: for one penalty, which circumstances lead to which range (行政处罚法第三十四条: discretion
//! standards are published).
//!
//! A circumstance has an effect of the law: 不予处罚 (第三十三条), 减轻 or 从轻 (第三十二条), 从重 (第四十九条
//! and the rules of the field). Without any, the ordinary band holds. Where lighter and heavier
//! circumstances meet, they are weighed: the range then reaches over all their bands.

use serde::{Deserialize, Serialize};

use crate::coded::coded_enum;
use crate::{Coded, LegalBasis};

mod check;

pub use check::DiscretionProblem;

/// The most circumstances and the most bands of a rule.
pub const MOST_ENTRIES: usize = 50;

/// The code tables of discretion.
pub mod codes {
    /// 裁量档次, from light to heavy.
    pub const EFFECT: &[(&str, &str)] = &[
        ("exempt", "不予处罚"),
        ("mitigated", "减轻处罚"),
        ("lighter", "从轻处罚"),
        ("ordinary", "一般处罚"),
        ("heavier", "从重处罚"),
    ];

    /// What a penalty is counted in.
    pub const UNIT: &[(&str, &str)] = &[("fen", "分"), ("percent", "%"), ("day", "日")];
}

coded_enum! {
    /// 裁量档次, from light to heavy.
    Effect, EFFECT, "effect",
    /// 不予处罚.
    Exempt = "exempt",
    /// 减轻: below the least that the law sets.
    Mitigated = "mitigated",
    /// 从轻.
    Lighter = "lighter",
    /// 一般: where no circumstance is chosen.
    Ordinary = "ordinary",
    /// 从重.
    Heavier = "heavier",
}

/// 裁量规则 of one penalty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DiscretionRule {
    /// Its key: 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// 业务办理项编码 of the penalty.
    pub item: String,
    /// 处罚事项.
    pub name: String,
    /// 处罚依据, with the range that the law itself sets.
    pub law: LegalBasis,
    /// The least and the most that the law sets, in the bands' unit; none where it sets none.
    pub statutory: Option<Bounds>,
    /// 情节.
    pub circumstances: Vec<Circumstance>,
    /// 幅度, one band for an effect.
    pub bands: Vec<Band>,
    /// The document that sets the standard, with its number.
    pub source: String,
}

/// From the one through the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bounds {
    /// The least.
    pub from: u64,
    /// The most.
    pub to: u64,
}

/// 情节: something that makes a penalty lighter or heavier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Circumstance {
    /// Its key within the rule.
    pub key: String,
    /// What it is: 主动消除或者减轻违法行为危害后果.
    pub label: String,
    /// A code of [`codes::EFFECT`].
    pub effect: Coded,
}

/// 幅度: the range of one effect, both ends in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Band {
    /// What it is called: 从轻处罚.
    pub label: String,
    /// A code of [`codes::EFFECT`].
    pub effect: Coded,
    /// The least, in the unit.
    pub from: u64,
    /// The most.
    pub to: u64,
    /// A code of [`codes::UNIT`]: money in 分, a share of the value in percent (三倍 is 300).
    pub unit: Coded,
}

/// The range that holds for chosen circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawfulRange {
    /// The least.
    pub from: u64,
    /// The most.
    pub to: u64,
    /// The unit, a code of [`codes::UNIT`].
    pub unit: Coded,
    /// The labels of the bands that it reaches over, from light to heavy.
    pub bands: Vec<String>,
    /// Whether lighter and heavier circumstances meet and the authority has to weigh them.
    pub is_weighed: bool,
}

/// Why no range holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRange {
    /// The rule has no circumstance with this key.
    Unknown(String),
    /// 不予处罚 and 从重 cannot hold together: the keys of the two.
    Contradiction(String, String),
    /// The rule has no band for this effect, or has bands of several units.
    NoBand(Effect),
}

/// The range for the circumstances with these keys; a key twice counts once.
///
/// # Errors
/// Why no range holds for them.
pub fn lawful_range(rule: &DiscretionRule, chosen: &[&str]) -> Result<LawfulRange, NoRange> {
    let mut effects = Vec::new();
    for key in chosen {
        let found = rule.circumstances.iter().find(|one| one.key == *key);
        let effect = found.and_then(|one| Effect::of_code(&one.effect.code));
        effects.push((
            effect.ok_or_else(|| NoRange::Unknown((*key).to_owned()))?,
            *key,
        ));
    }
    let key = |effect: Effect| effects.iter().find(|(known, _)| *known == effect);
    if let (Some((_, exempt)), Some((_, heavier))) = (key(Effect::Exempt), key(Effect::Heavier)) {
        let (exempt, heavier) = ((*exempt).to_owned(), (*heavier).to_owned());
        return Err(NoRange::Contradiction(exempt, heavier));
    }
    let is_exempt = key(Effect::Exempt).is_some();
    let mut wanted: Vec<Effect> = effects.iter().map(|(effect, _)| *effect).collect();
    wanted.sort_unstable();
    wanted.dedup();
    if is_exempt {
        wanted = vec![Effect::Exempt];
    } else if wanted.is_empty() {
        wanted = vec![Effect::Ordinary];
    }
    let is_weighed = wanted.len() > 1 && wanted.contains(&Effect::Heavier);
    reach(rule, &wanted, is_weighed)
}

/// The range over the bands of several effects.
fn reach(
    rule: &DiscretionRule,
    wanted: &[Effect],
    is_weighed: bool,
) -> Result<LawfulRange, NoRange> {
    let mut range: Option<LawfulRange> = None;
    for effect in wanted {
        let mut bands = rule.bands.iter();
        let band = bands.find(|band| band.effect.code == effect.code());
        let band = band.ok_or(NoRange::NoBand(*effect))?;
        range = Some(match range {
            None => LawfulRange {
                from: band.from,
                to: band.to,
                unit: band.unit.clone(),
                bands: vec![band.label.clone()],
                is_weighed,
            },
            Some(range) if range.unit.code != band.unit.code => {
                return Err(NoRange::NoBand(*effect));
            }
            Some(mut range) => {
                range.from = range.from.min(band.from);
                range.to = range.to.max(band.to);
                range.bands.push(band.label.clone());
                range
            }
        });
    }
    range.ok_or(NoRange::NoBand(Effect::Ordinary))
}

/// Whether a penalty of this amount, in the range's unit, lies outside the range.
#[must_use]
pub fn is_outside(penalty: u64, range: &LawfulRange) -> bool {
    !(range.from..=range.to).contains(&penalty)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
