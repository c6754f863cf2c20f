//! 设置: /settings

use leptos::prelude::*;

use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::region::use_region;
use crate::components::shell::use_site;
use crate::platform::page;
use crate::route::{Route, search_query};
use crate::storage::preferences::Preference;
use crate::text::place;

/// Size of type, theme, region, and what the phone keeps.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        Some(PageMeta::new(
            titled(place::SETTINGS, &site.get()),
            place::SETTINGS_DESCRIPTION,
        ))
    });
    let region = use_region();
    let notice = RwSignal::new("");
    let forget = move |_| {
        let all = [
            apply(Preference::TypeSize, "data-mode", ""),
            apply(Preference::Theme, "data-theme", ""),
            region.set(None),
        ];
        notice.set(if all == [true; 3] {
            place::FORGOTTEN
        } else {
            place::NOT_KEPT
        });
    };
    let name = move || {
        region
            .get()
            .map_or_else(|| place::WHOLE_CITY.to_owned(), |(_, name)| name)
    };
    view! {
        <h1 tabindex="-1">{place::SETTINGS}</h1>
        <ChoiceView title=place::TYPE_SIZE name="mode" preference=Preference::TypeSize options=place::TYPE_SIZES notice=notice />
        <ChoiceView title=place::THEME name="theme" preference=Preference::Theme options=place::THEMES notice=notice />
        <section class="part">
            <h2>{place::REGION}</h2>
            <p class="actions">
                <span>{name}</span>
                <a class="button quiet" href=Route::Regions(search_query([])).href()>{place::CHANGE}</a>
            </p>
        </section>
        <section class="part">
            <h2>{place::KEPT}</h2>
            <p>{place::KEPT_HINT}</p>
            <p class="actions">
                <button type="button" class="button quiet" on:click=forget>{place::FORGET}</button>
                <span role="status">{notice}</span>
            </p>
        </section>
    }
}

#[component]
fn ChoiceView(
    title: &'static str,
    name: &'static str,
    preference: Preference,
    options: [(&'static str, &'static str); 3],
    notice: RwSignal<&'static str>,
) -> impl IntoView {
    let attribute = if preference == Preference::Theme {
        "data-theme"
    } else {
        "data-mode"
    };
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| chosen.set(page::root(attribute).unwrap_or_default()));
    let options = options.map(|(value, label)| {
        let choose = move |_| {
            chosen.set(value.to_owned());
            let is_kept = apply(preference, attribute, value);
            notice.set(if is_kept { "" } else { place::NOT_KEPT });
        };
        view! {
            <label class="choice">
                <input type="radio" name=name value=value prop:checked=move || chosen.get() == value on:change=choose />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="part">
            <legend>{title}</legend>
            {options.collect_view()}
        </fieldset>
    }
}

/// Applies a preference at once and keeps it; whether the phone keeps it.
fn apply(preference: Preference, attribute: &str, value: &str) -> bool {
    page::set_root(attribute, (!value.is_empty()).then_some(value));
    preference.write(value)
}
