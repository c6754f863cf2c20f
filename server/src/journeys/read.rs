//! 一件事: from TOML to journeys; every refusal is collected before anything is said.

use shigantong_contract::journey::{MOST_JOURNEYS, MOST_TASKS, is_key, stages, waits};
use shigantong_contract::{Journey, JourneyTask, SameMaterial};

use crate::toml_file::{Fault, LineError, Reader, Table, parsed};

const JOURNEY_FIELDS: &[&str] = &["key", "name", "summary", "plain_words", "same", "task"];
const TASK_FIELDS: &[&str] = &[
    "key",
    "name",
    "catalog_code",
    "task_name",
    "after",
    "only_if",
    "note",
];
const SAME_FIELDS: &[&str] = &["name", "also"];
/// How many groups of names of one material there may be, and how many names in one.
const MOST_SAME: usize = 40;
const MOST_NAMES: usize = 20;
const MOST_PLAIN_WORDS: usize = 30;

/// A journey with the lines that it was read from.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) journey: Journey,
    /// The line that it begins on, and that of its key.
    pub(super) line: u64,
    pub(super) key_line: u64,
    /// The lines of each task.
    pub(super) tasks: Vec<TaskLines>,
    /// The line of each group of names.
    pub(super) same: Vec<u64>,
}

/// The lines of a task's fields; of one that is not there, the line that the task begins on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TaskLines {
    pub(super) key: u64,
    pub(super) catalog_code: u64,
    pub(super) after: u64,
}

impl Draft {
    /// The 基本编码 of its tasks.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        let codes = self.journey.tasks.iter();
        let codes = codes.map(|task| task.catalog_code.as_str());
        codes.filter(|code| !code.is_empty())
    }

    /// Puts each task behind those that it waits for, and else leaves them as they stand.
    pub(super) fn order(&mut self) {
        let order = stages(&waits(&self.journey.tasks)).stages.concat();
        let mut tasks: Vec<Option<JourneyTask>> = self.journey.tasks.drain(..).map(Some).collect();
        let ordered = order.into_iter().filter_map(|task| tasks[task].take());
        self.journey.tasks = ordered.collect();
    }
}

/// Reads the journeys of a text, with everything that is wrong with it.
pub(super) fn read(text: &str) -> (Vec<Draft>, Vec<LineError>) {
    let document = match parsed(text) {
        Ok(document) => document,
        Err(error) => return (Vec::new(), vec![error]),
    };
    let mut reader = Reader::new(text);
    let whole = Table::whole(&document);
    reader.only_known(&whole, &["journey"]);
    let tables = reader.tables(&whole, "journey", MOST_JOURNEYS);
    if tables.is_empty() && reader.errors.is_empty() {
        reader.refuse(0, "journey", Fault::Missing);
    }
    let drafts = tables.into_iter().map(|table| journey(&mut reader, &table));
    (drafts.collect(), reader.errors)
}

fn journey(reader: &mut Reader<'_>, table: &Table<'_>) -> Draft {
    reader.only_known(table, JOURNEY_FIELDS);
    let key = key(reader, table);
    let name = reader.required(table, "name", 30);
    let summary = reader.required(table, "summary", 200);
    let plain_words = reader.texts(table, "plain_words", MOST_PLAIN_WORDS, 20);
    let mut draft = Draft {
        line: reader.line(table.at),
        key_line: reader.line(table.at_of("key")),
        ..Draft::default()
    };
    let groups = reader.tables(&table.prefixed("same."), "same", MOST_SAME);
    let same = groups.iter().map(|group| {
        draft.same.push(reader.line(group.at));
        reader.only_known(group, SAME_FIELDS);
        SameMaterial {
            name: reader.required(group, "name", 60),
            also: reader.texts(group, "also", MOST_NAMES, 200),
        }
    });
    let same = same.collect();
    let rows = reader.tables(&table.prefixed("task."), "task", MOST_TASKS);
    if rows.is_empty() {
        reader.refuse(table.at, "task", Fault::Missing);
    }
    let tasks = rows.iter().map(|row| {
        draft.tasks.push(TaskLines {
            key: reader.line(row.at_of("key")),
            catalog_code: reader.line(row.at_of("catalog_code")),
            after: reader.line(row.at_of("after")),
        });
        task(reader, row)
    });
    let tasks = tasks.collect();
    draft.journey = Journey {
        key,
        name,
        summary,
        plain_words,
        same,
        tasks,
        ..Journey::default()
    };
    draft
}

fn task(reader: &mut Reader<'_>, table: &Table<'_>) -> JourneyTask {
    reader.only_known(table, TASK_FIELDS);
    JourneyTask {
        key: key(reader, table),
        name: reader.required(table, "name", 40),
        catalog_code: reader.required(table, "catalog_code", 40),
        task_name: reader.optional(table, "task_name", 200),
        after: reader.texts(table, "after", MOST_TASKS, 40),
        only_if: reader.optional(table, "only_if", 60),
        note: reader.optional(table, "note", 300),
        item: None,
    }
}

fn key(reader: &mut Reader<'_>, table: &Table<'_>) -> String {
    let text = reader.required(table, "key", 400);
    if !text.is_empty() && !is_key(&text) {
        reader.refuse_field(table, "key", Fault::NotAKey);
    }
    text
}
