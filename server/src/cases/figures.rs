//! 办理时效: what each case adds to the figures of its department.

use shigantong_contract::case::{PauseKind, PausedSpan, Progress, State, fold};
use shigantong_contract::{
    CaseFigure, CaseHead, CaseTerms, Date, Extension, Limit, Measured, Pause, PauseReason,
    Performance, Term,
};

use super::{broken, now};
use crate::db::Db;
use crate::holidays::Holidays;

/// How far back cases count, in days: what was long ago says little of today.
const DAYS: u32 = 365;

/// The figures of all departments, from the cases that were accepted within a year.
///
/// # Errors
/// Those of the database, and a log that cannot have come about.
pub(crate) async fn performance(db: &Db, holidays: &Holidays) -> anyhow::Result<Performance> {
    let now = now()?;
    let today = now.date();
    let since = (0..DAYS).fold(today, |day, _| day.previous());
    let mut figures = Vec::new();
    let mut fault = None;
    db.each_case(|head, events| match fold(&events) {
        Ok(progress) => figures.extend(figure(&head, &progress, holidays, since, today)),
        Err(error) => fault = Some(error),
    })
    .await?;
    if let Some(error) = fault {
        return Err(broken(&format!("event {}: {:?}", error.seq, error.fault)));
    }
    Ok(Performance::new(&figures, now, since))
}

/// What an accepted case adds; nothing where it was withdrawn, which is no work of the department,
/// and where the item has no limit to count days by.
fn figure(
    head: &CaseHead,
    progress: &Progress,
    holidays: &Holidays,
    since: Date,
    today: Date,
) -> Option<CaseFigure> {
    let start = progress.accepted_at?.date();
    if start < since || progress.state == Some(State::Withdrawn) {
        return None;
    }
    let terms = &head.terms;
    let (promised, statutory) = limits(terms);
    let extensions: Vec<Extension> = progress.extension_days.into_iter().map(extension).collect();
    let pauses: Vec<Pause> = progress.pauses.iter().map(pause).collect();
    let ended = progress.completed_at.or(progress.ended_at);
    let deadline = |limit| {
        let term = Term {
            start,
            limit,
            extensions: &extensions,
            pauses: &pauses,
            ended: ended.map(|at| at.date()),
        };
        term.deadline(&holidays.calendar, today)
    };
    let first = promised.or(statutory)?;
    let measured = |limit: Limit| Measured::new(limit, &deadline(limit));
    Some(CaseFigure {
        dept_code: head.dept_code.clone(),
        dept_name: head.dept_name.clone(),
        task_handle_item: head.task_handle_item.clone(),
        task_name: head.task_name.clone(),
        is_closed: ended.is_some(),
        days: deadline(first).used(),
        unit: first.unit,
        promised: promised.map(measured),
        statutory: statutory.map(measured),
    })
}

fn limits(terms: &CaseTerms) -> (Option<Limit>, Option<Limit>) {
    let promised = Limit::of_item(terms.promise_day, terms.promise_type.as_ref());
    let statutory = Limit::of_item(terms.anticipate_day, terms.anticipate_type.as_ref());
    (promised, statutory)
}

fn extension(days: u16) -> Extension {
    Extension {
        days: days.into(),
        reason: String::new(),
    }
}

fn pause(span: &PausedSpan) -> Pause {
    Pause {
        from: span.from.date(),
        until: span.until.map(|until| until.date()),
        reason: match span.kind {
            PauseKind::Correction => PauseReason::Correction,
            PauseKind::Special => PauseReason::Special(span.name.clone()),
        },
    }
}
