//! 事项: /items/{task_handle_item}

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::{Discretion, ItemQuery, ServiceItem};

use crate::api::service_item;
use crate::components::details::{Contents, Rows, Sentences, section};
use crate::components::facts::{contact, holder, place};
use crate::components::favourite::FavouriteButton;
use crate::components::law::LawView;
use crate::components::limits::{LimitsView, SpecialView};
use crate::components::loaded::loaded_page;
use crate::components::meta::{PageMeta, titled};
use crate::components::shell::use_site;
use crate::route::{Regulation, Route, Standard, search_query};
use crate::text::{discretion, item as words};

/// 行政处罚, a code of the table of task types.
const PENALTY: &str = "02";

/// The item of the address.
#[component]
pub(crate) fn ItemPage() -> impl IntoView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("id").unwrap_or_default()));
    let load = service_item::get(id);
    let site = use_site();
    super::set_meta_of(load, move |item: &ServiceItem| {
        let title = titled(&item.task_name, &site.get());
        PageMeta::new(title, description(item))
    });
    loaded_page(load, |item| view! { <ItemView item=item /> })
}

/// What the power is, who holds it, on what law, with which duties, within which limits.
#[component]
pub(crate) fn ItemView(item: ServiceItem) -> impl IntoView {
    let guide = Route::Guide(item.task_handle_item.clone()).href();
    let elsewhere = Route::Search(ItemQuery {
        q: item.task_name.clone(),
        distinct: false,
        ..search_query([])
    });
    // 行政处罚: how much there is for what.
    let standard = (item.task_type.code == PENALTY).then(|| {
        let standard = Standard {
            item: item.task_handle_item.clone(),
            ..Standard::default()
        };
        let href = Regulation::Discretion(standard).href();
        view! { <a class="button quiet" href=href>{discretion::TO_STANDARD}</a> }
    });
    let law_empty = item.by_law.is_empty();
    let no_special = item.special_procedure.is_empty();
    let duties_empty = item.duties.is_empty();
    let accountability_empty = item.accountability.is_empty();
    let contents = vec![
        ("who", words::WHO, false),
        ("limits", words::LIMITS, false),
        ("special", words::SPECIAL, no_special),
        ("where", words::WHERE, is_placeless(&item)),
        ("exercise", words::EXERCISE, item.exercise.is_empty()),
        ("law", words::LAW, law_empty),
        ("duties", words::DUTIES, duties_empty),
        (
            "accountability",
            words::ACCOUNTABILITY,
            accountability_empty,
        ),
    ];
    view! {
        <article>
            <header class="title">
                <p class="kind">
                    <span class="tag">{item.task_type.label.clone()}</span>
                    <span>{item.area_name.clone()}</span>
                    {item.is_sample.then(|| view! { <span class="tag sample">{crate::text::shell::SAMPLE}</span> })}
                </p>
                <h1 tabindex="-1">{item.task_name.clone()}</h1>
                {(!item.summary.is_empty()).then(|| view! { <p class="lead">{item.summary.clone()}</p> })}
                <p class="actions">
                    <a class="button" href=guide>{words::TO_GUIDE}</a>
                    <a class="button quiet" href=elsewhere.href()>{words::OTHER_PLACES}</a>
                    {standard}
                    <FavouriteButton item=&item />
                </p>
            </header>
            <Contents parts=contents />
            {section("who", words::WHO, false, view! { <Rows rows=holder(&item) /> })}
            {section("limits", words::LIMITS, false, view! { <LimitsView item=item.clone() /> })}
            {section("special", words::SPECIAL, no_special, view! { <SpecialView procedures=item.special_procedure.clone() /> })}
            {section("where", words::WHERE, is_placeless(&item), view! { <Rows rows=whereabouts(&item) /> })}
            {section("exercise", words::EXERCISE, item.exercise.is_empty(), view! { <p>{item.exercise.clone()}</p>
                <DiscretionView rows=item.discretion.clone() /> })}
            {section("law", words::LAW, law_empty, view! { <LawView laws=item.by_law.clone() /> })}
            {section("duties", words::DUTIES, duties_empty, view! { <Sentences items=item.duties.clone() /> })}
            {section("accountability", words::ACCOUNTABILITY, accountability_empty, view! { <Sentences items=item.accountability.clone() /> })}
            <Rows rows=codes(&item) plain=true />
        </article>
    }
}

#[component]
fn DiscretionView(rows: Vec<Discretion>) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        let (circumstance, range) = words::DISCRETION_COLUMNS;
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| view! { <tr><td>{row.circumstance}</td><td>{row.range}</td></tr> })
            .collect();
        view! {
            <table>
                <caption>{words::DISCRETION}</caption>
                <thead><tr><th scope="col">{circumstance}</th><th scope="col">{range}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn codes(item: &ServiceItem) -> Vec<(&'static str, String)> {
    vec![
        (words::TASK_CODE, item.task_code.clone()),
        (words::HANDLE_CODE, item.task_handle_item.clone()),
        (words::EFFECTIVE, item.plan_effective_date.clone()),
    ]
}

fn whereabouts(item: &ServiceItem) -> Vec<(&'static str, String)> {
    [place(item), contact(item)].concat()
}

fn is_placeless(item: &ServiceItem) -> bool {
    whereabouts(item).iter().all(|(_, value)| value.is_empty())
}

fn description(item: &ServiceItem) -> String {
    if item.summary.is_empty() {
        return words::description(&item.task_name, &item.dept_name);
    }
    format!("{} {}", item.summary, item.dept_name)
}
