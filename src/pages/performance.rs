//! 说到做到吗: /transparency/performance

use leptos::prelude::*;
use shigantong_contract::{
    DepartmentPerformance, ItemPerformance, Limit, Performance, PerformanceGroup,
};

use crate::api::transparency;
use crate::components::details::Rows;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::Route;
use crate::text::{case, deadline, transparency as words};

/// Real days beside promised and statutory ones, with what each figure rests on.
#[component]
pub(crate) fn PerformancePage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        let title = titled(words::PERFORMANCE, &site.get());
        Some(PageMeta::new(title, words::PERFORMANCE_DESCRIPTION))
    });
    view! {
        <h1 tabindex="-1">{words::PERFORMANCE}</h1>
        <p class="lead">{words::PERFORMANCE_LEAD}</p>
        <p class="faint">{words::FORMULA}</p>
        <p class="faint">{words::QUANTILES}</p>
        {loaded(transparency::performance(), |performance| view! { <PerformanceView performance=performance /> })}
    }
}

/// The bodies, each with its items folded.
#[component]
pub(crate) fn PerformanceView(performance: Performance) -> impl IntoView {
    let since = deadline::day_with_year(performance.since);
    let at = case::moment_with_year(performance.generated_at);
    let too_few = performance.too_few;
    let is_empty = performance.departments.is_empty();
    let departments: Vec<_> = performance
        .departments
        .into_iter()
        .map(department)
        .collect();
    view! {
        <p class="faint">{words::since(&since, &at)}</p>
        {is_empty.then(|| view! { <p class="empty">{words::NO_PERFORMANCE}</p> })}
        {(too_few > 0).then(|| view! { <p class="faint">{words::too_few(too_few)}</p> })}
        <div class="performance">{departments}</div>
    }
}

fn department(department: DepartmentPerformance) -> AnyView {
    let count = department.items.len();
    let items: Vec<_> = department.items.into_iter().map(item).collect();
    view! {
        <section class="part">
            <h2>{department.dept_name}</h2>
            {group(&department.all)}
            {(count > 0).then(|| view! {
                <details>
                    <summary>{words::items(count)}</summary>
                    <ul class="items">{items}</ul>
                </details>
            })}
        </section>
    }
    .into_any()
}

fn item(item: ItemPerformance) -> AnyView {
    let href = Route::Guide(item.task_handle_item).href();
    view! {
        <li>
            <h3><a href=href>{item.task_name}</a></h3>
            {group(&item.all)}
        </li>
    }
    .into_any()
}

/// The figures of a group: half and nine tenths of the cases beside both limits, the shares, the
/// sample.
fn group(group: &PerformanceGroup) -> impl IntoView + use<> {
    let limit = |limit: Option<Limit>| limit.map(|l| deadline::days(l.days, l.unit));
    let days = group.days.map(|real| {
        let figures = [(words::P50, real.p50), (words::P90, real.p90)];
        figures.map(|(name, days)| {
            view! { <div><dt>{name}</dt><dd>{deadline::days(days, real.unit)}</dd></div> }
        })
    });
    let limits = [
        (words::PROMISED, limit(group.promised)),
        (words::STATUTORY, limit(group.statutory)),
    ];
    let limits = limits.map(|(name, days)| {
        days.map(|days| view! { <div class="law"><dt>{name}</dt><dd>{days}</dd></div> })
    });
    let share = |share: Option<shigantong_contract::Share>| {
        let words = share.map(|s| words::share(s.percent(), s.on_time, s.of));
        words.unwrap_or_default()
    };
    let no_days = group.days.is_none();
    let rows = vec![
        (words::PROMISED_ON_TIME, share(group.promised_on_time)),
        (words::STATUTORY_ON_TIME, share(group.statutory_on_time)),
        (
            words::SAMPLE,
            words::cases(group.closed, group.open_overdue),
        ),
    ];
    view! {
        {no_days.then(|| view! { <p class="faint">{words::NO_DAYS}</p> })}
        <dl class="strip">{days.map(|days| days.collect_view())}{limits.collect_view()}</dl>
        <Rows rows=rows plain=true />
    }
}
