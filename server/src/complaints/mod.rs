//! 诉求: complaints from being handed in to their end, and who may see what of them.
//!
//! What can follow what, and what the public sees, is said by the contract (`complaint::machine`,
//! `complaint::view`) and nowhere else. What was answered is in the database: a transaction is
//! committed, and synced to the disk, before its answer is given.

mod act;
mod asks;
mod board;
mod board_page;
mod fault;
mod figures;
mod guard;
mod rules;
mod said;
mod support;
mod take;
mod track;

use std::path::Path;
use std::sync::Arc;

use shigantong_contract::complaint::{
    Complaint, ComplaintEventDraft, ComplaintFigures, ComplaintKind, ComplaintProgress, IssueRules,
    SlaRules,
};
use shigantong_contract::{CaseNo, Coded, Moment};
use sqlx::{Any, Transaction};
use tokio::sync::Mutex;

use self::asks::Asks;
use self::board::Board;
use self::guard::Limits;
use crate::cases::Cases;
use crate::clock::Clock;
use crate::db::complaints::Stored;
use crate::db::{self, Db};

pub use fault::{Failure, Fault};
pub use rules::{ISSUES_FILE, LIMITS_FILE, RULES_FILE};
pub(crate) use take::Taking;

/// What works with complaints: the database, the rules and the clock.
#[derive(Clone)]
pub struct Complaints(Arc<Shared>);

struct Shared {
    db: Db,
    cases: Cases,
    issues: IssueRules,
    rules: SlaRules,
    limits: Limits,
    clock: Clock,
    board: Mutex<Option<Arc<Board>>>,
    figures: Mutex<Option<ComplaintFigures>>,
    asks: Asks,
}

impl std::fmt::Debug for Complaints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Complaints(hidden)")
    }
}

impl Complaints {
    /// Opens the complaints of a database, with the rules of the data directory. Secrets are hashed
    /// and tries are counted as those of `cases` are.
    ///
    /// # Errors
    /// Rules that cannot be used.
    pub fn open(db: Db, dir: &Path, cases: Cases, clock: Clock) -> anyhow::Result<Self> {
        Ok(Self(Arc::new(Shared {
            db,
            cases,
            issues: rules::issues(dir)?,
            rules: rules::limits(dir)?,
            limits: rules::guards(dir)?,
            clock,
            board: Mutex::new(None),
            figures: Mutex::new(None),
            asks: Asks::default(),
        })))
    }

    /// The issues of this installation, and where each goes.
    #[must_use]
    pub fn issues(&self) -> &IssueRules {
        &self.0.issues
    }

    /// The time limits of this installation.
    #[must_use]
    pub fn rules(&self) -> &SlaRules {
        &self.0.rules
    }

    /// The database.
    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    /// The present moment.
    ///
    /// # Errors
    /// A clock that stands beyond the calendar.
    pub fn now(&self) -> anyhow::Result<Moment> {
        self.0.clock.now()
    }

    /// A complaint as its citizen sees it.
    fn shown(&self, stored: &Stored) -> Result<Complaint, Failure> {
        let progress = progress(stored)?;
        let (draft, detail) = (&stored.detail.draft, &stored.detail);
        let state = stored.events.last().map(|event| event.state_after.clone());
        Ok(Complaint {
            no: stored.no.clone(),
            kind: progress.kind.coded(),
            issue: self.0.issues.coded(&draft.issue),
            text: draft.text.clone(),
            area_code: draft.area_code.clone(),
            area_name: detail.area_name.clone(),
            place: draft.place.clone(),
            task_handle_item: draft.task_handle_item.clone(),
            files: draft.attachments.clone(),
            visibility: Coded::of(
                shigantong_contract::complaint::codes::VISIBILITY,
                &draft.visibility,
            ),
            name_masked: detail.name_masked.clone(),
            phone_masked: detail.phone_masked.clone(),
            rules: detail.rules.clone(),
            state: state.unwrap_or_default(),
            department: progress.department,
            events: stored.events.clone(),
            public_id: match stored.is_published {
                true => stored.public_id.clone(),
                false => String::new(),
            },
            is_sample: !stored.sample_key.is_empty(),
        })
    }
}

/// A complaint in a transaction that will write, with what its history comes to.
async fn found(
    tx: &mut Transaction<'static, Any>,
    no: &CaseNo,
) -> Result<(Stored, ComplaintProgress), Failure> {
    let stored = db::complaints::find(tx, no).await?;
    let stored = stored.ok_or(Fault::NoSuchComplaint)?;
    let progress = progress(&stored)?;
    Ok((stored, progress))
}

/// What a history comes to.
pub(crate) fn progress(stored: &Stored) -> anyhow::Result<ComplaintProgress> {
    let kind = ComplaintKind::of_code(&stored.detail.draft.kind);
    let kind = kind.ok_or_else(|| broken("its kind"))?;
    let begin = ComplaintProgress::new(kind, stored.detail.rules.terms());
    let progress = begin.fold(&stored.events);
    progress.map_err(|fault| broken(&format!("event {}: {:?}", fault.seq, fault.refusal)))
}

/// Makes the next event of a complaint and writes it.
///
/// # Errors
/// Why it cannot follow; those of the database.
async fn add(
    tx: &mut Transaction<'static, Any>,
    stored: &mut Stored,
    progress: &mut ComplaintProgress,
    draft: &ComplaintEventDraft,
    at: Moment,
) -> Result<(), Failure> {
    let event = progress
        .apply(draft, at)
        .map_err(|refusal| Fault::Refused {
            refusal,
            state: progress.state,
        })?;
    progress
        .follow(&event)
        .map_err(|fault| broken(&format!("event {}", fault.seq)))?;
    db::complaints::add_event(tx, stored, &event, progress).await?;
    stored.events.push(event);
    Ok(())
}

/// A complaint whose history cannot have come about. Its number stands in no message.
fn broken(what: &str) -> anyhow::Error {
    anyhow::anyhow!("the history of a complaint is broken: {what}")
}
