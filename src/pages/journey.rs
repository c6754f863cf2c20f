//! 一件事: /journeys/{key}?area_code=&with=

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::Journey;

use crate::api::{journey, site};
use crate::components::details::Contents;
use crate::components::journey::{FormView, ListView, MyCase, MyJourney, StagesView};
use crate::components::loaded::followed_page;
use crate::components::meta::{PageMeta, titled};
use crate::components::share::ShareView;
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::{journey as words, shell};

/// The journey of the address, in the case of the address.
#[component]
pub(crate) fn JourneyPage() -> impl IntoView {
    let params = use_params_map();
    let key = Signal::derive(move || params.with(|params| params.get("key").unwrap_or_default()));
    let areas = site::areas();
    let areas = Signal::derive(move || areas.answer.get().and_then(Result::ok).unwrap_or_default());
    let case = MyCase::new(areas);
    let area_code = Signal::derive(move || case.get().area_code().to_owned());
    let load = journey::get(key, area_code);
    let site = use_site();
    super::set_meta_of(load, move |journey: &Journey| {
        let title = titled(&journey.name, &site.get());
        PageMeta::new(title, words::description(&journey.summary))
    });
    let is_busy = load.is_busy;
    followed_page(load, move |journey| {
        let mine = MyJourney::new(journey, case);
        view! { <div aria-busy=move || is_busy.get().to_string()><JourneyView mine=mine /></div> }
    })
}

/// For whom, how much of everything, in which order, with which materials.
#[component]
pub(crate) fn JourneyView(mine: MyJourney) -> impl IntoView {
    let Journey {
        name,
        summary,
        is_sample,
        ..
    } = mine.journey.get_untracked();
    let parts = vec![
        ("order", words::ORDER, false),
        ("list", crate::text::checklist::LIST, false),
    ];
    view! {
        <article class="journey">
            <header class="title">
                <p class="kind">
                    <span class="tag">{words::TAG}</span>
                    {is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
                </p>
                <h1 tabindex="-1">{name}</h1>
                <p class="lead">{summary}</p>
            </header>
            <FormView mine=mine />
            <Contents parts=parts />
            <StagesView mine=mine />
            <ListView mine=mine />
            <ShareView path=Signal::derive(move || mine.href()) />
            <p class="actions">
                <a class="button quiet" href=Route::Journeys.href()>{words::TO_LIST}</a>
            </p>
        </article>
    }
}
