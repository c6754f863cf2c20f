//! 状态: what requests share.

use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::Context;
use sha2::{Digest, Sha256};
use shigantong_contract::{ItemQuery, Page, ServiceItemSummary};
use shigantong_search::Synonyms;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::cases::{Cases, is_same};
use crate::catalog::Catalog;
use crate::clock::Clock;
use crate::complaints::Complaints;
use crate::credit::Credit;
use crate::db::Db;
use crate::error::ApiError;
use crate::files::{File, Store};
use crate::holidays::Holidays;
use crate::routes::Performances;

/// The synonym table that ships with the program.
const SYNONYMS: &str = include_str!("../data/synonyms.tsv");
/// How long a request waits for its turn, and for its answer.
const MOST_WAIT: Duration = Duration::from_secs(1);
const MOST_SEARCH: Duration = Duration::from_secs(2);
/// How often the version of the data is looked at.
const LOOK: Duration = Duration::from_secs(2);

/// What requests share: the database, the catalog of its present data, and turns for searches.
#[derive(Clone, Debug)]
pub struct State(Arc<Shared>);

/// What an operator says of this server alone.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What staff proves itself with; without one the staff API is off.
    pub staff_token: Option<StaffToken>,
    /// The seed of the key that signs; without one it is that of the data directory.
    pub signing_key: Option<String>,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What credit records are shown by.
    pub clock: Clock,
}

/// What staff proves itself with. It is never printed.
#[derive(Clone)]
pub struct StaffToken(String);

impl StaffToken {
    /// The shortest that is taken, in characters.
    pub const LEAST: usize = 16;

    /// A token of 16 characters or more; `None` for a shorter one.
    #[must_use]
    pub fn new(token: &str) -> Option<Self> {
        let is_long = token.trim().chars().count() >= Self::LEAST;
        is_long.then(|| Self(token.trim().to_owned()))
    }

    /// Whether it is this one; takes the same time wherever the two differ.
    pub(crate) fn is(&self, other: &str) -> bool {
        let hash = |token: &str| Sha256::digest(token.as_bytes());
        is_same(&hash(&self.0), &hash(other))
    }
}

impl std::fmt::Debug for StaffToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StaffToken(hidden)")
    }
}

#[derive(Debug)]
struct Shared {
    db: Db,
    cases: Cases,
    credit: Credit,
    complaints: Complaints,
    holidays: RwLock<Arc<Holidays>>,
    performances: Performances,
    options: Options,
    catalog: RwLock<Arc<Catalog>>,
    synonyms: Arc<Synonyms>,
    turns: Arc<Semaphore>,
    files: Store,
}

impl State {
    /// Reads the catalog. The synonym table is `synonyms.tsv` in the data directory where there
    /// is one, and else the program's own.
    ///
    /// # Errors
    /// Those of the database, and a synonym table that cannot be read.
    pub async fn load(db: Db, dir: &Path) -> anyhow::Result<Self> {
        Self::load_with(db, dir, Options::default()).await
    }

    /// The same with options.
    ///
    /// # Errors
    /// As [`State::load`], and a signing key that is none.
    pub async fn load_with(db: Db, dir: &Path, options: Options) -> anyhow::Result<Self> {
        let own = dir.join("synonyms.tsv");
        let table = match std::fs::read_to_string(&own) {
            Ok(table) => table,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => SYNONYMS.to_owned(),
            Err(error) => return Err(error).context(format!("无法读取 {}", own.display())),
        };
        let synonyms =
            Synonyms::parse(&table).map_err(|error| anyhow::anyhow!("同义词表：{error}"))?;
        let synonyms = Arc::new(synonyms);
        let catalog = Catalog::load(&db, Arc::clone(&synonyms)).await?;
        let holidays = Holidays::load(&db).await?;
        let cases = Cases::open(db.clone(), dir, options.signing_key.as_deref()).await?;
        let credit = Credit::open(db.clone(), dir, cases.clone(), options.clock.clone())?;
        let clock = options.clock.clone();
        let complaints = Complaints::open(db.clone(), dir, cases.clone(), clock)?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Self(Arc::new(Shared {
            db,
            cases,
            credit,
            complaints,
            holidays: RwLock::new(Arc::new(holidays)),
            performances: Performances::default(),
            options,
            catalog: RwLock::new(Arc::new(catalog)),
            synonyms,
            turns: Arc::new(Semaphore::new(cores * 2)),
            files: Store::new(dir),
        })))
    }

    /// The catalog of the present data.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        let catalog = self.0.catalog.read();
        Arc::clone(&catalog.unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The cases.
    #[must_use]
    pub fn cases(&self) -> &Cases {
        &self.0.cases
    }

    /// The credit records.
    #[must_use]
    pub fn credit(&self) -> &Credit {
        &self.0.credit
    }

    /// The complaints.
    #[must_use]
    pub fn complaints(&self) -> &Complaints {
        &self.0.complaints
    }

    /// The holiday tables as they are now.
    #[must_use]
    pub fn holidays(&self) -> Arc<Holidays> {
        let holidays = self.0.holidays.read();
        Arc::clone(&holidays.unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// What the operator says of this server alone.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// The figures of departments, as they were last reckoned.
    pub(crate) fn performances(&self) -> &Performances {
        &self.0.performances
    }

    /// A file by its name, read beside the threads that answer requests; `None` where there is
    /// none that may be shown.
    pub(crate) async fn file(&self, guid: String) -> Result<Option<File>, ApiError> {
        let turn = timeout(MOST_WAIT, Arc::clone(&self.0.turns).acquire_owned()).await;
        let turn = turn
            .map_err(|_| ApiError::Busy)?
            .map_err(ApiError::internal)?;
        let files = self.0.files.clone();
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            files.read(&guid)
        });
        work.await.map_err(ApiError::internal)
    }

    /// One page of a list, worked out beside the threads that answer requests.
    pub(crate) async fn list(
        &self,
        catalog: Arc<Catalog>,
        query: ItemQuery,
    ) -> Result<Page<ServiceItemSummary>, ApiError> {
        let turn = timeout(MOST_WAIT, Arc::clone(&self.0.turns).acquire_owned()).await;
        let turn = turn
            .map_err(|_| ApiError::Busy)?
            .map_err(ApiError::internal)?;
        let page = query.page;
        let work = tokio::task::spawn_blocking(move || {
            // Kept until the work is done, even where nobody waits for it any more.
            let _turn = turn;
            catalog.list(&query)
        });
        let listed = timeout(MOST_SEARCH, work)
            .await
            .map_err(|_| ApiError::Busy)?;
        let listed = listed.map_err(ApiError::internal)?;
        listed.map_err(|beyond| ApiError::BeyondTheEnd {
            page,
            pages: beyond.pages,
        })
    }

    /// Reads the catalog again where the data changed; says whether they did.
    ///
    /// # Errors
    /// Those of the database. The catalog and the holidays stay as they are.
    pub async fn refresh(&self) -> anyhow::Result<bool> {
        self.refresh_holidays().await?;
        let version = self.0.db.data_version().await?;
        if version == self.catalog().site().data_version {
            return Ok(false);
        }
        let catalog = Catalog::load(&self.0.db, Arc::clone(&self.0.synonyms)).await?;
        tracing::info!(version, items = catalog.len(), "data changed");
        let mut place = self
            .0
            .catalog
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *place = Arc::new(catalog);
        Ok(true)
    }

    async fn refresh_holidays(&self) -> anyhow::Result<()> {
        let version = self.0.db.holidays_version().await?;
        if u64::try_from(version) == Ok(self.holidays().version) {
            return Ok(());
        }
        let holidays = Holidays::read(&self.0.db).await?;
        tracing::info!(version, "holidays changed");
        let place = self.0.holidays.write();
        *place.unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(holidays);
        Ok(())
    }

    /// Looks for changes, for as long as the server runs: another process may import.
    pub async fn watch(self) {
        loop {
            tokio::time::sleep(LOOK).await;
            if let Err(error) = self.refresh().await {
                tracing::warn!(%error, "cannot look for changes");
            }
        }
    }
}
