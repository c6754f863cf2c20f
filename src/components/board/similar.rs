//! 同样的问题: entries of the board about the same, before one is sent.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::complaint::{PublicComplaint, SimilarRequest};

use super::list::row;
use crate::api::board;
use crate::text::board as words;

/// Those that are like what was written; nothing where there are none, or no network.
pub(crate) fn similar_view(request: Signal<SimilarRequest>) -> AnyView {
    let found: RwSignal<Vec<PublicComplaint>> = RwSignal::default();
    Effect::new(move |_| {
        let request = request.get();
        // Before anything was written there is nothing to compare.
        if request.text.trim().is_empty() {
            return;
        }
        spawn_local(async move {
            if let Ok(entries) = board::similar(&request).await {
                let _ = found.try_set(entries);
            }
        });
    });
    let view = move || {
        let entries = found.get();
        (!entries.is_empty()).then(|| {
            let rows: Vec<_> = entries.iter().map(row).collect();
            view! {
                <section class="part" aria-labelledby="similar-title">
                    <h2 id="similar-title">{words::SIMILAR}</h2>
                    <p>{words::SIMILAR_HINT}</p>
                    <ul class="results board">{rows}</ul>
                </section>
            }
        })
    };
    view! { <div role="status">{view}</div> }.into_any()
}
