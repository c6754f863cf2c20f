//! 政务大厅: where one can go.

use leptos::prelude::*;
use shigantong_contract::Area;

use crate::components::details::Rows;
use crate::text::place;

/// One hall within a part of a page.
#[component]
pub(crate) fn HallView(area: Area) -> impl IntoView {
    let rows = vec![
        (place::ADDRESS, area.hall_address),
        (place::HOURS, area.hall_hours),
        (place::PHONE, area.hall_phone),
    ];
    view! {
        <h3>{area.hall_name}</h3>
        <Rows rows=rows />
    }
}

/// The halls of these regions; regions without a known hall are left out.
#[component]
pub(crate) fn Halls(areas: Vec<Area>) -> impl IntoView {
    let halls: Vec<_> = areas
        .into_iter()
        .filter(|area| !area.hall_name.is_empty())
        .map(|area| {
            let rows = vec![
                (place::ADDRESS, area.hall_address),
                (place::HOURS, area.hall_hours),
                (place::PHONE, area.hall_phone),
            ];
            view! {
                <li>
                    <h2>{area.hall_name}</h2>
                    <Rows rows=rows />
                </li>
            }
        })
        .collect();
    if halls.is_empty() {
        return view! { <p>{place::NO_HALL}</p> }.into_any();
    }
    view! { <ul class="halls">{halls}</ul> }.into_any()
}
