//! 数据库: SQLite in the data directory, or PostgreSQL.
//!
//! Statements use only TEXT and BIGINT columns without NULL, `$n` placeholders and
//! `ON CONFLICT`, which both databases read alike.

pub(crate) mod areas;
pub(crate) mod attempts;
pub(crate) mod cases;
pub(crate) mod complaint_lists;
pub(crate) mod complaints;
pub(crate) mod credit;
pub(crate) mod credit_applications;
pub(crate) mod holidays;
pub(crate) mod items;
pub(crate) mod journeys;
mod migrations;
pub(crate) mod notices;
pub(crate) mod proofs;
pub(crate) mod regulation;
pub(crate) mod regulation_lists;
pub(crate) mod replies;
pub(crate) mod secrets;
pub(crate) mod settings;
pub(crate) mod supports;
pub(crate) mod uploads;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use shigantong_contract::path::encoded;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyPool, Executor, Transaction};

pub use areas::AreaRow;
pub use items::{CatalogItem, Changes, Performed};
pub use journeys::JourneyChanges;
pub use settings::Settings;

/// The name of the SQLite file in the data directory.
pub const FILE: &str = "shigantong.db";

/// The connections to the database.
#[derive(Clone, Debug)]
pub struct Db {
    pool: AnyPool,
    kind: Kind,
}

/// Which database answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file in the data directory.
    Sqlite,
    /// A server.
    Postgres,
}

impl Db {
    /// Opens the database: the PostgreSQL at `url`, or else the file in `dir`, which is made
    /// where it does not exist. Brings its tables up to date.
    ///
    /// # Errors
    /// A directory that cannot be written, a server that does not answer, a schema that is
    /// newer than this program.
    pub async fn open(dir: &Path, url: Option<&str>) -> anyhow::Result<Self> {
        sqlx::any::install_default_drivers();
        let db = match url {
            Some(url) => Self::open_postgres(url).await?,
            None => Self::open_sqlite(dir).await?,
        };
        db.migrate().await?;
        Ok(db)
    }

    async fn open_sqlite(dir: &Path) -> anyhow::Result<Self> {
        let shown = dir.display();
        std::fs::create_dir_all(dir).with_context(|| format!("无法创建数据目录 {shown}"))?;
        let dir = dir
            .canonicalize()
            .with_context(|| format!("无法打开数据目录 {shown}"))?;
        let path = dir.join(FILE);
        let Some(path) = path.to_str() else {
            bail!("数据目录的名字不是 UTF-8：{shown}");
        };
        // Each part is percent-encoded, so that `?`, `#` and 中文 in a directory's name hold.
        let path: Vec<String> = path.split(['/', '\\']).map(encoded).collect();
        let options: AnyConnectOptions = format!("sqlite://{}?mode=rwc", path.join("/")).parse()?;
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(|connection, _| Box::pin(prepare_sqlite(connection)))
            .connect_with(options)
            .await
            .with_context(|| format!("无法写入数据目录 {shown}（{FILE}）"))?;
        let kind = Kind::Sqlite;
        Ok(Self { pool, kind })
    }

    async fn open_postgres(url: &str) -> anyhow::Result<Self> {
        let options: AnyConnectOptions = url.parse().context("--database-url 不是有效的地址")?;
        if !matches!(options.database_url.scheme(), "postgres" | "postgresql") {
            bail!("--database-url 应以 postgres:// 开头");
        }
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await
            .context("无法连接 PostgreSQL")?;
        let kind = Kind::Postgres;
        Ok(Self { pool, kind })
    }

    /// Which database this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The pool, for statements of one resource.
    #[must_use]
    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Begins a transaction that writes. Writers wait for one another from its first moment, so
    /// that what one reads before it writes still holds when it writes.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn begin_write(&self) -> sqlx::Result<Transaction<'static, Any>> {
        match self.kind {
            Kind::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await,
            Kind::Postgres => {
                let mut tx = self.pool.begin().await?;
                // The number only has to be the same for all writers of this product.
                tx.execute("SELECT pg_advisory_xact_lock(610300)::text")
                    .await?;
                Ok(tx)
            }
        }
    }

    /// Closes the connections; SQLite writes its log back into the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

async fn prepare_sqlite(connection: &mut sqlx::AnyConnection) -> sqlx::Result<()> {
    // FULL: an import, and later a complaint, that was answered survives a power cut.
    for pragma in [
        "PRAGMA busy_timeout = 10000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
    ] {
        connection.execute(pragma).await?;
    }
    Ok(())
}
