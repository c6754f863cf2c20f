//! 翻页: links to the page before and after.

use leptos::prelude::*;

use crate::text::search;

/// The pager of a list with so many pages, at this one; nothing where there is one. `address` is
/// that of a page.
#[component]
pub(crate) fn Pager(
    page: u32,
    pages: u32,
    address: impl Fn(u32) -> String + 'static,
) -> impl IntoView {
    let to = |page: u32, label: &'static str, rel: &'static str| {
        let href = address(page);
        view! { <a class="button quiet" href=href rel=rel>{label}</a> }
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=search::PAGER>
                {(page > 1).then(|| to(page - 1, search::PREVIOUS, "prev"))}
                <span>{search::page_of(page, pages)}</span>
                {(page < pages).then(|| to(page + 1, search::NEXT, "next"))}
            </nav>
        }
    })
}
