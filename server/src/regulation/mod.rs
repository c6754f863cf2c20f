//! 监管一网通: companies and who regulates them, inspections, draws, discretion standards and
//! penalties, from TOML into the database; all of a file or nothing.

mod check;
mod company;
mod draw;
mod kept;
mod read;
mod report;
pub(crate) mod said;

use std::path::Path;

use anyhow::Context as _;
use shigantong_contract::{Date, DiscretionRule, Inspection, Penalty};
use sqlx::{Any, Transaction};

use crate::cases::now;
use crate::db::regulation::{self as table, Stored, Written};
use crate::db::{Db, settings};
use crate::toml_file;

pub use company::{company, credit_entries};
pub(crate) use draw::drawn;
pub use draw::{Drawing, prepare, run as run_draw, seed};
pub(crate) use kept::{At, Batch};
pub use kept::{CompanyRow, DrawPlan, FIELD, Licence, RegulatorRow, StoredDraw};
pub use report::{RegulationChanges, Report};

/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 20_000_000;

/// Reads a file and writes what it says, each in the place of one with the same key.
///
/// # Errors
/// A file that cannot be read at all, and those of the database. Refusals are no error here: they
/// stand in the report.
pub async fn run(db: &Db, file: &Path) -> anyhow::Result<Report> {
    let text = toml_file::text(file, MOST_BYTES)?;
    load(db, &text, now()?.date()).await
}

/// Writes what a text says. `today` is the last day that anything that was done can be of.
///
/// # Errors
/// Those of the database.
pub async fn load(db: &Db, text: &str, today: Date) -> anyhow::Result<Report> {
    let (batch, errors) = read::read(text, today);
    write(db, batch, (text, errors)).await
}

/// Writes what a batch says; a text that was refused already is only checked.
pub(crate) async fn write(
    db: &Db,
    mut batch: Batch,
    (text, mut errors): (&str, Vec<toml_file::LineError>),
) -> anyhow::Result<Report> {
    let mut report = Report::of(&batch);
    if !errors.is_empty() {
        errors.sort_by_key(|error| error.line);
        report.errors = errors;
        return Ok(report);
    }
    let areas = db.areas().await?;
    let mut tx = db.begin_write().await?;
    check::complete(&mut tx, &mut batch.penalties).await?;
    let changes = put(&mut tx, &batch).await?;
    // What is written is checked where everything stands together; a refusal takes it all back.
    let mut check = check::Check::new(&mut tx, text, &areas);
    check.all(&batch).await?;
    report.errors = check.errors();
    report.errors.sort_by_key(|error| error.line);
    if !report.errors.is_empty() {
        return Ok(report);
    }
    if changes.any() {
        // The search for companies is made anew.
        settings::touch(&mut tx).await?;
    }
    tx.commit().await.context("无法写入")?;
    report.changes = Some(changes);
    Ok(report)
}

async fn put(
    tx: &mut Transaction<'static, Any>,
    batch: &Batch,
) -> anyhow::Result<RegulationChanges> {
    let mut changes = RegulationChanges::default();
    for (kind, id) in &batch.removes {
        let is_removed = match *kind {
            "company" => table::remove::<CompanyRow>(tx, id).await?,
            "licence" => table::remove::<Licence>(tx, id).await?,
            "regulator" => table::remove::<RegulatorRow>(tx, id).await?,
            "inspection" => table::remove::<Inspection>(tx, id).await?,
            "rule" => table::remove::<DiscretionRule>(tx, id).await?,
            _ => table::remove::<Penalty>(tx, id).await?,
        };
        changes.removed += usize::from(is_removed);
    }
    each(tx, &batch.companies, &mut changes).await?;
    each(tx, &batch.licences, &mut changes).await?;
    each(tx, &batch.regulators, &mut changes).await?;
    each(tx, &batch.draws, &mut changes).await?;
    each(tx, &batch.inspections, &mut changes).await?;
    each(tx, &batch.rules, &mut changes).await?;
    each(tx, &batch.penalties, &mut changes).await?;
    Ok(changes)
}

async fn each<T: Stored>(
    tx: &mut Transaction<'static, Any>,
    values: &[At<T>],
    changes: &mut RegulationChanges,
) -> anyhow::Result<()> {
    for At { value, .. } in values {
        match table::write(tx, value).await? {
            Written::New => changes.new += 1,
            Written::Changed => changes.changed += 1,
            Written::Unchanged => changes.unchanged += 1,
        }
    }
    Ok(())
}
