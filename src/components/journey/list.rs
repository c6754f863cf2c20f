//! 一件事: the materials of all tasks together, to tick off.

use leptos::prelude::*;
use shigantong_contract::{Answers, Journey};

use super::{MyJourney, names};
use crate::components::file::FileView;
use crate::components::my_checklist::Chosen;
use crate::domain::journey::{Merged, Overview, Standing};
use crate::domain::kept_checklist::KeptChecklist;
use crate::platform::{clock, page};
use crate::route::checklist_of_journey;
use crate::storage::checklists;
use crate::text::{checklist as plain, guide, journey as words};

/// What is ready, as the phone keeps it.
#[derive(Clone, Copy)]
struct Ticks {
    mine: MyJourney,
    /// The names of the materials that are ready.
    ticked: RwSignal<Vec<String>>,
    /// Whether the phone keeps it; until it refuses, it does.
    is_kept: RwSignal<bool>,
}

impl Ticks {
    fn new(mine: MyJourney) -> Self {
        let ticks = Self {
            mine,
            ticked: RwSignal::default(),
            is_kept: RwSignal::new(true),
        };
        // A box to tick has no name.
        let chosen = Chosen::take("");
        Effect::new(move |_| {
            let kept = checklists::read(&ticks.id()).unwrap_or_default();
            let mut ticked = kept.ticked;
            ticked.extend(
                chosen
                    .iter()
                    .filter(|name| !ticked.contains(name))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
            if !ticked.is_empty() {
                ticks.ticked.set(ticked);
            }
        });
        ticks
    }

    fn id(self) -> String {
        let key = self
            .mine
            .journey
            .with_untracked(|journey| journey.key.clone());
        checklist_of_journey(&key)
    }

    fn is_ticked(self, name: &str) -> bool {
        self.ticked
            .with(|ticked| ticked.iter().any(|known| known == name))
    }

    /// How many of the materials to bring are ready, and how many there are.
    fn ready(self) -> (usize, usize) {
        self.mine.overview.with(|overview| {
            let all = brought(overview);
            let ready = all.iter().filter(|m| self.is_ticked(&m.name)).count();
            (ready, all.len())
        })
    }

    fn tick(self, name: &str, is_ready: bool) {
        self.ticked.update(|ticked| {
            ticked.retain(|known| known != name);
            if is_ready {
                ticked.push(name.to_owned());
            }
        });
        let (ready, total) = untrack(|| self.ready());
        let left = KeptChecklist {
            name: self
                .mine
                .journey
                .with_untracked(|journey| journey.name.clone()),
            at: clock::now(),
            total,
            ready,
            answers: Answers::default(),
            ticked: self.ticked.get_untracked(),
        };
        self.is_kept.set(checklists::keep(&self.id(), &left));
    }
}

fn brought(overview: &Overview) -> Vec<&Merged> {
    overview.that_are(|standing| *standing == Standing::Bring)
}

/// The list: what to bring with a box each, and what else is named.
#[component]
pub(crate) fn ListView(mine: MyJourney) -> impl IntoView {
    let ticks = Ticks::new(mine);
    move || {
        let overview = mine.overview.get();
        mine.journey.with(|journey| {
            let all = overview.tasks().len();
            let group = |is_meant: fn(&Standing) -> bool| {
                let rows = overview.that_are(is_meant).into_iter();
                let rows = rows.map(|m| row(journey, m, all).into_any());
                rows.collect::<Vec<_>>()
            };
            let depends = group(|standing| *standing == Standing::Depends);
            let later = group(|standing| *standing == Standing::Later);
            let made = group(|standing| matches!(standing, Standing::Made(_)));
            let exempt = group(|standing| *standing == Standing::Exempt);
            view! {
                {bring(ticks, journey, &overview, all)}
                {rest("depends", plain::open(depends.len()), words::DEPENDS_LEAD, depends)}
                {rest("later", plain::later(later.len()), plain::LATER_LEAD, later)}
                {rest("made", words::made(made.len()), words::MADE_LEAD, made)}
                {rest("exempt", plain::exempt(exempt.len()), plain::EXEMPT_LEAD, exempt)}
            }
        })
    }
}

fn bring(
    ticks: Ticks,
    journey: &Journey,
    overview: &Overview,
    all: usize,
) -> impl IntoView + use<> {
    let materials = brought(overview);
    let count = materials.len();
    let rows = materials.into_iter().map(|material| {
        let notes = notes(journey, material, all);
        view! { <TickView ticks=ticks material=material.clone() notes=notes /> }
    });
    let rows: Vec<_> = rows.collect();
    let ready = move || {
        let (ready, total) = ticks.ready();
        plain::ready(ready, total)
    };
    let kept = move || {
        if ticks.is_kept.get() {
            words::KEPT
        } else {
            words::NOT_KEPT
        }
    };
    view! {
        <section class="part bring" id="list" aria-labelledby="list-title">
            <h2 id="list-title">{words::bring(count)}</h2>
            {(count > 0).then(|| view! {
                <p class="ready with-app-only" role="status">{ready}</p>
                <ol class="ticks">{rows}</ol>
                <p class="faint with-app-only">{kept}</p>
            })}
        </section>
    }
}

#[component]
fn TickView(ticks: Ticks, material: Merged, notes: Vec<String>) -> impl IntoView {
    let name = StoredValue::new(material.name.clone());
    let is_ticked = move || name.with_value(|name| ticks.is_ticked(name));
    let tick = move |event| {
        let is_ready = page::is_ticked(&event);
        name.with_value(|name| ticks.tick(name, is_ready));
    };
    view! {
        <li>
            <label class="choice tick">
                <input type="checkbox" value=material.name.clone() prop:checked=is_ticked on:change=tick />
                <span>
                    <b>{material.name.clone()}</b>
                    <span class="faint">{material.copies.clone()}</span>
                </span>
            </label>
            <div class="notes">
                {paragraphs(notes)}
                {form(&material)}
            </div>
        </li>
    }
}

/// A material that one does not tick off.
fn row(journey: &Journey, material: &Merged, all: usize) -> impl IntoView + use<> {
    let mut notes = notes(journey, material, all);
    match &material.standing {
        Standing::Made(task) => {
            let by = journey
                .tasks
                .get(*task)
                .map(|task| words::made_by(&task.name));
            notes = by.into_iter().collect();
        }
        Standing::Exempt => notes.insert(0, material.exempt.clone()),
        _ => notes.insert(0, material.copies.clone()),
    }
    view! {
        <li>
            <b>{material.name.clone()}</b>
            {paragraphs(notes)}
        </li>
    }
}

/// What it is for, and what it is called there.
fn notes(journey: &Journey, material: &Merged, all: usize) -> Vec<String> {
    let not_for = names(journey, &material.not_for);
    vec![
        words::used_for(&names(journey, &material.tasks), all),
        Some(not_for)
            .filter(|names| !names.is_empty())
            .map_or_else(String::new, |names| words::not_for(&names)),
        Some(&material.also)
            .filter(|also| !also.is_empty())
            .map_or_else(String::new, |also| words::also(also)),
    ]
}

fn paragraphs(texts: Vec<String>) -> Vec<impl IntoView> {
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    texts
        .map(|text| view! { <p class="faint">{text}</p> })
        .collect()
}

/// The blank form of it, to unfold.
fn form(material: &Merged) -> impl IntoView + use<> {
    let guid = material.form_guid.clone();
    view! { <FileView guid=guid label=guide::FORM alt=guide::form_of(&material.name) /> }
}

/// A group with its heading; nothing where it is empty.
fn rest(
    class: &'static str,
    title: String,
    lead: &'static str,
    rows: Vec<AnyView>,
) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section class=format!("part {class}")>
                <h2>{title}</h2>
                <p class="faint">{lead}</p>
                <ul class="stands">{rows}</ul>
            </section>
        }
    })
}
