//! 自己算一算: the circumstances as boxes in a plain form, which works without scripts; with the app
//! every box counts at once. What is chosen stands in the address, so that it can be sent on.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::DiscretionRule;
use shigantong_contract::discretion::{self, Circumstance};

use crate::components::my_checklist::Chosen;
use crate::domain::discretion::range_of;
use crate::platform::page::{focus, is_ticked};
use crate::route::{Regulation, Standard};
use crate::text::discretion as words;

/// The form, and the range for what is chosen.
#[component]
pub(crate) fn Calculator(rule: DiscretionRule, chosen: Memo<Vec<String>>) -> impl IntoView {
    let id = StoredValue::new(rule.id.clone());
    let navigate = use_navigate();
    let choose = Callback::new(move |chosen: Vec<String>| {
        let standard = Standard {
            chosen,
            ..Standard::of(&id.get_value())
        };
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&Regulation::Discretion(standard).href(), options);
    });
    // With the app every box counts at once: the button leads to what comes of it.
    let submit = |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        focus("#lawful");
    };
    // What was ticked while the app was on its way counts.
    let ticked = Chosen::take(Standard::CHOSEN);
    Effect::new(move |_| {
        let mut all = chosen.get_untracked();
        all.extend(ticked.iter().cloned());
        all.dedup();
        if !ticked.is_empty() {
            choose.run(all);
        }
    });
    let boxes: Vec<_> = rule
        .circumstances
        .iter()
        .map(|one| circumstance(one, chosen, choose))
        .collect();
    let rule = StoredValue::new(rule);
    let result = move || rule.with_value(|rule| result(rule, &chosen.get()));
    let clear = Regulation::Discretion(Standard::of(&id.get_value())).href();
    let is_any = move || chosen.with(|chosen| !chosen.is_empty());
    view! {
        <form class="calculator" action="/discretion#calculator" method="get" autocomplete="off" on:submit=submit>
            <input type="hidden" name="rule" value=id.get_value() />
            <p class="faint">{words::CALCULATOR_HINT}</p>
            <fieldset>
                <legend class="hidden">{words::CIRCUMSTANCES}</legend>
                {boxes}
            </fieldset>
            <p class="actions">
                <button type="submit" class="button">{words::CALCULATE}</button>
                {move || is_any().then(|| view! { <a class="button quiet" href=clear.clone()>{words::CLEAR}</a> })}
            </p>
        </form>
        <div class="lawful" id="lawful" role="status" tabindex="-1">{result}</div>
        <p class="faint">{words::NOT_FINAL}</p>
    }
}

fn circumstance(
    one: &Circumstance,
    chosen: Memo<Vec<String>>,
    choose: Callback<Vec<String>>,
) -> AnyView {
    let key = StoredValue::new(one.key.clone());
    let is_on = Memo::new(move |_| key.with_value(|key| chosen.with(|all| all.contains(key))));
    let change = move |event: leptos::ev::Event| {
        let key = key.get_value();
        let mut all = chosen.get_untracked();
        all.retain(|known| *known != key);
        if is_ticked(&event) {
            all.push(key);
        }
        choose.run(all);
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                name=Standard::CHOSEN
                value=key.get_value()
                checked=is_on.get_untracked()
                prop:checked=is_on
                on:change=change
            />
            <span>{one.label.clone()}<small class="tag calm">{one.effect.label.clone()}</small></span>
        </label>
    }
    .into_any()
}

/// The range for what is chosen, or why there is none.
fn result(rule: &DiscretionRule, chosen: &[String]) -> AnyView {
    match range_of(rule, chosen) {
        Err(why) => view! { <p class="note warn">{words::no_range(&why, rule)}</p> }.into_any(),
        Ok(range) => {
            let said = words::range(range.from, range.to, &range.unit);
            let has = |effect: discretion::Effect| {
                let mut own = rule.circumstances.iter();
                own.any(|one| one.effect.code == effect.code() && chosen.contains(&one.key))
            };
            let note = if range.is_weighed {
                Some(words::WEIGHED)
            } else if has(discretion::Effect::Exempt) {
                Some(words::EXEMPT)
            } else if has(discretion::Effect::Mitigated) {
                Some(words::MITIGATED)
            } else if chosen.is_empty() {
                Some(words::NOTHING_CHOSEN)
            } else {
                None
            };
            view! {
                <p class="faint">{words::LAWFUL}</p>
                <p class="range">{said}</p>
                <p>{words::bands(&range)}</p>
                {note.map(|note| view! { <p class="faint">{note}</p> })}
            }
            .into_any()
        }
    }
}
