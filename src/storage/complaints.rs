//! 诉求: drafts, what waits to be sent, and receipts, in IndexedDB; in memory where that fails, until
//! the page is closed.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use shigantong_contract::complaint::{Complaint, ComplaintDraft, ComplaintReceipt};

use super::indexed_db::{self, Change, Following, Table};
use crate::domain::complaint_draft::{Kept, Sending, Sent};
use crate::domain::complaint_keep::{self, Keeping};
use crate::platform::{clock, json, local_storage};

/// Says that something waits to be sent, so that the app looks for it when it starts.
const WAITING: &str = "sgt.outbox";
/// Before the keys by which a phone says that it has the same problem: one for each entry of the
/// board, which nobody can connect with another.
pub(crate) const SUPPORT: &str = "sgt.support.";

thread_local! {
    static MEMORY: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
    static SENT: RefCell<Vec<(String, Sent)>> = const { RefCell::new(Vec::new()) };
}

/// What became of a draft that was to be kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Written {
    /// The phone has it.
    Kept,
    /// Only this page has it.
    InMemory,
    /// Another page has changed it since: this is what that one says.
    Newer(Box<Kept>),
    /// It was handed in meanwhile; what was written after that stands with the receipt.
    Sent,
}

/// A draft. Only in a browser.
pub(crate) async fn read(id: &str) -> Option<Kept> {
    let text = indexed_db::read(Table::Drafts, id).await;
    known_draft(id, text)
}

/// The later of what the phone and what this page has.
fn known_draft(id: &str, text: Option<String>) -> Option<Kept> {
    let stored = text.and_then(|text| parse::<Kept>(&text));
    let own = MEMORY.with_borrow(|all| all.iter().find(|kept| kept.id == id).cloned());
    stored.into_iter().chain(own).max_by_key(|kept| kept.at)
}

fn known_receipt(id: &str, text: Option<String>) -> Option<Sent> {
    let stored = text.and_then(|text| parse(&text));
    stored.or_else(|| {
        SENT.with_borrow(|all| {
            let found = all.iter().find(|(known, _)| known == id);
            found.map(|(_, sent)| sent.clone())
        })
    })
}

/// All drafts, the last changed first. Only in a browser.
pub(crate) async fn list() -> Vec<Kept> {
    let stored = indexed_db::all(Table::Drafts).await;
    with_own(stored.unwrap_or_default())
}

/// The drafts that wait to be sent; `None` where the phone cannot be asked now, and may have some. Only
/// in a browser.
pub(crate) async fn waiting() -> Option<Vec<Kept>> {
    let stored = indexed_db::all(Table::Drafts).await;
    let is_known = stored.is_some();
    let mut all = with_own(stored.unwrap_or_default());
    all.retain(|kept| kept.sending == Sending::Waiting);
    (is_known || !all.is_empty()).then_some(all)
}

/// Those of the phone and those that this page alone has.
fn with_own(stored: Vec<(String, String)>) -> Vec<Kept> {
    let mut all: Vec<Kept> = stored.iter().filter_map(|(_, text)| parse(text)).collect();
    MEMORY.with_borrow(|memory| {
        for kept in memory {
            all.retain(|known| known.id != kept.id || known.at > kept.at);
            if !all.iter().any(|known| known.id == kept.id) {
                all.push(kept.clone());
            }
        }
    });
    all.sort_by_key(|kept| std::cmp::Reverse(kept.at));
    all
}

/// Keeps a draft that was last seen with the time `seen`, as it is kept then. Only in a browser.
pub(crate) async fn write(kept: &mut Kept, seen: u64) -> Written {
    let (mine, now) = (kept.clone(), clock::now());
    let decide = move |stored, receipt| complaint_keep::keep(&mine, seen, now, stored, receipt);
    let (done, is_kept) = alter(&kept.id, decide).await;
    match done {
        Keeping::Draft(done) => {
            *kept = *done;
            match is_kept {
                true => Written::Kept,
                false => Written::InMemory,
            }
        }
        Keeping::Newer(newer) => Written::Newer(newer),
        Keeping::Receipt(_) | Keeping::Nothing => Written::Sent,
    }
}

/// Changes a draft that is not handed in, whatever else changes it; the draft then, and `None` where
/// nothing was to be changed. Only in a browser.
pub(crate) async fn amend(
    id: &str,
    change: impl Fn(Kept) -> Option<Kept> + 'static,
) -> Option<Kept> {
    let decide = move |stored: Option<Kept>, receipt: Option<Sent>| {
        let changed = stored.filter(|_| receipt.is_none()).and_then(&change);
        changed.map_or(Keeping::Nothing, |kept| Keeping::Draft(Box::new(kept)))
    };
    match alter(id, decide).await.0 {
        Keeping::Draft(kept) => Some(*kept),
        _ => None,
    }
}

/// A draft was handed in as `body`: its receipt takes its place, both or neither. Only in a browser.
pub(crate) async fn sent(id: &str, body: ComplaintDraft, receipt: ComplaintReceipt) {
    let now = clock::now();
    let decide =
        move |stored, before| complaint_keep::sent(&body, receipt.clone(), now, stored, before);
    alter(id, decide).await;
    super::photos::forget(id).await;
}

/// Changes what the phone has of a draft by what it has; what was to be kept, and whether the phone
/// does. Where it keeps nothing, this page does.
async fn alter(
    id: &str,
    decide: impl Fn(Option<Kept>, Option<Sent>) -> Keeping + 'static,
) -> (Keeping, bool) {
    let decide: Rc<dyn Fn(Option<Kept>, Option<Sent>) -> Keeping> = Rc::new(decide);
    let decided: Rc<RefCell<Option<Keeping>>> = Rc::default();
    let follow = {
        let (id, decide, decided) = (id.to_owned(), Rc::clone(&decide), Rc::clone(&decided));
        move |mut texts: Vec<Option<String>>| {
            let (receipt, draft) = (texts.pop().flatten(), texts.pop().flatten());
            let keeping = decide(known_draft(&id, draft), known_receipt(&id, receipt));
            let changes = changes(&id, &keeping);
            *decided.borrow_mut() = Some(keeping);
            changes
        }
    };
    let keys = [(Table::Drafts, id), (Table::Receipts, id)];
    let is_kept = indexed_db::decide(&keys, Box::new(follow)).await;
    let keeping = decided.borrow_mut().take();
    let keeping = keeping.unwrap_or_else(|| decide(known_draft(id, None), known_receipt(id, None)));
    remember(id, &keeping, is_kept);
    (keeping, is_kept)
}

fn changes(id: &str, keeping: &Keeping) -> Vec<Following> {
    match keeping {
        Keeping::Draft(kept) => vec![(Table::Drafts, id.to_owned(), text(&**kept))],
        Keeping::Receipt(sent) => vec![
            (Table::Receipts, id.to_owned(), text(&**sent)),
            (Table::Drafts, id.to_owned(), None),
        ],
        Keeping::Nothing | Keeping::Newer(_) => Vec::new(),
    }
}

/// What the phone keeps needs no copy in this page; what it does not is kept here.
fn remember(id: &str, keeping: &Keeping, is_kept: bool) {
    let is_draft = matches!(keeping, Keeping::Draft(_));
    if is_draft || matches!(keeping, Keeping::Receipt(_)) {
        MEMORY.with_borrow_mut(|all| all.retain(|other| other.id != id));
        SENT.with_borrow_mut(|all| all.retain(|(known, _)| known != id));
    }
    match keeping {
        Keeping::Draft(kept) => {
            if !is_kept {
                MEMORY.with_borrow_mut(|all| all.push((**kept).clone()));
            }
            if kept.sending == Sending::Waiting {
                local_storage::set(WAITING, "1");
            }
        }
        Keeping::Receipt(sent) if !is_kept => {
            SENT.with_borrow_mut(|all| all.push((id.to_owned(), (**sent).clone())));
        }
        _ => {}
    }
}

/// Forgets a draft with its photographs. Only in a browser.
pub(crate) async fn forget(id: &str) {
    MEMORY.with_borrow_mut(|all| all.retain(|kept| kept.id != id));
    indexed_db::write(&[Change::Delete(Table::Drafts, id)]).await;
    super::photos::forget(id).await;
}

/// The receipt of a draft that was handed in. Only in a browser.
pub(crate) async fn receipt(id: &str) -> Option<Sent> {
    let text = indexed_db::read(Table::Receipts, id).await;
    known_receipt(id, text)
}

/// Whether the phone has the receipt of a draft, and not this page alone. Only in a browser.
pub(crate) async fn has_receipt(id: &str) -> bool {
    indexed_db::read(Table::Receipts, id).await.is_some()
}

/// All receipts with the keys of their drafts, the latest first. Only in a browser.
pub(crate) async fn receipts() -> Vec<(String, Sent)> {
    let stored = indexed_db::all(Table::Receipts).await.unwrap_or_default();
    let stored = stored.into_iter();
    let mut all: Vec<(String, Sent)> = stored
        .filter_map(|(id, text)| Some((id, parse(&text)?)))
        .collect();
    SENT.with_borrow(|memory| all.extend(memory.iter().cloned()));
    all.sort_by_key(|(_, sent)| std::cmp::Reverse(sent.at));
    all
}

/// Keeps a complaint with its receipt, where the phone has that. `is_told`: what was written after it
/// was handed in has been added to it. Only in a browser.
pub(crate) async fn note(complaint: &Complaint, at: u64, is_told: bool) {
    let own = receipts().await;
    let own = own
        .into_iter()
        .find(|(_, sent)| sent.receipt.no == complaint.no);
    let Some((id, _)) = own else { return };
    let complaint = complaint.clone();
    let decide = move |_, sent: Option<Sent>| {
        sent.map_or(Keeping::Nothing, |mut sent| {
            sent.complaint = Some(complaint.clone());
            sent.seen_at = at;
            sent.later = sent.later.filter(|_| !is_told);
            Keeping::Receipt(Box::new(sent))
        })
    };
    alter(&id, decide).await;
}

/// Forgets a receipt; whether that worked. Only in a browser.
pub(crate) async fn forget_receipt(id: &str) -> bool {
    SENT.with_borrow_mut(|all| all.retain(|(known, _)| known != id));
    indexed_db::write(&[Change::Delete(Table::Receipts, id)]).await
}

/// How many drafts and receipts the phone has. Only in a browser.
pub(crate) async fn count() -> usize {
    let mut count = 0;
    for table in [Table::Drafts, Table::Receipts] {
        count += indexed_db::all(table).await.map_or(0, |all| all.len());
    }
    count
}

/// Forgets all drafts, their photographs and receipts, and what waits to be sent. Only in a browser.
pub(crate) async fn forget_all() {
    MEMORY.with_borrow_mut(Vec::clear);
    SENT.with_borrow_mut(Vec::clear);
    let tables = [Table::Drafts, Table::Photos, Table::Receipts];
    indexed_db::write(&tables.map(Change::Clear)).await;
    local_storage::set(WAITING, "");
    for key in local_storage::keys(SUPPORT) {
        local_storage::set(&key, "");
    }
}

/// Whether something may wait to be sent. Only in a browser.
#[cfg(feature = "browser")]
pub(crate) fn may_wait() -> bool {
    local_storage::get(WAITING).is_some_and(|text| !text.is_empty())
}

/// Nothing waits any more. Only in a browser.
pub(crate) fn nothing_waits() {
    local_storage::set(WAITING, "");
}

fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    json::read(&json::parse(text)?)
}

fn text<T: Serialize>(of: &T) -> Option<String> {
    json::text(&json::value(of)?)
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used)]
mod tests;
