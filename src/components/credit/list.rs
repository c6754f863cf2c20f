//! 公示记录: the tabs, the entries of a list, and what to try where there are none.

use leptos::prelude::*;
use shigantong_contract::{CreditQuery, CreditRecordSummary, Facet, ListKind, Page};

use crate::components::code_link::code_links;
use crate::components::pager::Pager;
use crate::route::Route;
use crate::text::{credit as words, shell};

/// The lists as links, each with its count where the answer has one.
pub(crate) fn tabs(query: &CreditQuery, facets: &[Facet]) -> AnyView {
    let facet = facets.iter().find(|facet| facet.name == "list_kind");
    let chosen = query.list_kind.clone().unwrap_or_default();
    let tabs = words::LISTS.map(|(value, label)| {
        let is_on = chosen == value;
        let wanted = (!value.is_empty()).then_some(value);
        let href = Route::Credit(query.with("list_kind", wanted)).href();
        let found = facet.and_then(|facet| facet.values.iter().find(|found| found.code == value));
        let count = found.map(|found| found.count);
        view! {
            <li>
                <a class=if is_on { "on" } else { "" } href=href aria-current=is_on.then_some("page")>
                    {label}
                    {count.map(|count| view! { <small>" "{count}</small> })}
                </a>
            </li>
        }
    });
    view! {
        <nav class="tabs" aria-label=words::TABS>
            <ul>{tabs.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// One page of the list.
pub(crate) fn records(page: Page<CreditRecordSummary>, query: &CreditQuery) -> AnyView {
    if page.total == 0 {
        return empty(query);
    }
    let (pages, number) = (page.pages(), page.page);
    let start = number.saturating_sub(1) * page.page_size + 1;
    let entries: Vec<_> = page.items.into_iter().map(entry).collect();
    let own = query.clone();
    let to = move |page| {
        let own = own.clone();
        Route::Credit(CreditQuery { page, ..own }).href()
    };
    view! {
        <ol class="results" aria-label=words::LIST start=start>{entries}</ol>
        <Pager page=number pages=pages address=to />
    }
    .into_any()
}

/// The tag of a list; its colour is that of the list's name, and the words carry it.
pub(super) fn list_tag(record: &CreditRecordSummary) -> AnyView {
    let class = match ListKind::of_code(&record.list_kind.code) {
        Some(ListKind::Red) => "tag on-red",
        Some(ListKind::Black) => "tag on-black",
        None => "tag calm",
    };
    let label = record.list_kind.label.clone();
    view! { <span class=class>{label}</span> }.into_any()
}

fn entry(record: CreditRecordSummary) -> AnyView {
    let href = Route::CreditRecord(record.id.clone()).href();
    let tag = list_tag(&record);
    let severity = record.severity.map(|severity| severity.label);
    let state = record.state;
    // Published is what all of them are.
    let has_state = !matches!(state.code.as_str(), "published" | "upheld" | "refused");
    let who = if record.uscc.is_empty() {
        record.id_masked
    } else {
        record.uscc
    };
    let decided = words::decided(&record.dept_name, record.decided_on);
    let until = words::shown_until(record.terms.max_until);
    view! {
        <li>
            <a class="result" href=href>
                <h2>{record.subject_name}</h2>
                <p class="kind">
                    {tag}
                    {severity.map(|label| view! { <span class="tag calm">{label}</span> })}
                    {has_state.then(|| view! { <span class="tag">{state.label}</span> })}
                    {record.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
                </p>
                <p class="summary">{record.title}</p>
                {(!who.is_empty()).then(|| view! { <p class="faint number">{who}</p> })}
                <ul class="facts stacked">
                    <li>{decided}</li>
                    <li>{until}</li>
                </ul>
            </a>
        </li>
    }
    .into_any()
}

fn empty(query: &CreditQuery) -> AnyView {
    let all = Route::Credit(CreditQuery::default()).href();
    let is_narrow = *query != CreditQuery::default();
    if !is_narrow {
        return view! { <p class="empty">{words::NOTHING}</p> }.into_any();
    }
    let tips = words::NONE_TIPS.map(|tip| view! { <li>{tip}</li> });
    view! {
        <div class="empty">
            <h2>{words::NONE}</h2>
            <ul>{tips.collect_view()}</ul>
            {code_links(&query.q)}
            <p class="actions"><a class="button" href=all>{words::ALL}</a></p>
        </div>
    }
    .into_any()
}
