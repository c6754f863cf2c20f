//! 搜索: /search?q=&area_code=&…

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::{Area, Facet, ItemQuery, Page, Scope, ServiceItemSummary};

use crate::api::{service_item, site};
use crate::app::Typed;
use crate::components::filters::{ActiveFilters, FilterGroups};
use crate::components::icon::{Icon, IconView};
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::pager::Pager;
use crate::components::result_list::ResultList;
use crate::components::search_box::SearchBox;
use crate::components::shell::use_site;
use crate::route::{Route, search_pairs, search_query, use_search_query};
use crate::text::{place, search};

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
        Some(PageMeta::new(
            titled(&title, &site.get()),
            search::DESCRIPTION,
        ))
    });
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
            {move || view! { <RegionView query=query.get() areas=areas.answer.get().and_then(Result::ok).unwrap_or_default() /> }}
            <details class="filters">
                <summary class="chip">{search::FILTERS}</summary>
                <div class="sheet">
                    {move || view! { <SortView query=query.get() /> }}
                    {move || view! { <FilterGroups query=query.get() facets=facets() /> }}
                </div>
            </details>
        </div>
        {move || view! { <ActiveFilters query=query.get() facets=facets() /> }}
        <p class="count" role="status">{status}</p>
        <div class="found" aria-busy=move || load.is_busy.get().to_string()>
            {loaded(load, move |page| view! { <SearchView page=page query=query.get_untracked() /> })}
        </div>
    }
}

/// One page of the list, or what to try where there is nothing.
#[component]
pub(crate) fn SearchView(page: Page<ServiceItemSummary>, query: ItemQuery) -> impl IntoView {
    if page.total == 0 {
        return view! { <EmptyView query=query facets=page.facets /> }.into_any();
    }
    let pages = page.pages();
    let start = (page.page.saturating_sub(1)) * page.page_size + 1;
    let query = ItemQuery {
        page: page.page,
        ..query
    };
    view! {
        <ResultList items=page.items start=start />
        <Pager query=query pages=pages />
    }
    .into_any()
}

#[component]
fn EmptyView(query: ItemQuery, facets: Vec<Facet>) -> impl IntoView {
    let _ = facets;
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

/// The search box over the list's address.
#[component]
fn QueryBox(query: Memo<ItemQuery>) -> impl IntoView {
    let of_address = query.with_untracked(|query| query.q.clone());
    let typed = use_context::<Typed>().and_then(|Typed(typed)| typed);
    let typed = typed.filter(|typed| !typed.is_empty() && *typed != of_address);
    let text = RwSignal::new(typed.clone().unwrap_or_else(|| of_address.clone()));
    let sent = StoredValue::new(of_address);
    let navigate = use_navigate();
    let go = Callback::new(move |text: String| {
        let q = text.trim().to_owned();
        if q == sent.get_value() {
            return;
        }
        sent.set_value(q.clone());
        let wanted = query.with_untracked(|query| query.with("q", Some(&q)));
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate(&Route::Search(wanted).href(), options);
    });
    Effect::new(move |_| {
        // Going back changes the address under the box; what is being typed does not.
        let q = query.with(|query| query.q.clone());
        if q != sent.get_value() {
            sent.set_value(q.clone());
            text.set(q);
        }
    });
    Effect::new(move |_| {
        if let Some(typed) = typed.clone() {
            go.run(typed);
        }
    });
    let hidden = Signal::derive(move || {
        let mut pairs = query.with(search_pairs);
        pairs.retain(|(name, _)| *name != "q" && *name != "page");
        pairs
    });
    view! { <SearchBox text=text hidden=hidden on_rest=go on_submit=go /> }
}

/// The region of the list, and the way to change it.
#[component]
fn RegionView(query: ItemQuery, areas: Vec<Area>) -> impl IntoView {
    let code = query.area_code.as_ref().map(ToString::to_string);
    let known = areas
        .iter()
        .find(|area| Some(&area.area_code) == code.as_ref());
    let name = match (known, code) {
        (Some(area), _) => area.name.clone(),
        (None, Some(code)) => code,
        (None, None) => place::WHOLE_CITY.to_owned(),
    };
    let lower = query.area_code.is_some().then(|| {
        let (wanted, label) = if query.include_lower {
            (Some("false"), search::OWN_ONLY)
        } else {
            (None, search::WITH_LOWER)
        };
        let href = Route::Search(query.with("include_lower", wanted)).href();
        view! { <a class="chip" href=href>{label}</a> }
    });
    view! {
        <a class="chip place" href=Route::Regions(query).href()>
            <IconView icon=Icon::Place />
            {name}
            <small>{place::CHANGE}</small>
        </a>
        {lower}
    }
}

#[component]
fn SortView(query: ItemQuery) -> impl IntoView {
    let current = query
        .get("sort")
        .unwrap_or_else(|| search::SORTS[0].0.to_owned());
    let orders = search::SORTS.map(|(value, label)| {
        let is_on = current == value;
        let href = Route::Search(query.with("sort", Some(value))).href();
        view! {
            <li>
                <a class=if is_on { "chip on" } else { "chip" } href=href aria-current=is_on.then_some("true")>
                    {label}
                </a>
            </li>
        }
    });
    view! {
        <div class="group">
            <h3>{search::SORT}</h3>
            <ul class="chips">{orders.collect_view()}</ul>
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
