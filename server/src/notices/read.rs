//! 公告: from TOML to notices; every refusal is collected before anything is said.

use std::collections::HashMap;

use shigantong_contract::case::codes;
use shigantong_contract::case::event::{MAX_DECISION_CHARS, MAX_NAME_CHARS};
use shigantong_contract::path::is_guid;
use shigantong_contract::{Date, Hearing, Moment, PublishedDecision};

use super::party::party;
use crate::toml_file::{Fault, LineError, Reader, Table, parsed};

/// The most notices of each kind in one file, and the most that one file withdraws.
const MOST: usize = 1_000;
const FILE_FIELDS: &[&str] = &["remove", "hearing", "decision"];
const HEARING_FIELDS: &[&str] = &[
    "id",
    "title",
    "task_handle_item",
    "dept_name",
    "held_at",
    "place",
    "register_until",
    "state",
    "how_to_join",
];
const DECISION_FIELDS: &[&str] = &[
    "id",
    "number",
    "title",
    "task_handle_item",
    "dept_name",
    "party",
    "party_type",
    "decided_on",
    "kind",
    "summary",
    "document_guid",
];
/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Notices {
    pub(super) drafts: Vec<Draft>,
    pub(super) hearings: usize,
    pub(super) decisions: usize,
    /// The keys of those that are withdrawn.
    pub(super) remove: Vec<String>,
}

/// A notice as it was written, with the line of its item.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) notice: Notice,
    pub(super) item_line: u64,
}

#[derive(Debug)]
pub(super) enum Notice {
    Hearing(Hearing),
    Decision(PublishedDecision),
}

/// What a notice says of its item, and what follows from that.
pub(super) struct About<'d> {
    pub(super) table: &'static str,
    pub(super) item: &'d String,
    pub(super) task_name: &'d mut String,
    pub(super) dept_name: &'d mut String,
}

impl Draft {
    pub(super) fn about(&mut self) -> About<'_> {
        match &mut self.notice {
            Notice::Hearing(hearing) => About {
                table: "hearing",
                item: &hearing.task_handle_item,
                task_name: &mut hearing.task_name,
                dept_name: &mut hearing.dept_name,
            },
            Notice::Decision(decision) => About {
                table: "decision",
                item: &decision.task_handle_item,
                task_name: &mut decision.task_name,
                dept_name: &mut decision.dept_name,
            },
        }
    }
}

/// Reads the notices of a text, with everything that is wrong with it. `today` is the last day
/// that a decision can be of.
pub(super) fn read(text: &str, today: Date) -> (Notices, Vec<LineError>) {
    let document = match parsed(text) {
        Ok(document) => document,
        Err(error) => return (Notices::default(), vec![error]),
    };
    let mut reader = Reader::new(text);
    let whole = Table::whole(&document);
    reader.only_known(&whole, FILE_FIELDS);
    let hearings = reader.tables(&whole.prefixed("hearing."), "hearing", MOST);
    let decisions = reader.tables(&whole.prefixed("decision."), "decision", MOST);
    let mut notices = Notices {
        hearings: hearings.len(),
        decisions: decisions.len(),
        ..Notices::default()
    };
    let mut seen = HashMap::new();
    for table in &hearings {
        let id = id(&mut reader, table, &mut seen);
        notices.drafts.extend(hearing(&mut reader, table, id));
    }
    for table in &decisions {
        let id = id(&mut reader, table, &mut seen);
        notices
            .drafts
            .extend(decision(&mut reader, table, id, today));
    }
    notices.remove = removed(&mut reader, &whole, &seen);
    let is_empty = hearings.is_empty() && decisions.is_empty() && notices.remove.is_empty();
    if is_empty && reader.errors.is_empty() {
        let what = "没有公告，请写 [[hearing]]、[[decision]] 或者 remove";
        reader.refuse(0, "", Fault::Wrong(what));
    }
    (notices, reader.errors)
}

fn hearing(reader: &mut Reader<'_>, table: &Table<'_>, id: String) -> Option<Draft> {
    reader.only_known(table, HEARING_FIELDS);
    let held_at: Option<Moment> = reader.required_time(table, "held_at", Fault::NotAMoment);
    let register_until: Option<Date> = reader.time(table, "register_until", Fault::NotADay);
    if let (Some(held_at), Some(last)) = (held_at, register_until)
        && last > held_at.date()
    {
        let what = "报名截止晚于听证的日期，请改正其中一个";
        reader.refuse_field(table, "register_until", Fault::Wrong(what));
    }
    let (task_handle_item, dept_name) = about(reader, table);
    let hearing = Hearing {
        id,
        title: reader.required(table, "title", MAX_NAME_CHARS),
        task_handle_item,
        task_name: String::new(),
        dept_name,
        place: reader.required(table, "place", MAX_NAME_CHARS),
        register_until,
        state: reader.coded(table, "state", codes::HEARING_STATE),
        how_to_join: reader.required(table, "how_to_join", MAX_DECISION_CHARS),
        is_sample: false,
        // Without it the file is refused, and nothing of this is read.
        held_at: held_at?,
    };
    Some(Draft {
        notice: Notice::Hearing(hearing),
        item_line: reader.line(table.at_of("task_handle_item")),
    })
}

fn decision(reader: &mut Reader<'_>, table: &Table<'_>, id: String, today: Date) -> Option<Draft> {
    reader.only_known(table, DECISION_FIELDS);
    let decided_on: Option<Date> = reader.required_time(table, "decided_on", Fault::NotADay);
    if decided_on.is_some_and(|day| day > today) {
        let what = "这一天还没有到，请检查日期";
        reader.refuse_field(table, "decided_on", Fault::Wrong(what));
    }
    let document_guid = reader.optional(table, "document_guid", MAX_NAME_CHARS);
    if !document_guid.is_empty() && !is_guid(&document_guid) {
        reader.refuse_field(table, "document_guid", Fault::NotAGuid);
    }
    let (task_handle_item, dept_name) = about(reader, table);
    let decision = PublishedDecision {
        id,
        number: reader.required(table, "number", MAX_NAME_CHARS),
        title: reader.required(table, "title", MAX_NAME_CHARS),
        task_handle_item,
        task_name: String::new(),
        dept_name,
        party_masked: party(reader, table, &["number", "title", "summary"]),
        kind: reader.coded(table, "kind", codes::DECISION_KIND),
        summary: reader.required(table, "summary", MAX_DECISION_CHARS),
        document_guid,
        is_sample: false,
        // As with a hearing.
        decided_on: decided_on?,
    };
    Some(Draft {
        notice: Notice::Decision(decision),
        item_line: reader.line(table.at_of("task_handle_item")),
    })
}

/// The key, which no other notice of the file has: `remove` names both kinds by it.
fn id(reader: &mut Reader<'_>, table: &Table<'_>, seen: &mut HashMap<String, usize>) -> String {
    let id = reader.required(table, "id", MAX_NAME_CHARS);
    if id.is_empty() {
        return id;
    }
    if !is_guid(&id) {
        reader.refuse_field(table, "id", Fault::NotAGuid);
    }
    let at = table.at_of("id");
    let first = *seen.entry(id.clone()).or_insert(at);
    if first != at {
        let fault = Fault::Repeated(reader.line(first));
        reader.refuse_field(table, "id", fault);
    }
    id
}

fn removed(
    reader: &mut Reader<'_>,
    whole: &Table<'_>,
    seen: &HashMap<String, usize>,
) -> Vec<String> {
    let mut ids = reader.texts(whole, "remove", MOST, MAX_NAME_CHARS);
    ids.sort();
    ids.dedup();
    for id in &ids {
        if !is_guid(id) {
            reader.refuse_field(whole, "remove", Fault::NotAGuid);
        }
        if let Some(at) = seen.get(id) {
            let fault = Fault::BothWays(id.clone(), reader.line(*at));
            reader.refuse_field(whole, "remove", fault);
        }
    }
    ids
}

/// The item and the department; one of them must be there.
fn about(reader: &mut Reader<'_>, table: &Table<'_>) -> (String, String) {
    let item = reader.optional(table, "task_handle_item", MAX_NAME_CHARS);
    let dept_name = if item.is_empty() {
        reader.required(table, "dept_name", MAX_NAME_CHARS)
    } else {
        reader.optional(table, "dept_name", MAX_NAME_CHARS)
    };
    (item, dept_name)
}
