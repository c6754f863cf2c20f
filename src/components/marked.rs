//! A text with its matched parts marked.

use leptos::prelude::*;
use shigantong_contract::TextRange;

use crate::domain::marked::parts;

/// The text, each matched part in a `<mark>`.
#[component]
pub(crate) fn Marked(text: String, ranges: Vec<TextRange>) -> impl IntoView {
    parts(&text, &ranges)
        .into_iter()
        .map(|(part, is_marked)| {
            if is_marked {
                view! { <mark>{part}</mark> }.into_any()
            } else {
                view! { <span>{part}</span> }.into_any()
            }
        })
        .collect::<Vec<_>>()
}
