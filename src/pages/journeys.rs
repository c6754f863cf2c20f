//! 一件事: /journeys

use leptos::prelude::*;

use crate::text::journey as words;

/// 一件事.
#[component]
pub(crate) fn JourneysPage() -> impl IntoView {
    view! { <h1 tabindex="-1">{words::TITLE}</h1> }
}
