//! A text whose telephone numbers can be dialled.

use leptos::prelude::*;

use crate::domain::phone::{Part, parts};

/// The text, each number in a `tel:` link.
#[component]
pub(crate) fn Phone(text: String) -> impl IntoView {
    parts(&text)
        .into_iter()
        .map(|part| match part {
            Part::Text(words) => view! { <span>{words}</span> }.into_any(),
            Part::Number(number, address) => {
                view! { <a class="phone" href=address>{number}</a> }.into_any()
            }
        })
        .collect::<Vec<_>>()
}
