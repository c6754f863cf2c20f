//! 我也遇到了: once from a phone, which keeps the random key that it did so with.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::board;
use crate::platform::{local_storage, random};
use crate::storage::complaints::SUPPORT;
use crate::text::board as words;

/// The button with how many there are.
pub(super) fn view(id: String, count: u32) -> AnyView {
    let count = RwSignal::new(count);
    let is_done = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let said = RwSignal::new("");
    let kept = format!("{SUPPORT}{id}");
    {
        let kept = kept.clone();
        Effect::new(move |_| is_done.set(is_marked(&kept)));
    }
    let support = move |_| {
        if is_busy.get_untracked() || is_done.get_untracked() {
            return;
        }
        let known = local_storage::get(&kept).unwrap_or_default();
        let key = match known.trim_end_matches('+') {
            "" => random::key().unwrap_or_default(),
            key => key.to_owned(),
        };
        // Before it is sent, so that a second try counts for the same.
        local_storage::set(&kept, &key);
        is_busy.set(true);
        said.set(words::SUPPORTING);
        let (id, kept) = (id.clone(), kept.clone());
        spawn_local(async move {
            let outcome = board::support(&id, key.clone()).await;
            if is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(support) => {
                    local_storage::set(&kept, &format!("{key}+"));
                    count.set(support.supporters);
                    is_done.set(true);
                    said.set(words::SUPPORTED);
                }
                Err(_) => said.set(words::NOT_SUPPORTED),
            }
        });
    };
    let label = move || match is_done.get() {
        true => words::SUPPORTED,
        false => words::SUPPORT,
    };
    view! {
        <div class="support">
            <button type="button" class="button" disabled=move || is_busy.get() || is_done.get() on:click=support>
                {label}
            </button>
            <span>{move || words::supporters(count.get())}</span>
            <p class="said" role="status">{said}</p>
        </div>
    }
    .into_any()
}

fn is_marked(kept: &str) -> bool {
    local_storage::get(kept).is_some_and(|text| text.ends_with('+'))
}
