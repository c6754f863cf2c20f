//! 一件事: a city's journeys, from TOML into the database; all of them or nothing.

mod check;
mod read;
mod resolve;

use std::fmt;
use std::path::Path;

use shigantong_contract::Journey;

use self::read::Draft;
use crate::db::{self, Db, JourneyChanges};
use crate::toml_file::{self, LineError};

pub(crate) use resolve::resolve;

/// The largest file that is read, in bytes: 200 journeys of 30 tasks take less.
const MOST_BYTES: u64 = 8_000_000;

/// The report of a file of journeys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many journeys the file has.
    pub journeys: usize,
    /// How many tasks they have together.
    pub tasks: usize,
    /// Every refusal, by line.
    pub errors: Vec<LineError>,
    /// What loading did; nothing where the file was refused.
    pub changes: Option<JourneyChanges>,
}

impl Report {
    /// Whether the journeys are loaded.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.changes.is_some()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "读入 {} 件事，共 {} 步", self.journeys, self.tasks)?;
        if let Some(changes) = &self.changes {
            let JourneyChanges {
                new,
                changed,
                unchanged,
                gone,
            } = changes;
            return writeln!(
                f,
                "完成：新增 {new}，更新 {changed}，未变 {unchanged}，去掉 {gone}"
            );
        }
        toml_file::write_refusals(f, &self.errors)
    }
}

/// Reads a file and loads it in the place of the journeys that are there.
///
/// # Errors
/// A file that cannot be read at all, and those of the database. Refusals are no error here: they
/// stand in the report.
pub async fn run(db: &Db, file: &Path) -> anyhow::Result<Report> {
    let text = toml_file::text(file, MOST_BYTES)?;
    load(db, &text, false).await
}

/// Loads the journeys of a text in the place of those that are there.
///
/// # Errors
/// Those of the database.
pub async fn load(db: &Db, text: &str, is_sample: bool) -> anyhow::Result<Report> {
    let (mut drafts, mut errors) = read::read(text);
    errors.append(&mut check::check(&drafts));
    let mut tx = db.begin_write().await?;
    let codes = drafts.iter().flat_map(Draft::codes).collect();
    let unknown = db::journeys::unknown_codes(&mut tx, &codes).await?;
    errors.append(&mut check::without_items(&drafts, &unknown));
    errors.sort_by_key(|error| error.line);
    let mut report = Report {
        journeys: drafts.len(),
        tasks: drafts.iter().map(|draft| draft.journey.tasks.len()).sum(),
        errors,
        changes: None,
    };
    if !report.errors.is_empty() {
        return Ok(report);
    }
    for draft in &mut drafts {
        draft.order();
        draft.journey.is_sample = is_sample;
    }
    let journeys: Vec<Journey> = drafts.into_iter().map(|draft| draft.journey).collect();
    let changes = db::journeys::replace(&mut tx, &journeys).await?;
    if changes.any() {
        db::settings::touch(&mut tx).await?;
    }
    tx.commit().await?;
    report.changes = Some(changes);
    Ok(report)
}
