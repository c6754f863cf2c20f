//! 待发送: complaints that are on their way. They are sent one after the other, again and again until
//! the server has said yes or no, and at once when the network comes back.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::Problem;
use shigantong_contract::complaint::{ComplaintDraft, ComplaintReceipt};

use super::{ApiError, complaint_send, photos};
use crate::domain::complaint_draft::Kept;
use crate::platform::{clock, patience};
use crate::storage::complaints;

/// The longest nap, in milliseconds: what another page adds is found by then.
const NAP: u64 = 60_000;
/// A short nap.
const SOON: u64 = 2_000;
/// So often in a row the phone may not say what waits; then the next start of the app asks again.
const MOST_BLIND: u32 = 5;
/// A proof or photographs that the server does not know any more are made anew so often.
const AGAIN: u32 = 2;

thread_local! {
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Goes up with every `hurry`, so that whoever sleeps wakes.
    static HURRIES: Cell<u32> = const { Cell::new(0) };
    static NEWS: ArcRwSignal<u32> = ArcRwSignal::new(0);
    static PHOTOS: ArcRwSignal<(usize, usize)> = ArcRwSignal::new((0, 0));
    static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Goes up whenever something was sent, refused or put off; tracked.
pub(crate) fn news() -> u32 {
    NEWS.with(ArcRwSignal::clone).get()
}

/// How many photographs of how many have arrived of what is being sent; tracked.
pub(crate) fn photos_sent() -> (usize, usize) {
    PHOTOS.with(ArcRwSignal::clone).get()
}

fn told(done: usize, all: usize) {
    PHOTOS.with(ArcRwSignal::clone).set((done, all));
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
        let mut blind = 0;
        loop {
            let hurries = HURRIES.get();
            let next_at = match round().await {
                Round::Next(at) => {
                    blind = 0;
                    at
                }
                Round::Blind if blind == MOST_BLIND => break,
                Round::Blind => {
                    blind += 1;
                    clock::now() + NAP
                }
                // Something may have been added while this round was under way.
                Round::Nothing if HURRIES.get() != hurries => continue,
                Round::Nothing => {
                    complaints::nothing_waits();
                    break;
                }
            };
            let until = next_at.min(clock::now() + NAP);
            while clock::now() < until && HURRIES.get() == hurries {
                patience::rest(250).await;
            }
        }
        IS_RUNNING.set(false);
    });
}

/// The network is back, or a person does not want to wait: everything is tried at once.
pub(crate) fn hurry() {
    spawn_local(async {
        for kept in complaints::waiting().await.unwrap_or_default() {
            let at_once = |mut kept: Kept| {
                kept.next_at = 0;
                Some(kept)
            };
            complaints::amend(&kept.id, at_once).await;
        }
        run();
    });
}

/// What is known after everything was tried whose time had come.
enum Round {
    /// Nothing waits.
    Nothing,
    /// The phone could not be asked what waits.
    Blind,
    /// The next one's time, in milliseconds.
    Next(u64),
}

async fn round() -> Round {
    let Some(waiting) = complaints::waiting().await else {
        return Round::Blind;
    };
    let mut next = None;
    for kept in waiting {
        let mut at = kept.next_at;
        if at <= clock::now() {
            at = match attempt(kept).await {
                Some(again) => again,
                None => continue,
            };
        }
        next = Some(next.map_or(at, |next: u64| next.min(at)));
    }
    next.map_or(Round::Nothing, Round::Next)
}

/// What became of one try.
enum Outcome {
    /// The server has it.
    Taken(ComplaintDraft, ComplaintReceipt),
    /// The server does not take it.
    Refused(ComplaintDraft, Box<Problem>),
    /// Nobody knows, or the server has no time for it and says why.
    Unknown(String),
    /// It was changed since it was read.
    Changed,
}

/// Tries one; says when it is to be tried again. A draft that was changed meanwhile stays as it is.
async fn attempt(kept: Kept) -> Option<u64> {
    let (id, at) = (kept.id.clone(), kept.at);
    let again = match delivered(&kept).await {
        Outcome::Taken(body, receipt) => {
            complaints::sent(&id, body, receipt).await;
            None
        }
        Outcome::Refused(body, problem) => {
            let refuse = move |kept: Kept| Some(kept.turned_away(at, &body, (*problem).clone()));
            complaints::amend(&id, refuse).await;
            None
        }
        Outcome::Unknown(why) => {
            let now = clock::now();
            let put_off = complaints::amend(&id, move |kept| kept.put_off(at, now, &why)).await;
            put_off.map(|kept| kept.next_at)
        }
        // Changed, or out of reach: the next round sees which.
        Outcome::Changed => Some(clock::now() + SOON),
    };
    tell();
    again
}

async fn delivered(kept: &Kept) -> Outcome {
    let at = kept.at;
    let mut left = AGAIN;
    loop {
        let body = match complaint_send::body(kept, told).await {
            Ok(body) => body,
            Err(ApiError::Invalid(problem)) => {
                return Outcome::Refused(ComplaintDraft::default(), problem);
            }
            Err(error) => return unknown(error),
        };
        // Known before it is sent: whoever closes the page now can still ask for the answer.
        let trying = body.clone();
        let noted = complaints::amend(&kept.id, move |kept| kept.trying(at, &trying)).await;
        if noted.is_none() {
            return Outcome::Changed;
        }
        match complaint_send::hand_in(body.clone()).await {
            Ok(receipt) => return Outcome::Taken(body, receipt),
            Err(ApiError::Invalid(problem)) if is(&problem, "key-reused") => {
                return arrived_before(&kept.id, body, problem).await;
            }
            Err(ApiError::Invalid(problem)) => {
                let is_of_photos = is_of_photos(&problem);
                if left == 0 || !(is_of_photos || is(&problem, "no-proof")) {
                    return Outcome::Refused(body, problem);
                }
                if is_of_photos {
                    photos::begin_again(&kept.id).await;
                }
            }
            Err(error) => return unknown(error),
        }
        left -= 1;
    }
}

/// The server has something else under this key: one of those that it did not answer. Its receipt is
/// still to be had.
async fn arrived_before(id: &str, body: ComplaintDraft, problem: Box<Problem>) -> Outcome {
    let tried = complaints::read(id).await.map(|kept| kept.tried);
    for before in tried.into_iter().flatten().rev() {
        if before == body {
            continue;
        }
        match complaint_send::answered(before.clone()).await {
            Ok(receipt) => return Outcome::Taken(before, receipt),
            Err(ApiError::Invalid(_)) => {}
            Err(error) => return unknown(error),
        }
    }
    Outcome::Refused(body, problem)
}

fn unknown(error: ApiError) -> Outcome {
    Outcome::Unknown(match error {
        ApiError::Busy(problem) => problem.detail,
        _ => String::new(),
    })
}

fn is(problem: &Problem, kind: &str) -> bool {
    let name = problem.kind.rsplit('/').next();
    name == Some(kind)
}

fn is_of_photos(problem: &Problem) -> bool {
    problem
        .errors
        .iter()
        .any(|error| error.field == "attachments")
}
