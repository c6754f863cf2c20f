//! A list of what is kept: its heading, its rows, the fold with the rest.

use leptos::prelude::*;

use crate::text::kept as words;

/// How many copies are shown before the fold.
const GLANCE: usize = 6;
/// One thing that is kept.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) lines: Vec<String>,
    pub(super) href: Option<String>,
    pub(super) label: &'static str,
    pub(super) delete: Callback<()>,
}

/// A list with its heading; the rest of a long one is folded.
pub(super) fn section(
    title: &'static str,
    empty: &'static str,
    mut rows: Vec<Row>,
    sum: Option<String>,
) -> AnyView {
    let is_empty = rows.is_empty();
    let rest = rows.split_off(rows.len().min(GLANCE));
    let count = rest.len();
    view! {
        <section class="part">
            <h2>{title}</h2>
            {is_empty.then(|| view! { <p class="faint">{empty}</p> })}
            {list(rows)}
            {(count > 0).then(|| view! { <details><summary>{words::more(count)}</summary>{list(rest)}</details> })}
            {sum.map(|sum| view! { <p class="faint">{sum}</p> })}
        </section>
    }
    .into_any()
}

fn list(rows: Vec<Row>) -> AnyView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    (!rows.is_empty())
        .then(|| view! { <ul class="kept-list">{rows}</ul> })
        .into_any()
}

fn row(row: Row) -> AnyView {
    let Row {
        name,
        lines,
        href,
        label,
        delete,
    } = row;
    let spoken = format!("{label} {name}");
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| view! { <small>{line}</small> })
        .collect();
    let what = match href {
        Some(href) => view! { <a href=href><b>{name}</b>{lines}</a> }.into_any(),
        None => view! { <div><b>{name}</b>{lines}</div> }.into_any(),
    };
    view! {
        <li>
            {what}
            <button type="button" class="button quiet" aria-label=spoken on:click=move |_| delete.run(())>
                {label}
            </button>
        </li>
    }
    .into_any()
}
