//! 办事指南: /guides/{task_handle_item}

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::{Area, ServiceItem};

use crate::api::{service_item, site};
use crate::components::ask::AskView;
use crate::components::details::{Contents, Sentences, section};
use crate::components::favourite::FavouriteButton;
use crate::components::guide_head::{ActionsView, AnswersView, StripView};
use crate::components::guide_parts::{FaqView, StepsView};
use crate::components::guide_sections::{
    ContactView, CostView, RemediesView, ReportView, ResultView, WhereView,
};
use crate::components::law::LawView;
use crate::components::limits::{LimitsView, SpecialView};
use crate::components::loaded::loaded_page;
use crate::components::material_list::MaterialsView;
use crate::components::meta::{PageMeta, titled};
use crate::components::share::ShareView;
use crate::components::shell::use_site;
use crate::domain::kind::is_applied_for;
use crate::route::Route;
use crate::text::{guide, item as words};

/// The guide of the address's item.
#[component]
pub(crate) fn GuidePage() -> impl IntoView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("id").unwrap_or_default()));
    let load = service_item::get(id);
    let areas = site::areas();
    let areas = Signal::derive(move || areas.answer.get().and_then(Result::ok).unwrap_or_default());
    let site = use_site();
    super::set_meta_of(load, move |item: &ServiceItem| {
        let title = format!("{} {}", item.task_name, words::GUIDE);
        PageMeta::new(titled(&title, &site.get()), item.summary.clone())
    });
    loaded_page(
        load,
        move |item| view! { <GuideView item=item areas=areas /> },
    )
}

/// Can I, what do I bring, where do I go, how long, what does it cost; then every detail.
#[component]
pub(crate) fn GuideView(item: ServiceItem, areas: Signal<Vec<Area>>) -> impl IntoView {
    let own = Route::Guide(item.task_handle_item.clone()).href();
    view! {
        <article class="guide">
            <header class="title">
                <p class="kind">
                    <span class="tag">{words::GUIDE}</span>
                    <span>{item.dept_name.clone()}</span>
                    {item.is_sample.then(|| view! { <span class="tag sample">{crate::text::shell::SAMPLE}</span> })}
                </p>
                <h1 tabindex="-1">{item.task_name.clone()}</h1>
                <StripView item=item.clone() />
                <AnswersView item=item.clone() areas=areas />
                <ActionsView item=item.clone() />
                <ShareView path=own />
                <p class="actions">
                    <a class="button quiet" href=Route::Item(item.task_handle_item.clone()).href()>{words::TO_ITEM}</a>
                    <FavouriteButton item=&item />
                </p>
            </header>
            <PartsView item=item areas=areas />
        </article>
    }
}

/// The parts with the links to them. A part of which the list says nothing says whom to call
/// where one must know it, and is left out where not.
#[component]
fn PartsView(item: ServiceItem, areas: Signal<Vec<Area>>) -> impl IntoView {
    let is_asked = is_applied_for(&item.task_type);
    let (conditions, materials) = if is_asked {
        (words::CONDITIONS, words::MATERIALS)
    } else {
        (words::CONDITIONS_OF_POWER, words::MATERIALS_OF_POWER)
    };
    let no = Absent::of(&item, is_asked);
    let contents = vec![
        ("conditions", conditions, false),
        ("materials", materials, false),
        ("steps", words::STEPS, no.steps),
        ("limits", words::LIMITS, false),
        ("special", words::SPECIAL, no.special),
        ("fees", words::FEES, no.fees),
        ("where", words::WHERE, false),
        ("result", words::RESULT, no.result),
        ("law", words::LAW, no.law),
        ("faq", words::FAQ, no.faq),
        ("contact", guide::CONTACT, false),
        ("remedies", words::REMEDIES, no.remedies),
        ("report", guide::REPORT, false),
    ];
    let id = item.task_handle_item.clone();
    let phone = item.link_way.clone();
    let conditions_view = if item.accept_condition.is_empty() {
        view! { <AskView phone=phone.clone() /> }.into_any()
    } else {
        view! { <Sentences items=item.accept_condition.clone() /> }.into_any()
    };
    let materials_view = if item.materials.is_empty() {
        view! { <AskView phone=phone /> }.into_any()
    } else {
        view! { <MaterialsView item=id.clone() materials=item.materials.clone() /> }.into_any()
    };
    view! {
        <Contents parts=contents />
        {section("conditions", conditions, false, conditions_view)}
        {section("materials", materials, false, materials_view)}
        {section("steps", words::STEPS, no.steps, view! { <StepsView steps=item.steps.clone() /> })}
        {section("limits", words::LIMITS, false, view! { <LimitsView item=item.clone() /> })}
        {section("special", words::SPECIAL, no.special, view! { <SpecialView procedures=item.special_procedure.clone() /> })}
        {section("fees", words::FEES, no.fees, view! { <CostView item=item.clone() /> })}
        {section("where", words::WHERE, false, view! { <WhereView item=item.clone() areas=areas /> })}
        {section("result", words::RESULT, no.result, view! { <ResultView item=item.clone() /> })}
        {section("law", words::LAW, no.law, view! { <LawView laws=item.by_law.clone() /> })}
        {section("faq", words::FAQ, no.faq, view! { <FaqView faq=item.faq.clone() /> })}
        {section("contact", guide::CONTACT, false, view! { <ContactView item=item.clone() /> })}
        {section("remedies", words::REMEDIES, no.remedies, view! { <RemediesView item=item /> })}
        {section("report", guide::REPORT, false, view! { <ReportView item=id /> })}
    }
}

/// Which parts an item does not have.
struct Absent {
    steps: bool,
    special: bool,
    fees: bool,
    result: bool,
    law: bool,
    faq: bool,
    remedies: bool,
}

impl Absent {
    fn of(item: &ServiceItem, is_asked: bool) -> Self {
        let no_remedies = item.reconsideration.is_empty() && item.litigation.is_empty();
        // 公共服务 is no administrative act: no remedy of administrative law lies.
        let is_service = item.task_type.code == "20";
        Self {
            steps: item.steps.is_empty(),
            special: item.special_procedure.is_empty(),
            fees: !is_asked && item.fees.is_empty(),
            result: item.result_name.is_empty() && item.result_guid.is_empty(),
            law: item.by_law.is_empty(),
            faq: item.faq.is_empty(),
            remedies: no_remedies && is_service,
        }
    }
}
