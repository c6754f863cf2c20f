//! 待发送: complaints that are on their way. They are sent one after the other, again and again until
//! the server has said yes or no, and at once when the network comes back.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::Problem;

use super::{ApiError, complaint_send, photos};
use crate::domain::complaint_draft::{Kept, Sending, Sent};
use crate::platform::{clock, patience};
use crate::storage::complaints;

/// The longest nap, in milliseconds: what another page adds is found by then.
const NAP: u64 = 60_000;
/// A proof or photographs that the server does not know any more are made anew so often.
const AGAIN: u32 = 2;

thread_local! {
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Goes up with every `hurry`, so that whoever sleeps wakes.
    static HURRIES: Cell<u32> = const { Cell::new(0) };
    static NEWS: ArcRwSignal<u32> = ArcRwSignal::new(0);
    static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Goes up whenever something was sent, refused or put off; tracked.
pub(crate) fn news() -> u32 {
    NEWS.with(ArcRwSignal::clone).get()
}

fn tell() {
    NEWS.with(ArcRwSignal::clone).update(|news| *news += 1);
}

/// Sends what waits, until nothing does. Only in a browser.
pub(crate) fn run() {
    if !IS_LISTENING.replace(true) {
        window_event_listener(leptos::ev::online, |_| hurry());
    }
    HURRIES.set(HURRIES.get() + 1);
    if IS_RUNNING.replace(true) {
        return;
    }
    spawn_local(async {
        while let Some(next_at) = round().await {
            let hurries = HURRIES.get();
            let until = next_at.min(clock::now() + NAP);
            while clock::now() < until && HURRIES.get() == hurries {
                patience::rest(250).await;
            }
        }
        IS_RUNNING.set(false);
        complaints::nothing_waits();
    });
}

/// The network is back, or a person does not want to wait: everything is tried at once.
pub(crate) fn hurry() {
    spawn_local(async {
        for mut kept in waiting().await {
            kept.next_at = 0;
            complaints::put(&kept).await;
        }
        run();
    });
}

async fn waiting() -> Vec<Kept> {
    let mut all = complaints::list().await;
    all.retain(|kept| kept.sending == Sending::Waiting);
    all
}

/// Tries everything whose time has come; says when the next one's comes, `None` where nothing
/// waits.
async fn round() -> Option<u64> {
    let mut next = None;
    for kept in waiting().await {
        let mut at = kept.next_at;
        if at <= clock::now() {
            at = match attempt(kept).await {
                Some(again) => again,
                None => continue,
            };
        }
        next = Some(next.map_or(at, |next: u64| next.min(at)));
    }
    next
}

/// Tries one; says when it is to be tried again.
async fn attempt(mut kept: Kept) -> Option<u64> {
    let mut outcome = complaint_send::deliver(&kept).await;
    for _ in 0..AGAIN {
        match &outcome {
            Err(ApiError::Invalid(problem)) if is_of_proof(problem) => {}
            Err(ApiError::Invalid(problem)) if is_of_photos(problem) => {
                photos::begin_again(&kept.id).await;
            }
            _ => break,
        }
        outcome = complaint_send::deliver(&kept).await;
    }
    let again = match outcome {
        Ok(receipt) => {
            let sent = Sent {
                receipt,
                title: kept.title(None),
                at: clock::now(),
                complaint: None,
                seen_at: 0,
            };
            complaints::sent(&kept.id, &sent).await;
            None
        }
        Err(ApiError::Invalid(problem)) => {
            let faults = problem.errors.into_iter();
            let faults = faults.map(|error| (error.field, error.detail)).collect();
            kept.refused(problem.detail, faults);
            complaints::put(&kept).await;
            None
        }
        Err(_) => {
            kept.failed(clock::now());
            complaints::put(&kept).await;
            Some(kept.next_at)
        }
    };
    tell();
    again
}

fn is_of_proof(problem: &Problem) -> bool {
    problem.kind.ends_with("/no-proof")
}

fn is_of_photos(problem: &Problem) -> bool {
    problem
        .errors
        .iter()
        .any(|error| error.field == "attachments")
}
