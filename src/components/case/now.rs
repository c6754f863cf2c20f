//! 现在在哪里: who has the case, since when, what comes next and by when.

use leptos::prelude::*;
use shigantong_contract::{Calendar, State};

use super::View;
use crate::components::details::{Rows, section};
use crate::text::{case as words, deadline};

/// Where it is.
pub(super) fn now(view: &View, calendar: Signal<Option<Calendar>>) -> impl IntoView + use<> {
    let next = view
        .state()
        .map(|state| words::next(state, view.is_licence()));
    let content = if next == Some(None) {
        view! { <p>{words::OVER}</p> }.into_any()
    } else {
        let next = next.flatten().unwrap_or_default();
        let view = view.clone();
        let rows = move || rows(&view, next, &calendar.get().unwrap_or_default());
        (move || view! { <Rows rows=rows() plain=true /> }).into_any()
    };
    section("now", words::NOW, false, content)
}

fn rows(view: &View, next: &str, calendar: &Calendar) -> Vec<(&'static str, String)> {
    let holder = view.case.holder.as_ref();
    let who = holder.map(|holder| words::party(&holder.party));
    let since = holder.map(|holder| words::since(holder.since, view.now));
    let stage = view.case.events.last().map(|event| event.stage.clone());
    vec![
        (words::HOLDER, who.unwrap_or_default()),
        (words::STAGE, stage.unwrap_or_default()),
        (words::SINCE, since.unwrap_or_default()),
        (words::NEXT, next.to_owned()),
        (words::BY_WHEN, by_when(view, calendar)),
    ]
}

/// The last day for what comes next; empty where nothing sets one.
fn by_when(view: &View, calendar: &Calendar) -> String {
    let today = view.today();
    let limits = view.deadlines(calendar);
    if let Some(due) = limits.correction_due {
        return deadline::due(due, today);
    }
    let limit = match view.state() {
        Some(State::Received) => limits.told,
        Some(State::Approved | State::Refused | State::Completed) => limits.delivered,
        Some(State::Accepted | State::Review | State::SpecialProcedure) => {
            limits.promised.or(limits.statutory)
        }
        _ => None,
    };
    limit.map_or_else(String::new, |limit| {
        let day = deadline::due(limit.due, today);
        let standing = deadline::standing(&limit.standing, limit.unit);
        format!("{day}，{standing}")
    })
}
