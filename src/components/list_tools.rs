//! The tools above a list: its region and its order.

use leptos::prelude::*;
use shigantong_contract::{Area, AreaCode, ItemQuery};

use crate::components::filters::Narrowing;
use crate::components::icon::{Icon, IconView};
use crate::domain::place::named;
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

/// How many regions of one name are offered.
const MOST_NAMED: usize = 4;

/// Where a region is named in what was typed, the list of that region as a link: the search itself
/// stays as it was typed.
#[component]
pub(crate) fn NarrowView(query: ItemQuery, areas: Vec<Area>) -> impl IntoView {
    let found = named(&query.q, &areas)?;
    let is_one = found.areas.len() == 1;
    let links: Vec<_> = found
        .areas
        .iter()
        .take(MOST_NAMED)
        .filter_map(|area| {
            let code = AreaCode::parse(&area.area_code).ok()?;
            let parent = areas
                .iter()
                .find(|known| Some(&known.area_code) == area.parent.as_ref());
            let county = parent
                .filter(|_| !is_one)
                .map(|parent| parent.name.as_str());
            let name = format!("{}{}", county.unwrap_or_default(), area.name);
            let wanted = ItemQuery {
                q: found.rest.clone(),
                area_code: Some(code),
                page: 1,
                ..query.clone()
            };
            let label = search::narrow(&name, &found.rest);
            Some(view! { <li><a class="chip" href=Route::Search(wanted).href()>{label}</a></li> })
        })
        .collect();
    Some(view! { <ul class="chips" aria-label=search::NARROW>{links}</ul> })
}

/// The orders of the list as links.
pub(crate) fn sort_links(
    query: &dyn Narrowing,
    orders: &'static [(&'static str, &'static str)],
) -> AnyView {
    let current = query.value("sort");
    let orders: Vec<_> = orders
        .iter()
        .enumerate()
        .map(|(place, (value, label))| {
            // The first is the order of a list that names none.
            let is_on = current.as_ref().map_or(place == 0, |current| current == value);
            let href = query.href_with("sort", Some(value));
            view! {
                <li>
                    <a class=if is_on { "chip on" } else { "chip" } href=href aria-current=is_on.then_some("true")>
                        {*label}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <div class="group">
            <h2>{search::SORT}</h2>
            <ul class="chips">{orders}</ul>
        </div>
    }
    .into_any()
}
