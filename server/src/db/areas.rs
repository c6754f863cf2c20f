//! 区划与政务大厅.

use std::collections::HashMap;

use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::Db;

/// A region and its hall, as the table has them. What lies above it follows from its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaRow {
    /// The code in its normal form: 6, 9 or 12 digits.
    pub area_code: String,
    /// Its full name.
    pub name: String,
    /// 政务服务中心: its name.
    pub hall_name: String,
    /// Where that is.
    pub hall_address: String,
    /// When it is open.
    pub hall_hours: String,
    /// Its telephone.
    pub hall_phone: String,
    /// Its place in lists, from 0.
    pub position: i64,
}

impl Db {
    /// All regions, in the order in which they are shown.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn areas(&self) -> sqlx::Result<Vec<AreaRow>> {
        let rows = sqlx::query(
            "SELECT area_code, name, hall_name, hall_address, hall_hours, hall_phone, position \
             FROM area ORDER BY position, area_code",
        )
        .fetch_all(self.pool())
        .await?;
        rows.iter().map(area_row).collect()
    }
}

/// The name of a region; none where there is none with this code.
///
/// # Errors
/// Those of the database.
pub(crate) async fn name(
    tx: &mut Transaction<'static, Any>,
    area_code: &str,
) -> sqlx::Result<Option<String>> {
    let query = sqlx::query("SELECT name FROM area WHERE area_code = $1");
    let row = query
        .bind(area_code.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| row.try_get(0)).transpose()
}

fn area_row(row: &AnyRow) -> sqlx::Result<AreaRow> {
    Ok(AreaRow {
        area_code: row.try_get(0)?,
        name: row.try_get(1)?,
        hall_name: row.try_get(2)?,
        hall_address: row.try_get(3)?,
        hall_hours: row.try_get(4)?,
        hall_phone: row.try_get(5)?,
        position: row.try_get(6)?,
    })
}

/// The names of all regions by code.
///
/// # Errors
/// Those of the database.
pub(crate) async fn names(
    tx: &mut Transaction<'static, Any>,
) -> sqlx::Result<HashMap<String, String>> {
    let rows = sqlx::query("SELECT area_code, name FROM area")
        .fetch_all(&mut **tx)
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect()
}

/// Writes a region; says whether it is new or changed.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write(
    tx: &mut Transaction<'static, Any>,
    area: &AreaRow,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO area \
         (area_code, name, hall_name, hall_address, hall_hours, hall_phone, position) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (area_code) DO UPDATE SET \
         name = excluded.name, hall_name = excluded.hall_name, \
         hall_address = excluded.hall_address, hall_hours = excluded.hall_hours, \
         hall_phone = excluded.hall_phone, position = excluded.position \
         WHERE area.name <> excluded.name OR area.hall_name <> excluded.hall_name \
         OR area.hall_address <> excluded.hall_address \
         OR area.hall_hours <> excluded.hall_hours \
         OR area.hall_phone <> excluded.hall_phone OR area.position <> excluded.position",
    )
    .bind(area.area_code.clone())
    .bind(area.name.clone())
    .bind(area.hall_name.clone())
    .bind(area.hall_address.clone())
    .bind(area.hall_hours.clone())
    .bind(area.hall_phone.clone())
    .bind(area.position)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
