//! 选择地区: /regions?q=&…

use leptos::prelude::*;
use shigantong_contract::{Area, AreaCode, AreaLevel, ItemQuery};

use crate::api::site;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::region::{Region, use_region};
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::place;

/// City → county → town, each a link back to the search in that region. A page of its own, so
/// that going back closes it and it works before the app runs.
#[component]
pub(crate) fn RegionsPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        Some(PageMeta::new(
            titled(place::PICK, &site.get()),
            place::PICK_HINT,
        ))
    });
    let query = crate::route::use_search_query();
    let region = use_region();
    view! {
        <h1 tabindex="-1">{place::PICK}</h1>
        <p class="lead">{place::PICK_HINT}</p>
        {loaded(site::areas(), move |areas| view! { <RegionsView areas=areas query=query.get() region=region /> })}
    }
}

/// The tree of regions.
#[component]
fn RegionsView(areas: Vec<Area>, query: ItemQuery, region: Region) -> impl IntoView {
    let of_level = |level: AreaLevel| areas.iter().filter(move |area| area.level == level);
    let whole = choice(&query, None, place::WHOLE_CITY.to_owned(), region);
    let city: Vec<_> = of_level(AreaLevel::City)
        .map(|area| link(&query, area, region))
        .collect();
    let counties: Vec<_> = of_level(AreaLevel::County)
        .map(|county| {
            let towns: Vec<_> = of_level(AreaLevel::Town)
                .filter(|town| town.parent.as_ref() == Some(&county.area_code))
                .map(|town| view! { <li>{link(&query, town, region)}</li> })
                .collect();
            view! {
                <li>
                    {link(&query, county, region)}
                    {(!towns.is_empty()).then(|| view! { <ul class="chips">{towns}</ul> })}
                </li>
            }
        })
        .collect();
    view! {
        <ul class="chips">
            <li>{whole}</li>
            {city.into_iter().map(|city| view! { <li>{city}</li> }).collect::<Vec<_>>()}
        </ul>
        <ul class="regions">{counties}</ul>
    }
}

fn link(query: &ItemQuery, area: &Area, region: Region) -> impl IntoView + use<> {
    choice(
        query,
        AreaCode::parse(&area.area_code).ok(),
        area.name.clone(),
        region,
    )
}

fn choice(
    query: &ItemQuery,
    code: Option<AreaCode>,
    name: String,
    region: Region,
) -> impl IntoView + use<> {
    let is_on = query.area_code == code;
    let wanted = ItemQuery {
        area_code: code.clone(),
        page: 1,
        ..query.clone()
    };
    let remembered = code.map(|code| (code, name.clone()));
    let remember = move |_| {
        region.set(remembered.clone());
    };
    view! {
        <a
            class=if is_on { "chip on" } else { "chip" }
            href=Route::Search(wanted).href()
            aria-current=is_on.then_some("true")
            on:click=remember
        >
            {name}
        </a>
    }
}
