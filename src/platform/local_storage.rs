//! `localStorage`: every access may fail, and then nothing is kept.

use leptos::prelude::window;

/// What is kept under a key; `None` where nothing is, or nothing can be.
pub(crate) fn get(key: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage
        .get_item(key)
        .ok()?
        .filter(|value| !value.is_empty())
}

/// Keeps a value, or forgets it if empty; whether that worked.
pub(crate) fn set(key: &str, value: &str) -> bool {
    let Ok(Some(storage)) = window().local_storage() else {
        return false;
    };
    if value.is_empty() {
        storage.remove_item(key).is_ok()
    } else {
        storage.set_item(key, value).is_ok()
    }
}
