//! 监管: from TOML to what it says; every refusal is collected before anything is said.

mod company;
mod draw;
mod inspection;
mod penalty;
mod rule;

use std::collections::HashMap;

use shigantong_contract::path::is_guid;
use shigantong_contract::{AreaCode, Date, uscc};

use super::kept::{At, Batch};
use super::said;
use crate::toml_file::{Fault, LineError, Reader, Table, parsed};

pub(super) use draw::{LEAST_INSPECTORS, prepared};

/// The most entries of each kind in one file, and the most that it withdraws of each.
const MOST: usize = 5_000;
/// The longest name, and the longest sentence, in characters.
const MOST_NAME: usize = 100;
const MOST_TEXT: usize = 1_000;
/// The kinds of entries, by their names in the file.
pub(super) const KINDS: [&str; 7] = [
    "company",
    "licence",
    "regulator",
    "inspection",
    "draw",
    "rule",
    "penalty",
];
const FILE_FIELDS: &[&str] = &[
    "remove",
    "company",
    "licence",
    "regulator",
    "inspection",
    "draw",
    "rule",
    "penalty",
];
/// What can be withdrawn: a draw that was published stays.
const REMOVABLE: [&str; 6] = [
    "company",
    "licence",
    "regulator",
    "inspection",
    "rule",
    "penalty",
];

/// Reads a text, with everything that is wrong with it. `today` is the last day that anything that
/// was done can be of.
pub(super) fn read(text: &str, today: Date) -> (Batch, Vec<LineError>) {
    let document = match parsed(text) {
        Ok(document) => document,
        Err(error) => return (Batch::default(), vec![error]),
    };
    let mut reader = Reader::new(text);
    reader.refuse_numbers_of_persons();
    let whole = Table::whole(&document);
    reader.only_known(&whole, FILE_FIELDS);
    let reading = &mut Reading {
        reader: &mut reader,
        today,
        seen: HashMap::new(),
    };
    let mut batch = Batch {
        companies: reading.each(&whole, ("company", "company."), company::company),
        licences: reading.each(&whole, ("licence", "licence."), company::licence),
        regulators: reading.each(&whole, ("regulator", "regulator."), company::regulator),
        inspections: reading.each(&whole, ("inspection", "inspection."), inspection::read),
        draws: reading.each(&whole, ("draw", "draw."), draw::read),
        rules: reading.each(&whole, ("rule", "rule."), rule::read),
        penalties: reading.each(&whole, ("penalty", "penalty."), penalty::read),
        removes: Vec::new(),
    };
    batch.removes = reading.removes(&whole);
    let is_empty = batch.removes.is_empty() && KINDS.iter().all(|kind| whole.get(kind).is_none());
    if is_empty && reader.errors.is_empty() {
        let what = "没有内容，请写 [[company]]、[[licence]]、[[regulator]]、[[inspection]]、\
                    [[draw]]、[[rule]]、[[penalty]] 或者 [remove]";
        reader.refuse(0, "", Fault::Wrong(what));
    }
    (batch, reader.errors)
}

/// A file that is being read.
pub(super) struct Reading<'r, 't> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) today: Date,
    /// Where a key of a kind stood first.
    pub(super) seen: HashMap<(&'static str, String), usize>,
}

impl Reading<'_, '_> {
    fn each<T>(
        &mut self,
        whole: &Table<'_>,
        (kind, prefix): (&'static str, &'static str),
        mut one: impl FnMut(&mut Self, &Table<'_>) -> Option<T>,
    ) -> Vec<At<T>> {
        let tables = self.reader.tables(&whole.prefixed(prefix), kind, MOST);
        let each = tables.iter().filter_map(|table| {
            let value = one(self, table)?;
            Some(At {
                at: table.at,
                value,
            })
        });
        each.collect()
    }

    fn name(&mut self, table: &Table<'_>, field: &str) -> String {
        self.reader.required(table, field, MOST_NAME)
    }

    fn optional(&mut self, table: &Table<'_>, field: &str, most: usize) -> String {
        self.reader.optional(table, field, most)
    }

    /// A key that no other entry of its kind in the file has.
    fn id(&mut self, table: &Table<'_>, kind: &'static str) -> String {
        let id = self.name(table, "id");
        if !id.is_empty() && !is_guid(&id) {
            self.reader.refuse_field(table, "id", Fault::NotAGuid);
        }
        self.once(table, "id", kind, &id);
        id
    }

    /// Refuses a key that stood before.
    fn once(&mut self, table: &Table<'_>, field: &str, kind: &'static str, id: &str) {
        let at = table.at_of(field);
        let first = *self.seen.entry((kind, id.to_owned())).or_insert(at);
        if first != at && !id.is_empty() {
            let fault = Fault::Repeated(self.reader.line(first));
            self.reader.refuse_field(table, field, fault);
        }
    }

    fn uscc(&mut self, table: &Table<'_>, field: &str) -> String {
        let code = uscc::normal(&self.name(table, field));
        if !code.is_empty()
            && let Some(what) = said::uscc(&code)
        {
            self.reader.refuse_field(table, field, Fault::Said(what));
        }
        code
    }

    fn area(&mut self, table: &Table<'_>) -> String {
        let code = self.name(table, "area_code");
        let area = AreaCode::parse(&code);
        if area.is_err() && !code.is_empty() {
            let what = "应为 6、9 或 12 位数字的区划代码";
            self.reader
                .refuse_field(table, "area_code", Fault::Wrong(what));
        }
        area.map_or(code, |area| area.as_str().to_owned())
    }

    /// A day that is not ahead.
    fn past(&mut self, table: &Table<'_>, field: &str) -> Option<Date> {
        let day: Option<Date> = self.reader.required_time(table, field, Fault::NotADay);
        if day.is_some_and(|day| day > self.today) {
            let what = "这一天还没有到，请检查日期";
            self.reader.refuse_field(table, field, Fault::Wrong(what));
        }
        day
    }

    /// Sentences of which one at least must be there.
    fn some(&mut self, table: &Table<'_>, field: &str, count: usize) -> Vec<String> {
        let errors = self.reader.errors.len();
        let texts = self.reader.texts(table, field, count, MOST_NAME);
        if texts.is_empty() && self.reader.errors.len() == errors {
            self.reader.refuse_field(table, field, Fault::Missing);
        }
        texts
    }

    fn small(&mut self, table: &Table<'_>, field: &str) -> u32 {
        let errors = self.reader.errors.len();
        let number = self.reader.whole(table, field);
        let small = number.and_then(|number| u32::try_from(number).ok());
        if small.is_none() && self.reader.errors.len() == errors {
            self.reader.refuse_field(table, field, Fault::NotA("整数"));
        }
        small.unwrap_or(0)
    }

    fn removes(&mut self, whole: &Table<'_>) -> Vec<(&'static str, String)> {
        let Some(value) = whole.get("remove") else {
            return Vec::new();
        };
        let Some(table) = Table::of(value, "remove.") else {
            self.reader.refuse_field(
                whole,
                "remove",
                Fault::NotA("表，例如 penalty = [\"编号\"]"),
            );
            return Vec::new();
        };
        self.reader.only_known(&table, &REMOVABLE);
        let mut removes = Vec::new();
        for kind in REMOVABLE {
            for id in self.reader.texts(&table, kind, MOST, MOST_NAME) {
                if let Some(at) = self.seen.get(&(kind, id.clone())) {
                    let fault = Fault::BothWays(id.clone(), self.reader.line(*at));
                    self.reader.refuse_field(&table, kind, fault);
                }
                removes.push((kind, id));
            }
        }
        removes
    }
}
