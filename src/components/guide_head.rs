//! 办事指南, the first screen: can I do this, what do I bring, where do I go, how long, at what cost;
//! and what to do next.

use leptos::prelude::*;
use shigantong_contract::{Area, ServiceItem};

use crate::components::facts::labels;
use crate::components::limits::{cut, days};
use crate::domain::brief::brief;
use crate::domain::coded;
use crate::domain::hall;
use crate::domain::kind::is_applied_for;
use crate::route::Route;
use crate::text::{guide as words, item as plain};

/// How many characters of an answer the first screen has room for: two lines on a narrow phone.
/// The part that it leads to has the rest.
const ROOM: usize = 27;

/// The answers that everybody wants first, in one strip: a term, its value, and what stands small
/// below it.
#[component]
pub(crate) fn StripView(item: ServiceItem) -> impl IntoView {
    let is_asked = is_applied_for(&item.task_type);
    let visits = item
        .limit_scene_num
        .map_or_else(|| plain::UNKNOWN.to_owned(), plain::visits);
    let facts = [
        (words::HOW_OFTEN, visits, vec![], is_asked),
        (words::HOW_LONG, promised(&item), statutory(&item), true),
        (words::HOW_MUCH, fee(&item), vec![], is_asked),
        (words::ONLINE, online(&item), vec![], is_asked),
    ];
    let facts =
        facts
            .into_iter()
            .filter(|(.., is_shown)| *is_shown)
            .map(|(term, value, more, _)| {
                let more: Vec<_> = more
                    .into_iter()
                    .map(|part| view! { <span>{part}" "</span> })
                    .collect();
                let more = (!more.is_empty()).then(|| view! { <small>{more}</small> });
                view! { <div><dt>{term}</dt><dd>{value}{more}</dd></div> }
            });
    view! { <dl class="strip">{facts.collect_view()}</dl> }
}

fn promised(item: &ServiceItem) -> String {
    let of_own_accord = !is_applied_for(&item.task_type);
    days(item.promise_day, item.promise_type.as_ref(), of_own_accord)
}

/// The statutory limit beside the promised one, with the share that the promise cuts.
fn statutory(item: &ServiceItem) -> Vec<String> {
    let of_own_accord = !is_applied_for(&item.task_type);
    if item.anticipate_day.is_none() {
        return vec![];
    }
    let unit = item.anticipate_type.as_ref();
    let law = words::statutory(&days(item.anticipate_day, unit, of_own_accord));
    [Some(law), cut(item)].into_iter().flatten().collect()
}

fn fee(item: &ServiceItem) -> String {
    let fee = match item.is_fee {
        Some(true) => plain::CHARGED,
        Some(false) => plain::FREE,
        None => plain::UNKNOWN,
    };
    fee.to_owned()
}

fn online(item: &ServiceItem) -> String {
    let depth = item.online_handle_depth.as_ref().and_then(coded::words);
    match (depth, item.is_online) {
        (Some(depth), _) => depth.to_owned(),
        (None, true) => words::IS_ONLINE.to_owned(),
        (None, false) => words::IS_ON_SITE.to_owned(),
    }
}

/// Who, what, where: each leads to its part of the page.
#[component]
pub(crate) fn AnswersView(item: ServiceItem, areas: Signal<Vec<Area>>) -> impl IntoView {
    let is_asked = is_applied_for(&item.task_type);
    let who = if is_asked {
        words::WHO
    } else {
        words::WHOM_IT_MEETS
    };
    let code = item.area_code.clone();
    let addr = brief(&item.transact_addr, ROOM);
    let hours = usual_hours(&item.transact_time);
    let on_paper = on_paper(&item);
    let place = move || {
        if !addr.is_empty() {
            return addr.clone();
        }
        let areas = areas.get();
        let hall = hall::of_area(&areas, &code).map(|area| area.hall_name.clone());
        hall.unwrap_or_else(|| plain::UNKNOWN.to_owned())
    };
    view! {
        <dl class="answers">
            <div>
                <dt>{who}</dt>
                <dd><a href="#conditions"><span>{brief(&who_can(&item), ROOM)}</span></a></dd>
            </div>
            <div>
                <dt>{words::WHAT}</dt>
                <dd><a href="#materials"><span>{brief(&what(&item), ROOM)}</span></a></dd>
            </div>
            <div>
                <dt>{words::WHERE}</dt>
                <dd>
                    <a href="#where">
                        <span>{place}</span>
                        {(!hours.is_empty()).then(|| view! { <small>{hours}</small> })}
                    </a>
                </dd>
            </div>
            {on_paper}
        </dl>
    }
}

/// Place, hours and telephone in full: on paper they stand at the top, in the answers' place.
fn on_paper(item: &ServiceItem) -> impl IntoView + use<> {
    let rows = [
        (plain::PLACE, item.transact_addr.clone()),
        (plain::HOURS, item.transact_time.clone()),
        (plain::PHONE, item.link_way.clone()),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(term, value)| view! { <div class="paper"><dt>{term}</dt><dd>{value}</dd></div> })
        .collect::<Vec<_>>()
}

/// The hours up to the first exception.
fn usual_hours(hours: &str) -> String {
    match hours.split_once('；') {
        Some((usual, _)) => format!("{}…", brief(usual, 2 * ROOM)),
        None => brief(hours, 2 * ROOM),
    }
}

fn who_can(item: &ServiceItem) -> String {
    let who = labels(&item.server_type);
    let who = if who.is_empty() {
        words::ANYBODY.to_owned()
    } else {
        who
    };
    match item.accept_condition.first() {
        None => words::without_conditions(&who),
        Some(first) => words::with_conditions(&who, item.accept_condition.len(), first),
    }
}

fn what(item: &ServiceItem) -> String {
    let brought = item.materials.iter().filter(|m| m.exempt.is_empty());
    let names: Vec<&str> = brought.map(|m| m.material_name.as_str()).collect();
    if item.materials.is_empty() {
        return plain::UNKNOWN.to_owned();
    }
    let exempt = item.materials.len() - names.len();
    words::materials(names.len(), exempt, &names.join("、"))
}

/// 材料体检, 流程图, 各地对比, as far as the item has what they need.
#[component]
pub(crate) fn ActionsView(item: ServiceItem) -> impl IntoView {
    let id = item.task_handle_item;
    let checklist = (!item.materials.is_empty()).then(|| {
        let (name, hint) = if item.questions.is_empty() {
            words::CHECKLIST
        } else {
            words::CHECK_UP
        };
        let href = Route::Checklist(id.clone(), shigantong_contract::Answers::default()).href();
        view! { <li><a class="button" href=href><b>{name}</b><small>{hint}</small></a></li> }
    });
    let flow = (!item.steps.is_empty()).then(|| {
        let href = Route::Flow(id.clone()).href();
        view! { <li><a class="button quiet" href=href>{words::FLOW}</a></li> }
    });
    let compare = (!item.catalog_code.is_empty()).then(|| {
        let href = Route::Compare(id.clone()).href();
        view! { <li><a class="button quiet" href=href>{words::COMPARE}</a></li> }
    });
    view! {
        <nav class="next" aria-label=words::NEXT>
            <ul>{checklist}{flow}{compare}</ul>
        </nav>
    }
}
