//! 示例处罚: standards, and decisions of every kind of circumstance that rest on them.

use anyhow::Context as _;
use shigantong_contract::discretion::{
    Band, Circumstance, Effect, LawfulRange, codes, lawful_range,
};
use shigantong_contract::{Coded, DiscretionRule, LegalBasis, Penalty, ServiceItem};

use super::case_many::Chance;
use super::regulation::{Loading, RuleEntry};
use super::subjects::Subject;
use crate::regulation::{At, Batch};

/// The circumstances of the decisions of one standard, by effect.
const STORIES: [&[Effect]; 6] = [
    &[],
    &[Effect::Lighter],
    &[Effect::Mitigated],
    &[Effect::Heavier],
    &[Effect::Exempt],
    &[Effect::Lighter, Effect::Heavier],
];
/// Amounts of money are multiples of 100 元, where the range is wide enough.
const STEP: u64 = 10_000;

/// A standard with its decisions; nothing where its item is not there any more.
pub(super) async fn rule(
    loading: &Loading<'_>,
    number: u32,
    entry: &RuleEntry,
    batch: &mut Batch,
) -> anyhow::Result<()> {
    let Some(item) = loading.item(&entry.catalog, &entry.area).await? else {
        return Ok(());
    };
    let rule = standard(entry, &item);
    let parties: Vec<&Subject> = loading
        .subjects
        .iter()
        .filter(|subject| subject.is_company() != entry.persons)
        .filter(|subject| entry.trades.iter().any(|trade| trade == subject.trade.name))
        .filter(|subject| subject.area_code != "610300" || entry.area == "610300")
        .collect();
    let mut chance = Chance::of(number * 101);
    let mut decisions: Vec<(Vec<&str>, u64)> = Vec::new();
    for story in STORIES {
        let keys: Vec<&str> = story
            .iter()
            .filter_map(|effect| key(&rule, *effect))
            .collect();
        let range = lawful_range(&rule, &keys);
        let range = range.map_err(|why| anyhow::anyhow!("{}: {why:?}", entry.key))?;
        decisions.push((keys, within(&range, &mut chance)));
    }
    if let Some(outside) = &entry.outside {
        let keys = outside.circumstances.iter().map(String::as_str);
        decisions.push((keys.collect(), outside.amount));
    }
    for (place, (keys, amount)) in (0_u32..).zip(decisions) {
        let party = parties
            .get((number as usize * 5 + place as usize * 3) % parties.len().max(1))
            .with_context(|| format!("discretion.toml: nobody is a party of {}", entry.key))?;
        let own = loading.item(&entry.catalog, &party.area_code).await?;
        let (dept_code, dept_name) = loading.department(&entry.dept, &party.area_code)?;
        let decided = 2 + place * 11 + number * 3;
        let decided_on = loading.clock.day(decided);
        batch.penalties.push(At::none(Penalty {
            id: format!("sample-penalty-{}-{place}", entry.key),
            rule_id: rule.id.clone(),
            item: own.unwrap_or_else(|| item.clone()).task_handle_item,
            title: entry.name.clone(),
            party_masked: party.name.clone(),
            uscc: party.uscc.clone(),
            reason: reason(entry, &rule, &keys),
            circumstances: keys.iter().map(|key| (*key).to_owned()).collect(),
            amount: Some(amount),
            unit: Coded::of(codes::UNIT, &entry.unit),
            dept_code,
            dept_name,
            area_code: party.area_code.clone(),
            decision_no: format!(
                "示例罚〔{}〕{}-{} 号",
                decided_on.year(),
                number + 1,
                place + 1
            ),
            decided_on,
            is_sample: true,
        }));
    }
    batch.rules.push(At::none(rule));
    Ok(())
}

fn standard(entry: &RuleEntry, item: &ServiceItem) -> DiscretionRule {
    let circumstances = entry.circumstances.iter().map(|one| Circumstance {
        key: one.key.clone(),
        label: one.label.clone(),
        effect: Coded::of(codes::EFFECT, &one.effect),
    });
    let bands = entry.bands.iter().map(|band| {
        let effect = Coded::of(codes::EFFECT, &band.effect);
        Band {
            label: effect.label.clone(),
            effect,
            from: band.from,
            to: band.to,
            unit: Coded::of(codes::UNIT, &entry.unit),
        }
    });
    DiscretionRule {
        id: format!("sample-rule-{}", entry.key),
        item: item.task_handle_item.clone(),
        name: entry.name.clone(),
        law: LegalBasis {
            law: entry.law.clone(),
            article: entry.article.clone(),
            text: entry.text.clone(),
        },
        statutory: entry.statutory,
        circumstances: circumstances.collect(),
        bands: bands.collect(),
        source: "示例数据：宝鸡市行政处罚裁量基准（幅度的划分为虚构）".to_owned(),
    }
}

/// The first circumstance with this effect.
fn key(rule: &DiscretionRule, effect: Effect) -> Option<&str> {
    let mut all = rule.circumstances.iter();
    let found = all.find(|one| one.effect.code == effect.code());
    found.map(|one| one.key.as_str())
}

fn within(range: &LawfulRange, chance: &mut Chance) -> u64 {
    let step = if range.to - range.from >= STEP {
        STEP
    } else {
        1
    };
    let steps = u32::try_from((range.to - range.from) / step).unwrap_or(u32::MAX - 1);
    range.from + u64::from(chance.below(steps + 1)) * step
}

fn reason(entry: &RuleEntry, rule: &DiscretionRule, keys: &[&str]) -> String {
    let labels = rule.circumstances.iter();
    let labels: Vec<&str> = labels
        .filter(|one| keys.contains(&one.key.as_str()))
        .map(|one| one.label.as_str())
        .collect();
    if labels.is_empty() {
        return format!("{}。没有从轻、从重的情节。", entry.fact);
    }
    format!("{}。认定的情节：{}。", entry.fact, labels.join("；"))
}
