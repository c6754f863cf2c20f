//! 材料体检: /guides/{task_handle_item}/checklist?q.{question}={answer}

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::{Answers, ServiceItem};

use crate::api::service_item;
use crate::components::checklist::{DeadEndView, QuestionsView};
use crate::components::details::{Rows, section};
use crate::components::loaded::loaded_page;
use crate::components::meta::{PageMeta, titled};
use crate::components::my_checklist::MyChecklist;
use crate::components::share::ShareView;
use crate::components::shell::use_site;
use crate::components::take_along::{self, AnswersOnPaper};
use crate::route::Route;
use crate::text::{checklist as words, item as plain};

/// The checklist of the address's item.
#[component]
pub(crate) fn ChecklistPage() -> impl IntoView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("id").unwrap_or_default()));
    let load = service_item::get(id);
    let site = use_site();
    super::set_meta_of(load, move |item: &ServiceItem| {
        let title = titled(&words::title(&item.task_name), &site.get());
        PageMeta::new(title, words::description(&item.task_name, &item.dept_name))
    });
    loaded_page(load, |item| view! { <ChecklistView item=item /> })
}

/// The questions, what follows from the answers, and where to take it.
#[component]
pub(crate) fn ChecklistView(item: ServiceItem) -> impl IntoView {
    let has_questions = !item.questions.is_empty();
    let has_materials = !item.materials.is_empty();
    let (kind, lead) = if has_questions {
        (words::TITLE, words::LEAD)
    } else {
        (words::TITLE_PLAIN, words::LEAD_PLAIN)
    };
    let guide = Route::Guide(item.task_handle_item.clone()).href();
    let head = (item.dept_name.clone(), item.task_name.clone());
    let mine = MyChecklist::new(item);
    let is_dead_end = Memo::new(move |_| mine.list.with(|list| list.dead_end.is_some()));
    view! {
        <article class="checklist">
            <header class="title">
                <p class="kind">
                    <span class="tag">{kind}</span>
                    <span>{head.0}</span>
                </p>
                <h1 tabindex="-1">{head.1}</h1>
                {has_materials.then(|| view! { <p class="lead">{lead}</p> })}
                <p class="actions">
                    <a class="button quiet" href=guide>{plain::TO_GUIDE}</a>
                    {has_questions.then(|| view! { <a class="button quiet" href="#list">{words::TO_LIST}</a> })}
                </p>
            </header>
            {has_questions.then(|| view! { <QuestionsView mine=mine /> <AnswersOnPaper mine=mine /> })}
            {if has_materials {
                (move || list_of(mine)).into_any()
            } else {
                view! { <p class="part" id="list">{words::NO_MATERIALS}</p> }.into_any()
            }}
            {has_materials.then(|| view! { <KeptView mine=mine has_questions=has_questions /> })}
            {move || place_of(mine, is_dead_end.get())}
            <ShareView path=Signal::derive(move || address(mine)) />
        </article>
    }
}

fn list_of(mine: MyChecklist) -> AnyView {
    let dead_end = mine.list.with(|list| list.dead_end);
    let Some((question, choice)) = dead_end else {
        return mine
            .list
            .with(|list| take_along::groups(mine, list))
            .into_any();
    };
    let advice = mine.item.with_value(|item| {
        let choice = &item.questions[question].options[choice];
        choice.advice.clone()
    });
    view! { <DeadEndView advice=advice /> }.into_any()
}

/// Where to take it. In a dead end only whom to ask: nobody should go there in vain.
fn place_of(mine: MyChecklist, is_dead_end: bool) -> impl IntoView {
    let (place, hours, phone) = mine.item.with_value(|item| {
        let phone = item.link_way.clone();
        (
            item.transact_addr.clone(),
            item.transact_time.clone(),
            phone,
        )
    });
    let (title, rows) = if is_dead_end {
        (words::ASK, vec![(plain::PHONE, phone)])
    } else {
        let rows = [
            (plain::PLACE, place),
            (plain::HOURS, hours),
            (plain::PHONE, phone),
        ];
        (words::WHERE, rows.to_vec())
    };
    let is_empty = rows.iter().all(|(_, value)| value.is_empty());
    section("where", title, is_empty, view! { <Rows rows=rows /> })
}

/// The address with the answers that count, and nothing else.
fn address(mine: MyChecklist) -> String {
    mine.item.with_value(|item| {
        let mut answers = Answers::default();
        mine.list.with(|list| {
            for (question, choice) in list
                .asked
                .iter()
                .filter_map(|a| Some((a.question, a.answer?)))
            {
                let question = &item.questions[question];
                answers = answers.with(&question.key, &question.options[choice].key);
            }
        });
        Route::Checklist(item.task_handle_item.clone(), answers).href()
    })
}

/// What the phone keeps, and the way to forget it.
#[component]
fn KeptView(mine: MyChecklist, has_questions: bool) -> impl IntoView {
    let empty = mine.item.with_value(|item| {
        Route::Checklist(item.task_handle_item.clone(), Answers::default()).href()
    });
    let forget = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        mine.start_again();
    };
    let said = move || match (mine.is_kept.get(), has_questions) {
        (true, true) => words::KEPT,
        (true, false) => words::KEPT_TICKS,
        (false, true) => words::NOT_KEPT,
        (false, false) => words::NOT_KEPT_TICKS,
    };
    let tone = move || {
        if mine.is_kept.get() {
            "with-app-only faint"
        } else {
            "with-app-only note warn"
        }
    };
    view! {
        <p class="actions kept">
            <span class=tone role="status">{said}</span>
            <a class="button quiet" href=empty on:click=forget>{words::START_AGAIN}</a>
        </p>
    }
}
