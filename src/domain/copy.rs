//! 离线副本: which answers of the API are copied to the phone, and which copies go first when
//! there are too many.

use shigantong_contract::path;

use super::line;

/// How many copies there may be, favourites not counted.
pub(crate) const MOST_COPIES: usize = 60;
/// How large they may be together, in bytes.
pub(crate) const MOST_BYTES: u32 = 10 << 20;
/// How large one may be.
pub(crate) const MOST_OF_ONE: u32 = 1 << 20;

/// What an answer is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The installation.
    Site,
    /// The regions, with their halls.
    Areas,
    /// An item, with its guide: its key.
    Guide(String),
    /// An item in every place: its key.
    Variants(String),
    /// The holidays of a year; empty for the list of years.
    Holidays(String),
    /// The keys that receipts are checked by.
    Keys,
}

impl Subject {
    /// What the answer at this address of the API is about; `None` where it is not copied, as
    /// with lists, whose addresses hold what people searched for.
    pub(crate) fn of(address: &str) -> Option<Self> {
        if address == path::KEYS {
            return Some(Self::Keys);
        }
        let address = address.strip_prefix(path::API)?.strip_prefix('/')?;
        let parts: Vec<&str> = address.split('/').collect();
        Some(match parts[..] {
            ["site"] => Self::Site,
            ["areas"] => Self::Areas,
            ["holidays"] => Self::Holidays(String::new()),
            ["holidays", year] => Self::Holidays(year.to_owned()),
            ["service-items", id] if !id.is_empty() && !id.contains('?') => {
                Self::Guide(path::decoded(id))
            }
            ["service-items", id, "variants"] => Self::Variants(path::decoded(id)),
            _ => return None,
        })
    }

    /// Whether it is of the site itself: few and small, and many pages need it.
    pub(crate) fn is_common(&self) -> bool {
        matches!(
            self,
            Self::Site | Self::Areas | Self::Holidays(_) | Self::Keys
        )
    }
}

/// What is known of a copy without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The address of the API.
    pub(crate) path: String,
    /// The name shown; may be empty.
    pub(crate) name: String,
    /// Whose it is, such as a department and its region; may be empty.
    pub(crate) detail: String,
    /// When the answer came, in milliseconds since 1970.
    pub(crate) saved_at: u64,
    /// The size of its text in bytes.
    pub(crate) bytes: u32,
}

impl Entry {
    /// Reads the line that is kept under a path; `None` where it is no copy of ours.
    pub(crate) fn parse(path: &str, line: &str) -> Option<Self> {
        let [name, detail, saved_at, bytes] = line::split(line);
        Some(Self {
            path: path.to_owned(),
            name: name.to_owned(),
            detail: detail.to_owned(),
            saved_at: saved_at.parse().ok()?,
            bytes: bytes.parse().ok()?,
        })
    }

    /// The line to keep.
    pub(crate) fn line(&self) -> String {
        let (saved_at, bytes) = (self.saved_at.to_string(), self.bytes.to_string());
        line::join(&[&self.name, &self.detail, &saved_at, &bytes])
    }

    fn is_common(&self) -> bool {
        Subject::of(&self.path).is_some_and(|subject| subject.is_common())
    }
}

/// The paths of the copies that have to go: the oldest, until the rest keeps the bounds. What is
/// `pinned` stays, and so does what every page needs.
pub(crate) fn surplus(mut entries: Vec<Entry>, pinned: &[String]) -> Vec<String> {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.saved_at));
    let (staying, others): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.is_common() || pinned.contains(&entry.path));
    let mut bytes: u32 = staying
        .iter()
        .fold(0, |sum, entry| sum.saturating_add(entry.bytes));
    let mut count = 0;
    let gone = others.into_iter().filter(|entry| {
        bytes = bytes.saturating_add(entry.bytes);
        count += 1;
        count > MOST_COPIES || bytes > MOST_BYTES
    });
    gone.map(|entry| entry.path).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn which_answers_are_copied() {
        let text = str::to_owned;
        let rows = [
            ("/api/v1/site", Some(Subject::Site)),
            ("/api/v1/areas", Some(Subject::Areas)),
            (
                "/api/v1/service-items/A%2F1",
                Some(Subject::Guide(text("A/1"))),
            ),
            (
                "/api/v1/service-items/A1/variants",
                Some(Subject::Variants(text("A1"))),
            ),
            ("/api/v1/holidays", Some(Subject::Holidays(String::new()))),
            (
                "/api/v1/holidays/2026",
                Some(Subject::Holidays(text("2026"))),
            ),
            ("/.well-known/shigantong-keys.json", Some(Subject::Keys)),
            // What people search for is nobody's business, not even on their own phone.
            ("/api/v1/service-items", None),
            ("/api/v1/service-items?q=%E7%A6%BB%E5%A9%9A", None),
            ("/api/v1/service-items/", None),
            ("/api/v1/applications/track", None),
            ("/config.json", None),
        ];
        for (address, expected) in rows {
            assert_eq!(Subject::of(address), expected, "{address}");
        }
    }

    fn entry(path: &str, saved_at: u64, bytes: u32) -> Entry {
        Entry {
            path: path.to_owned(),
            name: "食品经营许可".to_owned(),
            detail: "某区市场监督管理局 · 某区".to_owned(),
            saved_at,
            bytes,
        }
    }

    fn guide(number: u64) -> String {
        path::service_item(&number.to_string())
    }

    #[test]
    fn an_entry_reads_as_it_was_written() {
        let entry = entry("/api/v1/site", 1_795_586_580_000, 4_096);
        assert_eq!(
            Entry::parse("/api/v1/site", &entry.line()),
            Some(entry.clone())
        );
        assert_eq!(Entry::parse("/api/v1/site", "甲\t乙\tx\t1"), None);
        assert_eq!(Entry::parse("/api/v1/site", ""), None);
    }

    #[test]
    fn the_oldest_go_first() {
        let entries: Vec<_> = (0..64).map(|n| entry(&guide(n), n, 10)).collect();
        let mut gone = surplus(entries.clone(), &[]);
        gone.sort();
        assert_eq!(gone, [guide(0), guide(1), guide(2), guide(3)]);
        let gone = surplus(entries, &[guide(0), guide(1)]);
        assert_eq!(gone, [guide(3), guide(2)]);
    }

    #[test]
    fn what_every_page_needs_stays() {
        let mut entries = vec![
            entry("/api/v1/site", 0, 500),
            entry("/api/v1/areas", 0, 500),
        ];
        entries.extend((1..=60).map(|n| entry(&guide(n), n, 10)));
        assert_eq!(surplus(entries, &[]), Vec::<String>::new());
    }

    #[test]
    fn large_ones_push_out_old_ones() {
        let half = MOST_BYTES / 2;
        let entries = vec![
            entry(&guide(1), 1, half),
            entry(&guide(2), 2, half),
            entry(&guide(3), 3, half),
        ];
        assert_eq!(surplus(entries.clone(), &[]), [guide(1)]);
        assert_eq!(surplus(entries, &[guide(1)]), [guide(2)]);
    }

    proptest! {
        #[test]
        fn what_stays_keeps_the_bounds(
            sizes in prop::collection::vec((0..MOST_OF_ONE, 0..1_000_u64), 0..150),
            pins in prop::collection::vec(0..150_u64, 0..8),
        ) {
            let entries: Vec<_> = sizes.iter().enumerate()
                .map(|(n, (bytes, at))| entry(&guide(n as u64), *at, *bytes)).collect();
            let pinned: Vec<_> = pins.into_iter().map(guide).collect();
            let gone = surplus(entries.clone(), &pinned);
            prop_assert!(gone.iter().all(|path| !pinned.contains(path)));
            let stays: Vec<_> = entries.iter().filter(|e| !gone.contains(&e.path)).collect();
            let loose: Vec<_> = stays.iter().filter(|e| !pinned.contains(&e.path)).collect();
            prop_assert!(loose.len() <= MOST_COPIES);
            let bytes: u32 = stays.iter().map(|e| e.bytes).sum();
            prop_assert!(loose.is_empty() || bytes <= MOST_BYTES);
            // Nothing newer went while something older stayed.
            let oldest = loose.iter().map(|e| e.saved_at).min().unwrap_or(0);
            prop_assert!(entries.iter().filter(|e| gone.contains(&e.path)).all(|e| e.saved_at <= oldest
                || loose.is_empty()));
        }
    }
}
