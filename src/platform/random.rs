//! 随机数: bytes that nobody can guess.

use js_sys::{Function, Reflect, Uint8Array};
use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;

/// The characters of keys.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A key of 26 characters, made of as many random bytes; `None` where the browser gives none. Only
/// in a browser.
pub(crate) fn key() -> Option<String> {
    let bytes = Uint8Array::new_with_length(26);
    let crypto = Reflect::get(&window(), &"crypto".into()).ok()?;
    let fill: Function = Reflect::get(&crypto, &"getRandomValues".into())
        .ok()?
        .dyn_into()
        .ok()?;
    fill.call1(&crypto, &bytes).ok()?;
    let bytes = bytes.to_vec().into_iter();
    let characters = bytes.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    Some(characters.collect())
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn keys_are_long_plain_and_never_the_same() {
        let (one, other) = (key().unwrap_or_default(), key().unwrap_or_default());
        assert_eq!(one.len(), 26);
        assert!(one.bytes().all(|byte| ALPHABET.contains(&byte)), "{one}");
        assert_ne!(one, other);
    }
}
