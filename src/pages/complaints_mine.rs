//! 我写的: /complaints/mine

use leptos::prelude::*;

use crate::components::complaint::mine;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::text::complaint_form as words;

/// The drafts and receipts of this phone.
#[component]
pub(crate) fn ComplaintsMinePage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        Some(PageMeta::new(
            titled(words::MINE, &site.get()),
            words::MINE_LEAD,
        ))
    });
    view! {
        <h1 tabindex="-1">{words::MINE}</h1>
        {mine::view()}
    }
}

/// Nothing to be seen: what waits to be sent is sent.
#[component]
pub(crate) fn OutboxPage() -> impl IntoView {
    crate::api::outbox::run();
}
