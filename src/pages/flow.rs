//! 权力运行流程图: /guides/{task_handle_item}/flow

use leptos::prelude::*;

use crate::text::flow as words;

/// 权力运行流程图.
#[component]
pub(crate) fn FlowPage() -> impl IntoView {
    view! { <h1 tabindex="-1">{words::TITLE}</h1> }
}
