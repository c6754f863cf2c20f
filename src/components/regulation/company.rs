//! 一企一档: one company, who regulates it, everything public of it on one timeline, and how to
//! report it.

use leptos::prelude::*;
use shigantong_contract::{Company, CreditQuery, Inspection, InspectionQuery, Regulator};

use super::entries::timeline;
use crate::components::copy::CopyView;
use crate::components::details::{Contents, Rows, section};
use crate::domain::timeline::kinds;
use crate::route::{Concern, Lookup, Regulation, Route};
use crate::text::{complain, regulation as words, shell};

/// The company, narrowed to a kind of entry; `inspections` lead to the draws that they came of.
pub(crate) fn company_view(
    company: &Company,
    kind: Memo<String>,
    inspections: Signal<Vec<Inspection>>,
) -> AnyView {
    let contents = vec![
        ("regulators", words::REGULATORS, false),
        ("timeline", words::TIMELINE, false),
        ("report", words::REPORT, false),
    ];
    let rows = vec![
        (words::USCC, company.uscc.clone()),
        (words::AREA, company.area_name.clone()),
    ];
    let regulators: Vec<_> = company.regulators.iter().map(regulator).collect();
    let is_unknown = regulators.is_empty();
    let regulators = view! {
        <p class="faint">{if is_unknown { words::NO_REGULATOR } else { words::REGULATORS_HINT }}</p>
        <ul class="follows">{regulators}</ul>
    };
    let entries = StoredValue::new(company.entries.clone());
    let uscc = company.uscc.clone();
    let list =
        move || entries.with_value(|entries| timeline(entries, &kind.get(), &inspections.get()));
    view! {
        <article class="company">
            <header class="title">
                {company.is_sample.then(|| view! { <p class="kind"><span class="tag sample">{shell::SAMPLE}</span></p> })}
                <h2 class="name">{company.name.clone()}</h2>
                <Rows rows=rows plain=true />
            </header>
            <Contents parts=contents />
            {section("regulators", words::REGULATORS, false, regulators)}
            {section("timeline", words::TIMELINE, false, view! {
                {move || entries.with_value(|entries| filter(entries, &uscc, &kind.get()))}
                {list}
                {elsewhere(&company.uscc)}
            })}
            {section("report", words::REPORT, false, report(company))}
        </article>
    }
    .into_any()
}

fn regulator(regulator: &Regulator) -> AnyView {
    let rows = vec![(words::BASIS, regulator.basis.clone())];
    view! {
        <li>
            <b>{regulator.dept_name.clone()}</b>
            <p>{regulator.matter.clone()}</p>
            <Rows rows=rows plain=true />
        </li>
    }
    .into_any()
}

/// The kinds of entry as links, each with its count; nothing where there is one kind only.
fn filter(
    entries: &[shigantong_contract::CompanyEntry],
    uscc: &str,
    chosen: &str,
) -> Option<AnyView> {
    let kinds = kinds(entries);
    if kinds.len() < 2 {
        return None;
    }
    let all = (String::new(), words::ALL.to_owned(), entries.len());
    let links: Vec<_> = std::iter::once(all)
        .chain(kinds)
        .map(|(kind, label, count)| {
            let is_on = kind == chosen;
            let lookup = Lookup {
                kind,
                ..Lookup::of(uscc)
            };
            let href = Route::Regulation(Regulation::Company(lookup)).href();
            view! {
                <li>
                    <a class=if is_on { "chip on" } else { "chip" } href=format!("{href}#timeline") aria-current=is_on.then_some("true")>
                        {label}" "<small>{count}</small>
                    </a>
                </li>
            }
        })
        .collect();
    Some(view! { <ul class="chips kinds" aria-label=words::KINDS>{links}</ul> }.into_any())
}

/// The lists that the company stands in.
fn elsewhere(uscc: &str) -> AnyView {
    let inspected = InspectionQuery {
        uscc: Some(uscc.to_owned()),
        ..InspectionQuery::default()
    };
    let inspections = Route::Regulation(Regulation::Inspections(inspected)).href();
    let credit = CreditQuery {
        q: uscc.to_owned(),
        ..CreditQuery::default()
    };
    view! {
        <p class="actions">
            <a class="button quiet" href=inspections>{words::TO_INSPECTIONS}</a>
            <a class="button quiet" href=Route::Credit(credit).href()>{words::TO_CREDIT}</a>
        </p>
    }
    .into_any()
}

fn report(company: &Company) -> AnyView {
    let concern = Concern {
        issue: complain::OTHER.to_owned(),
        company: company.uscc.clone(),
        ..Concern::default()
    };
    let name_and_code = format!("{} {}", company.name, company.uscc);
    let hint = words::report_hint(&company.name, &company.uscc);
    view! {
        <p>{hint}</p>
        <CopyView text=Signal::stored(name_and_code) label=words::COPY done=words::COPIED />
        <p class="actions">
            <a class="button quiet" href=Route::Complain(concern).href()>{words::TO_REPORT}</a>
        </p>
    }
    .into_any()
}
