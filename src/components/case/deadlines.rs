//! 期限: the promised and the statutory one, each with its colour and the calendar behind it.

use leptos::prelude::*;
use shigantong_contract::{Calendar, Coded, Deadline};

use super::View;
use super::calendar::{CalendarView, Pauses};
use crate::components::details::section;
use crate::components::limits;
use crate::domain::case_terms;
use crate::text::deadline as words;

/// Both limits; before acceptance, how long they will be.
pub(super) fn deadlines(view: &View, calendar: Signal<Option<Calendar>>) -> impl IntoView + use<> {
    let is_over = view.progress.ended_at.is_some();
    let terms = &view.case.head.terms;
    let has_none = terms.promise_day.is_none() && terms.anticipate_day.is_none();
    let is_accepted = view.progress.accepted_at.is_some();
    if !is_accepted && (is_over || has_none) {
        return ().into_any();
    }
    let view = view.clone();
    let content = move || match calendar.get() {
        None if !is_accepted => not_yet(&view).into_any(),
        None => view! { <p role="status">{words::WAITING}</p> }.into_any(),
        Some(calendar) => match both(&view, &calendar) {
            Some(both) => both.into_any(),
            None => not_yet(&view).into_any(),
        },
    };
    section("limits", words::TITLE, false, content).into_any()
}

fn not_yet(view: &View) -> impl IntoView + use<> {
    let terms = &view.case.head.terms;
    let limits = [
        (words::PROMISED, terms.promise_day, &terms.promise_type),
        (
            words::STATUTORY,
            terms.anticipate_day,
            &terms.anticipate_type,
        ),
    ];
    let limits: Vec<_> = limits
        .into_iter()
        .map(|(name, day, unit): (_, _, &Option<Coded>)| {
            let limit = limits::days(day, unit.as_ref(), false);
            view! { <p><span>{name}</span><b>{words::will_have(&limit)}</b></p> }
        })
        .collect();
    view! {
        <div class="limits">{limits}</div>
        <p class="faint">{words::NOT_YET}</p>
    }
}

fn both(view: &View, calendar: &Calendar) -> Option<impl IntoView + use<>> {
    let today = view.today();
    let found = view.deadlines(calendar);
    let start = case_terms::start(&view.progress, &found)?;
    let has_tables = !calendar.years().is_empty();
    let pauses = Pauses::new(case_terms::pauses(&view.progress, &found));
    let one = |name: &'static str, class: &'static str, deadline: Option<Deadline>| {
        let Some(deadline) = deadline else {
            return view! {
                <div class="limit none">
                    <h3>{name}</h3>
                    <p>{words::UNKNOWN}</p>
                </div>
            }
            .into_any();
        };
        let face = face(name, &deadline, view);
        let (calendar, pauses) = (calendar.clone(), pauses.clone());
        view! {
            <div class=class>
                {face}
                <details class="why">
                    <summary aria-label=words::why(name)>{words::WHY}</summary>
                    <CalendarView deadline=deadline start=start today=today calendar=calendar pauses=pauses />
                </details>
            </div>
        }
        .into_any()
    };
    let is_same = found.promised.is_none();
    Some(view! {
        {(!has_tables).then(|| view! { <p class="note warn">{words::NO_TABLES}</p> })}
        {(!is_same).then(|| one(words::PROMISED, "limit promised", found.promised.clone()))}
        {one(words::STATUTORY, "limit", found.statutory.clone())}
        {found.deemed_accepted_on.map(|day| view! { <p class="note warn">{words::deemed(day, today)}</p> })}
        {view.progress.extension_days.map(|days| view! { <p class="faint">{words::extended(days)}</p> })}
    })
}

/// The last day, how it stands, how much is used.
fn face(name: &'static str, deadline: &Deadline, view: &View) -> impl IntoView + use<> {
    let (tone, sign) = words::tone(&deadline.standing);
    let standing = words::standing(&deadline.standing, deadline.unit);
    let total = deadline.total;
    let used = words::used(deadline.counted.min(total), total, deadline.unit);
    let due = words::due(deadline.due, view.today());
    view! {
        <h3>{name}</h3>
        <p class="due">
            <b>{due}</b>
            {deadline.is_estimated.then(|| view! { <span class="tag calm">{words::ESTIMATED}</span> })}
        </p>
        <p class=format!("standing {tone}")><i aria-hidden="true">{sign}</i>{standing}</p>
        {(total > 0).then(|| view! { <p class="faint">{used}</p> })}
        {deadline.is_estimated.then(|| view! { <p class="faint">{words::ESTIMATED_WHY}</p> })}
        {deadline.is_open_pause.then(|| view! { <p class="faint">{words::OPEN_PAUSE}</p> })}
    }
}
