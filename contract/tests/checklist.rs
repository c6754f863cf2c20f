//! 材料体检, over questions and rules of all shapes, beside a slow and simple reading of them.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;
use shigantong_contract::checklist::{Fault, Place, Standing, check, evaluate};
use shigantong_contract::{
    Answers, Choice, Coded, Condition, Material, MaterialRule, Need, Question,
};

/// An item's questions, rules and materials.
#[derive(Clone, Debug)]
struct Item {
    questions: Vec<Question>,
    rules: Vec<MaterialRule>,
    materials: Vec<Material>,
}

const NEEDS: [Need; 4] = [Need::Bring, Need::NotNeeded, Need::Exempt, Need::Later];
const KEYS: [&str; 4] = ["a", "b", "c", "d"];

type RawCondition = (Index, Vec<bool>);

fn conditions(questions: &[Question], raw: &[RawCondition]) -> Vec<Condition> {
    if questions.is_empty() {
        return vec![];
    }
    let condition = |(index, is): &RawCondition| {
        let question = index.get(questions);
        let keys = question.options.iter().map(|choice| choice.key.clone());
        let mut keys: Vec<String> = keys.collect();
        let all = keys.clone();
        let mut picks = is.iter();
        keys.retain(|_| *picks.next().unwrap_or(&false));
        Condition {
            question: question.key.clone(),
            is: if keys.is_empty() { all } else { keys },
        }
    };
    raw.iter().map(condition).collect()
}

fn raw_conditions(most: usize) -> impl Strategy<Value = Vec<RawCondition>> {
    let picks = prop::collection::vec(any::<bool>(), 4);
    prop::collection::vec((any::<Index>(), picks), 0..=most)
}

prop_compose! {
    /// Any item whose names are right; whether it can be decided is left to chance.
    fn item()(
        questions in prop::collection::vec((2usize..=4, raw_conditions(2), 0usize..10), 1..5),
        rules in prop::collection::vec((0usize..3, raw_conditions(2), 0usize..4), 0..9),
        needs in prop::collection::vec((1u8..=3, any::<bool>()), 3),
    ) -> Item {
        let mut asked: Vec<Question> = vec![];
        for (number, (choices, when, dead)) in questions.iter().enumerate() {
            let options = KEYS[..*choices].iter().enumerate().map(|(at, key)| Choice {
                key: (*key).to_owned(),
                is_dead_end: at == *dead,
                advice: "别处".to_owned(),
                ..Choice::default()
            });
            let question = Question {
                key: format!("q{number}"),
                options: options.collect(),
                when: conditions(&asked, when),
                ..Question::default()
            };
            asked.push(question);
        }
        let materials = needs.iter().enumerate().map(|(number, (need, is_exempt))| Material {
            material_name: format!("m{number}"),
            is_need: Coded { code: need.to_string(), label: String::new() },
            exempt: if *is_exempt { "共享".to_owned() } else { String::new() },
            ..Material::default()
        });
        let rules = rules.iter().enumerate().map(|(number, (material, when, need))| MaterialRule {
            material: format!("m{material}"),
            when: conditions(&asked, when),
            need: NEEDS[*need],
            reason: format!("r{number}"),
        });
        Item { rules: rules.collect(), materials: materials.collect(), questions: asked }
    }
}

impl Item {
    /// Takes away what `check` refuses, until nothing is left to refuse.
    fn mended(mut self) -> Self {
        loop {
            let flaws = check(&self.questions, &self.rules, &self.materials);
            let Some(flaw) = flaws.last() else {
                return self;
            };
            match flaw.place {
                Place::Rule(rule) => {
                    self.rules.remove(rule);
                }
                Place::Question(question) => {
                    let gone = self.questions.remove(question).key;
                    let names = |when: &[Condition]| when.iter().any(|c| c.question == gone);
                    self.rules.retain(|rule| !names(&rule.when));
                    for question in &mut self.questions {
                        question.when.retain(|condition| condition.question != gone);
                    }
                }
                _ => panic!("{flaw:?}"),
            }
        }
    }

    /// Every set of answers to all questions, asked or not.
    fn all_answers(&self) -> Vec<Answers> {
        let mut all = vec![Answers::default()];
        for question in &self.questions {
            all = all
                .iter()
                .flat_map(|answers| {
                    let choices = question.options.iter();
                    choices.map(|choice| answers.with(&question.key, &choice.key))
                })
                .collect();
        }
        all
    }

    /// The answers that count, read as the types' documentation says; and whether they end in a
    /// dead end.
    fn counted(&self, answers: &Answers) -> (BTreeMap<&str, String>, bool) {
        let mut counted = BTreeMap::new();
        for question in self.asked(answers) {
            let Some(answer) = answers.get(&question.key) else {
                continue;
            };
            let choice = question.options.iter().find(|choice| choice.key == answer);
            if let Some(choice) = choice {
                counted.insert(question.key.as_str(), choice.key.clone());
                if choice.is_dead_end {
                    return (counted, true);
                }
            }
        }
        (counted, false)
    }

    fn asked(&self, answers: &Answers) -> Vec<&Question> {
        let mut counted: BTreeMap<&str, &str> = BTreeMap::new();
        let mut asked = vec![];
        for question in &self.questions {
            let holds = |condition: &Condition| {
                let answer = counted.get(condition.question.as_str());
                answer.is_some_and(|answer| condition.is.iter().any(|key| key == answer))
            };
            if !question.when.iter().all(holds) {
                continue;
            }
            asked.push(question);
            let answer = answers.get(&question.key);
            let choice = question
                .options
                .iter()
                .find(|choice| Some(choice.key.as_str()) == answer);
            if let Some(choice) = choice {
                counted.insert(&question.key, &choice.key);
                if choice.is_dead_end {
                    break;
                }
            }
        }
        asked
    }

    /// The rules that hold for these answers.
    fn holding(&self, answers: &Answers) -> Vec<&MaterialRule> {
        let (counted, _) = self.counted(answers);
        let holds = |condition: &Condition| {
            let answer = counted.get(condition.question.as_str());
            answer.is_some_and(|answer| condition.is.contains(answer))
        };
        let rules = self.rules.iter();
        rules.filter(|rule| rule.when.iter().all(holds)).collect()
    }

    /// What becomes of a material for full answers.
    fn outcome(&self, material: &Material, answers: &Answers) -> Standing {
        let rules = self.holding(answers);
        let mut rules = rules
            .iter()
            .filter(|rule| rule.material == material.material_name);
        match rules.next().map(|rule| rule.need) {
            Some(Need::Bring) => Standing::Bring,
            Some(Need::NotNeeded) => Standing::NotNeeded,
            Some(Need::Exempt) => Standing::Exempt,
            Some(Need::Later) => Standing::Later,
            None if !material.exempt.is_empty() => Standing::Exempt,
            None if material.is_need.code == "2" => Standing::Optional,
            None if material.is_need.code == "3" => Standing::Later,
            None => Standing::Bring,
        }
    }

    fn list(&self, answers: &Answers) -> shigantong_contract::checklist::Checklist {
        evaluate(&self.questions, &self.rules, &self.materials, answers)
    }
}

/// Some of the answers, by which questions are answered.
fn part(answers: &Answers, picks: &[bool]) -> Answers {
    let mut picks = picks.iter().copied();
    let pairs = answers.pairs();
    let pairs = pairs.iter().filter(|_| picks.next().unwrap_or(true));
    Answers::parse(pairs.map(|(name, value)| (name.as_str(), value.as_str())))
}

proptest! {
    #[test]
    fn full_answers_leave_nothing_open(item in item(), pick in any::<Index>()) {
        let item = item.mended();
        let all = item.all_answers();
        let answers = pick.get(&all);
        let list = item.list(answers);
        prop_assert_eq!(list.unanswered(), 0);
        let order: Vec<usize> = list.entries.iter().map(|entry| entry.material).collect();
        prop_assert_eq!(order, vec![0, 1, 2]);
        let (_, is_dead_end) = item.counted(answers);
        prop_assert_eq!(list.dead_end.is_some(), is_dead_end);
        for entry in &list.entries {
            let expected = item.outcome(&item.materials[entry.material], answers);
            prop_assert_eq!(&entry.standing, &expected);
        }
    }

    /// Said before the last answer is what every last answer leads to, and nothing else.
    #[test]
    fn open_is_what_can_still_differ(
        item in item(), pick in any::<Index>(), picks in prop::collection::vec(any::<bool>(), 5),
    ) {
        let item = item.mended();
        let all = item.all_answers();
        let answers = part(pick.get(&all), &picks);
        let list = item.list(&answers);
        let asked: Vec<&str> = item.asked(&answers).iter().map(|q| q.key.as_str()).collect();
        let found = list.asked.iter().map(|asked| item.questions[asked.question].key.as_str());
        prop_assert_eq!(&found.collect::<Vec<_>>(), &asked);
        let (counted, is_dead_end) = item.counted(&answers);
        if is_dead_end {
            prop_assert_eq!(list.unanswered(), 0);
            return Ok(());
        }
        // Those who go on from here, and come to a list.
        let goes_on = |full: &&Answers| {
            let (then, is_dead_end) = item.counted(full);
            !is_dead_end && counted.iter().all(|(key, value)| then.get(key) == Some(value))
        };
        for entry in &list.entries {
            let material = &item.materials[entry.material];
            let outcomes = all.iter().filter(goes_on).map(|full| item.outcome(material, full));
            let outcomes: Vec<Standing> = outcomes.collect();
            let first = outcomes.first().unwrap();
            let is_settled = outcomes.iter().all(|outcome| outcome == first);
            match &entry.standing {
                Standing::Open(on) => {
                    prop_assert!(!is_settled, "{entry:?} is {first:?}");
                    prop_assert!(!on.is_empty());
                    for question in on {
                        let key = &item.questions[*question].key;
                        prop_assert!(asked.contains(&key.as_str()) && answers.get(key).is_none());
                    }
                }
                settled => prop_assert!(is_settled && settled == first, "{entry:?}: {outcomes:?}"),
            }
        }
    }

    #[test]
    fn what_is_not_asked_counts_for_nothing(item in item(), pick in any::<Index>(), picks in prop::collection::vec(any::<bool>(), 5)) {
        let item = item.mended();
        let all = item.all_answers();
        let answers = part(pick.get(&all), &picks);
        let (counted, _) = item.counted(&answers);
        let only: Vec<(String, &str)> = counted
            .iter()
            .map(|(key, choice)| (Answers::parameter(key), choice.as_str()))
            .collect();
        let only = Answers::parse(only.iter().map(|(name, value)| (name.as_str(), *value)));
        prop_assert_eq!(item.list(&answers), item.list(&only));
    }

    #[test]
    fn a_checked_set_never_contradicts_itself(item in item()) {
        let item = item.mended();
        for answers in item.all_answers() {
            let (_, is_dead_end) = item.counted(&answers);
            let mut said: BTreeMap<&str, Need> = BTreeMap::new();
            for rule in item.holding(&answers).into_iter().filter(|_| !is_dead_end) {
                let need = said.entry(&rule.material).or_insert(rule.need);
                prop_assert_eq!(*need, rule.need);
            }
        }
    }

    /// What is refused as unreachable is so, and nothing else is.
    #[test]
    fn refusals_are_exact(item in item()) {
        let flaws = check(&item.questions, &item.rules, &item.materials);
        let mut asked = BTreeSet::new();
        let mut held = BTreeSet::new();
        for answers in item.all_answers() {
            asked.extend(item.asked(&answers).iter().map(|q| q.key.clone()));
            if !item.counted(&answers).1 {
                held.extend(item.holding(&answers).iter().map(|rule| rule.reason.clone()));
            }
        }
        for (index, question) in item.questions.iter().enumerate() {
            let never = flaws.iter().any(|f| f.place == Place::Question(index) && f.fault == Fault::NeverAsked);
            prop_assert_eq!(never, !asked.contains(&question.key));
        }
        for (index, rule) in item.rules.iter().enumerate() {
            let never = flaws.iter().any(|f| f.place == Place::Rule(index) && f.fault == Fault::NeverHolds);
            prop_assert_eq!(never, !held.contains(&rule.reason));
        }
    }

    /// Data that no import let in are read without a panic.
    #[test]
    fn anything_is_read(
        mut item in item(), names in prop::collection::vec("[a-d]|q[0-9]|甲|", 8), pick in any::<Index>(),
    ) {
        let mut names = names.into_iter().cycle();
        for question in &mut item.questions {
            question.key = names.next().unwrap();
            for condition in &mut question.when {
                condition.question = names.next().unwrap();
            }
            if question.key.is_empty() {
                question.options.clear();
            }
        }
        for rule in &mut item.rules {
            rule.material = names.next().unwrap();
        }
        let _ = check(&item.questions, &item.rules, &item.materials);
        let all = item.all_answers();
        let none = Answers::default();
        let answers = if all.is_empty() { &none } else { pick.get(&all) };
        prop_assert_eq!(item.list(answers).entries.len(), 3);
    }
}
