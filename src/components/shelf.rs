//! 收藏和已存: all that the phone keeps, as signals, and what deletes it. What can be seen here can
//! be deleted here, and nothing else is kept.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::copies::{changes, have_changed};
use crate::components::appearance::{Appearance, use_appearance};
use crate::components::favourite::{Favourites, use_favourites};
use crate::components::region::{Region, use_region};
use crate::domain::kept_case::KeptCase;
use crate::domain::kept_checklist::KeptChecklist;
use crate::platform::{clock, page, service_worker};
use crate::storage::cases::{APPLICATIONS, CASES};
use crate::storage::copies::{self, Copies};
use crate::storage::preferences::Preference;
use crate::storage::{checklists, complaints, drafts};
use crate::text::kept as words;

/// What there is, once the phone has been asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The copies.
    pub(crate) copies: Copies,
    /// Checklists with answers and ticks, by the keys of their items.
    pub(crate) checklists: Vec<(String, KeptChecklist)>,
    /// Cases that their applicant agreed to keep, by their numbers.
    pub(crate) cases: Vec<(String, KeptCase)>,
    /// Objections and applications for repair that were kept in the same way.
    pub(crate) applications: Vec<(String, KeptCase)>,
    /// Drafts: what each is about, and its text.
    pub(crate) drafts: Vec<(String, String)>,
    /// How many drafts and receipts of complaints.
    pub(crate) complaints: usize,
    /// Whether the files of the app are kept.
    pub(crate) has_files: bool,
    /// When the phone was asked.
    pub(crate) now: u64,
}

impl Found {
    /// Whether another look found the same.
    fn is_as(&self, last: &Self) -> bool {
        let now = last.now;
        Self {
            now,
            ..self.clone()
        } == *last
    }
}

/// All that the phone keeps.
#[derive(Clone, Copy)]
pub(crate) struct Shelf {
    /// `None` until the phone has been asked.
    pub(crate) found: RwSignal<Option<Found>>,
    /// The favourites.
    pub(crate) favourites: Favourites,
    /// Size of type and theme.
    pub(crate) appearance: Appearance,
    /// The region.
    pub(crate) region: Region,
    /// What was deleted, for the ear.
    pub(crate) said: RwSignal<String>,
    /// Where that stands: the focus goes there when what had it is gone.
    pub(crate) place: NodeRef<html::P>,
}

impl Shelf {
    /// Looks at the phone, and again whenever copies change.
    pub(crate) fn open() -> Self {
        let shelf = Self {
            found: RwSignal::new(None),
            favourites: use_favourites(),
            appearance: use_appearance(),
            region: use_region(),
            said: RwSignal::new(String::new()),
            place: NodeRef::new(),
        };
        Effect::new(move |_| {
            changes().track();
            spawn_local(async move {
                let found = Found {
                    copies: copies::list().await,
                    checklists: checklists::list(),
                    cases: CASES.list(),
                    applications: APPLICATIONS.list(),
                    drafts: drafts::list(),
                    complaints: complaints::count().await,
                    has_files: service_worker::has_files().await,
                    now: clock::now(),
                };
                // What is the same stays as it is, and the page may be gone by now.
                let is_new = shelf.found.try_with_untracked(|last| {
                    let last = last.as_ref();
                    last.is_none_or(|last| !found.is_as(last))
                });
                if is_new == Some(true) {
                    shelf.found.try_set(Some(found));
                }
            });
        });
        shelf
    }

    /// Deletes a copy.
    pub(crate) fn forget_copy(&self, path: String, name: &str) {
        self.say(words::deleted(name));
        spawn_local(async move {
            copies::forget(&[path]).await;
            have_changed();
        });
    }

    /// Deletes a checklist.
    pub(crate) fn forget_checklist(&self, id: &str, name: &str) {
        checklists::forget(id);
        self.say(words::deleted(name));
        have_changed();
    }

    /// Deletes a case.
    pub(crate) fn forget_case(&self, number: &str, name: &str) {
        CASES.forget(number);
        self.say(words::deleted(name));
        have_changed();
    }

    /// Deletes an objection or an application for repair.
    pub(crate) fn forget_application(&self, number: &str, name: &str) {
        APPLICATIONS.forget(number);
        self.say(words::deleted(name));
        have_changed();
    }

    /// Deletes a draft.
    pub(crate) fn forget_draft(&self, about: &str, name: &str) {
        drafts::write(about, "");
        self.say(words::deleted(name));
        have_changed();
    }

    /// Deletes all drafts and receipts of complaints.
    pub(crate) fn forget_complaints(&self) {
        self.say(words::deleted(words::COMPLAINTS));
        spawn_local(async move {
            complaints::forget_all().await;
            have_changed();
        });
    }

    /// Deletes the files of the app.
    pub(crate) fn forget_files(&self) {
        self.say(words::deleted(words::FILES));
        spawn_local(async move {
            service_worker::forget().await;
            have_changed();
        });
    }

    /// Deletes everything.
    pub(crate) fn forget_all(&self) {
        let shelf = *self;
        shelf.favourites.clear();
        shelf.appearance.mode.choose("");
        shelf.appearance.theme.choose("");
        shelf.region.set(None);
        checklists::forget_all();
        CASES.forget_all();
        APPLICATIONS.forget_all();
        drafts::forget();
        spawn_local(async move {
            copies::forget_all().await;
            complaints::forget_all().await;
            service_worker::forget().await;
            let is_empty = is_empty().await;
            shelf.say(
                if is_empty {
                    words::DELETED_ALL
                } else {
                    words::NOT_DELETED
                }
                .to_owned(),
            );
            have_changed();
        });
    }

    /// Says what was done, and takes the focus from what is gone.
    pub(crate) fn say(&self, words: String) {
        self.said.try_set(words);
        if let Some(place) = self.place.try_get_untracked().flatten() {
            page::focus_quietly(&place);
        }
    }
}

/// Whether nothing is kept: what the phone says, not what it was told.
async fn is_empty() -> bool {
    let settings = [Preference::TypeSize, Preference::Theme, Preference::Region];
    settings.iter().all(|setting| setting.read().is_none())
        && checklists::list().is_empty()
        && CASES.list().is_empty()
        && APPLICATIONS.list().is_empty()
        && drafts::list().is_empty()
        && complaints::count().await == 0
        && crate::storage::favourites::read().is_empty()
        && copies::list().await.entries.is_empty()
        && !service_worker::has_files().await
}
