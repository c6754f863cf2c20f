//! The entries in short: what, where, who has it, and both outcomes.

use leptos::prelude::*;
use shigantong_contract::Page;
use shigantong_contract::complaint::{ComplaintQuery, PublicComplaint};

use crate::components::pager::Pager;
use crate::route::ComplaintPage;
use crate::text::{board as words, deadline};

/// How much of a text is shown, in characters.
const SHORT: usize = 60;

/// One page of the board.
pub(crate) fn entries(page: Page<PublicComplaint>, query: &ComplaintQuery) -> AnyView {
    let pages = page.pages();
    let rows: Vec<_> = page.items.iter().map(row).collect();
    let query = query.clone();
    let address = move |page: u32| {
        let wanted = ComplaintQuery {
            page,
            ..query.clone()
        };
        ComplaintPage::Board(wanted).href()
    };
    view! {
        <ul class="results board">{rows}</ul>
        <Pager page=page.page pages=pages address=address />
    }
    .into_any()
}

/// An entry as a link.
pub(super) fn row(entry: &PublicComplaint) -> AnyView {
    let href = ComplaintPage::Entry(entry.id.clone()).href();
    let text = entry.text.as_deref().unwrap_or(words::HIDDEN);
    let mut short: String = text.chars().take(SHORT).collect();
    if text.chars().count() > SHORT {
        short.push('…');
    }
    let place = [entry.area_name.as_str(), entry.dept_name.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let day = deadline::day_with_year(entry.submitted_on);
    let supporters = words::supporters(entry.supporters);
    view! {
        <li>
            <a class="result" href=href>
                <span class="kind">
                    <span class="tag state">{entry.state.label.clone()}</span>
                    <span>{entry.issue.label.clone()}</span>
                </span>
                <b>{short}</b>
                <span class="faint">{place.join(" · ")}" · "{day}</span>
                {outcomes(entry)}
                {(!supporters.is_empty()).then(|| view! { <span class="faint">{supporters}</span> })}
            </a>
        </li>
    }
    .into_any()
}

/// What both sides say came of it.
pub(super) fn outcomes(entry: &PublicComplaint) -> Option<AnyView> {
    let outcome = entry.outcome.as_ref()?.label.clone();
    let seen = entry.citizen_outcome.as_ref();
    let seen = seen.map_or(words::NOT_SAID.to_owned(), |seen| seen.label.clone());
    Some(
        view! {
            <span class="views">
                <span>{words::OF_BODY}"：" <b>{outcome}</b></span>
                <span>{words::OF_CITIZEN}"：" <b>{seen}</b></span>
            </span>
        }
        .into_any(),
    )
}
