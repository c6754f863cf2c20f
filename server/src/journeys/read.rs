//! 一件事: from TOML to journeys; every refusal is collected before anything is said.

use shigantong_contract::journey::{MOST_JOURNEYS, MOST_TASKS, is_key, stages, waits};
use shigantong_contract::{Journey, JourneyTask, SameMaterial};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, LineError};

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
    let mut reader = Reader {
        text,
        errors: Vec::new(),
    };
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let what = error.message().to_owned();
            reader.refuse(at, "", Fault::NotToml(what));
            return (Vec::new(), reader.errors);
        }
    };
    let whole = Table {
        table: document.get_ref(),
        at: 0,
        prefix: "",
    };
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
    let key = reader.key(table, "key");
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
        key: reader.key(table, "key"),
        name: reader.required(table, "name", 40),
        catalog_code: reader.required(table, "catalog_code", 40),
        task_name: reader.optional(table, "task_name", 200),
        after: reader.texts(table, "after", MOST_TASKS, 40),
        only_if: reader.optional(table, "only_if", 60),
        note: reader.optional(table, "note", 300),
        item: None,
    }
}

/// A table of the document, with where it begins and what stands before the names of its fields.
struct Table<'t> {
    table: &'t DeTable<'t>,
    at: usize,
    prefix: &'static str,
}

impl<'t> Table<'t> {
    fn get(&self, name: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(name)
    }

    /// Where a field stands; where the table begins if it is not there.
    fn at_of(&self, name: &str) -> usize {
        self.get(name).map_or(self.at, |value| value.span().start)
    }

    fn prefixed(&self, prefix: &'static str) -> Self {
        Self { prefix, ..*self }
    }
}

struct Reader<'t> {
    text: &'t str,
    errors: Vec<LineError>,
}

impl<'t> Reader<'t> {
    fn line(&self, at: usize) -> u64 {
        let before = self.text.as_bytes().iter().take(at);
        before.filter(|byte| **byte == b'\n').count() as u64 + 1
    }

    fn refuse(&mut self, at: usize, field: &str, fault: Fault) {
        self.errors.push(LineError {
            line: self.line(at),
            field: field.to_owned(),
            fault,
        });
    }

    /// Refuses what stands at a field of a table, or at the table where it has no such field.
    fn refuse_field(&mut self, table: &Table<'_>, name: &str, fault: Fault) {
        let field = format!("{}{name}", table.prefix);
        self.refuse(table.at_of(name), &field, fault);
    }

    fn only_known(&mut self, table: &Table<'_>, known: &[&str]) {
        let names = table
            .table
            .keys()
            .map(|key| (key.span().start, key.get_ref().to_string()));
        for (at, name) in names.collect::<Vec<_>>() {
            if !known.contains(&name.as_str()) {
                let shown: String = name.chars().take(40).collect();
                let field = format!("{}{shown}", table.prefix);
                self.refuse(at, &field, Fault::Unknown(known.join("、")));
            }
        }
    }

    fn required(&mut self, table: &Table<'_>, name: &str, most: usize) -> String {
        let errors = self.errors.len();
        let text = self.optional(table, name, most);
        if text.is_empty() && self.errors.len() == errors {
            self.refuse_field(table, name, Fault::Missing);
        }
        text
    }

    fn key(&mut self, table: &Table<'_>, name: &str) -> String {
        let text = self.required(table, name, 400);
        if !text.is_empty() && !is_key(&text) {
            self.refuse_field(table, name, Fault::NotAKey);
        }
        text
    }

    /// A text of one line; empty where there is none.
    fn optional(&mut self, table: &Table<'_>, name: &str, most: usize) -> String {
        let Some(value) = table.get(name) else {
            return String::new();
        };
        let Some(text) = value.get_ref().as_str() else {
            self.refuse_field(table, name, Fault::NotA("文字"));
            return String::new();
        };
        self.bounded(table, name, text, most)
    }

    fn bounded(&mut self, table: &Table<'_>, name: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            self.refuse_field(table, name, Fault::ControlCharacter);
        }
        if text.chars().count() > most {
            self.refuse_field(table, name, Fault::TooLong(most));
        }
        text.to_owned()
    }

    /// Texts of one line; those that are empty are left out.
    fn texts(&mut self, table: &Table<'_>, name: &str, count: usize, most: usize) -> Vec<String> {
        let values = self.array(table, name, count);
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match value.get_ref().as_str() {
                Some(text) => texts.push(self.bounded(table, name, text, most)),
                None => self.refuse_field(table, name, Fault::NotA("文字的列表")),
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// The tables under a name.
    fn tables<'v>(&mut self, table: &Table<'v>, name: &str, count: usize) -> Vec<Table<'v>> {
        let values = self.array(&table.prefixed(""), name, count);
        let mut tables = Vec::with_capacity(values.len());
        for value in values {
            match value.get_ref().as_table() {
                Some(inner) => tables.push(Table {
                    table: inner,
                    at: value.span().start,
                    prefix: table.prefix,
                }),
                None => self.refuse(value.span().start, name, Fault::NotA("表")),
            }
        }
        tables
    }

    fn array<'v>(
        &mut self,
        table: &Table<'v>,
        name: &str,
        count: usize,
    ) -> Vec<&'v Spanned<DeValue<'v>>> {
        let Some(value) = table.get(name) else {
            return Vec::new();
        };
        let Some(values) = value.get_ref().as_array() else {
            self.refuse_field(table, name, Fault::NotA("列表"));
            return Vec::new();
        };
        if values.len() > count {
            self.refuse_field(table, name, Fault::TooMany(count));
        }
        values.iter().take(count).collect()
    }
}
