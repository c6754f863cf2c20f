//! 晒过程、晒结果: the ways to what the public can watch.

use leptos::prelude::*;
use shigantong_contract::{InspectionQuery, NoticeQuery};

use crate::route::{Lookup, Regulation, Route, Standard};
use crate::text::{regulation, transparency as words};

/// How promises are kept, published decisions, hearings, and how bodies inspect and punish.
#[component]
pub(crate) fn SunlightView() -> impl IntoView {
    let decisions = Route::Decisions(NoticeQuery::default()).href();
    let hearings = Route::Hearings(NoticeQuery::default()).href();
    let company = Regulation::Company(Lookup::default()).href();
    let inspections = Regulation::Inspections(InspectionQuery::default()).href();
    let discretion = Regulation::Discretion(Standard::default()).href();
    view! {
        <nav class="sunlight" aria-label=words::LABEL>
            <h2>{words::LABEL}</h2>
            <ul class="tiles">
                <li><a href=Route::Performance.href()>{words::PERFORMANCE}</a></li>
                <li><a href=decisions>{words::DECISIONS}</a></li>
                <li><a href=hearings>{words::HEARINGS}</a></li>
                <li><a href=company>{regulation::TITLE}</a></li>
                <li><a href=inspections>{regulation::INSPECTIONS}</a></li>
                <li><a href=discretion>{regulation::DISCRETION}</a></li>
            </ul>
        </nav>
    }
}
