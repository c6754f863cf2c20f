//! 公开诉求: /complaints?q=&issue=&…, /complaints/{id} and /complaints/figures

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use leptos_router::hooks::use_params_map;
use shigantong_contract::complaint::ComplaintQuery;

use crate::api::board;
use crate::components::board::{entry, figures, list};
use crate::components::credit::search::CodeSearch;
use crate::components::filters::{IsOpen, active_filters, filter_groups};
use crate::components::hotline::HotlineView;
use crate::components::list_tools::sort_links;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::platform::page::is_open;
use crate::route::{ComplaintPage, Concern, Route, use_complaint_query};
use crate::text::{board as words, search};

/// What others complained of and what became of it; and the ways to complain.
#[component]
pub(crate) fn BoardPage() -> impl IntoView {
    let query = use_complaint_query();
    let load = board::list(query.into());
    let site = use_site();
    set_meta(move || {
        let status = load.answer.with(|answer| match answer {
            Some(Err(error)) => error.status(),
            _ => 200,
        });
        let meta = PageMeta::new(titled(words::TITLE, &site.get()), words::DESCRIPTION);
        Some(PageMeta { status, ..meta })
    });
    let open = IsOpen::of_page();
    let page = Memo::new(move |_| load.answer.get().and_then(Result::ok));
    let facets = move || page.get().map(|page| page.facets).unwrap_or_default();
    let status = move || page.get().map(|page| words::total(page.total));
    view! {
        <h1 tabindex="-1">{words::TITLE}</h1>
        <p class="lead">{words::LEAD}</p>
        <p class="actions">
            <a class="button" href=Route::Complain(Concern::default()).href()>{words::NEW}</a>
            <a class="button quiet" href=ComplaintPage::Track.href()>{words::TRACK}</a>
        </p>
        {search_box(query)}
        <div class="tools">
            <details class="filters" open=open.get_untracked() on:toggle=move |event| open.set(is_open(&event))>
                <summary class="chip">{search::FILTERS}</summary>
                <div class="sheet">
                    {move || sort_links(&query.get(), &words::SORTS)}
                    {move || filter_groups(&query.get(), &facets())}
                </div>
            </details>
            <a class="chip" href=ComplaintPage::Figures.href()>{words::FIGURES}</a>
            <a class="chip" href=ComplaintPage::Mine.href()>{words::MINE}</a>
        </div>
        {move || active_filters(&query.get(), &facets())}
        <p class="count" role="status">{status}</p>
        <div class="found" aria-busy=move || load.is_busy.get().to_string()>
            {loaded(load, move |page| list::entries(page, &query.get_untracked()))}
        </div>
        <HotlineView />
    }
}

fn search_box(query: Memo<ComplaintQuery>) -> AnyView {
    let navigate = use_navigate();
    let go = Callback::new(move |q: String| {
        let wanted = query.with_untracked(|query| query.with("q", Some(q.trim())));
        navigate(
            &ComplaintPage::Board(wanted).href(),
            NavigateOptions::default(),
        );
    });
    let hidden = Signal::derive(move || {
        let names = ComplaintQuery::NAMES.iter();
        let names = names.filter(|name| !matches!(**name, "q" | "page"));
        let pairs = names.filter_map(|name| Some((*name, query.with(|query| query.get(name))?)));
        pairs.collect::<Vec<_>>()
    });
    let of_address = Signal::derive(move || query.with(|query| query.q.clone()));
    let words = (words::SEARCH, words::SEARCH_HINT, words::SEARCH_WAYS);
    view! { <CodeSearch action="/complaints" words=words of_address=of_address hidden=hidden go=go /> }
        .into_any()
}

/// One entry.
#[component]
pub(crate) fn BoardEntryPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let load = board::one(id.into());
    let site = use_site();
    set_meta(move || {
        let (status, title) = load.answer.with(|answer| match answer {
            Some(Err(error)) => (error.status(), words::TITLE.to_owned()),
            Some(Ok(entry)) => (200, format!("{} {}", entry.area_name, entry.issue.label)),
            None => (200, words::TITLE.to_owned()),
        });
        let meta = PageMeta::new(titled(&title, &site.get()), words::DESCRIPTION);
        Some(PageMeta { status, ..meta })
    });
    loaded(load, entry::entry_view)
}

/// How departments answer.
#[component]
pub(crate) fn ComplaintFiguresPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        let title = titled(words::FIGURES, &site.get());
        Some(PageMeta::new(title, words::FIGURES_LEAD))
    });
    view! {
        <h1 tabindex="-1">{words::FIGURES}</h1>
        <p class="lead">{words::FIGURES_LEAD}</p>
        {loaded(board::figures(), figures::figures_view)}
        <p class="actions">
            <a class="button quiet" href=ComplaintPage::Board(ComplaintQuery::default()).href()>{words::BACK}</a>
        </p>
    }
}
