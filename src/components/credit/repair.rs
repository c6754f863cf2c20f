//! 怎么修复: from when, the countdown, the steps, what to hand in, and the way to the form.

use leptos::prelude::*;
use shigantong_contract::credit::repair::{RepairStart, earliest, repair_start};
use shigantong_contract::{CreditRecord, CreditState, Date};

use crate::components::details::{Sentences, section};
use crate::route::Route;
use crate::text::credit as words;

/// The part of an entry of the black list.
pub(super) fn part(
    record: &CreditRecord,
    today: ReadSignal<Option<Date>>,
) -> impl IntoView + use<> {
    let state = CreditState::of_code(&record.head.state.code);
    let is_under_way = matches!(state, Some(CreditState::Applied | CreditState::Accepted));
    let href = if is_under_way {
        Route::CreditTrack.href()
    } else {
        Route::CreditRepair(record.head.id.clone()).href()
    };
    let label = if is_under_way {
        words::TO_TRACK
    } else {
        words::TO_REPAIR
    };
    let start = start_view(record, today);
    let steps: Vec<_> = record
        .repair_steps
        .iter()
        .cloned()
        .map(|step| view! { <li><b>{step.name}</b><p>{step.text}</p></li> })
        .collect();
    let materials = record.repair_materials.clone();
    let content = view! {
        {if is_under_way {
            view! { <p class="note">{words::IN_REPAIR}</p> }.into_any()
        } else {
            start
        }}
        {(!steps.is_empty()).then(|| view! { <h3>{words::STEPS}</h3><ol class="steps">{steps}</ol> })}
        {(!materials.is_empty()).then(|| view! { <h3>{words::MATERIALS}</h3><Sentences items=materials /> })}
        <p class="faint">{words::REPAIR_TIMES}</p>
        <p class="faint">{words::SUBJECT_ONLY}</p>
        <p class="actions"><a class="button" href=href>{label}</a></p>
    };
    section("repair", words::REPAIR, false, content)
}

/// From when repair can be asked for, and once the day is known the countdown to it.
pub(super) fn start_view(record: &CreditRecord, today: ReadSignal<Option<Date>>) -> AnyView {
    let has_open = record.obligations.iter().any(|duty| duty.done_on.is_none());
    let fulfilled_on = record.fulfilled_on().unwrap_or(record.head.decided_on);
    let has_shortest = record.head.terms.min_until.is_some();
    let from = has_shortest.then(|| earliest(&record.head.terms, fulfilled_on));
    let record = record.clone();
    let start = Memo::new(move |_| today.get().map(|today| repair_start(&record, today)));
    let class = move || match start.get() {
        Some(RepairStart::Open { .. }) => "countdown ready",
        Some(_) => "countdown",
        // Its place is there before the day is known.
        None => "countdown waiting",
    };
    let countdown = move || {
        let start = start.get();
        start.map_or_else(
            || words::COUNTDOWN.to_owned(),
            |start| words::repair_start(&start),
        )
    };
    view! {
        <p>{words::repair_from(from, has_open)}</p>
        <p class=class>{countdown}</p>
    }
    .into_any()
}
