//! Tables of questions and rules that can and cannot be decided.

use super::*;
use crate::Choice;

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
