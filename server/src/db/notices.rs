//! 听证公告 and 结果公示: their tables, the latest first.

use serde::de::DeserializeOwned;
use shigantong_contract::{Hearing, PublishedDecision};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::Db;

/// The most notices that are read; those before them are history that nobody pages to.
const MOST: i64 = 5_000;

impl Db {
    /// The hearing notices, the latest first.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn hearings(&self) -> anyhow::Result<Vec<Hearing>> {
        let rows = sqlx::query("SELECT detail FROM hearing ORDER BY held_at DESC, id LIMIT $1")
            .bind(MOST)
            .fetch_all(self.pool())
            .await?;
        all(&rows)
    }

    /// The published decisions, the latest first.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn decisions(&self) -> anyhow::Result<Vec<PublishedDecision>> {
        let rows = sqlx::query("SELECT detail FROM decision ORDER BY decided_on DESC, id LIMIT $1")
            .bind(MOST)
            .fetch_all(self.pool())
            .await?;
        all(&rows)
    }
}

fn all<T: DeserializeOwned>(rows: &[AnyRow]) -> anyhow::Result<Vec<T>> {
    let notices = rows.iter().map(|row| {
        let detail: String = row.try_get(0)?;
        Ok(serde_json::from_str(&detail)?)
    });
    notices.collect()
}

/// Writes a hearing notice in the place of one with the same key.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write_hearing(
    tx: &mut Transaction<'static, Any>,
    hearing: &Hearing,
) -> anyhow::Result<()> {
    sqlx::query(
        "INSERT INTO hearing (id, held_at, detail) VALUES ($1, $2, $3) ON CONFLICT (id) \
         DO UPDATE SET held_at = excluded.held_at, detail = excluded.detail",
    )
    .bind(hearing.id.clone())
    .bind(hearing.held_at.seconds())
    .bind(serde_json::to_string(hearing)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a published decision in the place of one with the same key.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write_decision(
    tx: &mut Transaction<'static, Any>,
    decision: &PublishedDecision,
) -> anyhow::Result<()> {
    sqlx::query(
        "INSERT INTO decision (id, decided_on, detail) VALUES ($1, $2, $3) ON CONFLICT (id) \
         DO UPDATE SET decided_on = excluded.decided_on, detail = excluded.detail",
    )
    .bind(decision.id.clone())
    .bind(decision.decided_on.to_string())
    .bind(serde_json::to_string(decision)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
