//! 红黑榜: /credit?q=&list_kind=&…

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::credit;
use crate::components::credit::list::{records, tabs};
use crate::components::credit::search::CreditSearch;
use crate::components::filters::{IsOpen, active_filters, filter_groups};
use crate::components::list_tools::sort_links;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::platform::page::is_open;
use crate::route::{Lookup, Regulation, Route, use_credit_query, use_is_private};
use crate::text::{credit as words, regulation, search, uscc};

/// What is published, as the address asks for it.
#[component]
pub(crate) fn CreditPage() -> impl IntoView {
    let query = use_credit_query();
    let load = credit::list(query.into());
    let site = use_site();
    set_meta(move || {
        let status = load.answer.with(|answer| match answer {
            Some(Err(error)) => error.status(),
            _ => 200,
        });
        let meta = PageMeta::new(titled(words::TITLE, &site.get()), words::DESCRIPTION);
        Some(PageMeta { status, ..meta })
    });
    // A number of a person stands in the address no longer than it has to.
    let is_private = use_is_private();
    let was_private = RwSignal::new(is_private.get_untracked());
    let navigate = use_navigate();
    Effect::new(move |_| {
        if is_private.get() {
            was_private.set(true);
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&Route::Credit(query.get_untracked()).href(), options);
        }
    });
    let open = IsOpen::of_page();
    let page = Memo::new(move |_| load.answer.get().and_then(Result::ok));
    let facets = move || page.get().map(|page| page.facets).unwrap_or_default();
    let status = move || {
        if load.is_busy.get() && page.with(Option::is_none) {
            return search::BUSY.to_owned();
        }
        let page = page.get();
        page.map(|page| words::total(page.total, &query.get().q))
            .unwrap_or_default()
    };
    let about = words::ABOUT
        .map(|(term, text)| view! { <div><dt>{term}</dt><dd>{text}</dd></div> })
        .collect_view();
    view! {
        <h1 tabindex="-1">{words::TITLE}</h1>
        <dl class="about-lists">{about}</dl>
        {move || tabs(&query.get(), &facets())}
        {move || was_private.get().then(|| view! {
            <p class="note warn" role="alert">{uscc::PRIVATE_ADDRESS}</p>
        })}
        <CreditSearch query=query />
        <div class="tools">
            <details class="filters" open=open.get_untracked() on:toggle=move |event| open.set(is_open(&event))>
                <summary class="chip">{search::FILTERS}</summary>
                <div class="sheet">
                    {move || sort_links(&query.get(), &words::SORTS)}
                    {move || filter_groups(&query.get(), &facets())}
                </div>
            </details>
            <a class="chip" href=Route::CreditTrack.href()>{words::TO_TRACK}</a>
            <a class="chip" href=Regulation::Company(Lookup::default()).href()>{regulation::TITLE}</a>
        </div>
        {move || active_filters(&query.get(), &facets())}
        <p class="count" role="status">{status}</p>
        <div class="found" aria-busy=move || load.is_busy.get().to_string()>
            {loaded(load, move |page| records(page, &query.get_untracked()))}
        </div>
    }
}
