//! 草稿: what was typed and not sent, in `localStorage` under `sgt.drafts`; the last few, by what
//! they are about.

use crate::platform::local_storage;

const KEY: &str = "sgt.drafts";
/// How many drafts are kept.
const MOST: usize = 8;
/// Between drafts, and between what a draft is about and its text (ASCII record and unit
/// separator, which no keyboard writes).
const RECORD: char = '\u{1e}';
const UNIT: char = '\u{1f}';

/// The draft about something; empty where there is none. Only in a browser.
pub(crate) fn read(about: &str) -> String {
    find(&local_storage::get(KEY).unwrap_or_default(), about).unwrap_or_default()
}

/// Keeps a draft, or forgets it if empty; whether that worked. Only in a browser.
pub(crate) fn write(about: &str, text: &str) -> bool {
    let kept = local_storage::get(KEY).unwrap_or_default();
    local_storage::set(KEY, &with(&kept, about, text))
}

/// All drafts, newest first: what each is about, and its text. Only in a browser.
pub(crate) fn list() -> Vec<(String, String)> {
    let kept = local_storage::get(KEY).unwrap_or_default();
    records(&kept)
        .map(|(about, text)| (about.to_owned(), text.to_owned()))
        .collect()
}

/// Forgets all drafts; whether that worked. Only in a browser.
pub(crate) fn forget() -> bool {
    local_storage::set(KEY, "")
}

fn records(kept: &str) -> impl Iterator<Item = (&str, &str)> {
    kept.split(RECORD)
        .filter_map(|record| record.split_once(UNIT))
}

fn find(kept: &str, about: &str) -> Option<String> {
    let mut records = records(kept);
    let (_, text) = records.find(|(known, _)| *known == about)?;
    Some(text.to_owned())
}

/// The drafts with this one first, and the oldest left out where there are too many.
fn with(kept: &str, about: &str, text: &str) -> String {
    let clean = |text: &str| text.replace([RECORD, UNIT], " ");
    let others = records(kept).filter(|(known, _)| *known != about);
    let own = (!text.is_empty()).then(|| (about.to_owned(), clean(text)));
    let others = others.map(|(known, text)| (known.to_owned(), text.to_owned()));
    let all = own.into_iter().chain(others).take(MOST);
    let all: Vec<String> = all
        .map(|(about, text)| format!("{}{UNIT}{text}", clean(&about)))
        .collect();
    all.join(&RECORD.to_string())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_and_the_newest_stay() {
        let mut kept = String::new();
        for number in 0..12 {
            kept = with(&kept, &format!("A{number}"), &format!("话\n{number}\u{1e}"));
        }
        assert_eq!(find(&kept, "A11").as_deref(), Some("话\n11 "));
        assert_eq!(find(&kept, "A4").as_deref(), Some("话\n4 "));
        assert_eq!(find(&kept, "A3"), None);
        kept = with(&kept, "A4", "改了");
        assert_eq!(find(&kept, "A4").as_deref(), Some("改了"));
        kept = with(&kept, "A4", "");
        assert_eq!(find(&kept, "A4"), None);
        assert_eq!(records(&kept).count(), 7);
        assert_eq!(find("what another version wrote", "A4"), None);
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_draft_is_kept_and_forgotten() {
        assert!(write("A1", "写了一半"));
        assert_eq!(read("A1"), "写了一半");
        assert_eq!(read("A2"), "");
        assert_eq!(list(), [("A1".to_owned(), "写了一半".to_owned())]);
        assert!(forget());
        assert_eq!(read("A1"), "");
    }
}
