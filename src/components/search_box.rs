//! 搜索事项: the search box, a plain form that works before the app runs, and as one types after.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::platform::input::is_composing;
use crate::text::search;

/// What stood in the search box when the app mounted over the server's page, for the first page
/// that asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed(Arc<Mutex<Option<String>>>);

impl Typed {
    /// Before the app mounts.
    #[cfg(feature = "browser")]
    pub(crate) fn new(text: Option<String>) -> Self {
        Self(Arc::new(Mutex::new(text)))
    }

    /// Takes it out of the context; empty for every page but the first.
    pub(crate) fn take() -> String {
        let typed = use_context::<Self>();
        let text = typed.and_then(|typed| typed.0.lock().ok()?.take());
        text.unwrap_or_default()
    }
}

/// How long typing must rest before the list is asked for, in milliseconds.
const REST: u64 = 200;

/// The box. `text` is what stands in it; `hidden` are the other parameters of the form;
/// `on_rest` is called when typing rests, `on_submit` at once.
#[component]
pub(crate) fn SearchBox(
    text: RwSignal<String>,
    #[prop(into)] hidden: Signal<Vec<(&'static str, String)>>,
    on_rest: Callback<String>,
    on_submit: Callback<String>,
    #[prop(optional)] is_first: bool,
) -> impl IntoView {
    let rest = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = rest.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let wait = move || {
        stop();
        let act = move || {
            if let Some(text) = text.try_get_untracked() {
                on_rest.run(text);
            }
        };
        rest.set_value(set_timeout_with_handle(act, Duration::from_millis(REST)).ok());
    };
    let input = move |event: ev::Event| {
        text.set(event_target_value(&event));
        // While an input method composes, the letters are not yet what is meant.
        if is_composing(&event) { stop() } else { wait() }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        stop();
        on_submit.run(text.get_untracked());
    };
    on_cleanup(stop);
    view! {
        <form class="search-box" role="search" action="/search" method="get" on:submit=submit>
            <IconView icon=Icon::Search />
            <input
                id="q"
                type="search"
                name="q"
                maxlength="100"
                autocomplete="off"
                enterkeyhint="search"
                autofocus=is_first
                aria-label=search::LABEL
                placeholder=search::PLACEHOLDER
                value=text.get_untracked()
                prop:value=move || text.get()
                on:input=input
                on:compositionend=move |_| wait()
            />
            {move || {
                hidden
                    .get()
                    .into_iter()
                    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                    .collect::<Vec<_>>()
            }}
            <button type="submit" class="button">{search::SUBMIT}</button>
        </form>
    }
}
