//! 现在在哪里: who has the case, since when, what comes next and by when.

use leptos::prelude::*;
use shigantong_contract::{Calendar, State};

use super::View;
use crate::components::details::{Rows, section};
use crate::text::{case as words, deadline};

/// Where it is.
pub(super) fn now(view: &View, calendar: Signal<Option<Calendar>>) -> impl IntoView + use<> {
    let holder = view.case.holder.as_ref();
    let stage = view.case.events.last().map(|event| event.stage.clone());
    let rows = vec![
        (
            words::HOLDER,
            holder.map(|h| words::party(&h.party)).unwrap_or_default(),
        ),
        (words::STAGE, stage.unwrap_or_default()),
        (
            words::SINCE,
            holder
                .map(|h| words::since(h.since, view.now))
                .unwrap_or_default(),
        ),
    ];
    let next = view
        .state()
        .map(|state| words::next(state, view.is_licence()));
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
