//! 核对凭证: /track/check

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::PublicKey;

use crate::api::transparency;
use crate::components::check_result::{Checked, ResultView, check};
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::platform::{file, page};
use crate::route::Route;
use crate::text::{receipt as words, track};

/// A file that was saved, checked on this phone: nothing of it is sent.
#[component]
pub(crate) fn CheckPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        let title = titled(words::CHECK_TITLE, &site.get());
        Some(PageMeta::new(title, words::CHECK_DESCRIPTION))
    });
    let keys = transparency::keys();
    let keys = Signal::derive(move || keys.answer.get().and_then(Result::ok).unwrap_or_default());
    view! {
        <h1 tabindex="-1">{words::CHECK_TITLE}</h1>
        <p class="lead">{words::CHECK_LEAD}</p>
        <CheckView keys=Signal::derive(move || keys.get().keys) />
        <p class="actions"><a class="button quiet" href=Route::Track.href()>{track::TITLE}</a></p>
    }
}

#[component]
fn CheckView(keys: Signal<Vec<PublicKey>>) -> impl IntoView {
    let checked = RwSignal::new(None::<Checked>);
    let is_busy = RwSignal::new(false);
    let chosen = move |event: leptos::ev::Event| {
        let Some(chosen) = file::chosen(&event) else {
            return;
        };
        is_busy.set(true);
        checked.set(None);
        spawn_local(async move {
            let text = chosen.text().await;
            if is_busy.try_set(false).is_some() {
                return;
            }
            let result = check(text, &keys.get_untracked());
            checked.set(Some(result));
            page::focus_soon("#checked");
        });
    };
    view! {
        <div class="either part">
            <p class="with-app">
                <label class="button choose-file">
                    <input type="file" accept=".json,application/json" class="hidden" on:change=chosen />
                    <span>{move || if is_busy.get() { words::CHECKING } else { words::CHOOSE }}</span>
                </label>
            </p>
            <p class="without-app">{words::CHECK_WITHOUT_APP}</p>
        </div>
        {move || checked.get().map(|checked| view! { <ResultView checked=checked /> })}
    }
}
