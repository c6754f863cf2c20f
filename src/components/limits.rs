//! 时限: the statutory limit beside the promised one, and what is not counted.

use leptos::prelude::*;
use shigantong_contract::{Coded, ServiceItem, SpecialProcedure};

use crate::domain::coded;
use crate::domain::kind::is_applied_for;
use crate::domain::limit::{Promise, promise};
use crate::text::item as words;

/// Both limits side by side, the share that the promise cuts, and why.
#[component]
pub(crate) fn LimitsView(item: ServiceItem) -> impl IntoView {
    let worth = worth(&item);
    let of_own_accord = !is_applied_for(&item.task_type);
    let (note, tone) = match worth {
        Promise::Cut(percent) => (Some(words::cut(percent)), "note"),
        Promise::NotCut => (Some(words::NOT_CUT.to_owned()), "note warn"),
        Promise::Unknown => (None, ""),
    };
    let explanations = [item.anticipate_explain, item.promise_explain].into_iter();
    let explanations: Vec<_> = explanations
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p class="faint">{text}</p> })
        .collect();
    view! {
        <div class="limits">
            <p>
                <span>{words::STATUTORY}</span>
                <b>{days(item.anticipate_day, item.anticipate_type.as_ref(), of_own_accord)}</b>
            </p>
            <p class="promised">
                <span>{words::PROMISED}</span>
                <b>{days(item.promise_day, item.promise_type.as_ref(), of_own_accord)}</b>
            </p>
        </div>
        {note.map(|note| view! { <p class=tone>{note}</p> })}
        {explanations}
    }
}

/// 特别程序: each with its limit and its ground.
#[component]
pub(crate) fn SpecialView(procedures: Vec<SpecialProcedure>) -> impl IntoView {
    let procedures: Vec<_> = procedures.into_iter().map(special).collect();
    view! { <ul class="special">{procedures}</ul> }
}

fn worth(item: &ServiceItem) -> Promise {
    promise(
        item.anticipate_day,
        item.anticipate_type.as_ref(),
        item.promise_day,
        item.promise_type.as_ref(),
    )
}

/// The share that the promise cuts, in words; nothing where it cuts none.
pub(crate) fn cut(item: &ServiceItem) -> Option<String> {
    match worth(item) {
        Promise::Cut(percent) => Some(words::cut_short(percent)),
        Promise::NotCut | Promise::Unknown => None,
    }
}

fn special(procedure: SpecialProcedure) -> impl IntoView {
    let days = procedure
        .days
        .map(|days| format!(" {}", words::days(days, words::WORKING_DAY)));
    view! { <li><b>{procedure.name}</b>{days}" "{procedure.explain}</li> }
}

/// A limit in words. A limit of 0 days is at once for what one asks for, and none for what an
/// office does of its own accord.
pub(crate) fn days(day: Option<u16>, unit: Option<&Coded>, of_own_accord: bool) -> String {
    match day {
        Some(0) if of_own_accord => words::NO_LIMIT.to_owned(),
        Some(day) => match unit {
            None => words::days(day, words::WORKING_DAY),
            Some(unit) => match coded::words(unit) {
                Some(unit) => words::days(day, unit),
                None => words::days_of_some_kind(day),
            },
        },
        None => words::UNKNOWN.to_owned(),
    }
}
