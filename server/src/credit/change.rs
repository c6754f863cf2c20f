//! 记录的变动: events on records, each checked by the contract's machine.

use std::time::Duration;

use shigantong_contract::credit::{CreditAction, CreditDraft};
use shigantong_contract::{
    ApplicationEvent, ApplicationState, CreditProgress, CreditRecord, Date, Moment, Party,
};
use sqlx::{Any, Transaction};

use super::subject::hidden;
use super::{Credit, Failure, Fault, broken, found, refused};
use crate::db::{credit, credit_applications};

/// How often the records are looked through for what has expired.
const HOUR: Duration = Duration::from_secs(3_600);

/// What a correction writes in the place of what stands in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// What it is about, in a line.
    pub title: Option<String>,
    /// What the decision says.
    pub decision_text: Option<String>,
}

impl Correction {
    pub(super) fn put(&self, record: &mut CreditRecord) {
        if let Some(title) = &self.title {
            record.head.title = hidden(title, None);
        }
        if let Some(text) = &self.decision_text {
            record.decision_text = hidden(text, None);
        }
    }
}

impl Credit {
    /// Adds an event to a record, by the department that decided. A record that ends takes the
    /// open applications about it with it.
    ///
    /// # Errors
    /// What keeps the event from being added, and those of the database.
    pub async fn advance(
        &self,
        id: &str,
        action: CreditAction,
        decision: &str,
        correction: &Correction,
    ) -> Result<CreditRecord, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let at = self.now()?;
        let (mut record, mut progress) = found(&mut tx, id).await?;
        let before = record.events.len();
        let draft = draft(&record, action, decision);
        add(&mut record, &mut progress, &draft, at)?;
        correction.put(&mut record);
        credit::update(&mut tx, &record, before).await?;
        close_if_over(&mut tx, &record, &progress, at).await?;
        credit::touch(&mut tx).await?;
        tx.commit().await?;
        tracing::info!(action = action.code(), "a credit record was advanced");
        Ok(record)
    }

    /// Notes that a duty is done, by its number from 1; the last one is an event of the record.
    ///
    /// # Errors
    /// A duty that there is not, a day that cannot be, and those of the database.
    pub async fn fulfil(
        &self,
        id: &str,
        duty: usize,
        done_on: Date,
        decision: &str,
    ) -> Result<CreditRecord, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let at = self.now()?;
        let (mut record, mut progress) = found(&mut tx, id).await?;
        let (before, decided_on) = (record.events.len(), record.head.decided_on);
        let was_open = record.fulfilled_on().is_none();
        let place = duty.checked_sub(1);
        let place = place.and_then(|place| record.obligations.get_mut(place));
        let Some(obligation) = place else {
            let detail = format!("没有这项义务，这条记录有 {} 项", record.obligations.len());
            return Err(field("obligation", &detail));
        };
        if done_on < decided_on || done_on > at.date() {
            return Err(field("on", "履行的日期应在认定日期之后、今天之前"));
        }
        if progress.state.is_none_or(|state| state.is_end()) {
            let refusal = shigantong_contract::credit::CreditRefusal::NotAllowed(Vec::new());
            return Err(refused(refusal, progress.state));
        }
        obligation.done_on = Some(done_on);
        if was_open && record.fulfilled_on().is_some() && progress.fulfilled_on.is_none() {
            let draft = draft(&record, CreditAction::Fulfil, decision);
            add(&mut record, &mut progress, &draft, at)?;
        }
        credit::update(&mut tx, &record, before).await?;
        credit::touch(&mut tx).await?;
        tx.commit().await?;
        Ok(record)
    }

    /// Writes down what has expired and deletes files that nothing has claimed, at once and every
    /// hour, for as long as the server runs.
    pub async fn tidy(self) {
        loop {
            match self.expire().await {
                Ok(0) => {}
                Ok(expired) => tracing::info!(expired, "credit records have expired"),
                Err(error) => tracing::warn!(%error, "cannot expire credit records"),
            }
            if let Err(error) = self.forget_uploads().await {
                tracing::warn!(%error, "cannot delete files that nothing claimed");
            }
            tokio::time::sleep(HOUR).await;
        }
    }

    /// Gives every record that is past its last day its event; says how many there were. What is
    /// shown does not wait for it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn expire(&self) -> anyhow::Result<usize> {
        let mut done = 0;
        for id in self.0.db.credit_overdue(self.now()?.date()).await? {
            let none = Correction::default();
            match self.advance(&id, CreditAction::Expire, "", &none).await {
                Ok(_) => done += 1,
                // Another server may have been first.
                Err(Failure::Fault(Fault::Refused { .. })) => {}
                Err(Failure::Fault(fault)) => return Err(anyhow::anyhow!("{fault}")),
                Err(Failure::Internal(error)) => return Err(error),
            }
        }
        Ok(done)
    }
}

/// A field that cannot be taken.
pub(super) fn field(field: &str, detail: &str) -> Failure {
    Fault::Fields(vec![shigantong_contract::FieldProblem {
        field: field.to_owned(),
        detail: detail.to_owned(),
    }])
    .into()
}

/// What the department of a record does.
pub(super) fn draft(record: &CreditRecord, action: CreditAction, decision: &str) -> CreditDraft {
    let by = match action.is_subjects() {
        true => Party::applicant(),
        false => Party {
            dept_code: record.head.dept_code.clone(),
            dept_name: record.head.dept_name.clone(),
            ..Party::default()
        },
    };
    CreditDraft {
        action: action.code().to_owned(),
        by,
        decision: hidden(decision, None),
        document: None,
    }
}

/// Adds one event to a record and to what its log comes to.
pub(super) fn add(
    record: &mut CreditRecord,
    progress: &mut CreditProgress,
    draft: &CreditDraft,
    at: Moment,
) -> Result<(), Failure> {
    let event = progress
        .apply(draft, at)
        .map_err(|refusal| refused(refusal, progress.state))?;
    progress
        .follow(&event)
        .map_err(|fault| broken(&format!("its own event: {fault:?}")))?;
    record.head.state = event.state_after.clone();
    record.events.push(event);
    Ok(())
}

/// Closes the applications about a record that is over: there is nothing left to decide.
pub(super) async fn close_if_over(
    tx: &mut Transaction<'static, Any>,
    record: &CreditRecord,
    progress: &CreditProgress,
    at: Moment,
) -> Result<(), Failure> {
    if !progress.state.is_some_and(|state| state.is_end()) {
        return Ok(());
    }
    for mut application in credit_applications::open_of(tx, &record.head.id).await? {
        application.answer_by = None;
        application.events.push(ApplicationEvent {
            at,
            state: ApplicationState::Closed.coded(),
            by: record.head.dept_name.clone(),
            text: "这条记录已不再公示，申请随之终止。".to_owned(),
        });
        credit_applications::update(tx, &application).await?;
    }
    Ok(())
}
