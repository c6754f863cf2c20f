//! 法律依据: each provision with its text, long ones folded.

use leptos::prelude::*;
use shigantong_contract::LegalBasis;

use crate::domain::passage::paragraphs;
use crate::text::item as words;

/// Texts up to so many characters stand open.
const SHORT: usize = 200;

/// The provisions in order.
#[component]
pub(crate) fn LawView(laws: Vec<LegalBasis>) -> impl IntoView {
    let laws: Vec<_> = laws
        .into_iter()
        .map(|law| {
            let name = format!("《{}》{}", law.law.trim_matches(['《', '》']), law.article);
            let is_short = law.text.chars().count() <= SHORT;
            let text: Vec<_> = paragraphs(&law.text)
                .into_iter()
                .map(|paragraph| view! { <p>{paragraph}</p> })
                .collect();
            view! {
                <li>
                    <b>{name}</b>
                    {(!text.is_empty()).then(|| view! {
                        <details open=is_short>
                            <summary>{words::LAW_TEXT}</summary>
                            <blockquote>{text}</blockquote>
                        </details>
                    })}
                </li>
            }
        })
        .collect();
    view! { <ul class="laws">{laws}</ul> }
}
