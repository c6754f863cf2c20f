//! 表结构的演进: numbered SQL files, each run once, in order.

use anyhow::bail;
use sqlx::{Executor, Row};

use super::{Db, items};

/// The files of `server/migrations`, in order. One that was released is never changed.
const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../../migrations/0001_service_items.sql")),
    (
        CATALOG_CODE,
        include_str!("../../migrations/0002_catalog_code.sql"),
    ),
    (3, include_str!("../../migrations/0003_journeys.sql")),
    (4, include_str!("../../migrations/0004_cases.sql")),
    (5, include_str!("../../migrations/0005_credit.sql")),
    (6, include_str!("../../migrations/0006_regulation.sql")),
    (7, include_str!("../../migrations/0007_complaints.sql")),
    (8, include_str!("../../migrations/0008_proofs.sql")),
    (9, include_str!("../../migrations/0009_supports.sql")),
];

/// The file whose columns repeat what stands in the JSON of items.
const CATALOG_CODE: i64 = 2;

impl Db {
    /// Runs the files that this database has not seen, all in one transaction.
    pub(super) async fn migrate(&self) -> anyhow::Result<()> {
        let mut tx = self.begin_write().await?;
        tx.execute("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY)")
            .await?;
        let rows = sqlx::query("SELECT number FROM migration")
            .fetch_all(&mut *tx)
            .await?;
        let mut done = Vec::with_capacity(rows.len());
        for row in rows {
            done.push(row.try_get::<i64, _>(0)?);
        }
        if let Some(newer) = done.iter().max().filter(|n| **n > newest()) {
            bail!("数据库的表结构（{newer}）比这个程序新，请升级程序");
        }
        for (number, sql) in MIGRATIONS {
            if done.contains(number) {
                continue;
            }
            for statement in statements(sql) {
                tx.execute(statement).await?;
            }
            if *number == CATALOG_CODE {
                items::fill_catalog_columns(&mut tx).await?;
            }
            sqlx::query("INSERT INTO migration (number) VALUES ($1)")
                .bind(*number)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |(number, _)| *number)
}

/// The statements of a file: they end with `;` at the end of a line.
fn statements(sql: &'static str) -> impl Iterator<Item = &'static str> {
    sql.split(";\n")
        .map(str::trim)
        .filter(|statement| !statement.is_empty())
}
