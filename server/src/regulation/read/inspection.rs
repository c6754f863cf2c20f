//! 检查, as an operator writes it.

use shigantong_contract::inspection::codes;
use shigantong_contract::{Date, Inspection, Moment};

use super::{MOST_NAME, MOST_TEXT, Reading};
use crate::toml_file::{Fault, Table};

const FIELDS: &[&str] = &[
    "id",
    "plan",
    "kind",
    "subject_name",
    "uscc",
    "matters",
    "basis",
    "dept_code",
    "dept_name",
    "partners",
    "area_code",
    "planned_on",
    "done_at",
    "result",
    "finding",
    "draw_id",
];
/// Results of what was not done.
const NOT_DONE: [&str; 2] = ["planned", "cancelled"];

pub(super) fn read(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<Inspection> {
    let reader = &mut reading.reader;
    reader.only_known(table, FIELDS);
    let planned_on: Option<Date> = reader.required_time(table, "planned_on", Fault::NotADay);
    let done_at: Option<Moment> = reader.time(table, "done_at", Fault::NotAMoment);
    let result = reader.coded(table, "result", codes::INSPECTION_RESULT);
    let kind = reader.coded(table, "kind", codes::INSPECTION_KIND);
    if done_at.is_some_and(|at| at.date() > reading.today) {
        let what = "这个时刻还没有到，请检查日期";
        reader.refuse_field(table, "done_at", Fault::Wrong(what));
    }
    let is_done = !NOT_DONE.contains(&result.code.as_str());
    if is_done != done_at.is_some() && !result.code.is_empty() {
        let what = if is_done {
            "写着结果，却没有检查的时刻，请写 done_at"
        } else {
            "还没有检查，或者已经取消，请去掉 done_at，或者改正 result"
        };
        reader.refuse_field(table, "done_at", Fault::Wrong(what));
    }
    let partners = reader.texts(table, "partners", 20, MOST_NAME);
    Some(Inspection {
        id: reading.id(table, "inspection"),
        plan: reading.optional(table, "plan", MOST_NAME),
        kind,
        subject_name: reading.name(table, "subject_name"),
        uscc: reading.uscc(table, "uscc"),
        matters: reading.some(table, "matters", 50),
        basis: reading.reader.required(table, "basis", MOST_TEXT),
        dept_code: reading.name(table, "dept_code"),
        dept_name: reading.name(table, "dept_name"),
        partners,
        area_code: reading.area(table),
        done_at,
        result,
        finding: reading.optional(table, "finding", MOST_TEXT),
        draw_id: reading.optional(table, "draw_id", MOST_NAME),
        is_sample: false,
        // Without it the file is refused, and nothing of this is read.
        planned_on: planned_on?,
    })
}
