//! 结果 and 不服怎么办: what was decided, with its document, and how to appeal until when.

use leptos::prelude::*;
use shigantong_contract::{Action, Calendar, CaseEvent};

use super::View;
use super::timeline::document_view;
use crate::components::details::{Rows, section};
use crate::components::phone::Phone;
use crate::domain::case_terms::{months_later, on_working_day};
use crate::text::{case as words, deadline};

/// 行政复议法 第二十条: days from when the act became known.
const RECONSIDER_DAYS: u32 = 60;
/// 行政诉讼法 第四十六条: months from when the act became known.
const LITIGATE_MONTHS: u32 = 6;

/// What was decided; nothing before.
pub(super) fn outcome(view: &View) -> impl IntoView + use<> {
    let decision = view.case.events.iter().rev().find(|event| decides(event));
    let Some(event) = decision else {
        return ().into_any();
    };
    let today = view.today();
    let rows = vec![
        (words::OUTCOME, event.state_after.label.clone()),
        (words::DECIDED, words::moment(event.at, today)),
        (words::DECIDED_BY, words::party(&event.by)),
        (words::REASON, event.decision.clone()),
    ];
    let documents = view.case.events.iter().filter(|e| e.at >= event.at);
    let documents: Vec<_> = documents
        .filter_map(|event| event.document.as_ref())
        .map(document_view)
        .collect();
    let has_none = documents.is_empty();
    let content = view! {
        <Rows rows=rows plain=true />
        {documents}
        {has_none.then(|| view! { <p class="faint">{words::NO_DOCUMENT}</p> })}
    };
    section("outcome", words::OUTCOME, false, content).into_any()
}

fn decides(event: &CaseEvent) -> bool {
    let action = Action::of_code(&event.action.code);
    matches!(
        action,
        Some(Action::Approve | Action::Refuse | Action::RefuseAcceptance | Action::Terminate)
    )
}

/// The remedies, once there is something to appeal against.
pub(super) fn appeal(view: &View, calendar: Signal<Option<Calendar>>) -> impl IntoView + use<> {
    let head = view.case.head.clone();
    let is_decided = view.case.events.iter().any(decides);
    let has_none = head.reconsideration.is_empty() && head.litigation.is_empty();
    let from = view.progress.appeal_from();
    let today = view.today();
    let until = move || {
        let Some(from) = from else {
            return view! { <p class="faint">{words::APPEAL_NOT_YET}</p> }.into_any();
        };
        let calendar = calendar.get().unwrap_or_default();
        let day = |date| deadline::due(on_working_day(date, &calendar), today);
        let reconsider = day(from.date().plus_days(RECONSIDER_DAYS));
        let litigate = day(months_later(from.date(), LITIGATE_MONTHS));
        let rows = vec![
            (words::RECONSIDERATION, words::reconsider_until(&reconsider)),
            (words::LITIGATION, words::litigate_until(&litigate)),
        ];
        view! { <Rows rows=rows plain=true /> }.into_any()
    };
    let ways = [
        (words::RECONSIDERATION, head.reconsideration),
        (words::LITIGATION, head.litigation),
        (words::SUPERVISE, head.supervise_way),
    ];
    let ways: Vec<_> = ways.into_iter().filter(|(_, way)| !way.is_empty()).collect();
    let content = view! {
        {until}
        <details>
            <summary>{words::APPEAL_WHERE}</summary>
            <Rows rows=ways />
        </details>
        <p class="faint"><Phone text=words::APPEAL_HINT.to_owned() /></p>
    };
    section("appeal", words::APPEAL, !is_decided || has_none, content)
}
