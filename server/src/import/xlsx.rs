//! 导入: the first sheet of a spreadsheet, its first row with content as header.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::{ReadError, Reason, Table};

/// From here on a spreadsheet's numbers are rounded: they carry 15 digits.
const ROUNDED: f64 = 1e15;

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Table, ReadError> {
    let said = |error: calamine::XlsxError| ReadError(format!("xlsx 无法读取：{error}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(said)?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| ReadError("表格里没有工作表".to_owned()))?
        .map_err(said)?;
    let first = sheet.start().map_or(0, |(row, _)| row);
    let mut rows = (u64::from(first) + 1..).zip(sheet.rows());
    let (line, header) = rows
        .next()
        .ok_or_else(|| ReadError("工作表是空的".to_owned()))?;
    let header = header.iter().map(|cell| cell.to_string()).collect();
    let mut table = Table::new("XLSX".to_owned(), header, line);
    for (line, row) in rows {
        let mut texts = Vec::with_capacity(row.len());
        for (index, cell) in row.iter().enumerate() {
            match text(cell) {
                Ok(text) => texts.push(text),
                Err(reason) => {
                    let column = table.columns.get(index).cloned().unwrap_or_default();
                    table.refuse(line, &column, reason);
                    texts.push(String::new());
                }
            }
        }
        table.push(line, texts.iter().map(String::as_str))?;
    }
    Ok(table)
}

/// A cell as text. Codes that became numbers are written out in full again, where they can be.
fn text(cell: &Data) -> Result<String, Reason> {
    match cell {
        Data::Float(number) if number.abs() >= ROUNDED => Err(Reason::RoundedNumber),
        Data::Float(number) if number.fract() == 0.0 => Ok(format!("{number:.0}")),
        Data::Error(_) => Err(Reason::CellError),
        Data::Bool(flag) => Ok(if *flag { "1" } else { "0" }.to_owned()),
        Data::DateTime(date) => Ok(day(date.as_f64())),
        other => Ok(other.to_string()),
    }
}

/// The date of a spreadsheet's day number (day 25,569 is 1970-01-01).
fn day(number: f64) -> String {
    let days = number.floor() - 25_569.0;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded by the check before it"
    )]
    let date = (days.abs() < 1e6)
        .then(|| chrono::DateTime::from_timestamp(days as i64 * 86_400, 0))
        .flatten();
    date.map_or_else(
        || number.to_string(),
        |date| date.format("%Y-%m-%d").to_string(),
    )
}
