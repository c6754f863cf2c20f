//! 信用红黑榜: records from their publishing to their end, what is shown of them, and what their
//! subjects send.
//!
//! What can follow what, and whether a record is shown, is said by the contract (`credit::machine`,
//! `credit::display`) and nowhere else. A form changes no record: only what staff does with it, does.

mod apply;
mod change;
mod decide;
mod entry;
mod facets;
mod fault;
mod fields;
mod form;
mod lists;
mod load;
mod order;
mod publish;
mod rules;
mod subject;
mod track;
mod uploads;

use std::path::Path;
use std::sync::Arc;

use shigantong_contract::credit::{CreditProgress, CreditState, is_published};
use shigantong_contract::{CreditRecord, CreditRecordSummary, CreditRules, ListKind, Moment};
use sqlx::{Any, Transaction};
use tokio::sync::{Mutex, Semaphore};

use self::lists::Lists;
use crate::cases::Cases;
use crate::clock::Clock;
use crate::db::{self, Db};

pub(crate) use apply::{Submitting, due};
pub use change::Correction;
pub use decide::{Decision, Handling};
pub use entry::{Entry, EntryFile};
pub use fault::{Failure, Fault};
pub use form::Form;
pub(crate) use load::History;
pub use publish::Published;
pub use rules::FILE as RULES_FILE;

/// How many files are received at once: each stands in memory meanwhile.
const MOST_UPLOADS_AT_ONCE: usize = 8;

/// What works with credit records: the database, the rules and the clock.
#[derive(Clone)]
pub struct Credit(Arc<Shared>);

struct Shared {
    db: Db,
    cases: Cases,
    rules: CreditRules,
    clock: Clock,
    lists: Mutex<Option<Arc<Lists>>>,
    listing: Arc<Semaphore>,
    uploading: Semaphore,
}

impl std::fmt::Debug for Credit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credit(hidden)")
    }
}

impl Credit {
    /// Opens the credit records of a database, with the rules of the data directory. Secrets are
    /// hashed and tries are counted as those of `cases` are.
    ///
    /// # Errors
    /// Rules that cannot be used.
    pub fn open(db: Db, dir: &Path, cases: Cases, clock: Clock) -> anyhow::Result<Self> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Self(Arc::new(Shared {
            db,
            cases,
            rules: rules::load(dir)?,
            clock,
            lists: Mutex::new(None),
            listing: Arc::new(Semaphore::new(cores * 2)),
            uploading: Semaphore::new(MOST_UPLOADS_AT_ONCE),
        })))
    }

    /// The rules of this installation.
    #[must_use]
    pub fn rules(&self) -> &CreditRules {
        &self.0.rules
    }

    /// The present moment.
    ///
    /// # Errors
    /// A clock that stands beyond the calendar.
    pub fn now(&self) -> anyhow::Result<Moment> {
        self.0.clock.now()
    }

    /// A record that is published now. Of another one nothing is said but that it is not.
    ///
    /// # Errors
    /// [`Fault::NoSuchRecord`], [`Fault::NotPublished`], and those of the database.
    pub async fn shown(&self, id: &str) -> Result<(CreditRecord, Moment), Failure> {
        let record = self.find(id).await?;
        let now = self.now()?;
        if !is_published(&record.head, now) {
            return Err(Fault::NotPublished.into());
        }
        Ok((record, now))
    }

    /// A record whatever its state, for the operator.
    ///
    /// # Errors
    /// [`Fault::NoSuchRecord`], and those of the database.
    pub async fn find(&self, id: &str) -> Result<CreditRecord, Failure> {
        let record = self.0.db.credit_record(id).await?;
        let mut record = record.ok_or(Fault::NoSuchRecord)?;
        let version = self.0.db.holidays_version().await?;
        record.holidays_version = u64::try_from(version).unwrap_or(0);
        Ok(record)
    }

    /// The records of the subject with this unified social credit code that are published now, the
    /// newest decision first. An answer with them lives no longer than `list_cache_seconds` says.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn of_company(&self, uscc: &str) -> anyhow::Result<Vec<CreditRecordSummary>> {
        let mut heads = self.0.db.credit_heads_of(uscc).await?;
        let now = self.now()?;
        heads.retain(|head| is_published(head, now));
        Ok(heads)
    }
}

/// A record in a transaction that will write, with what its log comes to.
async fn found(
    tx: &mut Transaction<'static, Any>,
    id: &str,
) -> Result<(CreditRecord, CreditProgress), Failure> {
    let record = db::credit::find(tx, id).await?;
    let record = record.ok_or(Fault::NoSuchRecord)?;
    let progress = progress(&record)?;
    Ok((record, progress))
}

/// What the log of a record comes to.
fn progress(record: &CreditRecord) -> anyhow::Result<CreditProgress> {
    let head = &record.head;
    let kind = ListKind::of_code(&head.list_kind.code);
    let kind = kind.ok_or_else(|| broken("its list"))?;
    let begin = CreditProgress::new(kind, head.terms.clone());
    let progress = begin.fold(&record.events);
    progress.map_err(|fault| broken(&format!("event {}: {:?}", fault.seq, fault.refusal)))
}

fn refused(
    refusal: shigantong_contract::credit::CreditRefusal,
    state: Option<CreditState>,
) -> Failure {
    Fault::Refused { refusal, state }.into()
}

/// A record whose log cannot have come about.
fn broken(what: &str) -> anyhow::Error {
    anyhow::anyhow!("the log of a credit record is broken: {what}")
}
