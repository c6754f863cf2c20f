//! The tools above a list: its region and its order.

use leptos::prelude::*;
use shigantong_contract::{Area, ItemQuery};

use crate::components::icon::{Icon, IconView};
use crate::route::Route;
use crate::text::{place, search};

/// The region of the list, and the way to change it.
#[component]
pub(crate) fn RegionView(query: ItemQuery, areas: Vec<Area>) -> impl IntoView {
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

/// The orders of the list as links.
#[component]
pub(crate) fn SortView(query: ItemQuery) -> impl IntoView {
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
            <h2>{search::SORT}</h2>
            <ul class="chips">{orders.collect_view()}</ul>
        </div>
    }
}
