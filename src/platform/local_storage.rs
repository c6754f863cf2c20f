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

/// The keys that begin so, under which something is kept.
pub(crate) fn keys(beginning: &str) -> Vec<String> {
    let Ok(Some(storage)) = window().local_storage() else {
        return Vec::new();
    };
    let keys = 0..storage.length().unwrap_or_default();
    let keys = keys.filter_map(|index| storage.key(index).ok()?);
    keys.filter(|key| key.starts_with(beginning)).collect()
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
