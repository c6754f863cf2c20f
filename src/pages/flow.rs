//! 权力运行流程图: /guides/{task_handle_item}/flow

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::ServiceItem;

use crate::api::service_item;
use crate::components::ask::AskView;
use crate::components::details::section;
use crate::components::flow_chart::FlowChartView;
use crate::components::guide_parts::StepsView;
use crate::components::loaded::loaded_page;
use crate::components::meta::{PageMeta, titled};
use crate::components::share::ShareView;
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::{flow as words, item as plain};

/// The flow chart of the address's item.
#[component]
pub(crate) fn FlowPage() -> impl IntoView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("id").unwrap_or_default()));
    let load = service_item::get(id);
    let site = use_site();
    super::set_meta_of(load, move |item: &ServiceItem| {
        let title = titled(&words::title(&item.task_name), &site.get());
        PageMeta::new(title, words::description(&item.task_name, &item.dept_name))
    });
    loaded_page(load, |item| view! { <FlowView item=item /> })
}

/// The chart, then the same as a list.
#[component]
pub(crate) fn FlowView(item: ServiceItem) -> impl IntoView {
    let own = Route::Flow(item.task_handle_item.clone()).href();
    let guide = Route::Guide(item.task_handle_item.clone()).href();
    let parts = if item.steps.is_empty() {
        view! {
            <div class="part">
                <p>{words::NO_STEPS}</p>
                <AskView phone=item.link_way.clone() />
            </div>
        }
        .into_any()
    } else {
        let chart = view! { <FlowChartView steps=item.steps.clone() /> };
        let list = view! {
            <StepsView steps=item.steps />
            <p class="actions"><a class="button quiet" href="#chart">{words::TO_CHART}</a></p>
        };
        view! {
            {section("chart", words::CHART, false, chart)}
            {section("steps", words::STEPS, false, list)}
            <ShareView path=own />
        }
        .into_any()
    };
    view! {
        <article class="flow">
            <header class="title">
                <p class="kind">
                    <span class="tag">{words::TITLE}</span>
                    <span>{item.dept_name}</span>
                    {item.is_sample.then(|| view! { <span class="tag sample">{crate::text::shell::SAMPLE}</span> })}
                </p>
                <h1 tabindex="-1">{item.task_name}</h1>
                <p class="actions"><a class="button quiet" href=guide>{plain::TO_GUIDE}</a></p>
            </header>
            {parts}
        </article>
    }
}
