//! 企业、许可、监管部门, as an operator writes them.

use shigantong_contract::Date;

use super::{MOST_NAME, MOST_TEXT, Reading};
use crate::regulation::kept::{CompanyRow, FIELD, Licence, RegulatorRow};
use crate::toml_file::{Fault, Table};

const COMPANY_FIELDS: &[&str] = &["uscc", "name", "area_code", "fields"];
const LICENCE_FIELDS: &[&str] = &[
    "id",
    "uscc",
    "name",
    "number",
    "dept_name",
    "granted_on",
    "valid_until",
    "text",
];
const REGULATOR_FIELDS: &[&str] = &[
    "field",
    "area_code",
    "dept_code",
    "dept_name",
    "matter",
    "basis",
];

pub(super) fn company(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<CompanyRow> {
    reading.reader.only_known(table, COMPANY_FIELDS);
    let uscc = reading.uscc(table, "uscc");
    reading.once(table, "uscc", "company", &uscc);
    let fields = reading
        .reader
        .texts(table, "fields", FIELD.len(), MOST_NAME);
    let known = |field: &String| FIELD.iter().any(|(known, _)| *known == field.as_str());
    if !fields.iter().all(known) {
        let fault = Fault::NotOneOf(FIELD);
        reading.reader.refuse_field(table, "fields", fault);
    }
    Some(CompanyRow {
        uscc,
        name: reading.name(table, "name"),
        area_code: reading.area(table),
        fields,
        is_sample: false,
    })
}

pub(super) fn licence(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<Licence> {
    reading.reader.only_known(table, LICENCE_FIELDS);
    let granted_on = reading.past(table, "granted_on");
    let valid_until: Option<Date> = reading.reader.time(table, "valid_until", Fault::NotADay);
    if valid_until < granted_on && valid_until.is_some() {
        let what = "早于许可的日期，请改正其中一个";
        let reader = &mut reading.reader;
        reader.refuse_field(table, "valid_until", Fault::Wrong(what));
    }
    Some(Licence {
        id: reading.id(table, "licence"),
        uscc: reading.uscc(table, "uscc"),
        name: reading.name(table, "name"),
        number: reading.optional(table, "number", MOST_NAME),
        dept_name: reading.name(table, "dept_name"),
        text: reading.optional(table, "text", MOST_TEXT),
        valid_until,
        // Without it the file is refused, and nothing of this is read.
        granted_on: granted_on?,
    })
}

pub(super) fn regulator(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<RegulatorRow> {
    reading.reader.only_known(table, REGULATOR_FIELDS);
    let field = reading.reader.coded(table, "field", FIELD).code;
    let area_code = reading.area(table);
    // 谁主管谁监管: of two bodies nobody would know which.
    let key = format!("{field}-{area_code}");
    reading.once(table, "field", "regulator", &key);
    Some(RegulatorRow {
        dept_code: reading.optional(table, "dept_code", MOST_NAME),
        dept_name: reading.name(table, "dept_name"),
        matter: reading.name(table, "matter"),
        basis: reading.reader.required(table, "basis", MOST_TEXT),
        field,
        area_code,
    })
}
