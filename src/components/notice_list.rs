//! 公告: the search over a list of notices, the list, and what to do where it is empty.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::{NoticeQuery, Page};

use crate::components::icon::{Icon, IconView};
use crate::components::pager::Pager;
use crate::route::Route;
use crate::text::{search, transparency as words};

/// The address of a list for a query.
pub(crate) type Address = fn(NoticeQuery) -> Route;

/// The search: a plain form, which works before the app runs and without it.
#[component]
pub(crate) fn NoticeSearch(
    query: Memo<NoticeQuery>,
    address: Address,
    label: &'static str,
) -> impl IntoView {
    let typed = crate::platform::page::typed_before("#notice-q");
    let of_address = query.with_untracked(|query| query.q.clone());
    let text = RwSignal::new(if typed.is_empty() { of_address } else { typed });
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let q = text.with_untracked(|text| text.trim().to_owned());
        let wanted = NoticeQuery { q, page: 1 };
        navigate(&address(wanted).href(), NavigateOptions::default());
    };
    Effect::new(move |last: Option<String>| {
        // Going back changes the address under the box.
        let q = query.with(|query| query.q.clone());
        if last.is_some_and(|last| last != q) {
            text.set(q.clone());
        }
        q
    });
    let action = address(NoticeQuery::default()).href();
    view! {
        <form class="search-box" role="search" action=action method="get" on:submit=submit>
            <IconView icon=Icon::Search />
            <input
                id="notice-q"
                type="search"
                name="q"
                maxlength="100"
                autocomplete="off"
                enterkeyhint="search"
                aria-label=label
                placeholder=words::SEARCH_HINT
                value=text.get_untracked()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button type="submit" class="button">{search::SUBMIT}</button>
        </form>
    }
}

/// A page of the list, each entry as `entry` draws it.
pub(crate) fn notices<T: 'static>(
    page: Page<T>,
    query: &NoticeQuery,
    address: Address,
    entry: impl Fn(T) -> AnyView,
) -> AnyView {
    if page.total == 0 {
        return view! { <EmptyView query=query.clone() address=address /> }.into_any();
    }
    let (pages, number) = (page.pages(), page.page);
    let start = number.saturating_sub(1) * page.page_size + 1;
    let count = search::total(page.total, &query.q);
    let entries: Vec<_> = page.items.into_iter().map(entry).collect();
    let q = query.q.clone();
    let to = move |page| address(NoticeQuery { q: q.clone(), page }).href();
    view! {
        <p class="count" role="status">{count}</p>
        <ol class="notices" start=start>{entries}</ol>
        <Pager page=number pages=pages address=to />
    }
    .into_any()
}

#[component]
fn EmptyView(query: NoticeQuery, address: Address) -> impl IntoView {
    if query == NoticeQuery::default() {
        return view! { <p class="empty">{words::NOTHING}</p> }.into_any();
    }
    let all = address(NoticeQuery::default()).href();
    view! {
        <div class="empty">
            <h2>{words::NONE}</h2>
            <p>{words::NONE_HINT}</p>
            <p class="actions"><a class="button" href=all>{words::ALL}</a></p>
        </div>
    }
    .into_any()
}
