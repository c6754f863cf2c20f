//! 诉求期限: every term of a complaint as it stands on a day.

use super::event::ComplaintRating;
use super::progress::ComplaintProgress;
use super::rules::SlaRules;
use super::state::{ComplaintKind, ComplaintState};
use crate::case::{Appeal, AppealTerm};
use crate::{Calendar, Date, Deadline, Extension, Limit, Moment, Standing, Term};

/// All terms of a complaint; each none before it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComplaintDeadlines {
    /// 受理 or not: from being handed in.
    pub screened: Option<Deadline>,
    /// 派单: from acceptance.
    pub dispatched: Option<Deadline>,
    /// The first 答复: from acceptance, with extensions, however often it was passed on.
    pub replied: Option<Deadline>,
    /// The reply after it was sent back.
    pub redone: Option<Deadline>,
    /// The answer to 差评.
    pub rating_answered: Option<Deadline>,
    /// The last day on which the citizen can dispute the reply; none while there is none to
    /// dispute.
    pub confirm_until: Option<Date>,
    /// What an appeal would be against; none while there is nothing.
    pub appeal_from: Option<AppealFrom>,
    /// 行政复议 until (行政复议法第二十条: sixty days).
    pub reconsideration: Option<Appeal>,
    /// 行政诉讼 until (行政诉讼法第四十六条: six months).
    pub litigation: Option<Appeal>,
}

/// What an appeal would be against. Whether it touches somebody's rights, without which there is
/// none, no rule can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealFrom {
    /// The last reply, of this day.
    Reply(Date),
    /// 不予受理, of this day.
    Refusal(Date),
    /// No reply within the limit, which ended with this day.
    Silence(Date),
}

/// How the terms stand on a day, by the rules that the complaint was taken in under
/// ([`super::ComplaintTerms::source`]).
#[must_use]
pub fn complaint_deadlines(
    progress: &ComplaintProgress,
    rules: &SlaRules,
    calendar: &Calendar,
    today: Date,
) -> ComplaintDeadlines {
    let ended = progress.ended_at;
    let run = |start: Option<Moment>, limit: Limit, added: &[u32], end: Option<Moment>| {
        let extensions: Vec<Extension> = added.iter().map(|days| extension(*days)).collect();
        let term = Term {
            start: start?.date(),
            limit,
            extensions: &extensions,
            pauses: &[],
            ended: end.map(Moment::date),
        };
        Some(term.deadline(calendar, today))
    };
    let is_bad = progress
        .rating
        .as_ref()
        .is_some_and(ComplaintRating::is_bad);
    let rated = progress.rated_at.filter(|_| is_bad);
    let replied = progress.first_replied_at;
    let is_replied = progress.state == Some(ComplaintState::Replied);
    let mut terms = ComplaintDeadlines {
        screened: run(
            progress.submitted_at,
            rules.screen,
            &[],
            progress.screened_at.or(ended),
        ),
        dispatched: run(
            progress.accepted_at,
            rules.dispatch,
            &[],
            progress.dispatched_at.or(ended),
        ),
        replied: rules.handle(progress.kind).and_then(|limit| {
            let end = replied.or(ended);
            run(progress.accepted_at, limit, &progress.extensions, end)
        }),
        redone: run(
            progress.reopened_at,
            rules.redo,
            &progress.extensions_again,
            progress.replied_again_at.or(ended),
        ),
        rating_answered: run(rated, rules.bad_rating, &[], progress.rating_answered_at),
        confirm_until: progress
            .confirm_until()
            .filter(|_| is_replied && !progress.is_disputed),
        ..ComplaintDeadlines::default()
    };
    terms.appeal_from = appeal_from(progress, &terms);
    if let Some(from) = terms.appeal_from.map(AppealFrom::date) {
        let after = |term: AppealTerm| Some(term.after(from, calendar));
        terms.reconsideration = after(AppealTerm::RECONSIDERATION);
        terms.litigation = after(AppealTerm::LITIGATION);
    }
    terms
}

/// Whoever asked a question, had an idea or praised somebody has nothing to appeal against.
fn appeal_from(progress: &ComplaintProgress, terms: &ComplaintDeadlines) -> Option<AppealFrom> {
    use ComplaintKind as K;
    if matches!(progress.kind, K::Consultation | K::Suggestion | K::Praise) {
        return None;
    }
    if let Some(at) = progress.replied_at {
        return Some(AppealFrom::Reply(at.date()));
    }
    let ended = progress.ended_at.map(Moment::date);
    match progress.state {
        Some(ComplaintState::NotAccepted) => ended.map(AppealFrom::Refusal),
        Some(state) if state.is_end() => None,
        _ => {
            let late = terms.replied.as_ref().filter(|term| is_late(term));
            late.map(|term| AppealFrom::Silence(term.due))
        }
    }
}

impl AppealFrom {
    /// The day after which the terms are counted.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Reply(date) | Self::Refusal(date) | Self::Silence(date) => date,
        }
    }
}

impl ComplaintDeadlines {
    /// The terms in the order in which they begin.
    pub fn all(&self) -> impl Iterator<Item = &Deadline> {
        let all = [
            &self.screened,
            &self.dispatched,
            &self.replied,
            &self.redone,
            &self.rating_answered,
        ];
        all.into_iter().flatten()
    }

    /// The open term that ends first: what the citizen waits for next.
    #[must_use]
    pub fn next(&self) -> Option<&Deadline> {
        let open = self.all().filter(|term| is_open(term));
        open.min_by_key(|term| term.due)
    }

    /// Whether any term is open and overdue.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.all().any(is_late)
    }
}

fn is_late(term: &Deadline) -> bool {
    matches!(term.standing, Standing::Red { .. })
}

/// Whether a term ended with what it was set for.
pub(super) fn has_ended(term: &Deadline) -> bool {
    !is_open(term)
}

fn is_open(term: &Deadline) -> bool {
    !matches!(term.standing, Standing::Met { .. } | Standing::Late { .. })
}

fn extension(days: u32) -> Extension {
    Extension {
        days,
        reason: String::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
