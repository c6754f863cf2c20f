//! 名单: long lists of ids, folded, and cut where a phone would be slow with them.

use leptos::prelude::*;

use crate::text::regulation as words;

/// So many ids stand in a fold; the rest is in the raw data.
const MOST: usize = 500;

/// A fold with lines; nothing where there are none.
pub(super) fn fold(title: String, lines: &[String]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let more = lines.len().saturating_sub(MOST);
    let shown: Vec<_> = lines
        .iter()
        .take(MOST)
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect();
    Some(
        view! {
            <details class="ids">
                <summary>{title}</summary>
                <ul>{shown}</ul>
                {(more > 0).then(|| view! { <p class="faint">{words::and_more(more)}</p> })}
            </details>
        }
        .into_any(),
    )
}
