//! 诉求状态机: which event can follow which, and who can make it. Pure: the same history always
//! comes to the same.

use super::codes;
use super::event::{
    ComplaintEvent, ComplaintEventDraft, MAX_SUPERVISIONS, MAX_SUPPLEMENTS, MAX_URGES,
};
use super::machine_fields::{check_lengths, check_parts};
use super::progress::ComplaintProgress;
use super::state::{Actor, ComplaintAction, ComplaintState};
use crate::{Coded, Date, Moment};

use ComplaintAction as A;
use ComplaintState as S;

/// Why an event was refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComplaintRefusal {
    /// No action has this code.
    UnknownAction,
    /// Nobody acts in a part of this code.
    UnknownActor,
    /// The action does not follow here; these do, each by whoever can do it.
    NotAllowed(Vec<ComplaintAction>),
    /// Somebody else does this.
    NotYours(&'static [Actor]),
    /// Another department has the complaint.
    NotHolder,
    /// It can be done from this day on.
    TooEarly(Date),
    /// It could be done through this day.
    Over(Date),
    /// A reply can be disputed once.
    DisputeOnce,
    /// It was urged today already.
    UrgedToday,
    /// It was done as often as it can be: so often.
    TooOften(u32),
    /// It would lie before the last event, which was then.
    BeforeLastEvent(Moment),
    /// A field of the draft that the action needs is empty.
    Missing(&'static str),
    /// A field of the draft that does not go with the action.
    Unfit(&'static str),
    /// A field with more than so many characters or entries.
    TooLong(&'static str, usize),
}

/// What makes a history none that could have come about: the number of the event, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintFault {
    /// Its place from 1.
    pub seq: u32,
    /// Why it cannot stand there; none where its number, action or states are not written as such
    /// events are.
    pub refusal: Option<ComplaintRefusal>,
}

type Refused<T = ()> = Result<T, ComplaintRefusal>;

impl ComplaintProgress {
    /// What somebody can do at a moment, in the order of the code table. Of a department's actions
    /// only the one that has the complaint can make any.
    #[must_use]
    pub fn allowed(&self, actor: Actor, at: Moment) -> Vec<ComplaintAction> {
        let all = A::ALL.iter().copied();
        all.filter(|action| action.actors().contains(&actor))
            .filter(|action| self.may_follow(*action, at).is_ok())
            .collect()
    }

    /// What can follow at all, by whoever can do it.
    fn followers(&self, at: Moment) -> Vec<ComplaintAction> {
        let all = A::ALL.iter().copied();
        all.filter(|action| self.may_follow(*action, at).is_ok())
            .collect()
    }

    /// Makes the next event.
    ///
    /// # Errors
    /// The first reason why it cannot follow.
    pub fn apply(&self, draft: &ComplaintEventDraft, at: Moment) -> Refused<ComplaintEvent> {
        let draft = &draft.plain();
        check_lengths(draft)?;
        let (_, state) = self.checked(draft, at)?;
        Ok(ComplaintEvent {
            seq: self.count + 1,
            at,
            action: Coded::of(codes::ACTION, &draft.action),
            state_before: self.state.map(S::coded),
            state_after: state.coded(),
            actor: Coded::of(codes::ACTOR, &draft.actor),
            by: draft.by.clone(),
            text: draft.text.clone(),
            to: draft.to.clone(),
            where_to: draft.where_to.clone(),
            outcome: coded(codes::OUTCOME, draft.outcome.as_ref()),
            citizen_outcome: coded(codes::CITIZEN_OUTCOME, draft.citizen_outcome.as_ref()),
            rating: draft.rating.clone(),
            extension_days: draft.extension_days,
            merged_into: draft.merged_into.clone(),
            document: draft.document.clone(),
            files: draft.files.clone(),
        })
    }

    /// Takes in a whole history.
    ///
    /// # Errors
    /// The first event that cannot have followed on those before it.
    pub fn fold(mut self, events: &[ComplaintEvent]) -> Result<Self, ComplaintFault> {
        for event in events {
            self.follow(event)?;
        }
        Ok(self)
    }

    /// Takes in one event after those before it. How long its texts are is not judged again, so
    /// that a bound which is set lower later leaves old histories whole.
    ///
    /// # Errors
    /// What is wrong with the event; then nothing has changed.
    pub fn follow(&mut self, event: &ComplaintEvent) -> Result<(), ComplaintFault> {
        let seq = self.count + 1;
        let fault = |refusal| ComplaintFault { seq, refusal };
        let checked = self.checked(&event.draft(), event.at);
        let (action, state) = checked.map_err(|refusal| fault(Some(refusal)))?;
        let before = event.state_before.as_ref().map(|state| state.code.as_str());
        let is_fit = event.seq == seq
            && before == self.state.map(S::code)
            && event.state_after.code == state.code();
        if !is_fit {
            return Err(fault(None));
        }
        self.advance(action, state, event);
        Ok(())
    }

    fn checked(
        &self,
        draft: &ComplaintEventDraft,
        at: Moment,
    ) -> Refused<(ComplaintAction, ComplaintState)> {
        let action = A::of_code(&draft.action).ok_or(ComplaintRefusal::UnknownAction)?;
        let actor = Actor::of_code(&draft.actor).ok_or(ComplaintRefusal::UnknownActor)?;
        if !action.actors().contains(&actor) {
            return Err(ComplaintRefusal::NotYours(action.actors()));
        }
        let state = self
            .may_follow(action, at)
            .map_err(|refusal| match refusal {
                ComplaintRefusal::NotAllowed(_) => ComplaintRefusal::NotAllowed(self.followers(at)),
                other => other,
            })?;
        check_parts(self, draft, action, actor)?;
        Ok((action, state))
    }

    /// The state that an action leads to, by the order of things alone.
    fn leads_to(&self, action: ComplaintAction) -> Option<ComplaintState> {
        let Some(state) = self.state else {
            return (action == A::Submit).then_some(S::Submitted);
        };
        let has_department = self.department.is_some();
        let is_replied = self.outcome.is_some();
        match (state, action) {
            (_, A::Rate) => (is_replied && self.rating.is_none()).then_some(state),
            (_, A::AnswerRating) => self.owes_rating_answer().then_some(state),
            (state, _) if state.is_end() => None,
            (S::Confirmed, A::Supplement) | (S::Replied | S::Confirmed, A::Urge) => None,
            (_, A::Supplement | A::Urge) => Some(state),
            (_, A::Withdraw) => (!is_replied).then_some(S::Withdrawn),
            (S::Submitted, A::Screen) => Some(S::Screening),
            (S::Screening, A::NotAccept) => Some(S::NotAccepted),
            (S::Screening, A::Accept) => Some(S::Accepted),
            (S::Screening | S::Accepted, A::Merge) => Some(S::Merged),
            (S::Accepted | S::Transferred, A::Dispatch) => Some(S::Dispatched),
            (S::Dispatched, A::Transfer) => Some(S::Transferred),
            (S::Dispatched | S::Reopened | S::Supervised, A::Handle) => Some(S::Handling),
            (S::Transferred, A::Handle) => has_department.then_some(S::Handling),
            (S::Handling, A::Extend) => Some(S::Extended),
            (S::Extended, A::Resume) => Some(S::Handling),
            (S::Handling | S::Extended | S::Supervised, A::Reply) => Some(S::Replied),
            (S::Replied, A::Confirm) => Some(S::Confirmed),
            (S::Replied, A::Dispute) => Some(S::Disputed),
            (S::Disputed, A::Reopen) => Some(S::Reopened),
            (S::Supervised, A::Supervise) => None,
            (state, A::Supervise) => {
                (state.is_with_department() && has_department).then_some(S::Supervised)
            }
            (S::Replied | S::Confirmed, A::Close) => Some(S::Closed),
            // Whatever a supervisor finds, nothing is closed without a reply.
            (S::Supervised, A::Close) => is_replied.then_some(S::Closed),
            _ => None,
        }
    }

    fn owes_rating_answer(&self) -> bool {
        let is_bad = self
            .rating
            .as_ref()
            .is_some_and(super::event::ComplaintRating::is_bad);
        is_bad && self.rating_answered_at.is_none()
    }

    fn may_follow(&self, action: ComplaintAction, at: Moment) -> Refused<ComplaintState> {
        let to = self.leads_to(action);
        let to = to.ok_or(ComplaintRefusal::NotAllowed(Vec::new()))?;
        if let Some(last) = self.last_at.filter(|last| at < *last) {
            return Err(ComplaintRefusal::BeforeLastEvent(last));
        }
        self.is_time(action, at.date())?;
        self.is_within(action)?;
        Ok(to)
    }

    fn is_time(&self, action: ComplaintAction, today: Date) -> Refused {
        let last = self.confirm_until();
        match (action, last) {
            (A::Dispute, _) if self.is_disputed => return Err(ComplaintRefusal::DisputeOnce),
            (A::Dispute, Some(last)) if today > last => return Err(ComplaintRefusal::Over(last)),
            // Until then it is the citizen's to say what the reply is worth.
            (A::Close, Some(last)) if self.state == Some(S::Replied) && today <= last => {
                return Err(ComplaintRefusal::TooEarly(last.next()));
            }
            _ => {}
        }
        if action == A::Urge {
            if let Some(from) = self.urge_from().filter(|from| today < *from) {
                return Err(ComplaintRefusal::TooEarly(from));
            }
            if self.urged_at.map(Moment::date) == Some(today) {
                return Err(ComplaintRefusal::UrgedToday);
            }
        }
        Ok(())
    }

    fn is_within(&self, action: ComplaintAction) -> Refused {
        let extensions = self.extensions.len() + self.extensions_again.len();
        let (done, most) = match action {
            A::Transfer => (self.transfers, self.terms.max_transfers),
            A::Extend => (
                u32::try_from(extensions).unwrap_or(u32::MAX),
                self.terms.max_extensions,
            ),
            A::Supervise => (self.supervisions, MAX_SUPERVISIONS),
            A::Supplement => (self.supplements, MAX_SUPPLEMENTS),
            A::Urge => (self.urges, MAX_URGES),
            _ => return Ok(()),
        };
        if done >= most {
            return Err(ComplaintRefusal::TooOften(most));
        }
        Ok(())
    }
}

impl ComplaintEvent {
    /// What it was made of.
    #[must_use]
    pub fn draft(&self) -> ComplaintEventDraft {
        let code = |coded: &Option<Coded>| coded.as_ref().map(|coded| coded.code.clone());
        ComplaintEventDraft {
            action: self.action.code.clone(),
            actor: self.actor.code.clone(),
            by: self.by.clone(),
            text: self.text.clone(),
            to: self.to.clone(),
            where_to: self.where_to.clone(),
            outcome: code(&self.outcome),
            citizen_outcome: code(&self.citizen_outcome),
            rating: self.rating.clone(),
            extension_days: self.extension_days,
            merged_into: self.merged_into.clone(),
            document: self.document.clone(),
            files: self.files.clone(),
        }
    }
}

fn coded(table: &[(&str, &str)], code: Option<&String>) -> Option<Coded> {
    code.map(|code| Coded::of(table, code))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests;
