//! 幂等键: what staff sends twice under one key is done once.

use sqlx::{Any, Row, Transaction};

use super::fault::{Failure, Fault};
use super::secrets::Pepper;

/// How long a key is remembered, in seconds.
const KEPT: i64 = 24 * 3600;
/// The longest key, in characters.
const MOST: usize = 128;

/// The key of one writing, made by its sender (the header `Idempotency-Key`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyKey(String);

impl ReplyKey {
    /// A key of 1 to 128 printable ASCII characters; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_key = (1..=MOST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        is_key.then(|| Self(text.to_owned()))
    }

    /// The key.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a writing under a key was answered with.
pub(super) struct Reply {
    pub(super) case_no: String,
    /// What the query code follows from; empty for all but new cases.
    pub(super) seed: String,
}

/// A writing under a key.
pub(super) struct Writing {
    key: String,
    request: String,
}

impl Writing {
    /// The key is stored as a keyed hash, and so is the request.
    pub(super) fn of(pepper: &Pepper, key: &ReplyKey, request: &str) -> Self {
        Self {
            key: pepper.hash("reply-key", &[&key.0]).text(),
            request: pepper.hash("reply-request", &[request]).text(),
        }
    }

    /// The answer that was given before, if one was.
    ///
    /// # Errors
    /// [`Fault::KeyReused`], and those of the database.
    pub(super) async fn before(
        &self,
        tx: &mut Transaction<'static, Any>,
        now: i64,
    ) -> Result<Option<Reply>, Failure> {
        sqlx::query("DELETE FROM case_reply WHERE made_at <= $1")
            .bind(now - KEPT)
            .execute(&mut **tx)
            .await?;
        let row = sqlx::query("SELECT request, case_no, seed FROM case_reply WHERE reply_key = $1")
            .bind(self.key.clone())
            .fetch_optional(&mut **tx)
            .await?;
        let Some(row) = row else { return Ok(None) };
        if row.try_get::<String, _>(0)? != self.request {
            return Err(Fault::KeyReused.into());
        }
        Ok(Some(Reply {
            case_no: row.try_get(1)?,
            seed: row.try_get(2)?,
        }))
    }

    /// Notes the answer, in the transaction that makes it true.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn note(
        &self,
        tx: &mut Transaction<'static, Any>,
        reply: &Reply,
        now: i64,
    ) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO case_reply (reply_key, request, case_no, seed, made_at) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(self.key.clone())
        .bind(self.request.clone())
        .bind(reply.case_no.clone())
        .bind(reply.seed.clone())
        .bind(now)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}
