//! Asking the API: what is known already answers at once, the rest goes over the network.
//!
//! Known are the answers that the server sent along with the first view, and the last answers of
//! this visit, so that going back shows a page as it was, without waiting.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::ApiError;
use crate::platform;

/// How many answers are kept for going back.
const KEPT: usize = 24;
/// How long an answer may wait, in milliseconds.
const PATIENCE: u32 = 10_000;

/// One answer: its status and its JSON.
#[derive(Clone)]
struct Answer {
    path: String,
    status: u16,
    body: Arc<platform::json::Value>,
}

/// The answers that are known, newest last. Put into the context at the root.
#[derive(Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<Vec<Answer>>>);

/// What is known of an address.
type Known<T> = Option<Result<T, ApiError>>;

impl Answers {
    /// Keeps an answer.
    pub(crate) fn keep(&self, path: &str, status: u16, body: platform::json::Value) {
        let Ok(mut answers) = self.0.lock() else {
            return;
        };
        answers.retain(|answer| answer.path != path);
        if answers.len() >= KEPT {
            answers.remove(0);
        }
        answers.push(Answer {
            path: path.to_owned(),
            status,
            body: Arc::new(body),
        });
    }

    /// The answer to this address, if it is known.
    pub(crate) fn known<T: DeserializeOwned>(&self, path: &str) -> Known<T> {
        let answer = {
            let answers = self.0.lock().ok()?;
            answers.iter().find(|answer| answer.path == path)?.clone()
        };
        Some(read(answer.status, &answer.body))
    }
}

/// The answers in the context.
pub(crate) fn answers() -> Answers {
    use_context::<Answers>().unwrap_or_default()
}

/// Asks the network and keeps a good answer.
pub(crate) async fn fetch<T: DeserializeOwned>(
    answers: Answers,
    path: String,
    abort: platform::network::Abort,
) -> Result<T, ApiError> {
    let answer = platform::network::get(&path, abort, PATIENCE).await;
    let (status, body) = answer.map_err(ApiError::from)?;
    let result = read(status, &body);
    if result.is_ok() {
        answers.keep(&path, status, body);
    }
    result
}

fn read<T: DeserializeOwned>(status: u16, body: &platform::json::Value) -> Result<T, ApiError> {
    if (200..300).contains(&status) {
        return platform::json::read(body).ok_or(ApiError::Decode);
    }
    let problem = platform::json::read(body).unwrap_or_default();
    Err(ApiError::of(status, problem))
}
