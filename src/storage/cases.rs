//! 办件 and 信用申请, in `localStorage` under `sgt.case.{number}` and `sgt.credit.{number}`: only what
//! its applicant agreed to keep.

use crate::domain::kept_case::{KeptCase, parse, write};
use crate::platform::local_storage;

/// How many of a kind are kept; what was seen longest ago goes first.
const MOST: usize = 20;

/// What is kept of one kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawer(&'static str);

/// Cases.
pub(crate) const CASES: Drawer = Drawer("sgt.case.");
/// Objections and applications for repair. Of their entries nothing is kept: those may be published
/// no longer.
pub(crate) const APPLICATIONS: Drawer = Drawer("sgt.credit.");

impl Drawer {
    /// The case with this number as it was last seen. Only in a browser.
    pub(crate) fn read(self, number: &str) -> Option<KeptCase> {
        local_storage::get(&self.key(number)).and_then(|text| parse(&text))
    }

    /// Keeps a case; whether that worked. Only in a browser.
    pub(crate) fn keep(self, number: &str, case: &KeptCase) -> bool {
        let mut others = self.list();
        others.retain(|(other, _)| other != number);
        for (other, _) in others.iter().skip(MOST - 1) {
            self.forget(other);
        }
        local_storage::set(&self.key(number), &write(case))
    }

    /// All cases with their numbers, the latest first; what cannot be read comes last. Only in a
    /// browser.
    pub(crate) fn list(self) -> Vec<(String, KeptCase)> {
        let keys = local_storage::keys(self.0).into_iter();
        let mut cases: Vec<_> = keys
            .map(|key| {
                let case = local_storage::get(&key).and_then(|text| parse(&text));
                (key[self.0.len()..].to_owned(), case.unwrap_or_default())
            })
            .collect();
        cases.sort_by_key(|(_, case)| std::cmp::Reverse(case.at));
        cases
    }

    /// Forgets a case; whether that worked. Only in a browser.
    pub(crate) fn forget(self, number: &str) -> bool {
        local_storage::set(&self.key(number), "")
    }

    /// Forgets all of them; whether that worked. Only in a browser.
    pub(crate) fn forget_all(self) -> bool {
        let mut is_done = true;
        for (number, _) in self.list() {
            is_done &= self.forget(&number);
        }
        is_done
    }

    fn key(self, number: &str) -> String {
        format!("{}{number}", self.0)
    }
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
        CASES.forget_all();
        assert!(CASES.keep("1", &seen(7)));
        assert_eq!(CASES.read("1"), Some(seen(7)));
        assert_eq!(CASES.read("2"), None);
        // Each kind by itself.
        assert_eq!(APPLICATIONS.read("1"), None);
        assert!(CASES.forget("1"));
        assert_eq!(CASES.list(), []);
    }

    #[wasm_bindgen_test]
    fn the_oldest_goes_when_there_are_many() {
        CASES.forget_all();
        local_storage::set("sgt.case.torn", "?");
        for number in 0..25_u64 {
            assert!(CASES.keep(&format!("n{number}"), &seen(100 + number)));
        }
        let kept = CASES.list();
        assert_eq!(kept.len(), MOST);
        assert_eq!((kept[0].0.as_str(), kept[19].0.as_str()), ("n24", "n5"));
        assert!(CASES.forget_all());
        assert_eq!(CASES.list(), []);
    }
}
