//! 监管: what lists and pages read.

use serde::de::DeserializeOwned;
use shigantong_contract::draw::DrawSummary;
use shigantong_contract::{DiscretionRule, Inspection, InspectionQuery, Penalty};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::Db;
use super::regulation::{Stored, catalog_code, parsed};
use crate::regulation::{CompanyRow, Licence, RegulatorRow};

/// The most that the timeline of one company reads of each kind.
const MOST_OF_A_COMPANY: u32 = 500;
/// The most draws and standards of a list.
const MOST_OF_A_LIST: u32 = 1_000;

/// A value of a filter: code, words, and how many entries have it.
pub(crate) type Counted = (String, String, u32);

/// Which entries of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// How many there are at most.
    pub(crate) size: u32,
    /// How many stand before.
    pub(crate) before: u32,
}

impl Window {
    /// Those of a page, from 1.
    pub(crate) fn page(number: u32, size: u32) -> Self {
        let before = number.saturating_sub(1).saturating_mul(size);
        Self { size, before }
    }
}

impl Db {
    /// Every company, by name.
    pub(crate) async fn companies(&self) -> anyhow::Result<Vec<CompanyRow>> {
        self.all(
            "SELECT detail FROM company ORDER BY name, id".to_owned(),
            &[],
        )
        .await
    }

    /// One of them, by its key.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn kept<T: Stored>(&self, id: &str) -> anyhow::Result<Option<T>> {
        let sql = format!("SELECT detail FROM {} WHERE id = $1", T::TABLE);
        Ok(self.all(sql, &[id]).await?.into_iter().next())
    }

    /// The licences of a company.
    pub(crate) async fn licences_of(&self, uscc: &str) -> anyhow::Result<Vec<Licence>> {
        let sql = of_company("licence", "id");
        self.all(sql, &[uscc]).await
    }

    /// The inspections of a company, the latest first.
    pub(crate) async fn inspections_of(&self, uscc: &str) -> anyhow::Result<Vec<Inspection>> {
        let sql = of_company("inspection", "planned_on DESC, id");
        self.all(sql, &[uscc]).await
    }

    /// The penalties of a company, the latest first.
    pub(crate) async fn penalties_of(&self, uscc: &str) -> anyhow::Result<Vec<Penalty>> {
        let sql = of_company("penalty", "decided_on DESC, id");
        self.all(sql, &[uscc]).await
    }

    /// Who regulates a field, in every region.
    pub(crate) async fn regulators_in(&self, field: &str) -> anyhow::Result<Vec<RegulatorRow>> {
        let sql = "SELECT detail FROM regulator WHERE field = $1 ORDER BY area_code";
        self.all(sql.to_owned(), &[field]).await
    }

    /// The draws, the latest first.
    pub(crate) async fn draws(&self) -> anyhow::Result<Vec<DrawSummary>> {
        let sql = format!(
            "SELECT summary FROM inspection_draw ORDER BY prepared_on DESC, id LIMIT {MOST_OF_A_LIST}"
        );
        self.all(sql, &[]).await
    }

    /// The discretion standards of an item, wherever it is performed; of all where it is empty.
    pub(crate) async fn discretion_rules(&self, item: &str) -> anyhow::Result<Vec<DiscretionRule>> {
        let list = |condition: &str| {
            format!(
                "SELECT detail FROM discretion_rule {condition} ORDER BY id LIMIT {MOST_OF_A_LIST}"
            )
        };
        if item.is_empty() {
            return self.all(list(""), &[]).await;
        }
        let condition = "WHERE item = $1 OR (catalog_code <> '' AND catalog_code = $2)";
        self.all(list(condition), &[item, catalog_code(item)]).await
    }

    /// Penalties, the latest first: those of a standard, or all. How many there are stands beside.
    pub(crate) async fn penalties(
        &self,
        rule: &str,
        window: Window,
    ) -> anyhow::Result<(Vec<Penalty>, u32)> {
        let (condition, values) = match rule {
            "" => ("", vec![]),
            rule => ("WHERE rule_id = $1", vec![rule]),
        };
        let Window { size, before } = window;
        let sql = format!(
            "SELECT detail FROM penalty {condition} ORDER BY decided_on DESC, id \
             LIMIT {size} OFFSET {before}"
        );
        let count = format!("SELECT COUNT(*) FROM penalty {condition}");
        let total = self.count(count, &values).await?;
        Ok((self.all(sql, &values).await?, total))
    }

    /// Inspections that a query keeps, the latest first, and how many there are.
    pub(crate) async fn inspections(
        &self,
        query: &InspectionQuery,
        window: Window,
    ) -> anyhow::Result<(Vec<Inspection>, u32)> {
        let (condition, values) = filters(query, "");
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let Window { size, before } = window;
        let sql = format!(
            "SELECT detail FROM inspection {condition} ORDER BY planned_on DESC, id \
             LIMIT {size} OFFSET {before}"
        );
        let count = format!("SELECT COUNT(*) FROM inspection {condition}");
        let total = self.count(count, &values).await?;
        Ok((self.all(sql, &values).await?, total))
    }

    /// The values of one filter of inspections, under all the others in force.
    pub(crate) async fn inspection_facet(
        &self,
        query: &InspectionQuery,
        name: &str,
    ) -> anyhow::Result<Vec<Counted>> {
        let (code, label) = match name {
            "dept_code" => ("dept_code", "MAX(dept_name)"),
            "area_code" => ("area_code", "MAX(area_code)"),
            "year" => ("SUBSTR(planned_on, 1, 4)", "MAX(SUBSTR(planned_on, 1, 4))"),
            _ => ("result", "MAX(result)"),
        };
        let (condition, values) = filters(query, name);
        let sql = format!(
            "SELECT {code}, {label}, COUNT(*) FROM inspection {condition} \
             GROUP BY {code} ORDER BY COUNT(*) DESC, {code}"
        );
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let rows = self.rows(sql, &values).await?;
        let counted = rows.iter().map(|row| {
            let count: i64 = row.try_get(2)?;
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            Ok((row.try_get(0)?, row.try_get(1)?, count))
        });
        counted.collect()
    }

    async fn count(&self, sql: String, values: &[&str]) -> anyhow::Result<u32> {
        let rows = self.rows(sql, values).await?;
        let count: i64 = rows.first().map_or(Ok(0), |row| row.try_get(0))?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn all<T: DeserializeOwned>(
        &self,
        sql: String,
        values: &[&str],
    ) -> anyhow::Result<Vec<T>> {
        parsed(&self.rows(sql, values).await?)
    }

    /// The rows of a statement whose text is made of what stands in this file.
    async fn rows(&self, sql: String, values: &[&str]) -> sqlx::Result<Vec<AnyRow>> {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in values {
            query = query.bind((*value).to_owned());
        }
        query.fetch_all(self.pool()).await
    }
}

fn of_company(table: &str, order: &str) -> String {
    format!("SELECT detail FROM {table} WHERE uscc = $1 ORDER BY {order} LIMIT {MOST_OF_A_COMPANY}")
}

/// The condition that a query makes, and its values; without the filter of this name.
fn filters(query: &InspectionQuery, without: &str) -> (String, Vec<String>) {
    let area = query.area_code.as_ref();
    let filters = [
        ("uscc", "uscc =", query.uscc.clone()),
        ("dept_code", "dept_code =", query.dept_code.clone()),
        (
            "area_code",
            "area_code LIKE",
            area.map(|area| format!("{}%", area.stem())),
        ),
        ("result", "result =", query.result.clone()),
        (
            "year",
            "planned_on LIKE",
            query.year.map(|year| format!("{year}%")),
        ),
    ];
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    for (name, condition, value) in filters {
        if let Some(value) = value.filter(|_| name != without) {
            values.push(value);
            conditions.push(format!("{condition} ${}", values.len()));
        }
    }
    if conditions.is_empty() {
        return (String::new(), values);
    }
    (format!("WHERE {}", conditions.join(" AND ")), values)
}
