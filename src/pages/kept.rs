//! 收藏和已存: /kept

use leptos::prelude::*;

use crate::text::kept as words;

/// 收藏和已存.
#[component]
pub(crate) fn KeptPage() -> impl IntoView {
    view! { <h1 tabindex="-1">{words::TITLE}</h1> }
}
