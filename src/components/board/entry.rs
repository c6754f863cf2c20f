//! One entry of the board.

use leptos::prelude::*;
use shigantong_contract::complaint::{ComplaintQuery, PublicComplaint};

use super::list::outcomes;
use super::support;
use crate::components::details::{Rows, section};
use crate::components::share::ShareView;
use crate::route::{ComplaintPage, Concern, Route};
use crate::text::{board as words, deadline};

/// All that is public of it.
pub(crate) fn entry_view(entry: PublicComplaint) -> AnyView {
    let text = entry
        .text
        .clone()
        .unwrap_or_else(|| words::HIDDEN.to_owned());
    let reply = entry.reply.clone();
    let day = deadline::day_with_year;
    let rows = vec![
        (words::AREA, entry.area_name.clone()),
        (words::DEPT, entry.dept_name.clone()),
        (words::SUBMITTED, day(entry.submitted_on)),
        (
            words::REPLIED,
            entry.replied_on.map(day).unwrap_or_default(),
        ),
        (words::TRANSFERS, words::transfers(entry.transfers)),
    ];
    let concern = Concern {
        issue: entry.issue.code.clone(),
        ..Concern::default()
    };
    let path = ComplaintPage::Entry(entry.id.clone()).href();
    let sample = entry
        .is_sample
        .then(|| view! { <span class="tag">{words::SAMPLE}</span> });
    let reply_view = match reply {
        Some(reply) => view! {
            <blockquote class="composed">{reply}</blockquote>
            {outcomes(&entry)}
        }
        .into_any(),
        None => view! { <p class="faint">{words::WAITING}</p> }.into_any(),
    };
    view! {
        <article>
            <header class="title">
                <p class="kind">
                    <span class="tag state">{entry.state.label.clone()}</span>
                    <span>{entry.kind.label.clone()}</span>
                    {sample}
                </p>
                <h1 tabindex="-1">{entry.issue.label.clone()}</h1>
            </header>
            {section("said", words::SAID, false, view! { <blockquote class="composed">{text}</blockquote> })}
            {section("reply", words::REPLY, false, reply_view)}
            <Rows rows=rows plain=true />
            {support::view(entry.id.clone(), entry.supporters)}
            <p class="actions">
                <a class="button quiet" href=Route::Complain(concern).href()>{words::ALSO}</a>
                <a class="button quiet" href=ComplaintPage::Board(ComplaintQuery::default()).href()>{words::BACK}</a>
            </p>
            <ShareView path=Signal::stored(path) />
        </article>
    }
    .into_any()
}
