//! 异议和修复申请: what is typed, kept on the phone at every keystroke; what is wrong with it; and
//! sending it, once however often one taps.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::{ApplicationReceipt, Problem};

use super::proofs::Proofs;
use crate::api::{ApiError, credit};
use crate::domain::credit_draft::{CreditDraft, FormKind, about};
use crate::platform::{page, random};
use crate::storage::drafts;
use crate::text::{credit_form as words, state};

/// The fields of the form by the names that they have on the wire.
const FIELDS: [(&str, &str); 8] = [
    ("subject.name", "credit-name"),
    ("subject.uscc", "credit-uscc"),
    ("subject.contact", "credit-contact"),
    ("subject.phone", "credit-phone"),
    ("reason", "credit-words"),
    ("statement", "credit-words"),
    ("files", "credit-files"),
    ("has_promised", "credit-promise"),
];

/// Why it was not taken: in a few words, what to do, and under which number the log knows it.
pub(super) type Failure = (String, String, String);

/// One application as it is written.
#[derive(Clone, Copy)]
pub(crate) struct CreditForm {
    pub(super) kind: FormKind,
    id: Signal<String>,
    key: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) uscc: RwSignal<String>,
    pub(super) contact: RwSignal<String>,
    pub(super) phone: RwSignal<String>,
    pub(super) words: RwSignal<String>,
    pub(super) has_promised: RwSignal<bool>,
    pub(super) proofs: Proofs,
    /// Whether it was sent: then the same key brings the receipt again.
    pub(super) is_sent: RwSignal<bool>,
    /// Whether the phone keeps the draft.
    pub(super) is_kept: RwSignal<bool>,
    /// What is wrong, by the ids of the fields.
    pub(super) faults: RwSignal<Vec<(&'static str, String)>>,
    pub(super) failure: RwSignal<Option<Failure>>,
    pub(super) is_busy: RwSignal<bool>,
    pub(super) receipt: RwSignal<Option<ApplicationReceipt>>,
    /// Whether that is of what was typed before it was changed.
    pub(super) is_earlier: RwSignal<bool>,
    /// What was sent without an answer: it may have arrived.
    unanswered: StoredValue<Option<CreditDraft>>,
    is_ready: RwSignal<bool>,
}

impl CreditForm {
    /// The form about an entry: empty until the app has mounted, then as the phone kept it.
    pub(crate) fn new(kind: FormKind, id: Signal<String>) -> Self {
        let text = || RwSignal::new(String::new());
        let form = Self {
            kind,
            id,
            key: text(),
            name: text(),
            uscc: text(),
            contact: text(),
            phone: text(),
            words: text(),
            has_promised: RwSignal::new(false),
            proofs: Proofs::new(),
            is_sent: RwSignal::new(false),
            is_kept: RwSignal::new(true),
            faults: RwSignal::default(),
            failure: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            receipt: RwSignal::new(None),
            is_earlier: RwSignal::new(false),
            unanswered: StoredValue::new(None),
            is_ready: RwSignal::new(false),
        };
        Effect::new(move |_| {
            let kept = drafts::read(&about(kind, &id.get()));
            form.set(CreditDraft::parse(&kept).unwrap_or_default());
            form.is_ready.set(true);
        });
        Effect::new(move |_| {
            let draft = form.draft();
            if form.is_ready.get() {
                form.keep(&draft);
            }
        });
        form
    }

    fn set(self, draft: CreditDraft) {
        let key = if draft.key.is_empty() {
            random::key().unwrap_or_default()
        } else {
            draft.key
        };
        self.key.set(key);
        self.name.set(draft.name);
        self.uscc.set(draft.uscc);
        self.contact.set(draft.contact);
        self.phone.set(draft.phone);
        self.words.set(draft.words);
        self.has_promised.set(draft.has_promised);
        self.proofs.set(draft.proofs);
        self.is_sent.set(draft.is_sent);
    }

    /// What is typed; tracked.
    fn draft(self) -> CreditDraft {
        CreditDraft {
            key: self.key.get(),
            name: self.name.get(),
            uscc: self.uscc.get(),
            contact: self.contact.get(),
            phone: self.phone.get(),
            words: self.words.get(),
            has_promised: self.has_promised.get(),
            proofs: self.proofs.done(),
            is_sent: self.is_sent.get(),
        }
    }

    fn keep(self, draft: &CreditDraft) {
        let id = self.id.get_untracked();
        if id.is_empty() {
            return;
        }
        let is_empty = draft.is_empty();
        let text = if is_empty {
            String::new()
        } else {
            draft.text()
        };
        let is_kept = drafts::write(&about(self.kind, &id), &text);
        self.is_kept.set(is_kept || is_empty);
    }

    /// Forgets what was typed, on leaving: the receipt stays where it is until then.
    pub(super) fn forget(self) {
        self.is_ready.set(false);
        drafts::write(&about(self.kind, &self.id.get_untracked()), "");
    }

    /// Forgets what was typed and begins another application.
    pub(super) fn start_over(self) {
        self.faults.set(Vec::new());
        self.failure.set(None);
        self.receipt.set(None);
        self.is_earlier.set(false);
        self.unanswered.set_value(None);
        self.set(CreditDraft::default());
    }

    /// What is wrong with a field, by its id.
    pub(super) fn fault_of(self, id: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let faults = self.faults.get();
            let fault = faults.into_iter().find(|(known, _)| *known == id);
            fault.map(|(_, words)| words)
        })
    }

    /// Sends it, or says what is wrong with it.
    pub(super) fn submit(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        let draft = untrack(|| self.draft());
        let faults = self.faults_of(&draft);
        let is_faulty = !faults.is_empty();
        self.faults.set(faults);
        if is_faulty {
            page::focus_soon("#faults");
        } else if draft.key.is_empty() {
            self.fail(own(words::NO_KEY));
        } else if self.proofs.are_under_way() {
            self.fail(own(words::WAIT_FOR_FILES));
        } else {
            self.send(draft);
        }
    }

    fn faults_of(self, draft: &CreditDraft) -> Vec<(&'static str, String)> {
        // Without a key nothing is wrong with what is typed.
        let mut draft = draft.clone();
        if draft.key.is_empty() {
            draft.key = "0".repeat(16);
        }
        let id = self.id.get_untracked();
        let found = match self.kind {
            FormKind::Object => draft.objection(&id).faults(),
            FormKind::Repair => draft.repair(&id).faults(),
        };
        let found = found.into_iter().map(|(field, fault)| {
            let code = (field == "subject.uscc").then(|| words::code_fault(&draft.uscc));
            let said = words::fault(self.kind, field, &fault);
            (id_of(field), code.flatten().unwrap_or(said))
        });
        found.collect()
    }

    fn send(self, draft: CreditDraft) {
        self.is_busy.set(true);
        let id = self.id.get_untracked();
        spawn_local(async move {
            let mut outcome = post(self.kind, &id, &draft).await;
            // What was sent before may have arrived after all; then the server takes nothing else
            // under this key, and its receipt is still to be had.
            let before = self.unanswered.try_get_value().flatten();
            let before = before.filter(|before| *before != draft);
            let is_refused = matches!(&outcome, Err(ApiError::Invalid(p)) if p.errors.is_empty());
            if let Some(before) = before.filter(|_| is_refused)
                && let Ok(receipt) = post(self.kind, &id, &before).await
            {
                self.is_earlier.try_set(true);
                outcome = Ok(receipt);
            }
            // The page may be gone by now; the draft is not.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            let is_unknown = matches!(
                outcome,
                Err(ApiError::Offline | ApiError::Timeout | ApiError::Server(_))
            );
            if is_unknown && self.unanswered.with_value(Option::is_none) {
                self.unanswered.set_value(Some(draft));
            }
            match outcome {
                Ok(receipt) => {
                    self.is_sent.set(true);
                    self.receipt.set(Some(receipt));
                    page::begin();
                }
                Err(error) => self.refused(error),
            }
        });
    }

    fn refused(self, error: ApiError) {
        match error {
            ApiError::Offline => self.fail(own(words::OFFLINE)),
            ApiError::Timeout => self.fail(own(words::TIMEOUT)),
            ApiError::Busy(_) => self.fail(own(words::BUSY)),
            ApiError::NotFound(_) => self.fail(own(words::GONE)),
            ApiError::Decode => self.fail(own(state::DECODE)),
            ApiError::Server(problem) => {
                let (title, detail, _) = own(state::SERVER);
                self.fail((title, detail, problem.request_id));
            }
            ApiError::Invalid(problem) => self.invalid(*problem),
        }
    }

    /// The server's faults stand beside their fields as one's own do.
    fn invalid(self, problem: Problem) {
        let faults = problem.errors.into_iter();
        let faults: Vec<_> = faults
            .map(|error| (id_of(&error.field), error.detail))
            .collect();
        if faults.is_empty() {
            let title = words::REFUSED.to_owned();
            return self.fail((title, problem.detail, problem.request_id));
        }
        self.faults.set(faults);
        page::focus_soon("#faults");
    }

    fn fail(self, failure: Failure) {
        self.failure.set(Some(failure));
        page::focus_soon("#faults");
    }
}

async fn post(
    kind: FormKind,
    id: &str,
    draft: &CreditDraft,
) -> Result<ApplicationReceipt, ApiError> {
    match kind {
        FormKind::Object => credit::object(&draft.objection(id)).await,
        FormKind::Repair => credit::repair(&draft.repair(id)).await,
    }
}

fn own((title, detail): (&str, &str)) -> Failure {
    (title.to_owned(), detail.to_owned(), String::new())
}

/// The field of the page; what has none is at its beginning.
fn id_of(field: &str) -> &'static str {
    let found = FIELDS.iter().find(|(name, _)| *name == field);
    found.map_or("credit-name", |(_, id)| id)
}
