//! 查进度: /track, and /track#no={办件编号} from a receipt's QR code

use leptos::prelude::*;
use shigantong_contract::Area;

use crate::components::case::CaseView;
use crate::components::halls::Halls;
use crate::components::icon::{Icon, IconView};
use crate::components::loaded::loaded;
use crate::components::look_up::LookUpView;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::components::sunlight::SunlightView;
use crate::components::tracker::Tracker;
use crate::route::Route;
use crate::text::{case, place, receipt, track as words};

/// The form, and in its place the case once it is found. Neither number nor secret ever stands in
/// the address that is sent.
#[component]
pub(crate) fn TrackPage() -> impl IntoView {
    let tracker = Tracker::new();
    let site = use_site();
    set_meta(move || {
        let title = if tracker.is_open.get() {
            case::TITLE
        } else {
            words::TITLE
        };
        let title = titled(title, &site.get());
        Some(PageMeta::new(title, words::DESCRIPTION))
    });
    // Not `seen` itself: the form stays as it is while an answer comes.
    move || {
        if !tracker.is_open.get() {
            return view! { <FormView tracker=tracker /> }.into_any();
        }
        let case = move || {
            let seen = tracker.seen.get()?;
            Some(view! { <CaseView tracker=tracker seen=seen /> })
        };
        view! { {case} }.into_any()
    }
}

#[component]
fn FormView(tracker: Tracker) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{words::TITLE}</h1>
        <LookUpView tracker=tracker />
        <WaysView />
        <p class="actions"><a class="button quiet" href=Route::Check.href()>{receipt::CHECK_TITLE}</a></p>
        <SunlightView />
    }
}

/// The telephone and the hall, which need no scripts.
#[component]
fn WaysView() -> impl IntoView {
    let site = use_site();
    let hotline = move || site.with(|site| site.hotline.clone());
    view! {
        <h2>{words::OTHER_WAYS}</h2>
        <ul class="ways">
            {words::WAYS.map(|way| view! { <li>{way}</li> }).collect_view()}
        </ul>
        <p class="actions">
            <a class="button quiet" href=move || format!("tel:{}", hotline())>
                <IconView icon=Icon::Phone />
                {hotline}
            </a>
            <a class="button quiet" href=Route::Halls.href()>{place::ALL_HALLS}</a>
        </p>
        {loaded(crate::api::site::areas(), |mut areas: Vec<Area>| {
            areas.truncate(1);
            view! { <Halls areas=areas /> }
        })}
    }
}
