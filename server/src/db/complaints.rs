//! 诉求: the tables of complaints and of their logs.

use serde::{Deserialize, Serialize};
use shigantong_contract::complaint::{
    ComplaintDraft, ComplaintEvent, ComplaintProgress, Contact, SlaRules,
};
use shigantong_contract::{CaseNo, Date, Moment};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::cases::{Hashes, series};
use super::credit::json_of;
use super::{Db, settings, supports};

/// Serial numbers of complaints begin after this one, so that none is the number of a case or of an
/// application.
const FIRST_SERIAL: i64 = 700_000;
/// The name of the setting that grows with every change to what the public may see.
const VERSION: &str = "complaint_version";

/// A complaint as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) no: CaseNo,
    pub(crate) detail: Detail,
    /// Nobody once it was forgotten.
    pub(crate) contact: Contact,
    /// Its key on the board; empty before it was first published.
    pub(crate) public_id: String,
    pub(crate) is_published: bool,
    /// Names one of the sample's; empty for all others.
    pub(crate) sample_key: String,
    /// Oldest first.
    pub(crate) events: Vec<ComplaintEvent>,
}

/// What stands in the row as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Detail {
    /// What was handed in; nobody's name or telephone, and no key of sending.
    pub(crate) draft: ComplaintDraft,
    /// The rules that it was taken in under.
    pub(crate) rules: SlaRules,
    pub(crate) area_name: String,
    /// That of the department that the citizen thinks it is about; empty where none was said.
    #[serde(default)]
    pub(crate) dept_name: String,
    pub(crate) name_masked: String,
    pub(crate) phone_masked: String,
}

/// What proves a look-up of a new complaint, and what finds the same text.
#[derive(Debug)]
pub(crate) struct Proofs {
    pub(crate) code_hash: String,
    /// Empty for the anonymous.
    pub(crate) phone_hash: String,
    pub(crate) text_hash: String,
}

pub(super) const COLUMNS: &str = "no, detail, contact, public_id, is_published, sample_key";

impl Db {
    /// The hashes of a complaint alone, as with a case.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn complaint_hashes(&self, no: &CaseNo) -> sqlx::Result<Option<Hashes>> {
        let sql = "SELECT code_hash, phone_hash FROM complaint WHERE no = $1";
        let query = sqlx::query(sql).bind(no.to_string());
        let hashes = |row: AnyRow| {
            Ok(Hashes {
                code: row.try_get(0)?,
                phone: row.try_get(1)?,
            })
        };
        let row = query.fetch_optional(self.pool()).await?;
        row.map(hashes).transpose()
    }

    /// A complaint with its log.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn complaint(&self, no: &CaseNo) -> anyhow::Result<Option<Stored>> {
        let mut tx = self.pool().begin().await?;
        let found = find(&mut tx, no).await?;
        tx.rollback().await?;
        Ok(found)
    }

    /// How many complaints have this text since a moment.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn complaints_of_text(&self, hash: &str, since: i64) -> sqlx::Result<i64> {
        let sql = "SELECT COUNT(*) FROM complaint WHERE text_hash = $1 AND received_at > $2";
        let query = sqlx::query(sql).bind(hash.to_owned()).bind(since);
        query.fetch_one(self.pool()).await?.try_get(0)
    }

    /// How many complaints were handed in since a moment.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn complaints_lately(&self, since: i64) -> sqlx::Result<i64> {
        let sql = "SELECT COUNT(*) FROM complaint WHERE received_at > $1";
        let query = sqlx::query(sql).bind(since);
        query.fetch_one(self.pool()).await?.try_get(0)
    }

    /// The versions of what the public may see, and of who has the same problem.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn board_versions(&self) -> sqlx::Result<(String, String)> {
        let sql = "SELECT (SELECT value FROM setting WHERE name = $1), \
                   (SELECT value FROM setting WHERE name = $2)";
        let query = sqlx::query(sql).bind(VERSION).bind(supports::VERSION);
        let row = query.fetch_one(self.pool()).await?;
        let version = |index: usize| {
            let version: sqlx::Result<Option<String>> = row.try_get(index);
            version.map(Option::unwrap_or_default)
        };
        Ok((version(0)?, version(1)?))
    }

    /// Whether the project's own sample of items is here, and no complaint with it.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn lacks_sample_complaints(&self) -> sqlx::Result<bool> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM complaint), \
             (SELECT COUNT(*) FROM service_item WHERE is_sample = 1)",
        )
        .fetch_one(self.pool())
        .await?;
        Ok(row.try_get::<i64, _>(0)? == 0 && row.try_get::<i64, _>(1)? > 0)
    }
}

/// The same as [`Db::complaint`] in a transaction.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn find(
    tx: &mut Transaction<'static, Any>,
    no: &CaseNo,
) -> anyhow::Result<Option<Stored>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM complaint WHERE no = $1"));
    let query = sqlx::query(sql).bind(no.to_string());
    let Some(row) = query.fetch_optional(&mut **tx).await? else {
        return Ok(None);
    };
    let mut stored = stored(&row)?;
    stored.events = events(tx, no).await?;
    Ok(Some(stored))
}

pub(super) fn stored(row: &AnyRow) -> anyhow::Result<Stored> {
    Ok(Stored {
        no: CaseNo::parse(&row.try_get::<String, _>(0)?)?,
        detail: json_of(row, 1)?,
        contact: json_of(row, 2)?,
        public_id: row.try_get(3)?,
        is_published: row.try_get::<i64, _>(4)? == 1,
        sample_key: row.try_get(5)?,
        events: Vec::new(),
    })
}

async fn events(
    tx: &mut Transaction<'static, Any>,
    no: &CaseNo,
) -> anyhow::Result<Vec<ComplaintEvent>> {
    let sql = "SELECT detail FROM complaint_event WHERE no = $1 ORDER BY seq";
    let query = sqlx::query(sql).bind(no.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter().map(|row| json_of(row, 0)).collect()
}

/// The number of the next complaint in a region on a day; none where all are given.
///
/// # Errors
/// Those of the database.
pub(crate) async fn next_no(
    tx: &mut Transaction<'static, Any>,
    area_code: &str,
    day: Date,
) -> anyhow::Result<Option<CaseNo>> {
    super::cases::next_no(tx, "complaint", FIRST_SERIAL, area_code, day).await
}

/// Writes a new complaint, before its first event.
///
/// # Errors
/// Those of the database.
pub(crate) async fn insert(
    tx: &mut Transaction<'static, Any>,
    stored: &Stored,
    proofs: &Proofs,
    at: Moment,
) -> anyhow::Result<()> {
    let serial = stored.no.as_str().get(16..22).unwrap_or_default();
    let draft = &stored.detail.draft;
    sqlx::query(
        "INSERT INTO complaint (no, series, serial, kind, issue, area_code, dept_code, dept_name, \
         state, received_at, ended_at, code_hash, phone_hash, text_hash, detail, contact, \
         public_id, is_published, sample_key) \
         VALUES ($1, $2, $3, $4, $5, $6, '', '', '', $7, 0, $8, $9, $10, $11, $12, '', 0, $13)",
    )
    .bind(stored.no.to_string())
    .bind(series(&stored.no).to_owned())
    .bind(serial.parse::<i64>()?)
    .bind(draft.kind.clone())
    .bind(draft.issue.clone())
    .bind(draft.area_code.clone())
    .bind(at.seconds())
    .bind(proofs.code_hash.clone())
    .bind(proofs.phone_hash.clone())
    .bind(proofs.text_hash.clone())
    .bind(serde_json::to_string(&stored.detail)?)
    .bind(serde_json::to_string(&stored.contact)?)
    .bind(stored.sample_key.clone())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Adds an event to a complaint, and writes what the history comes to with it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn add_event(
    tx: &mut Transaction<'static, Any>,
    stored: &Stored,
    event: &ComplaintEvent,
    progress: &ComplaintProgress,
) -> anyhow::Result<()> {
    let no = &stored.no;
    sqlx::query("INSERT INTO complaint_event (no, seq, detail) VALUES ($1, $2, $3)")
        .bind(no.to_string())
        .bind(i64::from(event.seq))
        .bind(serde_json::to_string(event)?)
        .execute(&mut **tx)
        .await?;
    let department = progress.department.clone().unwrap_or_default();
    sqlx::query(
        "UPDATE complaint SET state = $1, dept_code = $2, dept_name = $3, ended_at = $4 \
         WHERE no = $5",
    )
    .bind(event.state_after.code.clone())
    .bind(department.dept_code)
    .bind(department.dept_name)
    .bind(progress.ended_at.map_or(0, Moment::seconds))
    .bind(no.to_string())
    .execute(&mut **tx)
    .await?;
    // What happens out of sight changes nothing on the board.
    if stored.is_published {
        settings::grow(tx, VERSION).await?;
    }
    Ok(())
}

/// Puts a complaint on the board under a key, or takes it away.
///
/// # Errors
/// Those of the database.
pub(crate) async fn publish(
    tx: &mut Transaction<'static, Any>,
    no: &CaseNo,
    public_id: &str,
    is_published: bool,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE complaint SET public_id = $1, is_published = $2 WHERE no = $3")
        .bind(public_id.to_owned())
        .bind(i64::from(is_published))
        .bind(no.to_string())
        .execute(&mut **tx)
        .await?;
    settings::grow(tx, VERSION).await
}

/// Deletes who could be asked about what ended before a moment; says how many there were.
///
/// # Errors
/// Those of the database.
pub(crate) async fn forget_contacts(
    tx: &mut Transaction<'static, Any>,
    before: i64,
) -> anyhow::Result<u64> {
    let nobody = serde_json::to_string(&Contact::Anonymous)?;
    let sql = "UPDATE complaint SET contact = $1, phone_hash = '' \
               WHERE ended_at > 0 AND ended_at <= $2 AND contact <> $1";
    let done = sqlx::query(sql).bind(nobody).bind(before);
    Ok(done.execute(&mut **tx).await?.rows_affected())
}
