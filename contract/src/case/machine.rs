//! 办件状态机: which event can follow which. Pure: the same log always comes to the same.

use super::machine_fields::{check_content, check_parties};
use super::{Action, CaseEvent, EventDraft, Progress, State};
use crate::{Date, Moment};

use Action as A;
use State as S;

/// Every transition there is: from a state (none is before the first event), by an action, to a
/// state. Rows of one state stand in the order of the actions.
const TRANSITIONS: &[(Option<State>, Action, State)] = &[
    (None, A::Submit, S::Submitted),
    (Some(S::Submitted), A::Receive, S::Received),
    (Some(S::Submitted), A::Withdraw, S::Withdrawn),
    (Some(S::Received), A::RequestCorrection, S::Correction),
    (Some(S::Received), A::RefuseAcceptance, S::NotAccepted),
    (Some(S::Received), A::Accept, S::Accepted),
    (Some(S::Received), A::Withdraw, S::Withdrawn),
    (Some(S::Correction), A::Resubmit, S::Resubmitted),
    (Some(S::Correction), A::RefuseAcceptance, S::NotAccepted),
    (Some(S::Correction), A::Withdraw, S::Withdrawn),
    (Some(S::Resubmitted), A::RefuseAcceptance, S::NotAccepted),
    (Some(S::Resubmitted), A::Accept, S::Accepted),
    (Some(S::Resubmitted), A::Withdraw, S::Withdrawn),
    (Some(S::Accepted), A::BeginReview, S::Review),
    (Some(S::Accepted), A::Withdraw, S::Withdrawn),
    (Some(S::Accepted), A::Terminate, S::Terminated),
    (Some(S::Review), A::Transfer, S::Review),
    (Some(S::Review), A::BeginSpecial, S::SpecialProcedure),
    (Some(S::Review), A::Extend, S::Review),
    (Some(S::Review), A::Approve, S::Approved),
    (Some(S::Review), A::Refuse, S::Refused),
    (Some(S::Review), A::Withdraw, S::Withdrawn),
    (Some(S::Review), A::Terminate, S::Terminated),
    (Some(S::SpecialProcedure), A::EndSpecial, S::Review),
    (Some(S::SpecialProcedure), A::Withdraw, S::Withdrawn),
    (Some(S::SpecialProcedure), A::Terminate, S::Terminated),
    (Some(S::Approved), A::Complete, S::Completed),
    (Some(S::Refused), A::Complete, S::Completed),
    (Some(S::Completed), A::Deliver, S::Delivered),
];

/// Why an event was refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No action has this code.
    UnknownAction,
    /// The action does not follow here; these do.
    NotAllowed(Vec<Action>),
    /// 补正 is told once in a case, with everything that is missing (行政许可法第三十二条第一款第四项).
    CorrectionOnce(Vec<Action>),
    /// The limit can be extended once (行政许可法第四十二条).
    ExtensionOnce(Vec<Action>),
    /// The applicant has until the end of this day to hand in what is missing.
    CorrectionOpen(Date),
    /// It would lie before the last event, which was then.
    BeforeLastEvent(Moment),
    /// A field of the draft that the action needs is empty.
    Missing(&'static str),
    /// A field of the draft that does not go with the action.
    Unfit(&'static str),
    /// A field with more than so many characters or entries.
    TooLong(&'static str, usize),
    /// A number that is not between these.
    NotInRange(&'static str, u16, u16),
    /// The case has as many events as a case can have.
    TooManyEvents,
}

/// What makes a log none that could have come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseError {
    /// The number of the event, by its place from 1.
    pub seq: u32,
    /// What is wrong with it.
    pub fault: CaseFault,
}

/// What is wrong with an event of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseFault {
    /// Its number is not that of its place.
    Sequence,
    /// Its action is none that this version knows.
    UnknownAction,
    /// It lies before the one before it.
    Time,
    /// Its action does not follow on what was before.
    NotAllowed,
    /// The states that it names are not those that its action leads from and to.
    States,
    /// Somebody has the case after an end, or nobody before one.
    Holder,
    /// It lacks the list, procedure or days that its action is about.
    Content,
}

impl Action {
    /// What can follow on a state, in the order of the code table; none is before the first event.
    pub fn allowed(state: Option<State>) -> impl Iterator<Item = Action> {
        let rows = TRANSITIONS.iter().filter(move |(from, ..)| *from == state);
        rows.map(|(_, action, _)| *action)
    }

    /// Whether the applicant alone does it, whoever writes it down.
    #[must_use]
    pub fn is_applicants(self) -> bool {
        matches!(self, Self::Submit | Self::Resubmit | Self::Withdraw)
    }

    fn leads_to(self, state: Option<State>) -> Option<State> {
        let row = TRANSITIONS
            .iter()
            .find(|(from, action, _)| (*from, *action) == (state, self));
        row.map(|(_, _, to)| *to)
    }
}

/// Makes the next event of a case.
///
/// # Errors
/// The first reason why it cannot follow.
pub fn apply(progress: &Progress, draft: &EventDraft, at: Moment) -> Result<CaseEvent, Refusal> {
    let action = Action::of_code(&draft.action).ok_or(Refusal::UnknownAction)?;
    let state = may_follow(progress, action, at)?;
    check_content(draft, action, at)?;
    let next = check_parties(progress, draft, action, state)?;
    Ok(CaseEvent {
        seq: progress.count + 1,
        at,
        action: action.coded(),
        state_before: progress.state.map(State::coded),
        state_after: state.coded(),
        stage: draft.stage.clone(),
        by: draft.by.clone(),
        decision: draft.decision.clone(),
        document: draft.document.clone(),
        correction: draft.correction.clone(),
        special: draft.special.clone(),
        extension_days: draft.extension_days,
        next,
    })
}

/// What a log comes to. An empty one is a case before its first event.
///
/// # Errors
/// The first event that cannot have followed on those before it.
pub fn fold(events: &[CaseEvent]) -> Result<Progress, CaseError> {
    let mut progress = Progress::default();
    for event in events {
        follow(&mut progress, event).map_err(|fault| CaseError {
            seq: progress.count + 1,
            fault,
        })?;
    }
    Ok(progress)
}

/// Takes in one event after those before it.
///
/// # Errors
/// What is wrong with the event; then nothing has changed.
pub fn follow(progress: &mut Progress, event: &CaseEvent) -> Result<(), CaseFault> {
    if event.seq != progress.count + 1 {
        return Err(CaseFault::Sequence);
    }
    let action = Action::of_code(&event.action.code).ok_or(CaseFault::UnknownAction)?;
    let state = match may_follow(progress, action, event.at) {
        Ok(state) => state,
        Err(Refusal::BeforeLastEvent(_)) => return Err(CaseFault::Time),
        Err(_) => return Err(CaseFault::NotAllowed),
    };
    let before = event.state_before.as_ref().map(|state| state.code.as_str());
    if before != progress.state.map(State::code) || event.state_after.code != state.code() {
        return Err(CaseFault::States);
    }
    if event.next.is_some() == state.is_end() {
        return Err(CaseFault::Holder);
    }
    let is_whole = match action {
        Action::RequestCorrection => event.correction.is_some(),
        Action::BeginSpecial => event.special.is_some(),
        Action::Extend => event.extension_days.is_some(),
        _ => true,
    };
    if !is_whole {
        return Err(CaseFault::Content);
    }
    progress.advance(event, action, state);
    Ok(())
}

fn may_follow(progress: &Progress, action: Action, at: Moment) -> Result<State, Refusal> {
    let allowed = progress.allowed(at);
    let Some(state) = action.leads_to(progress.state) else {
        let is_second = action == Action::RequestCorrection && progress.correction.is_some();
        let is_over = progress.state.is_some_and(State::is_end);
        return Err(if is_second && !is_over {
            Refusal::CorrectionOnce(allowed)
        } else {
            Refusal::NotAllowed(allowed)
        });
    };
    if let Some(last) = progress.last_at.filter(|last| at < *last) {
        return Err(Refusal::BeforeLastEvent(last));
    }
    if !allowed.contains(&action) {
        return Err(match (action, progress.todo()) {
            (Action::RefuseAcceptance, Some(todo)) => Refusal::CorrectionOpen(todo.due),
            (Action::Extend, _) => Refusal::ExtensionOnce(allowed),
            _ => Refusal::CorrectionOnce(allowed),
        });
    }
    if progress.count as usize >= super::event::MAX_EVENTS {
        return Err(Refusal::TooManyEvents);
    }
    Ok(state)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
