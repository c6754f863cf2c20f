//! 诉求: what a citizen hands in, as it travels, and everything that is wrong with it.
//!
//! No identity number is asked for, and none is taken in the text: it would be kept for nothing
//! (个人信息保护法第六条).

use serde::{Deserialize, Serialize};

use super::private::{SpanKind, private_spans};
use super::state::{ComplaintKind, Visibility};
use crate::path::is_guid;
use crate::plain::{plain_line, plain_text};
use crate::{AreaCode, CaseNo, uscc};

/// The shortest text, in characters as people count them ([`people_count`]).
pub const MIN_TEXT_CHARS: usize = 20;
/// The longest text, counted in the same way.
pub const MAX_TEXT_CHARS: usize = 2000;
/// The longest that any text can be in all its characters, spaces and joiners included.
const MAX_RAW_CHARS: usize = 3 * MAX_TEXT_CHARS;
/// The longest place, in characters.
pub const MAX_PLACE_CHARS: usize = 100;
/// The longest name, in characters.
pub const MAX_CONTACT_CHARS: usize = 50;
/// The longest code, in characters.
const MAX_CODE_CHARS: usize = 64;
/// The most files.
pub const MAX_ATTACHMENTS: usize = 6;

/// 诉求.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ComplaintDraft {
    /// 种类, a code of [`super::codes::KIND`].
    pub kind: String,
    /// 事由, a code of the installation's rules (`path::complaint_issues`).
    pub issue: String,
    /// What happened and what is wanted: 20 to 2000 characters.
    pub text: String,
    /// The region that it is about: 6, 9 or 12 digits.
    pub area_code: String,
    /// Where it was, in words: at most 100 characters; may be empty.
    pub place: String,
    /// Where it was, if the citizen chose to say so.
    pub location: Option<GeoPoint>,
    /// 部门编码 that it is about; empty where the citizen does not know.
    pub dept_code: String,
    /// 业务办理项编码 of the item that it is about; may be empty.
    pub task_handle_item: String,
    /// 办件编号 of the case that it is about; may be empty.
    pub case_no: String,
    /// 统一社会信用代码 of the company that it is about; may be empty.
    pub uscc: String,
    /// Files, by their names (`path::uploads`): at most 6.
    pub attachments: Vec<String>,
    /// Who can be asked.
    pub contact: Contact,
    /// 是否公开, a code of [`super::codes::VISIBILITY`].
    pub visibility: String,
    /// Made once for one complaint, so that sending it twice makes one: 16 to 64 of
    /// `A-Z a-z 0-9 _ -`.
    pub idempotency_key: String,
}

/// A place on the earth in degrees of WGS 84, as a browser gives it; no map of another datum
/// (GCJ-02) may be put in without being converted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GeoPoint {
    /// East, in degrees.
    pub lng: f64,
    /// North, in degrees.
    pub lat: f64,
}

/// Who can be asked; on the wire `{"kind": "anonymous"}` or
/// `{"kind": "named", "name": "…", "phone": "…"}`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Contact {
    /// Nobody: the answer is seen with number and query code alone.
    #[default]
    Anonymous,
    /// The citizen.
    Named {
        /// As one wants to be addressed: 1 to 50 characters.
        name: String,
        /// A telephone: 7 to 20 digits, `+`, `-`, spaces and brackets between them.
        phone: String,
    },
}

// Written out, so that no log shows a name or a number.
impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Anonymous => "Anonymous",
            Self::Named { .. } => "Named(..)",
        })
    }
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Missing,
    /// It has `has` characters, and `least` are needed.
    TooShort {
        /// As people count them.
        has: usize,
        /// The least.
        least: usize,
    },
    /// It has more than so many characters or entries.
    TooLong(usize),
    /// It is not written as such things are.
    Unfit,
    /// The company's code is wrong: what can be said of it.
    Code(uscc::Typed),
    /// An identity number stands in it: the masked text ([`super::private::masked`]) is good.
    IdentityNumber,
    /// It goes to another body, and nothing of it is kept here ([`super::IssueRules::discipline`]).
    Discipline,
    /// Of this issue somebody must be reachable, or nobody can handle it.
    NotAnonymous,
}

type Faults = Vec<(&'static str, Fault)>;

impl ComplaintDraft {
    /// The same without characters that nobody sees, and without spaces around its texts: what is
    /// checked and kept.
    #[must_use]
    pub fn plain(&self) -> Self {
        let contact = match &self.contact {
            Contact::Anonymous => Contact::Anonymous,
            Contact::Named { name, phone } => Contact::Named {
                name: plain_line(name).trim().to_owned(),
                phone: plain_line(phone).trim().to_owned(),
            },
        };
        Self {
            text: plain_text(&self.text).trim().to_owned(),
            place: plain_line(&self.place).trim().to_owned(),
            contact,
            ..self.clone()
        }
    }

    /// Everything that is wrong, by the names of the fields; empty for a valid one. Whether the
    /// issue is one of the installation's, and what it asks for, is judged by its rules
    /// ([`super::IssueRules::faults`]).
    #[must_use]
    pub fn faults(&self) -> Faults {
        let mut found = Vec::new();
        let mut check =
            |field, is_fit: bool, fault| found.extend((!is_fit).then_some((field, fault)));
        let is_kind = ComplaintKind::of_code(&self.kind).is_some();
        check("kind", is_kind, missing_or_unfit(&self.kind));
        check("issue", is_code(&self.issue), missing_or_unfit(&self.issue));
        text_faults(&mut found, &self.text);
        self.place_faults(&mut found);
        self.link_faults(&mut found);
        if self.attachments.len() > MAX_ATTACHMENTS {
            found.push(("attachments", Fault::TooLong(MAX_ATTACHMENTS)));
        } else if !self.attachments.iter().all(|file| is_guid(file)) {
            found.push(("attachments", Fault::Unfit));
        }
        contact_faults(&mut found, &self.contact);
        if Visibility::of_code(&self.visibility).is_none() {
            found.push(("visibility", missing_or_unfit(&self.visibility)));
        }
        if !is_guid(&self.idempotency_key) || self.idempotency_key.len() < 16 {
            found.push(("idempotency_key", Fault::Unfit));
        }
        found
    }

    fn place_faults(&self, found: &mut Faults) {
        if AreaCode::parse(&self.area_code).is_err() {
            found.push(("area_code", missing_or_unfit(&self.area_code)));
        }
        if self.place.chars().count() > MAX_PLACE_CHARS {
            found.push(("place", Fault::TooLong(MAX_PLACE_CHARS)));
        } else if has_identity(&self.place) {
            found.push(("place", Fault::IdentityNumber));
        }
        if self.location.is_some_and(|point| !point.is_fit()) {
            found.push(("location", Fault::Unfit));
        }
    }

    fn link_faults(&self, found: &mut Faults) {
        for (field, code) in [
            ("dept_code", &self.dept_code),
            ("task_handle_item", &self.task_handle_item),
        ] {
            if !code.is_empty() && !is_code(code) {
                found.push((field, Fault::Unfit));
            }
        }
        if !self.case_no.trim().is_empty() && CaseNo::parse(&self.case_no).is_err() {
            found.push(("case_no", Fault::Unfit));
        }
        if !self.uscc.trim().is_empty() {
            let typed = uscc::typed(&self.uscc);
            let is_whole = typed == uscc::Typed::Whole;
            found.extend((!is_whole).then_some(("uscc", Fault::Code(typed))));
        }
    }
}

impl GeoPoint {
    /// Whether it lies in or around China; what is 0, 0 or no number does not.
    #[must_use]
    pub fn is_fit(self) -> bool {
        (73.0..=136.0).contains(&self.lng) && (3.0..=54.0).contains(&self.lat)
    }
}

/// How many characters people see in a text: no white space, and nothing that only joins or marks
/// the character before it.
#[must_use]
pub fn people_count(text: &str) -> usize {
    text.chars().filter(|character| is_seen(*character)).count()
}

fn is_seen(character: char) -> bool {
    let is_mark = matches!(
        u32::from(character),
        0x0300..=0x036f | 0x200b..=0x200f | 0x2060..=0x2064 | 0x20d0..=0x20ff
            | 0xfe00..=0xfe0f | 0xfeff | 0x1f3fb..=0x1f3ff | 0xe0100..=0xe01ef
    );
    !is_mark && !character.is_whitespace() && !character.is_control()
}

fn text_faults(found: &mut Faults, text: &str) {
    let has = people_count(text);
    let least = MIN_TEXT_CHARS;
    if has == 0 {
        found.push(("text", Fault::Missing));
    } else if has < least {
        found.push(("text", Fault::TooShort { has, least }));
    } else if has > MAX_TEXT_CHARS || text.chars().count() > MAX_RAW_CHARS {
        found.push(("text", Fault::TooLong(MAX_TEXT_CHARS)));
    } else if has_identity(text) {
        found.push(("text", Fault::IdentityNumber));
    }
}

fn contact_faults(found: &mut Faults, contact: &Contact) {
    let Contact::Named { name, phone } = contact else {
        return;
    };
    if name.trim().is_empty() {
        found.push(("contact.name", Fault::Missing));
    } else if name.chars().count() > MAX_CONTACT_CHARS {
        found.push(("contact.name", Fault::TooLong(MAX_CONTACT_CHARS)));
    } else if has_identity(name) {
        found.push(("contact.name", Fault::IdentityNumber));
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')');
    if phone.trim().is_empty() {
        found.push(("contact.phone", Fault::Missing));
    } else if has_identity(phone) {
        found.push(("contact.phone", Fault::IdentityNumber));
    } else if !(7..=20).contains(&digits) || phone.len() > 40 || !phone.chars().all(is_plain) {
        found.push(("contact.phone", Fault::Unfit));
    }
}

fn has_identity(text: &str) -> bool {
    let spans = private_spans(text);
    spans.iter().any(|span| span.kind == SpanKind::Identity)
}

fn missing_or_unfit(value: &str) -> Fault {
    if value.trim().is_empty() {
        return Fault::Missing;
    }
    Fault::Unfit
}

/// Whether a text can be a code of a list: such are written in many ways, but never with spaces.
fn is_code(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    !text.is_empty() && text.len() <= MAX_CODE_CHARS && text.chars().all(is_plain)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests;
