//! 搜索结果: the list of items.

use leptos::prelude::*;
use shigantong_contract::ServiceItemSummary;

use crate::components::marked::Marked;
use crate::domain::kind::is_applied_for;
use crate::route::Route;
use crate::text::{item as words, search};

/// The items in order; `start` is the number of the first.
#[component]
pub(crate) fn ResultList(items: Vec<ServiceItemSummary>, start: u32) -> impl IntoView {
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <ResultView item=item /> })
        .collect();
    view! {
        <ol class="results" aria-label=search::RESULTS start=start>
            {items}
        </ol>
    }
}

#[component]
fn ResultView(item: ServiceItemSummary) -> impl IntoView {
    let href = Route::Item(item.task_handle_item.clone()).href();
    let holder = if item.places > 1 {
        search::places(item.places, is_applied_for(&item.task_type))
    } else {
        item.dept_name.clone()
    };
    let facts: Vec<_> = facts(&item)
        .into_iter()
        .map(|fact| view! { <li>{fact}</li> })
        .collect();
    let summary = item.summary.clone();
    view! {
        <li>
            <a class="result" href=href>
                <h2>
                    <Marked text=item.task_name ranges=item.highlights />
                </h2>
                <p class="kind">
                    <span class="tag">{item.task_type.label}</span>
                    <span>{holder}</span>
                </p>
                {(!summary.is_empty()).then(|| view! { <p class="summary">{summary}</p> })}
                <ul class="facts">{facts}</ul>
            </a>
        </li>
    }
}

/// What a person wants to know before opening it: how long, how often, at what cost. Nothing for
/// powers that an office uses of its own accord.
fn facts(item: &ServiceItemSummary) -> Vec<String> {
    if !is_applied_for(&item.task_type) {
        return vec![];
    }
    let days = item.promise_day.zip(item.promise_type.as_ref());
    let fee = item
        .is_fee
        .map(|is_fee| if is_fee { words::CHARGED } else { words::FREE });
    [
        days.map(|(day, unit)| words::days(day, &unit.label)),
        item.limit_scene_num.map(words::visits),
        fee.map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .collect()
}
