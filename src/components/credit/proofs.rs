//! 证明材料: files that are sent as soon as they are chosen, each with its state, to take out again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::credit::application::MAX_UPLOAD_BYTES;
use shigantong_contract::credit::forms::MAX_FILES;

use crate::api::{ApiError, credit};
use crate::domain::credit_draft::Proof;
use crate::platform::file::{Chosen, all_chosen};
use crate::platform::page;
use crate::text::credit_form as words;

/// The kinds of files that are taken, as browsers and names say them.
const KINDS: [&str; 7] = [
    "application/pdf",
    "image/jpeg",
    "image/png",
    ".pdf",
    ".jpg",
    ".jpeg",
    ".png",
];

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Uploading,
    Done(Proof),
    /// It is not taken, and never will be: why.
    Refused(String),
    /// It did not arrive: what to do.
    Failed(&'static str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    number: u32,
    name: String,
    size: String,
    state: State,
}

/// The files of one application.
#[derive(Clone, Copy)]
pub(super) struct Proofs {
    rows: RwSignal<Vec<Row>>,
    /// The files themselves, to send them again.
    sources: StoredValue<Vec<(u32, Chosen)>, LocalStorage>,
    last: StoredValue<u32>,
    said: RwSignal<&'static str>,
}

impl Proofs {
    pub(super) fn new() -> Self {
        Self {
            rows: RwSignal::default(),
            sources: StoredValue::new_local(Vec::new()),
            last: StoredValue::new(0),
            said: RwSignal::new(""),
        }
    }

    /// Those that the server has; tracked.
    pub(super) fn done(self) -> Vec<Proof> {
        self.rows.with(|rows| {
            let done = rows.iter().filter_map(|row| match &row.state {
                State::Done(proof) => Some(proof.clone()),
                _ => None,
            });
            done.collect()
        })
    }

    /// Whether one is on its way.
    pub(super) fn are_under_way(self) -> bool {
        let is_under_way = |row: &Row| row.state == State::Uploading;
        self.rows
            .with_untracked(|rows| rows.iter().any(is_under_way))
    }

    /// Takes over those of a draft.
    pub(super) fn set(self, proofs: Vec<Proof>) {
        self.sources.set_value(Vec::new());
        let rows = proofs.into_iter().map(|proof| Row {
            number: self.next(),
            name: proof.name.clone(),
            size: words::size(proof.size.into()),
            state: State::Done(proof),
        });
        self.rows.set(rows.collect());
    }

    fn next(self) -> u32 {
        self.last.update_value(|last| *last += 1);
        self.last.get_value()
    }

    fn add(self, chosen: Vec<Chosen>) {
        self.said.set("");
        for file in chosen {
            if self.rows.with_untracked(Vec::len) >= MAX_FILES {
                self.said.set(words::TOO_MANY_FILES);
                return;
            }
            let number = self.next();
            let refusal = refusal(&file);
            let is_taken = refusal.is_none();
            let row = Row {
                number,
                name: file.name(),
                size: words::size(file.size()),
                state: refusal.map_or(State::Uploading, State::Refused),
            };
            self.rows.update(|rows| rows.push(row));
            if is_taken {
                self.sources
                    .update_value(|sources| sources.push((number, file)));
                self.send(number);
            }
        }
    }

    fn send(self, number: u32) {
        let source = self.sources.with_value(|sources| {
            let mut sources = sources.iter();
            sources.find(|(known, _)| *known == number).cloned()
        });
        let Some((_, file)) = source else {
            return;
        };
        self.turn(number, State::Uploading);
        spawn_local(async move {
            let state = match credit::upload(&file).await {
                Ok(upload) => State::Done(Proof::new(upload, file.name())),
                Err(ApiError::Invalid(problem)) => State::Refused(if problem.detail.is_empty() {
                    words::NOT_TAKEN.to_owned()
                } else {
                    problem.detail
                }),
                Err(ApiError::Busy(_)) => State::Failed(words::BUSY.0),
                Err(_) => State::Failed(words::NOT_UPLOADED),
            };
            self.turn(number, state);
        });
    }

    /// The page may be gone by now, and the file taken out.
    fn turn(self, number: u32, state: State) {
        self.rows.try_update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.number == number) {
                row.state = state;
            }
        });
    }

    fn remove(self, number: u32) {
        self.rows
            .update(|rows| rows.retain(|row| row.number != number));
        self.sources
            .update_value(|sources| sources.retain(|(known, _)| *known != number));
        page::focus("#credit-files");
    }
}

/// Why a file is not even sent.
fn refusal(file: &Chosen) -> Option<String> {
    let (kind, name) = (file.kind(), file.name().to_lowercase());
    let is_taken = KINDS
        .iter()
        .any(|known| kind == *known || name.ends_with(known));
    if !is_taken {
        return Some(words::NOT_TAKEN.to_owned());
    }
    // Exact: no file has 2^52 bytes.
    let is_too_large = file.size() > MAX_UPLOAD_BYTES as f64;
    is_too_large.then(|| words::too_large(&words::size(file.size())))
}

/// The field and the files.
pub(super) fn view(proofs: Proofs, hint: &'static str, error: Signal<Option<String>>) -> AnyView {
    let chosen = move |event: leptos::ev::Event| proofs.add(all_chosen(&event));
    let rows = move || {
        let rows = proofs
            .rows
            .get()
            .into_iter()
            .map(|row| row_view(proofs, row));
        rows.collect::<Vec<_>>()
    };
    view! {
        <div class="field" class:invalid=move || error.with(Option::is_some)>
            <label for="credit-files">{words::PROOFS}</label>
            <p class="faint" id="credit-files-hint">{hint}</p>
            <p class="error" id="credit-files-error">{move || error.get()}</p>
            <div role="status"><ul class="proofs">{rows}</ul></div>
            <p class="error" role="status">{proofs.said}</p>
            <label class="button quiet choose-file">
                <input
                    id="credit-files"
                    type="file"
                    class="hidden"
                    multiple
                    accept="application/pdf,image/jpeg,image/png"
                    aria-describedby="credit-files-hint credit-files-error"
                    on:change=chosen
                />
                <span>{words::CHOOSE}</span>
            </label>
        </div>
    }
    .into_any()
}

fn row_view(proofs: Proofs, row: Row) -> AnyView {
    let Row {
        number,
        name,
        size,
        state,
    } = row;
    let (class, said) = match &state {
        State::Uploading => ("under-way", words::UPLOADING.to_owned()),
        State::Done(_) => ("done", words::UPLOADED.to_owned()),
        State::Refused(why) => ("refused", why.clone()),
        State::Failed(why) => ("refused", (*why).to_owned()),
    };
    let again = matches!(state, State::Failed(_)).then(|| {
        let spoken = words::of_file(words::AGAIN, &name);
        view! {
            <button type="button" class="button" aria-label=spoken on:click=move |_| proofs.send(number)>
                {words::AGAIN}
            </button>
        }
    });
    let spoken = words::of_file(words::REMOVE, &name);
    view! {
        <li class=class>
            <span><b>{name}</b><small>{size}" · "{said}</small></span>
            {again}
            <button type="button" class="button quiet" aria-label=spoken on:click=move |_| proofs.remove(number)>
                {words::REMOVE}
            </button>
        </li>
    }
    .into_any()
}
