//! 检查公示: the entries of the list of inspections.

use leptos::prelude::*;
use shigantong_contract::{Inspection, InspectionQuery, Page};

use crate::components::details::Rows;
use crate::components::pager::Pager;
use crate::route::{Regulation, Route};
use crate::text::deadline::day_with_year;
use crate::text::{regulation as words, shell};

/// One page of the list.
pub(crate) fn inspections(page: Page<Inspection>, query: &InspectionQuery) -> AnyView {
    if page.total == 0 {
        let all = Regulation::Inspections(InspectionQuery::default()).href();
        let is_narrow = *query != InspectionQuery::default();
        return view! {
            <div class="empty">
                <h2>{words::NO_INSPECTION}</h2>
                {is_narrow.then(|| view! {
                    <p class="actions"><a class="button" href=all>{words::ALL_INSPECTIONS}</a></p>
                })}
            </div>
        }
        .into_any();
    }
    let (pages, number) = (page.pages(), page.page);
    let start = number.saturating_sub(1) * page.page_size + 1;
    let count = words::inspections(page.total);
    let entries: Vec<_> = page.items.into_iter().map(entry).collect();
    let own = query.clone();
    let to = move |page| {
        let own = own.clone();
        Regulation::Inspections(InspectionQuery { page, ..own }).href()
    };
    view! {
        <p class="count" role="status">{count}</p>
        <ol class="notices" start=start>{entries}</ol>
        <Pager page=number pages=pages address=to />
    }
    .into_any()
}

fn entry(one: Inspection) -> AnyView {
    let is_worse = matches!(
        one.result.code.as_str(),
        "ordered" | "transferred" | "absent"
    );
    let class = match one.result.code.as_str() {
        _ if is_worse => "tag on-penalty",
        "planned" | "cancelled" => "tag calm",
        _ => "tag",
    };
    let done = one.done_at.map(|at| day_with_year(at.date()));
    let planned = if done.is_some() {
        String::new()
    } else {
        words::planned(one.planned_on)
    };
    let rows = vec![
        (words::DONE, done.unwrap_or_default()),
        (words::PLANNED, planned),
        (words::BY, one.dept_name),
        (words::PARTNERS, one.partners.join("、")),
        (words::MATTERS, one.matters.join("、")),
        (words::BASIS, one.basis),
        (words::FINDING, one.finding),
        (words::PLAN, one.plan),
    ];
    let draw = (!one.draw_id.is_empty()).then(|| {
        let href = Route::Regulation(Regulation::Draw(one.draw_id)).href();
        let spoken = format!("{}：{}", words::TO_DRAW, one.subject_name);
        view! { <p><a class="onward" href=href aria-label=spoken>{words::TO_DRAW}</a></p> }
    });
    let company = Route::company(&one.uscc).href();
    view! {
        <li class="part inspection">
            <p class="kind">
                <span class=class>{one.result.label}</span>
                <span>{one.kind.label}</span>
                {one.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
            </p>
            <h2><a href=company>{one.subject_name}</a></h2>
            <Rows rows=rows plain=true />
            {draw}
        </li>
    }
    .into_any()
}
