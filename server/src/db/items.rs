//! 实施清单: the table of items.

use std::collections::HashMap;

use futures_util::TryStreamExt;
use serde::Deserialize;
use shigantong_contract::{Coded, ServiceItem};
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row, Transaction};

use super::Db;
use crate::catalog::Brief;

/// How many items one statement reads or writes.
const BATCH: usize = 200;
const COLUMNS: usize = 10;
/// The item is no longer performed; it can be read, and stands in no list.
pub(crate) const CANCELLED: &str = "3";

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

/// Which of the items with one 基本编码 are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Performed<'a> {
    /// Those that are performed at this level, a code of `codes::USE_LEVEL`.
    AtLevel(&'a str),
    /// Those of this very region, without those below it.
    In(&'a str),
}

impl<'a> Performed<'a> {
    /// The statement, and the value of its second place.
    fn select(self, most: u16) -> (String, &'a str) {
        let (column, value) = match self {
            Self::AtLevel(level) => ("use_level", level),
            Self::In(area_code) => ("area_code", area_code),
        };
        // The text is made of the names of columns and of a number.
        let sql = format!(
            "SELECT i.task_handle_item, i.area_code, a.name, a.position, i.detail \
             FROM service_item i JOIN area a ON a.area_code = i.area_code \
             WHERE i.catalog_code = $1 AND i.{column} = $2 AND i.task_state <> $3 \
             ORDER BY CASE WHEN i.task_handle_item = $4 THEN 0 ELSE 1 END, \
             a.position, i.area_code, i.task_handle_item LIMIT {most}"
        );
        (sql, value)
    }
}

/// One of the items that share a 基本编码.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogItem {
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// The region whose body performs it.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// The item in full, as its JSON.
    pub detail: String,
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

    /// The items of one 基本编码 that are performed, in the order of the regions and then of the
    /// keys, each with its region's name and its JSON. At most `most` of them, that of `first`
    /// among them where it is one: a code of the national catalog may stand for every town of a
    /// province. An empty code names nothing.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn items_of_catalog(
        &self,
        catalog_code: &str,
        performed: Performed<'_>,
        first: &str,
        most: u16,
    ) -> sqlx::Result<Vec<CatalogItem>> {
        if catalog_code.is_empty() {
            return Ok(Vec::new());
        }
        let (sql, value) = performed.select(most);
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(catalog_code.to_owned())
            .bind(value.to_owned())
            .bind(CANCELLED)
            .bind(first.to_owned())
            .fetch_all(self.pool())
            .await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            let item = CatalogItem {
                task_handle_item: row.try_get(0)?,
                area_code: row.try_get(1)?,
                area_name: row.try_get(2)?,
                detail: row.try_get(4)?,
            };
            items.push((row.try_get::<i64, _>(3)?, item));
        }
        items.sort_by(|(one, a), (other, b)| {
            let key = |item: &CatalogItem| (item.area_code.clone(), item.task_handle_item.clone());
            one.cmp(other).then_with(|| key(a).cmp(&key(b)))
        });
        Ok(items.into_iter().map(|(_, item)| item).collect())
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

/// The JSON of an item, unless it is cancelled.
///
/// # Errors
/// Those of the database.
pub(crate) async fn performed(
    tx: &mut Transaction<'static, Any>,
    task_handle_item: &str,
) -> sqlx::Result<Option<String>> {
    let row = sqlx::query(
        "SELECT detail FROM service_item WHERE task_handle_item = $1 AND task_state <> $2",
    )
    .bind(task_handle_item.to_owned())
    .bind(CANCELLED)
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| row.try_get(0)).transpose()
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

/// What the columns beside the JSON repeat of it, since the second file of migrations.
#[derive(Default, Deserialize)]
#[serde(default)]
struct CatalogColumns {
    catalog_code: String,
    use_level: Coded,
    task_state: Coded,
}

/// Fills the columns of rows that were written before there were such columns.
pub(super) async fn fill_catalog_columns(tx: &mut Transaction<'static, Any>) -> anyhow::Result<()> {
    let mut after = String::new();
    loop {
        let rows = sqlx::query(AssertSqlSafe(format!(
            "SELECT task_handle_item, detail FROM service_item WHERE task_handle_item > $1 \
             ORDER BY task_handle_item LIMIT {BATCH}"
        )))
        .bind(after.clone())
        .fetch_all(&mut **tx)
        .await?;
        for row in &rows {
            let key: String = row.try_get(0)?;
            let columns: CatalogColumns = serde_json::from_str(row.try_get(1)?)?;
            sqlx::query(
                "UPDATE service_item SET catalog_code = $1, use_level = $2, task_state = $3 \
                 WHERE task_handle_item = $4",
            )
            .bind(columns.catalog_code)
            .bind(columns.use_level.code)
            .bind(columns.task_state.code)
            .bind(key.clone())
            .execute(&mut **tx)
            .await?;
            after = key;
        }
        if rows.len() < BATCH {
            return Ok(());
        }
    }
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
         (task_handle_item, area_code, dept_code, task_type, task_name, is_sample, \
         catalog_code, use_level, task_state, detail) \
         VALUES {} ON CONFLICT (task_handle_item) DO UPDATE SET \
         area_code = excluded.area_code, dept_code = excluded.dept_code, \
         task_type = excluded.task_type, task_name = excluded.task_name, \
         is_sample = excluded.is_sample, catalog_code = excluded.catalog_code, \
         use_level = excluded.use_level, task_state = excluded.task_state, \
         detail = excluded.detail",
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
        .bind(item.catalog_code.clone())
        .bind(item.use_level.code.clone())
        .bind(item.task_state.code.clone())
        .bind(detail)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn items_of_a_catalog_code_are_found_by_an_index() {
        let dir = tempfile::TempDir::new().unwrap();
        let db = Db::open(dir.path(), None).await.unwrap();
        for performed in [Performed::AtLevel("4"), Performed::In("610302")] {
            let (sql, value) = performed.select(200);
            let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")))
                .bind("000131001000")
                .bind(value.to_owned())
                .bind(CANCELLED)
                .bind("")
                .fetch_all(db.pool())
                .await
                .unwrap();
            let plan: Vec<String> = plan.iter().map(|row| row.try_get(3).unwrap()).collect();
            let plan = plan.join("; ");
            assert!(plan.contains("USING INDEX service_item_catalog_"), "{plan}");
        }
    }
}
