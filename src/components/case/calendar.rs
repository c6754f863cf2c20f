//! 期限日历: every day of a term, counted, skipped or paused, with the reason.

use std::sync::Arc;

use leptos::prelude::*;
use shigantong_contract::case::{PauseKind, PausedSpan};
use shigantong_contract::{Calendar, Date, DayUnit, Deadline, DeadlineDayKind};

use crate::domain::case_days::{Cell, Month, Reason, Span, months, spans};
use crate::text::deadline as words;

/// The pauses of a case, with their names.
#[derive(Clone, Debug)]
pub(super) struct Pauses(Arc<Vec<String>>);

impl Pauses {
    /// The names of pauses, by their indices.
    pub(super) fn new<'p>(pauses: impl Iterator<Item = &'p PausedSpan>) -> Self {
        let name = |pause: &PausedSpan| match pause.kind {
            PauseKind::Correction => words::CORRECTION.to_owned(),
            PauseKind::Special => words::special(&pause.name),
        };
        Self(Arc::new(pauses.map(name).collect()))
    }

    fn name(&self, index: usize) -> &str {
        self.0.get(index).map_or("", String::as_str)
    }

    fn of(&self, cell: &Cell) -> &str {
        match cell.kind {
            Some(DeadlineDayKind::Paused(index)) => self.name(index),
            _ => "",
        }
    }
}

/// The months, what the signs mean, and the spans as a list.
#[component]
pub(super) fn CalendarView(
    deadline: Deadline,
    start: Date,
    today: Date,
    calendar: Calendar,
    pauses: Pauses,
) -> impl IntoView {
    let rule = match deadline.unit {
        DayUnit::Working => words::RULE_WORKING,
        DayUnit::Calendar => words::RULE_CALENDAR,
    };
    let months = months(start, &deadline, today).into_iter();
    let months: Vec<_> = months.map(|month| month_view(month, &pauses)).collect();
    let spans = spans(&deadline).into_iter();
    let spans: Vec<_> = spans
        .map(|span| span_view(span, &calendar, &pauses, today))
        .collect();
    let legend = words::LEGEND.map(|(sign, class, meaning)| {
        view! { <li><span class=format!("day {class}")>{sign}</span>{meaning}</li> }
    });
    view! {
        <p class="faint">{rule}</p>
        <div class="months">{months}</div>
        <ul class="legend" aria-hidden="true">{legend.collect_view()}</ul>
        {(!spans.is_empty()).then(|| view! {
            <h4>{words::SPANS}</h4>
            <ul class="spans">{spans}</ul>
        })}
    }
}

fn month_view(month: Month, pauses: &Pauses) -> AnyView {
    let heads = words::WEEKDAYS.map(|(short, long)| {
        view! { <th scope="col"><abbr title=long>{short}</abbr></th> }
    });
    let weeks: Vec<_> = month
        .weeks
        .into_iter()
        .map(|week| {
            let cells = week.map(|cell| match cell {
                None => view! { <td></td> }.into_any(),
                Some(cell) => day_view(&cell, pauses),
            });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect();
    view! {
        <table class="month">
            <caption>{words::month(month.year, month.month)}</caption>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{weeks}</tbody>
        </table>
    }
    .into_any()
}

fn day_view(cell: &Cell, pauses: &Pauses) -> AnyView {
    let (mark, kind) = words::mark(cell);
    let mut class = format!("day {kind}");
    if cell.is_due {
        class.push_str(" due");
    }
    if cell.is_today {
        class.push_str(" today");
    }
    let is_outside = kind == "outside";
    let spoken = (!is_outside).then(|| words::spoken(cell, pauses.of(cell)));
    view! {
        <td class=class>
            <span aria-hidden="true">{cell.date.day()}<b>{mark}</b></span>
            {spoken.map(|spoken| view! { <span class="hidden">{spoken}</span> })}
        </td>
    }
    .into_any()
}

fn span_view(span: Span, calendar: &Calendar, pauses: &Pauses, today: Date) -> AnyView {
    let (pause, notice) = match &span.reason {
        Reason::Holiday(_, notice) | Reason::MakeUp(_, notice) => ("", calendar.notice(*notice)),
        Reason::Pause(index) => (pauses.name(*index), None),
    };
    let days = words::span(span.first, span.last, today);
    let reason = words::reason(&span.reason, pause);
    // An address that is no web page's leads nowhere.
    let notice = notice
        .filter(|notice| notice.url.starts_with("https://") || notice.url.starts_with("http://"))
        .map(|notice| {
            let (url, number, name) = (notice.url.clone(), notice.number.clone(), notice.name.clone());
            view! { <a href=url target="_blank" rel="noopener" title=name>{words::NOTICE}" "{number}</a> }
        });
    view! { <li><b>{days}</b><span>{reason}</span>{notice}</li> }.into_any()
}
