//! 节假日: the table of each year.

use shigantong_contract::holiday::HolidayYear;
use sqlx::{Any, Row, Transaction};

use super::Db;

impl Db {
    /// The tables of all years, in the order of the years.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn holidays(&self) -> anyhow::Result<Vec<HolidayYear>> {
        let rows = sqlx::query("SELECT detail FROM holiday ORDER BY year")
            .fetch_all(self.pool())
            .await?;
        let years = rows.iter().map(|row| {
            let detail: String = row.try_get(0)?;
            Ok(serde_json::from_str(&detail)?)
        });
        years.collect()
    }

    /// Grows with every year that is added and with every new edition of one.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn holidays_version(&self) -> sqlx::Result<i64> {
        let row = sqlx::query("SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM holiday")
            .fetch_one(self.pool())
            .await?;
        row.try_get(0)
    }
}

/// Writes the table of a year where there is none or an earlier edition; says whether it did.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write(
    tx: &mut Transaction<'static, Any>,
    table: &HolidayYear,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO holiday (year, version, detail) VALUES ($1, $2, $3) \
         ON CONFLICT (year) DO UPDATE SET version = excluded.version, detail = excluded.detail \
         WHERE holiday.version < excluded.version",
    )
    .bind(i64::from(table.year))
    .bind(i64::from(table.version))
    .bind(serde_json::to_string(table)?)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
