//! 投诉举报: /complaints/new?issue=&item=&material=&than=

use leptos::prelude::*;
use shigantong_contract::Area;

use crate::api::{service_item, site};
use crate::components::complaint_form::{ComplaintView, use_draft};
use crate::components::elsewhere::WaysView;
use crate::components::halls::Halls;
use crate::components::loaded::{SkeletonView, loaded};
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::{Concern, Route, use_concern};
use crate::text::place;

/// The complaint that the address begins; without one, how one complains today.
#[component]
pub(crate) fn ComplainPage() -> impl IntoView {
    let job = &place::COMPLAIN;
    let site = use_site();
    set_meta(move || Some(PageMeta::new(titled(job.title, &site.get()), job.lead)));
    let concern = use_concern();
    let item = service_item::get(Signal::derive(move || concern.with(|c| c.item.clone())));
    let there = service_item::get(Signal::derive(move || concern.with(|c| c.than.clone())));
    let there = Signal::derive(move || there.answer.get().and_then(Result::ok));
    let draft = use_draft(concern);
    let form = move || {
        let concern = concern.get();
        if concern == Concern::default() {
            return view! { <WaysView job=job /> }.into_any();
        }
        // An item that cannot be fetched is no reason not to complain.
        let known = item.answer.get().map(Result::ok);
        let known = known.or_else(|| concern.item.is_empty().then_some(None));
        match known {
            None => view! { <SkeletonView /> }.into_any(),
            Some(item) => {
                view! { <ComplaintView concern=concern item=item there=there draft=draft /> }
                    .into_any()
            }
        }
    };
    view! {
        <h1 tabindex="-1">{job.title}</h1>
        {form}
        <p class="lead">{place::NEAR_HALLS}</p>
        {loaded(site::areas(), |mut areas: Vec<Area>| {
            areas.truncate(1);
            view! { <Halls areas=areas /> }
        })}
        <p class="actions">
            <a class="button quiet" href=Route::Halls.href()>{place::ALL_HALLS}</a>
        </p>
    }
}
