//! A resource that follows an address: loads, keeps the last answer while the next one is on its
//! way, gives up a request that nobody waits for any more, tries again. Where an answer cannot be
//! had and the phone has a copy, it shows the copy, says so, and goes on trying.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::client::{Answers, Outcome};
use super::copies::{Copied, Why};
use super::{ApiError, client, copies};
use crate::domain::lifetime;
use crate::platform::network::{Abort, on_online};
use crate::platform::{clock, json};

/// How long the network may take before a copy is shown in its place.
const SLOW: Duration = Duration::from_secs(3);
/// How long after a failure the network is asked again, doubled each time up to eight times that.
const PAUSE: Duration = Duration::from_secs(15);

/// What a page has of a resource.
pub(crate) struct Load<T: 'static> {
    /// The last answer; `None` before the first.
    pub(crate) answer: RwSignal<Option<Result<T, ApiError>>>,
    /// Whether a request is under way.
    pub(crate) is_busy: RwSignal<bool>,
    /// Whether the answer is a copy, and from when.
    pub(crate) copied: RwSignal<Option<Copied>>,
    attempt: RwSignal<u32>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Load<T> {}

impl<T: Send + Sync + 'static> Load<T> {
    /// How it stands, whatever the type of the answer.
    pub(crate) fn status(&self) -> Status {
        Status {
            is_busy: self.is_busy,
            copied: self.copied,
            attempt: self.attempt,
        }
    }
}

/// How a resource stands: what views need of it besides the answer, so that they are compiled once.
#[derive(Clone, Copy)]
pub(crate) struct Status {
    /// Whether a request is under way.
    pub(crate) is_busy: RwSignal<bool>,
    /// Whether the answer is a copy, and from when.
    pub(crate) copied: RwSignal<Option<Copied>>,
    attempt: RwSignal<u32>,
}

impl Status {
    /// Asks once more.
    pub(crate) fn retry(&self) {
        self.attempt.update(|attempt| *attempt += 1);
    }
}

/// Loads what stands at `path`, and again whenever `path` changes. An empty path asks nothing.
pub(crate) fn use_load<T>(path: Signal<String>) -> Load<T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let answers = client::answers();
    let known = answers.known(&path.get_untracked());
    let load = Load {
        answer: RwSignal::new(known.map(client::read::<T>)),
        is_busy: RwSignal::new(false),
        copied: RwSignal::new(None),
        attempt: RwSignal::new(0),
    };
    let show = move |outcome: Outcome, is_copy: bool| {
        let answer = client::read(outcome);
        let is_good = answer.is_ok();
        if is_good || !is_copy {
            // The page may be gone by now; then nobody waits.
            load.answer.try_set(Some(answer));
        }
        is_good
    };
    let course = Course {
        answers,
        is_busy: load.is_busy,
        copied: load.copied,
        attempt: load.attempt,
        show: Rc::new(show),
        state: Rc::default(),
    };
    course.follow(path, load.answer.with_untracked(Option::is_some));
    load
}

/// What loading does whatever the type of the answer, so that it is compiled once.
#[derive(Clone)]
struct Course {
    answers: Answers,
    is_busy: RwSignal<bool>,
    copied: RwSignal<Option<Copied>>,
    attempt: RwSignal<u32>,
    /// Shows an outcome, or a copy if it can be read; whether it could.
    show: Rc<dyn Fn(Outcome, bool) -> bool>,
    state: Rc<State>,
}

/// How the address at hand fares.
#[derive(Default)]
struct State {
    /// Whether a copy is shown.
    has_copy: Cell<bool>,
    /// Whether there was no network.
    is_offline: Cell<bool>,
    /// How often in a row there was no answer.
    misses: Cell<u32>,
    /// What is shown of an answer that may not be shown for long.
    shown: RefCell<Option<Arc<json::Value>>>,
    /// What asks anew then.
    end: Cell<Option<TimeoutHandle>>,
}

impl State {
    fn stop(&self) {
        if let Some(end) = self.end.take() {
            end.clear();
        }
    }
}

impl Course {
    fn follow(self, path: Signal<String>, is_known: bool) {
        let under_way = StoredValue::new_local(None::<Abort>);
        let give_up = move || {
            if let Some(abort) = under_way.try_update_value(Option::take).flatten() {
                abort.now();
            }
        };
        let (attempt, state) = (self.attempt, Rc::clone(&self.state));
        let ending = StoredValue::new_local(Rc::clone(&self.state));
        Effect::new(move |last: Option<(String, u32)>| {
            let now = (path.get(), self.attempt.get());
            if last.as_ref() == Some(&now) {
                return now;
            }
            give_up();
            let is_first = last.is_none();
            let is_retry = last.is_some_and(|(path, _)| path == now.0);
            if is_first && is_known {
                self.show_until_its_end(&now.0, self.answers.last(&now.0));
            }
            if now.0.is_empty() || (is_first && is_known) {
                return now;
            }
            if !is_retry {
                self.state.has_copy.set(false);
                self.state.misses.set(0);
                self.show_until_its_end(&now.0, None);
                if let Some(known) = self.answers.known(&now.0) {
                    self.settle(&now.0, known, true);
                    return now;
                }
            }
            self.is_busy.set(true);
            let abort = Abort::new();
            under_way.set_value(Some(abort.clone()));
            let (course, path) = (self.clone(), now.0.clone());
            spawn_local(async move { course.ask(path, abort).await });
            now
        });
        on_online(move || {
            if state.is_offline.get() || state.has_copy.get() {
                attempt.update(|attempt| *attempt += 1);
            }
        });
        on_cleanup(move || {
            give_up();
            ending.try_with_value(|state| state.stop());
        });
    }

    /// An answer that may not be shown for long is asked for again at its end, and shown no longer
    /// where that fails.
    fn show_until_its_end(&self, path: &str, shown: Option<(Arc<json::Value>, u64)>) {
        self.state.stop();
        let at = shown.as_ref().map(|(_, at)| *at);
        let until = at.and_then(|at| lifetime::shown_until(path, at));
        *self.state.shown.borrow_mut() = shown.filter(|_| until.is_some()).map(|(value, _)| value);
        let Some(until) = until else {
            return;
        };
        let attempt = self.attempt;
        let renew = move || {
            attempt.try_update(|attempt| *attempt += 1);
        };
        let left = Duration::from_millis(until.saturating_sub(clock::now()));
        self.state
            .end
            .set(set_timeout_with_handle(renew, left).ok());
    }

    async fn ask(self, path: String, abort: Abort) {
        let late = {
            let (course, path, abort) = (self.clone(), path.clone(), abort.clone());
            let look = move || spawn_local(async move { course.is_late(&path, &abort).await });
            set_timeout_with_handle(look, SLOW)
        };
        let outcome = client::fetch(&path, abort.clone()).await;
        if let Ok(late) = late {
            late.clear();
        }
        if abort.is_given_up() {
            return;
        }
        let why = outcome.as_ref().err().and_then(Why::of);
        let Some(why) = why else {
            return self.settle(&path, outcome, false);
        };
        let has_copy = self.show_copy(&path, &abort, why).await;
        if abort.is_given_up() {
            return;
        }
        if !has_copy {
            return self.settle(&path, outcome, false);
        }
        self.is_busy.try_set(false);
        let misses = self.state.misses.get();
        self.state.misses.set(misses + 1);
        let again = move || {
            if !abort.is_given_up() {
                self.attempt.try_update(|attempt| *attempt += 1);
            }
        };
        set_timeout(again, PAUSE * (1 << misses.min(3)));
    }

    /// Shows what there is for good: until the address changes, or somebody asks again.
    fn settle(&self, path: &str, outcome: Outcome, is_known: bool) {
        self.is_busy.try_set(false);
        self.state
            .is_offline
            .set(matches!(outcome, Err(ApiError::Offline)));
        let had_copy = self.state.has_copy.take();
        let last = self.answers.last(path).map(|(old, _)| old);
        let last = self.state.shown.take().or(last.filter(|_| had_copy));
        // What reads the same stays as it is: what is unfolded, and where one reads.
        let is_shown = outcome
            .as_ref()
            .is_ok_and(|new| last.is_some_and(|old| json::is_same(&old, new)));
        self.copied.try_set(None);
        let is_good = is_shown || (self.show)(outcome.clone(), false);
        let known = self.answers.last(path).filter(|_| is_known);
        let now = clock::now();
        let shown = outcome.clone().ok().map(|value| (value, now));
        self.show_until_its_end(path, known.or(shown));
        match outcome {
            _ if is_known => {}
            Ok(value) if is_good => {
                self.answers.keep_new(path, Arc::clone(&value));
                copies::keep(path.to_owned(), value);
            }
            Err(ApiError::NotFound(_)) => {
                self.answers.forget(path);
                copies::forget(path.to_owned());
            }
            _ => {}
        }
    }

    /// Shows a copy while the network takes its time.
    async fn is_late(&self, path: &str, abort: &Abort) {
        let is_waiting = || !abort.is_given_up() && self.is_busy.try_get_untracked() == Some(true);
        if is_waiting() && !self.state.has_copy.get() {
            self.show_copy(path, abort, Why::Slow).await;
        }
    }

    /// Shows the newest copy, if there is one; whether a copy is shown.
    async fn show_copy(&self, path: &str, abort: &Abort, why: Why) -> bool {
        if !self.state.has_copy.get() {
            let found = copies::find(&self.answers, path).await;
            let is_busy = self.is_busy.try_get_untracked() == Some(true);
            if abort.is_given_up() || !is_busy {
                return false;
            }
            let Some((value, at)) = found else {
                return false;
            };
            if !self.state.has_copy.get() && !(self.show)(Ok(value), true) {
                self.answers.forget(path);
                copies::forget(path.to_owned());
                return false;
            }
            self.state.has_copy.set(true);
            self.copied.try_set(Some(Copied { at, why }));
        }
        // Said once, not at every attempt.
        if let Some(Some(copied)) = self.copied.try_get_untracked()
            && copied.why != why
        {
            self.copied.try_set(Some(Copied { why, ..copied }));
        }
        true
    }
}
