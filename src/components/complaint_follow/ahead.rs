//! 下一步: what the law gives further, from when to when, with a letter for each.

use leptos::prelude::*;
use shigantong_contract::complaint::{
    Complaint, ComplaintAction, ComplaintEvent, NextStep, next_steps,
};

use super::view::{Standing, overdue_since};
use crate::components::copy::CopyView;
use crate::components::details::section;
use crate::platform::print;
use crate::text::complaint_letter::{Facts, letter};
use crate::text::complaint_track as words;

pub(super) fn view(found: &Complaint, standing: &Standing) -> AnyView {
    let today = standing.now.date();
    let steps = next_steps(&standing.progress, &standing.deadlines, today);
    let rows: Vec<_> = steps
        .into_iter()
        .map(|step| row(found, standing, &step))
        .collect();
    let content = view! {
        <p class="faint">{words::AHEAD_HINT}</p>
        <ol class="ahead">{rows}</ol>
    };
    section("ahead", words::AHEAD, false, content).into_any()
}

fn row(found: &Complaint, standing: &Standing, step: &NextStep) -> AnyView {
    let (class, said) = match step.is_open {
        true => ("tag state", words::OPEN),
        false => ("tag calm", words::NOT_OPEN),
    };
    let when = words::when(step);
    let law = (!step.law.is_empty()).then(|| view! { <p class="faint">{step.law}</p> });
    let open = step.is_open.then(|| {
        let is_reply = |event: &&ComplaintEvent| event.action.code == ComplaintAction::Reply.code();
        let reply = found.events.iter().rev().find(is_reply);
        let facts = Facts {
            complaint: found,
            reply: reply.map(|event| (event.at.date(), event.text.as_str())),
            overdue_since: overdue_since(&standing.deadlines),
            today: standing.now.date(),
        };
        let (title, lines) = letter(step.kind, &facts);
        view! {
            <p>{words::place(step.kind)}</p>
            {letter_view(title, &lines)}
        }
    });
    view! {
        <li class:open=step.is_open>
            <h3>{step.kind.coded().label}" "<span class=class>{said}</span></h3>
            <p>{words::why(step)}</p>
            {(!when.is_empty()).then(|| view! { <p>{when}</p> })}
            {law}
            {open}
        </li>
    }
    .into_any()
}

fn letter_view(title: String, lines: &[String]) -> AnyView {
    let text = format!("{title}\n\n{}", lines.join("\n"));
    let paragraphs = lines.iter().map(|line| view! { <p>{line.clone()}</p> });
    let paragraphs: Vec<_> = paragraphs.collect();
    let can_print = RwSignal::new(false);
    Effect::new(move |_| can_print.set(print::is_possible()));
    view! {
        <details class="letter">
            <summary>{words::LETTER}</summary>
            <p class="faint">{words::LETTER_HINT}</p>
            <div class="letter-paper">
                <h4>{title}</h4>
                {paragraphs}
            </div>
            <p class="actions">
                <CopyView text=Signal::stored(text) label=words::COPY done=words::COPIED />
                <button type="button" class="button quiet" hidden=move || !can_print.get() on:click=move |_| print::now()>
                    {words::PRINT}
                </button>
            </p>
        </details>
    }
    .into_any()
}
