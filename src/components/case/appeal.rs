//! 结果 and 不服怎么办: what was decided, with its document, and how to appeal until when.

use leptos::prelude::*;
use shigantong_contract::case::Appeal;
use shigantong_contract::{Action, Calendar, CaseEvent, Standing};

use super::View;
use super::timeline::document_view;
use crate::components::details::{Rows, section};
use crate::components::phone::Phone;
use crate::route::{self, Concern};
use crate::text::{case as words, deadline};

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

/// To the form of complaints, with what it is about filled in. The number travels in the fragment,
/// which no server sees.
pub(super) fn complain(view: &View, calendar: Signal<Option<Calendar>>) -> AnyView {
    let (head, view) = (view.case.head.clone(), view.clone());
    let href = move || {
        let limits = view.deadlines(&calendar.get().unwrap_or_default());
        let limit = limits.promised.or(limits.statutory);
        let is_late = limit.is_some_and(|limit| {
            matches!(limit.standing, Standing::Red { .. } | Standing::Late { .. })
        });
        let issue = if is_late { "overdue" } else { "" };
        let concern = Concern {
            issue: issue.to_owned(),
            item: head.task_handle_item.clone(),
            ..Concern::default()
        };
        route::form_of_case(concern, &head.case_no)
    };
    view! {
        <p class="actions">
            <a class="button quiet" href=href>{words::COMPLAIN}</a>
        </p>
    }
    .into_any()
}

/// The remedies, once there is something to appeal against.
pub(super) fn appeal(view: &View, calendar: Signal<Option<Calendar>>) -> impl IntoView + use<> {
    let head = view.case.head.clone();
    let is_decided = view.case.events.iter().any(decides);
    let has_none = head.reconsideration.is_empty() && head.litigation.is_empty();
    let today = view.today();
    let view = view.clone();
    let until = move || {
        let calendar = calendar.get().unwrap_or_default();
        let limits = view.deadlines(&calendar);
        let day = |appeal: Option<Appeal>| {
            let appeal = appeal?;
            let day = deadline::due(appeal.until, today);
            Some(words::appeal_until(&day, appeal.is_estimated))
        };
        let days = [day(limits.reconsideration), day(limits.litigation)];
        if days.iter().all(Option::is_none) {
            return view! { <p class="faint">{words::APPEAL_NOT_YET}</p> }.into_any();
        }
        let [reconsideration, litigation] = days.map(Option::unwrap_or_default);
        let rows = vec![
            (words::RECONSIDERATION, reconsideration),
            (words::LITIGATION, litigation),
        ];
        view! { <Rows rows=rows plain=true /> }.into_any()
    };
    let ways = [
        (words::RECONSIDERATION, head.reconsideration),
        (words::LITIGATION, head.litigation),
        (words::SUPERVISE, head.supervise_way),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .filter(|(_, way)| !way.is_empty())
        .collect();
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
