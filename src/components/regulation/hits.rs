//! 企业: the companies that a name leads to, and where else one can look.

use leptos::prelude::*;
use shigantong_contract::{CompanyHit, CreditQuery, InspectionQuery};

use crate::route::{Regulation, Route, Standard};
use crate::text::{credit, regulation as words};

/// The most companies that an answer has.
const MOST: usize = 20;

/// The companies as links.
pub(crate) fn hits(hits: Vec<CompanyHit>, q: &str) -> AnyView {
    if hits.is_empty() {
        let tips = words::NONE_TIPS.map(|tip| view! { <li>{tip}</li> });
        return view! {
            <div class="empty">
                <h2>{words::NONE}</h2>
                <ul>{tips.collect_view()}</ul>
            </div>
        }
        .into_any();
    }
    let is_full = hits.len() >= MOST;
    let said = words::hits(hits.len(), q);
    let rows: Vec<_> = hits
        .into_iter()
        .map(|hit| {
            let href = Route::company(&hit.uscc).href();
            view! {
                <li>
                    <a class="result" href=href>
                        <h2>{hit.name}</h2>
                        <p class="faint number">{hit.uscc}</p>
                        <ul class="facts"><li>{hit.area_name}</li></ul>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <p class="count" role="status">{said}</p>
        <ol class="results" aria-label=words::HITS>{rows}</ol>
        {is_full.then(|| view! { <p class="faint">{words::MORE}</p> })}
    }
    .into_any()
}

/// The other pages of regulation.
pub(crate) fn also() -> AnyView {
    let pages = [
        (
            words::INSPECTIONS,
            Route::Regulation(Regulation::Inspections(InspectionQuery::default())),
        ),
        (words::DRAWS, Route::Regulation(Regulation::Draws)),
        (
            words::DISCRETION,
            Route::Regulation(Regulation::Discretion(Standard::default())),
        ),
        (credit::TITLE, Route::Credit(CreditQuery::default())),
    ];
    let links: Vec<_> = pages
        .into_iter()
        .map(|(label, route)| view! { <li><a href=route.href()>{label}</a></li> })
        .collect();
    view! {
        <nav class="also" aria-label=words::ALSO>
            <h2 class="minor">{words::ALSO}</h2>
            <ul class="tiles">{links}</ul>
        </nav>
    }
    .into_any()
}
