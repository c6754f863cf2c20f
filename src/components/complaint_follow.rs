//! 查我的诉求: what is typed, the complaint that was found, and what the phone has of it.

mod act;
mod ahead;
mod files;
mod look_up;
mod view;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use shigantong_contract::complaint::Complaint;
use shigantong_contract::{CaseNo, TrackRequest};

use crate::api::{ApiError, complaint_track};
use crate::components::look_up::LookUp;
use crate::domain::complaint_draft::Sent;
use crate::domain::track_form::of_fragment;
use crate::platform::{clock, page};
use crate::route::{self, ComplaintPage};
use crate::storage::complaints;
use crate::text::{complaint_track as words, track};

pub(crate) use look_up::form_view;
pub(crate) use view::complaint_view;

/// One person's look-ups.
#[derive(Clone, Copy)]
pub(crate) struct Follower {
    form: LookUp,
    /// The last complaint, and when it was found.
    pub(crate) seen: RwSignal<Option<(Complaint, u64)>>,
    /// Whether it is shown, and not the form.
    pub(crate) is_open: RwSignal<bool>,
    /// Whether what is shown is the phone's copy.
    is_copy: RwSignal<bool>,
    pair: RwSignal<Option<TrackRequest>>,
    kept: RwSignal<Vec<(String, Sent)>>,
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
            is_copy: RwSignal::new(false),
            pair: RwSignal::new(None),
            kept: RwSignal::default(),
            go,
        };
        let hash = use_location().hash;
        Effect::new(move |_| follower.follow(&hash.get()));
        Effect::new(move |_| follower.read());
        follower
    }

    fn read(self) {
        spawn_local(async move {
            let kept = complaints::receipts().await;
            let _ = self.kept.try_set(kept);
        });
    }

    /// A number in the address is taken out of it; what is shown is a step of its own.
    fn follow(self, hash: &str) {
        if let Some(number) = of_fragment(hash) {
            self.form.case_no.set(number.clone());
            self.form.said.set(track::FILLED);
            self.go.run((ComplaintPage::Track.href(), true));
            // The code of one's own is filled in as soon as it is found.
            spawn_local(async move {
                let kept = complaints::receipts().await;
                let own = kept
                    .into_iter()
                    .find(|(_, sent)| sent.receipt.no.to_string() == number);
                if let Some((_, sent)) = own {
                    let code = sent.receipt.query_code.expose().to_owned();
                    let _ = self.form.secret.try_set(code);
                }
            });
        }
        let is_open = route::is_case_open(hash) && self.seen.with(Option::is_some);
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
            let outcome = complaint_track::track(&request).await;
            // The page may be gone by now; then nobody waits.
            if self.form.is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(found) => {
                    self.pair.set(Some(request));
                    self.found(found, false);
                    self.go.run((route::open_complaint(), false));
                }
                Err(error) => self.not_found(&request, error),
            }
        });
    }

    /// What was found is shown, and kept with its receipt. `is_told`: what was written later is in it.
    fn found(self, found: Complaint, is_told: bool) {
        let now = clock::now();
        self.is_copy.set(false);
        self.seen.set(Some((found.clone(), now)));
        spawn_local(async move {
            complaints::note(&found, now, is_told).await;
            self.read();
        });
    }

    /// What this phone wrote about a complaint after it was handed in, and did not send.
    fn later(self, no: &CaseNo) -> Option<String> {
        self.kept.with(|kept| {
            let own = kept.iter().find(|(_, sent)| sent.receipt.no == *no)?;
            own.1.later.clone()
        })
    }

    /// Where the network is gone, the phone's copy stands in.
    fn not_found(self, request: &TrackRequest, error: ApiError) {
        let is_away = matches!(error, ApiError::Offline | ApiError::Timeout);
        let copy = self.kept.with_untracked(|kept| {
            let mut kept = kept.iter();
            let own = kept.find(|(_, sent)| sent.receipt.no == request.case_no)?;
            Some((own.1.complaint.clone()?, own.1.seen_at))
        });
        match copy.filter(|_| is_away) {
            Some(copy) => {
                self.is_copy.set(true);
                self.seen.set(Some(copy));
                self.go.run((route::open_complaint(), false));
            }
            None => {
                self.form.failure.set(Some(error));
                page::focus_soon("#faults");
            }
        }
    }

    fn refresh(self) {
        if let Some(request) = self.pair.get_untracked() {
            self.look_up(request);
        }
    }

    fn close(self) {
        self.go.run((ComplaintPage::Track.href(), false));
    }

    fn open_kept(self, sent: &Sent) {
        let receipt = &sent.receipt;
        self.form.case_no.set(receipt.no.to_string());
        self.form.secret.set(receipt.query_code.expose().to_owned());
        self.submit();
    }
}

/// What a person is told of a failure of something that was to be done.
fn said(error: ApiError) -> String {
    match error {
        ApiError::Invalid(problem) | ApiError::NotFound(problem) if !problem.detail.is_empty() => {
            problem.detail
        }
        _ => words::NOT_DONE.to_owned(),
    }
}
