//! 一件事: the region, and which conditions one meets. Without scripts it is a form.

use leptos::html::Select;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::{Area, AreaCode, AreaLevel};

use super::MyJourney;
use super::strip::{StripView, in_short};
use crate::components::my_checklist::Chosen;
use crate::domain::journey::{Condition, conditions};
use crate::platform::page;
use crate::route::{Case, Route};
use crate::text::journey as words;
use crate::text::place;

/// The region, the figures, the conditions.
#[component]
pub(crate) fn FormView(mine: MyJourney) -> impl IntoView {
    let key = mine.journey.with_untracked(|journey| journey.key.clone());
    let action = Route::Journey(key.clone(), Case::default()).href();
    let navigate = use_navigate();
    let go = Callback::new(move |case: Case| {
        // The page stays where it is: same focus, same scroll, no step to go back over.
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&Route::Journey(key.clone(), case).href(), options);
    });
    let chosen = Chosen::take(Case::WITH);
    Effect::new(move |_| {
        // What was ticked while the app was on its way.
        let mut case = mine.case.address.get_untracked();
        let before = case.clone();
        chosen.iter().for_each(|key| case.set(key, true));
        if !chosen.is_empty() && case != before {
            go.run(case);
        }
    });
    view! {
        <form class="case" action=action method="get" autocomplete="off" on:submit=|event| event.prevent_default()>
            <RegionView mine=mine go=go />
            <StripView mine=mine />
            <ConditionsView mine=mine go=go />
        </form>
    }
}

#[component]
fn RegionView(mine: MyJourney, go: Callback<Case>) -> impl IntoView {
    let field = NodeRef::<Select>::new();
    let wanted = mine.case.address.get_untracked();
    let choose = move |code: String| {
        let area = AreaCode::parse(&code).ok();
        mine.case.remember(area.as_ref());
        let case = mine.case.address.get_untracked();
        go.run(Case { area, ..case });
    };
    Effect::new(move |is_later: Option<()>| {
        let case = mine.case.get();
        let Some(field) = field.get() else { return };
        let written = mine
            .case
            .address
            .with_untracked(|case| case.area_code().to_owned());
        if is_later.is_none() && field.value() != written {
            // Chosen while the app was on its way.
            choose(field.value());
        } else {
            field.set_value(case.area_code());
        }
    });
    let options = move || {
        let areas = mine.case.areas.get();
        let options = ordered(&areas).into_iter().map(|(area, name)| {
            let is_on = area.area_code == wanted.area_code();
            view! { <option value=area.area_code.clone() selected=is_on>{name}</option> }
        });
        options.collect::<Vec<_>>()
    };
    view! {
        <div class="region">
            <label for="area">{words::REGION}</label>
            <select id="area" name=Case::AREA node_ref=field on:change=move |event| choose(event_target_value(&event))>
                <option value="">{place::WHOLE_CITY}</option>
                {options}
            </select>
            <button type="submit" class="button quiet">{words::SHOW}</button>
        </div>
    }
}

/// The regions below the city, towns behind their county and set in.
fn ordered(areas: &[Area]) -> Vec<(&Area, String)> {
    let of_level = |level: AreaLevel| areas.iter().filter(move |area| area.level == level);
    let mut ordered = Vec::with_capacity(areas.len());
    for county in of_level(AreaLevel::County) {
        ordered.push((county, county.name.clone()));
        let towns = of_level(AreaLevel::Town)
            .filter(|town| town.parent.as_ref() == Some(&county.area_code));
        ordered.extend(towns.map(|town| (town, format!("　{}", town.name))));
    }
    ordered
}

#[component]
fn ConditionsView(mine: MyJourney, go: Callback<Case>) -> impl IntoView {
    let conditions = Memo::new(move |_| mine.journey.with(|j| conditions(&j.tasks)));
    move || {
        let rows: Vec<_> = conditions
            .get()
            .into_iter()
            .map(|condition| view! { <ConditionView mine=mine condition=condition go=go /> })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <fieldset class="part">
                    <legend>{words::CONDITIONS}</legend>
                    <div>{rows}</div>
                    <div class="either">
                        <p class="with-app in-short" role="status">{move || mine.overview.with(in_short)}</p>
                        <p class="without-app">
                            <button type="submit" class="button quiet">{words::COUNT_AGAIN}</button>
                        </p>
                    </div>
                </fieldset>
            }
        })
    }
}

#[component]
fn ConditionView(mine: MyJourney, condition: Condition, go: Callback<Case>) -> impl IntoView {
    let Condition {
        key,
        only_if,
        names,
    } = condition;
    let value = key.clone();
    let key = StoredValue::new(key);
    let is_met = move || {
        let with = |case: &Case| key.with_value(|key| case.with.contains(key));
        mine.case.address.with(with)
    };
    let tick = move |event| {
        let mut case = mine.case.address.get_untracked();
        key.with_value(|key| case.set(key, page::is_ticked(&event)));
        go.run(case);
    };
    view! {
        <label class="choice">
            <input type="checkbox" name=Case::WITH value=value checked=untrack(is_met) prop:checked=is_met on:change=tick />
            <span>
                <b>{only_if}</b>
                <small>{words::then_do(&names)}</small>
            </span>
        </label>
    }
}
