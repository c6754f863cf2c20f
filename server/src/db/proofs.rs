//! 工作量证明: those that were used.

use sqlx::{Any, Transaction};

/// Uses a proof; false where it was used before. Those that expired are forgotten.
///
/// # Errors
/// Those of the database.
pub(crate) async fn spend(
    tx: &mut Transaction<'static, Any>,
    challenge: &str,
    expires_at: i64,
    now: i64,
) -> sqlx::Result<bool> {
    sqlx::query("DELETE FROM proof WHERE expires_at < $1")
        .bind(now)
        .execute(&mut **tx)
        .await?;
    let done = sqlx::query(
        "INSERT INTO proof (challenge, expires_at) VALUES ($1, $2) ON CONFLICT (challenge) DO NOTHING",
    )
    .bind(challenge.to_owned())
    .bind(expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
