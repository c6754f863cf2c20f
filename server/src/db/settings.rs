//! 设置: what an installation says of itself, and the version of its data.

use std::collections::BTreeMap;

use chrono::{FixedOffset, SecondsFormat, Utc};
use sqlx::{Any, Row, Transaction};

use super::Db;

const DATA_VERSION: &str = "data_version";
const DATA_UPDATED_AT: &str = "data_updated_at";
const DATA_ID: &str = "data_id";

/// The table of settings, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<String, String>);

impl Settings {
    /// The value; empty where none is written.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Grows by one with every change to the data; 0 before the first.
    #[must_use]
    pub fn data_version(&self) -> u64 {
        self.get(DATA_VERSION).parse().unwrap_or(0)
    }

    /// When the data last changed, RFC 3339 in the time of Asia/Shanghai.
    #[must_use]
    pub fn data_updated_at(&self) -> &str {
        self.get(DATA_UPDATED_AT)
    }

    /// Names this database among all: answers of another one with the same version differ.
    #[must_use]
    pub fn data_id(&self) -> &str {
        self.get(DATA_ID)
    }
}

impl Db {
    /// All settings.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn settings(&self) -> sqlx::Result<Settings> {
        let rows = sqlx::query("SELECT name, value FROM setting")
            .fetch_all(self.pool())
            .await?;
        let mut settings = Settings::default();
        for row in rows {
            settings.0.insert(row.try_get(0)?, row.try_get(1)?);
        }
        Ok(settings)
    }

    /// The version of the data, for those who watch it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn data_version(&self) -> sqlx::Result<u64> {
        let row = sqlx::query("SELECT value FROM setting WHERE name = $1")
            .bind(DATA_VERSION)
            .fetch_optional(self.pool())
            .await?;
        let value: Option<String> = row.map(|row| row.try_get(0)).transpose()?;
        Ok(value.and_then(|value| value.parse().ok()).unwrap_or(0))
    }
}

/// Writes a setting; says whether it changed.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write(
    tx: &mut Transaction<'static, Any>,
    name: &str,
    value: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO setting (name, value) VALUES ($1, $2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value \
         WHERE setting.value <> excluded.value",
    )
    .bind(name.to_owned())
    .bind(value.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that the data changed, in the transaction that changes them.
///
/// # Errors
/// Those of the database.
pub(crate) async fn touch(tx: &mut Transaction<'static, Any>) -> sqlx::Result<()> {
    let now = now();
    sqlx::query("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(DATA_ID)
        .bind(format!("{:x}", Utc::now().timestamp_micros()))
        .execute(&mut **tx)
        .await?;
    grow(tx, DATA_VERSION).await?;
    write(tx, DATA_UPDATED_AT, &now).await?;
    Ok(())
}

/// Adds one to a setting that counts changes.
///
/// # Errors
/// Those of the database.
pub(crate) async fn grow(tx: &mut Transaction<'static, Any>, name: &str) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO setting (name, value) VALUES ($1, '1') ON CONFLICT (name) DO UPDATE \
         SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)",
    )
    .bind(name.to_owned())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The time of Asia/Shanghai, which has had no summer time since 1991.
fn now() -> String {
    let zone = FixedOffset::east_opt(8 * 3600);
    let now = Utc::now();
    zone.map_or_else(
        || now.to_rfc3339_opts(SecondsFormat::Secs, true),
        |zone| {
            now.with_timezone(&zone)
                .to_rfc3339_opts(SecondsFormat::Secs, false)
        },
    )
}
