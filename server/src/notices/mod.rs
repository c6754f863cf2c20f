//! 公告: a city's own hearing notices and decisions, from TOML into the database; all of them or
//! nothing.

mod party;
mod read;

pub(crate) use party::party;

use std::fmt;
use std::path::Path;

use shigantong_contract::{Date, ServiceItem};
use sqlx::{Any, Transaction};

use self::read::{Draft, Notice};
use crate::cases::now;
use crate::db::{self, Db};
use crate::files::Store;
use crate::toml_file::{self, Fault, LineError};

/// The largest file that is read, in bytes: the most notices of the longest texts take less.
const MOST_BYTES: u64 = 10_000_000;
/// How many absent documents are named.
const SHOWN_FILES: usize = 20;

/// The report of a file of notices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many hearing notices the file has.
    pub hearings: usize,
    /// How many decisions.
    pub decisions: usize,
    /// How many it withdraws.
    pub removes: usize,
    /// The documents that are named and not there; the notices are published without.
    pub absent_files: Vec<String>,
    /// Every refusal, by line.
    pub errors: Vec<LineError>,
    /// What loading did; nothing where the file was refused.
    pub changes: Option<NoticeChanges>,
}

/// What loading did with notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeChanges {
    /// Published for the first time.
    pub new: usize,
    /// In the place of one with the same `id`.
    pub changed: usize,
    /// There already, word for word.
    pub unchanged: usize,
    /// Withdrawn.
    pub removed: usize,
}

impl Report {
    /// Whether the notices are published.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.changes.is_some()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "读入 {} 份听证公告、{} 份决定，撤下 {} 份",
            self.hearings, self.decisions, self.removes
        )?;
        let Some(changes) = &self.changes else {
            return toml_file::write_refusals(f, &self.errors);
        };
        if !self.absent_files.is_empty() {
            let count = self.absent_files.len();
            let shown = &self.absent_files[..count.min(SHOWN_FILES)];
            let more = if count > SHOWN_FILES { " 等" } else { "" };
            writeln!(
                f,
                "提示：{count} 份文书还没有文件，请放进数据目录的 files/：{}{more}",
                shown.join("、")
            )?;
        }
        let NoticeChanges {
            new,
            changed,
            unchanged,
            removed,
        } = changes;
        writeln!(
            f,
            "完成：新增 {new}，更新 {changed}，未变 {unchanged}，撤下 {removed}"
        )
    }
}

/// Reads a file and publishes its notices, each in the place of one with the same `id`.
///
/// # Errors
/// A file that cannot be read at all, and those of the database. Refusals are no error here: they
/// stand in the report.
pub async fn run(db: &Db, files: &Store, file: &Path) -> anyhow::Result<Report> {
    let text = toml_file::text(file, MOST_BYTES)?;
    load(db, files, &text, now()?.date()).await
}

/// Publishes the notices of a text. `today` is the last day that a decision can be of.
///
/// # Errors
/// Those of the database.
pub async fn load(db: &Db, files: &Store, text: &str, today: Date) -> anyhow::Result<Report> {
    let (mut notices, mut errors) = read::read(text, today);
    let mut tx = db.begin_write().await?;
    for draft in &mut notices.drafts {
        errors.extend(complete(&mut tx, draft).await?);
    }
    errors.sort_by_key(|error| error.line);
    let mut report = Report {
        hearings: notices.hearings,
        decisions: notices.decisions,
        removes: notices.remove.len(),
        errors,
        ..Report::default()
    };
    if !report.errors.is_empty() {
        return Ok(report);
    }
    let mut changes = NoticeChanges::default();
    for id in &notices.remove {
        changes.removed += db::notices::remove(&mut tx, id).await?;
    }
    for draft in &notices.drafts {
        if let Notice::Decision(decision) = &draft.notice {
            let guid = &decision.document_guid;
            if !guid.is_empty() && !files.has(guid) {
                report.absent_files.push(guid.clone());
            }
        }
        publish(&mut tx, &draft.notice, &mut changes).await?;
    }
    tx.commit().await?;
    report.changes = Some(changes);
    Ok(report)
}

/// Takes the name of the item from the list, and its department where none is written.
async fn complete(
    tx: &mut Transaction<'static, Any>,
    draft: &mut Draft,
) -> anyhow::Result<Option<LineError>> {
    let item_line = draft.item_line;
    let about = draft.about();
    if about.item.is_empty() {
        return Ok(None);
    }
    let Some(detail) = db::items::performed(tx, about.item).await? else {
        return Ok(Some(LineError {
            line: item_line,
            field: format!("{}.task_handle_item", about.table),
            fault: Fault::NoSuchItem(about.item.clone()),
        }));
    };
    let item: ServiceItem = serde_json::from_str(&detail)?;
    *about.task_name = item.task_name;
    if about.dept_name.is_empty() {
        *about.dept_name = item.dept_name;
    }
    Ok(None)
}

async fn publish(
    tx: &mut Transaction<'static, Any>,
    notice: &Notice,
    changes: &mut NoticeChanges,
) -> anyhow::Result<()> {
    let (stored, written) = match notice {
        Notice::Hearing(hearing) => (
            db::notices::stored_hearing(tx, &hearing.id).await?,
            serde_json::to_string(hearing)?,
        ),
        Notice::Decision(decision) => (
            db::notices::stored_decision(tx, &decision.id).await?,
            serde_json::to_string(decision)?,
        ),
    };
    match stored {
        Some(stored) if stored == written => {
            changes.unchanged += 1;
            return Ok(());
        }
        Some(_) => changes.changed += 1,
        None => changes.new += 1,
    }
    match notice {
        Notice::Hearing(hearing) => db::notices::write_hearing(tx, hearing).await,
        Notice::Decision(decision) => db::notices::write_decision(tx, decision).await,
    }
}
