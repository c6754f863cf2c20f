//! TOML 文件: what an operator writes by hand, field by field; every refusal has its line.

mod fault;
mod values;

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, bail};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use fault::{Fault, LineError};

/// How many refusals are written out; all are counted.
const SHOWN: usize = 200;

/// The text of a file of at most `most` bytes, in whole megabytes.
///
/// # Errors
/// A file that is not there, too large, or no UTF-8; a line says what to do.
pub(crate) fn text(file: &Path, most: u64) -> anyhow::Result<String> {
    let shown = file.display();
    let size = std::fs::metadata(file)
        .with_context(|| format!("无法读取 {shown}"))?
        .len();
    if size > most {
        bail!("{shown} 超过 {} MB", most / 1_000_000);
    }
    let text = std::fs::read_to_string(file);
    text.with_context(|| format!("无法读取 {shown}，应为 UTF-8 的 TOML 文件"))
}

/// Writes why a file was refused: a line for each, and how many there are.
///
/// # Errors
/// Those of the formatter.
pub(crate) fn write_refusals(f: &mut fmt::Formatter<'_>, errors: &[LineError]) -> fmt::Result {
    for error in errors.iter().take(SHOWN) {
        writeln!(f, "{error}")?;
    }
    if errors.len() > SHOWN {
        writeln!(f, "……（只列出前 {SHOWN} 处）")?;
    }
    let lines: BTreeSet<u64> = errors.iter().map(|error| error.line).collect();
    let (errors, lines) = (errors.len(), lines.len());
    writeln!(f, "共 {errors} 处有误，涉及 {lines} 行；什么也没有载入")
}

/// The document that a text is.
///
/// # Errors
/// What the parser says, where it stopped.
pub(crate) fn parsed(text: &str) -> Result<Spanned<DeTable<'_>>, LineError> {
    DeTable::parse(text).map_err(|error| LineError {
        line: line_at(text, error.span().map_or(0, |span| span.start)),
        field: String::new(),
        fault: Fault::NotToml(error.message().to_owned()),
    })
}

fn line_at(text: &str, at: usize) -> u64 {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() as u64 + 1
}

/// A table of the document, with where it begins and what stands before the names of its fields.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    table: &'t DeTable<'t>,
    pub(crate) at: usize,
    prefix: &'static str,
}

impl<'t> Table<'t> {
    /// The document itself.
    pub(crate) fn whole(document: &'t Spanned<DeTable<'t>>) -> Self {
        Self {
            table: document.get_ref(),
            at: 0,
            prefix: "",
        }
    }

    /// The table that a value is, if it is one.
    pub(crate) fn of(value: &'t Spanned<DeValue<'t>>, prefix: &'static str) -> Option<Self> {
        Some(Self {
            table: value.get_ref().as_table()?,
            at: value.span().start,
            prefix,
        })
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(name)
    }

    /// Where a field stands; where the table begins if it is not there.
    pub(crate) fn at_of(&self, name: &str) -> usize {
        self.get(name).map_or(self.at, |value| value.span().start)
    }

    pub(crate) fn prefixed(&self, prefix: &'static str) -> Self {
        Self { prefix, ..*self }
    }
}

/// Reads fields, and collects everything that is wrong with them.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    text: &'t str,
    pub(crate) errors: Vec<LineError>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            errors: Vec::new(),
        }
    }

    pub(crate) fn line(&self, at: usize) -> u64 {
        line_at(self.text, at)
    }

    pub(crate) fn refuse(&mut self, at: usize, field: &str, fault: Fault) {
        self.errors.push(LineError {
            line: self.line(at),
            field: field.to_owned(),
            fault,
        });
    }

    /// Refuses what stands at a field of a table, or at the table where it has no such field.
    pub(crate) fn refuse_field(&mut self, table: &Table<'_>, name: &str, fault: Fault) {
        let field = format!("{}{name}", table.prefix);
        self.refuse(table.at_of(name), &field, fault);
    }

    pub(crate) fn only_known(&mut self, table: &Table<'_>, known: &[&str]) {
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

    pub(crate) fn required(&mut self, table: &Table<'_>, name: &str, most: usize) -> String {
        let errors = self.errors.len();
        let text = self.optional(table, name, most);
        if text.is_empty() && self.errors.len() == errors {
            self.refuse_field(table, name, Fault::Missing);
        }
        text
    }

    /// A text of one line; empty where there is none.
    pub(crate) fn optional(&mut self, table: &Table<'_>, name: &str, most: usize) -> String {
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
    pub(crate) fn texts(
        &mut self,
        table: &Table<'_>,
        name: &str,
        count: usize,
        most: usize,
    ) -> Vec<String> {
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
    pub(crate) fn tables<'v>(
        &mut self,
        table: &Table<'v>,
        name: &str,
        count: usize,
    ) -> Vec<Table<'v>> {
        let values = self.array(&table.prefixed(""), name, count);
        let mut tables = Vec::with_capacity(values.len());
        for value in values {
            match Table::of(value, table.prefix) {
                Some(inner) => tables.push(inner),
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

    /// A day or a moment: in quotes, or as TOML itself writes them. None where it is empty or was
    /// refused already.
    pub(crate) fn time<T: FromStr>(
        &mut self,
        table: &Table<'_>,
        name: &str,
        fault: Fault,
    ) -> Option<T> {
        let value = table.get(name)?;
        let text = match (value.get_ref().as_datetime(), value.get_ref().as_str()) {
            (Some(time), _) => time.to_string(),
            (None, Some(text)) => text.trim().to_owned(),
            (None, None) => {
                self.refuse_field(table, name, fault);
                return None;
            }
        };
        if text.is_empty() {
            return None;
        }
        let time = text.parse().ok();
        if time.is_none() {
            self.refuse_field(table, name, fault);
        }
        time
    }
}
