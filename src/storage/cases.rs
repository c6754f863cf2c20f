//! 办件, in `localStorage` under `sgt.case.{number}`: only what its applicant agreed to keep.

use crate::domain::kept_case::{KeptCase, parse, write};
use crate::platform::local_storage;

const KEY: &str = "sgt.case.";
/// How many cases are kept; the one that was seen longest ago goes first.
const MOST: usize = 20;

/// The case with this number as it was last seen. Only in a browser.
pub(crate) fn read(number: &str) -> Option<KeptCase> {
    local_storage::get(&key(number)).and_then(|text| parse(&text))
}

/// Keeps a case; whether that worked. Only in a browser.
pub(crate) fn keep(number: &str, case: &KeptCase) -> bool {
    let mut others = list();
    others.retain(|(other, _)| other != number);
    for (other, _) in others.iter().skip(MOST - 1) {
        forget(other);
    }
    local_storage::set(&key(number), &write(case))
}

/// All cases with their numbers, the latest first; what cannot be read comes last. Only in a
/// browser.
pub(crate) fn list() -> Vec<(String, KeptCase)> {
    let keys = local_storage::keys(KEY).into_iter();
    let mut cases: Vec<_> = keys
        .map(|key| {
            let case = local_storage::get(&key).and_then(|text| parse(&text));
            (key[KEY.len()..].to_owned(), case.unwrap_or_default())
        })
        .collect();
    cases.sort_by_key(|(_, case)| std::cmp::Reverse(case.at));
    cases
}

/// Forgets a case; whether that worked. Only in a browser.
pub(crate) fn forget(number: &str) -> bool {
    local_storage::set(&key(number), "")
}

/// Forgets all of them; whether that worked. Only in a browser.
pub(crate) fn forget_all() -> bool {
    let mut is_done = true;
    for (number, _) in list() {
        is_done &= forget(&number);
    }
    is_done
}

fn key(number: &str) -> String {
    format!("{KEY}{number}")
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn seen(at: u64) -> KeptCase {
        KeptCase {
            name: "某事项".to_owned(),
            state: "审查中".to_owned(),
            at,
            secret: String::new(),
            json: "{}".to_owned(),
        }
    }

    #[wasm_bindgen_test]
    fn cases_are_kept_and_forgotten() {
        forget_all();
        assert!(keep("1", &seen(7)));
        assert_eq!(read("1"), Some(seen(7)));
        assert_eq!(read("2"), None);
        assert!(forget("1"));
        assert_eq!(list(), []);
    }

    #[wasm_bindgen_test]
    fn the_oldest_goes_when_there_are_many() {
        forget_all();
        local_storage::set("sgt.case.torn", "?");
        for number in 0..25_u64 {
            assert!(keep(&format!("n{number}"), &seen(100 + number)));
        }
        let kept = list();
        assert_eq!(kept.len(), MOST);
        assert_eq!((kept[0].0.as_str(), kept[19].0.as_str()), ("n24", "n5"));
        assert!(forget_all());
        assert_eq!(list(), []);
    }
}
