//! 监管一网通: /regulation?q= and /regulation?uscc=&kind=

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{ApiError, regulation};
use crate::components::credit::search::CodeSearch;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, failed, set_meta, titled};
use crate::components::regulation::company::company_view;
use crate::components::regulation::hits::{also, hits};
use crate::components::shell::use_site;
use crate::route::regulation::{use_is_private_lookup, use_lookup};
use crate::route::{Lookup, Regulation};
use crate::text::{regulation as words, uscc};

/// The search for a company, and the company.
#[component]
pub(crate) fn RegulationPage() -> impl IntoView {
    let lookup = use_lookup();
    let found = regulation::hits(lookup);
    let company = regulation::company(lookup);
    let inspections = regulation::inspections_of(lookup);
    let site = use_site();
    set_meta(move || {
        if lookup.with(|lookup| lookup.uscc.is_empty()) {
            let title = titled(words::TITLE, &site.get());
            return Some(PageMeta::new(title, words::DESCRIPTION));
        }
        company.answer.with(|answer| match answer.as_ref()? {
            Ok(company) => {
                let description = words::company_description(&company.name, &company.area_name);
                Some(PageMeta::new(
                    titled(&company.name, &site.get()),
                    description,
                ))
            }
            Err(ApiError::NotFound(_)) => Some(PageMeta {
                status: 404,
                ..PageMeta::new(titled(words::NONE, &site.get()), words::DESCRIPTION)
            }),
            Err(error) => Some(failed(error)),
        })
    });
    let is_private = use_is_private_lookup();
    let was_private = RwSignal::new(is_private.get_untracked());
    let navigate = use_navigate();
    let go = {
        let navigate = navigate.clone();
        Callback::new(move |text: String| {
            let wanted = Regulation::Company(Lookup::typed(&text));
            navigate(&wanted.href(), NavigateOptions::default());
        })
    };
    // A number of a person stands in the address no longer than it has to.
    Effect::new(move |_| {
        if is_private.get() {
            was_private.set(true);
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            let here = Regulation::Company(lookup.get_untracked());
            navigate(&here.href(), options);
        }
    });
    let of_address =
        Signal::derive(move || lookup.with(|lookup| format!("{}{}", lookup.q, lookup.uscc)));
    let kind = Memo::new(move |_| lookup.with(|lookup| lookup.kind.clone()));
    let known = Signal::derive(move || {
        let page = inspections.answer.get().and_then(Result::ok);
        page.map(|page| page.items).unwrap_or_default()
    });
    // Which of the three it is; not what is asked, so that one view follows its answers.
    let what =
        Memo::new(move |_| lookup.with(|lookup| (!lookup.uscc.is_empty(), !lookup.q.is_empty())));
    let content = move || match what.get() {
        (true, _) => loaded(company, move |company| company_view(&company, kind, known)).into_any(),
        (_, true) => {
            let q = move || lookup.with_untracked(|lookup| lookup.q.clone());
            loaded(found, move |found| hits(found, &q())).into_any()
        }
        _ => ().into_any(),
    };
    let is_busy = move || (company.is_busy.get() || found.is_busy.get()).to_string();
    view! {
        <h1 tabindex="-1">{words::TITLE}</h1>
        <p class="lead">{words::LEAD}</p>
        {move || was_private.get().then(|| view! {
            <p class="note warn" role="alert">{uscc::PRIVATE_ADDRESS}</p>
        })}
        <CodeSearch
            action="/regulation"
            words=(words::SEARCH, words::SEARCH_HINT, uscc::PLAIN)
            of_address=of_address
            hidden=Signal::stored(Vec::new())
            go=go
        />
        <div class="found" aria-busy=is_busy>{content}</div>
        {also()}
    }
}
