//! 导入: the lists inside an item (laws, materials, fees, …), JSON arrays in their cells.

use std::collections::BTreeMap;

use serde_json::Value;
use shigantong_contract::{
    Coded, Discretion, Faq, Fee, LegalBasis, Material, SpecialProcedure, codes,
};

use super::Reason;
use super::cells::Cells;

/// The longest list; items with more than 80 materials exist.
const MOST_ENTRIES: usize = 200;
const NAME: usize = 500;
const TEXT: usize = 5_000;
/// A law's text, where a whole chapter is quoted.
const LAW: usize = 20_000;

/// The entries of a list, each read like a row of its own.
fn entries<T>(row: &mut Cells<'_>, column: &str, read: impl Fn(&mut Cells<'_>) -> T) -> Vec<T> {
    let raw = row.raw(column);
    if raw.is_empty() {
        return Vec::new();
    }
    let objects: Vec<BTreeMap<String, Value>> = match serde_json::from_str(raw) {
        Ok(objects) => objects,
        Err(error) => {
            let column_of_error = error.column();
            let what = format!("应为由对象组成的数组，第 {column_of_error} 个字节附近有误");
            row.refuse(column, Reason::NotJson(what));
            return Vec::new();
        }
    };
    if objects.len() > MOST_ENTRIES {
        row.refuse(column, Reason::TooMany(MOST_ENTRIES));
        return Vec::new();
    }
    let mut list = Vec::with_capacity(objects.len());
    for (index, object) in objects.iter().enumerate() {
        let cells: BTreeMap<String, String> = object
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), scalar(value)?)))
            .collect();
        let prefix = format!("{column}[{}].", index + 1);
        let mut entry = Cells::new(row.line(), prefix, &cells);
        list.push(read(&mut entry));
        row.errors.append(&mut entry.errors);
    }
    list
}

/// A value of an entry as the text of a cell; a coded value stands for its code.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Object(object) => object.get("code").and_then(scalar),
        Value::Null | Value::Array(_) => None,
    }
}

fn coded_or(
    entry: &mut Cells<'_>,
    column: &str,
    table: &'static [(&'static str, &'static str)],
    default: &str,
) -> Coded {
    entry
        .coded(column, table)
        .unwrap_or_else(|| Coded::of(table, default))
}

pub(super) fn laws(row: &mut Cells<'_>) -> Vec<LegalBasis> {
    entries(row, "by_law", |entry| LegalBasis {
        law: entry.required("law", NAME),
        article: entry.line_of_text("article", NAME),
        text: entry.text("text", LAW),
    })
}

pub(super) fn discretion(row: &mut Cells<'_>) -> Vec<Discretion> {
    entries(row, "discretion", |entry| Discretion {
        circumstance: entry.text("circumstance", TEXT),
        range: entry.text("range", TEXT),
    })
}

pub(super) fn special_procedures(row: &mut Cells<'_>) -> Vec<SpecialProcedure> {
    entries(row, "special_procedure", |entry| SpecialProcedure {
        name: entry.required("name", NAME),
        days: entry.number("days", 3_650),
        explain: entry.text("explain", TEXT),
    })
}

pub(super) fn fees(row: &mut Cells<'_>) -> Vec<Fee> {
    entries(row, "fees", |entry| Fee {
        fee_name: entry.required("fee_name", NAME),
        fee_stand: entry.text("fee_stand", TEXT),
        by_law: entry.text("by_law", TEXT),
        desc_explain: entry.text("desc_explain", TEXT),
    })
}

pub(super) fn materials(row: &mut Cells<'_>) -> Vec<Material> {
    entries(row, "materials", |entry| Material {
        material_name: entry.required("material_name", NAME),
        material_type: coded_or(entry, "material_type", codes::MATERIAL_TYPE, "3"),
        material_format: coded_or(entry, "material_format", codes::MATERIAL_FORMAT, "3"),
        is_need: coded_or(entry, "is_need", codes::MATERIAL_NEED, "1"),
        source_type: coded_or(entry, "source_type", codes::MATERIAL_SOURCE, "1"),
        page_num: entry.line_of_text("page_num", NAME),
        fill_explain: entry.text("fill_explain", TEXT),
        accept_stand: entry.text("accept_stand", TEXT),
        exempt: entry.text("exempt", TEXT),
        by_law: entry.text("by_law", TEXT),
        form_guid: entry.guid("form_guid"),
        example_guid: entry.guid("example_guid"),
    })
}

pub(super) fn questions(row: &mut Cells<'_>) -> Vec<Faq> {
    entries(row, "faq", |entry| Faq {
        question: entry.text("question", TEXT),
        answer: entry.text("answer", TEXT),
    })
}
