//! The lists of a guide: materials, steps, fees, questions.

use leptos::prelude::*;
use shigantong_contract::{Faq, Fee, Material, Step};

use crate::components::details::Rows;
use crate::text::item as words;

/// 申请材料: what to bring, and what need not be handed in.
#[component]
pub(crate) fn MaterialsView(materials: Vec<Material>) -> impl IntoView {
    if materials.is_empty() {
        return view! { <p>{words::NO_MATERIALS}</p> }.into_any();
    }
    let materials: Vec<_> = materials
        .into_iter()
        .map(|material| {
            let is_exempt = !material.exempt.is_empty();
            let tag = if is_exempt {
                words::EXEMPT.to_owned()
            } else {
                material.is_need.label
            };
            let more = [
                material.page_num,
                material.material_format.label,
                material.source_type.label,
            ];
            let more: Vec<_> = more.into_iter().filter(|part| !part.is_empty()).collect();
            let notes = [
                material.exempt,
                material.fill_explain,
                material.accept_stand,
            ];
            let notes: Vec<_> = notes
                .into_iter()
                .filter(|note| !note.is_empty())
                .map(|note| view! { <p>{note}</p> })
                .collect();
            view! {
                <li>
                    <b>{material.material_name}</b>
                    <span class=if is_exempt { "tag calm" } else { "tag" }>{tag}</span>
                    <p class="faint">{more.join(" · ")}</p>
                    {notes}
                </li>
            }
        })
        .collect();
    view! { <ol class="materials">{materials}</ol> }.into_any()
}

/// 办理流程: each step with its role, limit, standard and risk.
#[component]
pub(crate) fn StepsView(steps: Vec<Step>) -> impl IntoView {
    let steps: Vec<_> = steps
        .into_iter()
        .map(|step| {
            let rows = vec![
                (words::STEP_ROLE, step.role),
                (words::STEP_LIMIT, step.limit),
                (words::STEP_STANDARD, step.standard),
                (words::STEP_RESULT, step.result),
                (words::STEP_RISK, step.risk),
            ];
            view! { <li><b>{step.name}</b><Rows rows=rows /></li> }
        })
        .collect();
    view! { <ol class="steps">{steps}</ol> }
}

/// 收费: each fee with its basis, or that there is none.
#[component]
pub(crate) fn FeesView(is_fee: bool, fees: Vec<Fee>) -> impl IntoView {
    if !is_fee {
        return view! { <p>{words::FREE}</p> }.into_any();
    }
    let fees: Vec<_> = fees
        .into_iter()
        .map(|fee| {
            let notes = [fee.by_law, fee.desc_explain];
            let notes: Vec<_> = notes
                .into_iter()
                .filter(|note| !note.is_empty())
                .map(|note| view! { <p class="faint">{note}</p> })
                .collect();
            view! { <li><b>{fee.fee_name}</b><p>{fee.fee_stand}</p>{notes}</li> }
        })
        .collect();
    view! { <ul class="fees">{fees}</ul> }.into_any()
}

/// 常见问题, folded.
#[component]
pub(crate) fn FaqView(faq: Vec<Faq>) -> impl IntoView {
    let faq: Vec<_> = faq
        .into_iter()
        .map(
            |faq| view! { <details><summary>{faq.question}</summary><p>{faq.answer}</p></details> },
        )
        .collect();
    view! { <div class="faq">{faq}</div> }
}
