//! No such page: /*

use leptos::prelude::*;

use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::{shell, state};

/// Says that there is no page at this address.
#[component]
pub(crate) fn UnknownPage() -> impl IntoView {
    let site = use_site();
    let (title, detail) = state::NO_PAGE;
    set_meta(move || {
        Some(PageMeta {
            status: 404,
            ..PageMeta::new(titled(title, &site.get()), detail)
        })
    });
    view! {
        <div class="failure">
            <h1 tabindex="-1">{title}</h1>
            <p>{detail}</p>
            <p class="actions"><a class="button" href=Route::Home.href()>{shell::HOME}</a></p>
        </div>
    }
}
