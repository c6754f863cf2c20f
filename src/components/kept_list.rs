//! 收藏和已存: the lists of what the phone keeps, each thing to open and to delete.

mod rows;

use leptos::html;
use leptos::prelude::*;
use shigantong_contract::{Answers, path};

use crate::components::shelf::{Found, Shelf};
use crate::domain::copy::{Entry, Subject};
use crate::domain::credit_draft::{self, FormKind};
use crate::domain::kept_case::KeptCase;
use crate::domain::kept_checklist::KeptChecklist;
use crate::route::{ComplaintPage, Concern, Route};
use crate::text::kept as words;
use crate::text::{credit_form, place, track};

use rows::{Row, section};

/// How much of a draft stands for it.
const EXCERPT: usize = 24;

/// Everything that the phone keeps.
#[component]
pub(crate) fn KeptView() -> impl IntoView {
    let shelf = Shelf::open();
    let lists = move || {
        let found = shelf.found.get()?;
        Some(view! { <ListsView shelf=shelf found=found /> })
    };
    // Outside of the lists: a question stays while they change.
    let is_found = Memo::new(move |_| shelf.found.with(Option::is_some));
    let clear = move || is_found.get().then(|| view! { <ClearView shelf=shelf /> });
    view! {
        <div class="kept">
            <p class="lead">{words::LEAD}</p>
            <p class="said" role="status" tabindex="-1" node_ref=shelf.place>{shelf.said}</p>
            // What the server showed stays where it is; nothing is taken from under a reader.
            <p class="waiting" hidden=move || is_found.get()>{words::WAITING}</p>
            {lists}
            {clear}
        </div>
    }
}

#[component]
fn ListsView(shelf: Shelf, found: Found) -> impl IntoView {
    let is_refused = !found.copies.is_kept;
    let entries = found.copies.entries.clone();
    let (count, bytes) = (
        entries.len(),
        entries
            .iter()
            .fold(0, |sum: u32, e| sum.saturating_add(e.bytes)),
    );
    let (common, guides): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| subject(entry).is_common());
    let now = found.now;
    let paths: Vec<String> = guides.iter().map(|entry| entry.path.clone()).collect();
    let favourites = move || {
        let rows = favourites(shelf, &paths, now);
        section(words::FAVOURITES, words::NO_FAVOURITES, rows, None)
    };
    let copies = move || {
        let loose = guides.iter().filter(|entry| !is_favourite(shelf, entry));
        let rows = loose.map(|entry| copy(shelf, entry, now)).collect();
        let sum = (count > 0).then(|| words::sum(count, bytes));
        section(words::COPIES, words::NO_COPIES, rows, sum)
    };
    let drafts: Vec<_> = found
        .drafts
        .iter()
        .map(|(about, text)| draft(shelf, about, text))
        .collect();
    let checklists: Vec<_> = found
        .checklists
        .iter()
        .map(|(id, list)| checklist(shelf, id, list, now))
        .collect();
    let others = move || {
        let mut rows = settings(shelf);
        rows.extend(found.has_files.then(|| files(shelf)));
        rows.extend(common.iter().map(|entry| copy(shelf, entry, now)));
        section(words::OTHERS, words::NO_OTHERS, rows, None)
    };
    let cases: Vec<_> = found
        .cases
        .iter()
        .map(|(number, case)| kept_case(shelf, number, case, now))
        .collect();
    let applications: Vec<_> = found
        .applications
        .iter()
        .map(|(number, case)| application(shelf, number, case, now))
        .collect();
    view! {
        {is_refused.then(|| view! { <p class="notice">{words::NOT_KEPT}</p> })}
        {favourites}
        {copies}
        {(!cases.is_empty()).then(|| section(track::KEPT, "", cases, None))}
        {(!applications.is_empty()).then(|| section(credit_form::KEPT_LIST, "", applications, None))}
        {(!checklists.is_empty()).then(|| section(words::CHECKLISTS, "", checklists, None))}
        {(found.complaints > 0).then(|| section(words::COMPLAINTS, "", vec![complaints(shelf, found.complaints)], None))}
        {(!drafts.is_empty()).then(|| section(words::DRAFTS, "", drafts, None))}
        {others}
    }
}

fn favourites(shelf: Shelf, copied: &[String], now: u64) -> Vec<Row> {
    let all = shelf.favourites.all().into_iter();
    all.map(|favourite| {
        let when = words::marked(favourite.added_at, now);
        let is_copied = copied.contains(&path::service_item(&favourite.id));
        let readable = if is_copied { words::READABLE } else { "" };
        Row {
            name: favourite.name.clone(),
            lines: vec![
                words::of(&favourite.dept, &favourite.area),
                when,
                readable.to_owned(),
            ],
            href: Some(Route::Guide(favourite.id.clone()).href()),
            label: words::UNFAVOURITE,
            delete: Callback::new(move |()| {
                shelf.favourites.toggle(favourite.clone());
                shelf.say(words::deleted(&favourite.name));
            }),
        }
    })
    .collect()
}

fn copy(shelf: Shelf, entry: &Entry, now: u64) -> Row {
    let (name, href) = opened(entry);
    let entry = entry.clone();
    Row {
        lines: vec![
            entry.detail.clone(),
            words::saved(entry.saved_at, now, entry.bytes),
        ],
        href: Some(href),
        label: words::DELETE,
        name: name.clone(),
        delete: Callback::new(move |()| shelf.forget_copy(entry.path.clone(), &name)),
    }
}

/// The name of a copy, and where it is read.
fn opened(entry: &Entry) -> (String, String) {
    let own = entry.name.clone();
    let (name, route) = match subject(entry) {
        Subject::Site => (words::SITE.to_owned(), Route::Home),
        Subject::Areas => (words::AREAS.to_owned(), Route::Halls),
        Subject::Guide(id) => (own, Route::Guide(id)),
        Subject::Holidays(year) => (words::holidays(&year), Route::Track),
        Subject::Keys => (words::KEYS.to_owned(), Route::Check),
        Subject::Variants(id) => (words::variants(&own), Route::Compare(id)),
    };
    (name, route.href())
}

fn subject(entry: &Entry) -> Subject {
    // Only what has a subject is kept.
    Subject::of(&entry.path).unwrap_or(Subject::Site)
}

fn is_favourite(shelf: Shelf, entry: &Entry) -> bool {
    matches!(subject(entry), Subject::Guide(id) if shelf.favourites.has(&id))
}

fn checklist(shelf: Shelf, id: &str, list: &KeptChecklist, now: u64) -> Row {
    // What another version of the app wrote has no name here, and can be deleted all the same.
    let is_readable = !list.name.is_empty();
    let (name, line) = if is_readable {
        let line = words::left(list.at, now, list.ready, list.total);
        (words::checklist(&list.name), line)
    } else {
        (words::UNREADABLE.to_owned(), String::new())
    };
    let id = id.to_owned();
    Row {
        lines: vec![line],
        // The answers are on the phone, and need not stand in the address.
        href: Some(Route::Checklist(id.clone(), Answers::default()).href()),
        label: words::DELETE,
        name: name.clone(),
        delete: Callback::new(move |()| shelf.forget_checklist(&id, &name)),
    }
}

fn kept_case(shelf: Shelf, number: &str, case: &KeptCase, now: u64) -> Row {
    // What another version of the app wrote can be deleted all the same.
    let is_readable = !case.json.is_empty();
    let (name, line) = if is_readable {
        let line = track::last_seen(&case.state, &words::moment(case.at, now));
        (case.name.clone(), line)
    } else {
        (words::UNREADABLE_CASE.to_owned(), String::new())
    };
    let with_code = if case.secret.is_empty() {
        ""
    } else {
        track::WITH_CODE
    };
    let number = number.to_owned();
    Row {
        lines: vec![number.clone(), line, with_code.to_owned()],
        href: Some(Route::Track.href()),
        label: words::DELETE,
        name: name.clone(),
        delete: Callback::new(move |()| shelf.forget_case(&number, &name)),
    }
}

fn application(shelf: Shelf, number: &str, case: &KeptCase, now: u64) -> Row {
    let mut row = kept_case(shelf, number, case, now);
    let (number, name) = (number.to_owned(), row.name.clone());
    row.href = Some(Route::CreditTrack.href());
    row.delete = Callback::new(move |()| shelf.forget_application(&number, &name));
    row
}

/// An objection or an application for repair that was begun. What is typed is not shown here: it
/// holds names and numbers.
fn credit_draft(shelf: Shelf, about: &str, kind: FormKind, id: String) -> Row {
    let name = credit_form::draft(kind);
    let about = about.to_owned();
    let form = match kind {
        FormKind::Object => Route::CreditObject(id),
        FormKind::Repair => Route::CreditRepair(id),
    };
    Row {
        lines: vec![words::DRAFT.to_owned()],
        href: Some(form.href()),
        label: words::DELETE,
        name: name.to_owned(),
        delete: Callback::new(move |()| shelf.forget_draft(&about, name)),
    }
}

fn draft(shelf: Shelf, about: &str, text: &str) -> Row {
    if let Some((kind, id)) = credit_draft::of_about(about) {
        return credit_draft(shelf, about, kind, id);
    }
    if about.starts_with("act ") {
        return act_draft(shelf, about, text);
    }
    let (item, material) = about.split_once(' ').unwrap_or((about, ""));
    let concern = Concern {
        item: item.to_owned(),
        material: material.to_owned(),
        ..Concern::default()
    };
    let name: String = text.chars().take(EXCERPT).collect();
    let about = about.to_owned();
    Row {
        lines: vec![words::DRAFT.to_owned()],
        href: Some(Route::Complain(concern).href()),
        label: words::DELETE,
        name: name.clone(),
        delete: Callback::new(move |()| shelf.forget_draft(&about, &name)),
    }
}

/// What was written for a complaint that is followed, and not sent.
fn act_draft(shelf: Shelf, about: &str, text: &str) -> Row {
    let (_, words_of) = text.split_once(' ').unwrap_or_default();
    let name: String = words_of.chars().take(EXCERPT).collect();
    let about = about.to_owned();
    Row {
        lines: vec![words::DRAFT.to_owned()],
        href: Some(ComplaintPage::Track.href()),
        label: words::DELETE,
        name: name.clone(),
        delete: Callback::new(move |()| shelf.forget_draft(&about, &name)),
    }
}

/// Drafts and receipts of complaints, which have a page of their own.
fn complaints(shelf: Shelf, count: usize) -> Row {
    Row {
        lines: Vec::new(),
        href: Some(ComplaintPage::Mine.href()),
        label: words::DELETE,
        name: words::complaints(count),
        delete: Callback::new(move |()| shelf.forget_complaints()),
    }
}

fn settings(shelf: Shelf) -> Vec<Row> {
    let appearance = shelf.appearance;
    let chosen = [
        (place::TYPE_SIZE, place::TYPE_SIZES, appearance.mode),
        (place::THEME, place::THEMES, appearance.theme),
    ];
    let chosen = chosen.into_iter().filter_map(|(title, labels, choice)| {
        let value = choice.value.get();
        let (_, label) = labels
            .into_iter()
            .find(|(known, _)| *known == value && !value.is_empty())?;
        Some((
            title,
            label.to_owned(),
            Callback::new(move |()| {
                choice.choose("");
            }),
        ))
    });
    let region = shelf.region;
    let region = region.get().map(|(_, name)| {
        (
            place::REGION,
            name,
            Callback::new(move |()| {
                region.set(None);
            }),
        )
    });
    chosen
        .chain(region)
        .map(|(title, value, reset)| Row {
            name: words::setting(title, &value),
            lines: vec![],
            href: None,
            label: words::DELETE,
            delete: Callback::new(move |()| {
                reset.run(());
                shelf.say(words::deleted(title));
            }),
        })
        .collect()
}

fn files(shelf: Shelf) -> Row {
    Row {
        name: words::FILES.to_owned(),
        lines: vec![words::FILES_HINT.to_owned()],
        href: None,
        label: words::DELETE,
        delete: Callback::new(move |()| shelf.forget_files()),
    }
}

/// Deletes everything, in two steps on the page itself.
#[component]
fn ClearView(shelf: Shelf) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let first = NodeRef::<html::Button>::new();
    let cancel = move |_| {
        is_asking.set(false);
        if let Some(first) = first.get_untracked() {
            crate::platform::page::focus_quietly(&first);
        }
    };
    let confirm = move |_| {
        is_asking.set(false);
        shelf.forget_all();
    };
    let question = move || {
        let copies = shelf.found.get().map(|found| found.copies.entries.len());
        words::ask(shelf.favourites.all().len(), copies.unwrap_or_default())
    };
    view! {
        <div class="clear">
            <button
                type="button"
                class="button quiet"
                node_ref=first
                aria-expanded=move || is_asking.get().to_string()
                on:click=move |_| is_asking.update(|is_asking| *is_asking = !*is_asking)
            >
                {words::DELETE_ALL}
            </button>
            <div role="status">{move || is_asking.get().then(|| view! { <p>{question}</p> })}</div>
            {move || {
                is_asking
                    .get()
                    .then(|| {
                        view! {
                            <p class="actions">
                                <button type="button" class="button danger" on:click=confirm>{words::CONFIRM}</button>
                                <button type="button" class="button quiet" on:click=cancel>{words::CANCEL}</button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
