//! 政务大厅: /halls

use leptos::prelude::*;

use crate::api::site;
use crate::components::halls::Halls;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::text::place;

/// The halls of all regions.
#[component]
pub(crate) fn HallsPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        let title = titled(place::HALLS, &site.get());
        Some(PageMeta::new(title, place::HALLS_DESCRIPTION))
    });
    view! {
        <h1 tabindex="-1">{place::HALLS}</h1>
        {loaded(site::areas(), |areas| view! { <Halls areas=areas /> })}
    }
}
