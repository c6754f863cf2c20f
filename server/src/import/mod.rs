//! 导入: a city's own list, from CSV or a spreadsheet into the database; all of it or nothing.

mod areas;
mod cells;
mod checklist;
mod csv;
mod item;
mod load;
mod nested;
mod procedure;
mod reason;
mod report;
mod table;
mod validate;
mod xlsx;

use std::collections::BTreeMap;

pub use areas::{AreaFile, area_rows};
pub use load::{Import, load, run};
pub use reason::{Reason, RowError};
pub use report::{Outcome, Report};
pub use table::{ReadError, Table, read};
pub use validate::{Context, validate};

/// A row of a list before it is understood: the text of each cell under the name of its column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRow {
    /// The line of the file that it begins on, from 1; the header is line 1.
    pub line: u64,
    /// The cells that are not empty, by column.
    pub cells: BTreeMap<String, String>,
}
