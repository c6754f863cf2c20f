//! Whether questions and rules can be decided: nothing that can never be asked or hold, nothing
//! that contradicts itself, nothing too large to try every way through it.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::plan::Plan;
use super::{
    Condition, MOST_CHOICES, MOST_QUESTIONS, MOST_RULES, MOST_WAYS, MaterialRule, Need, Question,
    is_key,
};
use crate::Material;

/// Where a fault is, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The questions as a whole.
    Questions,
    /// A question's key.
    Question(usize),
    /// The choices of a question as a whole.
    Choices(usize),
    /// A question's choice.
    Choice(usize, usize),
    /// A condition of a question.
    QuestionWhen(usize, usize),
    /// The rules as a whole.
    Rules,
    /// The material of a rule.
    Material(usize),
    /// What a rule says, as a whole.
    Rule(usize),
    /// A condition of a rule.
    RuleWhen(usize, usize),
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than so many.
    TooMany(usize),
    /// More than [`MOST_WAYS`] ways through the questions.
    TooManyWays,
    /// Not 1 to 24 of `a-z 0-9 _`.
    BadKey,
    /// The same key as an earlier one.
    RepeatedKey,
    /// Fewer than two choices.
    TooFewChoices,
    /// A dead end that does not say what to do instead.
    NoAdvice,
    /// All choices are dead ends: then the answer before is one already.
    OnlyDeadEnds,
    /// A condition on a question that is not there.
    UnknownQuestion(String),
    /// A condition on a question that is not asked before this one.
    LaterQuestion(String),
    /// A condition that names no choice.
    NoChoice,
    /// A condition on a choice that the question does not have.
    UnknownChoice(String),
    /// A question that no answers lead to.
    NeverAsked,
    /// A rule about a material that the item does not have.
    UnknownMaterial(String),
    /// A rule without its reason, where people must be told why.
    NoReason,
    /// A rule that no answers lead to.
    NeverHolds,
    /// A rule that some answers lead to together with the earlier one of this index, which says
    /// another thing of the same material.
    Contradicts(usize),
}

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// Everything that is wrong with an item's questions and rules; nothing where they are good.
/// Whether something is ever asked or holds is looked at once all names are right.
#[must_use]
pub fn check(questions: &[Question], rules: &[MaterialRule], materials: &[Material]) -> Vec<Flaw> {
    let mut flaws = Flaws::default();
    if questions.len() > MOST_QUESTIONS {
        flaws.add(Place::Questions, Fault::TooMany(MOST_QUESTIONS));
    }
    if rules.len() > MOST_RULES {
        flaws.add(Place::Rules, Fault::TooMany(MOST_RULES));
    }
    if flaws.0.is_empty() {
        flaws.questions(questions);
        flaws.rules(questions, rules, materials);
    }
    if flaws.0.is_empty() {
        flaws.ways(questions, rules);
    }
    flaws.0
}

#[derive(Default)]
struct Flaws(Vec<Flaw>);

impl Flaws {
    fn add(&mut self, place: Place, fault: Fault) {
        self.0.push(Flaw { place, fault });
    }

    fn key(&mut self, place: Place, key: &str, seen: bool) {
        if !is_key(key) {
            self.add(place, Fault::BadKey);
        } else if seen {
            self.add(place, Fault::RepeatedKey);
        }
    }

    fn questions(&mut self, questions: &[Question]) {
        let mut keys = BTreeSet::new();
        for (index, question) in questions.iter().enumerate() {
            let is_new = keys.insert(question.key.as_str());
            self.key(Place::Question(index), &question.key, !is_new);
            self.choices(index, question);
            for (at, condition) in question.when.iter().enumerate() {
                let place = Place::QuestionWhen(index, at);
                let is_later = questions[index..]
                    .iter()
                    .any(|later| later.key == condition.question);
                if is_later {
                    let key = condition.question.clone();
                    self.add(place, Fault::LaterQuestion(key));
                } else {
                    self.condition(place, &questions[..index], condition);
                }
            }
        }
    }

    fn choices(&mut self, index: usize, question: &Question) {
        match question.options.len() {
            0 | 1 => self.add(Place::Choices(index), Fault::TooFewChoices),
            2..=MOST_CHOICES => {}
            _ => self.add(Place::Choices(index), Fault::TooMany(MOST_CHOICES)),
        }
        let mut keys = BTreeSet::new();
        for (at, choice) in question.options.iter().enumerate() {
            let place = Place::Choice(index, at);
            let is_new = keys.insert(choice.key.as_str());
            self.key(place, &choice.key, !is_new);
            if choice.is_dead_end && choice.advice.is_empty() {
                self.add(place, Fault::NoAdvice);
            }
        }
    }

    fn condition(&mut self, place: Place, before: &[Question], condition: &Condition) {
        let mut before = before.iter();
        let Some(question) = before.find(|known| known.key == condition.question) else {
            let key = condition.question.clone();
            return self.add(place, Fault::UnknownQuestion(key));
        };
        if condition.is.is_empty() {
            self.add(place, Fault::NoChoice);
        }
        for key in &condition.is {
            if !question.options.iter().any(|choice| choice.key == *key) {
                self.add(place, Fault::UnknownChoice(key.clone()));
            }
        }
    }

    fn rules(&mut self, questions: &[Question], rules: &[MaterialRule], materials: &[Material]) {
        for (index, rule) in rules.iter().enumerate() {
            let mut materials = materials.iter();
            let material = materials.find(|material| material.material_name == rule.material);
            if material.is_none() {
                let name = rule.material.clone();
                self.add(Place::Material(index), Fault::UnknownMaterial(name));
            }
            let must_say = match rule.need {
                Need::NotNeeded => true,
                // The material's own entry may say who holds it.
                Need::Exempt => material.is_some_and(|material| material.exempt.is_empty()),
                Need::Bring | Need::Later => false,
            };
            if must_say && rule.reason.is_empty() {
                self.add(Place::Rule(index), Fault::NoReason);
            }
            for (at, condition) in rule.when.iter().enumerate() {
                self.condition(Place::RuleWhen(index, at), questions, condition);
            }
        }
    }

    /// Tries every way through the questions.
    fn ways(&mut self, questions: &[Question], rules: &[MaterialRule]) {
        let plan = Plan::of(questions, rules);
        for index in 0..questions.len() {
            if plan.has_no_way_on(index) {
                self.add(Place::Choices(index), Fault::OnlyDeadEnds);
            }
        }
        let mut seen = Seen::new(questions, rules);
        let all = vec![true; questions.len()];
        let none = vec![None; questions.len()];
        plan.walk(&all, &none, &mut |way| {
            seen.ways += 1;
            if seen.ways > MOST_WAYS {
                return ControlFlow::Break(());
            }
            seen.add(&plan, way.given, way.is_dead_end);
            ControlFlow::Continue(())
        });
        if seen.ways > MOST_WAYS {
            return self.add(Place::Questions, Fault::TooManyWays);
        }
        for (index, _) in seen.asked.iter().enumerate().filter(|(_, asked)| !**asked) {
            self.add(Place::Question(index), Fault::NeverAsked);
        }
        for (index, holds) in seen.holds.iter().enumerate() {
            match (holds, seen.contradicts[index]) {
                (false, _) => self.add(Place::Rule(index), Fault::NeverHolds),
                (true, Some(earlier)) => {
                    self.add(Place::Rule(index), Fault::Contradicts(earlier));
                }
                (true, None) => {}
            }
        }
    }
}

/// What was seen on the ways so far.
struct Seen<'a> {
    ways: usize,
    asked: Vec<bool>,
    holds: Vec<bool>,
    /// By rule, the earlier one that it contradicts.
    contradicts: Vec<Option<usize>>,
    /// By rule, the first rule about the same material.
    first: Vec<usize>,
    /// By that first rule, those that hold on this way.
    together: Vec<Vec<usize>>,
    rules: &'a [MaterialRule],
}

impl<'a> Seen<'a> {
    fn new(questions: &[Question], rules: &'a [MaterialRule]) -> Self {
        let first = |rule: &MaterialRule| {
            let mut rules = rules.iter();
            let first = rules.position(|known| known.material == rule.material);
            first.unwrap_or_default()
        };
        Self {
            ways: 0,
            asked: vec![false; questions.len()],
            holds: vec![false; rules.len()],
            contradicts: vec![None; rules.len()],
            first: rules.iter().map(first).collect(),
            together: vec![Vec::new(); rules.len()],
            rules,
        }
    }

    fn add(&mut self, plan: &Plan, given: &[Option<usize>], is_dead_end: bool) {
        for (asked, answer) in self.asked.iter_mut().zip(given) {
            *asked |= answer.is_some();
        }
        if is_dead_end {
            return;
        }
        self.together.iter_mut().for_each(Vec::clear);
        for index in (0..self.rules.len()).filter(|rule| plan.holds(*rule, given)) {
            self.holds[index] = true;
            let together = &mut self.together[self.first[index]];
            let mut earlier = together.iter().copied();
            let other = earlier.find(|earlier| self.rules[*earlier].need != self.rules[index].need);
            if self.contradicts[index].is_none() {
                self.contradicts[index] = other;
            }
            together.push(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Choice;

    /// What is checked, and what is wrong with it.
    type Row<T> = (Vec<T>, Vec<(Place, Fault)>);

    fn choices(keys: &[&str]) -> Vec<Choice> {
        let choice = |key: &&str| Choice {
            key: key.trim_end_matches('!').to_owned(),
            label: (*key).to_owned(),
            // Written `key!`.
            is_dead_end: key.ends_with('!'),
            advice: "去别处".to_owned(),
        };
        keys.iter().map(choice).collect()
    }

    /// Written `question=a|b`, parted by spaces.
    fn when(text: &str) -> Vec<Condition> {
        let parts = text.split_whitespace().map(|part| {
            let (question, is) = part.split_once('=').unwrap_or((part, ""));
            Condition {
                question: question.to_owned(),
                is: is
                    .split('|')
                    .filter(|key| !key.is_empty())
                    .map(str::to_owned)
                    .collect(),
            }
        });
        parts.collect()
    }

    fn question(key: &str, options: &[&str], asked_when: &str) -> Question {
        Question {
            key: key.to_owned(),
            options: choices(options),
            when: when(asked_when),
            ..Question::default()
        }
    }

    fn rule(material: &str, holds_when: &str, need: Need) -> MaterialRule {
        MaterialRule {
            material: material.to_owned(),
            when: when(holds_when),
            need,
            reason: "因此".to_owned(),
        }
    }

    fn flaws(questions: &[Question], rules: &[MaterialRule]) -> Vec<(Place, Fault)> {
        let materials = ["甲", "乙"].map(|name| Material {
            material_name: name.to_owned(),
            ..Material::default()
        });
        let flaws = check(questions, rules, &materials);
        flaws
            .into_iter()
            .map(|flaw| (flaw.place, flaw.fault))
            .collect()
    }

    #[test]
    fn questions_are_checked() {
        let who = || question("who", &["self", "agent"], "");
        let rows: Vec<Row<Question>> = vec![
            (vec![], vec![]),
            (
                vec![who(), question("how", &["a", "b"], "who=agent")],
                vec![],
            ),
            (
                vec![question("Who", &["a", "b"], "")],
                vec![(Place::Question(0), Fault::BadKey)],
            ),
            (
                vec![question("", &["a", "b"], "")],
                vec![(Place::Question(0), Fault::BadKey)],
            ),
            (
                vec![who(), who()],
                vec![(Place::Question(1), Fault::RepeatedKey)],
            ),
            (
                vec![question("q", &["a", "a"], "")],
                vec![(Place::Choice(0, 1), Fault::RepeatedKey)],
            ),
            (
                vec![question("q", &["a", "乙"], "")],
                vec![(Place::Choice(0, 1), Fault::BadKey)],
            ),
            (
                vec![question("q", &["a"], "")],
                vec![(Place::Choices(0), Fault::TooFewChoices)],
            ),
            (
                vec![question(
                    "q",
                    &["a", "b", "c", "d", "e", "f", "g", "h", "i"],
                    "",
                )],
                vec![(Place::Choices(0), Fault::TooMany(8))],
            ),
            (
                vec![who(), question("q", &["a", "b"], "whom=self")],
                vec![(
                    Place::QuestionWhen(1, 0),
                    Fault::UnknownQuestion("whom".to_owned()),
                )],
            ),
            (
                vec![who(), question("q", &["a", "b"], "who=me")],
                vec![(
                    Place::QuestionWhen(1, 0),
                    Fault::UnknownChoice("me".to_owned()),
                )],
            ),
            (
                vec![who(), question("q", &["a", "b"], "who=")],
                vec![(Place::QuestionWhen(1, 0), Fault::NoChoice)],
            ),
            (
                vec![question("q", &["a", "b"], "who=self"), who()],
                vec![(
                    Place::QuestionWhen(0, 0),
                    Fault::LaterQuestion("who".to_owned()),
                )],
            ),
            (
                vec![question("q", &["a", "b"], "q=a")],
                vec![(
                    Place::QuestionWhen(0, 0),
                    Fault::LaterQuestion("q".to_owned()),
                )],
            ),
            (
                vec![who(), question("q", &["a", "b"], "who=self who=agent")],
                vec![(Place::Question(1), Fault::NeverAsked)],
            ),
            // Behind a dead end nothing is asked.
            (
                vec![
                    question("who", &["self", "other!"], ""),
                    question("q", &["a", "b"], "who=other"),
                ],
                vec![(Place::Question(1), Fault::NeverAsked)],
            ),
            (
                vec![who(), question("q", &["a!", "b!"], "who=agent")],
                vec![(Place::Choices(1), Fault::OnlyDeadEnds)],
            ),
        ];
        for (questions, expected) in rows {
            assert_eq!(flaws(&questions, &[]), expected, "{questions:?}");
        }
    }

    #[test]
    fn a_dead_end_says_what_to_do() {
        let mut lost = question("q", &["a!", "b"], "");
        lost.options[0].advice.clear();
        assert_eq!(
            flaws(&[lost], &[]),
            [(Place::Choice(0, 0), Fault::NoAdvice)]
        );
    }

    #[test]
    fn rules_are_checked() {
        let questions = [
            question("who", &["self", "agent", "nobody!"], ""),
            question("how", &["a", "b"], "who=agent"),
        ];
        let rows: Vec<Row<MaterialRule>> = vec![
            (
                vec![
                    rule("甲", "who=self", Need::NotNeeded),
                    rule("甲", "who=agent how=a", Need::Bring),
                    rule("甲", "how=b", Need::Later),
                    rule("乙", "", Need::Exempt),
                ],
                vec![],
            ),
            (
                vec![rule("丙", "who=self", Need::Bring)],
                vec![(Place::Material(0), Fault::UnknownMaterial("丙".to_owned()))],
            ),
            (
                vec![
                    rule("甲", "how=c", Need::Bring),
                    rule("甲", "", Need::Bring),
                ],
                vec![(Place::RuleWhen(0, 0), Fault::UnknownChoice("c".to_owned()))],
            ),
            (
                vec![
                    rule("甲", "", Need::Bring),
                    rule("甲", "who=self how=a", Need::Bring),
                ],
                vec![(Place::Rule(1), Fault::NeverHolds)],
            ),
            (
                vec![rule("甲", "who=nobody", Need::Bring)],
                vec![(Place::Rule(0), Fault::NeverHolds)],
            ),
            (
                vec![
                    rule("甲", "who=self|agent", Need::Bring),
                    rule("乙", "who=agent", Need::NotNeeded),
                    rule("甲", "how=a", Need::NotNeeded),
                ],
                vec![(Place::Rule(2), Fault::Contradicts(0))],
            ),
            // Two that say the same may hold together.
            (
                vec![
                    rule("甲", "who=agent", Need::Bring),
                    rule("甲", "how=a", Need::Bring),
                ],
                vec![],
            ),
        ];
        for (rules, expected) in rows {
            assert_eq!(flaws(&questions, &rules), expected, "{rules:?}");
        }
        let silent = MaterialRule {
            reason: String::new(),
            ..rule("甲", "who=self", Need::NotNeeded)
        };
        assert_eq!(
            flaws(&questions, &[silent]),
            [(Place::Rule(0), Fault::NoReason)]
        );
    }

    #[test]
    fn sizes_are_bounded() {
        let key = |number: usize| format!("q{number}");
        let many: Vec<_> = (0..13)
            .map(|n| question(&key(n), &["a", "b"], ""))
            .collect();
        assert_eq!(flaws(&many, &[]), [(Place::Questions, Fault::TooMany(12))]);
        let rules = vec![rule("甲", "", Need::Bring); 201];
        assert_eq!(flaws(&[], &rules), [(Place::Rules, Fault::TooMany(200))]);
        // 8 to the 5th is more than 20,000; twelve questions of two choices are 4,096 ways.
        let wide = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let wide: Vec<_> = (0..5).map(|n| question(&key(n), &wide, "")).collect();
        assert_eq!(flaws(&wide, &[]), [(Place::Questions, Fault::TooManyWays)]);
        assert_eq!(flaws(&many[..12], &[]), []);
    }
}
