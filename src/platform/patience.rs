//! 等候: promises of the browser that may never be kept. Old webviews have storage that answers
//! nothing at all, and no page may wait for that.

use js_sys::{Array, Function, Promise};
use leptos::prelude::window;
use leptos::wasm_bindgen::JsValue;

/// What a promise brings within so many milliseconds; `None` where it fails or hangs. Only in a
/// browser.
pub(crate) async fn within(milliseconds: i32, promise: &Promise) -> Option<JsValue> {
    let late = Promise::new(&mut |_, give_up| {
        // Where there is no timer, there is no limit.
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&give_up, milliseconds);
    });
    Promise::race(&Array::of2(promise, &late)).await.ok()
}

/// Waits until an object of the browser calls one of the two functions that `listen` hands to
/// it; whether it was the first, and in time. Only in a browser.
pub(crate) async fn called(
    milliseconds: i32,
    mut listen: impl FnMut(&Function, &Function),
) -> bool {
    let promise = Promise::new(&mut |done, failed| listen(&done, &failed));
    within(milliseconds, &promise).await.is_some()
}

/// Lets everything else that waits have its turn. Only in a browser.
pub(crate) async fn breathe() {
    rest(0).await;
}

/// Waits so many milliseconds. Only in a browser.
pub(crate) async fn rest(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = promise.await;
}
