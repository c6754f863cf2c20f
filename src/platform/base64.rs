//! Base64 by the browser's own functions.

use leptos::prelude::window;

/// A text of ASCII in base64; `None` where it has other characters. Only in a browser.
pub(crate) fn encode(text: &str) -> Option<String> {
    window().btoa(text).ok()
}

/// The bytes of a base64 text; `None` where it is none. Only in a browser.
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    let binary = window().atob(text).ok()?;
    // Each character is one byte.
    Some(binary.chars().map(|c| c as u8).collect())
}
