//! 附议: how many have the same problem.

use std::collections::HashMap;

use sqlx::{Any, Row, Transaction};

use super::{Db, settings};

/// The name of the setting that grows with every one.
pub(super) const VERSION: &str = "support_version";

impl Db {
    /// How many have the same problem, by the numbers of complaints.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn supports(&self) -> sqlx::Result<HashMap<String, u32>> {
        let sql = "SELECT no, COUNT(*) FROM complaint_support GROUP BY no";
        let rows = sqlx::query(sql).fetch_all(self.pool()).await?;
        let count = |row: &sqlx::any::AnyRow| {
            let count: i64 = row.try_get(1)?;
            Ok((row.try_get(0)?, u32::try_from(count).unwrap_or(u32::MAX)))
        };
        rows.iter().map(count).collect()
    }
}

/// How many there are, where this one is noted already.
///
/// # Errors
/// Those of the database.
pub(crate) async fn with(db: &Db, no: &str, supporter_hash: &str) -> sqlx::Result<Option<u32>> {
    let sql = "SELECT COUNT(*), \
               CAST(COALESCE(SUM(CASE WHEN supporter_hash = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) \
               FROM complaint_support WHERE no = $1";
    let query = sqlx::query(sql)
        .bind(no.to_owned())
        .bind(supporter_hash.to_owned());
    let row = query.fetch_one(db.pool()).await?;
    let (count, own): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
    Ok((own > 0).then(|| u32::try_from(count).unwrap_or(u32::MAX)))
}

/// Notes one; says how many there are with it, and whether it is new.
///
/// # Errors
/// Those of the database.
pub(crate) async fn add(
    tx: &mut Transaction<'static, Any>,
    no: &str,
    supporter_hash: &str,
    now: i64,
) -> sqlx::Result<(u32, bool)> {
    let sql = "INSERT INTO complaint_support (no, supporter_hash, made_at) VALUES ($1, $2, $3) \
               ON CONFLICT (no, supporter_hash) DO NOTHING";
    let query = sqlx::query(sql)
        .bind(no.to_owned())
        .bind(supporter_hash.to_owned())
        .bind(now);
    let is_new = query.execute(&mut **tx).await?.rows_affected() > 0;
    if is_new {
        settings::grow(tx, VERSION).await?;
    }
    let sql = "SELECT COUNT(*) FROM complaint_support WHERE no = $1";
    let query = sqlx::query(sql).bind(no.to_owned());
    let count: i64 = query.fetch_one(&mut **tx).await?.try_get(0)?;
    Ok((u32::try_from(count).unwrap_or(u32::MAX), is_new))
}
