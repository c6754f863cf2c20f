//! 导入: the questions of an item and what they decide (材料体检), JSON arrays of nested objects.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use shigantong_contract::checklist::{
    Fault, Flaw, MOST_CHOICES, MOST_QUESTIONS, MOST_RULES, Place, check,
};
use shigantong_contract::{Choice, Condition, Material, MaterialRule, Need, Question};

use super::Reason;
use super::cells::Cells;

/// Longer than any key may be: the check says what a key is.
const KEY: usize = 40;
const LABEL: usize = 100;
const SENTENCE: usize = 200;
const ADVICE: usize = 500;
const NAME: usize = 500;

const NEEDS: &[(&str, &str)] = &[
    ("bring", "要带"),
    ("not_needed", "不用带"),
    ("exempt", "免提交"),
    ("later", "容缺后补"),
];

pub(super) type Object = Map<String, Value>;

/// Reads both columns. They are checked against each other and against the materials, unless one
/// of the three is wrong already.
pub(super) fn read(
    row: &mut Cells<'_>,
    materials: &[Material],
) -> (Vec<Question>, Vec<MaterialRule>) {
    let questions = column(row, "questions");
    let questions = list(
        row,
        "questions",
        questions.as_ref(),
        MOST_QUESTIONS,
        question,
    );
    let rules = column(row, "material_rules");
    let rules = list(row, "material_rules", rules.as_ref(), MOST_RULES, rule);
    let wrong = ["questions", "material_rules", "materials"];
    let is_wrong = |column: &str| wrong.iter().any(|wrong| column.starts_with(wrong));
    if !row.errors.iter().any(|error| is_wrong(&error.column)) {
        for Flaw { place, fault } in check(&questions, &rules, materials) {
            row.refuse(&name_of(place, &fault), Reason::Checklist(fault));
        }
    }
    (questions, rules)
}

pub(super) fn column(row: &mut Cells<'_>, name: &str) -> Option<Value> {
    let raw = row.raw(name);
    if raw.is_empty() {
        return None;
    }
    match serde_json::from_str(raw) {
        Ok(value) => Some(value),
        Err(error) => {
            let what = format!("第 {} 个字节附近有误", error.column());
            row.refuse(name, Reason::NotJson(what));
            None
        }
    }
}

/// The objects of a list, each read by its own names.
pub(super) fn list<T: Names>(
    row: &mut Cells<'_>,
    place: &str,
    value: Option<&Value>,
    most: usize,
    read: impl Fn(&mut Cells<'_>, &Object) -> T,
) -> Vec<T> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Vec::new();
    };
    let Some(values) = value.as_array() else {
        row.refuse(place, Reason::NotJson("应为数组".to_owned()));
        return Vec::new();
    };
    if values.len() > most {
        row.refuse(place, Reason::TooMany(most));
        return Vec::new();
    }
    let mut list = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let place = format!("{place}[{}]", index + 1);
        let Some(object) = value.as_object() else {
            row.refuse(&place, Reason::NotJson("应为对象".to_owned()));
            continue;
        };
        let cells = scalars::<T>(row, &place, object);
        let mut entry = row.within(&place, &cells);
        list.push(read(&mut entry, object));
        row.errors.append(&mut entry.errors);
    }
    list
}

/// What an object may hold.
pub(super) trait Names {
    /// Texts and flags.
    const TEXTS: &[&str];
    /// Lists.
    const LISTS: &[&str];
}

impl Names for Question {
    const TEXTS: &[&str] = &["key", "text", "hint"];
    const LISTS: &[&str] = &["options", "when"];
}

impl Names for Choice {
    const TEXTS: &[&str] = &["key", "label", "advice", "is_dead_end"];
    const LISTS: &[&str] = &[];
}

impl Names for Condition {
    const TEXTS: &[&str] = &["question"];
    const LISTS: &[&str] = &["is"];
}

impl Names for MaterialRule {
    const TEXTS: &[&str] = &["material", "need", "reason"];
    const LISTS: &[&str] = &["when"];
}

/// The texts of an object. A name that it does not have is refused: a condition with a slip of
/// the pen would hold always.
fn scalars<T: Names>(
    row: &mut Cells<'_>,
    place: &str,
    object: &Object,
) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    for (name, value) in object {
        let at = format!("{place}.{name}");
        let text = match value {
            _ if T::LISTS.contains(&name.as_str()) => continue,
            _ if !T::TEXTS.contains(&name.as_str()) => {
                let known = [T::TEXTS, T::LISTS].concat().join("、");
                row.refuse(&at, Reason::UnknownName(known));
                continue;
            }
            Value::Null => continue,
            Value::String(text) => text.clone(),
            Value::Bool(flag) => flag.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Array(_) | Value::Object(_) => {
                row.refuse(&at, Reason::NotJson("应为文字".to_owned()));
                continue;
            }
        };
        cells.insert(name.clone(), text);
    }
    cells
}

fn question(entry: &mut Cells<'_>, object: &Object) -> Question {
    Question {
        key: entry.line_of_text("key", KEY),
        text: entry.required("text", SENTENCE),
        hint: entry.line_of_text("hint", ADVICE),
        options: list(
            entry,
            "options",
            object.get("options"),
            MOST_CHOICES,
            choice,
        ),
        when: conditions(entry, object),
    }
}

fn choice(entry: &mut Cells<'_>, _: &Object) -> Choice {
    Choice {
        key: entry.line_of_text("key", KEY),
        label: entry.required("label", LABEL),
        advice: entry.line_of_text("advice", ADVICE),
        is_dead_end: entry.flag("is_dead_end").unwrap_or(false),
    }
}

fn rule(entry: &mut Cells<'_>, object: &Object) -> MaterialRule {
    let need = entry.coded("need", NEEDS).map(|need| need.code);
    if need.is_none() && entry.raw("need").is_empty() {
        entry.refuse("need", Reason::Missing);
    }
    MaterialRule {
        material: entry.required("material", NAME),
        when: conditions(entry, object),
        need: match need.as_deref() {
            Some("not_needed") => Need::NotNeeded,
            Some("exempt") => Need::Exempt,
            Some("later") => Need::Later,
            _ => Need::Bring,
        },
        reason: entry.line_of_text("reason", SENTENCE),
    }
}

/// More conditions than there are questions say nothing more.
fn conditions(entry: &mut Cells<'_>, object: &Object) -> Vec<Condition> {
    list(entry, "when", object.get("when"), MOST_QUESTIONS, condition)
}

fn condition(entry: &mut Cells<'_>, object: &Object) -> Condition {
    let is = match object.get("is") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::String(key)) => Some(vec![key.clone()]),
        Some(Value::Array(keys)) if keys.len() <= MOST_CHOICES => {
            let keys = keys.iter().map(|key| key.as_str().map(str::to_owned));
            keys.collect()
        }
        Some(_) => None,
    };
    if is.is_none() {
        let what = format!("应为最多 {MOST_CHOICES} 个选项 key 的数组");
        entry.refuse("is", Reason::NotJson(what));
    }
    Condition {
        question: entry.required("question", KEY),
        is: is.unwrap_or_default(),
    }
}

/// A place as a column of the report.
fn name_of(place: Place, fault: &Fault) -> String {
    let question = |index: usize| format!("questions[{}]", index + 1);
    let rule = |index: usize| format!("material_rules[{}]", index + 1);
    match place {
        Place::Questions => "questions".to_owned(),
        Place::Question(index) => match fault {
            Fault::NeverAsked => format!("{}.when", question(index)),
            _ => format!("{}.key", question(index)),
        },
        Place::Choices(index) => format!("{}.options", question(index)),
        Place::Choice(index, at) => {
            let part = match fault {
                Fault::NoAdvice => "advice",
                _ => "key",
            };
            format!("{}.options[{}].{part}", question(index), at + 1)
        }
        Place::QuestionWhen(index, at) => format!("{}.when[{}]", question(index), at + 1),
        Place::Rules => "material_rules".to_owned(),
        Place::Material(index) => format!("{}.material", rule(index)),
        Place::Rule(index) => match fault {
            Fault::NoReason => format!("{}.reason", rule(index)),
            _ => format!("{}.when", rule(index)),
        },
        Place::RuleWhen(index, at) => format!("{}.when[{}]", rule(index), at + 1),
    }
}
