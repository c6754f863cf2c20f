//! 查我的诉求: /complaints/track, and /complaints/track#no={诉求编号} from a receipt

use leptos::prelude::*;

use crate::components::complaint_follow::{Follower, complaint_view, form_view};
use crate::components::hotline::HotlineView;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::text::complaint_track as words;

/// The form, and in its place the complaint once it is found. Neither number nor code ever stands
/// in an address that is sent.
#[component]
pub(crate) fn ComplaintTrackPage() -> impl IntoView {
    let follower = Follower::new();
    let site = use_site();
    set_meta(move || {
        let title = titled(words::TITLE, &site.get());
        Some(PageMeta::new(title, words::DESCRIPTION))
    });
    move || {
        if follower.is_open.get() {
            let found = move || {
                let (found, at) = follower.seen.get()?;
                Some(complaint_view(follower, found, at))
            };
            return view! { {found} }.into_any();
        }
        view! {
            <h1 tabindex="-1">{words::TITLE}</h1>
            {form_view(follower)}
            <HotlineView />
        }
        .into_any()
    }
}
