//! 当事人: a body by its name, a person masked; no text of the notice says a person's name.

use shigantong_contract::case::event::MAX_NAME_CHARS;
use shigantong_contract::mask;

use crate::toml_file::{Fault, Reader, Table};

/// Who the party of a decision is: it decides whether the name is published.
const PARTY_TYPE: &[(&str, &str)] = &[
    ("person", "个人，姓名只保存第一个字"),
    ("body", "单位，公示全称"),
];
/// A body's full name is not shorter, in characters; most people's names are.
const LEAST_BODY: usize = 5;

/// The party as it is published. A person's name ends here: none of these texts may say it.
pub(crate) fn party(reader: &mut Reader<'_>, table: &Table<'_>, texts: &[&str]) -> String {
    let name = reader.required(table, "party", MAX_NAME_CHARS);
    let kind = reader.coded(table, "party_type", PARTY_TYPE);
    if name.is_empty() || kind.code != "person" {
        let is_like_a_person = name.chars().count() < LEAST_BODY || name.contains(['·', '•', '‧']);
        if kind.code == "body" && !name.is_empty() && is_like_a_person {
            let what = "像是个人的姓名：个人请写 party_type = \"person\"，单位请写全称";
            reader.refuse_field(table, "party", Fault::Wrong(what));
        }
        return name;
    }
    let name = without_spaces(&name);
    if name.chars().count() < 2 {
        reader.refuse_field(table, "party", Fault::Wrong("请写完整的姓名"));
    }
    let shown = mask::name(&name);
    for field in texts.iter().copied() {
        let text = table.get(field).and_then(|value| value.get_ref().as_str());
        // One that was masked already says nothing.
        let says = |text: &str| !name.contains('*') && without_spaces(text).contains(&name);
        if text.is_some_and(says) {
            reader.refuse_field(table, field, Fault::Names(shown.clone()));
        }
    }
    shown
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
