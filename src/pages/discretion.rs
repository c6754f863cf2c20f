//! 裁量基准: /discretion?q=&item= and /discretion?rule=&c=&c=

use leptos::prelude::*;
use shigantong_contract::DiscretionRule;

use crate::api::regulation;
use crate::components::details::{Contents, section};
use crate::components::discretion::calculator::Calculator;
use crate::components::discretion::list::{StandardSearch, standards};
use crate::components::discretion::similar::{penalties, remedy};
use crate::components::discretion::standard::table;
use crate::components::loaded::{loaded, loaded_page};
use crate::components::meta::{PageMeta, failed, set_meta, titled};
use crate::components::shell::use_site;
use crate::route::regulation::use_standard;
use crate::route::{Regulation, Standard};
use crate::text::discretion as words;

/// The standards, or one of them with what is chosen.
#[component]
pub(crate) fn DiscretionPage() -> impl IntoView {
    let standard = use_standard();
    let rules = regulation::rules(standard);
    let published = regulation::penalties(standard);
    let site = use_site();
    set_meta(move || {
        let wanted = standard.with(|standard| standard.rule.clone());
        if wanted.is_empty() {
            let title = titled(words::TITLE, &site.get());
            return Some(PageMeta::new(title, words::DESCRIPTION));
        }
        rules.answer.with(|answer| match answer.as_ref()? {
            Ok(rules) => Some(match rules.iter().find(|rule| rule.id == wanted) {
                Some(rule) => {
                    let title = titled(&rule.name, &site.get());
                    PageMeta::new(title, words::description(&rule.name))
                }
                None => PageMeta {
                    status: 404,
                    ..PageMeta::new(titled(words::GONE, &site.get()), words::NONE_HINT)
                },
            }),
            Err(error) => Some(failed(error)),
        })
    });
    let rule = Memo::new(move |_| standard.with(|standard| standard.rule.clone()));
    let chosen = Memo::new(move |_| standard.with(|standard| standard.chosen.clone()));
    let similar = move |rule: StoredValue<DiscretionRule>| {
        loaded(published, move |page| {
            move || rule.with_value(|rule| penalties(rule, &page, &chosen.get()))
        })
        .into_any()
    };
    move || {
        let key = rule.get();
        if key.is_empty() {
            return view! {
                <h1 tabindex="-1">{words::TITLE}</h1>
                <p class="lead">{words::LEAD}</p>
                <StandardSearch standard=standard />
                {loaded(rules, move |rules| {
                    move || standards(&rules, &standard.get())
                })}
            }
            .into_any();
        }
        let view = move |rules: Vec<DiscretionRule>| {
            let mut rules = rules.into_iter();
            match rules.find(|rule| rule.id == key) {
                Some(rule) => rule_view(&rule, chosen, similar(StoredValue::new(rule.clone()))),
                None => gone(),
            }
        };
        loaded_page(rules, view).into_any()
    }
}

fn rule_view(rule: &DiscretionRule, chosen: Memo<Vec<String>>, similar: AnyView) -> AnyView {
    let contents = vec![
        ("standard", words::TABLE, false),
        ("calculator", words::CALCULATOR, false),
        ("similar", words::SIMILAR, false),
        ("remedy", words::REMEDY, false),
    ];
    view! {
        <article class="discretion">
            <header class="title">
                <p class="kind"><span class="tag">{words::TITLE}</span></p>
                <h1 tabindex="-1">{rule.name.clone()}</h1>
            </header>
            <Contents parts=contents />
            {section("standard", words::TABLE, false, table(rule))}
            {section("calculator", words::CALCULATOR, false, view! {
                <Calculator rule=rule.clone() chosen=chosen />
            })}
            {section("similar", words::SIMILAR, false, similar)}
            {section("remedy", words::REMEDY, false, remedy(rule))}
        </article>
    }
    .into_any()
}

fn gone() -> AnyView {
    let all = Regulation::Discretion(Standard::default()).href();
    view! {
        <div class="empty gone">
            <h1 tabindex="-1">{words::GONE}</h1>
            <p>{words::NONE_HINT}</p>
            <p class="actions"><a class="button" href=all>{words::ALL}</a></p>
        </div>
    }
    .into_any()
}
