//! What the case is, how new the page is, and the way back.

use leptos::prelude::*;
use shigantong_contract::ReceiptFile;

use super::View;
use crate::api::copies::Why;
use crate::components::tracker::{Seen, Tracker};
use crate::platform::clock;
use crate::text::{case as words, kept, receipt, shell, track};

/// The heading of the page.
pub(super) fn head(tracker: Tracker, seen: &Seen, view: &View) -> impl IntoView + use<> {
    let head = &view.case.head;
    let (name, dept) = (head.task_name.clone(), head.dept_name.clone());
    let (number, state) = (head.case_no.to_string(), view.case.state.label.clone());
    let applicant = head.applicant_masked.clone();
    view! {
        <header class="title">
            <p class="kind">
                <span class="tag state">{state}</span>
                <span>{dept}</span>
                {head.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
            </p>
            <h1 tabindex="-1">{name}</h1>
            <p class="faint">{words::CASE_NO}" "<b>{number}</b>" · "{applicant}</p>
            {freshness(tracker, seen)}
        </header>
        {rewritten(seen)}
    }
}

/// That the log is another than the one that the phone kept.
fn rewritten(seen: &Seen) -> impl IntoView + use<> {
    let file = ReceiptFile::of(&seen.found.case);
    let found = seen.rewritten.iter();
    let found: Vec<_> = found
        .map(|tamper| view! { <li>{receipt::tamper(tamper, &file)}</li> })
        .collect();
    (!found.is_empty()).then(|| {
        view! {
            <div class="failure broken" role="alert">
                <h2>{receipt::REWRITTEN}</h2>
                <ul>{found}</ul>
                <p>{receipt::REWRITTEN_HINT}</p>
            </div>
        }
    })
}

/// From when it is, and what brings the newest.
fn freshness(tracker: Tracker, seen: &Seen) -> impl IntoView + use<> {
    let moment = kept::moment(seen.at, clock::now());
    let is_copy = seen.is_copy;
    let has_pair = tracker.pair.with_untracked(Option::is_some);
    let line = move || {
        let (before, after) = match tracker.stale.get() {
            Some(Why::Offline) if is_copy => words::COPY_OFFLINE,
            _ if is_copy => words::COPY,
            _ => words::AS_OF,
        };
        view! { {before}<b>{moment.clone()}</b>{after} }
    };
    let failed = move || {
        let is_stale = tracker.stale.get().is_some() && !is_copy;
        is_stale.then(|| view! { <p class="note warn">{words::NOT_REFRESHED}</p> })
    };
    let refresh = move |_| tracker.refresh();
    let again = move |_| tracker.close();
    view! {
        <div class=if is_copy { "copied" } else { "fresh" } role="status">
            <p>{line}</p>
            {failed}
        </div>
        <p class="actions">
            {has_pair.then(|| view! {
                <button type="button" class="button" id="refresh" disabled=tracker.form.is_busy on:click=refresh>
                    {move || if tracker.form.is_busy.get() { track::BUSY } else { words::REFRESH }}
                </button>
            })}
            <button type="button" class="button quiet" on:click=again>{words::ANOTHER}</button>
        </p>
    }
}
