//! 导入: a file as rows, whatever its format.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{RawRow, Reason, RowError, csv, xlsx};

/// The largest file that is read.
const MOST_BYTES: u64 = 200 << 20;
/// The most rows that are read: a province's list.
const MOST_ROWS: usize = 200_000;

/// A file, read into rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How the file is written, such as `CSV，UTF-8`.
    pub format: String,
    /// The columns of the header.
    pub columns: Vec<String>,
    /// The rows that are not empty.
    pub rows: Vec<RawRow>,
    /// Rows and cells that could not be read.
    pub errors: Vec<RowError>,
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(pub String);

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads a file: a spreadsheet by its ending, anything else as CSV.
///
/// # Errors
/// A file that is not there, too large, or in no format that is known.
pub fn read(path: &Path) -> Result<Table, ReadError> {
    let shown = path.display();
    let said = |error: std::io::Error| ReadError(format!("无法读取 {shown}：{error}"));
    let size = std::fs::metadata(path).map_err(said)?.len();
    if size > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        return Err(ReadError(format!("{shown} 超过 {most} MB，请分开导入")));
    }
    let bytes = std::fs::read(path).map_err(said)?;
    let ending = path.extension().and_then(|ending| ending.to_str());
    // A spreadsheet is a zip archive, whatever its name says.
    if bytes.starts_with(b"PK\x03\x04") {
        return xlsx::read(&bytes);
    }
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx" | "xlsm") => Err(ReadError(format!("{shown} 不是有效的 xlsx 文件"))),
        Some("xls" | "et" | "ods") => Err(ReadError(format!("{shown}：请另存为 xlsx 或 CSV"))),
        _ => csv::read(&bytes),
    }
}

impl Table {
    /// A table with this header; columns that stand twice are refused.
    pub(super) fn new(format: String, header: Vec<String>, line: u64) -> Self {
        let columns: Vec<String> = header
            .iter()
            .map(|name| {
                name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                    .to_owned()
            })
            .collect();
        let mut seen = BTreeSet::new();
        let twice = columns
            .iter()
            .filter(|name| !name.is_empty() && !seen.insert(name.as_str()));
        let errors = twice.map(|name| RowError {
            line,
            column: name.clone(),
            reason: Reason::ColumnTwice,
        });
        let errors = errors.collect();
        Self {
            format,
            columns,
            rows: Vec::new(),
            errors,
        }
    }

    /// Adds a row; one without content is left out.
    pub(super) fn push<'c>(
        &mut self,
        line: u64,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), ReadError> {
        let cells: BTreeMap<String, String> = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(name, cell)| !name.is_empty() && !cell.trim().is_empty())
            .map(|(name, cell)| (name.clone(), cell.to_owned()))
            .collect();
        if cells.is_empty() {
            return Ok(());
        }
        if self.rows.len() >= MOST_ROWS {
            return Err(ReadError(format!("超过 {MOST_ROWS} 行，请分开导入")));
        }
        self.rows.push(RawRow { line, cells });
        Ok(())
    }

    /// Notes that a row or cell cannot be read.
    pub(super) fn refuse(&mut self, line: u64, column: &str, reason: Reason) {
        self.errors.push(RowError {
            line,
            column: column.to_owned(),
            reason,
        });
    }
}
