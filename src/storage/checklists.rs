//! 材料体检, in `localStorage` under `sgt.check.{id}`, one item each; where nothing can be kept, in
//! memory for this visit.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::domain::kept_checklist::{KeptChecklist, parse, write};
use crate::platform::local_storage;

const KEY: &str = "sgt.check.";
/// How many lists are kept; the one that was left longest ago goes first.
const MOST: usize = 40;

thread_local! {
    /// What the phone did not take.
    static MEMORY: RefCell<BTreeMap<String, KeptChecklist>> = const { RefCell::new(BTreeMap::new()) };
}

/// The list of an item as it was left. Only in a browser.
pub(crate) fn read(id: &str) -> Option<KeptChecklist> {
    let kept = local_storage::get(&key(id)).and_then(|text| parse(&text));
    kept.or_else(|| MEMORY.with_borrow(|memory| memory.get(id).cloned()))
}

/// Keeps the list of an item; whether the phone keeps it beyond this visit. Only in a browser.
pub(crate) fn keep(id: &str, list: &KeptChecklist) -> bool {
    make_room(id);
    let is_kept = local_storage::set(&key(id), &write(list));
    MEMORY.with_borrow_mut(|memory| {
        if is_kept {
            memory.remove(id);
        } else {
            memory.insert(id.to_owned(), list.clone());
        }
    });
    is_kept
}

/// All lists with the keys of their items, the latest first. Only in a browser.
pub(crate) fn list() -> Vec<(String, KeptChecklist)> {
    let mut lists = MEMORY.with_borrow(Clone::clone);
    for key in local_storage::keys(KEY) {
        let kept = local_storage::get(&key).and_then(|text| parse(&text));
        // What cannot be read is the first to go.
        let id = key[KEY.len()..].to_owned();
        lists.insert(id, kept.unwrap_or_default());
    }
    let mut lists: Vec<_> = lists.into_iter().collect();
    lists.sort_by_key(|(_, list)| std::cmp::Reverse(list.at));
    lists
}

/// Forgets the list of an item; whether that worked. Only in a browser.
pub(crate) fn forget(id: &str) -> bool {
    MEMORY.with_borrow_mut(|memory| memory.remove(id));
    local_storage::set(&key(id), "")
}

/// Forgets all of them; whether that worked. Only in a browser.
pub(crate) fn forget_all() -> bool {
    let mut is_done = true;
    for (id, _) in list() {
        is_done &= forget(&id);
    }
    is_done
}

fn make_room(id: &str) {
    let mut others = list();
    others.retain(|(other, _)| other != id);
    for (other, _) in others.iter().skip(MOST - 1) {
        // Where it cannot be taken away, nothing new will be kept either.
        forget(other);
    }
}

fn key(id: &str) -> String {
    format!("{KEY}{id}")
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use shigantong_contract::Answers;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn left(at: u64) -> KeptChecklist {
        KeptChecklist {
            name: "某事项".to_owned(),
            at,
            total: 2,
            ready: 1,
            answers: Answers::default().with("who", "self"),
            ticked: vec!["申请书".to_owned()],
        }
    }

    #[wasm_bindgen_test]
    fn lists_are_kept_and_forgotten() {
        forget_all();
        assert!(keep("A1", &left(7)));
        assert_eq!(read("A1"), Some(left(7)));
        assert_eq!(read("A2"), None);
        assert_eq!(list(), [("A1".to_owned(), left(7))]);
        assert!(forget("A1"));
        assert_eq!(read("A1"), None);
    }

    #[wasm_bindgen_test]
    fn the_oldest_goes_when_there_are_many() {
        forget_all();
        local_storage::set("sgt.check.torn", "?");
        for number in 0..45_u64 {
            assert!(keep(&format!("B{number}"), &left(100 + number)));
        }
        let kept = list();
        assert_eq!(kept.len(), MOST);
        assert_eq!((kept[0].0.as_str(), kept[39].0.as_str()), ("B44", "B5"));
        assert!(forget_all());
        assert_eq!(list(), []);
    }
}
