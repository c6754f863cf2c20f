//! 我写的: the drafts and receipts of this phone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::complaint_draft::{Kept, Sending, Sent, Step};
use crate::domain::track_form;
use crate::route::{self, ComplaintPage, Concern, Route};
use crate::storage::complaints;
use crate::text::complaint_form as words;

#[derive(Clone, Copy)]
struct Mine {
    drafts: RwSignal<Vec<Kept>>,
    receipts: RwSignal<Vec<(String, Sent)>>,
    is_read: RwSignal<bool>,
}

impl Mine {
    fn read(self) {
        spawn_local(async move {
            let drafts = complaints::list().await;
            let receipts = complaints::receipts().await;
            if self.drafts.try_set(drafts).is_none() {
                self.receipts.set(receipts);
                self.is_read.set(true);
            }
        });
    }
}

/// Both lists.
pub(crate) fn view() -> AnyView {
    let mine = Mine {
        drafts: RwSignal::default(),
        receipts: RwSignal::default(),
        is_read: RwSignal::new(false),
    };
    Effect::new(move |_| {
        crate::api::outbox::news();
        mine.read();
    });
    // The line stands there from the start, so that nothing moves.
    let line = move || {
        let is_empty = mine.drafts.with(Vec::is_empty) && mine.receipts.with(Vec::is_empty);
        match (mine.is_read.get(), is_empty) {
            (false, _) => words::MINE_WAITING,
            (true, true) => words::MINE_EMPTY,
            (true, false) => words::MINE_THERE,
        }
    };
    let drafts = move || {
        let drafts = mine.drafts.get().into_iter();
        drafts.map(|kept| draft(mine, kept)).collect::<Vec<_>>()
    };
    let receipts = move || {
        let receipts = mine.receipts.get().into_iter();
        receipts
            .map(|(id, sent)| receipt(mine, id, &sent))
            .collect::<Vec<_>>()
    };
    view! {
        <p class="lead">{words::MINE_LEAD}</p>
        <p role="status">{line}</p>
        <ul class="kept">{drafts}{receipts}</ul>
        <p class="actions">
            <a class="button" href=Route::Complain(Concern::default()).href()>{words::TITLE}</a>
        </p>
    }
    .into_any()
}

fn draft(mine: Mine, kept: Kept) -> AnyView {
    let state = match kept.sending {
        Sending::Writing => words::DRAFT,
        Sending::Waiting => words::WAITING,
        Sending::Refused => words::REFUSED,
    };
    let href = route::form_step(&kept.id, Step::Check, false);
    let title = kept.title(None);
    let title = if title.is_empty() {
        words::DRAFT.to_owned()
    } else {
        title
    };
    let id = kept.id;
    let forget = move |_| {
        let id = id.clone();
        spawn_local(async move {
            complaints::forget(&id).await;
            mine.read();
        });
    };
    row(state, href, title, words::GO_ON, Callback::new(forget))
}

fn receipt(mine: Mine, id: String, sent: &Sent) -> AnyView {
    let no = &sent.receipt.no;
    let href = track_form::address(&ComplaintPage::Track.href(), no);
    let title = format!("{no} {}", sent.title);
    let forget = move |_| {
        let id = id.clone();
        spawn_local(async move {
            complaints::forget_receipt(&id).await;
            mine.read();
        });
    };
    let state = match sent.later {
        Some(_) => words::RECEIPT_LATER,
        None => words::RECEIPT,
    };
    row(state, href, title, words::TRACK, Callback::new(forget))
}

fn row(
    state: &'static str,
    href: String,
    title: String,
    label: &'static str,
    forget: Callback<leptos::ev::MouseEvent>,
) -> AnyView {
    let spoken = format!("{}：{title}", words::FORGET);
    view! {
        <li class="part">
            <p class="faint">{state}</p>
            <p><b>{title}</b></p>
            <p class="actions">
                <a class="button" href=href>{label}</a>
                <button type="button" class="button quiet" aria-label=spoken on:click=move |event| forget.run(event)>
                    {words::FORGET}
                </button>
            </p>
        </li>
    }
    .into_any()
}
