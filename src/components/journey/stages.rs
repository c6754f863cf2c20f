//! 一件事: what is to be done, stage by stage.

use leptos::prelude::*;
use shigantong_contract::{Answers, JourneyItem, JourneyTask};

use super::{MyJourney, names};
use crate::components::ask::AskView;
use crate::components::limits::days;
use crate::domain::journey::is_unlimited;
use crate::route::Route;
use crate::text::item as plain;
use crate::text::journey as words;

/// The stages as a line from top to bottom; what can run side by side stands in one of them.
#[component]
pub(crate) fn StagesView(mine: MyJourney) -> impl IntoView {
    let stages = move || {
        let overview = mine.overview.get();
        mine.journey.with(|journey| {
            let all = overview.stages.len();
            let stages = overview.stages.iter().zip(1..);
            let stages = stages.map(|(stage, number)| {
                let tasks = stage.iter().map(|task| {
                    let waits = names(journey, &overview.waits[*task]);
                    let after = (!waits.is_empty()).then(|| words::after(&waits));
                    task_view(&journey.tasks[*task], after)
                });
                let tasks: Vec<_> = tasks.collect();
                let heading = words::stage(number, all, stage.len());
                view! {
                    <li>
                        <h3>{heading}</h3>
                        <ul>{tasks}</ul>
                    </li>
                }
            });
            stages.collect::<Vec<_>>()
        })
    };
    view! {
        <section class="part" id="order" aria-labelledby="order-title">
            <h2 id="order-title">{words::ORDER}</h2>
            <ol class="stages">{stages}</ol>
            <p class="faint">{words::COUNTED}</p>
        </section>
    }
}

fn task_view(task: &JourneyTask, after: Option<String>) -> impl IntoView + use<> {
    let condition = (!task.only_if.is_empty()).then(|| words::only_if(&task.only_if));
    let note = (!task.note.is_empty()).then(|| task.note.clone());
    let item = match &task.item {
        Some(item) => item_view(&task.name, item).into_any(),
        None => view! { <p class="note warn">{words::NO_ITEM}</p><AskView phone=String::new() /> }
            .into_any(),
    };
    view! {
        <li class="task">
            <h4>{task.name.clone()}</h4>
            {condition.map(|condition| view! { <p class="when">{condition}</p> })}
            {note.map(|note| view! { <p>{note}</p> })}
            {after.map(|after| view! { <p class="faint">{after}</p> })}
            {item}
        </li>
    }
}

fn item_view(name: &str, item: &JourneyItem) -> impl IntoView + use<> {
    let facts = facts(item);
    let facts: Vec<_> = facts
        .into_iter()
        .map(|fact| view! { <li>{fact}</li> })
        .collect();
    let guide = Route::Guide(item.task_handle_item.clone()).href();
    let checklist = Route::Checklist(item.task_handle_item.clone(), Answers::default()).href();
    let ask = if item.questions.is_empty() {
        words::CHECKLIST
    } else {
        words::CHECK_UP
    };
    let checklist = (!item.materials.is_empty()).then(|| {
        let label = words::about(ask, name);
        view! { <a class="button quiet" href=checklist aria-label=label>{ask}</a> }
    });
    let example = item.is_example.then(|| words::example(&item.area_name));
    view! {
        <ul class="facts">{facts}</ul>
        <p class="faint">
            {item.dept_name.clone()}
            {example.map(|example| view! { " "<span class="tag calm">{example}</span> })}
        </p>
        <p class="links">
            <a class="button quiet" href=guide aria-label=words::about(words::GUIDE, name)>{words::GUIDE}</a>
            {checklist}
        </p>
    }
}

/// How long, how often, whether online, at what cost.
fn facts(item: &JourneyItem) -> Vec<String> {
    let (day, unit) = match item.promise_day {
        None => (item.anticipate_day, item.anticipate_type.as_ref()),
        day => (day, item.promise_type.as_ref()),
    };
    let limit = if day.is_none() || is_unlimited(item, day) {
        words::NO_LIMIT.to_owned()
    } else {
        days(day, unit, false)
    };
    let fee = item
        .is_fee
        .map(|is_fee| if is_fee { plain::CHARGED } else { plain::FREE });
    let online = item.is_online.then_some(crate::text::guide::IS_ONLINE);
    [
        Some(limit),
        item.limit_scene_num.map(plain::visits),
        online.map(str::to_owned),
        fee.map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .collect()
}
