//! The lists of a guide: steps, fees, questions.

use leptos::prelude::*;
use shigantong_contract::step::ways;
use shigantong_contract::{Faq, Fee, Step};

use crate::components::details::Rows;
use crate::components::flow_chart::entry_id;
use crate::text::{flow, item as words};

/// 办理流程: each step with its role, limit, standard and risk, and where it goes on when it does
/// not simply go on to the next one.
#[component]
pub(crate) fn StepsView(steps: Vec<Step>) -> impl IntoView {
    let mut entries = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        let rows = vec![
            (words::STEP_ROLE, step.role.clone()),
            (words::STEP_LIMIT, step.limit.clone()),
            (words::STEP_STANDARD, step.standard.clone()),
            (words::STEP_RESULT, step.result.clone()),
            (words::STEP_RISK, step.risk.clone()),
        ];
        entries.push(view! {
            <li id=entry_id(index + 1)>
                <b>{step.name.clone()}</b>
                <Rows rows=rows />
                {next_of(&steps, index)}
            </li>
        });
    }
    view! { <ol class="steps">{entries}</ol> }
}

/// Where a step goes on; nothing where it is the next one in any case.
fn next_of(steps: &[Step], index: usize) -> Option<AnyView> {
    let ways = ways(steps, index);
    if let [only] = &ways[..]
        && only.label.is_empty()
        && only.to.is_none_or(|to| to == index + 1)
        && (only.to.is_some() || index + 1 == steps.len())
    {
        return None;
    }
    let mut links: Vec<AnyView> = Vec::with_capacity(ways.len());
    for way in ways {
        let is_return = way.is_return(index);
        let to = way.to.map(|to| (to + 1, steps[to].name.as_str()));
        let said = flow::way(way.label, to, is_return);
        let class = if is_return { "back" } else { "" };
        links.push(match way.to {
            Some(to) => {
                let href = format!("#{}", entry_id(to + 1));
                view! { <li class=class><a href=href>{said}</a></li> }.into_any()
            }
            None => view! { <li class=class>{said}</li> }.into_any(),
        });
    }
    let title = if steps[index].is_parallel {
        flow::NEXT_PARALLEL
    } else {
        flow::NEXT
    };
    let ways = view! { <div class="next-steps"><p class="faint">{title}</p><ul class="ways">{links}</ul></div> };
    Some(ways.into_any())
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
