//! 打印: the browser's own print dialog.

use leptos::prelude::*;

use super::wechat;

/// Whether there is a way to print. WeChat has none, though its webview may have the function.
/// Only in a browser.
pub(crate) fn is_possible() -> bool {
    window().get("print").is_some() && !wechat::is_here()
}

/// Opens the dialog. Only in a browser.
pub(crate) fn now() {
    // Where the webview refuses, the button was one too many; nothing is lost.
    let _ = window().print();
}
