//! What follows from a person's answers: the exact list, and what is still to be asked.

use std::ops::ControlFlow;

use super::plan::Plan;
use super::{Answers, MaterialRule, Need, Question};
use crate::Material;

/// What a person does about one material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 要带.
    Bring,
    /// 容缺后补: it may follow later.
    Later,
    /// 免提交: a department already holds it.
    Exempt,
    /// 不用带.
    NotNeeded,
    /// 非必要, and no rule says when: only in the case that its own entry describes.
    Optional,
    /// 看情况: it depends on these questions, which are asked now, by index.
    Open(Vec<usize>),
}

/// One material, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its index among the item's materials.
    pub material: usize,
    /// What to do about it.
    pub standing: Standing,
    /// Why, or who holds it. Empty where nothing needs to be said, or where what is not answered
    /// yet changes the reason and nothing else.
    pub reason: String,
}

/// A question that is asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its index among the item's questions.
    pub question: usize,
    /// The index of the chosen answer.
    pub answer: Option<usize>,
}

/// The list of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// The questions that are asked now, in order.
    pub asked: Vec<Asked>,
    /// The question whose answer is a dead end, with that answer; then no list follows.
    pub dead_end: Option<(usize, usize)>,
    /// Every material once, in order.
    pub entries: Vec<Entry>,
}

impl Checklist {
    /// How many questions are asked now and not answered yet; after a dead end none matters.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        if self.dead_end.is_some() {
            return 0;
        }
        let asked = self.asked.iter();
        asked.filter(|asked| asked.answer.is_none()).count()
    }

    /// The entries of one kind.
    pub fn entries_that_are(&self, standing: &Standing) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter();
        entries.filter(move |entry| entry.standing == *standing)
    }
}

/// The list for these answers. Answers to questions that are not asked count for nothing, and
/// are kept by the caller: asked again, they count again. Data that [`check`](super::check) would
/// refuse are read as well as they can be: a condition that names what is not there never holds,
/// and of two rules that contradict each other the first counts.
#[must_use]
pub fn evaluate(
    questions: &[Question],
    rules: &[MaterialRule],
    materials: &[Material],
    answers: &Answers,
) -> Checklist {
    let plan = Plan::of(questions, rules);
    let (given, asked) = plan.given(questions, answers);
    let asked: Vec<Asked> = asked
        .into_iter()
        .map(|question| Asked {
            question,
            answer: given[question],
        })
        .collect();
    let last = asked
        .last()
        .and_then(|last| Some((last.question, last.answer?)));
    let dead_end = last.filter(|(question, choice)| plan.is_dead_end(*question, *choice));
    let case = Case {
        plan: &plan,
        rules,
        given: &given,
        asked: &asked,
        is_over: dead_end.is_some(),
    };
    let entries = materials.iter().enumerate();
    let entries = entries.map(|(index, material)| case.entry(index, material));
    Checklist {
        entries: entries.collect(),
        dead_end,
        asked,
    }
}

struct Case<'a> {
    plan: &'a Plan,
    rules: &'a [MaterialRule],
    given: &'a [Option<usize>],
    asked: &'a [Asked],
    /// After a dead end nothing is asked any more.
    is_over: bool,
}

type Outcome<'a> = (Standing, &'a str);

impl<'a> Case<'a> {
    fn entry(&self, index: usize, material: &'a Material) -> Entry {
        let own = (0..self.rules.len())
            .filter(|rule| self.rules[*rule].material == material.material_name)
            .filter(|rule| !self.plan.fails(*rule, self.given));
        let own: Vec<usize> = own.collect();
        let (standing, reason) = self
            .settled(&own, material)
            .unwrap_or_else(|| (Standing::Open(self.depends_on(&own)), ""));
        Entry {
            material: index,
            standing,
            reason: reason.to_owned(),
        }
    }

    /// What becomes of a material whatever else is answered; `None` where that can differ.
    fn settled(&self, own: &[usize], material: &'a Material) -> Option<Outcome<'a>> {
        if let Some(rule) = self.first_that_holds(own, self.given) {
            return Some(self.outcome(rule, material));
        }
        if self.is_over {
            return Some(by_itself(material));
        }
        let mut found: Option<Outcome<'a>> = None;
        let mut differs = false;
        let mask = self.plan.questions_of(own);
        self.plan.walk(&mask, self.given, &mut |way| {
            if way.is_dead_end {
                return ControlFlow::Continue(());
            }
            let rule = self.first_that_holds(own, way.given);
            let outcome = rule.map_or_else(|| by_itself(material), |r| self.outcome(r, material));
            match &mut found {
                None => found = Some(outcome),
                Some((standing, _)) if *standing != outcome.0 => {
                    differs = true;
                    return ControlFlow::Break(());
                }
                Some((_, reason)) if *reason != outcome.1 => *reason = "",
                Some(_) => {}
            }
            ControlFlow::Continue(())
        });
        if differs {
            return None;
        }
        // No way at all is one that ends, or one of data that say nothing.
        Some(found.unwrap_or_else(|| by_itself(material)))
    }

    fn first_that_holds(&self, own: &[usize], given: &[Option<usize>]) -> Option<usize> {
        let mut own = own.iter().copied();
        own.find(|rule| self.plan.holds(*rule, given))
    }

    fn outcome(&self, rule: usize, material: &'a Material) -> Outcome<'a> {
        let rule = &self.rules[rule];
        let standing = match rule.need {
            Need::Bring => Standing::Bring,
            Need::NotNeeded => Standing::NotNeeded,
            Need::Exempt => Standing::Exempt,
            Need::Later => Standing::Later,
        };
        let reason = match rule.need {
            Need::Exempt if rule.reason.is_empty() => &material.exempt,
            _ => &rule.reason,
        };
        (standing, reason)
    }

    /// The questions asked now whose answers these rules wait for.
    fn depends_on(&self, own: &[usize]) -> Vec<usize> {
        let mask = self.plan.questions_of(own);
        let open = self.asked.iter().filter(|asked| asked.answer.is_none());
        let open = open.map(|asked| asked.question);
        open.filter(|question| mask[*question]).collect()
    }
}

/// What a material's own entry says.
fn by_itself(material: &Material) -> Outcome<'_> {
    match material.is_need.code.as_str() {
        _ if !material.exempt.is_empty() => (Standing::Exempt, &material.exempt),
        "2" => (Standing::Optional, ""),
        "3" => (Standing::Later, ""),
        _ => (Standing::Bring, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;
    use crate::codes::MATERIAL_NEED;
    use crate::{Choice, Coded, Condition};

    /// Written `material need exempt`.
    fn material(name: &str, need: &str, exempt: &str) -> Material {
        Material {
            material_name: name.to_owned(),
            is_need: Coded::of(MATERIAL_NEED, need),
            exempt: exempt.to_owned(),
            ..Material::default()
        }
    }

    fn question(key: &str, options: &[&str], when: &[Condition]) -> Question {
        let choice = |key: &&str| Choice {
            key: (*key).to_owned(),
            advice: "请到别处".to_owned(),
            is_dead_end: *key == "abroad",
            ..Choice::default()
        };
        Question {
            key: key.to_owned(),
            options: options.iter().map(choice).collect(),
            when: when.to_vec(),
            ..Question::default()
        }
    }

    fn on(question: &str, is: &str) -> Condition {
        Condition {
            question: question.to_owned(),
            is: vec![is.to_owned()],
        }
    }

    fn rule(material: &str, when: &[Condition], need: Need, reason: &str) -> MaterialRule {
        MaterialRule {
            material: material.to_owned(),
            when: when.to_vec(),
            need,
            reason: reason.to_owned(),
        }
    }

    fn permit() -> (Vec<Question>, Vec<MaterialRule>, Vec<Material>) {
        let questions = vec![
            question("who", &["self", "agent", "abroad"], &[]),
            question("kind", &["meals", "shop"], &[]),
            question("paper", &["yes", "no"], &[on("who", "agent")]),
        ];
        let rules = vec![
            rule("委托书", &[on("who", "self")], Need::NotNeeded, "本人办理"),
            rule("委托书", &[on("paper", "yes")], Need::Bring, ""),
            rule("委托书", &[on("paper", "no")], Need::Later, "三日内补"),
            rule("流程图", &[on("kind", "shop")], Need::NotNeeded, "只卖不做"),
            rule("执照", &[on("paper", "no")], Need::Exempt, ""),
        ];
        let materials = vec![
            material("申请书", "1", ""),
            material("执照", "1", "电子证照"),
            material("流程图", "1", ""),
            material("委托书", "2", ""),
            material("照片", "2", ""),
            material("鉴定", "3", ""),
        ];
        assert_eq!(check(&questions, &rules, &materials), []);
        (questions, rules, materials)
    }

    /// The list as letters: B, L, E, N, O and ? with the questions that it depends on.
    fn list(answers: &str) -> String {
        let (questions, rules, materials) = permit();
        let list = evaluate(
            &questions,
            &rules,
            &materials,
            &Answers::parse_query(answers),
        );
        let entry = |entry: &Entry| match &entry.standing {
            Standing::Bring => "B".to_owned(),
            Standing::Later => format!("L{}", entry.reason),
            Standing::Exempt => format!("E{}", entry.reason),
            Standing::NotNeeded => format!("N{}", entry.reason),
            Standing::Optional => "O".to_owned(),
            Standing::Open(on) => format!("?{on:?}"),
        };
        let entries: Vec<String> = list.entries.iter().map(entry).collect();
        let asked: Vec<usize> = list.asked.iter().map(|asked| asked.question).collect();
        format!("{asked:?} {} {}", list.unanswered(), entries.join(" "))
    }

    #[test]
    fn answers_decide() {
        let rows = [
            ("", "[0, 1] 2 B E电子证照 ?[1] ?[0] O L"),
            ("q.who=self", "[0, 1] 1 B E电子证照 ?[1] N本人办理 O L"),
            ("q.who=agent", "[0, 1, 2] 2 B E电子证照 ?[1] ?[2] O L"),
            (
                "q.who=agent&q.paper=no",
                "[0, 1, 2] 1 B E电子证照 ?[1] L三日内补 O L",
            ),
            (
                "q.who=agent&q.paper=yes&q.kind=meals",
                "[0, 1, 2] 0 B E电子证照 B B O L",
            ),
            // The answer to a question that is not asked now counts for nothing.
            (
                "q.who=self&q.paper=no&q.kind=shop",
                "[0, 1] 0 B E电子证照 N只卖不做 N本人办理 O L",
            ),
            ("q.paper=no", "[0, 1] 2 B E电子证照 ?[1] ?[0] O L"),
            (
                "q.who=nobody&q.whom=self",
                "[0, 1] 2 B E电子证照 ?[1] ?[0] O L",
            ),
            // Nothing is asked behind a dead end, and nothing stays open.
            ("q.who=abroad&q.kind=shop", "[0] 0 B E电子证照 B O O L"),
        ];
        for (answers, expected) in rows {
            assert_eq!(list(answers), expected, "{answers}");
        }
    }

    #[test]
    fn a_dead_end_is_named() {
        let (questions, rules, materials) = permit();
        let abroad = Answers::default().with("who", "abroad");
        let list = evaluate(&questions, &rules, &materials, &abroad);
        assert_eq!(list.dead_end, Some((0, 2)));
    }

    /// What every answer to come leads to is said before it is given.
    #[test]
    fn nothing_is_open_that_cannot_change() {
        let questions = [question("q", &["a", "b"], &[])];
        let materials = [material("甲", "1", ""), material("乙", "1", "")];
        let rules = [
            rule("甲", &[on("q", "a")], Need::NotNeeded, "其一"),
            rule("甲", &[on("q", "b")], Need::NotNeeded, "其二"),
            rule("乙", &[on("q", "a")], Need::Bring, ""),
        ];
        let list = evaluate(&questions, &rules, &materials, &Answers::default());
        let found: Vec<_> = list
            .entries
            .iter()
            .map(|e| (&e.standing, e.reason.as_str()))
            .collect();
        assert_eq!(found, [(&Standing::NotNeeded, ""), (&Standing::Bring, "")]);
    }

    #[test]
    fn without_questions_the_list_is_the_plain_one() {
        let (_, _, materials) = permit();
        let list = evaluate(&[], &[], &materials, &Answers::parse_query("q.who=self"));
        assert_eq!(list.asked, []);
        assert_eq!(list.entries.len(), 6);
        assert_eq!(list.entries_that_are(&Standing::Bring).count(), 2);
    }
}
