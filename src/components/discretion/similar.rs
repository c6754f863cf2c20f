//! 类案比较: published penalties on the same standard, the likest first, each beside the range of its
//! own circumstances; those outside are marked in words.

use leptos::prelude::*;
use shigantong_contract::{DiscretionRule, Page, Penalty};

use crate::components::details::Rows;
use crate::domain::discretion::{Likeness, Mark, similar};
use crate::route::{Concern, Route};
use crate::text::deadline::day_with_year;
use crate::text::{complain, discretion as words, shell};

/// The penalties beside what is chosen.
pub(crate) fn penalties(rule: &DiscretionRule, page: &Page<Penalty>, chosen: &[String]) -> AnyView {
    if page.items.is_empty() {
        return view! { <p>{words::NO_PENALTY}</p> }.into_any();
    }
    let all = similar(rule, &page.items, chosen);
    let is_outside = |one: &&Likeness| matches!(one.mark, Mark::Light | Mark::Heavy);
    let outside = all.iter().filter(is_outside).count();
    let measured = all
        .iter()
        .filter(|one| one.mark != Mark::Unmeasured)
        .count();
    let summary = words::outside(outside, measured);
    let is_cut = page.total as usize > all.len();
    let latest = is_cut.then(|| words::latest(all.len(), page.total));
    let rows: Vec<_> = all.into_iter().map(|one| penalty(rule, one)).collect();
    view! {
        <p class="faint">{words::SIMILAR_HINT}</p>
        <p class="summary"><b>{summary}</b></p>
        {latest.map(|latest| view! { <p class="faint">{latest}</p> })}
        <ol class="alike">{rows}</ol>
    }
    .into_any()
}

fn penalty(rule: &DiscretionRule, one: Likeness) -> AnyView {
    let (class, is_outside) = match one.mark {
        Mark::Within => ("tag", false),
        Mark::Light | Mark::Heavy => ("tag on-penalty", true),
        Mark::Unmeasured => ("tag calm", false),
    };
    let likeness = match one.shared {
        _ if one.is_same => Some(words::SAME.to_owned()),
        0 => None,
        shared => Some(words::shared(shared)),
    };
    let labels = rule.circumstances.iter();
    let labels: Vec<&str> = labels
        .filter(|known| one.penalty.circumstances.contains(&known.key))
        .map(|known| known.label.as_str())
        .collect();
    let circumstances = if labels.is_empty() {
        words::NONE_FOUND.to_owned()
    } else {
        labels.join("；")
    };
    let range = one.range.as_ref();
    let range = range.map_or_else(
        |_| words::NO_OWN_RANGE.to_owned(),
        |range| words::range(range.from, range.to, &range.unit),
    );
    let amount = words::penalty(one.penalty.amount, &one.penalty.unit);
    let party = if one.penalty.uscc.is_empty() {
        one.penalty.party_masked.into_any()
    } else {
        let href = Route::company(&one.penalty.uscc).href();
        view! { <a href=href>{one.penalty.party_masked}</a> }.into_any()
    };
    let rows = vec![
        (words::OWN_RANGE, range),
        (words::CIRCUMSTANCES, circumstances),
        (words::BY, one.penalty.dept_name),
        (words::NUMBER, one.penalty.decision_no),
    ];
    view! {
        <li class=if is_outside { "outside" } else { "" }>
            <p class="kind">
                <span class=class>{words::mark(one.mark)}</span>
                {likeness.map(|likeness| view! { <span>{likeness}</span> })}
                <time datetime=one.penalty.decided_on.to_string()>{day_with_year(one.penalty.decided_on)}</time>
                {one.penalty.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
            </p>
            <h3>{amount}</h3>
            <p>{party}</p>
            <Rows rows=rows plain=true />
            {is_outside.then(|| view! { <p><a class="onward" href="#remedy">{words::TO_REMEDY}</a></p> })}
        </li>
    }
    .into_any()
}

/// What one can do about a penalty that is not right.
pub(crate) fn remedy(rule: &DiscretionRule) -> AnyView {
    let ways = words::WAYS.map(|(who, what)| view! { <li><b>{who}</b><p>{what}</p></li> });
    let concern = Concern {
        issue: complain::OTHER.to_owned(),
        item: rule.item.clone(),
        ..Concern::default()
    };
    let item = (!rule.item.is_empty()).then(|| {
        let href = Route::Item(rule.item.clone()).href();
        view! { <a class="button quiet" href=href>{words::TO_ITEM}</a> }
    });
    view! {
        <ul class="follows">{ways.collect_view()}</ul>
        <p class="actions">
            <a class="button" href=Route::Complain(concern).href()>{words::TO_COMPLAIN}</a>
            {item}
        </p>
    }
    .into_any()
}
