//! Parts of an entry: the term with its bar, how to object, the history.

use leptos::prelude::*;
use shigantong_contract::{CreditEvent, CreditRecord, CreditRecordSummary, Date, path};

use crate::components::details::section;
use crate::domain::credit_term::{self, TermBar};
use crate::platform::network;
use crate::route::Route;
use crate::text::{case, credit as words, deadline};

/// Until when it is shown: the sentence, the bar, how many days are left.
pub(super) fn term(
    head: &CreditRecordSummary,
    is_red: bool,
    today: ReadSignal<Option<Date>>,
) -> impl IntoView + use<> {
    let sentence = words::term(head.decided_on, &head.terms, is_red);
    let terms = head.terms.clone();
    let left = move || {
        let left = today
            .get()
            .and_then(|today| credit_term::left(&terms, today));
        left.map(words::left).unwrap_or_default()
    };
    let has_end = head.terms.max_until.is_some();
    let source = head.terms.source.clone();
    let content = view! {
        <p>{sentence}</p>
        {bar(head, today)}
        // Its place is there before the day is known.
        {has_end.then(|| view! { <p class="left">{left}</p> })}
        {(!source.is_empty()).then(|| view! { <p class="faint">{words::term_source(&source)}</p> })}
    };
    section("term", words::TERM, false, content)
}

/// The bar; the sentence says the same to the ear.
fn bar(head: &CreditRecordSummary, today: ReadSignal<Option<Date>>) -> Option<AnyView> {
    let TermBar { shortest, .. } = credit_term::bar(head.decided_on, &head.terms, None)?;
    let (decided_on, terms) = (head.decided_on, head.terms.clone());
    let max = terms.max_until?;
    let at = {
        let terms = terms.clone();
        move || credit_term::bar(decided_on, &terms, today.get()).and_then(|bar| bar.today)
    };
    let is_unknown = {
        let at = at.clone();
        move || at().is_none()
    };
    let place = move || at().unwrap_or_default().min(98).to_string();
    let day = |day: Date| format!("{}-{:02}-{:02}", day.year(), day.month(), day.day());
    let labels = [
        (words::BAR_START, Some(decided_on)),
        (words::BAR_MIN, terms.min_until),
        (words::BAR_MAX, Some(max)),
    ];
    let labels: Vec<_> = labels
        .into_iter()
        .filter_map(|(label, date)| Some((label, date?)))
        .map(|(label, date)| view! { <li><span>{label}</span><b>{day(date)}</b></li> })
        .collect();
    Some(
        view! {
            <div class="term-bar" aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                    <rect class="rail" y="2" width="100" height="6" />
                    {shortest.map(|part| view! { <rect class="shortest" y="2" width=part.to_string() height="6" /> })}
                    <rect class="today" class:unknown=is_unknown x=place width="2" height="10" />
                </svg>
                <ul>{labels}</ul>
            </div>
        }
        .into_any(),
    )
}

/// How to object.
pub(super) fn objection(record: &CreditRecord) -> impl IntoView + use<> {
    let way = if record.objection_way.is_empty() {
        words::OBJECTION_WAY.to_owned()
    } else {
        record.objection_way.clone()
    };
    let href = Route::CreditObject(record.head.id.clone()).href();
    let content = view! {
        <p>{way}</p>
        <p class="faint">{words::SUBJECT_ONLY}</p>
        <p class="actions">
            <a class="button quiet" href=href>{words::TO_OBJECT}</a>
            <a class="button quiet" href=Route::CreditTrack.href()>{words::TO_TRACK}</a>
        </p>
    };
    section("objection", words::OBJECTION, false, content)
}

/// What happened, the latest first.
pub(super) fn history(events: &[CreditEvent]) -> impl IntoView + use<> {
    let is_empty = events.is_empty();
    let rows: Vec<_> = events
        .iter()
        .rev()
        .enumerate()
        .map(|(number, event)| {
            let at = case::moment_with_year(event.at);
            let day = deadline::day_with_year(event.at.date());
            let by = if event.by.is_applicant {
                words::WHO.to_owned()
            } else {
                case::party(&event.by)
            };
            let (action, decision) = (event.action.label.clone(), event.decision.clone());
            let document = event.document.as_ref().map(|document| {
                let name = case::document(&document.name, &document.number);
                if path::is_guid(&document.guid) {
                    let address = network::address(&path::file(&document.guid));
                    view! { <p class="document"><a href=address target="_blank" rel="noopener">{name}</a></p> }
                        .into_any()
                } else {
                    view! { <p class="document">{name}</p> }.into_any()
                }
            });
            view! {
                <li class=(number == 0).then_some("last")>
                    <p class="at"><time datetime=event.at.to_string() title=at>{day}</time></p>
                    <h3>{action}</h3>
                    {(!by.is_empty()).then(|| view! { <p class="faint">{case::BY}"："{by}</p> })}
                    {(!decision.is_empty()).then(|| view! { <p class="decision">{decision}</p> })}
                    {document}
                </li>
            }
        })
        .collect();
    section(
        "history",
        words::HISTORY,
        is_empty,
        view! { <ol class="timeline" reversed>{rows}</ol> },
    )
}
