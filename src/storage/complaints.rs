//! 诉求: drafts, what waits to be sent, and receipts, in IndexedDB; in memory where that fails, until
//! the page is closed.

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;

use shigantong_contract::complaint::Complaint;

use super::indexed_db::{self, Change, Table};
use crate::domain::complaint_draft::{Kept, Sending, Sent};
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
}

/// A draft. Only in a browser.
pub(crate) async fn read(id: &str) -> Option<Kept> {
    let text = indexed_db::read(Table::Drafts, id).await;
    let kept = text.and_then(|text| parse(&text));
    kept.or_else(|| MEMORY.with_borrow(|all| all.iter().find(|kept| kept.id == id).cloned()))
}

/// All drafts, the last changed first. Only in a browser.
pub(crate) async fn list() -> Vec<Kept> {
    let stored = indexed_db::all(Table::Drafts).await.unwrap_or_default();
    let mut all: Vec<Kept> = stored.iter().filter_map(|(_, text)| parse(text)).collect();
    MEMORY.with_borrow(|memory| {
        for kept in memory {
            if !all.iter().any(|known| known.id == kept.id) {
                all.push(kept.clone());
            }
        }
    });
    all.sort_by_key(|kept| std::cmp::Reverse(kept.at));
    all
}

/// Keeps a draft that was last seen with the time `seen`, and gives it the present one. Only in a
/// browser.
pub(crate) async fn write(kept: &mut Kept, seen: u64) -> Written {
    let before = read(&kept.id).await;
    if let Some(before) = before.filter(|before| before.at > seen) {
        return Written::Newer(Box::new(before));
    }
    kept.at = clock::now().max(seen + 1);
    put(kept).await
}

/// Keeps a draft whatever was there. Only in a browser.
pub(crate) async fn put(kept: &Kept) -> Written {
    let Some(text) = text(kept) else {
        return Written::InMemory;
    };
    let is_kept = indexed_db::write(&[Change::Put(Table::Drafts, &kept.id, &text)]).await;
    MEMORY.with_borrow_mut(|all| {
        all.retain(|other| other.id != kept.id);
        if !is_kept {
            all.push(kept.clone());
        }
    });
    if kept.sending == Sending::Waiting {
        local_storage::set(WAITING, "1");
    }
    match is_kept {
        true => Written::Kept,
        false => Written::InMemory,
    }
}

/// Forgets a draft with its photographs. Only in a browser.
pub(crate) async fn forget(id: &str) {
    MEMORY.with_borrow_mut(|all| all.retain(|kept| kept.id != id));
    indexed_db::write(&[Change::Delete(Table::Drafts, id)]).await;
    super::photos::forget(id).await;
}

/// A draft was handed in: its receipt takes its place, both or neither. Only in a browser.
pub(crate) async fn sent(id: &str, sent: &Sent) -> bool {
    let text = text(sent).unwrap_or_default();
    let changes = [
        Change::Put(Table::Receipts, id, &text),
        Change::Delete(Table::Drafts, id),
    ];
    let is_kept = indexed_db::write(&changes).await;
    MEMORY.with_borrow_mut(|all| all.retain(|kept| kept.id != id));
    if !is_kept {
        SENT.with_borrow_mut(|all| all.push((id.to_owned(), sent.clone())));
    }
    super::photos::forget(id).await;
    is_kept
}

/// The receipt of a draft that was handed in. Only in a browser.
pub(crate) async fn receipt(id: &str) -> Option<Sent> {
    let stored = indexed_db::read(Table::Receipts, id).await;
    let stored = stored.and_then(|text| parse(&text));
    stored.or_else(|| {
        SENT.with_borrow(|all| {
            let found = all.iter().find(|(known, _)| known == id);
            found.map(|(_, sent)| sent.clone())
        })
    })
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

/// Keeps a complaint with its receipt, where the phone has that. Only in a browser.
pub(crate) async fn note(complaint: &Complaint, at: u64) {
    let own = receipts().await;
    let own = own
        .into_iter()
        .find(|(_, sent)| sent.receipt.no == complaint.no);
    if let Some((id, mut sent)) = own {
        sent.complaint = Some(complaint.clone());
        sent.seen_at = at;
        let text = text(&sent).unwrap_or_default();
        indexed_db::write(&[Change::Put(Table::Receipts, &id, &text)]).await;
    }
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
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn the_later_of_two_pages_wins_and_the_other_hears_of_it() {
        let mut one = Kept {
            id: "draft-1".to_owned(),
            ..Kept::default()
        };
        one.complaint.text = "甲".to_owned();
        forget(&one.id).await;
        assert_eq!(write(&mut one, 0).await, Written::Kept);
        let (mut other, seen) = (read("draft-1").await.unwrap(), one.at);
        other.complaint.text = "乙".to_owned();
        assert_eq!(write(&mut other, seen).await, Written::Kept);
        one.complaint.text = "丙".to_owned();
        let Written::Newer(newer) = write(&mut one, seen).await else {
            panic!("overwritten");
        };
        assert_eq!(newer.complaint.text, "乙");
        assert_eq!(list().await.len(), 1);
        forget("draft-1").await;
        assert_eq!(read("draft-1").await, None);
    }
}
