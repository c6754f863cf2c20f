//! 办件期限: both limits of a case as they stand, from its events and the holiday tables.

use shigantong_contract::case::{PauseKind, Progress};
use shigantong_contract::{
    Calendar, CaseTerms, Date, Deadline, Extension, Limit, Pause, PauseReason, Term,
};

/// The limits of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deadlines {
    /// 受理: the day after which counting starts.
    pub(crate) start: Date,
    /// 承诺办结时限.
    pub(crate) promised: Option<Deadline>,
    /// 法定办结时限.
    pub(crate) statutory: Option<Deadline>,
    /// What is not counted; days name it by index.
    pub(crate) pauses: Vec<Pause>,
    /// 延长期限 in days of the item's unit.
    pub(crate) extension_days: Option<u16>,
}

/// The limits of an accepted case; none before it is accepted.
pub(crate) fn deadlines(
    terms: &CaseTerms,
    progress: &Progress,
    calendar: &Calendar,
    today: Date,
) -> Option<Deadlines> {
    let start = progress.accepted_at?.date();
    let pauses: Vec<Pause> = progress.pauses.iter().map(pause).collect();
    let extensions: Vec<_> = progress.extension_days.iter().map(|days| Extension {
        days: u32::from(*days),
        reason: String::new(),
    });
    let extensions: Vec<Extension> = extensions.collect();
    // 办结 is the decision: making and handing over the document has a limit of its own.
    let ended = progress.decided_at.or(progress.ended_at);
    let deadline = |limit: Limit| {
        let term = Term {
            start,
            limit,
            extensions: &extensions,
            pauses: &pauses,
            ended: ended.map(shigantong_contract::Moment::date),
        };
        term.deadline(calendar, today)
    };
    let promised = Limit::of_item(terms.promise_day, terms.promise_type.as_ref());
    let statutory = Limit::of_item(terms.anticipate_day, terms.anticipate_type.as_ref());
    Some(Deadlines {
        start,
        promised: promised.map(deadline),
        statutory: statutory.map(deadline),
        extension_days: progress.extension_days,
        pauses: pauses.clone(),
    })
}

fn pause(pause: &shigantong_contract::case::Pause) -> Pause {
    Pause {
        from: pause.from.date(),
        until: pause.until.map(shigantong_contract::Moment::date),
        reason: match pause.kind {
            PauseKind::Correction => PauseReason::Correction,
            PauseKind::Special => PauseReason::Special(pause.name.clone()),
        },
    }
}
