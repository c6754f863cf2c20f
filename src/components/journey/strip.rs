//! 一件事: the figures in a strip.

use leptos::prelude::*;
use shigantong_contract::AreaCode;

use super::MyJourney;
use crate::domain::journey::{Overview, Standing};
use crate::text::journey as words;

/// 行使层级 of a county.
const COUNTY: &str = "4";

/// How long, how often, what to bring, what it costs: all tasks together.
#[component]
pub(crate) fn StripView(mine: MyJourney) -> impl IntoView {
    move || {
        let overview = mine.overview.get();
        let facts = facts(&overview).into_iter().map(|(term, value, more)| {
            let more: Vec<_> = more
                .into_iter()
                .map(|part| view! { <span>{part}" "</span> })
                .collect();
            let more = (!more.is_empty()).then(|| view! { <small>{more}</small> });
            view! { <div><dt>{term}</dt><dd>{value}{more}</dd></div> }
        });
        let facts: Vec<_> = facts.collect();
        let (area, code) = mine.journey.with(|journey| {
            (
                journey.area_name.clone(),
                AreaCode::parse(&journey.area_code),
            )
        });
        let hint = match code.as_ref().map(AreaCode::use_level) {
            Ok(COUNTY) => words::CHOOSE_TOWN,
            _ => words::CHOOSE_COUNTY,
        };
        let warning = overview
            .has_examples
            .then(|| view! { <p class="note warn">{hint}</p> });
        view! {
            <p class="counted">{words::counted(overview.tasks().len(), &area)}</p>
            <dl class="strip" aria-label=words::FIGURES>{facts}</dl>
            {warning}
        }
    }
}

type Fact = (&'static str, String, Vec<String>);

fn facts(overview: &Overview) -> [Fact; 4] {
    let tasks = overview.tasks().len();
    let brought = brought(overview);
    let more = |parts: [Option<String>; 3]| parts.into_iter().flatten().collect();
    let (promised, law) = (&overview.promised, &overview.statutory);
    [
        (
            words::HOW_LONG,
            words::how_long(promised, tasks),
            more([
                words::saved(promised),
                words::unlimited(promised, tasks),
                words::statutory(promised, law),
            ]),
        ),
        (
            words::WHAT,
            words::materials(brought),
            more([words::merged(brought, overview.one_by_one), None, None]),
        ),
        (
            words::HOW_OFTEN,
            words::how_often(&overview.visits),
            more([words::online(overview.online, tasks), None, None]),
        ),
        (
            words::HOW_MUCH,
            words::fees(overview.charged, overview.fee_unknown),
            vec![],
        ),
    ]
}

fn brought(overview: &Overview) -> usize {
    let brought = overview.that_are(|standing| *standing == Standing::Bring);
    brought.len()
}

/// The figures in a sentence.
pub(super) fn in_short(overview: &Overview) -> String {
    let tasks = overview.tasks().len();
    let how_long = words::how_long(&overview.promised, tasks);
    words::in_short(tasks, &how_long, brought(overview))
}
