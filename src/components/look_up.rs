//! 查进度的表单: number and secret, the receipt's code, cases that are kept, samples.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::TrackRequest;

use crate::api::applications::{SampleCase, samples};
use crate::api::{ApiError, Load};
use crate::components::field::{ErrorSummary, Field, Typing};
use crate::components::tracker::Tracker;
use crate::domain::kept_case::KeptCase;
use crate::domain::track_form::{Draft, Fault, scanned};
use crate::platform::{barcode, clock, file, page};
use crate::text::track as words;
use crate::text::{kept, state};

/// What a form of number and secret is about, in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording {
    /// Above the form.
    pub(crate) lead: &'static str,
    /// The field of the number, and what it looks like.
    pub(crate) number: (&'static str, &'static str),
    /// The field of the secret, and what it looks like.
    pub(crate) secret: (&'static str, &'static str),
    /// What to do about a fault.
    pub(crate) fault: fn(Fault) -> String,
    /// A pair that is no pair.
    pub(crate) no_match: (&'static str, &'static str),
}

const OF_CASES: Wording = Wording {
    lead: words::LEAD,
    number: (words::CASE_NO, words::CASE_NO_HINT),
    secret: (words::SECRET, words::SECRET_HINT),
    fault: words::fault,
    no_match: words::NO_MATCH,
};

/// A form of number and secret.
#[derive(Clone, Copy)]
pub(crate) struct LookUp {
    /// What stands in the field of the number.
    pub(crate) case_no: RwSignal<String>,
    /// What stands in the field of the secret.
    pub(crate) secret: RwSignal<String>,
    /// What is wrong with it.
    pub(crate) faults: RwSignal<Vec<Fault>>,
    /// Why nothing was found.
    pub(crate) failure: RwSignal<Option<ApiError>>,
    /// What was done for the person, for the ear.
    pub(crate) said: RwSignal<&'static str>,
    /// Whether a look-up is under way.
    pub(crate) is_busy: RwSignal<bool>,
}

impl LookUp {
    /// With what was typed before the app mounted.
    pub(crate) fn new() -> Self {
        Self {
            case_no: RwSignal::new(page::typed_before("#case-no")),
            secret: RwSignal::new(page::typed_before("#secret")),
            faults: RwSignal::default(),
            failure: RwSignal::new(None),
            said: RwSignal::new(""),
            is_busy: RwSignal::new(false),
        }
    }

    /// The look-up that is typed; none where something is wrong with it, which is said.
    pub(crate) fn request(self) -> Option<TrackRequest> {
        self.failure.set(None);
        self.said.set("");
        let draft = Draft {
            case_no: self.case_no.get_untracked(),
            secret: self.secret.get_untracked(),
        };
        match draft.request() {
            Ok(request) => {
                self.faults.set(Vec::new());
                Some(request)
            }
            Err(faults) => {
                self.faults.set(faults);
                page::focus_soon("#faults");
                None
            }
        }
    }

    /// Fills a sample in.
    pub(crate) fn fill_in(self, number: &str, code: &str) {
        self.case_no.set(number.to_owned());
        self.secret.set(code.to_owned());
        self.faults.set(Vec::new());
        self.failure.set(None);
        self.said.set(words::FILLED);
        page::focus_soon("#look-up");
    }

    /// Takes a number over, from a receipt's code or a case that is kept.
    pub(crate) fn take_number(self, number: String, said: &'static str) {
        self.case_no.set(number);
        self.faults.set(Vec::new());
        self.failure.set(None);
        self.said.set(said);
        page::focus_soon("#secret");
    }
}

/// The form, and what spares typing.
#[component]
pub(crate) fn LookUpView(tracker: Tracker) -> impl IntoView {
    let samples = samples();
    let submit = Callback::new(move |()| tracker.submit());
    view! {
        <LookUpForm form=tracker.form wording=&OF_CASES action="/track" submit=submit />
        {move || kept_view(tracker)}
        {move || samples_view(tracker, samples)}
    }
}

/// The form alone. `action` is the address of its page.
#[component]
pub(crate) fn LookUpForm(
    form: LookUp,
    wording: &'static Wording,
    action: &'static str,
    submit: Callback<()>,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        submit.run(());
    };
    // Until the app runs, a press of Enter must not load the page anew and lose what is typed.
    let is_ready = RwSignal::new(false);
    Effect::new(move |_| is_ready.set(true));
    let fault_of = move |is_number: bool| {
        Signal::derive(move || {
            let faults = form.faults.get();
            let fault = faults.into_iter().find(|f| f.is_of_number() == is_number);
            fault.map(wording.fault)
        })
    };
    view! {
        <p class="lead">{wording.lead}</p>
        <form class="look-up part" action=action method="post" on:submit=submit>
            {move || faults_view(form, wording)}
            <Field id="case-no" label=wording.number.0 hint=wording.number.1 text=form.case_no typing=Typing::Digits error=fault_of(true) />
            <ScanView form=form />
            <Field id="secret" label=wording.secret.0 hint=wording.secret.1 text=form.secret typing=Typing::Code error=fault_of(false) />
            <p class="said" role="status">{form.said}</p>
            <div class="either">
                <p class="with-app">
                    <button
                        type="submit"
                        id="look-up"
                        class="button"
                        disabled=move || !is_ready.get() || form.is_busy.get()
                    >
                        {move || if form.is_busy.get() { words::BUSY } else { words::SUBMIT }}
                    </button>
                </p>
                <p class="without-app faint">{words::WITHOUT_APP}</p>
            </div>
        </form>
    }
}

/// What is wrong, above the fields.
fn faults_view(form: LookUp, wording: &Wording) -> Option<AnyView> {
    let faults = form.faults.get();
    if !faults.is_empty() {
        let faults: Vec<_> = faults
            .into_iter()
            .map(|fault: Fault| {
                let id = if fault.is_of_number() {
                    "case-no"
                } else {
                    "secret"
                };
                (id, (wording.fault)(fault))
            })
            .collect();
        return Some(view! { <ErrorSummary title=words::FAULTS faults=faults /> }.into_any());
    }
    let (title, detail, id) = failure(form.failure.get()?, wording);
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

fn failure(error: ApiError, wording: &Wording) -> (&'static str, String, String) {
    let own = |(title, detail): (&'static str, &str)| (title, detail.to_owned(), String::new());
    match error {
        ApiError::NotFound(_) => own(wording.no_match),
        ApiError::Busy(_) => own(words::TOO_MANY),
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
fn ScanView(form: LookUp) -> impl IntoView {
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
                Some(number) => form.take_number(number, words::SCANNED),
                None => form.said.set(words::NOT_SCANNED),
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
                move |_| tracker.form.fill_in(&number, &code)
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
