//! 现在在哪里: who has the case, since when, what comes next and by when.

use leptos::prelude::*;
use shigantong_contract::Calendar;

use super::View;
use crate::components::details::{Rows, section};
use crate::domain::case_terms;
use crate::text::{case as words, deadline};

/// Where it is.
pub(super) fn now(view: &View, calendar: Signal<Option<Calendar>>) -> impl IntoView + use<> {
    let holder = view.case.holder.as_ref();
    let stage = view.case.events.last().map(|event| event.stage.clone());
    let rows = vec![
        (words::HOLDER, holder.map(|h| words::party(&h.party)).unwrap_or_default()),
        (words::STAGE, stage.unwrap_or_default()),
        (words::SINCE, holder.map(|h| words::since(h.since, view.now)).unwrap_or_default()),
    ];
    let next = view.state().map(|state| words::next(state, view.is_licence()));
    let is_over = next == Some(None);
    let next = next.flatten().unwrap_or_default().to_owned();
    let by_when = {
        let view = view.clone();
        move || {
            let by = by_when(&view, &calendar.get().unwrap_or_default());
            view! { <Rows rows=vec![(words::NEXT, next.clone()), (words::BY_WHEN, by)] plain=true /> }
        }
    };
    let content = if is_over {
        view! { <p>{words::OVER}</p> }.into_any()
    } else {
        view! { <Rows rows=rows plain=true />{by_when} }.into_any()
    };
    section("now", words::NOW, false, content)
}

/// The last day for what comes next; empty where nothing sets one.
fn by_when(view: &View, calendar: &Calendar) -> String {
    let today = view.today();
    if let Some(todo) = view.progress.todo() {
        return deadline::due(todo.due, today);
    }
    if view.progress.decided_at.is_some() {
        return String::new();
    }
    let terms = &view.case.head.terms;
    let limits = case_terms::deadlines(terms, &view.progress, calendar, today);
    let limit = limits.and_then(|limits| limits.promised.or(limits.statutory));
    limit.map_or_else(String::new, |limit| {
        let day = deadline::due(limit.due, today);
        let standing = deadline::standing(&limit.standing, limit.unit);
        format!("{day}，{standing}")
    })
}
