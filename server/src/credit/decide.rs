//! 办理申请: what staff does with an objection or an application for repair, and with the record in
//! the same transaction.

use shigantong_contract::credit::{CreditAction, CreditProgress};
use shigantong_contract::{
    ApplicationEvent, ApplicationKind, ApplicationState, CaseNo, CreditRecord, Extension, Moment,
};

use super::apply::{due, try_first};
use super::change::{Correction, add, close_if_over, draft, field};
use super::subject::hidden;
use super::{Credit, Failure, Fault, found};
use crate::db::credit_applications::Application;
use crate::db::{credit, credit_applications};
use crate::holidays::Holidays;

/// What staff does with an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// 受理: the record shows it from now on.
    Accept,
    /// 延长修复决定期限, once.
    Extend,
    /// 同意: repaired, or corrected.
    Grant,
    /// 异议成立 and the record is taken down.
    GrantAndWithdraw,
    /// 不予受理, or 不同意.
    Refuse,
}

/// What is done, and with what words.
#[derive(Clone, Debug)]
pub struct Handling<'h> {
    /// What.
    pub decision: Decision,
    /// What is told to whoever applied, and for a decision written in the record.
    pub text: &'h str,
    /// What is written in the record instead, where an objection is granted.
    pub correction: Correction,
    /// The holidays that terms are reckoned with.
    pub holidays: &'h Holidays,
}

impl<'h> Handling<'h> {
    /// A handling that corrects nothing.
    #[must_use]
    pub fn new(decision: Decision, text: &'h str, holidays: &'h Holidays) -> Self {
        Self {
            decision,
            text,
            correction: Correction::default(),
            holidays,
        }
    }
}

/// An application and its record in one transaction.
struct Both {
    application: Application,
    record: CreditRecord,
    progress: CreditProgress,
    at: Moment,
}

impl Credit {
    /// Does something with an application; the record follows in the same transaction.
    ///
    /// # Errors
    /// What keeps it from being done, and those of the database.
    pub async fn handle(
        &self,
        no: &CaseNo,
        handling: &Handling<'_>,
    ) -> Result<Application, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let at = self.now()?;
        let application = credit_applications::find(&mut tx, no).await?;
        let application = application.ok_or(Fault::NoSuchApplication)?;
        let (record, progress) = found(&mut tx, &application.record_id).await?;
        let before = record.events.len();
        let mut both = Both {
            application,
            record,
            progress,
            at,
        };
        let state = both.decide(handling)?;
        self.answer(&mut both, handling, state);
        credit_applications::update(&mut tx, &both.application).await?;
        if both.record.events.len() > before {
            credit::update(&mut tx, &both.record, before).await?;
            credit::touch(&mut tx).await?;
        }
        close_if_over(&mut tx, &both.record, &both.progress, at).await?;
        tx.commit().await?;
        tracing::info!(state = state.code(), "an application was handled");
        Ok(both.application)
    }

    /// Writes in the application what became of it, and when it is answered next.
    fn answer(&self, both: &mut Both, handling: &Handling<'_>, state: ApplicationState) {
        let Both {
            application, at, ..
        } = both;
        application.events.push(ApplicationEvent {
            at: *at,
            state: state.coded(),
            by: application.dept_name.clone(),
            text: hidden(handling.text.trim(), None),
        });
        if state.is_end() {
            application.answer_by = None;
            return;
        }
        if handling.decision == Decision::Accept {
            application.accepted_at = Some(*at);
        }
        application.is_extended |= handling.decision == Decision::Extend;
        // An objection is answered within its time from receipt, accepted or not.
        if !application.is_repair() {
            return;
        }
        let extension = application.is_extended.then(|| Extension {
            days: self.0.rules.extension_days,
            reason: String::new(),
        });
        let start = application.accepted_at.unwrap_or(*at).date();
        let mut limit = self.0.rules.decide_limit();
        limit.days += extension.map_or(0, |extension| extension.days);
        application.answer_by = Some(due(limit, start, handling.holidays));
    }
}

impl Both {
    /// The events of the record, and the state of the application that follows.
    fn decide(&mut self, handling: &Handling<'_>) -> Result<ApplicationState, Failure> {
        let state = self.application.state();
        let state = state.ok_or_else(|| anyhow::anyhow!("an application without a state"))?;
        let text = handling.text;
        if matches!(handling.decision, Decision::Refuse) && text.trim().is_empty() {
            return Err(field("text", "请写明不同意的理由（--text）"));
        }
        let is = |can| Err(Fault::ApplicationIs(state, can).into());
        match (handling.decision, state) {
            (Decision::Accept, ApplicationState::Received) => self.accept(),
            (Decision::Extend, ApplicationState::Accepted) => self.extend(text),
            (Decision::Grant | Decision::GrantAndWithdraw, ApplicationState::Accepted) => {
                self.grant(handling)
            }
            (Decision::Refuse, ApplicationState::Accepted) => self.refuse(text),
            // What was not accepted never came into the record.
            (Decision::Refuse, ApplicationState::Received) => Ok(ApplicationState::Refused),
            (_, ApplicationState::Received) => is("请先受理（accept），或不予受理（refuse）"),
            (_, ApplicationState::Accepted) => {
                is("可以延长期限（extend）、同意（grant）或不同意（refuse）")
            }
            _ => is("已经办结"),
        }
    }

    fn kind(&self) -> ApplicationKind {
        match self.application.is_repair() {
            true => ApplicationKind::Repair,
            false => ApplicationKind::Objection,
        }
    }

    fn accept(&mut self) -> Result<ApplicationState, Failure> {
        let kind = self.kind();
        // It was asked for when the form came in, but no event lies before the one before it.
        let asked = self.application.received_at;
        let asked = self.progress.last_at.map_or(asked, |last| asked.max(last));
        try_first(&mut self.record, &mut self.progress, kind, asked)?;
        if kind == ApplicationKind::Repair {
            self.add(CreditAction::Accept, "")?;
        }
        Ok(ApplicationState::Accepted)
    }

    fn extend(&mut self, text: &str) -> Result<ApplicationState, Failure> {
        if self.kind() == ApplicationKind::Objection {
            let can = "异议的办理期限不能延长，可以同意（grant）或不同意（refuse）";
            return Err(Fault::ApplicationIs(ApplicationState::Accepted, can).into());
        }
        self.add(CreditAction::Extend, text)?;
        Ok(ApplicationState::Accepted)
    }

    fn grant(&mut self, handling: &Handling<'_>) -> Result<ApplicationState, Failure> {
        if self.kind() == ApplicationKind::Repair {
            self.add(CreditAction::Repair, handling.text)?;
            return Ok(ApplicationState::Granted);
        }
        self.add(CreditAction::Correct, handling.text)?;
        handling.correction.put(&mut self.record);
        if handling.decision == Decision::GrantAndWithdraw {
            self.add(CreditAction::Withdraw, handling.text)?;
        }
        Ok(ApplicationState::Granted)
    }

    fn refuse(&mut self, text: &str) -> Result<ApplicationState, Failure> {
        let action = match self.kind() {
            ApplicationKind::Repair => CreditAction::Refuse,
            ApplicationKind::Objection => CreditAction::Uphold,
        };
        self.add(action, text)?;
        Ok(ApplicationState::Refused)
    }

    fn add(&mut self, action: CreditAction, text: &str) -> Result<(), Failure> {
        let draft = draft(&self.record, action, text);
        add(&mut self.record, &mut self.progress, &draft, self.at)
    }
}
