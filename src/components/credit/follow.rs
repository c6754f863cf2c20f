//! 查异议和修复: what is typed, the application that was found, and what the phone keeps of it. Of the
//! answer itself nothing is kept: it may hold an entry that is published no longer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use shigantong_contract::{CreditApplication, TrackRequest};

use crate::api::credit;
use crate::api::credit::SampleApplication;
use crate::components::look_up::{LookUp, LookUpForm, Wording};
use crate::domain::kept_case::KeptCase;
use crate::domain::lifetime;
use crate::domain::track_form::{Fault, of_fragment};
use crate::platform::{clock, page};
use crate::route::{self, Route};
use crate::storage::cases::APPLICATIONS;
use crate::text::credit_form as words;
use crate::text::{kept, track};

const OF_APPLICATIONS: Wording = Wording {
    lead: words::TRACK_LEAD,
    number: (words::NO, words::NO_HINT),
    secret: (words::CODE, words::CODE_HINT),
    fault,
    no_match: words::NO_MATCH,
};

fn fault(fault: Fault) -> String {
    match fault {
        Fault::NoCaseNo => words::NO_NO.to_owned(),
        other => track::fault(other),
    }
}

/// One person's look-ups.
#[derive(Clone, Copy)]
pub(crate) struct Follower {
    pub(super) form: LookUp,
    /// The last application, and when it was found.
    pub(crate) seen: RwSignal<Option<(CreditApplication, u64)>>,
    /// Whether it is shown, and not the form.
    pub(crate) is_open: RwSignal<bool>,
    pair: RwSignal<Option<TrackRequest>>,
    kept: RwSignal<Vec<(String, KeptCase)>>,
    go: Callback<(String, bool)>,
}

impl Follower {
    /// Begins with what was typed before the app mounted; then follows the address.
    pub(crate) fn new() -> Self {
        let go = route::use_go();
        let follower = Self {
            form: LookUp::new(),
            seen: RwSignal::new(None),
            is_open: RwSignal::new(false),
            pair: RwSignal::new(None),
            kept: RwSignal::default(),
            go,
        };
        let hash = use_location().hash;
        Effect::new(move |_| follower.follow(&hash.get()));
        Effect::new(move |_| follower.kept.set(APPLICATIONS.list()));
        follower
    }

    /// As with cases: a number in the address is taken out of it, and what is shown is a step of its
    /// own.
    fn follow(self, hash: &str) {
        if let Some(number) = of_fragment(hash) {
            let code = APPLICATIONS.read(&number).map(|kept| kept.secret);
            let code = code.unwrap_or_default();
            let said = if code.is_empty() {
                words::PREFILLED
            } else {
                track::FILLED
            };
            self.form.case_no.set(number);
            self.form.secret.set(code);
            self.form.said.set(said);
            self.go.run((Route::CreditTrack.href(), true));
        }
        // Going forward to what was seen long ago leads to the form: it may hold an entry that is
        // published no longer.
        let is_fresh = self.seen.with(|seen| {
            let address = shigantong_contract::path::credit_track();
            let at = seen.as_ref().map(|(_, at)| *at);
            at.is_some_and(|at| lifetime::is_shown(&address, at, clock::now()))
        });
        let is_open = route::is_case_open(hash) && is_fresh;
        if is_open != self.is_open.get_untracked() {
            self.is_open.set(is_open);
            page::begin();
        }
    }

    fn submit(self) {
        if let Some(request) = self.form.request() {
            self.look_up(request);
        }
    }

    fn look_up(self, request: TrackRequest) {
        if self.form.is_busy.get_untracked() {
            return;
        }
        self.form.is_busy.set(true);
        spawn_local(async move {
            let outcome = credit::track(&request).await;
            // The page may be gone by now; then nobody waits.
            if self.form.is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(found) => {
                    self.note(&found);
                    self.pair.set(Some(request));
                    self.seen.set(Some((found, clock::now())));
                    self.go.run((route::open_application(), false));
                }
                Err(error) => {
                    self.form.failure.set(Some(error));
                    page::focus_soon("#faults");
                }
            }
        });
    }

    /// What is kept is kept as it is now.
    fn note(self, found: &CreditApplication) {
        let number = found.no.to_string();
        if let Some(before) = APPLICATIONS.read(&number) {
            let now = KeptCase {
                state: found.state.label.clone(),
                at: clock::now(),
                ..before
            };
            APPLICATIONS.keep(&number, &now);
            self.kept.set(APPLICATIONS.list());
        }
    }

    /// Asks for what is shown once more.
    pub(super) fn refresh(self) {
        if let Some(request) = self.pair.get_untracked() {
            self.look_up(request);
        }
    }

    /// Back to the form.
    pub(super) fn close(self) {
        self.go.run((Route::CreditTrack.href(), false));
    }

    fn open_kept(self, number: &str) {
        let kept = APPLICATIONS.read(number);
        let secret = kept.map(|kept| kept.secret).unwrap_or_default();
        if secret.is_empty() {
            self.form.take_number(number.to_owned(), track::NEEDS_CODE);
            return;
        }
        self.form.case_no.set(number.to_owned());
        self.form.secret.set(secret);
        self.submit();
    }
}

/// The form, what the phone keeps, and the samples.
pub(crate) fn form_view(follower: Follower) -> AnyView {
    let samples = credit::samples();
    let submit = Callback::new(move |()| follower.submit());
    view! {
        <LookUpForm form=follower.form wording=&OF_APPLICATIONS action="/credit/track" submit=submit />
        {move || kept_view(follower)}
        {move || {
            let samples = samples.answer.get()?.ok().filter(|all| !all.is_empty())?;
            Some(samples_view(follower, samples))
        }}
    }
    .into_any()
}

fn kept_view(follower: Follower) -> Option<AnyView> {
    let all = follower.kept.get();
    let now = clock::now();
    let rows: Vec<_> = all
        .into_iter()
        .filter(|(_, one)| !one.json.is_empty())
        .map(|(number, one)| {
            let line = track::last_seen(&one.state, &kept::moment(one.at, now));
            let spoken = format!("{} {}", track::SEE_NOW, one.name);
            let again = number.clone();
            view! {
                <li>
                    <b>{one.name}</b>
                    <span class="faint">{number}</span>
                    <span class="faint">{line}</span>
                    <span class="row-actions">
                        <button type="button" class="button quiet" aria-label=spoken on:click=move |_| follower.open_kept(&again)>
                            {track::SEE_NOW}
                        </button>
                    </span>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part kept-cases">
                <h2>{words::KEPT_LIST}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn samples_view(follower: Follower, samples: Vec<SampleApplication>) -> AnyView {
    let rows: Vec<_> = samples
        .into_iter()
        .map(|sample| {
            let spoken = words::fill_in(&sample.state.label, &sample.kind.label);
            let (number, code) = (sample.no, sample.query_code.grouped());
            let fill = {
                let (number, code) = (number.clone(), code.clone());
                move |_| follower.form.fill_in(&number, &code)
            };
            view! {
                <li>
                    <button type="button" aria-label=spoken on:click=fill>
                        <span class="tag">{sample.state.label}</span>
                        <b>{sample.kind.label}</b>
                        <small>{number}" · "{code}</small>
                    </button>
                </li>
            }
        })
        .collect();
    view! {
        <details class="part samples">
            <summary>{words::SAMPLES}</summary>
            <p class="faint">{words::SAMPLES_HINT}</p>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
