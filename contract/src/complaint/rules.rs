//! 办理时限规则: how fast complaints are answered, as data with its source.
//!
//! Limits differ by place and change, so none is a constant: an installation loads its own. What a
//! complaint was taken in under stays with it ([`ComplaintTerms`]).

use serde::{Deserialize, Serialize};

use super::progress::ComplaintTerms;
use super::state::ComplaintKind;
use crate::credit::rules::RuleSource;
use crate::{Date, Limit};

/// The longest limit that can be set, in days.
const MOST_DAYS: u32 = 120;
/// The most transfers and extensions that can be allowed.
const MOST_TIMES: u32 = 10;

/// The limits of one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlaRules {
    /// The document that sets them, and since when.
    pub source: RuleSource,
    /// Whether somebody of the place has compared them with that document; where nobody has, the
    /// app says so.
    #[serde(default)]
    pub is_checked: bool,
    /// 受理: from being handed in to the desk's answer.
    pub screen: Limit,
    /// 派单: from acceptance to a department.
    pub dispatch: Limit,
    /// 答复, one rule for each kind.
    pub kinds: Vec<KindRule>,
    /// 重办: from being sent back to the next reply.
    pub redo: Limit,
    /// 差评 is answered within so long.
    pub bad_rating: Limit,
    /// 延期 by at most so many days at a time, in the unit of the kind's limit.
    pub extension_days: u32,
    /// 延期 at most so often.
    pub max_extensions: u32,
    /// 转办 at most so often.
    pub max_transfers: u32,
    /// 催办 from so many calendar days after it was handed in.
    pub urge_after_days: u32,
    /// A reply can be disputed within so many calendar days.
    pub confirm_days: u32,
}

/// The limit of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindRule {
    /// A code of [`super::codes::KIND`].
    pub kind: String,
    /// From acceptance to the first reply: passing it on takes nothing from that.
    pub handle: Limit,
}

/// What is wrong with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlaProblem {
    /// The source has no title or no number.
    Source,
    /// Rules that are said to be checked have no day since which they are in force.
    NoEffectiveDate,
    /// There is no such kind.
    UnknownKind(String),
    /// This kind has no rule, or two.
    NotOne(ComplaintKind),
    /// The limit of this kind is 0 days or beyond 120.
    Handle(ComplaintKind),
    /// A number of this name is 0 or too large.
    Number(&'static str),
}

impl SlaRules {
    /// What a new complaint is taken in under.
    #[must_use]
    pub fn terms(&self) -> ComplaintTerms {
        ComplaintTerms {
            source: self.source.number.clone(),
            max_transfers: self.max_transfers,
            max_extensions: self.max_extensions,
            extension_days: self.extension_days,
            urge_after_days: self.urge_after_days,
            confirm_days: self.confirm_days,
        }
    }

    /// The limit of a kind; none where no rule is for it.
    #[must_use]
    pub fn handle(&self, kind: ComplaintKind) -> Option<Limit> {
        let mut rules = self.kinds.iter();
        let rule = rules.find(|rule| rule.kind == kind.code())?;
        Some(rule.handle)
    }

    /// Whether they are in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.source.in_force_from.is_none_or(|from| from <= on)
    }

    /// Everything that is wrong; an installation refuses to start with such rules.
    #[must_use]
    pub fn problems(&self) -> Vec<SlaProblem> {
        let mut found = Vec::new();
        if self.source.name.trim().is_empty() || self.source.number.trim().is_empty() {
            found.push(SlaProblem::Source);
        }
        if self.is_checked && self.source.in_force_from.is_none() {
            found.push(SlaProblem::NoEffectiveDate);
        }
        for rule in &self.kinds {
            match ComplaintKind::of_code(&rule.kind) {
                None => found.push(SlaProblem::UnknownKind(rule.kind.clone())),
                Some(kind) if !(1..=MOST_DAYS).contains(&rule.handle.days) => {
                    found.push(SlaProblem::Handle(kind));
                }
                Some(_) => {}
            }
        }
        for kind in ComplaintKind::ALL {
            let count = self.kinds.iter().filter(|rule| rule.kind == kind.code());
            found.extend((count.count() != 1).then_some(SlaProblem::NotOne(*kind)));
        }
        // A desk may answer on the same day (0); whoever may never extend writes 0 times.
        for (name, number, least, most) in [
            ("screen", self.screen.days, 0, MOST_DAYS),
            ("dispatch", self.dispatch.days, 0, MOST_DAYS),
            ("redo", self.redo.days, 1, MOST_DAYS),
            ("bad_rating", self.bad_rating.days, 1, MOST_DAYS),
            ("extension_days", self.extension_days, 1, MOST_DAYS),
            ("max_extensions", self.max_extensions, 0, MOST_TIMES),
            ("max_transfers", self.max_transfers, 0, MOST_TIMES),
            ("urge_after_days", self.urge_after_days, 0, MOST_DAYS),
            ("confirm_days", self.confirm_days, 1, MOST_DAYS),
        ] {
            let is_fit = (least..=most).contains(&number);
            found.extend((!is_fit).then_some(SlaProblem::Number(name)));
        }
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests {
    use super::*;
    use crate::DayUnit;

    /// The example, as an installation loads it.
    pub(crate) fn example() -> SlaRules {
        toml::from_str(include_str!("rules.toml")).unwrap()
    }

    #[test]
    fn the_example_is_whole_and_says_that_it_is_one() {
        let rules = example();
        assert_eq!(rules.problems(), []);
        assert!(!rules.is_checked && rules.source.number.contains("须核对"));
        let limit = rules.handle(ComplaintKind::Consultation).unwrap();
        assert_eq!((limit.days, limit.unit), (2, DayUnit::Working));
        assert_eq!(rules.terms().max_transfers, 2);
        assert!(rules.is_in_force("2026-01-01".parse().unwrap()));
    }

    #[test]
    fn wrong_rules_are_named() {
        let mut rules = example();
        rules.source.name.clear();
        rules.is_checked = true;
        rules.kinds[0].kind = "wish".to_owned();
        rules.kinds[1].handle.days = 0;
        rules.kinds[5].kind = "help".to_owned();
        rules.redo.days = 0;
        rules.max_transfers = 11;
        let expected = [
            SlaProblem::Source,
            SlaProblem::NoEffectiveDate,
            SlaProblem::UnknownKind("wish".to_owned()),
            SlaProblem::Handle(ComplaintKind::Report),
            SlaProblem::NotOne(ComplaintKind::Complaint),
            SlaProblem::NotOne(ComplaintKind::Help),
            SlaProblem::NotOne(ComplaintKind::Praise),
            SlaProblem::Number("redo"),
            SlaProblem::Number("max_transfers"),
        ];
        assert_eq!(rules.problems(), expected);
        assert_eq!(rules.handle(ComplaintKind::Praise), None);
    }
}
