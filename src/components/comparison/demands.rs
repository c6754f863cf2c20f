//! 同一标准: what a place asks for otherwise than most, and where to say so.

use leptos::prelude::*;

use super::Compared;
use crate::domain::compare::{Demands, Extra};
use crate::route::{Concern, Route};
use crate::text::compare as words;

/// What is wrong, as the complaint form knows it.
const MORE_THAN_ELSEWHERE: &str = "more_than_elsewhere";

/// What the place asks for otherwise; nothing where it asks for what most do.
pub(super) fn demands(compared: &Compared, place: usize) -> Option<impl IntoView + use<>> {
    let Demands {
        extra,
        missing,
        more_than,
    } = &compared.comparison.demands[place];
    let extra_rows = extra
        .iter()
        .map(|extra| extra_row(compared, place, extra).into_any());
    let missing_rows = missing.iter().map(|missing| {
        let word = if missing.is_exempt {
            words::EXEMPT
        } else {
            words::MISSING
        };
        let name = missing.name.clone();
        view! { <li><p><span class="tag">{word}</span>" "{name}</p></li> }.into_any()
    });
    let more = more_than
        .filter(|_| extra.is_empty())
        .map(|than| view! { <li>{complain(compared, place, "", than)}</li> }.into_any());
    let rows: Vec<AnyView> = extra_rows.chain(missing_rows).chain(more).collect();
    (!rows.is_empty()).then(|| view! { <ul class="demands">{rows}</ul> })
}

fn extra_row(compared: &Compared, place: usize, extra: &Extra) -> impl IntoView + use<> {
    let basis = if extra.is_waived_elsewhere {
        words::WAIVED_ELSEWHERE.to_owned()
    } else if extra.by_law.is_empty() {
        words::NO_BASIS.to_owned()
    } else {
        words::basis(&extra.by_law)
    };
    view! {
        <li>
            <p><span class="tag worse">{words::EXTRA}</span>" "<b>{extra.name.clone()}</b></p>
            <p class="faint">{basis}</p>
            {complain(compared, place, &extra.name, extra.than)}
        </li>
    }
}

/// The link to the complaint with what is known already.
fn complain(
    compared: &Compared,
    place: usize,
    material: &str,
    than: usize,
) -> impl IntoView + use<> {
    let key = |place: usize| compared.place(place).task_handle_item.clone();
    let about = format!(" {} {material}", compared.place(place).area_name);
    let concern = Concern {
        issue: MORE_THAN_ELSEWHERE.to_owned(),
        item: key(place),
        material: material.to_owned(),
        than: key(than),
        ..Concern::default()
    };
    view! {
        <a class="button quiet" href=Route::Complain(concern).href()>
            {words::COMPLAIN}
            <span class="hidden">{about}</span>
        </a>
    }
}
