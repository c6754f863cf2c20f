//! 信用记录: the table of records and that of their logs.

use serde::de::DeserializeOwned;
use shigantong_contract::credit::CreditEvent;
use shigantong_contract::{CreditRecord, CreditRecordSummary, Date};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::{Db, settings};

/// The name of the setting that grows with every change to what lists show.
const VERSION: &str = "credit_version";

/// A record that is written for the first time.
#[derive(Debug)]
pub(crate) struct NewRecord<'a> {
    pub(crate) record: &'a CreditRecord,
    /// A keyed hash of decision and subject: the same is published once.
    pub(crate) publish_key: &'a str,
    /// A keyed hash of all that was published.
    pub(crate) publish_request: &'a str,
    pub(crate) name_hash: &'a str,
    /// Empty where no identity number was given.
    pub(crate) identity_hash: &'a str,
}

impl Db {
    /// The version of what lists show.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn credit_version(&self) -> sqlx::Result<String> {
        let row = sqlx::query("SELECT value FROM setting WHERE name = $1")
            .bind(VERSION)
            .fetch_optional(self.pool())
            .await?;
        row.map_or(Ok(String::new()), |row| row.try_get(0))
    }

    /// The heads of the records that may be shown on a day or later, in the order of their keys.
    /// What is past its last day, ended or shielded is not read at all.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn credit_heads(
        &self,
        states: &[&str],
        today: Date,
    ) -> anyhow::Result<Vec<CreditRecordSummary>> {
        let places: Vec<String> = (2..states.len() + 2).map(|n| format!("${n}")).collect();
        // The text is made of numbers alone.
        let mut query = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT head FROM credit_record WHERE is_shown = 1 \
             AND (max_until = '' OR max_until >= $1) AND state IN ({}) ORDER BY id",
            places.join(",")
        )))
        .bind(today.to_string());
        for state in states {
            query = query.bind((*state).to_owned());
        }
        let rows = query.fetch_all(self.pool()).await?;
        rows.iter().map(|row| json_of(row, 0)).collect()
    }

    /// The heads of the records of one subject, whatever their states.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn credit_heads_of(
        &self,
        uscc: &str,
    ) -> anyhow::Result<Vec<CreditRecordSummary>> {
        let sql = "SELECT head FROM credit_record WHERE uscc = $1 AND uscc <> '' \
                   ORDER BY decided_on DESC, id";
        let query = sqlx::query(sql).bind(uscc.to_owned());
        let rows = query.fetch_all(self.pool()).await?;
        rows.iter().map(|row| json_of(row, 0)).collect()
    }

    /// A record in full, whatever its state.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn credit_record(&self, id: &str) -> anyhow::Result<Option<CreditRecord>> {
        let mut tx = self.pool().begin().await?;
        let found = find(&mut tx, id).await?;
        tx.rollback().await?;
        Ok(found)
    }

    /// The keys of the records that are past their last day and have not expired yet.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn credit_overdue(&self, today: Date) -> sqlx::Result<Vec<String>> {
        let sql = "SELECT id FROM credit_record WHERE max_until <> '' AND max_until < $1 \
                   AND state NOT IN ('repaired', 'expired', 'withdrawn') ORDER BY id";
        let query = sqlx::query(sql).bind(today.to_string());
        let rows = query.fetch_all(self.pool()).await?;
        rows.iter().map(|row| row.try_get(0)).collect()
    }

    /// Whether the project's own sample of items is here, and no credit record with it.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn lacks_sample_credit(&self) -> sqlx::Result<bool> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM credit_record), \
             (SELECT COUNT(*) FROM service_item WHERE is_sample = 1)",
        )
        .fetch_one(self.pool())
        .await?;
        let (records, samples): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        Ok(records == 0 && samples > 0)
    }
}

pub(super) fn json_of<T: DeserializeOwned>(row: &AnyRow, place: usize) -> anyhow::Result<T> {
    let text: String = row.try_get(place)?;
    Ok(serde_json::from_str(&text)?)
}

/// A record in full, with its log.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn find(
    tx: &mut Transaction<'static, Any>,
    id: &str,
) -> anyhow::Result<Option<CreditRecord>> {
    let row = sqlx::query("SELECT detail FROM credit_record WHERE id = $1")
        .bind(id.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut record: CreditRecord = json_of(&row, 0)?;
    let rows = sqlx::query("SELECT detail FROM credit_event WHERE record_id = $1 ORDER BY seq")
        .bind(id.to_owned())
        .fetch_all(&mut **tx)
        .await?;
    let events: anyhow::Result<Vec<CreditEvent>> = rows.iter().map(|row| json_of(row, 0)).collect();
    record.events = events?;
    Ok(Some(record))
}

/// The keyed hash of the name of a record's subject.
///
/// # Errors
/// Those of the database.
pub(crate) async fn name_hash(
    tx: &mut Transaction<'static, Any>,
    id: &str,
) -> sqlx::Result<Option<String>> {
    let query = sqlx::query("SELECT name_hash FROM credit_record WHERE id = $1");
    let row = query.bind(id.to_owned()).fetch_optional(&mut **tx).await?;
    row.map(|row| row.try_get(0)).transpose()
}

/// What was published of a decision and subject: the record's key, and what it was published with.
///
/// # Errors
/// Those of the database.
pub(crate) async fn published(
    tx: &mut Transaction<'static, Any>,
    publish_key: &str,
) -> sqlx::Result<Option<(String, String)>> {
    let sql = "SELECT id, publish_request FROM credit_record WHERE publish_key = $1";
    let query = sqlx::query(sql).bind(publish_key.to_owned());
    let row = query.fetch_optional(&mut **tx).await?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .transpose()
}

/// Writes a record with its log.
///
/// # Errors
/// Those of the database.
pub(crate) async fn insert(
    tx: &mut Transaction<'static, Any>,
    new: &NewRecord<'_>,
) -> anyhow::Result<()> {
    let head = &new.record.head;
    sqlx::query(
        "INSERT INTO credit_record (id, publish_key, publish_request, list_kind, subject_kind, \
         uscc, name_hash, identity_hash, area_code, dept_code, decided_on, max_until, is_shown, \
         state, event_count, head, detail, is_sample) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
         $10, $11, $12, $13, '', 0, '', '', $14)",
    )
    .bind(head.id.clone())
    .bind(new.publish_key.to_owned())
    .bind(new.publish_request.to_owned())
    .bind(head.list_kind.code.clone())
    .bind(head.subject_kind.code.clone())
    .bind(head.uscc.clone())
    .bind(new.name_hash.to_owned())
    .bind(new.identity_hash.to_owned())
    .bind(head.area_code.clone())
    .bind(head.dept_code.clone())
    .bind(head.decided_on.to_string())
    .bind(until(head))
    .bind(i64::from(head.terms.is_shown))
    .bind(i64::from(head.is_sample))
    .execute(&mut **tx)
    .await?;
    update(tx, new.record, 0).await
}

/// Writes a record as it is now, with the events after the first `before`; nothing else changes
/// its log.
///
/// # Errors
/// Those of the database.
pub(crate) async fn update(
    tx: &mut Transaction<'static, Any>,
    record: &CreditRecord,
    before: usize,
) -> anyhow::Result<()> {
    let head = &record.head;
    let (added, mut kept) = (
        &record.events[before.min(record.events.len())..],
        record.clone(),
    );
    kept.events.clear();
    let done = sqlx::query(
        "UPDATE credit_record SET state = $1, event_count = $2, head = $3, detail = $4 \
         WHERE id = $5 AND event_count = $6",
    )
    .bind(head.state.code.clone())
    .bind(i64::try_from(record.events.len())?)
    .bind(serde_json::to_string(head)?)
    .bind(serde_json::to_string(&kept)?)
    .bind(head.id.clone())
    .bind(i64::try_from(before)?)
    .execute(&mut **tx)
    .await?;
    anyhow::ensure!(done.rows_affected() == 1, "a credit record has another log");
    for event in added {
        sqlx::query("INSERT INTO credit_event (record_id, seq, detail) VALUES ($1, $2, $3)")
            .bind(head.id.clone())
            .bind(i64::from(event.seq))
            .bind(serde_json::to_string(event)?)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Notes that what lists show has changed, in the transaction that changes it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn touch(tx: &mut Transaction<'static, Any>) -> sqlx::Result<()> {
    let before = sqlx::query("SELECT value FROM setting WHERE name = $1")
        .bind(VERSION)
        .fetch_optional(&mut **tx)
        .await?;
    let before: Option<String> = before.map(|row| row.try_get(0)).transpose()?;
    let number = before
        .and_then(|text| text.parse::<u64>().ok())
        .unwrap_or(0);
    settings::write(tx, VERSION, &(number + 1).to_string()).await?;
    Ok(())
}

fn until(head: &CreditRecordSummary) -> String {
    head.terms
        .max_until
        .map_or_else(String::new, |day| day.to_string())
}
