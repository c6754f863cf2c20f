//! 检查公示: /regulation/inspections?result=&area_code=&year=&page=

use leptos::prelude::*;

use crate::api::regulation;
use crate::components::filters::{IsOpen, active_filters, filter_groups};
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::regulation::inspections::inspections;
use crate::components::shell::use_site;
use crate::platform::page::is_open;
use crate::route::Regulation;
use crate::route::regulation::use_inspection_query;
use crate::text::{regulation as words, search};

/// The inspections, as the address asks for them.
#[component]
pub(crate) fn InspectionsPage() -> impl IntoView {
    let query = use_inspection_query();
    let load = regulation::inspections(query);
    let site = use_site();
    set_meta(move || {
        let status = load.answer.with(|answer| match answer {
            Some(Err(error)) => error.status(),
            _ => 200,
        });
        let title = titled(words::INSPECTIONS, &site.get());
        let meta = PageMeta::new(title, words::INSPECTIONS_DESCRIPTION);
        Some(PageMeta { status, ..meta })
    });
    let open = IsOpen::of_page();
    let facets = Memo::new(move |_| {
        let page = load.answer.get().and_then(Result::ok);
        page.map(|page| page.facets).unwrap_or_default()
    });
    view! {
        <h1 tabindex="-1">{words::INSPECTIONS}</h1>
        <p class="lead">{words::INSPECTIONS_LEAD}</p>
        <div class="tools">
            <details class="filters" open=open.get_untracked() on:toggle=move |event| open.set(is_open(&event))>
                <summary class="chip">{search::FILTERS}</summary>
                <div class="sheet">{move || filter_groups(&query.get(), &facets.get())}</div>
            </details>
            <a class="chip" href=Regulation::Draws.href()>{words::DRAWS}</a>
        </div>
        {move || active_filters(&query.get(), &facets.get())}
        <div class="found" aria-busy=move || load.is_busy.get().to_string()>
            {loaded(load, move |page| inspections(page, &query.get_untracked()))}
        </div>
    }
}
