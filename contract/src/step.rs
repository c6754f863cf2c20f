//! 办理流程 and 权力运行流程图: the steps of a procedure, and where each goes on.

use serde::{Deserialize, Serialize};

/// The end of the procedure, as the target of a [`StepLink`].
pub const END: &str = "end";

/// One step of the procedure (环节).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Step {
    /// 环节编号, its own within the item; empty where no link leads to the step by name.
    pub key: String,
    /// 环节名称.
    pub name: String,
    /// 办理人员: the role, never a person's name.
    pub role: String,
    /// 时限, in words.
    pub limit: String,
    /// 审查标准.
    pub standard: String,
    /// 办理结果.
    pub result: String,
    /// 风险点.
    pub risk: String,
    /// Where it goes on. Empty is the step after it in the list, or the end after the last one.
    pub next: Vec<StepLink>,
    /// 并联办理: all of `next` go on at the same time, rather than one of them. They join again in
    /// the first step that all of them lead to.
    pub is_parallel: bool,
}

/// From one step to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct StepLink {
    /// The `key` of a step, or [`END`]. A step that stands earlier in the list is a return (退回).
    pub to: String,
    /// In which case, such as 材料不齐; may be empty.
    pub label: String,
}

/// Where a link of a step goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way<'a> {
    /// The index of a step; none is the end.
    pub to: Option<usize>,
    /// In which case; may be empty.
    pub label: &'a str,
}

impl Way<'_> {
    /// Whether it leads back from the step at `index`: a return (退回).
    #[must_use]
    pub fn is_return(&self, index: usize) -> bool {
        self.to.is_some_and(|to| to <= index)
    }
}

/// The ways on from the step at `index`. Links that lead nowhere are left out; a step that has no
/// other goes on to the one after it.
#[must_use]
pub fn ways(steps: &[Step], index: usize) -> Vec<Way<'_>> {
    let links = steps.get(index).map_or(&[][..], |step| &step.next);
    let mut ways = Vec::with_capacity(links.len().max(1));
    for link in links {
        let to = match target(steps, &link.to) {
            Some(to) => Some(to),
            None if link.to == END => None,
            None => continue,
        };
        let label = link.label.as_str();
        ways.push(Way { to, label });
    }
    if ways.is_empty() {
        let to = Some(index + 1).filter(|next| *next < steps.len());
        ways.push(Way { to, label: "" });
    }
    ways
}

fn target(steps: &[Step], key: &str) -> Option<usize> {
    let is_key = |step: &Step| !key.is_empty() && step.key == key;
    steps.iter().position(is_key)
}

/// The step in which the parallel branches of the step at `index` join: the first one that all of
/// them lead to.
#[must_use]
pub fn join(steps: &[Step], index: usize) -> Option<usize> {
    let ways = ways(steps, index);
    let mut common = vec![true; steps.len()];
    for way in &ways {
        let to = way.to.filter(|to| *to > index)?;
        let reached = ahead(steps, to);
        for (common, reached) in common.iter_mut().zip(reached) {
            *common &= reached;
        }
    }
    common.iter().position(|is_common| *is_common)
}

/// Which steps one comes to from `from` without a return; itself too.
fn ahead(steps: &[Step], from: usize) -> Vec<bool> {
    let mut reached = vec![false; steps.len()];
    reached[from] = true;
    for index in from..steps.len() {
        if !reached[index] {
            continue;
        }
        let ways = ways(steps, index);
        for to in ways.iter().filter_map(|way| way.to) {
            reached[to] |= to > index;
        }
    }
    reached
}

/// Something that makes steps no procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The index of the step.
    pub step: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A key that is not 1 to 24 of `a-z 0-9 _`, or that is [`END`].
    BadKey,
    /// An earlier step has the key.
    RepeatedKey,
    /// A link to a step that is not there.
    UnknownStep(String),
    /// A link to the step itself.
    ToItself,
    /// No way leads from the first step to it.
    Unreachable,
    /// No way leads from it to the end.
    NoEnd,
    /// Parallel, with fewer than two links.
    TooFewBranches,
    /// Parallel branches that lead back, or to no step that all of them lead to.
    NeverJoins,
}

/// Everything that is wrong with the steps of a procedure, in their order. Where they go on is
/// looked at only where every link leads somewhere.
#[must_use]
pub fn check(steps: &[Step]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let mut flaw = |fault| flaws.push(Flaw { step: index, fault });
        if !step.key.is_empty() && !is_key(&step.key) {
            flaw(Fault::BadKey);
        } else if target(steps, &step.key).is_some_and(|first| first < index) {
            flaw(Fault::RepeatedKey);
        }
        for link in step.next.iter().filter(|link| link.to != END) {
            match target(steps, &link.to) {
                None => flaw(Fault::UnknownStep(link.to.clone())),
                Some(to) if to == index => flaw(Fault::ToItself),
                Some(_) => {}
            }
        }
        if step.is_parallel && step.next.len() < 2 {
            flaw(Fault::TooFewBranches);
        }
    }
    if flaws.is_empty() {
        flaws = check_ways(steps);
    }
    flaws
}

fn is_key(key: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    key != END && key.len() <= 24 && key.bytes().all(is_plain)
}

fn check_ways(steps: &[Step]) -> Vec<Flaw> {
    let count = steps.len();
    let mut reached = vec![false; count];
    let mut ends = vec![false; count];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    // Returns lead both ways through the list, so that it is gone through until nothing is new.
    for _ in 0..count {
        for index in 0..count {
            for way in ways(steps, index) {
                match way.to {
                    None => ends[index] = true,
                    Some(to) => {
                        reached[to] |= reached[index];
                        ends[index] |= ends[to];
                    }
                }
            }
        }
    }
    let mut flaws = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let mut flaw = |fault| flaws.push(Flaw { step: index, fault });
        if !reached[index] {
            flaw(Fault::Unreachable);
        }
        if !ends[index] {
            flaw(Fault::NoEnd);
        }
        if step.is_parallel && join(steps, index).is_none() {
            flaw(Fault::NeverJoins);
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `key`, `key>a,b`, `key=a,b` for parallel; a key of `-` is none.
    fn steps(text: &str) -> Vec<Step> {
        let step = |text: &str| {
            let (key, next) = text.split_once(['>', '=']).unwrap_or((text, ""));
            let next = next.split(',').filter(|to| !to.is_empty());
            Step {
                key: key.trim_start_matches('-').to_owned(),
                next: next
                    .map(|to| StepLink {
                        to: to.to_owned(),
                        label: String::new(),
                    })
                    .collect(),
                is_parallel: text.contains('='),
                ..Step::default()
            }
        };
        text.split_whitespace().map(step).collect()
    }

    #[test]
    fn flaws_are_found() {
        let unknown = |key: &str| Fault::UnknownStep(key.to_owned());
        let rows = [
            ("", vec![]),
            ("- - -", vec![]),
            ("a>c,b b>a c", vec![]),
            ("a>b,end b", vec![]),
            ("a=b,c b>d c d", vec![]),
            ("a=b,c b>c c", vec![]),
            ("A b", vec![(0, Fault::BadKey)]),
            ("a end", vec![(1, Fault::BadKey)]),
            ("a a", vec![(1, Fault::RepeatedKey)]),
            ("a>x b", vec![(0, unknown("x"))]),
            ("a b>b,end", vec![(1, Fault::ToItself)]),
            ("a>end b", vec![(1, Fault::Unreachable)]),
            (
                "a>b,end b>c c>b",
                vec![(1, Fault::NoEnd), (2, Fault::NoEnd)],
            ),
            ("a=b b", vec![(0, Fault::TooFewBranches)]),
            ("a=b,c b>end c", vec![(0, Fault::NeverJoins)]),
            ("a b=c,a c", vec![(1, Fault::NeverJoins)]),
            ("a=b,end b", vec![(0, Fault::NeverJoins)]),
        ];
        for (text, expected) in rows {
            let expected = expected
                .into_iter()
                .map(|(step, fault)| Flaw { step, fault });
            assert_eq!(
                check(&steps(text)),
                expected.collect::<Vec<_>>(),
                "of {text:?}"
            );
        }
    }

    #[test]
    fn ways_lead_on() {
        let list = steps("a>c,b,x b>a c");
        let to = |index| {
            let ways = ways(&list, index);
            ways.iter().map(|way| way.to).collect::<Vec<_>>()
        };
        assert_eq!(to(0), [Some(2), Some(1)]);
        assert_eq!(to(1), [Some(0)]);
        assert_eq!(to(2), [None]);
        assert!(ways(&list, 1)[0].is_return(1));
        assert_eq!(join(&steps("a=b,c b>d c d"), 0), Some(3));
        assert_eq!(join(&steps("a=b,c b c"), 0), Some(2));
    }
}
