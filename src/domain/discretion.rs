//! 裁量: how a published penalty lies to the range of its own circumstances, and which penalties are
//! most like a case.

use std::cmp::Reverse;

use shigantong_contract::discretion::{LawfulRange, NoRange, lawful_range};
use shigantong_contract::{DiscretionRule, Penalty};

/// How a penalty lies to its own lawful range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Within.
    Within,
    /// Below the least.
    Light,
    /// Above the most.
    Heavy,
    /// It has no amount, or its circumstances have no range, or the two are counted differently.
    Unmeasured,
}

/// A penalty beside a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// The penalty.
    pub(crate) penalty: Penalty,
    /// How many of its circumstances the case has.
    pub(crate) shared: usize,
    /// Whether it has the same circumstances as the case, no more and no fewer.
    pub(crate) is_same: bool,
    /// The range of its own circumstances.
    pub(crate) range: Result<LawfulRange, NoRange>,
    /// How it lies to that.
    pub(crate) mark: Mark,
}

/// The range for circumstances by their keys.
pub(crate) fn range_of(rule: &DiscretionRule, chosen: &[String]) -> Result<LawfulRange, NoRange> {
    let keys: Vec<&str> = chosen.iter().map(String::as_str).collect();
    lawful_range(rule, &keys)
}

/// How a penalty lies to a range.
pub(crate) fn mark(penalty: &Penalty, range: &Result<LawfulRange, NoRange>) -> Mark {
    match (penalty.amount, range) {
        (Some(amount), Ok(range)) if range.unit.code == penalty.unit.code => {
            if amount < range.from {
                Mark::Light
            } else if amount > range.to {
                Mark::Heavy
            } else {
                Mark::Within
            }
        }
        _ => Mark::Unmeasured,
    }
}

/// The penalties, those first whose circumstances have most in common with the chosen ones; of
/// those that share as many, the ones that differ in fewer; then the newest.
pub(crate) fn similar(
    rule: &DiscretionRule,
    penalties: &[Penalty],
    chosen: &[String],
) -> Vec<Likeness> {
    let mut likenesses: Vec<(usize, Likeness)> = penalties
        .iter()
        .map(|penalty| {
            let mut own: Vec<&String> = penalty.circumstances.iter().collect();
            own.sort_unstable();
            own.dedup();
            let shared = own.iter().filter(|key| chosen.contains(key)).count();
            let differing = own.len() + chosen.len() - 2 * shared;
            let range = range_of(rule, &penalty.circumstances);
            let likeness = Likeness {
                shared,
                is_same: differing == 0,
                mark: mark(penalty, &range),
                range,
                penalty: penalty.clone(),
            };
            (differing, likeness)
        })
        .collect();
    likenesses.sort_by_key(|(differing, one)| {
        (
            Reverse(one.shared),
            *differing,
            Reverse(one.penalty.decided_on),
        )
    });
    likenesses.into_iter().map(|(_, one)| one).collect()
}

/// The standards whose penalty or law has all the words that were typed.
pub(crate) fn matching<'a>(rules: &'a [DiscretionRule], q: &str) -> Vec<&'a DiscretionRule> {
    let words: Vec<String> = q.split_whitespace().map(str::to_lowercase).collect();
    let rules = rules.iter();
    rules
        .filter(|rule| {
            let text = format!("{} {} {}", rule.name, rule.law.law, rule.item).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
#[path = "discretion_tests.rs"]
mod tests;
