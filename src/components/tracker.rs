//! 查进度: what is typed, the case that was found, and what the phone keeps of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use shigantong_contract::chain::{Tamper, continues};
use shigantong_contract::{RatingRequest, ReceiptFile, TrackRequest};

use crate::api::applications::{self, Found};
use crate::api::copies::Why;
use crate::api::{ApiError, why_not};
use crate::components::case::rating::RatingDraft;
use crate::components::look_up::LookUp;
use crate::domain::kept_case::KeptCase;
use crate::domain::track_form::of_fragment;
use crate::platform::network::on_online;
use crate::platform::{clock, page};
use crate::route::{self, Route};
use crate::storage::cases::CASES;
use crate::text::track as words;

/// A case as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The case.
    pub(crate) found: Found,
    /// When it was found, in milliseconds since 1970.
    pub(crate) at: u64,
    /// Whether it is what the phone kept of an earlier look.
    pub(crate) is_copy: bool,
    /// In what its log is another than the one that the phone kept: nothing, or somebody has
    /// rewritten it.
    pub(crate) rewritten: Vec<Tamper>,
}

/// One person's look-ups.
#[derive(Clone, Copy)]
pub(crate) struct Tracker {
    /// The form.
    pub(crate) form: LookUp,
    /// The last case.
    pub(crate) seen: RwSignal<Option<Seen>>,
    /// Whether it is shown, and not the form.
    pub(crate) is_open: RwSignal<bool>,
    /// What it was found by; none for a copy.
    pub(crate) pair: RwSignal<Option<TrackRequest>>,
    /// Why the newest could not be had, after a refresh.
    pub(crate) stale: RwSignal<Option<Why>>,
    /// The cases that the phone keeps, with their numbers.
    pub(crate) kept: RwSignal<Vec<(String, KeptCase)>>,
    /// The rating that is being written.
    pub(crate) rating: RatingDraft,
    go: Callback<(String, bool)>,
}

impl Tracker {
    /// Begins with what was typed before the app mounted; then follows the address.
    pub(crate) fn new() -> Self {
        let go = route::use_go();
        let tracker = Self {
            form: LookUp::new(),
            seen: RwSignal::new(None),
            is_open: RwSignal::new(false),
            pair: RwSignal::new(None),
            stale: RwSignal::new(None),
            kept: RwSignal::default(),
            rating: RatingDraft::new(),
            go,
        };
        let hash = use_location().hash;
        Effect::new(move |_| tracker.follow(&hash.get()));
        Effect::new(move |_| tracker.look_at_phone());
        on_online(move || {
            if tracker.stale.get_untracked().is_some() {
                tracker.ask_again("");
            }
        });
        tracker
    }

    /// The case is a step of its own, so that going back leads to the form. A number in the
    /// address is taken out of it: nobody passes it on by accident.
    fn follow(self, hash: &str) {
        if let Some(number) = of_fragment(hash) {
            self.form.case_no.set(number);
            self.form.said.set(words::PREFILLED);
            self.go.run((Route::Track.href(), true));
        }
        let is_open = route::is_case_open(hash) && self.seen.with(Option::is_some);
        let was_open = self.is_open.get_untracked();
        if is_open != was_open {
            self.is_open.set(is_open);
            page::begin();
        }
    }

    fn look_at_phone(self) {
        self.kept.set(CASES.list());
    }

    /// Looks up what is typed, or says what is wrong with it.
    pub(crate) fn submit(self) {
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
            let outcome = applications::track(&request).await;
            // The page may be gone by now; then nobody waits.
            if self.form.is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(found) => {
                    self.pair.set(Some(request));
                    self.stale.set(None);
                    self.show(found, clock::now(), false);
                }
                Err(error) => self.fail(request.case_no.as_str(), error),
            }
        });
    }

    fn fail(self, number: &str, error: ApiError) {
        let copy = why_not(&error).and_then(|why| Some((why, self.copy_of(number)?)));
        if let Some((why, (found, at))) = copy {
            self.stale.set(Some(why));
            self.show(found, at, true);
            return;
        }
        self.form.failure.set(Some(error));
        page::focus_soon("#faults");
    }

    fn show(self, found: Found, at: u64, is_copy: bool) {
        self.rating.reset();
        self.take_in(found, at, is_copy);
        if !self.is_open.get_untracked() {
            self.go.run((route::open_case(), false));
        }
    }

    /// A case that is kept is kept as it is now, unless its log contradicts what was kept: then the
    /// older one is the proof.
    fn take_in(self, found: Found, at: u64, is_copy: bool) {
        let number = found.case.head.case_no.to_string();
        let before = self.copy_of(&number).filter(|_| !is_copy);
        let later = ReceiptFile::of(&found.case);
        let compared = before.map(|(before, _)| continues(&ReceiptFile::of(&before.case), &later));
        let rewritten = compared.and_then(Result::err).unwrap_or_default();
        let is_newer = !is_copy && rewritten.is_empty();
        self.seen.set(Some(Seen {
            found,
            at,
            is_copy,
            rewritten,
        }));
        if let Some(kept) = self.kept_of_shown().filter(|_| is_newer) {
            self.keep(!kept.secret.is_empty());
        }
    }

    /// Asks for the case that is shown once more; it stays where it is until the answer is there.
    pub(crate) fn refresh(self) {
        self.ask_again("#refresh");
    }

    /// The same; the focus then moves to what a selector finds, since the page is drawn anew.
    fn ask_again(self, place: &'static str) {
        let Some(request) = self.pair.get_untracked() else {
            return;
        };
        if self.form.is_busy.get_untracked() {
            return;
        }
        self.form.is_busy.set(true);
        spawn_local(async move {
            let outcome = applications::track(&request).await;
            if self.form.is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(found) => {
                    self.stale.set(None);
                    self.take_in(found, clock::now(), false);
                    page::focus_soon(place);
                }
                Err(error) => self.stale.set(why_not(&error).or(Some(Why::Failing))),
            }
        });
    }

    /// Back to the form.
    pub(crate) fn close(self) {
        self.go.run((Route::Track.href(), false));
    }

    /// Looks a kept case up where its code is kept too, else asks for the code.
    pub(crate) fn open_kept(self, number: &str) {
        let secret = CASES.read(number).map(|case| case.secret);
        let secret = secret.unwrap_or_default();
        if secret.is_empty() {
            self.form.take_number(number.to_owned(), words::NEEDS_CODE);
            return;
        }
        self.form.case_no.set(number.to_owned());
        self.form.secret.set(secret);
        self.submit();
    }

    /// Shows what the phone kept of a case.
    pub(crate) fn open_copy(self, number: &str) {
        if let Some((found, at)) = self.copy_of(number) {
            self.pair.set(None);
            self.stale.set(None);
            self.show(found, at, true);
        }
    }

    fn copy_of(self, number: &str) -> Option<(Found, u64)> {
        let case = CASES.read(number)?;
        Some((Found::parse(&case.json)?, case.at))
    }

    /// Keeps the case that is shown, with what it was found by if `with_secret`; whether the
    /// phone took it.
    pub(crate) fn keep(self, with_secret: bool) -> bool {
        let Some(Seen { found, at, .. }) = self.seen.get_untracked() else {
            return false;
        };
        let secret = self.pair.with_untracked(|pair| {
            let pair = pair.as_ref().filter(|_| with_secret);
            pair.map(|pair| pair.secret.expose().to_owned())
        });
        let case = KeptCase {
            name: found.case.head.task_name.clone(),
            state: found.case.state.label.clone(),
            at,
            secret: secret.unwrap_or_default(),
            json: found.json,
        };
        let is_kept = CASES.keep(found.case.head.case_no.as_str(), &case);
        self.look_at_phone();
        is_kept
    }

    /// Forgets the case that is shown.
    pub(crate) fn forget(self) -> bool {
        let number = self.number();
        let is_done = number.is_some_and(|number| CASES.forget(&number));
        self.look_at_phone();
        is_done
    }

    /// What the phone keeps of the case that is shown.
    pub(crate) fn kept_of_shown(self) -> Option<KeptCase> {
        CASES.read(&self.number()?)
    }

    fn number(self) -> Option<String> {
        self.seen.with_untracked(|seen| {
            let seen = seen.as_ref()?;
            Some(seen.found.case.head.case_no.to_string())
        })
    }

    /// Rates the case that is shown.
    pub(crate) fn rate(self, request: RatingRequest) {
        self.rating.is_busy.set(true);
        spawn_local(async move {
            let outcome = applications::rate(&request).await;
            if self.rating.is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(()) => {
                    self.rating.reset();
                    self.rating.is_sent.set(true);
                    self.ask_again("#rating-done");
                }
                Err(error) => {
                    self.rating.failure.set(Some(error));
                    page::focus_soon("#rating-failure");
                }
            }
        });
    }
}
