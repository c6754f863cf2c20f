//! 设置: /settings

use leptos::prelude::*;

use crate::components::appearance::{Choice, use_appearance};
use crate::components::kept_list::KeptView;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::region::use_region;
use crate::components::shell::use_site;
use crate::route::{Route, search_query};
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
    let appearance = use_appearance();
    let notice = RwSignal::new("");
    let name = move || {
        region
            .get()
            .map_or_else(|| place::WHOLE_CITY.to_owned(), |(_, name)| name)
    };
    view! {
        <h1 tabindex="-1">{place::SETTINGS}</h1>
        <ChoiceView title=place::TYPE_SIZE name="mode" choice=appearance.mode options=place::TYPE_SIZES notice=notice />
        <ChoiceView title=place::THEME name="theme" choice=appearance.theme options=place::THEMES notice=notice />
        <p role="status">{notice}</p>
        <section class="part">
            <h2>{place::REGION}</h2>
            <p class="actions">
                <span>{name}</span>
                <a class="button quiet" href=Route::Regions(search_query([])).href()>{place::CHANGE}</a>
            </p>
        </section>
        <h2>{place::KEPT}</h2>
        <KeptView />
    }
}

#[component]
fn ChoiceView(
    title: &'static str,
    name: &'static str,
    choice: Choice,
    options: [(&'static str, &'static str); 3],
    notice: RwSignal<&'static str>,
) -> impl IntoView {
    let options = options.map(|(value, label)| {
        let choose = move |_| {
            let is_kept = choice.choose(value);
            notice.set(if is_kept { "" } else { place::NOT_KEPT });
        };
        view! {
            <label class="choice">
                <input type="radio" name=name value=value prop:checked=move || choice.value.get() == value on:change=choose />
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
