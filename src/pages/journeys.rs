//! 一件事: /journeys

use leptos::prelude::*;
use shigantong_contract::JourneySummary;

use crate::api::journey;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::{Case, Route};
use crate::text::journey as words;

/// All journeys.
#[component]
pub(crate) fn JourneysPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        Some(PageMeta::new(
            titled(words::TITLE, &site.get()),
            words::LEAD,
        ))
    });
    view! {
        <h1 tabindex="-1">{words::TITLE}</h1>
        <p class="lead">{words::LEAD}</p>
        {loaded(journey::list(), |journeys| view! { <JourneysView journeys=journeys /> })}
    }
}

/// The journeys as cards.
#[component]
pub(crate) fn JourneysView(journeys: Vec<JourneySummary>) -> impl IntoView {
    if journeys.is_empty() {
        return view! { <p>{words::NONE}</p> }.into_any();
    }
    let cards: Vec<_> = journeys
        .into_iter()
        .map(|journey| {
            let href = Route::Journey(journey.key, Case::default()).href();
            view! {
                <li>
                    <a class="result" href=href>
                        <h2>{journey.name}</h2>
                        <p class="summary">{journey.summary}</p>
                        <p class="faint">{words::count(journey.task_count, journey.optional_count)}</p>
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ul class="results journeys">{cards}</ul> }.into_any()
}
