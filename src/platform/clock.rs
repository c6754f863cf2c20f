//! 时钟: what time it is on this phone.

/// Milliseconds since the beginning of 1970 in Greenwich.
#[cfg(target_arch = "wasm32")]
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The server's pages say nothing of the time at which they are made: the same page for everybody.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn now() -> u64 {
    0
}

/// Milliseconds since the page began, with fractions: for measuring how long something takes. Only
/// in a browser.
pub(crate) fn precise() -> f64 {
    let performance = leptos::prelude::window().performance();
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
}
