//! 全过程: every event, the latest first.

use leptos::prelude::*;
use shigantong_contract::{CaseDocument, CaseEvent, path};

use super::View;
use crate::components::details::section;
use crate::platform::network;
use crate::text::{case as words, deadline};

/// The log, the latest first.
pub(super) fn timeline(view: &View) -> impl IntoView + use<> {
    let events = &view.case.events;
    let count = events.len();
    let rows: Vec<_> = (0..count)
        .rev()
        .map(|index| event_view(&events[index], events.get(index + 1), view))
        .collect();
    let content = view! {
        <p class="faint">{words::events(count)}</p>
        <ol class="timeline" reversed>{rows}</ol>
    };
    section("timeline", words::TIMELINE, false, content)
}

fn event_view(event: &CaseEvent, following: Option<&CaseEvent>, view: &View) -> AnyView {
    let at = words::moment(event.at, view.today());
    let action = event.action.label.clone();
    let stage = event.stage.clone();
    let by = words::party(&event.by);
    // Handed on only where it is another than before.
    let next = event.next.as_ref().filter(|next| **next != event.by);
    let next = next.map(words::party);
    let is_last = following.is_none();
    let until = following.map_or(view.now, |next| next.at);
    let has_stayed = !is_last || event.next.is_some();
    let stayed = has_stayed.then(|| words::stayed(until.seconds_since(event.at)));
    let decision = event.decision.clone();
    view! {
        <li class=is_last.then_some("last")>
            <p class="at"><time datetime=event.at.to_string()>{at}</time></p>
            <h3>{action}</h3>
            {(!stage.is_empty()).then(|| view! { <p class="faint">{words::STAGE}"："{stage}</p> })}
            <p class="faint">{words::BY}"："{by}</p>
            {(!decision.is_empty()).then(|| view! { <p class="decision">{decision}</p> })}
            {particulars(event, view)}
            {event.document.as_ref().map(document_view)}
            {next.map(|next| view! { <p class="faint">{words::HANDED_TO}"："{next}</p> })}
            {stayed.map(|stayed| view! { <p class="faint stayed">{stayed}</p> })}
        </li>
    }
    .into_any()
}

/// 补正, 特别程序, 延期.
fn particulars(event: &CaseEvent, view: &View) -> Option<AnyView> {
    let today = view.today();
    let correction = event.correction.as_ref().map(|correction| {
        let due = deadline::due(correction.due, today);
        words::correction(correction.items.len(), &due)
    });
    let special = event.special.as_ref();
    let special = special.map(|special| words::special(&special.name, special.days));
    let extended = event.extension_days.map(words::extended);
    let lines: Vec<_> = [correction, special, extended]
        .into_iter()
        .flatten()
        .map(|line| view! { <p class="decision">{line}</p> })
        .collect();
    (!lines.is_empty()).then(|| lines.into_any())
}

/// A document: a link where the server has its file.
pub(super) fn document_view(document: &CaseDocument) -> AnyView {
    let name = words::document(&document.name, &document.number);
    if !path::is_guid(&document.guid) {
        return view! { <p class="document">{name}</p> }.into_any();
    }
    let address = network::address(&path::file(&document.guid));
    view! {
        <p class="document"><a href=address target="_blank" rel="noopener">{name}</a></p>
    }
    .into_any()
}
