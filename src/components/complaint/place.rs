//! 在哪里: the region, its hall, a place in words, and where the phone is if one wishes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::Area;

use super::form::Form;
use crate::api::site;
use crate::components::field::{Field, Typing};
use crate::platform::geolocation;
use crate::text::complaint_form as words;

pub(super) fn view(form: Form) -> AnyView {
    let areas = site::areas();
    let areas: Memo<Vec<Area>> =
        Memo::new(move |_| areas.answer.get().and_then(Result::ok).unwrap_or_default());
    let options = move || {
        let options = areas.get().into_iter().map(|area| {
            let code = area.area_code.clone();
            let is_chosen = move || form.kept.with(|kept| kept.complaint.area_code == code);
            let indent = "\u{3000}".repeat((area.area_code.len().saturating_sub(6)) / 3);
            let name = format!("{indent}{}", area.name);
            view! { <option value=area.area_code prop:selected=is_chosen>{name}</option> }
        });
        options.collect::<Vec<_>>()
    };
    let choose = move |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        form.change(|kept| {
            // Another county has other departments.
            if kept.complaint.area_code.get(..6) != code.get(..6) {
                kept.complaint.dept_code.clear();
                kept.dept_name.clear();
            }
            kept.complaint.area_code = code;
        });
    };
    let fault = form.fault_of("c-area");
    let text = form.text(|kept| &mut kept.complaint.place);
    view! {
        <div class="field" class:invalid=move || fault.with(Option::is_some)>
            <label for="c-area">{words::AREA}</label>
            <p class="error">{move || fault.get()}</p>
            <select id="c-area" on:change=choose>
                <option value="" prop:selected=move || form.kept.with(|kept| kept.complaint.area_code.is_empty())>{words::CHOOSE}</option>
                {options}
            </select>
        </div>
        {hall(form, areas)}
        <Field id="c-place" label=words::PLACE hint=words::PLACE_HINT text=text typing=Typing::Words error=form.fault_of("c-place") />
        {location(form)}
    }
    .into_any()
}

/// Most matters of a hall are of the one of the region: a tap writes its name.
fn hall(form: Form, areas: Memo<Vec<Area>>) -> AnyView {
    let name = Memo::new(move |_| {
        let code = form.kept.with(|kept| kept.complaint.area_code.clone());
        areas.with(|areas| {
            let area = areas.iter().find(|area| area.area_code == code);
            area.map(|area| area.hall_name.clone()).unwrap_or_default()
        })
    });
    let is_useless = move || {
        name.with(|name| {
            name.is_empty() || form.kept.with(|kept| kept.complaint.place.contains(name))
        })
    };
    let write = move |_| form.change(|kept| kept.complaint.place = name.get_untracked());
    view! {
        <p class="actions" hidden=is_useless>
            <button type="button" class="button quiet" on:click=write>{move || words::at(&name.get())}</button>
        </p>
    }
    .into_any()
}

fn location(form: Form) -> AnyView {
    let said = RwSignal::new("");
    let has_location = Memo::new(move |_| form.kept.with(|kept| kept.complaint.location.is_some()));
    let locate = move |_| {
        if has_location.get_untracked() {
            said.set("");
            return form.change(|kept| kept.complaint.location = None);
        }
        said.set(words::LOCATING);
        spawn_local(async move {
            let point = geolocation::here().await;
            if said.try_set("").is_some() {
                return;
            }
            match point {
                Some(point) => {
                    form.change(|kept| kept.complaint.location = Some(point));
                    said.set(words::LOCATED);
                }
                None => said.set(words::NOT_LOCATED),
            }
        });
    };
    let label = move || match has_location.get() {
        true => words::UNLOCATE,
        false => words::LOCATE,
    };
    view! {
        <p class="actions">
            <button type="button" class="button quiet" on:click=locate>{label}</button>
        </p>
        <p class="said" role="status">{said}</p>
    }
    .into_any()
}
