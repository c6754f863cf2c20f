//! A job that this site cannot do yet, and how it is done today.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::shell::use_site;
use crate::text::place::Elsewhere;

/// The ways, and the number to call.
#[component]
pub(crate) fn WaysView(job: &'static Elsewhere) -> impl IntoView {
    let site = use_site();
    let hotline = move || site.with(|site| site.hotline.clone());
    view! {
        <p class="lead">{job.lead}</p>
        <ul class="ways">
            {job.ways.map(|way| view! { <li>{way}</li> }).collect_view()}
        </ul>
        <p class="actions">
            <a class="button" href=move || format!("tel:{}", hotline())>
                <IconView icon=Icon::Phone />
                {hotline}
            </a>
        </p>
    }
}
