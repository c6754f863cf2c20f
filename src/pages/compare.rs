//! 同一标准: /guides/{task_handle_item}/compare

use leptos::prelude::*;

use crate::text::compare as words;

/// 同一标准.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    view! { <h1 tabindex="-1">{words::TITLE}</h1> }
}
