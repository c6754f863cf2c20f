//! 异议申请 and 修复申请: what the subject of an entry sends, by `POST`; numbers travel in the body.

use serde::{Deserialize, Serialize};

use crate::path::is_guid;
use crate::uscc;

/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The longest reason, in characters.
pub const MAX_REASON_CHARS: usize = 2000;
/// The most files of one application.
pub const MAX_FILES: usize = 10;

/// 异议申请: what the subject says is wrong with an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ObjectionRequest {
    /// The entry.
    pub record_id: String,
    /// Who asks.
    pub subject: FormSubject,
    /// What is wrong and why: 1 to 2000 characters.
    pub reason: String,
    /// Files that prove it, by their names (`path::file`): at most 10.
    pub files: Vec<String>,
    /// Made once for one application, so that sending it twice makes one: 16 to 64 of
    /// `A-Z a-z 0-9 _ -`.
    pub idempotency_key: String,
}

/// 修复申请 (信用修复管理办法: 纠正失信行为、履行义务, 公开作出信用承诺).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RepairRequest {
    /// The entry.
    pub record_id: String,
    /// Who asks.
    pub subject: FormSubject,
    /// How the act was mended and the duties were done: 1 to 2000 characters.
    pub statement: String,
    /// Whether the public promise is made: without it there is no repair.
    pub has_promised: bool,
    /// Files that prove it: 1 to 10.
    pub files: Vec<String>,
    /// As with an objection.
    pub idempotency_key: String,
}

/// Who asks: the subject, or somebody for it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FormSubject {
    /// The subject's name in full.
    pub name: String,
    /// 统一社会信用代码; empty for a natural person.
    pub uscc: String,
    /// Who can be asked: a name.
    pub contact: String,
    /// The telephone of that person: 7 to 20 digits, `+`, `-`, spaces and brackets between them.
    pub phone: String,
}

// Written out, so that no log shows a name or a number.
impl std::fmt::Debug for FormSubject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormSubject(..)")
    }
}

/// What is wrong with a field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// It is empty.
    Missing,
    /// It has more than so many characters or entries.
    TooLong(usize),
    /// It is not written as such things are.
    Unfit,
    /// The code is wrong: what can be said of it.
    Code(uscc::Typed),
    /// The promise is not made.
    NotPromised,
}

impl ObjectionRequest {
    /// Everything that is wrong, by the names of the fields; empty for a valid one.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, FormFault)> {
        let mut found = faults(&self.record_id, &self.subject, &self.idempotency_key);
        text(&mut found, "reason", &self.reason, MAX_REASON_CHARS);
        files(&mut found, &self.files, 0);
        found
    }
}

impl RepairRequest {
    /// Everything that is wrong, by the names of the fields; empty for a valid one.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, FormFault)> {
        let mut found = faults(&self.record_id, &self.subject, &self.idempotency_key);
        text(&mut found, "statement", &self.statement, MAX_REASON_CHARS);
        files(&mut found, &self.files, 1);
        found.extend((!self.has_promised).then_some(("has_promised", FormFault::NotPromised)));
        found
    }
}

type Faults = Vec<(&'static str, FormFault)>;

fn faults(record_id: &str, subject: &FormSubject, key: &str) -> Faults {
    let mut found = Vec::new();
    if !is_guid(record_id) {
        found.push(("record_id", FormFault::Unfit));
    }
    text(&mut found, "subject.name", &subject.name, MAX_NAME_CHARS);
    if !subject.uscc.trim().is_empty() {
        let typed = uscc::typed(&subject.uscc);
        let is_whole = typed == uscc::Typed::Whole;
        found.extend((!is_whole).then_some(("subject.uscc", FormFault::Code(typed))));
    }
    text(
        &mut found,
        "subject.contact",
        &subject.contact,
        MAX_NAME_CHARS,
    );
    let digits = subject.phone.chars().filter(char::is_ascii_digit).count();
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')');
    if subject.phone.trim().is_empty() {
        found.push(("subject.phone", FormFault::Missing));
    } else if !(7..=20).contains(&digits)
        || subject.phone.len() > 40
        || !subject.phone.chars().all(is_plain)
    {
        found.push(("subject.phone", FormFault::Unfit));
    }
    if !is_guid(key) || key.len() < 16 {
        found.push(("idempotency_key", FormFault::Unfit));
    }
    found
}

fn text(found: &mut Faults, field: &'static str, text: &str, most: usize) {
    if text.trim().is_empty() {
        found.push((field, FormFault::Missing));
    } else if text.chars().count() > most {
        found.push((field, FormFault::TooLong(most)));
    }
}

fn files(found: &mut Faults, files: &[String], least: usize) {
    if files.len() < least {
        found.push(("files", FormFault::Missing));
    } else if files.len() > MAX_FILES {
        found.push(("files", FormFault::TooLong(MAX_FILES)));
    } else if !files.iter().all(|file| is_guid(file)) {
        found.push(("files", FormFault::Unfit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repair() -> RepairRequest {
        RepairRequest {
            record_id: "c1".to_owned(),
            subject: FormSubject {
                name: "示例建筑劳务有限公司".to_owned(),
                uscc: "91350100M000100Y43".to_owned(),
                contact: "张三".to_owned(),
                phone: "0917-3260000".to_owned(),
            },
            statement: "已结清全部工资".to_owned(),
            has_promised: true,
            files: vec!["proof-1".to_owned()],
            idempotency_key: "0123456789abcdef".to_owned(),
        }
    }

    #[test]
    fn forms_name_what_is_wrong() {
        assert_eq!(repair().faults(), []);
        type Change = fn(&mut RepairRequest);
        let rows: [(Change, (&str, FormFault)); 11] = [
            (
                |f| f.record_id = "../x".into(),
                ("record_id", FormFault::Unfit),
            ),
            (
                |f| f.subject.name = " ".into(),
                ("subject.name", FormFault::Missing),
            ),
            (
                |f| f.subject.uscc = "91350100M".into(),
                ("subject.uscc", FormFault::Code(uscc::Typed::SoFar(9))),
            ),
            (
                |f| f.subject.contact = "长".repeat(101),
                ("subject.contact", FormFault::TooLong(100)),
            ),
            (
                |f| f.subject.phone.clear(),
                ("subject.phone", FormFault::Missing),
            ),
            (
                |f| f.subject.phone = "电话12345678".into(),
                ("subject.phone", FormFault::Unfit),
            ),
            (
                |f| f.idempotency_key = "short".into(),
                ("idempotency_key", FormFault::Unfit),
            ),
            (
                |f| f.statement = "长".repeat(2001),
                ("statement", FormFault::TooLong(2000)),
            ),
            (|f| f.files.clear(), ("files", FormFault::Missing)),
            (
                |f| f.files = vec!["a/b".into()],
                ("files", FormFault::Unfit),
            ),
            (
                |f| f.has_promised = false,
                ("has_promised", FormFault::NotPromised),
            ),
        ];
        for (change, fault) in rows {
            let mut form = repair();
            change(&mut form);
            assert_eq!(form.faults(), [fault]);
        }
        let many = RepairRequest {
            files: vec!["a".to_owned(); 11],
            ..repair()
        };
        assert_eq!(many.faults(), [("files", FormFault::TooLong(10))]);
    }

    #[test]
    fn an_objection_needs_a_reason_and_no_file() {
        let RepairRequest {
            record_id,
            mut subject,
            idempotency_key,
            ..
        } = repair();
        subject.uscc.clear();
        let mut form = ObjectionRequest {
            record_id,
            subject,
            reason: "决定已被撤销".to_owned(),
            files: Vec::new(),
            idempotency_key,
        };
        assert_eq!(form.faults(), []);
        form.reason.clear();
        assert_eq!(form.faults(), [("reason", FormFault::Missing)]);
        assert!(!format!("{form:?}").contains("张三"));
    }
}
