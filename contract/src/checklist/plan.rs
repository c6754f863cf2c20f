//! The questions and rules of an item with their keys resolved, and the ways through them.

use std::ops::ControlFlow;

use super::{Answers, Choice, Condition, MaterialRule, Question};

/// By question, the choice that counts: none where it is not asked, or not answered.
pub(super) type Given = Vec<Option<usize>>;

/// That a question was answered with one of these choices, as bits. No choices never hold.
struct Clause {
    question: usize,
    choices: u32,
}

struct Asking {
    choices: usize,
    dead_ends: u32,
    when: Vec<Clause>,
}

/// Questions and rules by index.
pub(super) struct Plan {
    questions: Vec<Asking>,
    rules: Vec<Vec<Clause>>,
}

/// A full set of answers, or one that ends in a dead end.
pub(super) struct Way<'a> {
    pub(super) given: &'a [Option<usize>],
    pub(super) is_dead_end: bool,
}

fn bit(index: usize) -> u32 {
    u32::try_from(index).map_or(0, |index| 1_u32.checked_shl(index).unwrap_or(0))
}

/// Conditions on the questions `before`. One that names another question never holds.
fn clauses(before: &[Question], when: &[Condition]) -> Vec<Clause> {
    let clause = |condition: &Condition| {
        let mut known = before.iter();
        let Some(question) = known.position(|known| known.key == condition.question) else {
            return Clause {
                question: 0,
                choices: 0,
            };
        };
        let choices = choices_where(&before[question], |choice| {
            condition.is.contains(&choice.key)
        });
        Clause { question, choices }
    };
    when.iter().map(clause).collect()
}

fn choices_where(question: &Question, is_meant: impl Fn(&Choice) -> bool) -> u32 {
    let choices = question.options.iter().enumerate();
    let meant = choices.filter(|(_, choice)| is_meant(choice));
    meant.fold(0, |bits, (index, _)| bits | bit(index))
}

impl Plan {
    /// Conditions that name what is not there, or a question that is asked later, never hold.
    pub(super) fn of(questions: &[Question], rules: &[MaterialRule]) -> Self {
        let asking = |(index, question): (usize, &Question)| Asking {
            choices: question.options.len(),
            dead_ends: choices_where(question, |choice| choice.is_dead_end),
            when: clauses(&questions[..index], &question.when),
        };
        Self {
            questions: questions.iter().enumerate().map(asking).collect(),
            rules: rules
                .iter()
                .map(|rule| clauses(questions, &rule.when))
                .collect(),
        }
    }

    /// Whether a rule holds.
    pub(super) fn holds(&self, rule: usize, given: &[Option<usize>]) -> bool {
        all_hold(&self.rules[rule], given)
    }

    /// Whether a rule fails whatever else is answered.
    pub(super) fn fails(&self, rule: usize, given: &[Option<usize>]) -> bool {
        self.rules[rule]
            .iter()
            .any(|clause| clause.choices == 0 || clause.fails(given))
    }

    /// Whether a question is asked after these answers to those before it.
    pub(super) fn is_asked(&self, question: usize, given: &[Option<usize>]) -> bool {
        all_hold(&self.questions[question].when, given)
    }

    /// Whether this answer ends the questions.
    pub(super) fn is_dead_end(&self, question: usize, choice: usize) -> bool {
        self.questions[question].dead_ends & bit(choice) != 0
    }

    /// Whether every choice of a question ends them.
    pub(super) fn has_no_way_on(&self, question: usize) -> bool {
        (0..self.questions[question].choices).all(|choice| self.is_dead_end(question, choice))
    }

    /// The answers that count, with the questions that are asked now, in order. Answers to
    /// questions that are not asked, and choices that do not exist, count for nothing.
    pub(super) fn given(&self, questions: &[Question], answers: &Answers) -> (Given, Vec<usize>) {
        let mut given = vec![None; self.questions.len()];
        let mut asked = Vec::new();
        for (index, question) in questions.iter().enumerate() {
            if !self.is_asked(index, &given) {
                continue;
            }
            asked.push(index);
            let answer = answers.get(&question.key);
            let mut choices = question.options.iter();
            given[index] = choices.position(|choice| Some(choice.key.as_str()) == answer);
            if given[index].is_some_and(|choice| self.is_dead_end(index, choice)) {
                break;
            }
        }
        (given, asked)
    }

    /// The questions that the conditions of these rules name, and those that decide whether they
    /// are asked, as a mask.
    pub(super) fn questions_of(&self, rules: &[usize]) -> Vec<bool> {
        let mut mask = vec![false; self.questions.len()];
        let mark = |mask: &mut [bool], when: &[Clause]| {
            for clause in when {
                if let Some(place) = mask.get_mut(clause.question) {
                    *place = true;
                }
            }
        };
        for rule in rules {
            mark(&mut mask, &self.rules[*rule]);
        }
        // Conditions name earlier questions only.
        for index in (0..mask.len()).rev() {
            if mask[index] {
                mark(&mut mask, &self.questions[index].when);
            }
        }
        mask
    }

    /// Visits every way through the questions of `mask` that keeps to what is given.
    pub(super) fn walk(
        &self,
        mask: &[bool],
        given: &[Option<usize>],
        visit: &mut dyn FnMut(Way<'_>) -> ControlFlow<()>,
    ) {
        let mut way = vec![None; self.questions.len()];
        let _ = self.step(0, mask, given, &mut way, visit);
    }

    fn step(
        &self,
        at: usize,
        mask: &[bool],
        given: &[Option<usize>],
        way: &mut Given,
        visit: &mut dyn FnMut(Way<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if at == way.len() {
            return visit(Way {
                given: way,
                is_dead_end: false,
            });
        }
        if !mask[at] || !self.is_asked(at, way) {
            return self.step(at + 1, mask, given, way, visit);
        }
        let choices = match given[at] {
            Some(choice) => choice..choice + 1,
            None => 0..self.questions[at].choices,
        };
        for choice in choices {
            way[at] = Some(choice);
            if self.is_dead_end(at, choice) {
                visit(Way {
                    given: way,
                    is_dead_end: true,
                })?;
            } else {
                self.step(at + 1, mask, given, way, visit)?;
            }
            way[at] = None;
        }
        ControlFlow::Continue(())
    }
}

impl Clause {
    fn holds(&self, given: &[Option<usize>]) -> bool {
        let answer = given.get(self.question).copied().flatten();
        answer.is_some_and(|choice| self.choices & bit(choice) != 0)
    }

    fn fails(&self, given: &[Option<usize>]) -> bool {
        let answer = given.get(self.question).copied().flatten();
        answer.is_some_and(|choice| self.choices & bit(choice) == 0)
    }
}

fn all_hold(when: &[Clause], given: &[Option<usize>]) -> bool {
    when.iter().all(|clause| clause.holds(given))
}
