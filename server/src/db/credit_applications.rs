//! 异议和修复申请: their table.

use serde::{Deserialize, Serialize};
use shigantong_contract::{
    ApplicationEvent, ApplicationKind, ApplicationState, CaseNo, Coded, Date, Moment,
};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::Db;
use super::cases::{Hashes, series};
use super::credit::json_of;

/// Serial numbers of applications begin after this one, so that none is the number of a case.
const FIRST_SERIAL: i64 = 500_000;

/// An application as it is stored: everything but what proves a look-up.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Application {
    /// 申请编号.
    pub no: CaseNo,
    /// A code of the table of kinds.
    pub kind: Coded,
    pub record_id: String,
    pub dept_code: String,
    pub dept_name: String,
    pub subject_masked: String,
    /// Who can be asked, masked.
    pub contact_masked: String,
    pub phone_masked: String,
    /// What was said, numbers masked.
    pub statement: String,
    /// The keys of its uploads.
    pub files: Vec<String>,
    pub received_at: Moment,
    pub accepted_at: Option<Moment>,
    pub is_extended: bool,
    pub answer_by: Option<Date>,
    /// Oldest first; never empty.
    pub events: Vec<ApplicationEvent>,
}

impl Application {
    /// Where it stands; none for a code of a later version.
    pub(crate) fn state(&self) -> Option<ApplicationState> {
        let last = self.events.last()?;
        ApplicationState::of_code(&last.state.code)
    }

    pub(crate) fn is_repair(&self) -> bool {
        self.kind.code == ApplicationKind::Repair.code()
    }

    fn state_code(&self) -> String {
        let last = self.events.last();
        last.map_or_else(String::new, |event| event.state.code.clone())
    }

    fn answer_by(&self) -> String {
        self.answer_by
            .map_or_else(String::new, |day| day.to_string())
    }
}

/// What proves a look-up of a new application.
#[derive(Debug)]
pub(crate) struct Proofs<'a> {
    pub(crate) code_hash: &'a str,
    pub(crate) phone_hash: &'a str,
    /// Names one of the sample's; empty for all others.
    pub(crate) sample_key: &'a str,
}

impl Db {
    /// The hashes of an application alone, as with a case.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn application_hashes(&self, no: &CaseNo) -> sqlx::Result<Option<Hashes>> {
        let sql = "SELECT code_hash, phone_hash FROM credit_application WHERE no = $1";
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

    /// An application.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn application(&self, no: &CaseNo) -> anyhow::Result<Option<Application>> {
        let sql = "SELECT detail FROM credit_application WHERE no = $1";
        let query = sqlx::query(sql).bind(no.to_string());
        let row = query.fetch_optional(self.pool()).await?;
        row.as_ref().map(|row| json_of(row, 0)).transpose()
    }

    /// Applications, those that are to be answered first before all others; at most a thousand.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn applications(&self, only_open: bool) -> anyhow::Result<Vec<Application>> {
        let sql = if only_open {
            "SELECT detail FROM credit_application WHERE state IN ('received', 'accepted') \
             ORDER BY answer_by, no LIMIT 1000"
        } else {
            "SELECT detail FROM credit_application ORDER BY received_at DESC, no LIMIT 1000"
        };
        let rows = sqlx::query(sql).fetch_all(self.pool()).await?;
        rows.iter().map(|row| json_of(row, 0)).collect()
    }

    /// The sample's own applications with their keys.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn sample_applications(&self) -> anyhow::Result<Vec<(String, Application)>> {
        let sql = "SELECT detail, sample_key FROM credit_application WHERE sample_key <> '' \
                   ORDER BY sample_key";
        let rows = sqlx::query(sql).fetch_all(self.pool()).await?;
        let rows = rows.iter();
        rows.map(|row| Ok((row.try_get(1)?, json_of(row, 0)?)))
            .collect()
    }
}

/// The same as [`Db::application`] in a transaction that will write.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn find(
    tx: &mut Transaction<'static, Any>,
    no: &CaseNo,
) -> anyhow::Result<Option<Application>> {
    let sql = "SELECT detail FROM credit_application WHERE no = $1";
    let query = sqlx::query(sql).bind(no.to_string());
    let row = query.fetch_optional(&mut **tx).await?;
    row.as_ref().map(|row| json_of(row, 0)).transpose()
}

/// The applications about a record that are open, the first one first.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn open_of(
    tx: &mut Transaction<'static, Any>,
    record_id: &str,
) -> anyhow::Result<Vec<Application>> {
    let sql = "SELECT detail FROM credit_application WHERE record_id = $1 \
               AND state IN ('received', 'accepted') ORDER BY received_at, no";
    let query = sqlx::query(sql).bind(record_id.to_owned());
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter().map(|row| json_of(row, 0)).collect()
}

/// The number of the next application in a region on a day; none where all are given.
///
/// # Errors
/// Those of the database.
pub(crate) async fn next_no(
    tx: &mut Transaction<'static, Any>,
    area_code: &str,
    day: Date,
) -> anyhow::Result<Option<CaseNo>> {
    super::cases::next_no(tx, "credit_application", FIRST_SERIAL, area_code, day).await
}

/// Writes a new application.
///
/// # Errors
/// Those of the database.
pub(crate) async fn insert(
    tx: &mut Transaction<'static, Any>,
    application: &Application,
    proofs: &Proofs<'_>,
) -> anyhow::Result<()> {
    let serial = application.no.as_str().get(16..22).unwrap_or_default();
    sqlx::query(
        "INSERT INTO credit_application (no, series, serial, kind, record_id, dept_code, state, \
         answer_by, received_at, code_hash, phone_hash, detail, sample_key) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(application.no.to_string())
    .bind(series(&application.no).to_owned())
    .bind(serial.parse::<i64>()?)
    .bind(application.kind.code.clone())
    .bind(application.record_id.clone())
    .bind(application.dept_code.clone())
    .bind(application.state_code())
    .bind(application.answer_by())
    .bind(application.received_at.seconds())
    .bind(proofs.code_hash.to_owned())
    .bind(proofs.phone_hash.to_owned())
    .bind(serde_json::to_string(application)?)
    .bind(proofs.sample_key.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes an application as it is now.
///
/// # Errors
/// Those of the database.
pub(crate) async fn update(
    tx: &mut Transaction<'static, Any>,
    application: &Application,
) -> anyhow::Result<()> {
    let sql = "UPDATE credit_application SET state = $1, answer_by = $2, detail = $3 WHERE no = $4";
    sqlx::query(sql)
        .bind(application.state_code())
        .bind(application.answer_by())
        .bind(serde_json::to_string(application)?)
        .bind(application.no.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
