//! 查询次数的限制: how many wrong look-ups a case and a client can have.
//!
//! Of 10 000 last digits of a telephone an attacker can try 30 a day for one case. Only wrong ones
//! are counted, for cases that do not exist as well, and in the database, so that several servers
//! count together.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use sqlx::{Any, Transaction};
use tokio::sync::{Mutex, MutexGuard};

use super::secrets::Pepper;
use crate::db::{Db, attempts};

const QUARTER: i64 = 15 * 60;
const DAY: i64 = 24 * 3600;

/// At most so many in so many seconds.
#[derive(Clone, Copy)]
struct Limit {
    most: i64,
    seconds: i64,
}

const OF_CASE: &[Limit] = &[
    Limit {
        most: 10,
        seconds: QUARTER,
    },
    Limit {
        most: 30,
        seconds: DAY,
    },
];
const OF_CLIENT: &[Limit] = &[Limit {
    most: 30,
    seconds: QUARTER,
}];

/// Wrong tokens of staff from one client.
const OF_STAFF: &[Limit] = &[Limit {
    most: 20,
    seconds: QUARTER,
}];

/// Files from one client.
const OF_UPLOADS: &[Limit] = &[
    Limit {
        most: 40,
        seconds: QUARTER,
    },
    Limit {
        most: 200,
        seconds: DAY,
    },
];

/// Whose limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of a case.
    Case,
    /// That of a client who looks cases up.
    Client,
    /// That of a client who sends tokens of staff.
    Staff,
    /// That of an application about a credit record.
    Application,
    /// That of a complaint.
    Complaint,
    /// That of a form about one record.
    Form,
    /// That of a client who sends files.
    Upload,
    /// That of a client who sends complaints.
    Complainant,
    /// That of a client who says to have the same problem.
    Supporter,
    /// That of a client who asks for the same problems.
    Asker,
}

/// Whose limit is reached, and for how long still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limited {
    /// Whose.
    pub whose: Whose,
    /// Seconds to wait, 1 at least.
    pub seconds: u32,
}

/// Where the look-ups of one case and of one client are counted. No number and no address can be
/// read from it.
pub(crate) struct Buckets {
    case: String,
    client: String,
    whose: Whose,
}

impl Buckets {
    pub(crate) fn of(pepper: &Pepper, case_no: &str, kind: &str, client: &str) -> Self {
        Self {
            case: pepper.hash("attempt-case", &[case_no, kind]).text(),
            client: pepper.hash("attempt-client", &[client]).text(),
            whose: Whose::Case,
        }
    }

    /// Where the look-ups of one application are counted.
    pub(crate) fn of_application(pepper: &Pepper, no: &str, kind: &str, client: &str) -> Self {
        Self {
            whose: Whose::Application,
            ..Self::of(pepper, no, kind, client)
        }
    }

    /// Where the look-ups of one complaint are counted.
    pub(crate) fn of_complaint(pepper: &Pepper, no: &str, kind: &str, client: &str) -> Self {
        Self {
            whose: Whose::Complaint,
            ..Self::of(pepper, no, kind, client)
        }
    }

    /// Where the forms about one record are counted that are not its subject's. A person's name
    /// could be guessed by many clients, so all of them count together; a body's is public, and
    /// nobody else keeps it from being heard.
    pub(crate) fn of_form(pepper: &Pepper, record_id: &str, uscc: &str, client: &str) -> Self {
        let whose = if uscc.trim().is_empty() { "" } else { client };
        Self {
            case: pepper.hash("attempt-form", &[record_id, whose]).text(),
            client: pepper.hash("attempt-client", &[client]).text(),
            whose: Whose::Form,
        }
    }

    /// The limit that is reached, if one is.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn limited(&self, db: &Db, now: i64) -> sqlx::Result<Option<Limited>> {
        let of_case = reached(db, &self.case, OF_CASE, now).await?;
        let of_client = reached(db, &self.client, OF_CLIENT, now).await?;
        let limited = |whose| move |seconds| Limited { whose, seconds };
        let of_client = of_client.map(limited(Whose::Client));
        Ok(of_client.or(of_case.map(limited(self.whose))))
    }

    /// Counts a wrong look-up.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn note(&self, db: &Db, now: i64) -> sqlx::Result<()> {
        let mut tx = db.begin_write().await?;
        attempts::note(&mut tx, &[&self.case, &self.client], now, now - DAY).await?;
        tx.commit().await
    }
}

/// Where what one client does is counted: wrong tokens, or files. No address can be read from it.
pub(crate) struct ClientBucket {
    name: String,
    limits: Vec<Limit>,
    whose: Whose,
}

impl ClientBucket {
    pub(super) fn of_staff(pepper: &Pepper, client: &str) -> Self {
        Self {
            name: pepper.hash("attempt-staff", &[client]).text(),
            limits: OF_STAFF.to_vec(),
            whose: Whose::Staff,
        }
    }

    pub(crate) fn of_uploads(pepper: &Pepper, client: &str) -> Self {
        Self {
            name: pepper.hash("attempt-upload", &[client]).text(),
            limits: OF_UPLOADS.to_vec(),
            whose: Whose::Upload,
        }
    }

    /// Where the complaints of one client are counted: so many in a quarter of an hour and in a day.
    pub(crate) fn of_complaints(pepper: &Pepper, client: &str, most: (u32, u32)) -> Self {
        Self {
            name: pepper.hash("attempt-complaint", &[client]).text(),
            limits: quarter_and_day(most),
            whose: Whose::Complainant,
        }
    }

    /// Where it is counted that one client has the same problems, as with complaints.
    pub(crate) fn of_supports(pepper: &Pepper, client: &str, most: (u32, u32)) -> Self {
        Self {
            name: pepper.hash("attempt-support", &[client]).text(),
            limits: quarter_and_day(most),
            whose: Whose::Supporter,
        }
    }

    /// The limit, if it is reached.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn limited(&self, db: &Db, now: i64) -> sqlx::Result<Option<Limited>> {
        let seconds = reached(db, &self.name, &self.limits, now).await?;
        let whose = self.whose;
        Ok(seconds.map(|seconds| Limited { whose, seconds }))
    }

    /// Counts one.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn note(&self, db: &Db, now: i64) -> sqlx::Result<()> {
        let mut tx = db.begin_write().await?;
        self.note_in(&mut tx, now).await?;
        tx.commit().await
    }

    /// Counts one in a transaction.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn note_in(
        &self,
        tx: &mut Transaction<'static, Any>,
        now: i64,
    ) -> sqlx::Result<()> {
        attempts::note(tx, &[&self.name], now, now - DAY).await
    }
}

fn quarter_and_day((quarter, day): (u32, u32)) -> Vec<Limit> {
    let limit = |most: u32, seconds| Limit {
        most: i64::from(most),
        seconds,
    };
    vec![limit(quarter, QUARTER), limit(day, DAY)]
}

async fn reached(db: &Db, bucket: &str, limits: &[Limit], now: i64) -> sqlx::Result<Option<u32>> {
    let mut wait = None;
    for limit in limits {
        let (count, first) = db.attempts(bucket, now - limit.seconds).await?;
        if count >= limit.most {
            let seconds = (first + limit.seconds - now).clamp(1, limit.seconds);
            wait = wait.max(u32::try_from(seconds).ok());
        }
    }
    Ok(wait)
}

/// Lets the look-ups of one case, and the tokens of one client, pass one after the other, so that a burst of guesses is counted
/// guess by guess.
pub(super) struct Turns([Mutex<()>; 64]);

impl Turns {
    pub(super) fn new() -> Self {
        Self(std::array::from_fn(|_| Mutex::new(())))
    }

    pub(super) async fn of(&self, buckets: &Buckets) -> MutexGuard<'_, ()> {
        self.turn(&buckets.case).await
    }

    pub(super) async fn of_client(&self, bucket: &ClientBucket) -> MutexGuard<'_, ()> {
        self.turn(&bucket.name).await
    }

    async fn turn(&self, bucket: &str) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        bucket.hash(&mut hasher);
        let place = usize::try_from(hasher.finish() % 64).unwrap_or(0);
        self.0[place].lock().await
    }
}
