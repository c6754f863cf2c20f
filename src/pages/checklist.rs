//! 材料体检: /guides/{task_handle_item}/checklist?q.{question}={answer}

use leptos::prelude::*;

use crate::text::checklist as words;

/// 材料体检.
#[component]
pub(crate) fn ChecklistPage() -> impl IntoView {
    view! { <h1 tabindex="-1">{words::TITLE}</h1> }
}
