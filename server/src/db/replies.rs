//! 幂等: what forms were answered with, so that one that is sent again makes nothing new.

use serde::Serialize;
use serde_json::Value;
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::Db;

/// How long the answer to a form is kept under its key, in seconds.
pub(crate) const KEPT: i64 = 30 * 24 * 3600;

/// What a form was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) no: String,
    /// What the query code follows from.
    pub(crate) seed: String,
    /// Empty where there is none.
    pub(crate) answer_by: String,
    pub(crate) made_at: i64,
}

const SQL: &str =
    "SELECT request, no, seed, answer_by, made_at FROM form_reply WHERE reply_key = $1";

/// What a form says, to be compared with what it said before. What is empty is left out: a field that
/// a later version of the program adds is empty in all that was sent before it.
///
/// # Errors
/// A form that is no JSON.
pub(crate) fn canonical(form: &impl Serialize) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(form)?;
    prune(&mut value);
    Ok(value.to_string())
}

fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            fields.retain(|_, value| !is_empty(value));
        }
        Value::Array(all) => all.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

impl Db {
    /// The answer under a key, with what it answered, outside of a transaction.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn reply(&self, key: &str) -> sqlx::Result<Option<(String, Reply)>> {
        let query = sqlx::query(SQL).bind(key.to_owned());
        let row = query.fetch_optional(self.pool()).await?;
        row.as_ref().map(read).transpose()
    }
}

/// The answer under a key, with what it answered; answers before `forget` are forgotten.
///
/// # Errors
/// Those of the database.
pub(crate) async fn find(
    tx: &mut Transaction<'static, Any>,
    key: &str,
    forget: i64,
) -> sqlx::Result<Option<(String, Reply)>> {
    sqlx::query("DELETE FROM form_reply WHERE made_at <= $1")
        .bind(forget)
        .execute(&mut **tx)
        .await?;
    let query = sqlx::query(SQL).bind(key.to_owned());
    let row = query.fetch_optional(&mut **tx).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> sqlx::Result<(String, Reply)> {
    let reply = Reply {
        no: row.try_get(1)?,
        seed: row.try_get(2)?,
        answer_by: row.try_get(3)?,
        made_at: row.try_get(4)?,
    };
    Ok((row.try_get(0)?, reply))
}

/// Notes an answer, in the transaction that makes it true.
///
/// # Errors
/// Those of the database.
pub(crate) async fn note(
    tx: &mut Transaction<'static, Any>,
    key: &str,
    request: &str,
    reply: &Reply,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO form_reply (reply_key, request, no, seed, answer_by, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(key.to_owned())
    .bind(request.to_owned())
    .bind(reply.no.clone())
    .bind(reply.seed.clone())
    .bind(reply.answer_by.clone())
    .bind(reply.made_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_that_are_added_later_make_no_difference() {
        let one = json!({ "text": "甲", "days": 0, "by": { "name": "乙" }, "files": ["a"] });
        let later = json!({
            "text": "甲", "days": 0, "new": "", "by": { "name": "乙", "is_new": false, "of": {} },
            "files": ["a"], "more": [], "at": null,
        });
        assert_eq!(canonical(&one).unwrap(), canonical(&later).unwrap());
        for (field, value) in [
            ("text", json!("丙")),
            ("days", json!(1)),
            ("files", json!(["", "a"])),
        ] {
            let mut other = one.clone();
            other[field] = value;
            assert_ne!(
                canonical(&one).unwrap(),
                canonical(&other).unwrap(),
                "{field}"
            );
        }
    }
}
