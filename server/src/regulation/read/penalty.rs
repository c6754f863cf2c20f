//! 处罚决定, as an operator writes it: a person's name ends here.

use shigantong_contract::Penalty;
use shigantong_contract::discretion::{MOST_ENTRIES, codes};

use super::{MOST_NAME, MOST_TEXT, Reading};
use crate::notices::party;
use crate::toml_file::{Fault, Table};

const FIELDS: &[&str] = &[
    "id",
    "rule_id",
    "item",
    "title",
    "party",
    "party_type",
    "uscc",
    "reason",
    "circumstances",
    "amount",
    "unit",
    "dept_code",
    "dept_name",
    "area_code",
    "decision_no",
    "decided_on",
];

pub(super) fn read(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<Penalty> {
    reading.reader.only_known(table, FIELDS);
    let decided_on = reading.past(table, "decided_on");
    let party_masked = party(reading.reader, table, &["title", "reason", "decision_no"]);
    let party_type = table.get("party_type");
    let is_body = party_type.and_then(|kind| kind.get_ref().as_str()) == Some("body");
    let uscc = if is_body {
        reading.uscc(table, "uscc")
    } else {
        let code = reading.optional(table, "uscc", MOST_NAME);
        if !code.is_empty() {
            let what = "当事人是个人，请去掉 uscc";
            reading
                .reader
                .refuse_field(table, "uscc", Fault::Wrong(what));
        }
        String::new()
    };
    let reader = &mut reading.reader;
    let amount = reader.whole(table, "amount");
    let unit = reader.coded(table, "unit", codes::UNIT);
    let circumstances = reader.texts(table, "circumstances", MOST_ENTRIES, MOST_NAME);
    Some(Penalty {
        id: reading.id(table, "penalty"),
        rule_id: reading.optional(table, "rule_id", MOST_NAME),
        item: reading.name(table, "item"),
        title: reading.name(table, "title"),
        party_masked,
        uscc,
        reason: reading.reader.required(table, "reason", MOST_TEXT),
        circumstances,
        amount,
        unit,
        dept_code: reading.optional(table, "dept_code", MOST_NAME),
        dept_name: reading.optional(table, "dept_name", MOST_NAME),
        area_code: reading.area(table),
        decision_no: reading.name(table, "decision_no"),
        is_sample: false,
        // Without it the file is refused, and nothing of this is read.
        decided_on: decided_on?,
    })
}
