//! Asking the API: what is known already answers at once, the rest goes over the network.
//!
//! Known are the answers that the server sent along with the first view, and the last answers of
//! this visit, so that going back shows a page as it was, without waiting.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ApiError;
use crate::domain::lifetime;
use crate::platform::file::Chosen;
use crate::platform::{clock, json, network, page};

/// How many answers are kept for going back.
const KEPT: usize = 24;
/// How long an answer may wait, in milliseconds.
const PATIENCE: u32 = 10_000;
/// How long an answer passes for the newest, in milliseconds. Going back shows older ones too.
const FRESH: u64 = 5 * 60_000;
/// How long a file may take on a slow network, in milliseconds.
const PATIENCE_WITH_FILES: u32 = 120_000;

/// What came of a request.
pub(crate) type Outcome = Result<Arc<json::Value>, ApiError>;

/// One answer and when it came.
#[derive(Clone)]
struct Answer {
    path: String,
    outcome: Outcome,
    at: u64,
    /// Whether the phone kept it from an earlier visit: then it is never the newest.
    is_copy: bool,
}

/// The answers that are known, newest last. Put into the context at the root.
#[derive(Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<Vec<Answer>>>);

impl Answers {
    /// Keeps an answer: its status and its JSON.
    pub(crate) fn keep(&self, path: &str, status: u16, body: json::Value) {
        self.push(path, outcome(status, body), clock::now(), false);
    }

    /// Keeps an answer that has just come.
    pub(super) fn keep_new(&self, path: &str, value: Arc<json::Value>) {
        self.push(path, Ok(value), clock::now(), false);
    }

    /// Keeps a copy of an earlier visit.
    pub(super) fn keep_copy(&self, path: &str, value: Arc<json::Value>, at: u64) {
        self.push(path, Ok(value), at, true);
    }

    fn push(&self, path: &str, outcome: Outcome, at: u64, is_copy: bool) {
        self.forget(path);
        let Ok(mut answers) = self.0.lock() else {
            return;
        };
        let now = clock::now();
        answers.retain(|answer| lifetime::is_shown(&answer.path, answer.at, now));
        if answers.len() >= KEPT {
            answers.remove(0);
        }
        answers.push(Answer {
            path: path.to_owned(),
            outcome,
            at,
            is_copy,
        });
    }

    /// Forgets what is known of an address.
    pub(super) fn forget(&self, path: &str) {
        if let Ok(mut answers) = self.0.lock() {
            answers.retain(|answer| answer.path != path);
        }
    }

    fn find(&self, path: &str) -> Option<Answer> {
        let answers = self.0.lock().ok()?;
        let answer = answers.iter().find(|answer| answer.path == path);
        // What may not be shown any longer is as if it had never been there.
        let is_shown = |answer: &&Answer| lifetime::is_shown(path, answer.at, clock::now());
        answer.filter(is_shown).cloned()
    }

    /// The answer to this address, if there is no need to ask.
    pub(super) fn known(&self, path: &str) -> Option<Outcome> {
        let answer = self.find(path)?;
        let is_fresh = || clock::now().saturating_sub(answer.at) < FRESH;
        let is_known = !answer.is_copy && (is_fresh() || page::is_returning());
        is_known.then_some(answer.outcome)
    }

    /// The last good answer to this address, however old, and when it came.
    pub(super) fn last(&self, path: &str) -> Option<(Arc<json::Value>, u64)> {
        let answer = self.find(path)?;
        Some((answer.outcome.ok()?, answer.at))
    }

    /// All good answers with their addresses.
    #[cfg(feature = "browser")]
    pub(super) fn all(&self) -> Vec<(String, Outcome)> {
        let answers = self.0.lock();
        let answers = answers.iter().flat_map(|answers| answers.iter());
        answers
            .map(|answer| (answer.path.clone(), answer.outcome.clone()))
            .collect()
    }
}

/// The answers in the context.
pub(super) fn answers() -> Answers {
    use_context::<Answers>().unwrap_or_default()
}

/// Asks the network.
pub(super) async fn fetch(path: &str, abort: network::Abort) -> Outcome {
    // The browser keeps nothing that the app may not keep.
    let is_new = lifetime::shown_until(path, 0).is_some();
    let answer = network::get(path, is_new, abort, PATIENCE).await;
    let (status, body) = answer.map_err(ApiError::from)?;
    outcome(status, body)
}

/// Asks for what nobody may keep.
pub(super) async fn fresh(path: &str) -> Outcome {
    let answer = network::get(path, true, network::Abort::new(), PATIENCE).await;
    let (status, body) = answer.map_err(ApiError::from)?;
    outcome(status, body)
}

/// Sends JSON by POST. The answer is not kept for going back: it is one person's own.
pub(super) async fn send<T: Serialize>(path: &str, body: &T) -> Outcome {
    let body = json::value(body).and_then(|value| json::text(&value));
    let body = body.ok_or(ApiError::Decode)?;
    let answer = network::post(path, body, network::Abort::new(), PATIENCE).await;
    let (status, body) = answer.map_err(ApiError::from)?;
    outcome(status, body)
}

/// Sends a file by POST.
pub(super) async fn send_file(path: &str, file: &Chosen) -> Outcome {
    let abort = network::Abort::new();
    let answer = network::post_file(path, file, abort, PATIENCE_WITH_FILES).await;
    let (status, body) = answer.map_err(ApiError::from)?;
    outcome(status, body)
}

/// Sends bytes of a kind by POST.
pub(super) async fn send_bytes(path: &str, kind: &str, bytes: &[u8]) -> Outcome {
    let abort = network::Abort::new();
    let answer = network::post_bytes(path, kind, bytes, abort, PATIENCE_WITH_FILES).await;
    let (status, body) = answer.map_err(ApiError::from)?;
    outcome(status, body)
}

/// Reads an answer as a type.
pub(super) fn read<T: DeserializeOwned>(outcome: Outcome) -> Result<T, ApiError> {
    json::read(&*outcome?).ok_or(ApiError::Decode)
}

fn outcome(status: u16, body: json::Value) -> Outcome {
    if (200..300).contains(&status) {
        return Ok(Arc::new(body));
    }
    let problem = json::read(&body).unwrap_or_default();
    Err(ApiError::of(status, problem))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// On the host it is always the beginning of 1970.
    #[test]
    fn what_may_not_be_shown_any_longer_is_not_there() {
        let answers = Answers::default();
        let value = || Arc::new(json::parse("{}").unwrap());
        let (record, item) = ("/api/v1/credit-records/c-1", "/api/v1/service-items/A1");
        for path in [record, item] {
            answers.push(path, Ok(value()), 0, false);
            assert!(answers.known(path).is_some() && answers.last(path).is_some());
            // A clock that was put back tells nothing of its age.
            answers.push(path, Ok(value()), 400_000, false);
        }
        assert!(answers.known(record).is_none() && answers.last(record).is_none());
        assert!(answers.last(item).is_some());
        answers.push("/api/v1/site", Ok(value()), 0, false);
        assert!(
            answers
                .0
                .lock()
                .unwrap()
                .iter()
                .all(|answer| answer.path != record)
        );
    }
}
