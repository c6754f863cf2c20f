//! The shell around every page: name, elder mode, offline notice, links at the foot.

use leptos::prelude::*;
use shigantong_contract::Site;

use crate::api::Load;
use crate::components::appearance::use_appearance;
use crate::platform::network;
use crate::route::Route;
use crate::text::{self, shell};

/// What the installation says of itself; defaults before the answer.
pub(crate) fn use_site() -> Signal<Site> {
    let load = use_context::<Load<Site>>();
    Signal::derive(move || {
        let answer = load.and_then(|load| load.answer.get());
        answer.and_then(Result::ok).unwrap_or_default()
    })
}

/// The shell; the page stands in its `<main>`.
#[component]
pub(crate) fn Shell(children: Children) -> impl IntoView {
    let site = use_site();
    let offline = network::is_offline();
    view! {
        <a class="skip" href="#main">{shell::SKIP}</a>
        <header class="top">
            <a class="name" href=Route::Home.href()>
                <span class="seal" aria-hidden="true"></span>
                <b>{text::PRODUCT}</b>
                <span>{move || site.with(|site| site.city_title.clone())}</span>
            </a>
            <ElderSwitch />
        </header>
        {move || offline.get().then(|| view! {
            <p class="offline" role="status">
                {shell::OFFLINE}
                <a href=Route::Kept.href()>{shell::KEPT}</a>
            </p>
        })}
        <main id="main">{children()}</main>
        <Foot site=site />
    }
}

/// 长辈版 on and off. The boot script of index.html does the same before the app runs, by
/// `data-elder-switch`.
#[component]
fn ElderSwitch() -> impl IntoView {
    let mode = use_appearance().mode;
    let is_elder = move || mode.value.get() == "elder";
    let switch = move |_| {
        let wanted = if untrack(is_elder) { "" } else { "elder" };
        // Where nothing can be kept, it holds for this visit.
        let _ = mode.choose(wanted);
    };
    view! {
        <button
            type="button"
            class="elder-switch"
            data-elder-switch=""
            aria-pressed=move || if is_elder() { "true" } else { "false" }
            on:click=switch
        >
            <span class="when-standard">{shell::ELDER}</span>
            <span class="when-elder">{shell::ELDER_OFF}</span>
        </button>
    }
}

#[component]
fn Foot(site: Signal<Site>) -> impl IntoView {
    let hotline = move || {
        let number = site.with(|site| site.hotline.clone());
        (!number.is_empty()).then(|| view! { <a href=format!("tel:{number}")>{number.clone()}</a> })
    };
    let updated = move || {
        let day = site.with(|site| site.data_updated_at.chars().take(10).collect::<String>());
        (!day.is_empty()).then(|| shell::updated(&day))
    };
    view! {
        <footer class="foot">
            <nav aria-label=shell::FOOTER>
                <a href=Route::Home.href()>{shell::HOME}</a>
                <a href=Route::Halls.href()>{shell::HALLS}</a>
                <a href=Route::Kept.href()>{shell::KEPT}</a>
                <a href=Route::Settings.href()>{shell::SETTINGS}</a>
                {hotline}
            </nav>
            <p>
                {move || site.with(|site| site.is_sample).then(|| view! { <span>{shell::SAMPLE_HINT}</span> })}
            </p>
            <p>{updated}</p>
        </footer>
    }
}
