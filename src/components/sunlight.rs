//! 晒过程、晒结果: the ways to what the public can watch.

use leptos::prelude::*;
use shigantong_contract::NoticeQuery;

use crate::route::Route;
use crate::text::transparency as words;

/// How promises are kept, published decisions, hearings.
#[component]
pub(crate) fn SunlightView() -> impl IntoView {
    let decisions = Route::Decisions(NoticeQuery::default()).href();
    let hearings = Route::Hearings(NoticeQuery::default()).href();
    view! {
        <nav class="sunlight" aria-label=words::LABEL>
            <h2>{words::LABEL}</h2>
            <ul class="tiles">
                <li><a href=Route::Performance.href()>{words::PERFORMANCE}</a></li>
                <li><a href=decisions>{words::DECISIONS}</a></li>
                <li><a href=hearings>{words::HEARINGS}</a></li>
            </ul>
        </nav>
    }
}
