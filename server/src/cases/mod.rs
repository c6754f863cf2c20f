//! 办件: cases from their first event to their last, and who may see them.
//!
//! The staff API and the command line do the same by the same functions. Every event is checked by
//! the contract's state machine, chained to those before it and signed before it is answered.

mod advance;
mod create;
mod fault;
pub(crate) mod figures;
mod keys;
mod limits;
mod publish;
mod reply;
mod secrets;
mod staff;
mod track;

use std::path::Path;
use std::sync::Arc;

use shigantong_contract::case::fold;
use shigantong_contract::chain::Signer;
use shigantong_contract::{Case, CaseNo, Keys, Moment};

use self::limits::Turns;
use crate::db::{Db, cases};
use crate::files::Store;

pub use create::Beginning;
pub use fault::{Failure, Fault, of_case_no};
pub use keys::FILE as KEY_FILE;
pub(crate) use limits::{Buckets, ClientBucket};
pub use limits::{Limited, Whose};
pub use reply::ReplyKey;
pub(crate) use secrets::{Pepper, hex, is_same, random, random_code};

/// What works with cases: the database, and what is kept beside it.
#[derive(Clone)]
pub struct Cases(Arc<Shared>);

struct Shared {
    db: Db,
    files: Store,
    signer: Signer,
    keys: Keys,
    pepper: Pepper,
    turns: Turns,
}

impl std::fmt::Debug for Cases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cases(hidden)")
    }
}

impl Cases {
    /// Opens the cases of a database. The key that signs is the given one, or that of the data
    /// directory, which is made where there is none.
    ///
    /// # Errors
    /// A key that is none, a directory that cannot be written, and those of the database.
    pub async fn open(db: Db, dir: &Path, key: Option<&str>) -> anyhow::Result<Self> {
        let signer = keys::open(dir, key)?;
        let public = signer.public_key();
        let mut keys = db.signing_keys(&public, now()?.seconds()).await?;
        keys.retain(|key| *key != public);
        keys.insert(0, public);
        let pepper = Pepper::of(&db).await?;
        Ok(Self(Arc::new(Shared {
            db,
            files: Store::new(dir),
            signer,
            keys: Keys { keys },
            pepper,
            turns: Turns::new(),
        })))
    }

    /// The public keys, the one that signs first.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// What secrets are hashed with, for all that is looked up as cases are.
    pub(crate) fn pepper(&self) -> &Pepper {
        &self.0.pepper
    }

    /// The turn of those who look up, or send, the same.
    pub(crate) async fn turn(&self, buckets: &Buckets) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.turns.of(buckets).await
    }

    /// The turn of one client.
    pub(crate) async fn client_turn(
        &self,
        bucket: &ClientBucket,
    ) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.turns.of_client(bucket).await
    }

    /// A case in full, for staff.
    ///
    /// # Errors
    /// [`Fault::NoSuchCase`], and those of the database.
    pub async fn find(&self, case_no: &CaseNo) -> Result<Case, Failure> {
        let row = self.0.db.case(case_no).await?;
        self.whole(row.ok_or(Fault::NoSuchCase)?).await
    }

    /// The case of a row, with its log.
    async fn whole(&self, row: cases::CaseRow) -> Result<Case, Failure> {
        let (events, rating) = self.0.db.case_log(&row).await?;
        let progress = fold(&events)
            .map_err(|error| broken(&format!("event {}: {:?}", error.seq, error.fault)))?;
        let case = Case::of_log(row.head, events, &progress, row.receipt);
        let mut case = case.ok_or_else(|| broken("no event"))?;
        case.rating = rating;
        let version = self.0.db.holidays_version().await?;
        case.holidays_version = u64::try_from(version).unwrap_or(0);
        Ok(case)
    }
}

/// The present moment.
///
/// # Errors
/// A clock that stands beyond the calendar.
pub(crate) fn now() -> anyhow::Result<Moment> {
    let seconds = chrono::Utc::now().timestamp();
    Moment::from_seconds(seconds).ok_or_else(|| anyhow::anyhow!("服务器的时钟不对：{seconds}"))
}

/// A case whose log cannot have come about. Its number stands in no message.
fn broken(what: &str) -> anyhow::Error {
    anyhow::anyhow!("the log of a case is broken: {what}")
}
