//! 微信: whether the page stands in its webview.

use leptos::prelude::*;

/// Whether this is WeChat. Only in a browser.
pub(crate) fn is_here() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    agent.contains("MicroMessenger")
}
