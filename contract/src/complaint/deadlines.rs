//! 诉求期限: every term of a complaint as it stands on a day.

use super::event::ComplaintRating;
use super::progress::ComplaintProgress;
use super::rules::SlaRules;
use super::state::ComplaintState;
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
    ComplaintDeadlines {
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
        self.all()
            .any(|term| matches!(term.standing, Standing::Red { .. }))
    }
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
mod tests;
