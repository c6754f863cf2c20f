//! 记录状态机: which event can follow which, and from which day on. Pure: the same log always comes
//! to the same.

use super::event::{CreditDraft, CreditEvent, MAX_EVENTS};
use super::machine_fields::check_content;
use super::record::CreditTerms;
use super::repair::earliest;
use super::state::{CreditAction, CreditState, ListKind};
use crate::{Date, Moment};

use CreditAction as A;
use CreditState as S;

/// Why an event was refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditRefusal {
    /// No action has this code.
    UnknownAction,
    /// The action does not follow here; these do.
    NotAllowed(Vec<CreditAction>),
    /// Duties of the decision are open: they come before repair.
    ObligationsOpen,
    /// Repair can be asked for from this day on (最短公示期届满后).
    TooEarly(Date),
    /// The record is shown through this day: it expires on the next.
    NotYetExpired(Date),
    /// The longest time of display ended with this day: the record can only expire.
    Over(Date),
    /// The time to decide on repair can be extended once.
    ExtensionOnce,
    /// It would lie before the last event, which was then.
    BeforeLastEvent(Moment),
    /// A field of the draft that the action needs is empty.
    Missing(&'static str),
    /// A field of the draft that does not go with the action.
    Unfit(&'static str),
    /// A field with more than so many characters.
    TooLong(&'static str, usize),
    /// The record has as many events as a record can have.
    TooManyEvents,
}

/// What makes a log none that could have come about: the number of the event, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditFault {
    /// Its place from 1.
    pub seq: u32,
    /// Why it cannot stand there; none where its number, action or states are not written as such
    /// events are.
    pub refusal: Option<CreditRefusal>,
}

/// What a log comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditProgress {
    /// The list: entries of the red one are not repaired.
    pub list_kind: ListKind,
    /// The frozen terms.
    pub terms: CreditTerms,
    /// How many events there are.
    pub count: u32,
    /// When the last one was.
    pub last_at: Option<Moment>,
    /// The state; none before the first event.
    pub state: Option<CreditState>,
    /// Where repair stands beneath an objection and its answer.
    pub beneath: Option<CreditState>,
    /// The state before it was shielded.
    pub before_shield: Option<CreditState>,
    /// When the duties were found done.
    pub fulfilled_on: Option<Date>,
    /// 申请修复: the last application.
    pub applied_at: Option<Moment>,
    /// 受理 of it.
    pub accepted_at: Option<Moment>,
    /// Decision on it, either way.
    pub decided_at: Option<Moment>,
    /// Whether the time for it was extended.
    pub is_extended: bool,
}

impl CreditProgress {
    /// A record before its first event.
    #[must_use]
    pub fn new(list_kind: ListKind, terms: CreditTerms) -> Self {
        Self {
            list_kind,
            terms,
            count: 0,
            last_at: None,
            state: None,
            beneath: None,
            before_shield: None,
            fulfilled_on: None,
            applied_at: None,
            accepted_at: None,
            decided_at: None,
            is_extended: false,
        }
    }

    /// What can be done at a moment, in the order of the code table.
    #[must_use]
    pub fn allowed(&self, at: Moment) -> Vec<CreditAction> {
        let all = CreditAction::ALL.iter().copied();
        all.filter(|action| self.may_follow(*action, at).is_ok())
            .collect()
    }

    /// Makes the next event.
    ///
    /// # Errors
    /// The first reason why it cannot follow.
    pub fn apply(&self, draft: &CreditDraft, at: Moment) -> Result<CreditEvent, CreditRefusal> {
        let action = A::of_code(&draft.action).ok_or(CreditRefusal::UnknownAction)?;
        let state = self
            .may_follow(action, at)
            .map_err(|refusal| match refusal {
                CreditRefusal::NotAllowed(_) => CreditRefusal::NotAllowed(self.allowed(at)),
                other => other,
            })?;
        check_content(draft, action)?;
        Ok(CreditEvent {
            seq: self.count + 1,
            at,
            action: action.coded(),
            state_before: self.state.map(S::coded),
            state_after: state.coded(),
            by: draft.by.clone(),
            decision: draft.decision.clone(),
            document: draft.document.clone(),
        })
    }

    /// Takes in a whole log.
    ///
    /// # Errors
    /// The first event that cannot have followed on those before it.
    pub fn fold(mut self, events: &[CreditEvent]) -> Result<Self, CreditFault> {
        for event in events {
            self.follow(event)?;
        }
        Ok(self)
    }

    /// Takes in one event after those before it.
    ///
    /// # Errors
    /// What is wrong with the event; then nothing has changed.
    pub fn follow(&mut self, event: &CreditEvent) -> Result<(), CreditFault> {
        let seq = self.count + 1;
        let fault = |refusal| CreditFault { seq, refusal };
        let action = A::of_code(&event.action.code).ok_or(fault(None))?;
        let state = self.may_follow(action, event.at);
        let state = state.map_err(|refusal| fault(Some(refusal)))?;
        let before = event.state_before.as_ref().map(|state| state.code.as_str());
        let is_fit = event.seq == seq
            && before == self.state.map(S::code)
            && event.state_after.code == state.code();
        if !is_fit {
            return Err(fault(None));
        }
        self.advance(action, state, event.at);
        Ok(())
    }

    fn advance(&mut self, action: CreditAction, state: CreditState, at: Moment) {
        match action {
            A::Fulfil => self.fulfilled_on = Some(at.date()),
            A::Apply => {
                (self.applied_at, self.accepted_at) = (Some(at), None);
                (self.decided_at, self.is_extended) = (None, false);
            }
            A::Accept => self.accepted_at = Some(at),
            A::Extend => self.is_extended = true,
            A::Repair | A::Refuse => self.decided_at = Some(at),
            A::Object => self.beneath = self.track(),
            A::Shield => self.before_shield = self.state,
            _ => {}
        }
        self.state = Some(state);
        (self.count, self.last_at) = (self.count + 1, Some(at));
    }

    /// Where repair stands: an answered objection changes nothing of that.
    fn track(&self) -> Option<CreditState> {
        match self.state {
            Some(S::Corrected | S::Upheld) => self.beneath,
            state => state,
        }
    }

    /// The state that an action leads to, by the order of things alone.
    fn leads_to(&self, action: CreditAction) -> Option<CreditState> {
        let Some(state) = self.track() else {
            return (action == A::Publish).then_some(S::Published);
        };
        let is_red = self.list_kind == ListKind::Red;
        let to = match (state, action) {
            (state, _) if state.is_end() => None,
            (_, A::Expire) => Some(S::Expired),
            (_, A::Withdraw) => Some(S::Withdrawn),
            (S::Objection, A::Correct) => Some(S::Corrected),
            (S::Objection, A::Uphold) => Some(S::Upheld),
            (S::Objection | S::Shielded, A::Object) => None,
            (_, A::Object) => Some(S::Objection),
            // What follows is of the black list alone.
            _ if is_red => None,
            (S::Shielded, A::Unshield) => self.before_shield,
            (S::Shielded, _) => None,
            (_, A::Shield) => Some(S::Shielded),
            (S::Published, A::Fulfil) => Some(S::Published),
            (S::Published, A::OpenRepair) => Some(S::RepairEligible),
            (S::RepairEligible | S::Refused, A::Apply) => Some(S::Applied),
            (S::Applied, A::Accept) => Some(S::Accepted),
            (S::Accepted, A::Extend) => Some(S::Accepted),
            (S::Accepted, A::Repair) => Some(S::Repaired),
            (S::Applied | S::Accepted, A::Refuse) => Some(S::Refused),
            _ => None,
        }?;
        Some(to)
    }

    fn may_follow(&self, action: CreditAction, at: Moment) -> Result<CreditState, CreditRefusal> {
        let to = self.leads_to(action);
        let to = to.ok_or(CreditRefusal::NotAllowed(Vec::new()))?;
        if let Some(last) = self.last_at.filter(|last| at < *last) {
            return Err(CreditRefusal::BeforeLastEvent(last));
        }
        if self.count as usize >= MAX_EVENTS {
            return Err(CreditRefusal::TooManyEvents);
        }
        self.is_time(action, at.date())?;
        match action {
            A::Fulfil if self.fulfilled_on.is_some() => Err(CreditRefusal::NotAllowed(Vec::new())),
            A::Extend if self.is_extended => Err(CreditRefusal::ExtensionOnce),
            _ => Ok(to),
        }
    }

    fn is_time(&self, action: CreditAction, today: Date) -> Result<(), CreditRefusal> {
        let last = self.terms.max_until;
        match (action, last) {
            (A::Expire, None) => return Err(CreditRefusal::NotAllowed(Vec::new())),
            (A::Expire, Some(last)) if today <= last => {
                return Err(CreditRefusal::NotYetExpired(last));
            }
            (A::Expire | A::Withdraw, _) => {}
            (_, Some(last)) if today > last => return Err(CreditRefusal::Over(last)),
            _ => {}
        }
        if action == A::OpenRepair {
            let fulfilled = self.fulfilled_on.ok_or(CreditRefusal::ObligationsOpen)?;
            let from = earliest(&self.terms, fulfilled);
            if today < from {
                return Err(CreditRefusal::TooEarly(from));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests;
