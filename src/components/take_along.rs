//! 材料体检: the list that follows from the answers, to tick off and to take along.

use leptos::prelude::*;
use shigantong_contract::checklist::{Checklist, Entry, Standing};
use shigantong_contract::{Material, ServiceItem};

use crate::components::checklist::question_id;
use crate::components::file::FileView;
use crate::components::my_checklist::MyChecklist;
use crate::domain::coded;
use crate::domain::kind::is_applied_for;
use crate::platform::page;
use crate::route::{Concern, Route};
use crate::text::{checklist as words, complain, guide};

/// The list, group by group.
pub(crate) fn groups(mine: MyChecklist, list: &Checklist) -> impl IntoView + use<> {
    mine.item.with_value(|item| {
        let kind = |is_meant: fn(&Standing) -> bool| -> Vec<(Material, Entry)> {
            let entries = list
                .entries
                .iter()
                .filter(|entry| is_meant(&entry.standing));
            let entries = entries.map(|e| (item.materials[e.material].clone(), e.clone()));
            entries.collect()
        };
        let open = kind(|standing| matches!(standing, Standing::Open(_) | Standing::Optional));
        let later = kind(|standing| *standing == Standing::Later);
        let exempt = kind(|standing| *standing == Standing::Exempt);
        let others = kind(|standing| *standing == Standing::NotNeeded);
        let to_bring = kind(|standing| *standing == Standing::Bring);
        let open_count = open.len();
        let plain_row = |note: fn(&Entry) -> String, ask: &'static str| {
            let id = item.task_handle_item.clone();
            move |(material, entry): (Material, Entry)| {
                let note = paragraphs([note(&entry)]).into_any();
                view! { <PlainRow item=id.clone() material=material note=note ask=ask /> }
                    .into_any()
            }
        };
        let open_row = |(material, entry): (Material, Entry)| {
            let note = open_note(item, &material, &entry.standing);
            let id = item.task_handle_item.clone();
            view! { <PlainRow item=id material=material note=note ask=words::UNREASONABLE /> }
                .into_any()
        };
        let reason = |entry: &Entry| match entry.reason.as_str() {
            "" if matches!(entry.standing, Standing::Later) => String::new(),
            "" => words::EITHER_WAY.to_owned(),
            reason => reason.to_owned(),
        };
        let exempt_rows = rows(exempt, plain_row(reason, words::STILL_ASKED));
        let later_rows = rows(later, plain_row(reason, words::UNREASONABLE));
        let other_rows = rows(others, plain_row(reason, ""));
        view! {
            {bring(mine, item, to_bring, open_count > 0)}
            {group("open", words::open(open_count), "", rows(open, open_row))}
            {group("exempt", words::exempt(exempt_rows.len()), words::EXEMPT_LEAD, exempt_rows)}
            {group("later", words::later(later_rows.len()), words::LATER_LEAD, later_rows)}
            {group("not-needed", words::not_needed(other_rows.len()), "", other_rows)}
        }
    })
}

fn rows(
    entries: Vec<(Material, Entry)>,
    row: impl Fn((Material, Entry)) -> AnyView,
) -> Vec<AnyView> {
    entries.into_iter().map(row).collect()
}

/// On what a material depends: a question, which the note leads to, or its own entry.
fn open_note(item: &ServiceItem, material: &Material, standing: &Standing) -> AnyView {
    match standing {
        Standing::Open(on) => {
            let question = on.first().and_then(|index| item.questions.get(*index));
            let link = question.map(|question| {
                let href = format!("#{}", question_id(&question.key));
                view! { <p><a class="depends" href=href>{words::open_on(&question.text)}</a></p> }
            });
            link.into_any()
        }
        _ if material.fill_explain.is_empty() => view! { <p>{words::OPTIONAL}</p> }.into_any(),
        _ => ().into_any(),
    }
}

/// A group with its heading; nothing where it is empty.
fn group(
    class: &'static str,
    title: String,
    lead: &'static str,
    rows: Vec<AnyView>,
) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section class=format!("part {class}")>
                <h2>{title}</h2>
                {(!lead.is_empty()).then(|| view! { <p class="faint">{lead}</p> })}
                <ul class="stands">{rows}</ul>
            </section>
        }
    })
}

/// 要带: each with a box to tick, and how many are ready.
fn bring(
    mine: MyChecklist,
    item: &ServiceItem,
    entries: Vec<(Material, Entry)>,
    has_open: bool,
) -> impl IntoView + use<> {
    let count = entries.len();
    let title = match count {
        0 if has_open => words::LIST.to_owned(),
        0 => words::NOTHING.to_owned(),
        _ if is_applied_for(&item.task_type) => words::bring(count),
        _ => words::may_bring(count),
    };
    let id = item.task_handle_item.clone();
    let rows = entries.into_iter().map(|(material, entry)| {
        view! { <TickRow mine=mine item=id.clone() material=material reason=entry.reason /> }
    });
    let rows: Vec<_> = rows.collect();
    let ready = move || {
        let (ready, total) = mine.ready();
        words::ready(ready, total)
    };
    view! {
        <section class="part bring" id="list">
            <h2 tabindex="-1">{title}</h2>
            {if count > 0 {
                view! {
                    <p class="ready with-app-only" role="status">{ready}</p>
                    <ol class="ticks">{rows}</ol>
                }
                .into_any()
            } else {
                (!has_open).then(|| view! { <p>{words::NOTHING_WHY}</p> }).into_any()
            }}
        </section>
    }
}

#[component]
fn TickRow(mine: MyChecklist, item: String, material: Material, reason: String) -> impl IntoView {
    let name = StoredValue::new(material.material_name.clone());
    let is_ticked = move || name.with_value(|name| mine.is_ticked(name));
    let tick = move |event| {
        let is_ready = page::is_ticked(&event);
        name.with_value(|name| mine.tick(name, is_ready));
    };
    let notes = [
        reason,
        material.fill_explain.clone(),
        Some(material.accept_stand.as_str())
            .filter(|text| !text.is_empty())
            .map_or_else(String::new, words::standard),
    ];
    let facts = facts(&material);
    view! {
        <li>
            <label class="choice tick">
                <input type="checkbox" value=material.material_name.clone() prop:checked=is_ticked on:change=tick />
                <span>
                    <b>{material.material_name.clone()}</b>
                    <span class="faint">{facts}</span>
                </span>
            </label>
            <div class="notes">
                {paragraphs(notes)}
                <Links item=item material=material ask=words::UNREASONABLE />
            </div>
        </li>
    }
}

/// A material that one does not tick off.
#[component]
fn PlainRow(item: String, material: Material, note: AnyView, ask: &'static str) -> impl IntoView {
    let is_to_hand_in = !ask.is_empty();
    let fill = if is_to_hand_in {
        material.fill_explain.clone()
    } else {
        String::new()
    };
    let facts = if is_to_hand_in {
        facts(&material)
    } else {
        String::new()
    };
    view! {
        <li>
            <b>{material.material_name.clone()}</b>
            {note}
            {paragraphs([fill])}
            {(!facts.is_empty()).then(|| view! { <p class="faint">{facts}</p> })}
            {is_to_hand_in.then(|| view! { <Links item=item material=material ask=ask /> })}
        </li>
    }
}

/// Copies, paper or not, and where it comes from.
fn facts(material: &Material) -> String {
    let facts = [
        Some(material.page_num.as_str()).filter(|text| !text.is_empty()),
        coded::words(&material.material_format),
        coded::words(&material.source_type),
    ];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    facts.join(" · ")
}

fn paragraphs<const N: usize>(texts: [String; N]) -> Vec<impl IntoView> {
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    texts.map(|text| view! { <p>{text}</p> }).collect()
}

/// The form, an example, and the way to report it.
#[component]
fn Links(item: String, material: Material, ask: &'static str) -> impl IntoView {
    let name = material.material_name;
    let concern = Concern {
        issue: complain::UNREASONABLE.to_owned(),
        item,
        material: name.clone(),
        ..Concern::default()
    };
    view! {
        <FileView guid=material.form_guid label=guide::FORM alt=guide::form_of(&name) />
        <FileView guid=material.example_guid label=guide::EXAMPLE alt=guide::example_of(&name) />
        <p class="links">
            <a class="report" href=Route::Complain(concern).href() aria-label=words::about(ask, &name)>{ask}</a>
        </p>
    }
}

/// Which case the list on paper is for.
#[component]
pub(crate) fn AnswersOnPaper(mine: MyChecklist) -> impl IntoView {
    let rows = move || {
        let answered = mine.list.with(|list| list.asked.clone());
        mine.item.with_value(|item| {
            let rows = answered.iter().filter_map(|asked| {
                let question = &item.questions[asked.question];
                let answer = question.options[asked.answer?].label.clone();
                Some(view! { <li>{question.text.clone()}" "<b>{answer}</b></li> })
            });
            rows.collect::<Vec<_>>()
        })
    };
    view! {
        <div class="paper-only answers" aria-hidden="true">
            <p>{words::ANSWERS}</p>
            <ul>{rows}</ul>
        </div>
    }
}
