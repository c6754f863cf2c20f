//! 听证公告: /transparency/hearings?q=&page=

use leptos::prelude::*;
use shigantong_contract::Hearing;

use crate::api::transparency;
use crate::components::details::Rows;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::notice_list::{NoticeSearch, notices};
use crate::components::shell::use_site;
use crate::route::{Route, use_notice_query};
use crate::text::{case, deadline, shell, transparency as words};

/// What is heard, when and where, and how to take part.
#[component]
pub(crate) fn HearingsPage() -> impl IntoView {
    let query = use_notice_query();
    let site = use_site();
    set_meta(move || {
        let title = titled(words::HEARINGS, &site.get());
        Some(PageMeta::new(title, words::HEARINGS_DESCRIPTION))
    });
    let load = transparency::hearings(query.into());
    view! {
        <h1 tabindex="-1">{words::HEARINGS}</h1>
        <p class="lead">{words::HEARINGS_LEAD}</p>
        <NoticeSearch query=query address=Route::Hearings label=words::SEARCH_HEARINGS />
        {loaded(load, move |page| notices(page, &query.get_untracked(), Route::Hearings, hearing))}
    }
}

fn hearing(hearing: Hearing) -> AnyView {
    let day = hearing.held_at.date();
    let at = words::with_weekday(&case::moment_with_year(hearing.held_at), day);
    let until = hearing.register_until;
    let until = until.map(|day| words::with_weekday(&deadline::day_with_year(day), day));
    let rows = vec![
        (words::HELD, at),
        (words::PLACE, hearing.place),
        (words::DEPT, hearing.dept_name),
        (words::REGISTER, until.unwrap_or_default()),
    ];
    // A telephone number in it can be dialled; days and times look like numbers.
    let how = vec![(words::HOW, hearing.how_to_join)];
    let is_open = hearing.state.code == "open";
    view! {
        <li class="part">
            <p class="kind">
                <span class=if is_open { "tag" } else { "tag calm" }>{hearing.state.label}</span>
                {hearing.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
            </p>
            <h2>{hearing.title}</h2>
            <Rows rows=rows plain=true />
            <Rows rows=how />
            {item_link(hearing.task_handle_item, hearing.task_name)}
        </li>
    }
    .into_any()
}

/// The item that it is about.
fn item_link(id: String, name: String) -> Option<AnyView> {
    let href = Route::Guide(id.clone()).href();
    let is_known = !id.is_empty() && !name.is_empty();
    is_known.then(|| {
        view! { <p class="about"><a href=href>{words::guide_of(&name)}</a></p> }.into_any()
    })
}
