//! A resource that follows an address: loads, keeps the last answer while the next one is on its
//! way, gives up a request that nobody waits for any more, tries again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::{ApiError, client};
use crate::platform::network::{Abort, on_online};

/// What a page has of a resource.
pub(crate) struct Load<T: 'static> {
    /// The last answer; `None` before the first.
    pub(crate) answer: RwSignal<Option<Result<T, ApiError>>>,
    /// Whether a request is under way.
    pub(crate) is_busy: RwSignal<bool>,
    attempt: RwSignal<u32>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Load<T> {}

impl<T: Send + Sync + 'static> Load<T> {
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
    let load = Load {
        answer: RwSignal::new(answers.known(&path.get_untracked())),
        is_busy: RwSignal::new(false),
        attempt: RwSignal::new(0),
    };
    let under_way = StoredValue::new_local(None::<Abort>);
    let give_up = move || {
        if let Some(abort) = under_way.try_update_value(Option::take).flatten() {
            abort.now();
        }
    };
    Effect::new(move |last: Option<(String, u32)>| {
        let now = (path.get(), load.attempt.get());
        if last.as_ref() == Some(&now) {
            return now;
        }
        give_up();
        let is_first = last.is_none();
        let is_retry = last.is_some_and(|(path, _)| path == now.0);
        if now.0.is_empty() || (is_first && load.answer.with_untracked(Option::is_some)) {
            return now;
        }
        if !is_retry && let Some(known) = answers.known(&now.0) {
            load.is_busy.set(false);
            load.answer.set(Some(known));
            return now;
        }
        load.is_busy.set(true);
        let abort = Abort::new();
        under_way.set_value(Some(abort.clone()));
        let (answers, path) = (answers.clone(), now.0.clone());
        spawn_local(async move {
            let answer = client::fetch(answers, path, abort.clone()).await;
            if !abort.is_given_up() {
                // The page may be gone by now; then nobody waits.
                load.is_busy.try_set(false);
                load.answer.try_set(Some(answer));
            }
        });
        now
    });
    on_online(move || {
        if load
            .answer
            .with_untracked(|a| matches!(a, Some(Err(ApiError::Offline))))
        {
            load.retry();
        }
    });
    on_cleanup(give_up);
    load
}
