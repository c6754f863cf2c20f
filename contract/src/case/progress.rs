//! 办件进展: what a case's log comes to: where it is, who has it, what the applicant must do.

use super::{Action, CaseEvent, Correction, Holder, Party, State};
use crate::Moment;

/// What the events so far come to. [`Progress::default`] is a case before its first event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Where the case is; none before the first event.
    pub state: Option<State>,
    /// How many events there are.
    pub count: u32,
    /// When the last one happened.
    pub last_at: Option<Moment>,
    /// Who has it; none before the first event and after an end.
    pub holder: Option<Holder>,
    /// The department that had it last: to it a correction goes back.
    pub desk: Option<Party>,
    /// 收件.
    pub received_at: Option<Moment>,
    /// 受理: the limits run from the day after.
    pub accepted_at: Option<Moment>,
    /// 准予 or 不予准予.
    pub decided_at: Option<Moment>,
    /// 办结.
    pub completed_at: Option<Moment>,
    /// When it came to an end.
    pub ended_at: Option<Moment>,
    /// 补正, as it was asked for once; [`Progress::todo`] says whether it is still open.
    pub correction: Option<Correction>,
    /// When time stood still, oldest first; two never overlap.
    pub pauses: Vec<PausedSpan>,
    /// 延长期限 by so many days.
    pub extension_days: Option<u16>,
}

/// Why time stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PauseKind {
    /// 补正: the applicant has the case.
    Correction,
    /// 特别程序.
    Special,
}

/// A span in which time stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PausedSpan {
    /// Why.
    pub kind: PauseKind,
    /// The name of the special procedure; empty for a correction.
    pub name: String,
    /// From when.
    pub from: Moment,
    /// Until when; none while it lasts.
    pub until: Option<Moment>,
}

impl Progress {
    /// What the applicant must hand in now; none where there is nothing to do.
    #[must_use]
    pub fn todo(&self) -> Option<&Correction> {
        let is_open = self.state == Some(State::Correction);
        self.correction.as_ref().filter(|_| is_open)
    }

    /// What can follow at this moment, in the order of the code table. A 补正 that is still open can
    /// be refused only after its last day.
    #[must_use]
    pub fn allowed(&self, at: Moment) -> Vec<Action> {
        let is_over = |action: Action| match action {
            Action::Extend => self.extension_days.is_some(),
            Action::RequestCorrection => self.correction.is_some(),
            Action::RefuseAcceptance => self.todo().is_some_and(|todo| at.date() <= todo.due),
            _ => false,
        };
        let allowed = Action::allowed(self.state);
        allowed.filter(|action| !is_over(*action)).collect()
    }

    /// From when the time to appeal runs; none while there is nothing to appeal against.
    #[must_use]
    pub fn appeal_from(&self) -> Option<Moment> {
        let has_act = matches!(
            self.state,
            Some(State::Delivered | State::NotAccepted | State::Terminated)
        );
        self.ended_at.filter(|_| has_act)
    }

    /// Takes in the next event, which has been found to follow.
    pub(super) fn advance(&mut self, event: &CaseEvent, action: Action, state: State) {
        let at = event.at;
        self.state = Some(state);
        self.count = event.seq;
        self.last_at = Some(at);
        self.keep_time(event, action, state);
        self.hand_over(event.next.as_ref(), at);
        match action {
            Action::Receive => self.received_at = Some(at),
            Action::Accept => self.accepted_at = Some(at),
            Action::Approve | Action::Refuse => self.decided_at = Some(at),
            Action::Complete => self.completed_at = Some(at),
            Action::RequestCorrection => self.correction.clone_from(&event.correction),
            Action::Extend => self.extension_days = event.extension_days,
            _ => {}
        }
        if state.is_end() {
            self.ended_at = Some(at);
        }
    }

    fn keep_time(&mut self, event: &CaseEvent, action: Action, state: State) {
        let kind = match action {
            Action::RequestCorrection => PauseKind::Correction,
            Action::BeginSpecial => PauseKind::Special,
            _ => {
                if let Some(pause) = self.pauses.last_mut()
                    && !matches!(state, State::Correction | State::SpecialProcedure)
                {
                    pause.until = pause.until.or(Some(event.at));
                }
                return;
            }
        };
        let name = event.special.as_ref().map(|special| special.name.clone());
        self.pauses.push(PausedSpan {
            kind,
            name: name.unwrap_or_default(),
            from: event.at,
            until: None,
        });
    }

    fn hand_over(&mut self, next: Option<&Party>, at: Moment) {
        let before = self.holder.take();
        self.holder = next.map(|party| {
            let same = before.filter(|holder| holder.party.is_same_holder(party));
            Holder {
                party: party.clone(),
                since: same.map_or(at, |holder| holder.since),
            }
        });
        if let Some(party) = next.filter(|party| !party.is_applicant) {
            self.desk = Some(party.clone());
        }
    }
}

impl Party {
    /// Whether both are the applicant, or roles of one department.
    #[must_use]
    pub fn is_same_holder(&self, other: &Self) -> bool {
        self.is_applicant == other.is_applicant
            && self.dept_code == other.dept_code
            && (!self.dept_code.is_empty() || self.dept_name == other.dept_name)
    }
}
