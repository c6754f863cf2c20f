//! 办理时效: what each case adds to the figures of its department.

use shigantong_contract::case::deadlines::case_deadlines;
use shigantong_contract::case::{Progress, State, fold};
use shigantong_contract::{CaseFigure, CaseHead, Date, Deadline, Limit, Measured, Performance};

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
/// and where the item has no limit to count days by. A case is closed once it is decided: that is
/// what the limits are for.
fn figure(
    head: &CaseHead,
    progress: &Progress,
    holidays: &Holidays,
    since: Date,
    today: Date,
) -> Option<CaseFigure> {
    if progress.accepted_at?.date() < since || progress.state == Some(State::Withdrawn) {
        return None;
    }
    let deadlines = case_deadlines(head, progress, &holidays.calendar, today);
    let terms = &head.terms;
    let promised = Limit::of_item(terms.promise_day, terms.promise_type.as_ref());
    let statutory = Limit::of_item(terms.anticipate_day, terms.anticipate_type.as_ref());
    let measured = |limit: Option<Limit>, deadline: &Option<Deadline>| {
        Some(Measured::new(limit?, deadline.as_ref()?))
    };
    let counted = deadlines
        .promised
        .as_ref()
        .or(deadlines.statutory.as_ref())?;
    Some(CaseFigure {
        dept_code: head.dept_code.clone(),
        dept_name: head.dept_name.clone(),
        task_handle_item: head.task_handle_item.clone(),
        task_name: head.task_name.clone(),
        is_closed: progress.decided_at.or(progress.ended_at).is_some(),
        days: counted.used(),
        unit: counted.unit,
        promised: measured(promised, &deadlines.promised),
        statutory: measured(statutory, &deadlines.statutory),
    })
}
