//! 一号通: the one telephone number, large.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::shell::use_site;
use crate::text;

/// The number and what it is for; nothing while it is not known.
#[component]
pub(crate) fn HotlineView() -> impl IntoView {
    let site = use_site();
    move || {
        let number = site.with(|site| site.hotline.clone());
        (!number.is_empty()).then(|| {
            view! {
                <a class="hotline" href=format!("tel:{number}") aria-label=format!("{} {number}", text::HOTLINE_LABEL)>
                    <IconView icon=Icon::Phone />
                    <b>{number.clone()}</b>
                    <span>{text::HOTLINE_HINT}</span>
                </a>
            }
        })
    }
}
