//! What the phone keeps, as a journey sees it.

use serde_json::{Map, Value};

use super::{Page, Stage, until};

/// The copies by their addresses, with what is known of each. A database that is not there yet
/// stays so: the app makes its tables.
const COPIES: &str = "new Promise(done => {
    const open = indexedDB.open('sgt');
    open.onupgradeneeded = () => open.transaction.abort();
    open.onerror = () => done({});
    open.onsuccess = () => {
        const db = open.result, store = db.transaction('entries').objectStore('entries');
        const keys = store.getAllKeys(), lines = store.getAll();
        lines.onsuccess = () => {
            db.close();
            done(Object.fromEntries(keys.result.map((key, number) => [key, lines.result[number]])));
        };
    };
})";
/// The names of the worker's caches, once it works.
const WORKER: &str = "Promise.race([
    navigator.serviceWorker.ready.then(() => caches.keys()).then(names => names.filter(name => name.startsWith('sgt-'))),
    new Promise(done => setTimeout(() => done([]), 1000)),
])";

/// The copies by their addresses, with what is known of each.
pub async fn copies(page: &Page) -> Map<String, Value> {
    let copies = page.promised(COPIES).await;
    copies.as_object().cloned().unwrap_or_default()
}

/// Waits until the copy of an answer is on the phone.
pub async fn copied(page: &Page, path: &str) {
    until(&format!("a copy of {path}"), async || {
        copies(page).await.contains_key(path).then_some(())
    })
    .await;
}

/// Waits until the worker works and has its files; the name of its cache.
pub async fn worker(page: &Page) -> String {
    until("the service worker", async || {
        let names = page.promised(WORKER).await;
        Some(names.as_array()?.last()?.as_str()?.to_owned())
    })
    .await
}

/// A guide: its address, and the address of its answer.
pub async fn a_guide(stage: &Stage) -> (String, String) {
    let id = stage.an_item("食品经营许可").await;
    (
        format!("/guides/{id}"),
        format!("/api/v1/service-items/{id}"),
    )
}

/// The heading of the page.
pub async fn heading(page: &Page) -> String {
    let heading = "document.querySelector('main h1').textContent";
    let heading = page.until("a heading", heading).await;
    heading.as_str().unwrap().to_owned()
}
