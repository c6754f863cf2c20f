//! 裁量基准: the search over the standards, and the list.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::DiscretionRule;

use crate::components::icon::{Icon, IconView};
use crate::domain::discretion::matching;
use crate::platform::page;
use crate::route::{Regulation, Standard};
use crate::text::{discretion as words, search};

/// The search: a plain form, which works before the app runs and without it.
#[component]
pub(crate) fn StandardSearch(standard: Memo<Standard>) -> impl IntoView {
    let typed = page::typed_before("#standard-q");
    let of_address = standard.with_untracked(|standard| standard.q.clone());
    let text = RwSignal::new(if typed.is_empty() { of_address } else { typed });
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wanted = Standard {
            q: text.with_untracked(|text| text.trim().to_owned()),
            ..Standard::default()
        };
        let wanted = Regulation::Discretion(wanted).href();
        navigate(&wanted, NavigateOptions::default());
    };
    Effect::new(move |last: Option<String>| {
        // Going back changes the address under the box.
        let q = standard.with(|standard| standard.q.clone());
        if last.is_some_and(|last| last != q) {
            text.set(q.clone());
        }
        q
    });
    view! {
        <form class="search-box" role="search" action="/discretion" method="get" on:submit=submit>
            <IconView icon=Icon::Search />
            <input
                id="standard-q"
                type="search"
                name="q"
                maxlength="100"
                autocomplete="off"
                enterkeyhint="search"
                aria-label=words::SEARCH
                placeholder=words::SEARCH_HINT
                value=text.get_untracked()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <button type="submit" class="button">{search::SUBMIT}</button>
        </form>
    }
}

/// The standards that the address asks for.
pub(crate) fn standards(rules: &[DiscretionRule], standard: &Standard) -> AnyView {
    let found = matching(rules, &standard.q);
    let all = Regulation::Discretion(Standard::default()).href();
    if found.is_empty() {
        let is_narrow = *standard != Standard::default();
        if !is_narrow {
            return view! { <p class="empty">{words::NOTHING}</p> }.into_any();
        }
        return view! {
            <div class="empty">
                <h2>{words::NONE}</h2>
                <p>{words::NONE_HINT}</p>
                <p class="actions"><a class="button" href=all>{words::ALL}</a></p>
            </div>
        }
        .into_any();
    }
    let count = words::total(found.len());
    let narrowed = (!standard.item.is_empty())
        .then(|| view! { <p>{words::OF_ITEM}<a href=all>{words::ALL}</a></p> });
    let rows: Vec<_> = found
        .into_iter()
        .map(|rule| {
            let href = Regulation::Discretion(Standard::of(&rule.id)).href();
            let unit = rule.bands.first().map(|band| &band.unit);
            let statutory = words::statutory(rule.statutory, unit);
            let law = format!(
                "《{}》{}",
                rule.law.law.trim_matches(['《', '》']),
                rule.law.article
            );
            view! {
                <li>
                    <a class="result" href=href>
                        <h2>{rule.name.clone()}</h2>
                        <p class="summary">{words::STATUTORY}"："{statutory}</p>
                        <ul class="facts"><li>{law}</li></ul>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <p class="count" role="status">{count}</p>
        {narrowed}
        <ol class="results" aria-label=words::TITLE>{rows}</ol>
    }
    .into_any()
}
