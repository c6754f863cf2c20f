//! 双随机抽取: the list of draws, and one draw: how it was drawn, who goes where, what it is made of,
//! and how to repeat it.

use leptos::prelude::*;
use shigantong_contract::draw::DrawSummary;
use shigantong_contract::{Draw, path};

use super::check::CheckView;
use super::lists::fold;
use crate::components::details::{Contents, Rows, Sentences, section};
use crate::platform::network;
use crate::route::{Regulation, Route};
use crate::text::{regulation as words, shell};

/// The draws as links.
pub(crate) fn draws(draws: Vec<DrawSummary>) -> AnyView {
    if draws.is_empty() {
        return view! { <p class="empty">{words::NO_DRAW}</p> }.into_any();
    }
    let rows: Vec<_> = draws
        .into_iter()
        .map(|draw| {
            let href = Regulation::Draw(draw.id.clone()).href();
            let counts = words::draw_counts(draw.count, draw.subject_count, draw.inspector_count);
            let (tag, class, day) = match draw.drawn_on {
                Some(day) => (words::DRAWN, "tag", words::drawn_on(day)),
                None => (words::PREPARED, "tag calm", words::prepared_on(draw.prepared_on)),
            };
            view! {
                <li>
                    <a class="result" href=href>
                        <h2>{draw.title}</h2>
                        <p class="kind">
                            <span class=class>{tag}</span>
                            {draw.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
                        </p>
                        <p class="summary">{counts}</p>
                        <ul class="facts"><li>{draw.dept_name}</li><li>{day}</li></ul>
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ol class="results" aria-label=words::DRAWS>{rows}</ol> }.into_any()
}

/// One draw; `about` is what the list of draws says of it, once it is there.
pub(crate) fn draw_view(draw: &Draw, about: Signal<Option<DrawSummary>>) -> AnyView {
    let is_drawn = !draw.seed.is_empty();
    let contents = vec![
        ("how", words::HOW, false),
        ("teams", words::TEAMS, false),
        ("check", words::CHECK, !is_drawn),
        ("data", words::DATA, false),
        ("by-hand", words::BY_HAND, !is_drawn),
    ];
    let inspectors = draw.inspectors.len();
    let subjects = draw.subjects.len();
    let count = subjects.min(draw.count as usize);
    let how = words::how(
        subjects,
        inspectors,
        count,
        draw.per_subject,
        &draw.seed_source,
    );
    let title = move || {
        about
            .get()
            .map_or_else(|| words::DRAW.to_owned(), |draw| draw.title)
    };
    let said = move || about.get().map(|about| head(&about));
    view! {
        <article class="draw">
            <header class="title">
                <h1 tabindex="-1">{title}</h1>
                {said}
            </header>
            <Contents parts=contents />
            {section("how", words::HOW, false, view! { <Sentences items=how.to_vec() /> })}
            {section("teams", words::TEAMS, false, teams(draw))}
            {is_drawn.then(|| section("check", words::CHECK, false, view! { <CheckView draw=draw.clone() /> }))}
            {section("data", words::DATA, false, data(draw))}
            {is_drawn.then(|| section("by-hand", words::BY_HAND, false, by_hand()))}
        </article>
    }
    .into_any()
}

fn head(about: &DrawSummary) -> AnyView {
    let day = about
        .drawn_on
        .map_or_else(|| words::prepared_on(about.prepared_on), words::drawn_on);
    view! {
        <p class="kind">
            <span>{about.dept_name.clone()}</span>
            <span>{day}</span>
            {about.is_sample.then(|| view! { <span class="tag sample">{shell::SAMPLE}</span> })}
        </p>
    }
    .into_any()
}

/// Who was drawn, and who goes there.
fn teams(draw: &Draw) -> AnyView {
    if draw.drawn.is_empty() {
        return view! { <p class="note">{words::NOT_YET}</p> }.into_any();
    }
    let rows: Vec<_> = draw
        .drawn
        .iter()
        .enumerate()
        .map(|(place, subject)| {
            let team = draw.teams.iter().find(|team| team.subject == *subject);
            let going = team.map(|team| team.inspectors.join("、"));
            let name = if path::company(subject).is_some() {
                let href = Route::company(subject).href();
                view! { <a class="number" href=href>{subject.clone()}</a> }.into_any()
            } else {
                subject.clone().into_any()
            };
            view! {
                <li>
                    <b>{place + 1}</b>
                    <div>
                        {name}
                        {going.map(|going| view! { <p class="faint">{words::INSPECTOR}"："{going}</p> })}
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <p class="faint">{words::TEAMS_HINT}</p>
        <ol class="drawn">{rows}</ol>
    }
    .into_any()
}

/// Seed, hashes and lists.
fn data(draw: &Draw) -> AnyView {
    let rows = vec![
        (words::SOURCE, draw.seed_source.clone()),
        (words::SEED, draw.seed.clone()),
        (words::SEED_HASH, draw.seed_hash.clone()),
        (words::SUBJECTS_HASH, draw.subjects_hash.clone()),
        (words::INSPECTORS_HASH, draw.inspectors_hash.clone()),
    ];
    let recusals: Vec<String> = draw
        .recusals
        .iter()
        .map(|one| words::recusal(&one.inspector, &one.subject, &one.reason))
        .collect();
    let raw = network::address(&path::draw(&draw.id));
    view! {
        <div class="hashes"><Rows rows=rows plain=true /></div>
        {fold(words::subjects(draw.subjects.len()), &draw.subjects)}
        {fold(words::inspectors(draw.inspectors.len()), &draw.inspectors)}
        {fold(words::recusals(recusals.len()), &recusals)}
        <p class="actions"><a class="button quiet" href=raw download="draw.json" rel="external">{words::RAW}</a></p>
    }
    .into_any()
}

/// The way without this app: the draw exactly, and a recipe.
fn by_hand() -> AnyView {
    let lines = words::ALGORITHM.map(str::to_owned).to_vec();
    view! {
        <p>{words::BY_HAND_HINT}</p>
        <pre class="recipe" tabindex="0">{words::RECIPE}</pre>
        <Sentences items=lines />
    }
    .into_any()
}
