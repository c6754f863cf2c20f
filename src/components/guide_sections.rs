//! 办事指南: the parts below the first screen that say something even where the list says little.

use leptos::prelude::*;
use shigantong_contract::{Area, ServiceItem};

use crate::components::ask::AskView;
use crate::components::details::Rows;
use crate::components::facts::{contact, place};
use crate::components::file::FileView;
use crate::components::guide_parts::FeesView;
use crate::components::halls::HallView;
use crate::domain::{coded, hall};
use crate::route::{Concern, Route};
use crate::text::{complain, guide as words, item as plain};

/// 收费: each fee, that there is none, or whom to ask.
#[component]
pub(crate) fn CostView(item: ServiceItem) -> impl IntoView {
    let basis = (!item.fee_basis.is_empty())
        .then(|| view! { <p class="faint">{words::FEE_BASIS}{item.fee_basis}</p> });
    match (item.is_fee, item.fees.is_empty()) {
        (Some(false), _) => view! { <p>{plain::FREE}</p> }.into_any(),
        (_, false) => view! { <FeesView fees=item.fees />{basis} }.into_any(),
        (Some(true), true) => view! {
            <p>{words::FEE_UNKNOWN}</p>
            <AskView phone=item.link_way />
            {basis}
        }
        .into_any(),
        (None, true) => view! { <AskView phone=item.link_way /> }.into_any(),
    }
}

/// 地点和时间: the item's own, and the hall of its region.
#[component]
pub(crate) fn WhereView(item: ServiceItem, areas: Signal<Vec<Area>>) -> impl IntoView {
    let rows = place(&item);
    let is_placeless = item.transact_addr.is_empty();
    let phone = item.link_way;
    let code = item.area_code;
    let near = move || {
        let areas = areas.get();
        hall::of_area(&areas, &code).cloned()
    };
    view! {
        <Rows rows=rows />
        {is_placeless.then(|| view! { <AskView phone=phone /> })}
        {move || near().map(|area| view! { <div class="hall"><p class="faint">{words::HALL}</p><HallView area=area /></div> })}
    }
}

/// 办理结果, with its sample.
#[component]
pub(crate) fn ResultView(item: ServiceItem) -> impl IntoView {
    let kind = item.result_type.as_ref().and_then(coded::words);
    let rows = vec![
        (plain::RESULT, item.result_name.clone()),
        (words::RESULT_TYPE, kind.unwrap_or_default().to_owned()),
        (plain::VALIDITY, item.result_validity),
    ];
    view! {
        <Rows rows=rows plain=true />
        <FileView guid=item.result_guid label=words::SAMPLE alt=words::sample_of(&item.result_name) />
    }
}

/// 咨询和监督电话: the item's own, and the hotline in their stead.
#[component]
pub(crate) fn ContactView(item: ServiceItem) -> impl IntoView {
    let rows = answered(contact(&item));
    view! { <Rows rows=rows /> }
}

/// 不服怎么办: where one applies for reconsideration and files a suit, and until when.
#[component]
pub(crate) fn RemediesView(item: ServiceItem) -> impl IntoView {
    let rows = answered(vec![
        (plain::RECONSIDERATION, item.reconsideration),
        (plain::LITIGATION, item.litigation),
    ]);
    view! { <Rows rows=rows /> }
}

/// The rows, each without a value saying whom to call instead.
fn answered(rows: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    rows.into_iter()
        .map(|(term, value)| match value.as_str() {
            "" => (term, words::call_instead()),
            _ => (term, value),
        })
        .collect()
}

/// 发现问题: to the complaint, with the item filled in.
#[component]
pub(crate) fn ReportView(item: String) -> impl IntoView {
    let report = |issue: &str| {
        let concern = Concern {
            issue: issue.to_owned(),
            item: item.clone(),
            ..Concern::default()
        };
        Route::Complain(concern).href()
    };
    view! {
        <p>{words::REPORT_HINT}</p>
        <p class="actions">
            <a class="button quiet" href=report(complain::GUIDE_ERROR)>{complain::GUIDE_ERROR_SHORT}</a>
            <a class="button quiet" href=report(complain::UNREASONABLE)>{complain::UNREASONABLE_SHORT}</a>
        </p>
    }
}
