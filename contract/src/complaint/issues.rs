//! 事由与去向: which desk takes which matter, as data of the installation.

use serde::{Deserialize, Serialize};

use super::draft::{ComplaintDraft, Contact, Fault};
use super::state::ComplaintKind;
use crate::Coded;
use crate::path::is_guid;

/// The issue that every installation has, for whatever fits no other.
pub const OTHER: &str = "other";
/// The most issues: more is no choice.
const MOST_ISSUES: usize = 60;
/// The longest label or name, in characters.
const MAX_LABEL_CHARS: usize = 40;

/// Where every matter goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueRules {
    /// Where clues of discipline go: 纪检监察机关.
    pub discipline: Elsewhere,
    /// Words that make the app ask whether a text is such a clue before it is sent; it can be sent
    /// all the same.
    #[serde(default)]
    pub discipline_words: Vec<String>,
    /// The issues, in the order in which they are offered.
    pub issues: Vec<IssueRule>,
}

/// A body that takes what is not taken here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Elsewhere {
    /// What it is, in words.
    pub name: String,
    /// Its telephone, digits alone.
    pub phone: String,
    /// Its page, `https://`; may be empty.
    #[serde(default)]
    pub url: String,
}

/// Where one issue goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct IssueRule {
    /// Its code: 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub issue: String,
    /// The words for it.
    pub label: String,
    /// The kind that it is as a rule, a code of [`super::codes::KIND`].
    pub kind: String,
    /// The desk that screens it, by its name; empty for discipline.
    pub desk: String,
    /// 违纪违法线索: nothing of it is taken or kept here.
    pub is_discipline: bool,
    /// Whether it can be handled without anybody to ask.
    pub may_be_anonymous: bool,
}

/// Where a complaint goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'r> {
    /// To a desk of this name.
    Desk(&'r str),
    /// Elsewhere: nothing is kept.
    Elsewhere(&'r Elsewhere),
}

/// What is wrong with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueProblem {
    /// The body for discipline has no name, no telephone of digits, or a page that is not one.
    Discipline,
    /// There is no issue, or more than sixty.
    Count(usize),
    /// There is no `other`, or it is one of discipline.
    NoOther,
    /// Two issues have this code.
    Twice(String),
    /// The code is not written as codes are.
    Code(String),
    /// The issue has no label, or one of more than forty characters.
    Label(String),
    /// The issue's kind is none.
    Kind(String),
    /// The issue has no desk although it is taken here, or one although it is not.
    Desk(String),
}

impl IssueRules {
    /// The rule of an issue; none for a code of another installation.
    #[must_use]
    pub fn rule(&self, issue: &str) -> Option<&IssueRule> {
        self.issues.iter().find(|rule| rule.issue == issue)
    }

    /// The issue as it travels; an unknown code is its own label.
    #[must_use]
    pub fn coded(&self, issue: &str) -> Coded {
        let label = self.rule(issue).map_or(issue, |rule| &rule.label);
        Coded {
            code: issue.to_owned(),
            label: label.to_owned(),
        }
    }

    /// Where an issue goes; none where there is no such issue.
    #[must_use]
    pub fn route(&self, issue: &str) -> Option<Route<'_>> {
        let rule = self.rule(issue)?;
        Some(match rule.is_discipline {
            true => Route::Elsewhere(&self.discipline),
            false => Route::Desk(&rule.desk),
        })
    }

    /// Whether a text may be a clue of discipline: to be asked about, never to be refused.
    #[must_use]
    pub fn may_be_discipline(&self, text: &str) -> bool {
        self.discipline_words
            .iter()
            .any(|word| !word.is_empty() && text.contains(word.as_str()))
    }

    /// What these rules have against a complaint, beside its own faults.
    #[must_use]
    pub fn faults(&self, draft: &ComplaintDraft) -> Vec<(&'static str, Fault)> {
        match self.rule(&draft.issue) {
            None => vec![("issue", Fault::Unfit)],
            Some(rule) if rule.is_discipline => vec![("issue", Fault::Discipline)],
            Some(rule) if !rule.may_be_anonymous && draft.contact == Contact::Anonymous => {
                vec![("contact", Fault::NotAnonymous)]
            }
            Some(_) => Vec::new(),
        }
    }

    /// Everything that is wrong; an installation refuses to start with such rules.
    #[must_use]
    pub fn problems(&self) -> Vec<IssueProblem> {
        let mut found = Vec::new();
        if !self.discipline.is_fit() {
            found.push(IssueProblem::Discipline);
        }
        if !(1..=MOST_ISSUES).contains(&self.issues.len()) {
            found.push(IssueProblem::Count(self.issues.len()));
        }
        if self.rule(OTHER).is_none_or(|rule| rule.is_discipline) {
            found.push(IssueProblem::NoOther);
        }
        for (index, rule) in self.issues.iter().enumerate() {
            let code = || rule.issue.clone();
            if self.issues[..index]
                .iter()
                .any(|other| other.issue == rule.issue)
            {
                found.push(IssueProblem::Twice(code()));
            }
            if !is_guid(&rule.issue) {
                found.push(IssueProblem::Code(code()));
            }
            if !is_label(&rule.label) {
                found.push(IssueProblem::Label(code()));
            }
            if ComplaintKind::of_code(&rule.kind).is_none() {
                found.push(IssueProblem::Kind(code()));
            }
            if rule.desk.trim().is_empty() != rule.is_discipline {
                found.push(IssueProblem::Desk(code()));
            }
        }
        found
    }
}

impl Elsewhere {
    fn is_fit(&self) -> bool {
        let is_number = self.phone.bytes().all(|byte| byte.is_ascii_digit());
        is_label(&self.name)
            && is_number
            && (3..=12).contains(&self.phone.len())
            && (self.url.is_empty() || self.url.starts_with("https://"))
    }
}

fn is_label(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_LABEL_CHARS
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests {
    use super::*;
    use crate::complaint::codes;
    use crate::complaint::draft::tests::draft;

    /// The example, as an installation loads it.
    pub(crate) fn example() -> IssueRules {
        toml::from_str(include_str!("issues.toml")).unwrap()
    }

    #[test]
    fn every_issue_of_the_table_goes_somewhere() {
        let rules = example();
        assert_eq!(rules.problems(), []);
        assert_eq!(rules.issues.len(), codes::ISSUE.len());
        for (code, label) in codes::ISSUE {
            assert_eq!(rules.coded(code).label, *label);
            let route = rules.route(code);
            let is_elsewhere = matches!(route, Some(Route::Elsewhere(_)));
            assert!(
                route.is_some() && is_elsewhere == (*code == "discipline"),
                "{code}"
            );
        }
        assert_eq!(rules.route("later"), None);
        assert_eq!(rules.coded("later").label, "later");
        assert_eq!(rules.discipline.phone, "12388");
        assert!(rules.may_be_discipline("他向我受贿"));
        assert!(!rules.may_be_discipline("窗口不办"));
    }

    #[test]
    fn complaints_are_judged_by_their_issue() {
        let rows = [
            ("window_refused", true, None),
            ("livelihood", false, None),
            ("livelihood", true, Some(("contact", Fault::NotAnonymous))),
            ("discipline", false, Some(("issue", Fault::Discipline))),
            ("later", false, Some(("issue", Fault::Unfit))),
        ];
        for (issue, is_anonymous, expected) in rows {
            let mut draft = draft();
            draft.issue = issue.to_owned();
            if is_anonymous {
                draft.contact = Contact::Anonymous;
            }
            let found = example().faults(&draft);
            assert_eq!(found, Vec::from_iter(expected), "{issue}");
        }
    }

    #[test]
    fn wrong_rules_are_named() {
        let mut rules = example();
        rules.discipline.phone = "12-388".to_owned();
        rules.issues.retain(|rule| rule.issue != OTHER);
        rules.issues[1].issue = "guide_error".to_owned();
        rules.issues[2].issue = "a/b".to_owned();
        rules.issues[3].label.clear();
        rules.issues[4].kind = "wish".to_owned();
        rules.issues[5].desk.clear();
        let expected = [
            IssueProblem::Discipline,
            IssueProblem::NoOther,
            IssueProblem::Twice("guide_error".to_owned()),
            IssueProblem::Code("a/b".to_owned()),
            IssueProblem::Label("absurd_proof".to_owned()),
            IssueProblem::Kind("exempt_material".to_owned()),
            IssueProblem::Desk("window_refused".to_owned()),
        ];
        assert_eq!(rules.problems(), expected);
        rules.issues.clear();
        assert!(rules.problems().contains(&IssueProblem::Count(0)));
    }
}
