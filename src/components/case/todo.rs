//! 要您做的事: what is missing, until when, and where to hand it in.

use leptos::prelude::*;
use shigantong_contract::{Answers, Correction, ServiceItem, State};

use super::View;
use crate::components::details::Rows;
use crate::route::Route;
use crate::text::case as words;

/// The first part of the page.
pub(super) fn todo(view: &View, item: Signal<Option<ServiceItem>>) -> impl IntoView + use<> {
    if let Some(correction) = view.progress.todo() {
        return correction_view(view, correction, item).into_any();
    }
    let line = match view.state() {
        Some(State::Completed) => words::FETCH,
        _ => words::NOTHING_TO_DO,
    };
    view! { <p class="part calm-todo"><b>{line}</b></p> }.into_any()
}

fn correction_view(
    view: &View,
    correction: &Correction,
    item: Signal<Option<ServiceItem>>,
) -> impl IntoView + use<> {
    let until = words::todo_until(correction.due, view.today(), correction.items.len());
    let entries: Vec<_> = correction
        .items
        .iter()
        .map(|entry| {
            let (text, material) = (entry.text.clone(), entry.material.clone());
            view! {
                <li>
                    <b>{text}</b>
                    {(!material.is_empty()).then(|| view! { <p class="faint">{words::about_material(&material)}</p> })}
                </li>
            }
        })
        .collect();
    let desk = view.progress.desk.as_ref();
    let desk = desk.map(words::party).unwrap_or_default();
    let place = move || {
        let item = item.get().unwrap_or_default();
        let rows = vec![
            (words::TODO_WHERE, desk.clone()),
            (words::PLACE, item.transact_addr),
            (words::HOURS, item.transact_time),
            (words::PHONE, item.link_way),
        ];
        view! { <Rows rows=rows /> }
    };
    let id = view.case.head.task_handle_item.clone();
    let checklist = Route::Checklist(id.clone(), Answers::default()).href();
    view! {
        <section class="part todo" aria-labelledby="todo-title">
            <h2 id="todo-title">{words::TODO}</h2>
            <p class="until">{until}</p>
            <ol class="sentences">{entries}</ol>
            {place}
            <p class="actions">
                <a class="button quiet" href=Route::Guide(id).href()>{words::TO_GUIDE}</a>
                <a class="button quiet" href=checklist>{words::TO_CHECKLIST}</a>
            </p>
            <p class="faint">{words::TODO_RULE}</p>
        </section>
    }
}
