//! IndexedDB: texts under keys, in a few tables. Every access may fail, hang for ever (iOS 14) or
//! lose its connection while the app sleeps (iOS), so that each has a limit and a connection of
//! its own. `None` and `false` mean that it did not work.

use std::cell::Cell;

use js_sys::Array;
use leptos::prelude::window;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use crate::platform::{clock, patience};

const NAME: &str = "sgt";
/// Goes up with every change to the tables.
const VERSION: u32 = 2;
/// How long one access may take, in milliseconds.
const LIMIT: i32 = 2_000;
/// How long nobody tries again where it could not be opened.
const REST: u64 = 10_000;

thread_local! {
    static REFUSED_AT: Cell<Option<u64>> = const { Cell::new(None) };
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// What is known of each copy.
    Entries,
    /// The texts of the copies.
    Texts,
    /// Complaints that are written or on their way.
    Drafts,
    /// Photographs of theirs.
    Photos,
    /// Receipts of complaints.
    Receipts,
}

const TABLES: [Table; 5] = [
    Table::Entries,
    Table::Texts,
    Table::Drafts,
    Table::Photos,
    Table::Receipts,
];

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Texts => "texts",
            Self::Drafts => "drafts",
            Self::Photos => "photos",
            Self::Receipts => "receipts",
        }
    }
}

/// A change; several are made together or not at all.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change<'a> {
    /// Keeps a text under a key, in the place of the one before.
    Put(Table, &'a str, &'a str),
    /// Forgets what is under a key.
    Delete(Table, &'a str),
    /// Forgets everything.
    Clear(Table),
}

/// Makes changes; whether they are kept. Only in a browser.
pub(crate) async fn write(changes: &[Change<'_>]) -> bool {
    let Some(db) = open().await else {
        return false;
    };
    let is_kept = match change(&db, changes) {
        Some(transaction) => is_done(&transaction).await,
        None => false,
    };
    db.close();
    is_kept
}

fn change(db: &IdbDatabase, changes: &[Change<'_>]) -> Option<IdbTransaction> {
    let transaction = begin(db, IdbTransactionMode::Readwrite)?;
    apply(&transaction, changes)?;
    Some(transaction)
}

fn apply(transaction: &IdbTransaction, changes: &[Change<'_>]) -> Option<()> {
    for change in changes {
        match change {
            Change::Put(table, key, text) => {
                let store = store(transaction, *table)?;
                store
                    .put_with_key(&JsValue::from_str(text), &JsValue::from_str(key))
                    .ok()?;
            }
            Change::Delete(table, key) => {
                store(transaction, *table)?
                    .delete(&JsValue::from_str(key))
                    .ok()?;
            }
            Change::Clear(table) => {
                store(transaction, *table)?.clear().ok()?;
            }
        }
    }
    Some(())
}

/// What follows from what is there: a key of a table, and its new text; none where it is forgotten.
pub(crate) type Following = (Table, String, Option<String>);
/// Decides with the texts under some keys, in their order.
pub(crate) type Decide = Box<dyn FnOnce(Vec<Option<String>>) -> Vec<Following>>;

/// Makes the changes that follow from the texts under these keys, in one transaction with reading them:
/// nobody changes them in between. Whether they are kept; where not, `decide` may never have been
/// called. Only in a browser.
pub(crate) async fn decide(keys: &[(Table, &str)], decide: Decide) -> bool {
    let Some(db) = open().await else {
        return false;
    };
    let is_kept = match deciding(&db, keys, decide) {
        Some(transaction) => is_done(&transaction).await,
        None => false,
    };
    db.close();
    is_kept
}

fn deciding(db: &IdbDatabase, keys: &[(Table, &str)], decide: Decide) -> Option<IdbTransaction> {
    let transaction = begin(db, IdbTransactionMode::Readwrite)?;
    let read = |(table, key): &(Table, &str)| {
        let store = store(&transaction, *table)?;
        store.get(&JsValue::from_str(key)).ok()
    };
    let requests: Vec<IdbRequest> = keys.iter().map(read).collect::<Option<_>>()?;
    // Within one transaction the others are done before the last.
    let last = requests.last()?.clone();
    let changed = transaction.clone();
    let follow = Closure::once_into_js(move || {
        let text = |request: &IdbRequest| request.result().ok()?.as_string();
        let changes = decide(requests.iter().map(text).collect());
        let changes: Vec<Change<'_>> = changes
            .iter()
            .map(|(table, key, text)| match text {
                Some(text) => Change::Put(*table, key, text),
                None => Change::Delete(*table, key),
            })
            .collect();
        if apply(&changed, &changes).is_none() {
            // All or nothing; where it is over already, nothing was changed.
            let _ = changed.abort();
        }
    });
    last.set_onsuccess(Some(follow.unchecked_ref()));
    Some(transaction)
}

async fn is_done(transaction: &IdbTransaction) -> bool {
    patience::called(LIMIT, |done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    })
    .await
}

/// The text under a key. Only in a browser.
pub(crate) async fn read(table: Table, key: &str) -> Option<String> {
    let db = open().await?;
    let request = begin(&db, IdbTransactionMode::Readonly)
        .and_then(|transaction| store(&transaction, table))
        .and_then(|store| store.get(&JsValue::from_str(key)).ok());
    let found = match request {
        Some(request) => result(&request).await,
        None => None,
    };
    db.close();
    found?.as_string()
}

/// All keys of a table with their texts; `None` where it cannot be read. Only in a browser.
pub(crate) async fn all(table: Table) -> Option<Vec<(String, String)>> {
    under(table, "").await
}

/// The keys of a table that begin so, with their texts; `None` where it cannot be read. Only in a
/// browser.
pub(crate) async fn under(table: Table, prefix: &str) -> Option<Vec<(String, String)>> {
    let from = JsValue::from_str(prefix);
    // No key has this character.
    let to = JsValue::from_str(&format!("{prefix}\u{ffff}"));
    let range = IdbKeyRange::bound(&from, &to).ok()?;
    let db = open().await?;
    let requests = begin(&db, IdbTransactionMode::Readonly)
        .and_then(|transaction| store(&transaction, table))
        .and_then(|store| {
            let keys = store.get_all_keys_with_key(&range).ok()?;
            Some((keys, store.get_all_with_key(&range).ok()?))
        });
    let found = match requests {
        // Within one transaction the first is done before the second.
        Some((keys, texts)) => match result(&texts).await {
            Some(texts) => keys.result().ok().map(|keys| (keys, texts)),
            None => None,
        },
        None => None,
    };
    db.close();
    let (keys, texts) = found?;
    let (keys, texts) = (Array::from(&keys), Array::from(&texts));
    let pairs = keys.iter().zip(texts.iter());
    let pairs = pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)));
    Some(pairs.collect())
}

async fn open() -> Option<IdbDatabase> {
    let is_resting = |at: u64| clock::now().saturating_sub(at) < REST;
    if REFUSED_AT.get().is_some_and(is_resting) {
        return None;
    }
    let db = connect().await;
    REFUSED_AT.set(db.is_none().then(clock::now));
    db
}

async fn connect() -> Option<IdbDatabase> {
    let factory = window().indexed_db().ok()??;
    let request = factory.open_with_u32(NAME, VERSION).ok()?;
    let upgraded = request.clone();
    let make_tables = Closure::once_into_js(move || {
        let db = upgraded
            .result()
            .ok()
            .and_then(|db| db.dyn_into::<IdbDatabase>().ok());
        for table in TABLES {
            // A table that is there already stays as it is.
            let _ = db.as_ref().map(|db| db.create_object_store(table.name()));
        }
    });
    request.set_onupgradeneeded(Some(make_tables.unchecked_ref()));
    result(&request).await?.dyn_into().ok()
}

async fn result(request: &IdbRequest) -> Option<JsValue> {
    let is_done = patience::called(LIMIT, |done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    if is_done.await {
        request.result().ok()
    } else {
        None
    }
}

fn begin(db: &IdbDatabase, mode: IdbTransactionMode) -> Option<IdbTransaction> {
    let names: Array = TABLES
        .iter()
        .map(|table| JsValue::from_str(table.name()))
        .collect();
    db.transaction_with_str_sequence_and_mode(&names, mode).ok()
}

fn store(transaction: &IdbTransaction, table: Table) -> Option<IdbObjectStore> {
    transaction.object_store(table.name()).ok()
}
