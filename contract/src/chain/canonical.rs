//! 规范 JSON: the one way of writing what is hashed, that of RFC 8785: keys sorted, no spaces, no
//! escapes but those that JSON needs. Only whole numbers occur.
//!
//! It is what any JSON library writes of the same answer with sorted keys and without spaces, so
//! that anybody can check a receipt. Written by hand: a serializer for it would be most of the
//! code that the app loads for checking.

use super::{FILE_KIND, Receipt};
use crate::case::{
    CaseDocument, CaseEvent, CaseHead, CaseTerms, Correction, CorrectionItem, Party, SpecialSpan,
};
use crate::{CaseNo, Coded, Date, Moment, SpecialProcedure};

/// What can be written as canonical JSON.
pub trait Canonical {
    /// Adds its JSON.
    fn write(&self, out: &mut String);

    /// Its JSON.
    fn canonical(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// Adds an object; the fields stand in the order of their names.
fn object(out: &mut String, fields: &[(&str, &dyn Canonical)]) {
    out.push('{');
    for (index, (name, value)) in fields.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        text(out, name);
        out.push(':');
        value.write(out);
    }
    out.push('}');
}

fn text(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        let escaped = match character {
            '"' | '\\' => character,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                out.push(if character < '\u{10}' { '0' } else { '1' });
                out.push(char::from(HEX[character as usize & 15]));
                continue;
            }
            _ => {
                out.push(character);
                continue;
            }
        };
        out.push('\\');
        out.push(escaped);
    }
    out.push('"');
}

impl Canonical for String {
    fn write(&self, out: &mut String) {
        text(out, self);
    }
}

impl Canonical for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Canonical for u32 {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Canonical for u16 {
    fn write(&self, out: &mut String) {
        u32::from(*self).write(out);
    }
}

impl Canonical for Date {
    fn write(&self, out: &mut String) {
        text(out, &self.to_string());
    }
}

impl Canonical for Moment {
    fn write(&self, out: &mut String) {
        text(out, &self.to_string());
    }
}

impl Canonical for CaseNo {
    fn write(&self, out: &mut String) {
        text(out, self.as_str());
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            value.write(out);
        }
        out.push(']');
    }
}

/// Writes a struct with all its fields, named in the order of their names: one that is forgotten
/// is no pattern for the struct, and does not compile.
macro_rules! canonical {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl Canonical for $type {
            fn write(&self, out: &mut String) {
                let Self { $($field),+ } = self;
                object(out, &[$((stringify!($field), $field)),+]);
            }
        }
    };
}

canonical!(Coded { code, label });
canonical!(Party {
    dept_code,
    dept_name,
    is_applicant,
    role,
});
canonical!(CaseDocument { guid, name, number });
canonical!(CorrectionItem { material, text });
canonical!(Correction { due, items });
canonical!(SpecialSpan { days, name });
canonical!(SpecialProcedure {
    days,
    explain,
    name,
});
canonical!(CaseEvent {
    action,
    at,
    by,
    correction,
    decision,
    document,
    extension_days,
    next,
    seq,
    special,
    stage,
    state_after,
    state_before,
});
canonical!(CaseTerms {
    anticipate_day,
    anticipate_type,
    promise_day,
    promise_type,
    special_procedure,
});
canonical!(CaseHead {
    applicant_masked,
    area_code,
    area_name,
    case_no,
    dept_code,
    dept_name,
    is_sample,
    litigation,
    reconsideration,
    supervise_way,
    task_handle_item,
    task_name,
    task_type,
    terms,
});

impl Receipt {
    /// What is signed: all fields but the signature, and what it is, so that a signature of it
    /// stands for nothing else.
    #[must_use]
    pub fn signed_text(&self) -> String {
        let mut out = String::new();
        object(
            &mut out,
            &[
                ("count", &self.count),
                ("format", &self.format),
                ("head_hash", &self.head_hash),
                ("key_id", &self.key_id),
                ("kind", &FILE_KIND.to_owned()),
                ("links", &self.links),
                ("signed_at", &self.signed_at),
            ],
        );
        out
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::chain::sample_tests as sample;

    /// What a JSON library writes with sorted keys.
    fn sorted(value: &Value) -> String {
        match value {
            Value::Object(fields) => {
                let fields: BTreeMap<_, _> = fields.iter().collect();
                let field = |(name, value): (&String, &Value)| {
                    format!("{}:{}", Value::from(name.as_str()), sorted(value))
                };
                let fields: Vec<_> = fields.into_iter().map(field).collect();
                format!("{{{}}}", fields.join(","))
            }
            Value::Array(values) => {
                let values: Vec<_> = values.iter().map(sorted).collect();
                format!("[{}]", values.join(","))
            }
            other => other.to_string(),
        }
    }

    #[test]
    fn it_is_the_answers_own_json_with_sorted_keys() {
        let head = sample::head();
        let value = serde_json::to_value(&head).unwrap();
        assert_eq!(head.canonical(), sorted(&value));
        for event in sample::events() {
            let value = serde_json::to_value(&event).unwrap();
            assert_eq!(event.canonical(), sorted(&value));
        }
    }

    /// Format 1 never changes: receipts that people keep rest on it.
    #[test]
    fn the_format_is_frozen() {
        let event = &sample::events()[0];
        let expected = concat!(
            r#"{"action":{"code":"submit","label":"提交申请"},"at":"2026-11-02T09:00:00+08:00","#,
            r#""by":{"dept_code":"","dept_name":"","is_applicant":true,"role":""},"#,
            r#""correction":null,"decision":"","document":null,"extension_days":null,"#,
            r#""next":{"dept_code":"11610300016020001X","dept_name":"市行政审批服务局","#,
            r#""is_applicant":false,"role":"综合窗口"},"seq":1,"special":null,"stage":"","#,
            r#""state_after":{"code":"submitted","label":"已提交"},"state_before":null}"#,
        );
        assert_eq!(event.canonical(), expected);
    }

    proptest! {
        #[test]
        fn texts_are_written_as_any_json_library_does(value in any::<String>(), control in "[\0-\x1f\"\\\\/\x7f\u{2028}]{0,8}") {
            for one in [value, control] {
                let library = Value::from(one.as_str()).to_string();
                prop_assert_eq!(one.canonical(), library);
            }
        }
    }
}
