//! One entry: who, until when, what is still to do, how it ends, and what it rests on, in the order in
//! which a person needs it.

use leptos::prelude::*;
use shigantong_contract::credit::record::Consequence;
use shigantong_contract::{CreditRecord, CreditState, Date, ListKind};

use super::list::list_tag;
use super::record_parts::{history, objection, term};
use super::repair;
use crate::components::details::{Contents, Rows, section};
use crate::components::law::LawView;
use crate::domain::passage::paragraphs;
use crate::route::Route;
use crate::text::deadline::day_with_year;
use crate::text::{credit as words, shell};

/// The entry. `today` is known once the app has mounted.
pub(crate) fn record_view(record: CreditRecord, today: ReadSignal<Option<Date>>) -> AnyView {
    let is_red = ListKind::of_code(&record.head.list_kind.code) == Some(ListKind::Red);
    let (merit, follows) = if is_red {
        (words::MERIT, words::INCENTIVES)
    } else {
        (words::DECISION, words::CONSEQUENCES)
    };
    let has_duties = !record.obligations.is_empty();
    let parts = vec![
        ("term", words::TERM, false),
        ("duties", words::DUTIES_DONE, !has_duties),
        ("repair", words::REPAIR, is_red),
        ("decision", merit, false),
        ("follows", follows, record.consequences.is_empty()),
        ("objection", words::OBJECTION, false),
        ("history", words::HISTORY, record.events.is_empty()),
    ];
    view! {
        <article class="credit-record">
            {head(&record)}
            <Contents parts=parts />
            {term(&record.head, is_red, today)}
            {duties(&record)}
            {(!is_red).then(|| repair::part(&record, today))}
            {decision(&record, merit)}
            {consequences(&record.consequences, follows, is_red)}
            {objection(&record)}
            {history(&record.events)}
        </article>
    }
    .into_any()
}

fn head(record: &CreditRecord) -> AnyView {
    let head = &record.head;
    let state = CreditState::of_code(&head.state.code);
    let note = match state {
        Some(CreditState::Objection) => Some(words::DISPUTED),
        Some(CreditState::Corrected) => Some(words::CORRECTED),
        _ => None,
    };
    let rows = vec![
        (words::KIND, head.subject_kind.label.clone()),
        (words::USCC, head.uscc.clone()),
        (words::ID, head.id_masked.clone()),
        (words::FIELD, head.field.label.clone()),
        (words::AREA, head.area_name.clone()),
    ];
    let severity = head.severity.as_ref();
    let severity = severity.map(|severity| words::severity(&severity.label));
    let (name, title) = (head.subject_name.clone(), head.title.clone());
    let company = (!head.uscc.is_empty()).then(|| {
        let href = Route::company(&head.uscc).href();
        view! { <p class="actions"><a class="button quiet" href=href>{words::COMPANY}</a></p> }
    });
    view! {
        <header class="title">
            <p class="kind">
                {list_tag(head)}
                {severity.map(|severity| view! { <span class="tag calm">{severity}</span> })}
                <span class="tag">{head.state.label.clone()}</span>
                {head.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
            </p>
            <h1 tabindex="-1">{name}</h1>
            <p class="about-what">{title}</p>
            {note.map(|note| view! { <p class="note warn">{note}</p> })}
        </header>
        <div class="part"><Rows rows=rows plain=true />{company}</div>
    }
    .into_any()
}

/// What the subject has to do: what is open stands first.
fn duties(record: &CreditRecord) -> impl IntoView + use<> {
    let mut duties = record.obligations.clone();
    duties.sort_by_key(|duty| duty.done_on);
    let has_open = duties.iter().any(|duty| duty.done_on.is_none());
    let title = if has_open {
        words::DUTIES
    } else {
        words::DUTIES_DONE
    };
    let is_empty = duties.is_empty();
    let rows: Vec<_> = duties
        .into_iter()
        .map(|duty| {
            let is_open = duty.done_on.is_none();
            let said = duty
                .done_on
                .map_or_else(|| words::OPEN.to_owned(), words::done);
            view! {
                <li class=if is_open { "open" } else { "done" }>
                    <b>{duty.text}</b>
                    <span>{said}</span>
                </li>
            }
        })
        .collect();
    section(
        "duties",
        title,
        is_empty,
        view! { <ul class="duties">{rows}</ul> },
    )
}

fn decision(record: &CreditRecord, title: &'static str) -> impl IntoView + use<> {
    let head = &record.head;
    let rows = vec![
        (words::DEPT, head.dept_name.clone()),
        (words::NUMBER, head.decision_no.clone()),
        (words::DECIDED, day_with_year(head.decided_on)),
        (words::PUBLISHED, day_with_year(head.published_at.date())),
    ];
    let text: Vec<_> = paragraphs(&record.decision_text)
        .into_iter()
        .map(|paragraph| view! { <p>{paragraph}</p> })
        .collect();
    let laws = record.basis.clone();
    let content = view! {
        {text}
        <Rows rows=rows plain=true />
        {(!laws.is_empty()).then(|| view! { <h3>{words::BASIS}</h3><LawView laws=laws /> })}
    };
    section("decision", title, false, content)
}

fn consequences(
    consequences: &[Consequence],
    title: &'static str,
    is_red: bool,
) -> impl IntoView + use<> {
    let rows: Vec<_> = consequences
        .iter()
        .cloned()
        .map(|one| {
            let rows = vec![(words::BY, one.dept_name), (words::BY_LAW, one.basis)];
            view! { <li><b>{one.text}</b><Rows rows=rows plain=true /></li> }
        })
        .collect();
    let is_empty = rows.is_empty();
    let content = view! {
        <ul class="follows">{rows}</ul>
        {(!is_red).then(|| view! { <p class="faint">{words::CONSEQUENCES_HINT}</p> })}
    };
    section("follows", title, is_empty, content)
}

/// An entry that is not published: that, and nothing else, with ways on.
#[component]
pub(crate) fn GoneView() -> impl IntoView {
    let all = Route::Credit(shigantong_contract::CreditQuery::default()).href();
    view! {
        <div class="empty gone">
            <h1 tabindex="-1">{words::GONE}</h1>
            <p>{words::GONE_HINT}</p>
            <p class="actions">
                <a class="button" href=all>{words::ALL}</a>
                <a class="button quiet" href=Route::CreditTrack.href()>{words::TO_TRACK}</a>
            </p>
        </div>
    }
}
