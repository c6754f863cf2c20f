//! 办事指南: /guides/{task_handle_item}

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::ServiceItem;

use crate::api::service_item;
use crate::components::details::{Contents, Rows, Sentences, section};
use crate::components::facts::place;
use crate::components::guide_parts::{FaqView, FeesView, MaterialsView, StepsView};
use crate::components::limits::{LimitsView, days};
use crate::components::loaded::loaded_page;
use crate::components::meta::{PageMeta, titled};
use crate::components::share::ShareView;
use crate::components::shell::use_site;
use crate::domain::kind::is_applied_for;
use crate::route::Route;
use crate::text::item as words;

/// The guide of the address's item.
#[component]
pub(crate) fn GuidePage() -> impl IntoView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("id").unwrap_or_default()));
    let load = service_item::get(id);
    let site = use_site();
    super::set_meta_of(load, move |item: &ServiceItem| {
        let title = format!("{} {}", item.task_name, words::GUIDE);
        PageMeta::new(titled(&title, &site.get()), item.summary.clone())
    });
    loaded_page(load, |item| view! { <GuideView item=item /> })
}

/// Can I, what do I bring, where do I go, how long, what does it cost.
#[component]
pub(crate) fn GuideView(item: ServiceItem) -> impl IntoView {
    let (conditions, materials) = if is_applied_for(&item.task_type) {
        (words::CONDITIONS, words::MATERIALS)
    } else {
        (words::CONDITIONS_OF_POWER, words::MATERIALS_OF_POWER)
    };
    let no_fees = item.is_fee.is_none() || !is_applied_for(&item.task_type);
    let remedies = vec![
        (words::RECONSIDERATION, item.reconsideration.clone()),
        (words::LITIGATION, item.litigation.clone()),
    ];
    let no_remedies = remedies.iter().all(|(_, value)| value.is_empty());
    let contents = vec![
        ("conditions", conditions, item.accept_condition.is_empty()),
        ("materials", materials, false),
        ("steps", words::STEPS, item.steps.is_empty()),
        ("limits", words::LIMITS, false),
        ("fees", words::FEES, no_fees),
        ("where", words::WHERE, false),
        ("result", words::RESULT, item.result_name.is_empty()),
        ("faq", words::FAQ, item.faq.is_empty()),
        ("remedies", words::REMEDIES, no_remedies),
    ];
    let result = vec![
        (words::RESULT, item.result_name.clone()),
        (words::VALIDITY, item.result_validity.clone()),
    ];
    view! {
        <article>
            <header class="title">
                <p class="kind">
                    <span class="tag">{words::GUIDE}</span>
                    <span>{item.dept_name.clone()}</span>
                </p>
                <h1 tabindex="-1">{item.task_name.clone()}</h1>
                <StripView item=item.clone() />
                <ShareView path=Route::Guide(item.task_handle_item.clone()).href() />
                <p class="actions">
                    <a class="button quiet" href=Route::Item(item.task_handle_item.clone()).href()>{words::TO_ITEM}</a>
                </p>
            </header>
            <Contents parts=contents />
            {section("conditions", conditions, item.accept_condition.is_empty(), view! { <Sentences items=item.accept_condition.clone() /> })}
            {section("materials", materials, false, view! { <MaterialsView materials=item.materials.clone() /> })}
            {section("steps", words::STEPS, item.steps.is_empty(), view! { <StepsView steps=item.steps.clone() /> })}
            {section("limits", words::LIMITS, false, view! { <LimitsView item=item.clone() /> })}
            {section("fees", words::FEES, no_fees, view! { <FeesView is_fee=item.is_fee.unwrap_or_default() fees=item.fees.clone() /> })}
            {section("where", words::WHERE, false, view! { <Rows rows=place(&item) /> })}
            {section("result", words::RESULT, item.result_name.is_empty(), view! { <Rows rows=result /> })}
            {section("faq", words::FAQ, item.faq.is_empty(), view! { <FaqView faq=item.faq.clone() /> })}
            {section("remedies", words::REMEDIES, no_remedies, view! { <Rows rows=remedies /> })}
        </article>
    }
}

/// The answers that everybody wants first, in one strip.
#[component]
fn StripView(item: ServiceItem) -> impl IntoView {
    let is_applied_for = is_applied_for(&item.task_type);
    let fee = match item.is_fee {
        Some(true) => words::CHARGED,
        Some(false) => words::FREE,
        None => words::UNKNOWN,
    };
    let visits = item
        .limit_scene_num
        .map_or_else(|| words::UNKNOWN.to_owned(), words::visits);
    let promised = days(
        item.promise_day,
        item.promise_type.as_ref(),
        !is_applied_for,
    );
    let facts = [
        (words::PROMISED, promised, true),
        (words::VISITS, visits, is_applied_for),
        (words::FEES, fee.to_owned(), is_applied_for),
        (
            words::MATERIALS_COUNT,
            words::count(item.materials.len()),
            true,
        ),
    ];
    let facts = facts
        .into_iter()
        .filter(|(.., is_shown)| *is_shown)
        .map(|(term, value, _)| {
            view! { <div><dt>{term}</dt><dd>{value}</dd></div> }
        });
    view! { <dl class="strip">{facts.collect_view()}</dl> }
}
