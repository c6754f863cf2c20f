//! 申请材料: what to bring, with forms and examples, on what basis, and what need not be handed in.

use leptos::prelude::*;
use shigantong_contract::Material;

use crate::components::file::FileView;
use crate::domain::coded;
use crate::route::{Concern, Route};
use crate::text::{complain, guide as words, item as plain};

/// The materials of an item in order, each with a way to report it.
#[component]
pub(crate) fn MaterialsView(item: String, materials: Vec<Material>) -> impl IntoView {
    let materials: Vec<_> = materials
        .into_iter()
        .map(|material| {
            let concern = Concern {
                issue: complain::UNREASONABLE.to_owned(),
                item: item.clone(),
                material: material.material_name.clone(),
                ..Concern::default()
            };
            view! { <MaterialView material=material report=Route::Complain(concern).href() /> }
        })
        .collect();
    view! { <ol class="materials">{materials}</ol> }
}

#[component]
fn MaterialView(material: Material, report: String) -> impl IntoView {
    let is_exempt = !material.exempt.is_empty();
    let name = material.material_name;
    let tag = if is_exempt {
        Some(plain::EXEMPT.to_owned())
    } else {
        coded::words(&material.is_need).map(str::to_owned)
    };
    let more = [
        Some(material.page_num.as_str()).filter(|text| !text.is_empty()),
        coded::words(&material.material_format),
        coded::words(&material.source_type),
    ];
    let more: Vec<&str> = more.into_iter().flatten().collect();
    let notes = [
        ("", material.exempt),
        ("", material.fill_explain),
        (words::STANDARD, material.accept_stand),
        (words::BASIS, material.by_law),
    ];
    let notes: Vec<_> = notes
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(term, text)| {
            view! { <p class=if term.is_empty() { "" } else { "faint" }>{term}{text}</p> }
        })
        .collect();
    view! {
        <li class=is_exempt.then_some("exempt")>
            <b>{name.clone()}</b>
            {tag.map(|tag| view! { <span class=if is_exempt { "tag calm" } else { "tag" }>{tag}</span> })}
            <p class="faint">{more.join(" · ")}</p>
            {notes}
            <FileView guid=material.form_guid label=words::FORM alt=words::form_of(&name) />
            <FileView guid=material.example_guid label=words::EXAMPLE alt=words::example_of(&name) />
            <p class="report">
                <a href=report aria-label=words::report_material(&name)>{complain::UNREASONABLE_SHORT}</a>
            </p>
        </li>
    }
}
