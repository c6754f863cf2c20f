//! 一件事 above a list: the journeys that a query names.

use leptos::prelude::*;
use shigantong_contract::JourneySummary;

use crate::route::{Case, Route};
use crate::text::journey as words;

/// The journeys as links; nothing where there are none.
#[component]
pub(crate) fn JourneyHits(journeys: Vec<JourneySummary>) -> impl IntoView {
    let hits: Vec<_> = journeys
        .into_iter()
        .map(|journey| {
            let href = Route::Journey(journey.key, Case::default()).href();
            view! {
                <li>
                    <a class="result journey-hit" href=href>
                        <span class="tag">{words::TAG}</span>
                        <b>{journey.name}</b>
                        <small>{words::count(journey.task_count, journey.optional_count)}</small>
                    </a>
                </li>
            }
        })
        .collect();
    (!hits.is_empty())
        .then(|| view! { <ul class="journey-hits" aria-label=words::TITLE>{hits}</ul> })
}
