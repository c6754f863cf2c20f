//! The lists of a guide: steps, fees, questions.

use leptos::prelude::*;
use shigantong_contract::{Faq, Fee, Step};

use crate::components::details::Rows;
use crate::text::item as words;

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

/// 收费: each fee with its basis and who pays less.
#[component]
pub(crate) fn FeesView(fees: Vec<Fee>) -> impl IntoView {
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
    view! { <ul class="fees">{fees}</ul> }
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
