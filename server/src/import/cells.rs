//! 导入: reading the cells of one row, collecting what is wrong with them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use shigantong_contract::{Coded, codes, path};

use super::{Reason, RowError};

type CodeTable = &'static [(&'static str, &'static str)];

/// The cells of a row, or of one entry of a nested list, being read.
pub(super) struct Cells<'r> {
    line: u64,
    /// Stands before the names of columns in errors, such as `materials[2].`.
    prefix: String,
    cells: &'r BTreeMap<String, String>,
    pub(super) errors: Vec<RowError>,
}

impl<'r> Cells<'r> {
    pub(super) fn new(line: u64, prefix: String, cells: &'r BTreeMap<String, String>) -> Self {
        Self {
            line,
            prefix,
            cells,
            errors: Vec::new(),
        }
    }

    /// The cells of an object that stands at `place` in this row or entry.
    pub(super) fn within<'c>(&self, place: &str, cells: &'c BTreeMap<String, String>) -> Cells<'c> {
        Cells::new(self.line, format!("{}{place}.", self.prefix), cells)
    }

    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Notes that a column is refused.
    pub(super) fn refuse(&mut self, column: &str, reason: Reason) {
        self.errors.push(RowError {
            line: self.line,
            column: format!("{}{column}", self.prefix),
            reason,
        });
    }

    /// The text of a cell as it is, trimmed; empty where there is none.
    pub(super) fn raw(&self, column: &str) -> &'r str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// A text of one line.
    pub(super) fn line_of_text(&mut self, column: &str, most: usize) -> String {
        let text = clean(self.raw(column));
        if text.chars().any(char::is_control) {
            self.refuse(column, Reason::ControlCharacter);
        }
        self.bounded(column, text, most)
    }

    /// A text of any number of lines.
    pub(super) fn text(&mut self, column: &str, most: usize) -> String {
        let text = clean(self.raw(column));
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
        {
            self.refuse(column, Reason::ControlCharacter);
        }
        self.bounded(column, text, most)
    }

    /// The name of a file that the server has.
    pub(super) fn guid(&mut self, column: &str) -> String {
        let text = self.raw(column);
        if text.is_empty() || path::is_guid(text) {
            return text.to_owned();
        }
        self.refuse(column, Reason::NotAFileName);
        String::new()
    }

    /// A text of one line that must be there.
    pub(super) fn required(&mut self, column: &str, most: usize) -> String {
        let text = self.line_of_text(column, most);
        if text.is_empty() {
            self.refuse(column, Reason::Missing);
        }
        text
    }

    fn bounded(&mut self, column: &str, text: String, most: usize) -> String {
        if text.chars().count() > most {
            self.refuse(column, Reason::TooLong(most));
        }
        text
    }

    /// A coded value, written as code or label.
    pub(super) fn coded(&mut self, column: &str, table: CodeTable) -> Option<Coded> {
        let text = self.raw(column);
        if text.is_empty() {
            return None;
        }
        let code = code_in(table, text);
        if code.is_none() {
            self.refuse(column, not_in(table, text));
        }
        code.map(|code| Coded::of(table, code))
    }

    /// A list of coded values, as JSON or parted by commas.
    pub(super) fn coded_list(
        &mut self,
        column: &str,
        table: CodeTable,
        accepts: impl Fn(&str) -> bool,
    ) -> Vec<Coded> {
        let parts: Vec<String> = match self.json_texts(column) {
            Some(parts) => parts,
            None => parted(self.raw(column), &[',', '，', '、', ';', '；', '|', '^']),
        };
        let mut list: Vec<Coded> = Vec::new();
        for text in &parts {
            match code_in(table, text).filter(|code| accepts(code)) {
                Some(code) if list.iter().any(|known| known.code == code) => {}
                Some(code) => list.push(Coded::of(table, code)),
                None => self.refuse(column, not_in(table, text)),
            }
        }
        list
    }

    /// A list of texts: as JSON, or parted by line breaks or `|`.
    pub(super) fn texts(&mut self, column: &str, most: usize, most_chars: usize) -> Vec<String> {
        let list: Vec<String> = match self.json_texts(column) {
            Some(list) => list,
            None => parted(self.raw(column), &['\n', '|']),
        };
        let list: Vec<String> = list.iter().map(|text| clean(text)).collect();
        if list.len() > most {
            self.refuse(column, Reason::TooMany(most));
        }
        if list.iter().any(|text| text.chars().count() > most_chars) {
            self.refuse(column, Reason::TooLong(most_chars));
        }
        list
    }

    /// The texts of a JSON array; `None` where the cell does not begin like one. A cell that
    /// begins so and is none is an ordinary text, such as `[2024]12号`.
    fn json_texts(&self, column: &str) -> Option<Vec<String>> {
        let raw = self.raw(column);
        if !raw.starts_with('[') {
            return None;
        }
        let list: Vec<String> = serde_json::from_str(raw).ok()?;
        let list = list.iter().map(|text| text.trim().to_owned());
        Some(list.filter(|text| !text.is_empty()).collect())
    }

    /// Yes or no; `None` where the cell is empty.
    pub(super) fn flag(&mut self, column: &str) -> Option<bool> {
        match self.raw(column) {
            "" => None,
            "1" | "是" | "true" | "TRUE" | "Y" | "y" | "有" => Some(true),
            "0" | "否" | "false" | "FALSE" | "N" | "n" | "无" | "2" => Some(false),
            _ => {
                self.refuse(column, Reason::NotAFlag);
                None
            }
        }
    }

    /// A whole number; `None` where the cell is empty.
    pub(super) fn number<T: TryFrom<u32>>(&mut self, column: &str, most: u32) -> Option<T> {
        let text = self.raw(column);
        if text.is_empty() {
            return None;
        }
        let text = text.strip_suffix(".0").unwrap_or(text);
        let number = text.parse::<u32>().ok().filter(|number| *number <= most);
        let number = number.and_then(|number| T::try_from(number).ok());
        if number.is_none() {
            self.refuse(column, Reason::NotANumber(most));
        }
        number
    }

    /// A date, as `YYYY-MM-DD`; slashes, a time behind it and missing zeros are put right.
    pub(super) fn date(&mut self, column: &str) -> String {
        let text = self.raw(column);
        if text.is_empty() {
            return String::new();
        }
        let day = text.split([' ', 'T']).next().unwrap_or(text);
        let day = day.replace(['/', '.'], "-");
        let date = ["%Y-%m-%d", "%Y%m%d"]
            .iter()
            .find_map(|format| NaiveDate::parse_from_str(&day, format).ok());
        if date.is_none() {
            self.refuse(column, Reason::NotADate);
        }
        date.map_or_else(String::new, |date| date.format("%Y-%m-%d").to_string())
    }
}

/// Line breaks as `\n`, without invisible characters, trimmed.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let invisible = ['\u{feff}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'];
    text.replace(invisible, "").trim().to_owned()
}

fn parted(text: &str, marks: &[char]) -> Vec<String> {
    let parts = text.split(marks).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The code for a text: the code itself (with or without its leading zeros), the label, or the
/// beginning of exactly one label (窗口 for 窗口办理).
pub(super) fn code_in(table: CodeTable, text: &str) -> Option<&'static str> {
    let text = text.trim();
    let bare = |code: &str| code.trim_start_matches('0').to_owned();
    let known = table.iter().find(|(code, _)| *code == text);
    let known = known.or_else(|| {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let mut rows = table.iter();
        digits.then(|| rows.find(|(code, _)| bare(code) == bare(text)))?
    });
    if let Some((code, _)) = known {
        return Some(code);
    }
    if let Some(code) = codes::code_of(table, text) {
        return Some(code);
    }
    if text.chars().count() < 2 {
        return None;
    }
    let mut beginning = table.iter().filter(|(_, label)| label.starts_with(text));
    match (beginning.next(), beginning.next()) {
        (Some((code, _)), None) => Some(code),
        _ => None,
    }
}

fn not_in(table: CodeTable, text: &str) -> Reason {
    let shown: Vec<String> = table
        .iter()
        .take(12)
        .map(|(code, label)| format!("{code} {label}"))
        .collect();
    let more = if table.len() > 12 { "等" } else { "" };
    let text = text.chars().take(40).collect();
    Reason::NotInTable(text, format!("{}{more}", shown.join("、")))
}
