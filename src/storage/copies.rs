//! 离线副本: answers of the API, kept in IndexedDB so that a guide that was opened once can be read
//! again. Where that does not work, they last as long as the visit.

use std::cell::RefCell;

use shigantong_contract::path;

use super::favourites;
use super::indexed_db::{self, Change, Table};
use crate::domain::copy::{Entry, MOST_OF_ONE, surplus};

thread_local! {
    /// Copies that the phone does not keep.
    static OF_THIS_VISIT: RefCell<Vec<(Entry, String)>> = const { RefCell::new(Vec::new()) };
}

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Copies {
    /// Newest first.
    pub(crate) entries: Vec<Entry>,
    /// Whether all of it outlasts the visit.
    pub(crate) is_kept: bool,
}

/// Keeps a copy in the place of the one before, and lets the oldest go where there are too many.
/// Only in a browser.
pub(crate) async fn keep(entry: Entry, text: String) {
    if entry.bytes > MOST_OF_ONE {
        return;
    }
    let (path, line) = (entry.path.clone(), entry.line());
    let changes = [
        Change::Put(Table::Entries, &path, &line),
        Change::Put(Table::Texts, &path, &text),
    ];
    let is_kept = indexed_db::write(&changes).await;
    OF_THIS_VISIT.with_borrow_mut(|copies| {
        copies.retain(|(known, _)| known.path != path);
        if !is_kept {
            copies.push((entry, text));
        }
    });
    let pinned: Vec<_> = favourites::read()
        .iter()
        .map(|favourite| path::service_item(&favourite.id))
        .collect();
    forget(&surplus(list().await.entries, &pinned)).await;
}

/// The text of a copy, and what is known of it. Only in a browser.
pub(crate) async fn read(path: &str) -> Option<(Entry, String)> {
    let of_this_visit = OF_THIS_VISIT.with_borrow(|copies| {
        let mut copies = copies.iter();
        copies.find(|(entry, _)| entry.path == path).cloned()
    });
    if of_this_visit.is_some() {
        return of_this_visit;
    }
    let line = indexed_db::read(Table::Entries, path).await?;
    let text = indexed_db::read(Table::Texts, path).await?;
    Some((Entry::parse(path, &line)?, text))
}

/// All copies. Only in a browser.
pub(crate) async fn list() -> Copies {
    let kept = indexed_db::all(Table::Entries).await;
    let is_readable = kept.is_some();
    let kept = kept.unwrap_or_default();
    let mut entries: Vec<_> = kept
        .iter()
        .filter_map(|(path, line)| Entry::parse(path, line))
        .collect();
    let is_kept = OF_THIS_VISIT.with_borrow(|copies| {
        // The one of this visit is the newer: the phone did not take it.
        entries.retain(|entry| !copies.iter().any(|(newer, _)| newer.path == entry.path));
        entries.extend(copies.iter().map(|(entry, _)| entry.clone()));
        is_readable && copies.is_empty()
    });
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.saved_at));
    Copies { entries, is_kept }
}

/// Deletes copies. Only in a browser.
pub(crate) async fn forget(paths: &[String]) {
    if paths.is_empty() {
        return;
    }
    OF_THIS_VISIT
        .with_borrow_mut(|copies| copies.retain(|(entry, _)| !paths.contains(&entry.path)));
    let changes: Vec<_> = paths
        .iter()
        .flat_map(|path| {
            [
                Change::Delete(Table::Entries, path),
                Change::Delete(Table::Texts, path),
            ]
        })
        .collect();
    // What the phone does not let go of, it lists again, and the list is what a person sees.
    indexed_db::write(&changes).await;
}

/// Deletes all copies. Only in a browser.
pub(crate) async fn forget_all() {
    OF_THIS_VISIT.with_borrow_mut(Vec::clear);
    indexed_db::write(&[Change::Clear(Table::Entries), Change::Clear(Table::Texts)]).await;
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn entry(id: &str, bytes: u32) -> Entry {
        Entry {
            path: path::service_item(id),
            name: "某事项".to_owned(),
            detail: "某局 · 某区".to_owned(),
            saved_at: 7,
            bytes,
        }
    }

    #[wasm_bindgen_test]
    async fn a_copy_is_kept_listed_and_forgotten() {
        forget_all().await;
        let entry = entry("A1", 2);
        for text in ["[]", "{}"] {
            keep(entry.clone(), text.to_owned()).await;
        }
        let read_again = read(&entry.path).await;
        assert_eq!(read_again, Some((entry.clone(), "{}".to_owned())));
        let found = list().await;
        assert!(found.is_kept);
        assert_eq!(found.entries, std::slice::from_ref(&entry));
        forget(std::slice::from_ref(&entry.path)).await;
        assert_eq!(read(&entry.path).await, None);
        assert_eq!(list().await.entries, []);
    }

    #[wasm_bindgen_test]
    async fn what_is_too_large_is_not_kept() {
        let entry = entry("B1", MOST_OF_ONE + 1);
        keep(entry.clone(), String::new()).await;
        assert_eq!(read(&entry.path).await, None);
    }
}
