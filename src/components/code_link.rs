//! What a search leads to beside its results: a code leads to the company and to the credit lists, a
//! word for the lists to the lists.

use leptos::prelude::*;
use shigantong_contract::CreditQuery;

use crate::domain::code_hint;
use crate::route::Route;
use crate::text::credit as words;

/// The links for what was typed; nothing where it asks for neither.
pub(crate) fn code_links(q: &str) -> Option<AnyView> {
    let credit = |q: String| {
        let query = CreditQuery {
            q,
            ..CreditQuery::default()
        };
        Route::Credit(query).href()
    };
    let (lead, links) = match code_hint::whole(q) {
        Some(code) => (
            words::IS_CODE,
            vec![
                (words::COMPANY_OF, Route::company(&code).href()),
                (words::CREDIT_OF, credit(code)),
            ],
        ),
        None if words::ASKED_BY.iter().any(|word| q.contains(word)) => {
            (words::IS_ASKED, vec![(words::TITLE, credit(String::new()))])
        }
        None => return None,
    };
    let links: Vec<_> = links
        .into_iter()
        .map(|(label, href)| view! { <li><a class="chip on" href=href>{label}</a></li> })
        .collect();
    Some(
        view! {
            <div class="code-links">
                <p>{lead}</p>
                <ul class="chips">{links}</ul>
            </div>
        }
        .into_any(),
    )
}
