//! 实施清单: the table of items.

use std::collections::HashMap;

use futures_util::TryStreamExt;
use shigantong_contract::ServiceItem;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row, Transaction};

use super::Db;
use crate::catalog::Brief;

/// How many items one statement reads or writes.
const BATCH: usize = 200;
const COLUMNS: usize = 7;

/// What writing a list of items did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Items that were not there.
    pub new: usize,
    /// Items that were there and differ.
    pub changed: usize,
    /// Items that were there as they are.
    pub unchanged: usize,
}

impl Changes {
    /// Whether anything was written.
    #[must_use]
    pub fn any(&self) -> bool {
        self.new + self.changed > 0
    }
}

impl Db {
    /// An item in full, as its JSON.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn item(&self, task_handle_item: &str) -> sqlx::Result<Option<String>> {
        let row = sqlx::query("SELECT detail FROM service_item WHERE task_handle_item = $1")
            .bind(task_handle_item.to_owned())
            .fetch_optional(self.pool())
            .await?;
        row.map(|row| row.try_get(0)).transpose()
    }

    /// Hands over every item, as far as lists need it, in the order of the keys.
    pub(crate) async fn each_brief(&self, mut take: impl FnMut(Brief)) -> anyhow::Result<()> {
        let mut rows = sqlx::query("SELECT detail FROM service_item ORDER BY task_handle_item")
            .fetch(self.pool());
        while let Some(row) = rows.try_next().await? {
            let detail: String = row.try_get(0)?;
            take(serde_json::from_str(&detail)?);
        }
        Ok(())
    }

    /// Whether neither items nor regions are there: the database is as it was made.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn is_empty(&self) -> sqlx::Result<bool> {
        let row =
            sqlx::query("SELECT (SELECT COUNT(*) FROM service_item) + (SELECT COUNT(*) FROM area)")
                .fetch_one(self.pool())
                .await?;
        Ok(row.try_get::<i64, _>(0)? == 0)
    }
}

/// Writes the items that are new or differ from what is there.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write(
    tx: &mut Transaction<'static, Any>,
    items: &[ServiceItem],
    mut progress: impl FnMut(usize),
) -> sqlx::Result<Changes> {
    let mut changes = Changes::default();
    for (number, batch) in items.chunks(BATCH).enumerate() {
        let before = details(tx, batch).await?;
        let mut rows = Vec::with_capacity(batch.len());
        for item in batch {
            let detail = serde_json::to_string(item).map_err(|e| sqlx::Error::Encode(e.into()))?;
            match before.get(&item.task_handle_item) {
                None => changes.new += 1,
                Some(before) if *before == detail => {
                    changes.unchanged += 1;
                    continue;
                }
                Some(_) => changes.changed += 1,
            }
            rows.push((item, detail));
        }
        upsert(tx, rows).await?;
        progress(number * BATCH + batch.len());
    }
    Ok(changes)
}

/// The JSON of those of these items that are there, by key.
async fn details(
    tx: &mut Transaction<'static, Any>,
    items: &[ServiceItem],
) -> sqlx::Result<HashMap<String, String>> {
    let places: Vec<String> = (1..=items.len()).map(|n| format!("${n}")).collect();
    // The text is made of numbers alone.
    let mut query = sqlx::query(AssertSqlSafe(format!(
        "SELECT task_handle_item, detail FROM service_item WHERE task_handle_item IN ({})",
        places.join(",")
    )));
    for item in items {
        query = query.bind(item.task_handle_item.clone());
    }
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect()
}

async fn upsert(
    tx: &mut Transaction<'static, Any>,
    rows: Vec<(&ServiceItem, String)>,
) -> sqlx::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (0..rows.len()).map(places).collect();
    // The text is made of numbers alone.
    let mut query = sqlx::query(AssertSqlSafe(format!(
        "INSERT INTO service_item \
         (task_handle_item, area_code, dept_code, task_type, task_name, is_sample, detail) \
         VALUES {} ON CONFLICT (task_handle_item) DO UPDATE SET \
         area_code = excluded.area_code, dept_code = excluded.dept_code, \
         task_type = excluded.task_type, task_name = excluded.task_name, \
         is_sample = excluded.is_sample, detail = excluded.detail",
        places.join(",")
    )));
    for (item, detail) in rows {
        query = bound(query, item, detail);
    }
    query.execute(&mut **tx).await?;
    Ok(())
}

/// `($8,$9,…)` for the second row.
fn places(row: usize) -> String {
    let first = row * COLUMNS + 1;
    let numbers: Vec<String> = (first..first + COLUMNS).map(|n| format!("${n}")).collect();
    format!("({})", numbers.join(","))
}

fn bound<'q>(
    query: Query<'q, Any, AnyArguments>,
    item: &ServiceItem,
    detail: String,
) -> Query<'q, Any, AnyArguments> {
    query
        .bind(item.task_handle_item.clone())
        .bind(item.area_code.clone())
        .bind(item.dept_code.clone())
        .bind(item.task_type.code.clone())
        .bind(item.task_name.clone())
        .bind(i64::from(item.is_sample))
        .bind(detail)
}
