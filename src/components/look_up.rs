//! 查进度的表单: number and secret, the receipt's code, cases that are kept, samples.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::applications::{SampleCase, samples};
use crate::api::{ApiError, Load};
use crate::components::field::{ErrorSummary, Field, Typing};
use crate::components::tracker::Tracker;
use crate::domain::kept_case::KeptCase;
use crate::domain::track_form::{Fault, scanned};
use crate::platform::{barcode, clock, file};
use crate::text::track as words;
use crate::text::{kept, state};

/// The form, and what spares typing.
#[component]
pub(crate) fn LookUpView(tracker: Tracker) -> impl IntoView {
    let samples = samples();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tracker.submit();
    };
    // Until the app runs, a press of Enter must not load the page anew and lose what is typed.
    let is_ready = RwSignal::new(false);
    Effect::new(move |_| is_ready.set(true));
    let fault_of = move |is_number: bool| {
        Signal::derive(move || {
            let faults = tracker.faults.get();
            let fault = faults.into_iter().find(|f| f.is_of_number() == is_number);
            fault.map(words::fault)
        })
    };
    view! {
        <p class="lead">{words::LEAD}</p>
        <form class="look-up part" action="/track" method="post" on:submit=submit>
            {move || faults_view(tracker)}
            <Field id="case-no" label=words::CASE_NO hint=words::CASE_NO_HINT text=tracker.case_no typing=Typing::Digits error=fault_of(true) />
            <ScanView tracker=tracker />
            <Field id="secret" label=words::SECRET hint=words::SECRET_HINT text=tracker.secret typing=Typing::Code error=fault_of(false) />
            <p class="said" role="status">{tracker.said}</p>
            <div class="either">
                <p class="with-app">
                    <button
                        type="submit"
                        id="look-up"
                        class="button"
                        disabled=move || !is_ready.get() || tracker.is_busy.get()
                    >
                        {move || if tracker.is_busy.get() { words::BUSY } else { words::SUBMIT }}
                    </button>
                </p>
                <p class="without-app faint">{words::WITHOUT_APP}</p>
            </div>
        </form>
        {move || kept_view(tracker)}
        {move || samples_view(tracker, samples)}
    }
}

/// What is wrong, above the fields.
fn faults_view(tracker: Tracker) -> Option<AnyView> {
    let faults = tracker.faults.get();
    if !faults.is_empty() {
        let faults: Vec<_> = faults
            .into_iter()
            .map(|fault: Fault| {
                let id = if fault.is_of_number() {
                    "case-no"
                } else {
                    "secret"
                };
                (id, words::fault(fault))
            })
            .collect();
        return Some(view! { <ErrorSummary title=words::FAULTS faults=faults /> }.into_any());
    }
    let (title, detail, id) = failure(tracker.failure.get()?);
    Some(
        view! {
            <div class="failure faults" id="faults" role="alert" tabindex="-1">
                <h2>{title}</h2>
                <p>{detail}</p>
                {(!id.is_empty()).then(|| view! { <p class="faint">{state::request_id(&id)}</p> })}
            </div>
        }
        .into_any(),
    )
}

fn failure(error: ApiError) -> (&'static str, String, String) {
    let own = |(title, detail): (&'static str, &str)| (title, detail.to_owned(), String::new());
    match error {
        ApiError::NotFound(_) => own(words::NO_MATCH),
        ApiError::Busy => own(words::TOO_MANY),
        ApiError::Offline => own(words::OFFLINE),
        ApiError::Timeout => own(words::TIMEOUT),
        ApiError::Decode => own(state::DECODE),
        ApiError::Invalid(problem) => (state::INVALID, problem.detail, problem.request_id),
        ApiError::Server(problem) => {
            let (title, detail) = state::SERVER;
            (title, detail.to_owned(), problem.request_id)
        }
    }
}

/// Reads the number from a photograph of the receipt, where the browser can.
#[component]
fn ScanView(tracker: Tracker) -> impl IntoView {
    let is_possible = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    Effect::new(move |_| is_possible.set(barcode::is_possible()));
    let chosen = move |event: leptos::ev::Event| {
        let Some(picture) = file::chosen(&event) else {
            return;
        };
        is_busy.set(true);
        spawn_local(async move {
            let text = barcode::read(&picture).await;
            if is_busy.try_set(false).is_some() {
                return;
            }
            match text.as_deref().and_then(scanned) {
                Some(number) => tracker.take_number(number, words::SCANNED),
                None => tracker.said.set(words::NOT_SCANNED),
            }
        });
    };
    let field = move || {
        is_possible.get().then(|| {
            view! {
                <label class="button quiet">
                    <input type="file" accept="image/*" capture="environment" class="hidden" on:change=chosen />
                    <span>{move || if is_busy.get() { words::SCANNING } else { words::SCAN }}</span>
                </label>
            }
        })
    };
    view! {
        // Folded: what comes with the app moves nothing.
        <details class="scan">
            <summary>{words::HAS_CODE}</summary>
            {field}
            <p class="faint">{words::SCAN_HINT}</p>
        </details>
    }
}

/// The cases that the phone keeps.
fn kept_view(tracker: Tracker) -> Option<AnyView> {
    let cases = tracker.kept.get();
    if cases.is_empty() {
        return None;
    }
    let now = clock::now();
    let rows: Vec<_> = cases
        .into_iter()
        .map(|(number, case)| kept_row(tracker, number, case, now))
        .collect();
    Some(
        view! {
            <section class="part kept-cases">
                <h2>{words::KEPT}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn kept_row(tracker: Tracker, number: String, case: KeptCase, now: u64) -> AnyView {
    let is_readable = !case.json.is_empty();
    let line = words::last_seen(&case.state, &kept::moment(case.at, now));
    let name = if is_readable {
        case.name
    } else {
        kept::UNREADABLE_CASE.to_owned()
    };
    let (again, copy) = (number.clone(), number.clone());
    let spoken = |verb: &str| format!("{verb} {name}");
    let (see_now, see_copy) = (spoken(words::SEE_NOW), spoken(words::SEE_KEPT));
    view! {
        <li>
            <b>{name}</b>
            <span class="faint">{number}</span>
            {is_readable.then(|| view! { <span class="faint">{line}</span> })}
            <span class="row-actions">
                <button type="button" class="button quiet" aria-label=see_now on:click=move |_| tracker.open_kept(&again)>
                    {words::SEE_NOW}
                </button>
                {is_readable.then(|| view! {
                    <button type="button" class="button quiet" aria-label=see_copy on:click=move |_| tracker.open_copy(&copy)>
                        {words::SEE_KEPT}
                    </button>
                })}
            </span>
        </li>
    }
    .into_any()
}

/// The samples; nothing where there is real data.
fn samples_view(tracker: Tracker, samples: Load<Vec<SampleCase>>) -> Option<AnyView> {
    let samples = samples.answer.get()?.ok().filter(|all| !all.is_empty())?;
    let rows: Vec<_> = samples
        .into_iter()
        .map(|sample| {
            let spoken = words::fill_in(&sample.state.label, &sample.task_name);
            let number = sample.case_no.to_string();
            let code = sample.query_code.grouped();
            let fill = {
                let (number, code) = (number.clone(), code.clone());
                move |_| tracker.fill_in(&number, &code)
            };
            view! {
                <li>
                    <button type="button" aria-label=spoken on:click=fill>
                        <span class="tag">{sample.state.label}</span>
                        <b>{sample.task_name}</b>
                        <small>{number}" · "{code}</small>
                    </button>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <details class="part samples">
                <summary>{words::SAMPLES}</summary>
                <p class="faint">{words::SAMPLES_HINT}</p>
                <ul>{rows}</ul>
            </details>
        }
        .into_any(),
    )
}
