//! Parts of a long page: a section with a heading, rows of term and value, a list of sentences.
//! What is empty is left out, so that a thin list makes a short page, not one full of gaps.

use leptos::prelude::*;

use crate::components::phone::Phone;

/// A section with its heading and the id for links to it; nothing where `is_empty`.
pub(crate) fn section(
    id: &'static str,
    title: &'static str,
    is_empty: bool,
    content: impl IntoView,
) -> impl IntoView {
    (!is_empty).then(|| {
        view! {
            <section class="part" id=id aria-labelledby=format!("{id}-title")>
                <h2 id=format!("{id}-title")>{title}</h2>
                {content.into_view()}
            </section>
        }
    })
}

/// Rows of term and value; rows without a value are left out. Telephone numbers can be dialled,
/// unless the rows are `plain`: codes and dates look like numbers.
#[component]
pub(crate) fn Rows(
    rows: Vec<(&'static str, String)>,
    #[prop(optional)] plain: bool,
) -> impl IntoView {
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(term, value)| {
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd>
                        {if plain {
                            value.into_any()
                        } else {
                            view! { <Phone text=value /> }.into_any()
                        }}
                    </dd>
                </div>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <dl class="rows">{rows}</dl> })
}

/// A numbered list of sentences.
#[component]
pub(crate) fn Sentences(items: Vec<String>) -> impl IntoView {
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <li>{item}</li> })
        .collect();
    view! { <ol class="sentences">{items}</ol> }
}

/// The sections of a page as links; `parts` are id, title and whether the section is empty.
#[component]
pub(crate) fn Contents(parts: Vec<(&'static str, &'static str, bool)>) -> impl IntoView {
    let links: Vec<_> = parts
        .into_iter()
        .filter(|(.., is_empty)| !is_empty)
        .map(|(id, title, _)| view! { <li><a href=format!("#{id}")>{title}</a></li> })
        .collect();
    view! {
        <nav class="contents" aria-label=crate::text::item::PARTS>
            <ul>{links}</ul>
        </nav>
    }
}
