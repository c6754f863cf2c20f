//! 一件事: a city's journeys, from TOML into the database; all of them or nothing.

mod check;
mod fault;
mod read;
mod resolve;

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use anyhow::{Context, bail};
use shigantong_contract::Journey;

use self::read::Draft;
use crate::db::{self, Db, JourneyChanges};

pub use fault::{Fault, LineError};
pub(crate) use resolve::resolve;

/// The largest file that is read, in bytes: 200 journeys of 30 tasks take less.
const MOST_BYTES: u64 = 8_000_000;
/// How many refusals are written out; all are counted.
const SHOWN: usize = 200;

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
        for error in self.errors.iter().take(SHOWN) {
            writeln!(f, "{error}")?;
        }
        if self.errors.len() > SHOWN {
            writeln!(f, "……（只列出前 {SHOWN} 处）")?;
        }
        let (errors, lines) = (self.errors.len(), lines(&self.errors));
        writeln!(f, "共 {errors} 处有误，涉及 {lines} 行；什么也没有载入")
    }
}

fn lines(errors: &[LineError]) -> usize {
    let lines: BTreeSet<u64> = errors.iter().map(|error| error.line).collect();
    lines.len()
}

/// Reads a file and loads it in the place of the journeys that are there.
///
/// # Errors
/// A file that cannot be read at all, and those of the database. Refusals are no error here: they
/// stand in the report.
pub async fn run(db: &Db, file: &Path) -> anyhow::Result<Report> {
    let shown = file.display();
    let size = std::fs::metadata(file)
        .with_context(|| format!("无法读取 {shown}"))?
        .len();
    if size > MOST_BYTES {
        bail!("{shown} 超过 {} MB", MOST_BYTES / 1_000_000);
    }
    let text = std::fs::read_to_string(file);
    let text = text.with_context(|| format!("无法读取 {shown}，应为 UTF-8 的 TOML 文件"))?;
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
