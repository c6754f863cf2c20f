//! 同一标准: /guides/{task_handle_item}/compare?sort=

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::{Variant, Variants};

use crate::api::variants;
use crate::components::comparison::{AlikeView, Compared, OwnView, PlacesView};
use crate::components::loaded::loaded_page;
use crate::components::meta::{PageMeta, titled};
use crate::components::shell::use_site;
use crate::domain::compare::{Aspect, Order, Verdict};
use crate::route::{Route, use_compare_order};
use crate::text::compare as words;
use crate::text::{item, shell};

/// The item of the address in every place.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    let params = use_params_map();
    let id = Signal::derive(move || params.with(|params| params.get("id").unwrap_or_default()));
    let load = variants::get(id);
    let order = use_compare_order();
    let site = use_site();
    super::set_meta_of(load, move |variants: &Variants| {
        let compared = Compared::new(variants.clone(), &id.get());
        let title = titled(&words::title(&variants.task_name), &site.get());
        PageMeta::new(title, verdict(&compared))
    });
    loaded_page(load, move |variants| {
        let compared = Compared::new(variants, &id.get_untracked());
        view! { <CompareView compared=compared order=order /> }
    })
}

/// What the comparison comes to, the own place in words, then every place.
#[component]
fn CompareView(compared: Compared, order: Memo<Order>) -> impl IntoView {
    let Variants {
        task_name,
        use_level,
        is_sample,
        has_more,
        ..
    } = compared.variants.clone();
    let verdict = verdict(&compared);
    let guide = compared.own_place().map(|own| {
        let guide = Route::Guide(own.task_handle_item.clone()).href();
        view! { <p class="actions"><a class="button quiet" href=guide>{item::TO_GUIDE}</a></p> }
    });
    let details = match compared.comparison.verdict {
        Verdict::Alone => ().into_any(),
        Verdict::Same => view! {
            <section class="part">
                <AlikeView compared=compared.clone() />
            </section>
            <PlacesView compared=compared order=order />
        }
        .into_any(),
        Verdict::Differs => view! {
            <OwnView compared=compared.clone() />
            <PlacesView compared=compared order=order />
        }
        .into_any(),
    };
    view! {
        <article>
            <header class="title">
                <p class="kind">
                    <span class="tag">{words::TITLE}</span>
                    <span>{use_level.label}</span>
                    {is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
                </p>
                <h1 tabindex="-1">
                    {words::of(&task_name)}
                    <span class="whole">{words::TITLE}</span>
                </h1>
                <p class="lead">{verdict}</p>
                {has_more.then(|| view! { <p class="faint">{words::HAS_MORE}</p> })}
                {guide}
            </header>
            {details}
        </article>
    }
}

/// What the comparison comes to, in a sentence.
fn verdict(compared: &Compared) -> String {
    let level = &compared.variants.use_level.code;
    let count = compared.variants.variants.len();
    let area = compared
        .own_place()
        .map(|own: &Variant| own.area_name.as_str());
    match compared.comparison.verdict {
        Verdict::Alone if compared.variants.catalog_code.is_empty() => words::NO_CODE.to_owned(),
        Verdict::Alone => words::alone(area.unwrap_or_default(), level),
        Verdict::Same => words::same(count, level),
        Verdict::Differs => {
            let spreads = compared.comparison.spreads.iter();
            let aspects: Vec<Aspect> = spreads.map(|spread| spread.aspect).collect();
            words::differs(count, level, &aspects)
        }
    }
}
