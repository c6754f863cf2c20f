//! 重新抽取核对: the app repeats the draw here, a few teams at a time, so that the phone goes on
//! answering, and says whether it agrees.

use std::time::Duration;

use leptos::prelude::*;
use shigantong_contract::{Difference, Draw};

use crate::domain::draw_check::Check;
use crate::text::regulation::{self as words, difference};

/// So many teams between two looks at what a person does.
const AT_ONCE: usize = 20;
/// So many differences are named; the rest is counted.
const MOST_NAMED: usize = 20;

/// How far the repetition is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Before,
    /// Ranks are reckoned, then teams: how many are done, and of how many.
    Going(Option<(usize, usize)>),
    Done(Vec<Difference>),
}

/// The button, and what it finds. Without scripts it is not there: the recipe below is.
#[component]
pub(crate) fn CheckView(draw: Draw) -> impl IntoView {
    let stage = RwSignal::new(Stage::Before);
    let counts = (draw.drawn.len(), draw.teams.len());
    let draw = StoredValue::new(draw);
    let begin = move |_| {
        if matches!(stage.get_untracked(), Stage::Going(_)) {
            return;
        }
        stage.set(Stage::Going(None));
        // The words appear before the work begins.
        soon(move || {
            if let Some(draw) = draw.try_get_value() {
                go_on(Check::begin(draw), stage);
            }
        });
    };
    let label = move || match stage.get() {
        Stage::Done(_) => words::CHECK_AGAIN,
        _ => words::CHECK_NOW,
    };
    let is_going = move || stage.with(|stage| matches!(stage, Stage::Going(_)));
    view! {
        <p>{words::CHECK_HINT}</p>
        <div class="either">
            <p class="with-app">
                <button type="button" class="button" aria-disabled=move || is_going().to_string() on:click=begin>
                    {label}
                </button>
            </p>
            <p class="without-app">
                <a class="button quiet" href="#by-hand">{words::CHECK_WITHOUT_APP}</a>
            </p>
        </div>
        <div class="verdict" role="status">{move || stage.with(|stage| verdict(stage, counts))}</div>
    }
}

fn soon(run: impl FnOnce() + 'static) {
    set_timeout(run, Duration::from_millis(16));
}

/// Repeats some teams, and the others soon.
fn go_on(mut check: Check, stage: RwSignal<Stage>) {
    if check.go_on(AT_ONCE) {
        let _ = stage.try_set(Stage::Done(check.found()));
        return;
    }
    // Whoever has gone on to another page waits for nothing.
    if stage
        .try_set(Stage::Going(Some(check.progress())))
        .is_none()
    {
        soon(move || go_on(check, stage));
    }
}

fn verdict(stage: &Stage, (drawn, teams): (usize, usize)) -> AnyView {
    match stage {
        Stage::Before => ().into_any(),
        Stage::Going(None) => view! { <p>{words::CHECK_BEGINS}</p> }.into_any(),
        Stage::Going(Some((done, of))) => view! { <p>{words::checking(*done, *of)}</p> }.into_any(),
        Stage::Done(found) if found.is_empty() => view! {
            <p class="agrees"><span aria-hidden="true">"✓ "</span>{words::agrees(drawn, teams)}</p>
        }
        .into_any(),
        Stage::Done(found) => {
            let rows: Vec<_> = found
                .iter()
                .take(MOST_NAMED)
                .map(|one| view! { <li>{difference::said(one)}</li> })
                .collect();
            view! {
                <div class="differs">
                    <b><span aria-hidden="true">"✕ "</span>{words::differs(found.len())}</b>
                    <ul>{rows}</ul>
                    <p>{words::DIFFERS_HINT}</p>
                </div>
            }
            .into_any()
        }
    }
}
