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
