//! 一件事: the table of journeys, and the items that its tasks can be done by.

use std::collections::{BTreeSet, HashMap};

use shigantong_contract::Journey;
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row, Transaction};

use super::Db;
use super::items::CANCELLED;

/// An item that a task can be done by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// 基本编码.
    pub(crate) catalog_code: String,
    /// 业务办理项编码.
    pub(crate) task_handle_item: String,
    /// 事项名称.
    pub(crate) task_name: String,
    /// The region whose body performs it.
    pub(crate) area_code: String,
}

/// What writing the journeys did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JourneyChanges {
    /// Journeys that were not there.
    pub new: usize,
    /// Journeys that were there and differ.
    pub changed: usize,
    /// Journeys that were there as they are.
    pub unchanged: usize,
    /// Journeys that were there and are not any more.
    pub gone: usize,
}

impl JourneyChanges {
    /// Whether anything was written.
    #[must_use]
    pub fn any(&self) -> bool {
        self.new + self.changed + self.gone > 0
    }
}

impl Db {
    /// All journeys in their order, without items.
    ///
    /// # Errors
    /// Those of the database, and a journey whose JSON is none.
    pub async fn journeys(&self) -> anyhow::Result<Vec<Journey>> {
        let rows = sqlx::query("SELECT detail FROM journey ORDER BY position, journey_key")
            .fetch_all(self.pool())
            .await?;
        let journeys = rows.iter().map(|row| {
            let detail: String = row.try_get(0)?;
            Ok(serde_json::from_str(&detail)?)
        });
        journeys.collect()
    }

    /// Whether the project's own sample of items is here, and no journey with it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn lacks_sample_journeys(&self) -> sqlx::Result<bool> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM journey), \
             (SELECT COUNT(*) FROM service_item WHERE is_sample = 1)",
        )
        .fetch_one(self.pool())
        .await?;
        let (journeys, samples): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        Ok(journeys == 0 && samples > 0)
    }

    /// The items of these 基本编码 that are performed anywhere, in the order of the regions and
    /// then of the keys.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn candidates(&self, codes: &BTreeSet<&str>) -> sqlx::Result<Vec<Candidate>> {
        let sql = format!(
            "SELECT i.catalog_code, i.task_handle_item, i.task_name, i.area_code \
             FROM service_item i JOIN area a ON a.area_code = i.area_code \
             WHERE i.catalog_code IN ({}) AND i.task_state <> '{CANCELLED}' \
             ORDER BY a.position, i.area_code, i.task_handle_item",
            places(codes.len())
        );
        let rows = self.all_of(sql, codes).await?;
        let rows = rows.iter().map(|row| {
            Ok(Candidate {
                catalog_code: row.try_get(0)?,
                task_handle_item: row.try_get(1)?,
                task_name: row.try_get(2)?,
                area_code: row.try_get(3)?,
            })
        });
        rows.collect()
    }

    /// Items in full, as their JSON, by key.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn items(
        &self,
        keys: &BTreeSet<&str>,
    ) -> sqlx::Result<HashMap<String, String>> {
        let sql = format!(
            "SELECT task_handle_item, detail FROM service_item WHERE task_handle_item IN ({})",
            places(keys.len())
        );
        let rows = self.all_of(sql, keys).await?;
        rows.iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
            .collect()
    }

    /// The rows of a statement with a place for each of these; none for none.
    async fn all_of(&self, sql: String, values: &BTreeSet<&str>) -> sqlx::Result<Vec<AnyRow>> {
        if values.is_empty() {
            return Ok(Vec::new());
        }
        // The text is made of numbers and of what stands in this file.
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in values {
            query = query.bind((*value).to_owned());
        }
        query.fetch_all(self.pool()).await
    }
}

/// `$1,$2,$3`.
fn places(count: usize) -> String {
    let places: Vec<String> = (1..=count).map(|number| format!("${number}")).collect();
    places.join(",")
}

/// Those of these 基本编码 that no item has which is performed.
///
/// # Errors
/// Those of the database.
pub(crate) async fn unknown_codes(
    tx: &mut Transaction<'static, Any>,
    codes: &BTreeSet<&str>,
) -> sqlx::Result<BTreeSet<String>> {
    let mut unknown = BTreeSet::new();
    for code in codes {
        let found = sqlx::query(
            "SELECT 1 FROM service_item WHERE catalog_code = $1 AND task_state <> $2 LIMIT 1",
        )
        .bind((*code).to_owned())
        .bind(CANCELLED)
        .fetch_optional(&mut **tx)
        .await?;
        if found.is_none() {
            unknown.insert((*code).to_owned());
        }
    }
    Ok(unknown)
}

/// Writes these journeys and takes all others away.
///
/// # Errors
/// Those of the database.
pub(crate) async fn replace(
    tx: &mut Transaction<'static, Any>,
    journeys: &[Journey],
) -> sqlx::Result<JourneyChanges> {
    let rows = sqlx::query("SELECT journey_key, position, detail FROM journey")
        .fetch_all(&mut **tx)
        .await?;
    let mut before: HashMap<String, (i64, String)> = HashMap::with_capacity(rows.len());
    for row in rows {
        before.insert(row.try_get(0)?, (row.try_get(1)?, row.try_get(2)?));
    }
    let mut changes = JourneyChanges::default();
    for (position, journey) in (0_i64..).zip(journeys) {
        let detail = serde_json::to_string(journey).map_err(|e| sqlx::Error::Encode(e.into()))?;
        let now = (position, detail);
        match before.remove(&journey.key) {
            Some(before) if before == now => {
                changes.unchanged += 1;
                continue;
            }
            Some(_) => changes.changed += 1,
            None => changes.new += 1,
        }
        write(tx, &journey.key, now).await?;
    }
    for key in before.into_keys() {
        sqlx::query("DELETE FROM journey WHERE journey_key = $1")
            .bind(key)
            .execute(&mut **tx)
            .await?;
        changes.gone += 1;
    }
    Ok(changes)
}

async fn write(
    tx: &mut Transaction<'static, Any>,
    key: &str,
    (position, detail): (i64, String),
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO journey (journey_key, position, detail) VALUES ($1, $2, $3) \
         ON CONFLICT (journey_key) DO UPDATE SET \
         position = excluded.position, detail = excluded.detail",
    )
    .bind(key.to_owned())
    .bind(position)
    .bind(detail)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
