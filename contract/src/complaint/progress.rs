//! 诉求进展: what a complaint's history comes to.

use serde::{Deserialize, Serialize};

use super::event::{ComplaintEvent, ComplaintRating};
use super::state::{
    Actor, CitizenOutcome, ComplaintAction as A, ComplaintKind, ComplaintState, Outcome,
};
use crate::{Date, Moment, Party};

/// What a complaint was taken in under, frozen from then on: a later change of the rules does not
/// reach it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintTerms {
    /// The number of the rules' source.
    pub source: String,
    /// 转办 at most so often.
    pub max_transfers: u32,
    /// 延期 at most so often.
    pub max_extensions: u32,
    /// Each by at most so many days.
    pub extension_days: u32,
    /// 催办 from so many days after it was handed in.
    pub urge_after_days: u32,
    /// The citizen can dispute a reply within so many days of it; then it can be closed.
    pub confirm_days: u32,
}

/// What a history comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintProgress {
    /// 诉求种类.
    pub kind: ComplaintKind,
    /// The frozen terms.
    pub terms: ComplaintTerms,
    /// How many events there are.
    pub count: u32,
    /// When the last one was.
    pub last_at: Option<Moment>,
    /// The state; none before the first event.
    pub state: Option<ComplaintState>,
    /// The department that has it, or had it when it ended; none while the desk has it.
    pub department: Option<Party>,
    /// 提交.
    pub submitted_at: Option<Moment>,
    /// 受理 or 不予受理 or 并案: the answer of the desk.
    pub screened_at: Option<Moment>,
    /// 受理.
    pub accepted_at: Option<Moment>,
    /// The first 派单.
    pub dispatched_at: Option<Moment>,
    /// The first 答复.
    pub first_replied_at: Option<Moment>,
    /// The last 答复.
    pub replied_at: Option<Moment>,
    /// The first 答复 after it was reopened.
    pub replied_again_at: Option<Moment>,
    /// 退回重办.
    pub reopened_at: Option<Moment>,
    /// When it came to an end.
    pub ended_at: Option<Moment>,
    /// 办理结果: set with a reply alone, and replaced by that of the next reply.
    pub outcome: Option<Outcome>,
    /// What the citizen thinks of it; beside the outcome, never in its place.
    pub citizen_outcome: Option<CitizenOutcome>,
    /// Whether the citizen has disputed a reply.
    pub is_disputed: bool,
    /// 转办: how often.
    pub transfers: u32,
    /// 延期: for how many days each, in order, before it was reopened.
    pub extensions: Vec<u32>,
    /// Those after it was reopened; they count together for what is allowed.
    pub extensions_again: Vec<u32>,
    /// 督办: how often.
    pub supervisions: u32,
    /// 补充: how often.
    pub supplements: u32,
    /// 催办: how often.
    pub urges: u32,
    /// The last 催办.
    pub urged_at: Option<Moment>,
    /// 评价.
    pub rating: Option<ComplaintRating>,
    /// When it was rated.
    pub rated_at: Option<Moment>,
    /// When 差评 was answered.
    pub rating_answered_at: Option<Moment>,
}

impl ComplaintProgress {
    /// A complaint before its first event.
    #[must_use]
    pub fn new(kind: ComplaintKind, terms: ComplaintTerms) -> Self {
        Self {
            kind,
            terms,
            count: 0,
            last_at: None,
            state: None,
            department: None,
            submitted_at: None,
            screened_at: None,
            accepted_at: None,
            dispatched_at: None,
            first_replied_at: None,
            replied_at: None,
            replied_again_at: None,
            reopened_at: None,
            ended_at: None,
            outcome: None,
            citizen_outcome: None,
            is_disputed: false,
            transfers: 0,
            extensions: Vec::new(),
            extensions_again: Vec::new(),
            supervisions: 0,
            supplements: 0,
            urges: 0,
            urged_at: None,
            rating: None,
            rated_at: None,
            rating_answered_at: None,
        }
    }

    /// The last day on which the reply can be disputed; none without a reply.
    #[must_use]
    pub fn confirm_until(&self) -> Option<Date> {
        let replied = self.replied_at?;
        Some(replied.date().plus_days(self.terms.confirm_days))
    }

    /// The first day on which it can be urged.
    #[must_use]
    pub fn urge_from(&self) -> Option<Date> {
        let submitted = self.submitted_at?;
        Some(submitted.date().plus_days(self.terms.urge_after_days))
    }

    /// Who has to act; none before the first event and after an end.
    #[must_use]
    pub fn holder(&self) -> Option<Actor> {
        use ComplaintState as S;
        let holder = match self.state? {
            S::Submitted | S::Screening | S::Accepted | S::Confirmed | S::Disputed => Actor::Desk,
            S::Replied => Actor::Citizen,
            S::Transferred if self.department.is_none() => Actor::Desk,
            S::Dispatched
            | S::Transferred
            | S::Handling
            | S::Extended
            | S::Reopened
            | S::Supervised => Actor::Department,
            S::NotAccepted | S::Closed | S::Merged | S::Withdrawn => return None,
        };
        Some(holder)
    }

    /// Takes in what an event that was checked did.
    pub(super) fn advance(&mut self, action: A, state: ComplaintState, event: &ComplaintEvent) {
        let at = event.at;
        self.advance_state(action, event);
        self.advance_counts(action, event);
        if state.is_end() && self.ended_at.is_none() {
            self.ended_at = Some(at);
        }
        self.state = Some(state);
        (self.count, self.last_at) = (self.count + 1, Some(at));
    }

    fn advance_state(&mut self, action: A, event: &ComplaintEvent) {
        let at = event.at;
        match action {
            A::Submit => self.submitted_at = Some(at),
            A::NotAccept => self.screened_at = Some(at),
            A::Merge => self.screened_at = self.screened_at.or(Some(at)),
            A::Accept => (self.screened_at, self.accepted_at) = (Some(at), Some(at)),
            A::Dispatch => {
                self.department.clone_from(&event.to);
                self.dispatched_at = self.dispatched_at.or(Some(at));
            }
            A::Transfer => self.department.clone_from(&event.to),
            A::Reply => {
                self.outcome = code(event.outcome.as_ref()).and_then(Outcome::of_code);
                // What the citizen thought of the reply before says nothing of this one.
                self.citizen_outcome = None;
                self.replied_at = Some(at);
                self.first_replied_at = self.first_replied_at.or(Some(at));
                let is_again = self.reopened_at.is_some();
                self.replied_again_at = self.replied_again_at.or(is_again.then_some(at));
            }
            A::Confirm | A::Dispute => {
                let seen = code(event.citizen_outcome.as_ref());
                self.citizen_outcome = seen.and_then(CitizenOutcome::of_code);
                self.is_disputed |= action == A::Dispute;
            }
            A::Reopen => {
                if event.to.is_some() {
                    self.department.clone_from(&event.to);
                }
                self.reopened_at = Some(at);
            }
            _ => {}
        }
    }

    fn advance_counts(&mut self, action: A, event: &ComplaintEvent) {
        let at = event.at;
        match action {
            A::Transfer => self.transfers += 1,
            A::Extend => {
                let days = event.extension_days.unwrap_or(0);
                match self.reopened_at {
                    None => self.extensions.push(days),
                    Some(_) => self.extensions_again.push(days),
                }
            }
            A::Supervise => self.supervisions += 1,
            A::Supplement => self.supplements += 1,
            A::Urge => (self.urges, self.urged_at) = (self.urges + 1, Some(at)),
            A::Rate => (self.rating, self.rated_at) = (event.rating.clone(), Some(at)),
            A::AnswerRating => self.rating_answered_at = Some(at),
            _ => {}
        }
    }
}

fn code(coded: Option<&crate::Coded>) -> Option<&str> {
    coded.map(|coded| coded.code.as_str())
}
