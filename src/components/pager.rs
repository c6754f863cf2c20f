//! 翻页: links to the page before and after.

use leptos::prelude::*;
use shigantong_contract::ItemQuery;

use crate::route::Route;
use crate::text::search;

/// The pager of a list with so many pages; nothing where there is one.
#[component]
pub(crate) fn Pager(query: ItemQuery, pages: u32) -> impl IntoView {
    let page = query.page;
    let to = |page: u32, label: &'static str, rel: &'static str| {
        let href = Route::Search(ItemQuery {
            page,
            ..query.clone()
        })
        .href();
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
