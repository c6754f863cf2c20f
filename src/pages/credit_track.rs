//! 查异议和修复: /credit/track, and /credit/track#no={申请编号} from a receipt

use leptos::prelude::*;
use shigantong_contract::CreditQuery;

use crate::components::credit::application::application_view;
use crate::components::credit::follow::{Follower, form_view};
use crate::components::hotline::HotlineView;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::{credit, credit_form as words};

/// The form, and in its place the application once it is found. Neither number nor code ever stands
/// in an address that is sent.
#[component]
pub(crate) fn CreditTrackPage() -> impl IntoView {
    let follower = Follower::new();
    let site = use_site();
    set_meta(move || {
        let title = titled(words::TRACK, &site.get());
        Some(PageMeta::new(title, words::TRACK_DESCRIPTION))
    });
    let lists = Route::Credit(CreditQuery::default()).href();
    move || {
        if follower.is_open.get() {
            let found = move || {
                let (found, at) = follower.seen.get()?;
                Some(application_view(follower, found, at))
            };
            return view! { {found} }.into_any();
        }
        view! {
            <h1 tabindex="-1">{words::TRACK}</h1>
            {form_view(follower)}
            <p class="actions"><a class="button quiet" href=lists.clone()>{credit::TITLE}</a></p>
            <HotlineView />
        }
        .into_any()
    }
}
