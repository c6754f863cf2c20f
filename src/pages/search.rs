//! 搜索: /search?q=&area_code=&…

use leptos::prelude::*;
use shigantong_contract::{ItemQuery, Page, Scope, ServiceItemSummary};

use crate::api::{service_item, site};
use crate::components::code_link::code_links;
use crate::components::filters::{IsOpen, active_filters, filter_groups};
use crate::components::journey_hits::JourneyHits;
use crate::components::list_tools::{NarrowView, RegionView, sort_links};
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::pager::Pager;
use crate::components::query_box::QueryBox;
use crate::components::result_list::ResultList;
use crate::components::shell::use_site;
use crate::platform::page::is_open;
use crate::route::{Route, search_query, use_search_query};
use crate::text::search;

/// The list that the address asks for. Typing changes the address, and the address the list.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    let query = use_search_query();
    let load = service_item::list(Signal::derive(move || Some(query.get())));
    let areas = site::areas();
    let site = use_site();
    set_meta(move || {
        let q = query.with(|query| query.q.clone());
        let title = if q.is_empty() {
            heading(&query.get()).to_owned()
        } else {
            q
        };
        let status = load.answer.with(|answer| match answer {
            Some(Err(error)) => error.status(),
            _ => 200,
        });
        let meta = PageMeta::new(titled(&title, &site.get()), search::DESCRIPTION);
        Some(PageMeta { status, ..meta })
    });
    let regions = move || areas.answer.get().and_then(Result::ok).unwrap_or_default();
    let open = IsOpen::of_page();
    let page = Memo::new(move |_| load.answer.get().and_then(Result::ok));
    let facets = move || page.get().map(|page| page.facets).unwrap_or_default();
    let status = move || {
        if load.is_busy.get() {
            return search::BUSY.to_owned();
        }
        page.get()
            .map(|page| search::total(page.total, &query.get().q))
            .unwrap_or_default()
    };
    view! {
        <h1 class="minor" tabindex="-1">{move || heading(&query.get())}</h1>
        <QueryBox query=query />
        <div class="tools">
            {move || view! { <RegionView query=query.get() areas=regions() /> }}
            <details
                class="filters"
                open=open.get_untracked()
                on:toggle=move |event| open.set(is_open(&event))
            >
                <summary class="chip">{search::FILTERS}</summary>
                <div class="sheet">
                    {move || sort_links(&query.get(), &search::SORTS)}
                    {move || filter_groups(&query.get(), &facets())}
                </div>
            </details>
        </div>
        {move || view! { <NarrowView query=query.get() areas=regions() /> }}
        {move || active_filters(&query.get(), &facets())}
        <p class="count" role="status">{status}</p>
        {move || query.with(|query| code_links(&query.q))}
        <div class="found" aria-busy=move || load.is_busy.get().to_string()>
            {loaded(load, move |page| view! { <SearchView page=page query=query.get_untracked() /> })}
        </div>
    }
}

/// One page of the list, or what to try where there is nothing.
#[component]
pub(crate) fn SearchView(page: Page<ServiceItemSummary>, query: ItemQuery) -> impl IntoView {
    let journeys = view! { <JourneyHits journeys=page.journeys.clone() /> };
    if page.total == 0 {
        return view! { {journeys}<EmptyView query=query /> }.into_any();
    }
    let pages = page.pages();
    let start = (page.page.saturating_sub(1)) * page.page_size + 1;
    let query = ItemQuery {
        page: page.page,
        ..query
    };
    let own = query.clone();
    let to = move |page| {
        let own = own.clone();
        Route::Search(ItemQuery { page, ..own }).href()
    };
    view! {
        {journeys}
        <ResultList items=page.items start=start />
        <Pager page=query.page pages=pages address=to />
    }
    .into_any()
}

#[component]
fn EmptyView(query: ItemQuery) -> impl IntoView {
    let examples = search::EXAMPLES.map(|word| {
        let href = Route::Search(ItemQuery {
            q: word.to_owned(),
            ..search_query([])
        })
        .href();
        view! { <li><a class="chip" href=href>{word}</a></li> }
    });
    let everywhere = Route::Search(ItemQuery {
        q: query.q.clone(),
        ..search_query([])
    });
    let is_narrow = everywhere != Route::Search(query.clone());
    view! {
        <div class="empty">
            <h2>{search::EMPTY}</h2>
            <ul>{search::EMPTY_TIPS.map(|tip| view! { <li>{tip}</li> }).collect_view()}</ul>
            {is_narrow.then(|| view! { <p class="actions"><a class="button" href=everywhere.href()>{search::CLEAR}</a></p> })}
            <ul class="chips">{examples.collect_view()}</ul>
        </div>
    }
}

fn heading(query: &ItemQuery) -> &'static str {
    match query.scope {
        Some(Scope::Power) => search::TITLE_POWER,
        Some(Scope::Service) => search::TITLE_SERVICE,
        None => search::TITLE,
    }
}
