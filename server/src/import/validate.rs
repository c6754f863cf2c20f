//! 导入: from raw rows to items; every reason is collected before anything is said.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use shigantong_contract::{AreaCode, ServiceItem, uscc};

use super::cells::Cells;
use super::{RawRow, Reason, RowError, item};

/// What is known of a list beside its rows.
#[derive(Clone, Debug)]
pub struct Context {
    /// The region that is imported: the one of rows that name none, and the one that holds all.
    pub area: AreaCode,
    /// Whether all rows are the project's own samples.
    pub is_sample: bool,
}

/// Reads one row.
///
/// # Errors
/// Everything that is wrong with it.
pub fn validate(row: &RawRow, context: &Context) -> Result<ServiceItem, Vec<RowError>> {
    let mut cells = Cells::new(row.line, String::new(), &row.cells);
    let item = item::read(&mut cells, &context.area, context.is_sample);
    if cells.errors.is_empty() {
        Ok(item)
    } else {
        Err(cells.errors)
    }
}

/// A list, read.
#[derive(Debug, Default)]
pub(super) struct Validated {
    /// The items, each key once.
    pub(super) items: Vec<ServiceItem>,
    /// Everything that is refused.
    pub(super) errors: Vec<RowError>,
    /// Rows that say again what an earlier one said.
    pub(super) same: usize,
    /// Rows whose department has no valid unified social credit code.
    pub(super) odd_dept_codes: usize,
    /// Rows whose type is another by its code than by its words.
    pub(super) odd_types: usize,
}

/// Reads all rows.
pub(super) fn validate_all(rows: &[RawRow], context: &Context) -> Validated {
    let mut all = Validated::default();
    let mut seen: HashMap<String, (u64, usize)> = HashMap::with_capacity(rows.len());
    for row in rows {
        let item = match validate(row, context) {
            Ok(item) => item,
            Err(mut errors) => {
                all.errors.append(&mut errors);
                continue;
            }
        };
        match seen.entry(item.task_handle_item.clone()) {
            Entry::Occupied(first) => {
                let (line, index) = *first.get();
                if all.items[index] == item {
                    all.same += 1;
                } else {
                    all.errors.push(repeated(row.line, line));
                }
            }
            Entry::Vacant(place) => {
                place.insert((row.line, all.items.len()));
                all.odd_dept_codes += usize::from(uscc::check(&item.dept_code).is_err());
                all.odd_types += usize::from(item::words_differ(row));
                all.items.push(item);
            }
        }
    }
    all
}

fn repeated(line: u64, first: u64) -> RowError {
    RowError {
        line,
        column: "task_handle_item".to_owned(),
        reason: Reason::Repeated(first),
    }
}
