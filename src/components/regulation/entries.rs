//! 时间线: the entries of a company, the newest first, each with where it leads.

use leptos::prelude::*;
use shigantong_contract::{CompanyEntry, Inspection};

use crate::domain::timeline::of_kind;
use crate::route::{Regulation, Route, Standard};
use crate::text::{deadline, regulation as words};

/// The entries of a kind; of all where it is empty.
pub(super) fn timeline(
    entries: &[CompanyEntry],
    kind: &str,
    inspections: &[Inspection],
) -> AnyView {
    let shown = of_kind(entries, kind);
    if shown.is_empty() {
        let none = if entries.is_empty() {
            words::NO_ENTRY
        } else {
            words::NO_ENTRY_OF_KIND
        };
        return view! { <p class="empty-line">{none}</p> }.into_any();
    }
    let rows: Vec<_> = shown
        .into_iter()
        .map(|one| entry(one, inspections))
        .collect();
    view! { <ol class="timeline company-line" reversed>{rows}</ol> }.into_any()
}

fn entry(entry: &CompanyEntry, inspections: &[Inspection]) -> AnyView {
    let class = match entry.kind.code.as_str() {
        "red" => "tag on-red",
        "black" => "tag on-black",
        "penalty" => "tag on-penalty",
        "inspection_planned" => "tag calm",
        _ => "tag",
    };
    let link = link(entry, inspections).map(|(label, href)| {
        let spoken = format!("{label}：{}", entry.title);
        view! { <p><a class="onward" href=href aria-label=spoken>{label}</a></p> }
    });
    let number = (!entry.number.is_empty())
        .then(|| view! { <p class="faint">{words::NUMBER}"："{entry.number.clone()}</p> });
    let text = (!entry.text.is_empty()).then(|| view! { <p>{entry.text.clone()}</p> });
    view! {
        <li>
            <p class="kind">
                <span class=class>{entry.kind.label.clone()}</span>
                <time datetime=entry.date.to_string()>{deadline::day_with_year(entry.date)}</time>
            </p>
            <h3>{entry.title.clone()}</h3>
            {text}
            <p class="faint">{entry.dept_name.clone()}</p>
            {number}
            {link}
        </li>
    }
    .into_any()
}

/// Where an entry leads.
fn link(entry: &CompanyEntry, inspections: &[Inspection]) -> Option<(&'static str, String)> {
    if entry.id.is_empty() {
        return None;
    }
    match entry.kind.code.as_str() {
        "red" | "black" => Some((
            words::TO_RECORD,
            Route::CreditRecord(entry.id.clone()).href(),
        )),
        "inspection" | "inspection_planned" => {
            let mut inspections = inspections.iter();
            let one = inspections.find(|one| one.id == entry.id)?;
            let draw = Regulation::Draw(one.draw_id.clone());
            (!one.draw_id.is_empty()).then(|| (words::TO_DRAW, Route::Regulation(draw).href()))
        }
        // The entry names the penalty, not its standard, which is found by the penalty's name.
        "penalty" => {
            let standard = Standard {
                q: entry.title.clone(),
                ..Standard::default()
            };
            let href = Route::Regulation(Regulation::Discretion(standard)).href();
            Some((words::TO_STANDARD, href))
        }
        _ => None,
    }
}
