//! 查询失败的次数: look-ups with a wrong secret, shared by all servers of one database.

use sqlx::{Any, Row, Transaction};

use super::Db;

impl Db {
    /// How many there were in a bucket since a moment, and when the first of them was.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn attempts(&self, bucket: &str, since: i64) -> sqlx::Result<(i64, i64)> {
        let row = sqlx::query(
            "SELECT COUNT(*), COALESCE(MIN(made_at), 0) FROM attempt \
             WHERE bucket = $1 AND made_at > $2",
        )
        .bind(bucket.to_owned())
        .bind(since)
        .fetch_one(self.pool())
        .await?;
        Ok((row.try_get(0)?, row.try_get(1)?))
    }
}

/// Notes one in each of these buckets, and forgets those that were before `forget`.
///
/// # Errors
/// Those of the database.
pub(crate) async fn note(
    tx: &mut Transaction<'static, Any>,
    buckets: [&str; 2],
    now: i64,
    forget: i64,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM attempt WHERE made_at <= $1")
        .bind(forget)
        .execute(&mut **tx)
        .await?;
    for bucket in buckets {
        sqlx::query("INSERT INTO attempt (bucket, made_at) VALUES ($1, $2)")
            .bind(bucket.to_owned())
            .bind(now)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
