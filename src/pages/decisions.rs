//! 结果公示: /transparency/decisions?q=&page=

use leptos::prelude::*;
use shigantong_contract::{PublishedDecision, path};

use crate::api::transparency;
use crate::components::details::Rows;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::notice_list::{NoticeSearch, notices};
use crate::components::shell::use_site;
use crate::platform::network;
use crate::route::{Route, use_notice_query};
use crate::text::{shell, transparency as words};

/// What was decided, by whom, about whom, with the document.
#[component]
pub(crate) fn DecisionsPage() -> impl IntoView {
    let query = use_notice_query();
    let site = use_site();
    set_meta(move || {
        let title = titled(words::DECISIONS, &site.get());
        Some(PageMeta::new(title, words::DECISIONS_DESCRIPTION))
    });
    let load = transparency::decisions(query.into());
    view! {
        <h1 tabindex="-1">{words::DECISIONS}</h1>
        <p class="lead">{words::DECISIONS_LEAD}</p>
        <NoticeSearch query=query address=Route::Decisions label=words::SEARCH_DECISIONS />
        {loaded(load, move |page| notices(page, &query.get_untracked(), Route::Decisions, decision))}
    }
}

fn decision(decision: PublishedDecision) -> AnyView {
    let day = decision.decided_on;
    let day = format!("{}-{:02}-{:02}", day.year(), day.month(), day.day());
    let rows = vec![
        (words::PARTY, decision.party_masked),
        (words::DEPT, decision.dept_name),
        (words::DECIDED, day),
        (words::NUMBER, decision.number),
        (words::SUMMARY, decision.summary),
        (words::ITEM, decision.task_name),
    ];
    let has_file = path::is_guid(&decision.document_guid);
    let file = has_file.then(|| {
        let address = network::address(&path::file(&decision.document_guid));
        let spoken = words::document_of(&decision.title);
        view! {
            <p class="actions">
                <a class="button quiet" href=address aria-label=spoken target="_blank" rel="noopener">{words::DOCUMENT}</a>
            </p>
        }
    });
    let is_for = decision.kind.code == "approved";
    view! {
        <li class="part">
            <p class="kind">
                <span class=if is_for { "tag" } else { "tag calm" }>{decision.kind.label}</span>
                {decision.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
            </p>
            <h2>{decision.title}</h2>
            <Rows rows=rows plain=true />
            {file}
        </li>
    }
    .into_any()
}
