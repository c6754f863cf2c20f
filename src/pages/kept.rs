//! 收藏和已存: /kept

use leptos::prelude::*;

use crate::components::kept_list::KeptView;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::text::kept as words;

/// What the phone keeps: favourites, copies that can be read without network, and the rest.
#[component]
pub(crate) fn KeptPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        let title = titled(words::TITLE, &site.get());
        Some(PageMeta::new(title, words::DESCRIPTION))
    });
    view! {
        <h1 tabindex="-1">{words::TITLE}</h1>
        <KeptView />
    }
}
