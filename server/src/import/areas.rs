//! 导入: the regions of a city with their halls, and what the city calls itself.

use std::path::PathBuf;

use shigantong_contract::AreaCode;

use super::cells::Cells;
use super::report::{Outcome, Report};
use super::{RawRow, Reason, RowError, read};
use crate::db::{self, AreaRow, Changes, Db};

/// The columns of a list of regions.
const COLUMNS: &[&str] = &[
    "area_code",
    "name",
    "hall_name",
    "hall_address",
    "hall_hours",
    "hall_phone",
];

/// A list of regions to import.
#[derive(Clone, Debug)]
pub struct AreaFile {
    /// The file: CSV or a spreadsheet with the columns `area_code, name, hall_name,
    /// hall_address, hall_hours, hall_phone`, in the order in which they are shown.
    pub file: PathBuf,
    /// Settings to write beside, by name.
    pub settings: Vec<(&'static str, String)>,
}

impl AreaFile {
    /// Reads the file and loads it: all of it or nothing.
    ///
    /// # Errors
    /// A file that cannot be read at all, and those of the database.
    pub async fn run(&self, db: &Db) -> anyhow::Result<Report> {
        let table = read(&self.file)?;
        let known = |name: &&String| name.is_empty() || COLUMNS.contains(&name.as_str());
        let unknown = table.columns.iter().filter(|name| !known(name));
        let mut report = Report {
            format: table.format,
            rows: table.rows.len(),
            unknown_columns: unknown.cloned().collect(),
            errors: table.errors,
            ..Report::default()
        };
        let areas = match area_rows(&table.rows) {
            Ok(areas) => areas,
            Err(mut errors) => {
                report.errors.append(&mut errors);
                Vec::new()
            }
        };
        if report.errors.is_empty() {
            report.outcome = Outcome::Done(self.write(db, &areas).await?);
        }
        Ok(report)
    }

    async fn write(&self, db: &Db, areas: &[AreaRow]) -> anyhow::Result<Changes> {
        let mut tx = db.begin_write().await?;
        let known = db::areas::names(&mut tx).await?;
        let mut changes = Changes::default();
        for area in areas {
            let is_known = known.contains_key(&area.area_code);
            match db::areas::write(&mut tx, area).await? {
                true if is_known => changes.changed += 1,
                true => changes.new += 1,
                false => changes.unchanged += 1,
            }
        }
        let mut touched = changes.any();
        for (name, value) in &self.settings {
            touched |= db::settings::write(&mut tx, name, value).await?;
        }
        if touched {
            db::settings::touch(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(changes)
    }
}

/// Reads regions from raw rows.
///
/// # Errors
/// Everything that is wrong with them.
pub fn area_rows(rows: &[RawRow]) -> Result<Vec<AreaRow>, Vec<RowError>> {
    let mut areas: Vec<AreaRow> = Vec::with_capacity(rows.len());
    let mut errors = Vec::new();
    for (position, row) in (0..).zip(rows) {
        let mut cells = Cells::new(row.line, String::new(), &row.cells);
        let area = AreaRow {
            area_code: area_code(&mut cells, &areas),
            name: cells.required("name", 60),
            hall_name: cells.line_of_text("hall_name", 100),
            hall_address: cells.line_of_text("hall_address", 300),
            hall_hours: cells.text("hall_hours", 500),
            hall_phone: cells.line_of_text("hall_phone", 100),
            position,
        };
        errors.append(&mut cells.errors);
        areas.push(area);
    }
    if errors.is_empty() {
        Ok(areas)
    } else {
        Err(errors)
    }
}

fn area_code(cells: &mut Cells<'_>, before: &[AreaRow]) -> String {
    let text = cells.required("area_code", 12);
    if text.is_empty() {
        return text;
    }
    let Ok(code) = AreaCode::parse(&text) else {
        cells.refuse("area_code", Reason::NotAnArea);
        return text;
    };
    let code = code.to_string();
    // Region n stands on line n + 2, unless the file has empty lines.
    if let Some(first) = before.iter().position(|area| area.area_code == code) {
        cells.refuse("area_code", Reason::Repeated(first as u64 + 2));
    }
    code
}
