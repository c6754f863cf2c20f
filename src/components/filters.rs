//! 筛选: the facets of a list as links, and the filters in force as links that take them away.

use leptos::prelude::*;
use shigantong_contract::{Facet, FacetValue, ItemQuery};

use crate::platform::page;
use crate::route::Route;
use crate::text::search;

/// The facets that are offered, in this order; the rest of an answer's facets is left out.
const OFFERED: [&str; 8] = [
    "task_type",
    "use_level",
    "server_type",
    "handle_type",
    "max_visits",
    "project_type",
    "dept_code",
    "topic",
];
/// How many values of a facet are offered.
const MOST_VALUES: usize = 12;

/// Whether the fold with the filters is open, in the context: going back shows it as it was left.
#[derive(Clone, Copy, Default)]
pub(crate) struct IsOpen(RwSignal<bool>);

impl IsOpen {
    /// What the context holds: for a page that one goes back to as it was left, else closed.
    pub(crate) fn of_page() -> RwSignal<bool> {
        let Self(open) = use_context().unwrap_or_default();
        if !page::is_returning() {
            open.set(false);
        }
        open
    }
}

/// The filters in force, each a link to the list without it.
#[component]
pub(crate) fn ActiveFilters(query: ItemQuery, facets: Vec<Facet>) -> impl IntoView {
    let active: Vec<_> = OFFERED
        .iter()
        .filter_map(|name| {
            let code = query.get(name)?;
            let label = label_of(&facets, name, &code);
            let href = Route::Search(query.with(name, None)).href();
            Some(view! {
                <li>
                    <a class="chip on" href=href>
                        <span class="hidden">{search::REMOVE}</span>
                        {label}
                        <span aria-hidden="true">" ×"</span>
                    </a>
                </li>
            })
        })
        .collect();
    (!active.is_empty()).then(|| {
        let clear = OFFERED
            .iter()
            .fold(query.clone(), |query, name| query.with(name, None));
        let href = Route::Search(clear).href();
        view! {
            <ul class="chips">
                {active}
                <li><a class="chip" href=href>{search::CLEAR}</a></li>
            </ul>
        }
    })
}

/// The groups of filters with their counts. A filter with one value only says nothing.
#[component]
pub(crate) fn FilterGroups(query: ItemQuery, facets: Vec<Facet>) -> impl IntoView {
    OFFERED
        .iter()
        .filter_map(|name| {
            let facet = facets.iter().find(|facet| facet.name == *name)?;
            let is_chosen = query.get(name).is_some();
            (facet.values.len() > 1 || is_chosen).then(|| group(&query, facet))
        })
        .collect::<Vec<_>>()
}

fn group(query: &ItemQuery, facet: &Facet) -> impl IntoView + use<> {
    let chosen = query.get(&facet.name);
    let values: Vec<_> = facet
        .values
        .iter()
        .take(MOST_VALUES)
        .map(|value| {
            choice(
                query,
                &facet.name,
                value,
                chosen.as_deref() == Some(&value.code),
            )
        })
        .collect();
    view! {
        <div class="group">
            <h2>{search::facet(&facet.name)}</h2>
            <ul class="chips">{values}</ul>
        </div>
    }
}

fn choice(query: &ItemQuery, name: &str, value: &FacetValue, is_on: bool) -> impl IntoView + use<> {
    let wanted = (!is_on).then_some(value.code.as_str());
    let href = Route::Search(query.with(name, wanted)).href();
    view! {
        <li>
            <a class=if is_on { "chip on" } else { "chip" } href=href aria-current=is_on.then_some("true")>
                {value.label.clone()}
                " "
                <small>{value.count}</small>
            </a>
        </li>
    }
}

fn label_of(facets: &[Facet], name: &str, code: &str) -> String {
    let facet = facets.iter().find(|facet| facet.name == name);
    let value = facet.and_then(|facet| facet.values.iter().find(|value| value.code == code));
    value.map_or_else(
        || format!("{} {code}", search::facet(name)),
        |value| value.label.clone(),
    )
}
