//! 照片: the photographs of drafts, in IndexedDB as texts (`data:` addresses), which every browser
//! keeps; in memory where that fails, until the page is closed.

use std::cell::RefCell;

use super::indexed_db::{self, Change, Table};

thread_local! {
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// A photograph of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Photo {
    /// Its key: that of the draft, a slash, and its own.
    pub(crate) key: String,
    /// Its name on the server; empty before it is there.
    pub(crate) upload: String,
    /// The picture, a `data:` address of a JPEG.
    pub(crate) data: String,
}

/// The photographs of a draft, in the order in which they were added. Only in a browser.
pub(crate) async fn of(draft: &str) -> Vec<Photo> {
    let prefix = format!("{draft}/");
    let mut found = indexed_db::under(Table::Photos, &prefix)
        .await
        .unwrap_or_default();
    MEMORY.with_borrow(|all| {
        let own = all.iter().filter(|(key, _)| key.starts_with(&prefix));
        found.extend(own.cloned());
    });
    found.sort();
    let photo = |(key, text): (String, String)| {
        let (upload, data) = text.split_once(' ')?;
        Some(Photo {
            key,
            upload: upload.to_owned(),
            data: data.to_owned(),
        })
    };
    found.into_iter().filter_map(photo).collect()
}

/// Keeps a photograph, in the place of the one with its key; whether the phone has it, and not this
/// page alone. Only in a browser.
pub(crate) async fn put(photo: &Photo) -> bool {
    let text = format!("{} {}", photo.upload, photo.data);
    let is_kept = indexed_db::write(&[Change::Put(Table::Photos, &photo.key, &text)]).await;
    MEMORY.with_borrow_mut(|all| {
        all.retain(|(key, _)| *key != photo.key);
        if !is_kept {
            all.push((photo.key.clone(), text));
        }
    });
    is_kept
}

/// Takes a photograph out. Only in a browser.
pub(crate) async fn remove(key: &str) {
    MEMORY.with_borrow_mut(|all| all.retain(|(known, _)| known != key));
    indexed_db::write(&[Change::Delete(Table::Photos, key)]).await;
}

/// Forgets those of a draft. Only in a browser.
pub(crate) async fn forget(draft: &str) {
    for photo in of(draft).await {
        remove(&photo.key).await;
    }
}
