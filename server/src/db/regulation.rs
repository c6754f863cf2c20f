//! 监管: one way in for everything that is kept of regulation, each in its table.

use serde::Serialize;
use serde::de::DeserializeOwned;
use shigantong_contract::{DiscretionRule, Inspection, Penalty};
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row, Transaction};

use super::Db;
use crate::regulation::{CompanyRow, Licence, RegulatorRow, StoredDraw};

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(i64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Something that has a table of its own, with a key `id` and its JSON in `detail`.
pub(crate) trait Stored: Serialize + DeserializeOwned {
    /// The table's name.
    const TABLE: &'static str;
    /// The columns beside `id` and `detail`.
    const COLUMNS: &'static [&'static str];

    /// The key.
    fn id(&self) -> String;

    /// The values of the columns, in their order.
    fn cells(&self) -> Vec<Cell>;
}

/// What writing one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    New,
    Changed,
    Unchanged,
}

/// Writes it in the place of one with the same key.
///
/// # Errors
/// Those of the database.
pub(crate) async fn write<T: Stored>(
    tx: &mut Transaction<'static, Any>,
    value: &T,
) -> anyhow::Result<Written> {
    let id = value.id();
    let detail = serde_json::to_string(value)?;
    let before = detail_of::<T>(tx, &id).await?;
    if before.as_ref() == Some(&detail) {
        return Ok(Written::Unchanged);
    }
    let columns: Vec<&str> = ["id", "detail"].iter().chain(T::COLUMNS).copied().collect();
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let set: Vec<String> = columns[1..]
        .iter()
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        T::TABLE,
        columns.join(", "),
        places.join(", "),
        set.join(", ")
    );
    // The text is made of what stands in this program.
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(id).bind(detail);
    for cell in value.cells() {
        query = match cell {
            Cell::Text(text) => query.bind(text),
            Cell::Number(number) => query.bind(number),
        };
    }
    query.execute(&mut **tx).await?;
    Ok(before.map_or(Written::New, |_| Written::Changed))
}

/// The one with this key.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn stored<T: Stored>(
    tx: &mut Transaction<'static, Any>,
    id: &str,
) -> anyhow::Result<Option<T>> {
    let detail = detail_of::<T>(tx, id).await?;
    Ok(detail.as_deref().map(serde_json::from_str).transpose()?)
}

async fn detail_of<T: Stored>(
    tx: &mut Transaction<'static, Any>,
    id: &str,
) -> sqlx::Result<Option<String>> {
    let sql = format!("SELECT detail FROM {} WHERE id = $1", T::TABLE);
    let query = sqlx::query(AssertSqlSafe(sql)).bind(id.to_owned());
    let row = query.fetch_optional(&mut **tx).await?;
    row.map(|row| row.try_get(0)).transpose()
}

/// Takes the one with this key away; says whether there was one.
///
/// # Errors
/// Those of the database.
pub(crate) async fn remove<T: Stored>(
    tx: &mut Transaction<'static, Any>,
    id: &str,
) -> sqlx::Result<bool> {
    let sql = format!("DELETE FROM {} WHERE id = $1", T::TABLE);
    let query = sqlx::query(AssertSqlSafe(sql)).bind(id.to_owned());
    Ok(query.execute(&mut **tx).await?.rows_affected() > 0)
}

/// The penalties that rest on a standard, whatever their number.
///
/// # Errors
/// Those of the database, and JSON that is none.
pub(crate) async fn penalties_of(
    tx: &mut Transaction<'static, Any>,
    rule_id: &str,
) -> anyhow::Result<Vec<Penalty>> {
    let query = sqlx::query("SELECT detail FROM penalty WHERE rule_id = $1 ORDER BY id");
    let rows = query.bind(rule_id.to_owned()).fetch_all(&mut **tx).await?;
    parsed(&rows)
}

/// The values whose JSON stands first in rows.
pub(super) fn parsed<T: DeserializeOwned>(rows: &[AnyRow]) -> anyhow::Result<Vec<T>> {
    let values = rows.iter().map(|row| {
        let detail: String = row.try_get(0)?;
        Ok(serde_json::from_str(&detail)?)
    });
    values.collect()
}

impl Db {
    /// Whether the project's own sample of items is here, and no company with it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn lacks_sample_regulation(&self) -> sqlx::Result<bool> {
        let sql = "SELECT (SELECT COUNT(*) FROM company), \
                   (SELECT COUNT(*) FROM discretion_rule), \
                   (SELECT COUNT(*) FROM service_item WHERE is_sample = 1)";
        let row = sqlx::query(sql).fetch_one(self.pool()).await?;
        let counts: [i64; 3] = [row.try_get(0)?, row.try_get(1)?, row.try_get(2)?];
        Ok(counts[0] == 0 && counts[1] == 0 && counts[2] > 0)
    }
}

impl Stored for CompanyRow {
    const TABLE: &'static str = "company";
    const COLUMNS: &'static [&'static str] = &["name", "area_code", "is_sample"];

    fn id(&self) -> String {
        self.uscc.clone()
    }

    fn cells(&self) -> Vec<Cell> {
        let is_sample = Cell::Number(i64::from(self.is_sample));
        vec![
            self.name.as_str().into(),
            self.area_code.as_str().into(),
            is_sample,
        ]
    }
}

impl Stored for Licence {
    const TABLE: &'static str = "licence";
    const COLUMNS: &'static [&'static str] = &["uscc"];

    fn id(&self) -> String {
        self.id.clone()
    }

    fn cells(&self) -> Vec<Cell> {
        vec![self.uscc.as_str().into()]
    }
}

impl Stored for RegulatorRow {
    const TABLE: &'static str = "regulator";
    const COLUMNS: &'static [&'static str] = &["field", "area_code"];

    fn id(&self) -> String {
        format!("{}-{}", self.field, self.area_code)
    }

    fn cells(&self) -> Vec<Cell> {
        vec![self.field.as_str().into(), self.area_code.as_str().into()]
    }
}

impl Stored for Inspection {
    const TABLE: &'static str = "inspection";
    const COLUMNS: &'static [&'static str] = &[
        "uscc",
        "dept_code",
        "dept_name",
        "area_code",
        "result",
        "planned_on",
        "draw_id",
    ];

    fn id(&self) -> String {
        self.id.clone()
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.uscc.as_str().into(),
            self.dept_code.as_str().into(),
            self.dept_name.as_str().into(),
            self.area_code.as_str().into(),
            self.result.code.as_str().into(),
            Cell::Text(self.planned_on.to_string()),
            self.draw_id.as_str().into(),
        ]
    }
}

impl Stored for StoredDraw {
    const TABLE: &'static str = "inspection_draw";
    const COLUMNS: &'static [&'static str] = &["prepared_on", "drawn_on", "summary"];

    fn id(&self) -> String {
        self.draw.id.clone()
    }

    fn cells(&self) -> Vec<Cell> {
        let summary = serde_json::to_string(&self.summary()).unwrap_or_default();
        let drawn_on = self.drawn_on.map(|day| day.to_string());
        vec![
            Cell::Text(self.prepared_on.to_string()),
            Cell::Text(drawn_on.unwrap_or_default()),
            Cell::Text(summary),
        ]
    }
}

impl Stored for DiscretionRule {
    const TABLE: &'static str = "discretion_rule";
    const COLUMNS: &'static [&'static str] = &["item", "catalog_code"];

    fn id(&self) -> String {
        self.id.clone()
    }

    fn cells(&self) -> Vec<Cell> {
        vec![self.item.as_str().into(), catalog_code(&self.item).into()]
    }
}

impl Stored for Penalty {
    const TABLE: &'static str = "penalty";
    const COLUMNS: &'static [&'static str] = &["rule_id", "uscc", "decided_on"];

    fn id(&self) -> String {
        self.id.clone()
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.rule_id.as_str().into(),
            self.uscc.as_str().into(),
            Cell::Text(self.decided_on.to_string()),
        ]
    }
}

/// 基本编码 within a 业务办理项编码 of 33 characters (USCC 18, level 1, catalog 12, number 2); empty
/// for a code of another form, which then stands for itself alone.
pub(crate) fn catalog_code(item: &str) -> &str {
    if item.len() == 33 && item.is_ascii() {
        &item[19..31]
    } else {
        ""
    }
}
