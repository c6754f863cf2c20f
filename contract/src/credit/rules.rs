//! 公示期规则: how long a record is shown and how fast repair is decided, as data with its source.
//!
//! Nothing here is a constant: an installation loads its rules, since a later order or a province
//! sets other terms. What a record was published under stays with it ([`CreditTerms`]).

use serde::{Deserialize, Serialize};

use super::record::CreditTerms;
use super::state::Severity;
use crate::{Date, DayUnit, Limit};

/// The longest time of display that can be set, in months.
const MOST_MONTHS: u32 = 120;
/// The longest time for a decision that can be set, in working days.
const MOST_DAYS: u32 = 100;

/// The rules of one source of law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditRules {
    /// Where they are set.
    pub source: RuleSource,
    /// One rule for each severity.
    pub severities: Vec<SeverityRule>,
    /// An application for repair is accepted or not within so many working days.
    pub accept_days: u32,
    /// It is decided within so many working days of acceptance.
    pub decide_days: u32,
    /// The decision can be put off once by so many working days.
    pub extension_days: u32,
    /// An objection is decided within so many working days of its receipt; the place's own rule
    /// counts.
    pub objection_days: u32,
}

/// 依据: where rules are set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleSource {
    /// Its title, such as 信用修复管理办法.
    pub name: String,
    /// Its number, such as 国家发展和改革委员会令第36号.
    pub number: String,
    /// Where it is published; may be empty.
    #[serde(default)]
    pub url: String,
    /// Since when it is in force.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub in_force_from: Option<Date>,
}

/// How long records of one severity are shown, from the day of the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeverityRule {
    /// A code of [`super::codes::SEVERITY`].
    pub severity: String,
    /// 最短公示期 in months; 0 where repair needs no time but the duties done.
    pub min_months: u32,
    /// 最长公示期 in months.
    pub max_months: u32,
    /// Whether such records are shown without a decision of their own that it is needed.
    pub is_shown: bool,
}

/// What is wrong with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// The source has no title or no number.
    Source,
    /// There is no such severity.
    UnknownSeverity(String),
    /// This severity has no rule, or two.
    NotOne(Severity),
    /// The shortest time is longer than the longest, or the longest is none or beyond ten years.
    Months(Severity),
    /// A number of days is 0 or beyond a hundred.
    Days(&'static str),
}

impl CreditRules {
    /// The terms that a record is published under, frozen from then on. `is_needed` says that the
    /// authority decided to show a record that is normally not shown. None where no rule is for
    /// this severity: such a record cannot be published.
    #[must_use]
    pub fn terms(
        &self,
        severity: Severity,
        decided_on: Date,
        is_needed: bool,
    ) -> Option<CreditTerms> {
        let mut rules = self.severities.iter();
        let rule = rules.find(|rule| rule.severity == severity.code())?;
        Some(CreditTerms {
            min_until: (rule.min_months > 0).then(|| decided_on.plus_months(rule.min_months)),
            max_until: Some(decided_on.plus_months(rule.max_months)),
            is_shown: rule.is_shown || is_needed,
            source: self.source.number.clone(),
        })
    }

    /// Whether the source is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.source.in_force_from.is_none_or(|from| from <= on)
    }

    /// The time to accept an application for repair.
    #[must_use]
    pub fn accept_limit(&self) -> Limit {
        working(self.accept_days)
    }

    /// The time to decide it.
    #[must_use]
    pub fn decide_limit(&self) -> Limit {
        working(self.decide_days)
    }

    /// The time to decide an objection.
    #[must_use]
    pub fn objection_limit(&self) -> Limit {
        working(self.objection_days)
    }

    /// Everything that is wrong; an installation refuses to start with such rules.
    #[must_use]
    pub fn problems(&self) -> Vec<RuleProblem> {
        let mut found = Vec::new();
        if self.source.name.trim().is_empty() || self.source.number.trim().is_empty() {
            found.push(RuleProblem::Source);
        }
        for rule in &self.severities {
            match Severity::of_code(&rule.severity) {
                None => found.push(RuleProblem::UnknownSeverity(rule.severity.clone())),
                Some(severity) => {
                    let is_fit = (1..=MOST_MONTHS).contains(&rule.max_months)
                        && rule.min_months <= rule.max_months;
                    found.extend((!is_fit).then_some(RuleProblem::Months(severity)));
                }
            }
        }
        for severity in Severity::ALL {
            let rules = self.severities.iter();
            let count = rules.filter(|rule| rule.severity == severity.code());
            found.extend((count.count() != 1).then_some(RuleProblem::NotOne(*severity)));
        }
        for (name, days) in [
            ("accept_days", self.accept_days),
            ("decide_days", self.decide_days),
            ("extension_days", self.extension_days),
            ("objection_days", self.objection_days),
        ] {
            let is_fit = (1..=MOST_DAYS).contains(&days);
            found.extend((!is_fit).then_some(RuleProblem::Days(name)));
        }
        found
    }
}

fn working(days: u32) -> Limit {
    let unit = DayUnit::Working;
    Limit { days, unit }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests {
    use super::*;

    /// The rules of the order of 2025, as an installation loads them.
    pub(crate) fn national() -> CreditRules {
        toml::from_str(include_str!("rules.toml")).unwrap()
    }

    #[test]
    fn terms_are_calendar_months_from_the_decision() {
        use Severity::{Minor, Ordinary, Serious};
        let rules = national();
        assert_eq!(rules.problems(), []);
        let rows = [
            (Minor, "2026-11-30", None, "2027-02-28", false),
            (
                Ordinary,
                "2026-11-30",
                Some("2027-02-28"),
                "2027-11-30",
                true,
            ),
            (
                Ordinary,
                "2026-05-31",
                Some("2026-08-31"),
                "2027-05-31",
                true,
            ),
            (
                Serious,
                "2028-02-29",
                Some("2029-02-28"),
                "2031-02-28",
                true,
            ),
        ];
        for (severity, decided_on, min_until, max_until, is_shown) in rows {
            let terms = rules
                .terms(severity, decided_on.parse().unwrap(), false)
                .unwrap();
            let written = |date: Option<Date>| date.map(|date| date.to_string());
            assert_eq!(written(terms.min_until).as_deref(), min_until);
            assert_eq!(written(terms.max_until).as_deref(), Some(max_until));
            assert_eq!(terms.is_shown, is_shown, "{severity:?}");
        }
        let decided_on = "2026-11-30".parse().unwrap();
        assert!(rules.terms(Minor, decided_on, true).unwrap().is_shown);
        let before = "2026-03-31".parse().unwrap();
        assert!(rules.is_in_force(decided_on) && !rules.is_in_force(before));
    }

    #[test]
    fn wrong_rules_are_named() {
        let mut rules = national();
        rules.source.number.clear();
        rules.severities[0].severity = "grave".to_owned();
        rules.severities[1].min_months = 13;
        rules.severities[2].max_months = 121;
        rules.decide_days = 0;
        let expected = [
            RuleProblem::Source,
            RuleProblem::UnknownSeverity("grave".to_owned()),
            RuleProblem::Months(Severity::Ordinary),
            RuleProblem::Months(Severity::Serious),
            RuleProblem::NotOne(Severity::Minor),
            RuleProblem::Days("decide_days"),
        ];
        assert_eq!(rules.problems(), expected);
        let date = Date::new(2026, 1, 1).unwrap();
        assert_eq!(rules.terms(Severity::Minor, date, true), None);
    }
}
