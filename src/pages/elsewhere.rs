//! Jobs that this site cannot do yet: /credit. It says so and says how the job is done today.

use leptos::prelude::*;
use shigantong_contract::Area;

use crate::components::elsewhere::WaysView;
use crate::components::halls::Halls;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::place::{self, Elsewhere};

/// 红黑榜.
#[component]
pub(crate) fn CreditPage() -> impl IntoView {
    view! { <ElsewherePage job=&place::CREDIT /> }
}

#[component]
fn ElsewherePage(job: &'static Elsewhere) -> impl IntoView {
    let site = use_site();
    set_meta(move || Some(PageMeta::new(titled(job.title, &site.get()), job.lead)));
    view! {
        <h1 tabindex="-1">{job.title}</h1>
        <WaysView job=job />
        <p class="lead">{place::NEAR_HALLS}</p>
        {loaded(crate::api::site::areas(), |mut areas: Vec<Area>| {
            areas.truncate(1);
            view! { <Halls areas=areas /> }
        })}
        <p class="actions">
            <a class="button quiet" href=Route::Halls.href()>{place::ALL_HALLS}</a>
        </p>
    }
}
