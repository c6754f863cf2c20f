//! 申请进度: where an application is, what comes next and by when, and what happened.

use leptos::prelude::*;
use shigantong_contract::{ApplicationState, CreditApplication, Date, Moment};

use super::follow::Follower;
use crate::components::details::{Rows, section};
use crate::platform::clock;
use crate::route::Route;
use crate::text::{case, credit_form as words, kept, track};

/// The application as it was found so many milliseconds after 1970.
pub(crate) fn application_view(follower: Follower, found: CreditApplication, at: u64) -> AnyView {
    let seconds = i64::try_from(at / 1_000).ok();
    let today = seconds.and_then(Moment::from_seconds).map(Moment::date);
    let is_busy = follower.form.is_busy;
    let moment = kept::moment(at, clock::now());
    let (before, after) = case::AS_OF;
    view! {
        <article class="tracked">
            <header class="title">
                <p class="kind">
                    <span class="tag state">{found.state.label.clone()}</span>
                    <span>{found.dept_name.clone()}</span>
                </p>
                <h1 tabindex="-1">{found.kind.label.clone()}</h1>
                <p class="faint">{words::NO}" "<b>{found.no.to_string()}</b>" · "{found.subject_masked.clone()}</p>
                <div class="fresh" role="status"><p>{before}<b>{moment}</b>{after}</p></div>
                {move || follower.form.failure.get().map(|_| view! { <p class="note warn" role="alert">{case::NOT_REFRESHED}</p> })}
                <p class="actions">
                    <button type="button" class="button" id="refresh" disabled=is_busy on:click=move |_| follower.refresh()>
                        {move || if is_busy.get() { track::BUSY } else { case::REFRESH }}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| follower.close()>{case::ANOTHER}</button>
                </p>
            </header>
            {next(&found, today)}
            {about(&found)}
            {events(&found)}
        </article>
    }
    .into_any()
}

fn next(found: &CreditApplication, today: Option<Date>) -> impl IntoView + use<> {
    let state = ApplicationState::of_code(&found.state.code);
    let is_over = state.is_some_and(ApplicationState::is_end);
    let content = if is_over {
        let is_refused = state == Some(ApplicationState::Refused);
        view! {
            <p>{words::OVER}</p>
            {is_refused.then(|| view! { <p>{words::REFUSED_WAY}</p> })}
        }
        .into_any()
    } else {
        let due = found.answer_by.zip(today);
        let due = due.map(|(due, today)| words::by_when(due, today));
        let rows = vec![
            (words::NEXT, words::awaited(found).to_owned()),
            (case::HOLDER, found.dept_name.clone()),
            (words::ANSWER_BY, due.unwrap_or_default()),
        ];
        view! {
            <Rows rows=rows plain=true />
            {found.is_extended.then(|| view! { <p class="faint">{words::EXTENDED}</p> })}
        }
        .into_any()
    };
    section("now", case::NOW, false, content)
}

/// The entry while it is published.
fn about(found: &CreditApplication) -> impl IntoView + use<> {
    let content = match &found.record {
        Some(record) => {
            let href = Route::CreditRecord(record.id.clone()).href();
            let line = format!("{} · {}", record.subject_name, record.title);
            view! {
                <p>{line}</p>
                <p class="actions"><a class="button quiet" href=href>{words::TO_RECORD}</a></p>
            }
            .into_any()
        }
        None => view! { <p>{words::RECORD_GONE}</p> }.into_any(),
    };
    section("about", words::ABOUT, false, content)
}

/// What happened, the latest first.
fn events(found: &CreditApplication) -> impl IntoView + use<> {
    let rows: Vec<_> = found
        .events
        .iter()
        .rev()
        .cloned()
        .enumerate()
        .map(|(number, event)| {
            view! {
                <li class=(number == 0).then_some("last")>
                    <p class="at"><time datetime=event.at.to_string()>{case::moment_with_year(event.at)}</time></p>
                    <h3>{event.state.label}</h3>
                    {(!event.by.is_empty()).then(|| view! { <p class="faint">{case::BY}"："{event.by}</p> })}
                    {(!event.text.is_empty()).then(|| view! { <p class="decision">{event.text}</p> })}
                </li>
            }
        })
        .collect();
    section(
        "timeline",
        words::EVENTS,
        false,
        view! { <ol class="timeline" reversed>{rows}</ol> },
    )
}
