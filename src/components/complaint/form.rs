//! 草稿: what is written, kept on the phone at every keystroke, and which step is seen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use shigantong_contract::complaint::{Elsewhere, IssueRules};

use super::fields::id_of;
use crate::components::region::use_region;
use crate::domain::complaint_draft::{Kept, Sending, Sent, Step};
use crate::platform::{page, patience, random};
use crate::route::{self, Concern, FormAddress};
use crate::storage::complaints::{self, Written};
use crate::text::complaint_form as words;

/// Before the rules are there.
const NO_RULES: IssueRules = IssueRules {
    discipline: Elsewhere {
        name: String::new(),
        phone: String::new(),
        url: String::new(),
    },
    discipline_words: Vec::new(),
    issues: Vec::new(),
};

/// What is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// A step of writing.
    Step(Step),
    /// How far sending is.
    Sending,
    /// The receipt.
    Receipt,
    /// 12388: nothing is kept.
    Discipline,
}

/// One complaint as it is written.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// What the phone keeps of it.
    pub(crate) kept: RwSignal<Kept>,
    pub(super) sent: RwSignal<Option<Sent>>,
    /// The rules of the place, once they are there: they outlive every step.
    pub(super) rules: StoredValue<IssueRules>,
    /// Whether the phone keeps it.
    pub(super) is_kept: RwSignal<bool>,
    /// What another page made of the same draft.
    pub(super) newer: RwSignal<Option<Kept>>,
    /// What is wrong on the step, by the ids of the fields.
    pub(super) faults: RwSignal<Vec<(&'static str, String)>>,
    pub(super) is_discipline: RwSignal<bool>,
    /// How many other drafts the phone has.
    pub(super) others: RwSignal<usize>,
    pub(super) address: Memo<FormAddress>,
    concern: Memo<Concern>,
    hash: Memo<String>,
    go: Callback<(String, bool)>,
    seen_at: StoredValue<u64>,
    is_dirty: StoredValue<bool>,
    is_writing: StoredValue<bool>,
}

impl Form {
    /// The form of the address: what the phone kept under its key, or a new one about a concern.
    pub(crate) fn new(concern: Memo<Concern>) -> Self {
        let go = route::use_go();
        let form = Self {
            kept: RwSignal::new(Kept::new(String::new(), &concern.get_untracked(), "")),
            sent: RwSignal::new(None),
            rules: StoredValue::new(NO_RULES),
            is_kept: RwSignal::new(true),
            newer: RwSignal::new(None),
            faults: RwSignal::default(),
            is_discipline: RwSignal::new(false),
            others: RwSignal::new(0),
            address: route::use_form_address(),
            concern,
            hash: use_location().hash,
            go,
            seen_at: StoredValue::new(0),
            is_dirty: StoredValue::new(false),
            is_writing: StoredValue::new(false),
        };
        let region = use_region();
        Effect::new(move |_| {
            let id = form.address.with(|address| address.draft.clone());
            if id.is_empty() {
                let code = region.get().map(|(code, _)| code.as_str().to_owned());
                form.begin(&code.unwrap_or_default());
            } else if form.kept.with_untracked(|kept| kept.id != id) {
                form.load(id);
            }
        });
        Effect::new(move |last: Option<Option<Step>>| {
            let step = form.address.with(|address| address.step);
            if last.is_some_and(|last| last != step) {
                form.faults.set(Vec::new());
                page::begin();
            }
            step
        });
        // Somebody sends in the background.
        Effect::new(move |last: Option<u32>| {
            let news = crate::api::outbox::news();
            if last.is_some_and(|last| last != news) {
                form.hear();
            }
            news
        });
        form
    }

    /// The address keeps what it is about until the first step is done: nothing is kept of a form
    /// that was opened and left alone.
    fn begin(self, area_code: &str) {
        let id = random::key().unwrap_or_default();
        let concern = self.concern.get_untracked();
        self.kept.set(self.new_one(&id, area_code));
        self.sent.set(None);
        self.seen_at.set_value(0);
        let case_no = self
            .kept
            .with_untracked(|kept| kept.complaint.case_no.clone());
        let address = route::form_begin(&id, &concern, &case_no);
        self.go.run((address, true));
        self.count_others(id);
    }

    /// A new one about what the address says.
    fn new_one(self, id: &str, area_code: &str) -> Kept {
        let concern = self.concern.get_untracked();
        let mut kept = Kept::new(id.to_owned(), &concern, area_code);
        kept.complaint.case_no = route::case_of_form(&self.hash.get_untracked());
        kept
    }

    fn count_others(self, id: String) {
        spawn_local(async move {
            let drafts = complaints::list().await;
            let others = drafts.iter().filter(|kept| kept.id != id).count();
            let _ = self.others.try_set(others);
        });
    }

    fn load(self, id: String) {
        spawn_local(async move {
            let sent = complaints::receipt(&id).await;
            let kept = complaints::read(&id).await;
            // The page may be gone by now.
            if self.sent.try_set(sent).is_some() {
                return;
            }
            let kept = kept.unwrap_or_else(|| {
                let area_code = self
                    .kept
                    .with_untracked(|kept| kept.complaint.area_code.clone());
                self.new_one(&id, &area_code)
            });
            self.seen_at.set_value(kept.at);
            self.kept.set(kept);
            self.count_others(id);
        });
    }

    /// Something became of what is sent. What is being written stays as it is.
    fn hear(self) {
        // The page may be gone by now.
        let Some(id) = self.kept.try_with_untracked(|kept| kept.id.clone()) else {
            return;
        };
        spawn_local(async move {
            let sent = complaints::receipt(&id).await;
            let kept = complaints::read(&id).await;
            let is_same = self.kept.try_with_untracked(|kept| kept.id == id) == Some(true);
            if !is_same {
                return;
            }
            if sent.is_some() {
                self.sent.set(sent);
            } else if let Some(kept) = kept
                && self.kept.with_untracked(|kept| kept.sending) != Sending::Writing
                && kept.at == self.seen_at.get_value()
            {
                self.kept.set(kept);
            }
        });
    }

    /// Changes what is written, and keeps it.
    pub(crate) fn change(self, change: impl FnOnce(&mut Kept)) {
        self.kept.update(change);
        self.keep();
    }

    fn keep(self) {
        self.is_dirty.set_value(true);
        // Whoever writes goes on; where the page is gone, nobody does.
        if self.is_writing.try_get_value() != Some(false) {
            return;
        }
        self.is_writing.set_value(true);
        spawn_local(async move {
            while self.is_dirty.try_get_value() == Some(true) {
                self.is_dirty.set_value(false);
                let Some(mut kept) = self.kept.try_get_untracked() else {
                    return;
                };
                if kept.is_blank() {
                    continue;
                }
                let written = complaints::write(&mut kept, self.seen_at.get_value()).await;
                self.written(written, &kept);
            }
            self.is_writing.set_value(false);
        });
    }

    /// What became of what was to be kept; whether it is the draft still.
    fn written(self, written: Written, kept: &Kept) -> bool {
        match written {
            Written::Newer(newer) => {
                let _ = self.newer.try_set(Some(*newer));
                return false;
            }
            Written::Sent => {
                self.hear();
                return false;
            }
            Written::Kept | Written::InMemory => {}
        }
        self.seen_at.set_value(kept.at);
        let _ = self.is_kept.try_set(written == Written::Kept);
        true
    }

    /// What another page wrote is taken over, or written over.
    pub(super) fn settle(self, takes_newer: bool) {
        let Some(newer) = self.newer.get_untracked() else {
            return;
        };
        self.newer.set(None);
        self.seen_at.set_value(newer.at);
        if takes_newer {
            self.kept.set(newer);
        } else {
            self.keep();
        }
    }

    /// What is seen now; tracked.
    pub(crate) fn seen(self) -> Seen {
        if self.is_discipline.get() {
            return Seen::Discipline;
        }
        if self.sent.with(Option::is_some) {
            return Seen::Receipt;
        }
        match self.kept.with(|kept| kept.sending) {
            Sending::Writing => Seen::Step(self.address.with(|a| a.step).unwrap_or_default()),
            _ => Seen::Sending,
        }
    }

    /// Goes on from a step, or says what is wrong with it.
    pub(super) fn proceed(self, step: Step, rules: &IssueRules) {
        let faults = self.kept.with_untracked(|kept| kept.faults_of(step, rules));
        let faults = faults
            .iter()
            .map(|(field, fault)| (id_of(field), words::fault(field, fault)));
        let faults: Vec<_> = faults.collect();
        let is_faulty = !faults.is_empty();
        self.faults.set(faults);
        if is_faulty {
            return page::focus_soon("#faults");
        }
        self.keep();
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        let (next, is_back) = self.address.with_untracked(|address| {
            if address.is_from_check {
                return (Some(Step::Check), true);
            }
            (step.next(), false)
        });
        if let Some(next) = next {
            self.go.run((route::form_step(&id, next, false), is_back));
        }
    }

    /// Sends it, once however often one taps.
    pub(super) fn send(self, rules: &IssueRules) {
        let faulty = self.kept.with_untracked(|kept| kept.first_faulty(rules));
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        if let Some(step) = faulty {
            return self.go.run((route::form_step(&id, step, true), false));
        }
        if self.kept.with_untracked(|kept| kept.sending) == Sending::Waiting {
            return;
        }
        self.kept.update(Kept::send);
        self.dispatch();
    }

    fn dispatch(self) {
        page::begin();
        spawn_local(async move {
            // What is being written down was typed before.
            while self.is_writing.try_get_value() == Some(true) {
                patience::rest(20).await;
            }
            let Some(mut kept) = self.kept.try_get_untracked() else {
                return;
            };
            let written = complaints::write(&mut kept, self.seen_at.get_value()).await;
            match self.written(written, &kept) {
                true => crate::api::outbox::run(),
                // Another page changed it: whoever sends sees both first.
                false => {
                    let _ = self.kept.try_update(|kept| kept.sending = Sending::Writing);
                }
            }
        });
    }

    /// Back to writing, with what the server said against it.
    pub(super) fn edit(self, step: Step) {
        self.change(|kept| {
            kept.sending = Sending::Writing;
            kept.why.clear();
        });
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        self.go.run((route::form_step(&id, step, true), false));
    }

    /// A discipline matter: nothing is kept from now on, nor of before.
    pub(super) fn leave_to_discipline(self) {
        self.is_discipline.set(true);
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        self.kept
            .set(Kept::new(id.clone(), &Concern::default(), ""));
        spawn_local(async move { complaints::forget(&id).await });
    }
}
