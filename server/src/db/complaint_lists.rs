//! 诉求: many complaints at once, with their logs.

use std::collections::HashMap;

use shigantong_contract::complaint::ComplaintEvent;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Db;
use super::complaints::{COLUMNS, Stored, stored};
use super::credit::json_of;

/// The logs of so many complaints are read at once.
const LOGS: usize = 200;

impl Db {
    /// Complaints with their logs, those that were handed in first before all others: of these
    /// states, at most so many, after so many.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn complaints_in(
        &self,
        states: &[&str],
        after: i64,
        most: i64,
    ) -> anyhow::Result<Vec<Stored>> {
        let places: Vec<String> = (3..states.len() + 3).map(|n| format!("${n}")).collect();
        // The text is made of numbers alone.
        let mut query = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM complaint WHERE state IN ({}) \
             ORDER BY received_at, no LIMIT $1 OFFSET $2",
            places.join(",")
        )))
        .bind(most)
        .bind(after);
        for state in states {
            query = query.bind((*state).to_owned());
        }
        self.with_logs(query.fetch_all(self.pool()).await?).await
    }

    /// What is published, with its logs, in the order of the numbers.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn complaints_published(&self) -> anyhow::Result<Vec<Stored>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM complaint WHERE is_published = 1 ORDER BY no"
        ));
        let rows = sqlx::query(sql).fetch_all(self.pool()).await?;
        self.with_logs(rows).await
    }

    /// What was handed in since a moment, with its logs.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn complaints_since(&self, since: i64) -> anyhow::Result<Vec<Stored>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM complaint WHERE received_at >= $1 ORDER BY no"
        ));
        let rows = sqlx::query(sql).bind(since).fetch_all(self.pool()).await?;
        self.with_logs(rows).await
    }

    /// The sample's own complaints, in the order of their keys.
    ///
    /// # Errors
    /// Those of the database, and JSON that is none.
    pub(crate) async fn sample_complaints(&self) -> anyhow::Result<Vec<Stored>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} FROM complaint WHERE sample_key LIKE 'story-%' ORDER BY sample_key"
        ));
        let rows = sqlx::query(sql).fetch_all(self.pool()).await?;
        self.with_logs(rows).await
    }

    async fn with_logs(&self, rows: Vec<AnyRow>) -> anyhow::Result<Vec<Stored>> {
        let found: anyhow::Result<Vec<Stored>> = rows.iter().map(stored).collect();
        let mut found = found?;
        for part in found.chunks_mut(LOGS) {
            let mut logs = self.logs(part).await?;
            for stored in part {
                stored.events = logs.remove(stored.no.as_str()).unwrap_or_default();
            }
        }
        Ok(found)
    }

    /// The logs of these, by their numbers.
    async fn logs(&self, part: &[Stored]) -> anyhow::Result<HashMap<String, Vec<ComplaintEvent>>> {
        let places: Vec<String> = (1..=part.len()).map(|n| format!("${n}")).collect();
        // The text is made of numbers alone.
        let mut query = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT no, detail FROM complaint_event WHERE no IN ({}) ORDER BY no, seq",
            places.join(",")
        )));
        for stored in part {
            query = query.bind(stored.no.to_string());
        }
        let mut logs: HashMap<String, Vec<ComplaintEvent>> = HashMap::new();
        for row in &query.fetch_all(self.pool()).await? {
            logs.entry(row.try_get(0)?)
                .or_default()
                .push(json_of(row, 1)?);
        }
        Ok(logs)
    }
}
