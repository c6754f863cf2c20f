//! 材料体检: questions whose answers decide which materials a person needs.
//!
//! The questions are asked in their order, each where its conditions hold. An answer that is a dead
//! end is the last one: nothing is asked behind it, and no list follows from it. [`check`] holds a
//! city's own questions and rules to be decidable, [`evaluate`] says what follows from answers.

mod check;
mod evaluate;
mod plan;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use check::{Fault, Flaw, Place, check};
pub use evaluate::{Asked, Checklist, Entry, Standing, evaluate};

/// The most questions of an item.
pub const MOST_QUESTIONS: usize = 12;
/// The most choices of a question.
pub const MOST_CHOICES: usize = 8;
/// The most rules of an item.
pub const MOST_RULES: usize = 200;
/// The most ways through the questions of an item.
pub const MOST_WAYS: usize = 20_000;

/// A question with its choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Question {
    /// Its key within the item: 1 to 24 of `a-z 0-9 _`.
    pub key: String,
    /// The question.
    pub text: String,
    /// What helps to answer it; may be empty.
    pub hint: String,
    /// What one can answer, two at least.
    pub options: Vec<Choice>,
    /// Asked only where all of these hold; they name questions that stand before it.
    pub when: Vec<Condition>,
}

/// One possible answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Choice {
    /// Its key within the question: 1 to 24 of `a-z 0-9 _`.
    pub key: String,
    /// The words for it.
    pub label: String,
    /// What one who answers so should know or do first; may be empty.
    pub advice: String,
    /// Whether one who answers so cannot do this item at all; `advice` says what to do instead.
    pub is_dead_end: bool,
}

/// That a question was answered with one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Condition {
    /// The key of the question.
    pub question: String,
    /// The keys of the answers, any of them.
    pub is: Vec<String>,
}

/// What becomes of a material where all conditions hold. A material without a rule that holds is
/// what its own entry says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct MaterialRule {
    /// The `material_name` that it is about.
    pub material: String,
    /// All of these must hold; empty always holds.
    pub when: Vec<Condition>,
    /// What then.
    pub need: Need,
    /// Why, in a short sentence.
    pub reason: String,
}

/// What a person does about a material.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// 要带.
    #[default]
    Bring,
    /// 不用.
    NotNeeded,
    /// 免提交: a department already holds it.
    Exempt,
    /// 容缺后补: may follow later.
    Later,
}

/// The answers of one person, by question: keys only, nothing personal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

/// Stands before the key of a question in the parameters of an address.
const PREFIX: &str = "q.";
/// More answers than an item has questions: an address may be anybody's.
const MOST_ANSWERS: usize = 2 * MOST_QUESTIONS;

impl Answers {
    /// Reads the parameters of an address; those that are no answers are left alone.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let answers = pairs.into_iter().filter_map(|(name, value)| {
            let question = name.strip_prefix(PREFIX)?;
            (is_key(question) && is_key(value)).then(|| (question.to_owned(), value.to_owned()))
        });
        Self(answers.take(MOST_ANSWERS).collect())
    }

    /// Reads a query string such as [`Answers::query`] writes.
    #[must_use]
    pub fn parse_query(query: &str) -> Self {
        Self::parse(query.split('&').filter_map(|pair| pair.split_once('=')))
    }

    /// The answers as a query string. Keys need no escapes.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, choice) in self.pairs() {
            crate::path::push_pair(&mut query, &name, &choice);
        }
        query
    }

    /// The parameters for an address, in the order of the questions' keys.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pairs = self.0.iter();
        pairs
            .map(|(question, choice)| (Self::parameter(question), choice.clone()))
            .collect()
    }

    /// The parameter that carries the answer to a question.
    #[must_use]
    pub fn parameter(question: &str) -> String {
        format!("{PREFIX}{question}")
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&str> {
        self.0.get(question).map(String::as_str)
    }

    /// These answers with one more, or with another one to the same question.
    #[must_use]
    pub fn with(&self, question: &str, choice: &str) -> Self {
        let mut answers = self.0.clone();
        answers.insert(question.to_owned(), choice.to_owned());
        Self(answers)
    }

    /// These answers, with those of `other` to the same questions in their place.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut answers = self.0.clone();
        answers.extend(other.0.clone());
        Self(answers)
    }

    /// Whether nothing is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether a text can be the key of a question or of an answer.
#[must_use]
pub fn is_key(text: &str) -> bool {
    (1..=24).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_travel_in_an_address() {
        let pairs = [
            ("q.who", "self"),
            ("from", "timeline"),
            ("q.age", "张三"),
            ("q.", "x"),
        ];
        let answers = Answers::parse(pairs);
        assert_eq!(answers.pairs(), [("q.who".to_owned(), "self".to_owned())]);
        let more = answers.with("lost", "yes").with("who", "agent");
        assert_eq!(
            (more.get("who"), more.get("lost")),
            (Some("agent"), Some("yes"))
        );
        assert_eq!(more.query(), "q.lost=yes&q.who=agent");
        assert_eq!(Answers::parse_query(&more.query()), more);
        assert_eq!(more.and(&answers), more.with("who", "self"));
    }

    #[test]
    fn an_address_holds_so_many_answers_and_no_more() {
        let many: Vec<String> = (0..1_000).map(|number| format!("q.k{number}")).collect();
        let answers = Answers::parse(many.iter().map(|name| (name.as_str(), "a")));
        assert_eq!(answers.pairs().len(), MOST_ANSWERS);
    }
}
