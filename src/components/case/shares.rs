//! 中梗阻: for how long each department, and the applicant, had the case.

use leptos::prelude::*;
use shigantong_contract::case::holding;

use super::View;
use crate::components::details::section;
use crate::domain::percent;
use crate::text::case as words;

/// One bar a holder. The bars are pictures: the policy of the pages allows no styles in them.
pub(super) fn shares(view: &View) -> impl IntoView + use<> {
    let shares = holding::shares(&view.case.events, view.now);
    let is_empty = shares.is_empty();
    let parts: Vec<u16> = shares.iter().map(|share| share.permille).collect();
    let rows: Vec<_> = shares
        .into_iter()
        .zip(percent::of_permille(&parts))
        .map(|(share, percent)| {
            let width = format!("{}", f32::from(share.permille) / 10.0);
            let said = words::share(percent, share.seconds);
            let class = if share.party.is_applicant { "holder own" } else { "holder" };
            let name = words::party(&share.party);
            let has_it = share.since.is_some();
            view! {
                <li>
                    <b>{name}</b>
                    {has_it.then(|| view! { <span class="tag">{words::HAS_IT}</span> })}
                    <svg class=class viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="rail" width="100" height="8" />
                        <rect class="held" width=width height="8" />
                    </svg>
                    <span class="faint">{said}</span>
                </li>
            }
        })
        .collect();
    let content = view! {
        <p class="faint">{words::SHARES_HINT}</p>
        <ul class="shares">{rows}</ul>
    };
    section("shares", words::SHARES, is_empty, content)
}
