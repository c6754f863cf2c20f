//! 办件: the tables of cases, their logs and ratings.

use futures_util::TryStreamExt;
use shigantong_contract::case::Progress;
use shigantong_contract::{CaseEvent, CaseHead, CaseNo, Date, Moment, Rating, Receipt};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::Db;

/// A case as its row has it, without the log.
#[derive(Clone, Debug)]
pub(crate) struct CaseRow {
    pub(crate) head: CaseHead,
    /// How many events the receipt covers.
    pub(crate) event_count: u32,
    pub(crate) receipt: Receipt,
}

/// A case that is written for the first time.
#[derive(Debug)]
pub(crate) struct NewCase<'a> {
    pub(crate) head: &'a CaseHead,
    pub(crate) serial: u32,
    pub(crate) code_hash: String,
    pub(crate) phone_hash: String,
    /// Names one of the cases that the sample shows; empty for all others.
    pub(crate) sample_key: &'a str,
}

/// A log with its seal, and what it comes to.
#[derive(Debug)]
pub(crate) struct Sealed<'a> {
    pub(crate) events: &'a [CaseEvent],
    pub(crate) progress: &'a Progress,
    pub(crate) receipt: &'a Receipt,
}

/// The keyed hashes of what a look-up can prove itself by.
pub(crate) struct Hashes {
    /// Of the query code.
    pub(crate) code: String,
    /// Of the telephone's last digits.
    pub(crate) phone: String,
}

const COLUMNS: &str = "head, event_count, receipt";

impl Db {
    /// A case without its log.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn case(&self, case_no: &CaseNo) -> anyhow::Result<Option<CaseRow>> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM case_file WHERE case_no = $1"
        )))
        .bind(case_no.to_string())
        .fetch_optional(self.pool())
        .await?;
        row.as_ref().map(case_row).transpose()
    }

    /// The hashes of a case alone: what a look-up reads before it has proved itself is as small as
    /// what it reads of no case at all.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn case_hashes(&self, case_no: &CaseNo) -> sqlx::Result<Option<Hashes>> {
        let row = sqlx::query("SELECT code_hash, phone_hash FROM case_file WHERE case_no = $1")
            .bind(case_no.to_string())
            .fetch_optional(self.pool())
            .await?;
        let hashes = |row: AnyRow| {
            Ok(Hashes {
                code: row.try_get(0)?,
                phone: row.try_get(1)?,
            })
        };
        row.map(hashes).transpose()
    }

    /// The log and the rating of a case. The log ends where the row's receipt ends: an event that
    /// was added since is not covered by it.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn case_log(
        &self,
        row: &CaseRow,
    ) -> anyhow::Result<(Vec<CaseEvent>, Option<Rating>)> {
        let case_no = row.head.case_no.to_string();
        let events = sqlx::query(
            "SELECT detail FROM case_event WHERE case_no = $1 AND seq <= $2 ORDER BY seq",
        )
        .bind(case_no.clone())
        .bind(i64::from(row.event_count))
        .fetch_all(self.pool())
        .await?;
        let rating = sqlx::query("SELECT detail FROM case_rating WHERE case_no = $1")
            .bind(case_no)
            .fetch_optional(self.pool())
            .await?;
        let events = events.iter().map(json_of).collect::<anyhow::Result<_>>()?;
        Ok((events, rating.as_ref().map(json_of).transpose()?))
    }

    /// Whether the project's own sample of items is here, and no case with it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn lacks_sample_cases(&self) -> sqlx::Result<bool> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM case_file), \
             (SELECT COUNT(*) FROM service_item WHERE is_sample = 1)",
        )
        .fetch_one(self.pool())
        .await?;
        let (cases, samples): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        Ok(cases == 0 && samples > 0)
    }

    /// The sample's own cases: key, number, state and the name of the item, in the order of keys.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn sample_cases(&self) -> anyhow::Result<Vec<(String, CaseHead, String)>> {
        let rows = sqlx::query(
            "SELECT head, sample_key, state FROM case_file \
             WHERE sample_key <> '' AND is_sample = 1 ORDER BY sample_key",
        )
        .fetch_all(self.pool())
        .await?;
        let rows = rows.iter();
        rows.map(|row| Ok((row.try_get(1)?, json_of(row)?, row.try_get(2)?)))
            .collect()
    }

    /// Hands over the head and the log of every case, in the order of the numbers.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn each_case(
        &self,
        mut take: impl FnMut(CaseHead, Vec<CaseEvent>),
    ) -> anyhow::Result<()> {
        let mut rows = sqlx::query(
            "SELECT c.head, e.detail FROM case_file c JOIN case_event e ON e.case_no = c.case_no \
             AND e.seq <= c.event_count ORDER BY c.case_no, e.seq",
        )
        .fetch(self.pool());
        let mut open: Option<(String, Vec<CaseEvent>)> = None;
        while let Some(row) = rows.try_next().await? {
            let head: String = row.try_get(0)?;
            let event: String = row.try_get(1)?;
            let event: CaseEvent = serde_json::from_str(&event)?;
            match &mut open {
                Some((of, events)) if *of == head => events.push(event),
                _ => {
                    if let Some((of, events)) = open.replace((head, vec![event])) {
                        take(serde_json::from_str(&of)?, events);
                    }
                }
            }
        }
        if let Some((of, events)) = open {
            take(serde_json::from_str(&of)?, events);
        }
        Ok(())
    }
}

fn json_of<T: serde::de::DeserializeOwned>(row: &AnyRow) -> anyhow::Result<T> {
    let text: String = row.try_get(0)?;
    Ok(serde_json::from_str(&text)?)
}

fn case_row(row: &AnyRow) -> anyhow::Result<CaseRow> {
    let receipt: String = row.try_get(2)?;
    Ok(CaseRow {
        head: json_of(row)?,
        event_count: u32::try_from(row.try_get::<i64, _>(1)?)?,
        receipt: serde_json::from_str(&receipt)?,
    })
}

/// The same as [`Db::case`] in a transaction that will write.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn find(
    tx: &mut Transaction<'static, Any>,
    case_no: &CaseNo,
) -> anyhow::Result<Option<(CaseRow, Vec<CaseEvent>)>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM case_file WHERE case_no = $1"
    )))
    .bind(case_no.to_string())
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let events = sqlx::query("SELECT detail FROM case_event WHERE case_no = $1 ORDER BY seq")
        .bind(case_no.to_string())
        .fetch_all(&mut **tx)
        .await?;
    let events = events.iter().map(json_of).collect::<anyhow::Result<_>>()?;
    Ok(Some((case_row(&row)?, events)))
}

/// The next serial number of a region's day, from 1.
///
/// # Errors
/// Those of the database.
pub(crate) async fn next_serial(
    tx: &mut Transaction<'static, Any>,
    series: &str,
) -> anyhow::Result<u32> {
    let row = sqlx::query("SELECT COALESCE(MAX(serial), 0) FROM case_file WHERE series = $1")
        .bind(series.to_owned())
        .fetch_one(&mut **tx)
        .await?;
    Ok(u32::try_from(row.try_get::<i64, _>(0)? + 1)?)
}

/// The region and the day of a number: what its serial number is counted in.
pub(crate) fn series(case_no: &CaseNo) -> &str {
    case_no.as_str().get(..15).unwrap_or_default()
}

/// The number that follows the last of a table in a region on a day, the first one after `first`;
/// none where all are given.
///
/// # Errors
/// Those of the database.
pub(crate) async fn next_no(
    tx: &mut Transaction<'static, Any>,
    table: &'static str,
    first: i64,
    area_code: &str,
    day: Date,
) -> anyhow::Result<Option<CaseNo>> {
    let Some(zeroth) = CaseNo::new(area_code, day, 0) else {
        return Ok(None);
    };
    // The name is one of ours.
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT COALESCE(MAX(serial), $1) FROM {table} WHERE series = $2"
    ));
    let query = sqlx::query(sql).bind(first);
    let query = query.bind(series(&zeroth).to_owned());
    let last: i64 = query.fetch_one(&mut **tx).await?.try_get(0)?;
    Ok(CaseNo::new(area_code, day, u32::try_from(last + 1)?))
}

/// Writes a case with its first events.
///
/// # Errors
/// Those of the database.
pub(crate) async fn insert(
    tx: &mut Transaction<'static, Any>,
    case: NewCase<'_>,
    log: &Sealed<'_>,
) -> anyhow::Result<()> {
    let head = case.head;
    sqlx::query(
        "INSERT INTO case_file (case_no, series, serial, task_handle_item, area_code, dept_code, \
         head, code_hash, phone_hash, state, holder_dept, event_count, begun_at, accepted_at, \
         decided_at, ended_at, receipt, is_sample, sample_key) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', 0, $10, 0, 0, 0, '', $11, $12)",
    )
    .bind(head.case_no.to_string())
    .bind(series(&head.case_no).to_owned())
    .bind(i64::from(case.serial))
    .bind(head.task_handle_item.clone())
    .bind(head.area_code.clone())
    .bind(head.dept_code.clone())
    .bind(serde_json::to_string(head)?)
    .bind(case.code_hash)
    .bind(case.phone_hash)
    .bind(log.events.first().map_or(0, |event| event.at.seconds()))
    .bind(i64::from(head.is_sample))
    .bind(case.sample_key.to_owned())
    .execute(&mut **tx)
    .await?;
    append(tx, &head.case_no, 0, log).await?;
    Ok(())
}

/// Adds the events after the first `before`; says whether those were all that there were.
///
/// # Errors
/// Those of the database.
pub(crate) async fn append(
    tx: &mut Transaction<'static, Any>,
    case_no: &CaseNo,
    before: usize,
    log: &Sealed<'_>,
) -> anyhow::Result<bool> {
    let progress = log.progress;
    let seconds = |at: Option<Moment>| at.map_or(0, |at| at.seconds());
    let holder = progress.holder.as_ref().map(|holder| &holder.party);
    let done = sqlx::query(
        "UPDATE case_file SET state = $1, holder_dept = $2, event_count = $3, accepted_at = $4, \
         decided_at = $5, ended_at = $6, receipt = $7 WHERE case_no = $8 AND event_count = $9",
    )
    .bind(progress.state.map_or("", |state| state.code()).to_owned())
    .bind(holder.map_or("", |party| &party.dept_code).to_owned())
    .bind(i64::from(progress.count))
    .bind(seconds(progress.accepted_at))
    .bind(seconds(progress.decided_at))
    .bind(seconds(progress.ended_at))
    .bind(serde_json::to_string(log.receipt)?)
    .bind(case_no.to_string())
    .bind(i64::try_from(before)?)
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    for (event, link) in log.events.iter().zip(&log.receipt.links).skip(before) {
        sqlx::query("INSERT INTO case_event (case_no, seq, detail, link) VALUES ($1, $2, $3, $4)")
            .bind(case_no.to_string())
            .bind(i64::from(event.seq))
            .bind(serde_json::to_string(event)?)
            .bind(link.clone())
            .execute(&mut **tx)
            .await?;
    }
    Ok(true)
}

/// Writes the rating of a case in the place of one before.
///
/// # Errors
/// Those of the database.
pub(crate) async fn rate(
    tx: &mut Transaction<'static, Any>,
    case_no: &CaseNo,
    rating: &Rating,
) -> anyhow::Result<()> {
    sqlx::query(
        "INSERT INTO case_rating (case_no, level, detail) VALUES ($1, $2, $3) \
         ON CONFLICT (case_no) DO UPDATE SET level = excluded.level, detail = excluded.detail",
    )
    .bind(case_no.to_string())
    .bind(rating.level.code.parse::<i64>().unwrap_or(0))
    .bind(serde_json::to_string(rating)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
