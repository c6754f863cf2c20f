//! Input methods: letters that are not yet what is meant.

use leptos::ev::Event;
use leptos::wasm_bindgen::JsCast;

/// Whether an input method is composing while this event tells of a change.
pub(crate) fn is_composing(event: &Event) -> bool {
    let event = event.dyn_ref::<web_sys::InputEvent>();
    event.is_some_and(web_sys::InputEvent::is_composing)
}
