//! 导入: CSV in UTF-8 (with or without its mark), UTF-16 with its mark, or GB18030.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{ReadError, Reason, Table};

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Table, ReadError> {
    let (text, encoding) = decode(bytes)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut next = |record: &mut StringRecord| {
        let read = reader.read_record(record);
        read.map_err(|error| ReadError(format!("CSV 无法读取：{error}")))
    };
    if !next(&mut record)? {
        return Err(ReadError("文件是空的".to_owned()));
    }
    let header = record.iter().map(str::to_owned).collect();
    let mut table = Table::new(format!("CSV，{encoding}"), header, 1);
    if let Some(line) = open_quote(&text) {
        table.refuse(line, "", Reason::OpenQuote);
        return Ok(table);
    }
    while next(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let expected = table.columns.len();
        // A spreadsheet leaves out empty cells at the end, and writes empty ones past it.
        let extra = record
            .iter()
            .skip(expected)
            .any(|cell| !cell.trim().is_empty());
        let short = record.len() < expected && record.iter().any(|cell| cell.contains('\n'));
        if extra || short {
            table.refuse(line, "", Reason::CellCount(record.len(), expected));
            continue;
        }
        table.push(line, record.iter())?;
    }
    Ok(table)
}

fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, wrong) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if !wrong {
            return Ok((text, encoding.name()));
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), UTF_8.name()));
    }
    let (text, wrong) = GB18030.decode_without_bom_handling(bytes);
    if wrong {
        let said = "文字编码不是 UTF-8，也不是 GB18030，请另存为 UTF-8 的 CSV";
        return Err(ReadError(said.to_owned()));
    }
    // The names of national fields are ASCII: a file without them was no text at all.
    Ok((text, "GB18030"))
}

/// The line on which a quotation mark opens that never closes. A mark counts only at the start
/// of a cell; inside one that has none it is an ordinary character.
fn open_quote(text: &str) -> Option<u64> {
    let mut line = 1;
    let mut opened = None;
    let mut at_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if opened.is_some() => {
                if bytes.peek() == Some(&b'"') {
                    bytes.next();
                } else {
                    opened = None;
                }
            }
            b'"' if at_start => opened = Some(line),
            b'\n' => line += 1,
            _ => {}
        }
        at_start = opened.is_none() && matches!(byte, b',' | b'\n' | b'\r');
    }
    opened
}
