//! 离线副本 of answers: kept once the page is shown, found where the network brings nothing,
//! deleted where the server says that there is no such thing any more.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ApiError;
use super::client::Answers;
use crate::domain::copy::{Entry, Subject};
use crate::platform::{clock, json};
use crate::storage::copies;
use crate::text::kept as words;

/// How long after an answer its copy is made, so that the page is shown before.
const REST: Duration = Duration::from_millis(500);

/// Why a page shows a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The network cannot be reached.
    Offline,
    /// The network takes its time.
    Slow,
    /// The server fails.
    Failing,
}

/// That a page shows a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Copied {
    /// When the answer came, in milliseconds since 1970.
    pub(crate) at: u64,
    /// Why.
    pub(crate) why: Why,
}

impl Why {
    /// Why an answer cannot be had now; `None` where it is the answer that there is nothing, or
    /// another that waiting does not change.
    pub(super) fn of(error: &ApiError) -> Option<Self> {
        match error {
            ApiError::Offline => Some(Self::Offline),
            ApiError::Timeout => Some(Self::Slow),
            ApiError::Busy(_) | ApiError::Server(_) => Some(Self::Failing),
            ApiError::NotFound(_) | ApiError::Invalid(_) | ApiError::Decode => None,
        }
    }
}

thread_local! {
    static CHANGES: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// Counts the changes to the copies. Only in a browser.
pub(crate) fn changes() -> ArcRwSignal<u32> {
    CHANGES.with(Clone::clone)
}

/// The copies were changed.
pub(crate) fn have_changed() {
    changes().update(|changes| *changes += 1);
}

/// Keeps copies of the answers that the server sent along with the page.
#[cfg(feature = "browser")]
pub(crate) fn keep_all(answers: &Answers) {
    for (path, outcome) in answers.all() {
        match outcome {
            Ok(value) => keep(path, value),
            Err(ApiError::NotFound(_)) => forget(path),
            Err(_) => {}
        }
    }
}

/// Keeps a copy of an answer that has just come, where its kind is copied.
pub(super) fn keep(path: String, value: Arc<json::Value>) {
    let Some(subject) = Subject::of(&path) else {
        return;
    };
    let saved_at = clock::now();
    let copy = move || {
        let Some(text) = json::text(&value) else {
            return;
        };
        let field = |name| json::field(&value, name);
        let (name, detail) = match subject {
            Subject::Guide(_) => {
                let detail = words::of(&field("dept_name"), &field("area_name"));
                (field("task_name"), detail)
            }
            Subject::Variants(_) => (field("task_name"), String::new()),
            Subject::Site | Subject::Areas | Subject::Holidays(_) | Subject::Keys => {
                Default::default()
            }
        };
        let bytes = text.len().try_into().unwrap_or(u32::MAX);
        let entry = Entry {
            path,
            name,
            detail,
            saved_at,
            bytes,
        };
        spawn_local(async move {
            copies::keep(entry, text).await;
            have_changed();
        });
    };
    set_timeout(copy, REST);
}

/// Deletes the copy of what is no more.
pub(super) fn forget(path: String) {
    spawn_local(async move {
        copies::forget(&[path]).await;
        have_changed();
    });
}

/// The newest copy there is and when its answer came: of this visit, or else of an earlier one.
pub(super) async fn find(answers: &Answers, path: &str) -> Option<(Arc<json::Value>, u64)> {
    if let Some(last) = answers.last(path) {
        return Some(last);
    }
    Subject::of(path)?;
    let (entry, text) = copies::read(path).await?;
    let value = Arc::new(json::parse(&text)?);
    answers.keep_copy(path, Arc::clone(&value), entry.saved_at);
    Some((value, entry.saved_at))
}
