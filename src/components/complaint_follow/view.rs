//! 诉求进度: where a complaint is, what comes next and by when, the reply with both outcomes, and what
//! happened.

use leptos::prelude::*;
use shigantong_contract::complaint::{
    Complaint, ComplaintAction, ComplaintDeadlines, ComplaintEvent, ComplaintProgress,
    complaint_deadlines,
};
use shigantong_contract::{Calendar, Date, Moment};

use super::{Follower, act, ahead, files};
use crate::api::holidays;
use crate::components::details::{Rows, section};
use crate::platform::clock;
use crate::text::{case, complaint_form, complaint_track as words, deadline, kept, track};

/// What stands of a complaint on a day.
pub(super) struct Standing {
    pub(super) progress: ComplaintProgress,
    pub(super) deadlines: ComplaintDeadlines,
    pub(super) now: Moment,
}

impl Standing {
    /// `None` where a later version wrote what this one cannot follow.
    pub(super) fn of(found: &Complaint, calendar: &Calendar, now: Moment) -> Option<Self> {
        let progress = found.progress().ok()?;
        let deadlines = complaint_deadlines(&progress, &found.rules, calendar, now.date());
        Some(Self {
            progress,
            deadlines,
            now,
        })
    }
}

/// The complaint as it was found so many milliseconds after 1970.
pub(crate) fn complaint_view(follower: Follower, found: Complaint, at: u64) -> AnyView {
    let seconds = i64::try_from(clock::now() / 1_000).ok();
    let now = seconds.and_then(Moment::from_seconds);
    let now = now.or_else(|| found.events.last().map(|event| event.at));
    let years = now.map_or(2026, |now| now.date().year());
    let calendar = holidays::calendar(years - 1..=years + 1);
    let (head, body) = (found.clone(), found.clone());
    let standing = move || {
        let now = now?;
        let calendar = calendar.get().unwrap_or_default();
        let standing = Standing::of(&body, &calendar, now)?;
        Some(view! {
            {now_view(&body, &standing)}
            {reply(&body)}
            {act::view(follower, &body, &standing)}
            {ahead::view(&body, &standing)}
        })
    };
    view! {
        <article class="tracked">
            {head_view(follower, &head, at)}
            {standing}
            {about(follower, &found)}
            {events(follower, &found)}
        </article>
    }
    .into_any()
}

fn head_view(follower: Follower, found: &Complaint, at: u64) -> AnyView {
    let moment = kept::moment(at, clock::now());
    let (before, after) = case::AS_OF;
    let is_busy = follower.form.is_busy;
    let is_copy = follower.is_copy.get_untracked();
    let copy =
        is_copy.then(|| view! { <p class="note warn">{words::COPY_SHOWN}" "{moment.clone()}</p> });
    view! {
        <header class="title">
            <p class="kind">
                <span class="tag state">{found.state.label.clone()}</span>
                <span>{found.kind.label.clone()}</span>
            </p>
            <h1 tabindex="-1">{found.issue.label.clone()}</h1>
            <p class="faint">{words::NO}" "<b>{found.no.to_string()}</b></p>
            {copy}
            <div class="fresh" role="status"><p>{before}<b>{moment}</b>{after}</p></div>
            {move || follower.form.failure.get().map(|_| view! { <p class="note warn" role="alert">{case::NOT_REFRESHED}</p> })}
            <p class="actions">
                <button type="button" class="button" id="refresh" disabled=is_busy on:click=move |_| follower.refresh()>
                    {move || if is_busy.get() { track::BUSY } else { case::REFRESH }}
                </button>
                <button type="button" class="button quiet" on:click=move |_| follower.close()>{case::ANOTHER}</button>
            </p>
        </header>
    }
    .into_any()
}

fn now_view(found: &Complaint, standing: &Standing) -> AnyView {
    let today = standing.now.date();
    let progress = &standing.progress;
    let holder = found
        .department
        .as_ref()
        .map(|party| party.dept_name.clone());
    let next = standing.deadlines.next();
    let due = next.map(|term| words::due(term.due, today));
    let transfers = match progress.transfers {
        0 => String::new(),
        count => words::times(count),
    };
    let confirm = standing.deadlines.confirm_until;
    let confirm = confirm.map(|until| words::due(until, today));
    let awaited = progress.state.map(words::awaited).unwrap_or_default();
    let rows = vec![
        (words::NEXT, awaited.to_owned()),
        (
            words::HOLDER,
            holder.unwrap_or_else(|| words::DESK.to_owned()),
        ),
        (words::BY, due.unwrap_or_default()),
        (words::TRANSFERS, transfers),
        (words::CONFIRM, confirm.unwrap_or_default()),
    ];
    let tone = next.map(|term| {
        let (class, sign) = deadline::tone(&term.standing);
        let said = deadline::standing(&term.standing, term.unit);
        view! { <p class=format!("standing {class}")><span aria-hidden="true">{sign}</span>" "{said}</p> }
    });
    let source = complaint_form::source(&found.rules.source.name, found.rules.is_checked);
    let content = view! {
        {tone}
        <Rows rows=rows plain=true />
        <p class="faint">{source}</p>
    };
    section("now", words::NOW, false, content).into_any()
}

/// The last reply, and what both sides think came of it.
fn reply(found: &Complaint) -> AnyView {
    let is_reply = |event: &&ComplaintEvent| event.action.code == ComplaintAction::Reply.code();
    let Some(reply) = found.events.iter().rev().find(is_reply) else {
        return ().into_any();
    };
    let outcome = reply.outcome.as_ref().map(|outcome| outcome.label.clone());
    let seen = found
        .events
        .iter()
        .rev()
        .find_map(|event| event.citizen_outcome.clone());
    let content = view! {
        <blockquote class="composed">{reply.text.clone()}</blockquote>
        <h3>{words::OUTCOMES}</h3>
        <dl class="pair outcomes">
            <div><dt>{words::OF_BODY}</dt><dd>{outcome.unwrap_or_default()}</dd></div>
            <div><dt>{words::OF_CITIZEN}</dt><dd>{seen.map_or(words::NOT_SAID.to_owned(), |seen| seen.label)}</dd></div>
        </dl>
    };
    section("reply", words::REPLY, false, content).into_any()
}

fn about(follower: Follower, found: &Complaint) -> AnyView {
    let place = [found.area_name.as_str(), found.place.as_str()].join(" ");
    let content = view! {
        <blockquote class="composed">{found.text.clone()}</blockquote>
        <p class="faint">{place}" · "{found.visibility.label.clone()}</p>
        {files::view(follower, found.files.clone())}
    };
    section("about", words::SAID, false, content).into_any()
}

/// What happened, the latest first.
fn events(follower: Follower, found: &Complaint) -> AnyView {
    let rows: Vec<_> = found
        .events
        .iter()
        .rev()
        .enumerate()
        .map(|(place, event)| event_view(follower, place == 0, event))
        .collect();
    let list = view! { <ol class="timeline" reversed>{rows}</ol> };
    section("timeline", words::EVENTS, false, list).into_any()
}

fn event_view(follower: Follower, is_last: bool, event: &ComplaintEvent) -> AnyView {
    let by = match event.by.is_applicant {
        true => event.actor.label.clone(),
        false => event.by.dept_name.clone(),
    };
    let to = event.to.as_ref().map(|to| format!("→ {}", to.dept_name));
    let rating = event.rating.as_ref().and_then(|rating| {
        let level = usize::from(5_u8.saturating_sub(rating.level));
        words::LEVELS.get(level).copied()
    });
    let text = event.text.clone();
    let where_to = event.where_to.clone();
    view! {
        <li class=is_last.then_some("last")>
            <p class="at"><time datetime=event.at.to_string()>{case::moment_with_year(event.at)}</time></p>
            <h3>{event.action.label.clone()}</h3>
            <p class="faint">{case::BY}"："{by}" "{to}</p>
            {rating.map(|rating| view! { <p>{rating}</p> })}
            {(!text.is_empty()).then(|| view! { <p class="decision">{text}</p> })}
            {(!where_to.is_empty()).then(|| view! { <p class="decision">{where_to}</p> })}
            {files::view(follower, event.files.clone())}
        </li>
    }
    .into_any()
}

/// A day of a term that is over without a reply.
pub(super) fn overdue_since(deadlines: &ComplaintDeadlines) -> Option<Date> {
    let replied = deadlines.replied.as_ref()?;
    let is_late = matches!(replied.standing, shigantong_contract::Standing::Red { .. });
    is_late.then_some(replied.due)
}
