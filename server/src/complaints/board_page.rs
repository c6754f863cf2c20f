//! 公开诉求: pages of the board: words, their sound in pinyin, filters with their counts, orders.

use shigantong_contract::complaint::{ComplaintQuery, ComplaintSort, PublicComplaint};
use shigantong_contract::{Date, Facet, FacetValue, Page};
use shigantong_search::{Entry, Index, IndexBuilder, Synonyms};

use super::board::{Board, BoardEntry};

/// From this score on an entry sounds like what was typed.
const SOUNDS: f32 = 0.6;

/// The page that was asked for is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BeyondTheEnd {
    /// The last page.
    pub(crate) pages: u32,
}

/// What a filter is of an entry: its code and its words; empty where it has none.
type Filter = (&'static str, fn(&BoardEntry) -> (&str, &str));

const FILTERS: &[Filter] = &[
    ("kind", |entry| {
        (&entry.shown.kind.code, &entry.shown.kind.label)
    }),
    ("issue", |entry| {
        (&entry.shown.issue.code, &entry.shown.issue.label)
    }),
    ("area_code", |entry| {
        (&entry.shown.area_code, &entry.shown.area_name)
    }),
    ("dept_code", |entry| {
        (&entry.dept_code, &entry.shown.dept_name)
    }),
    ("state", |entry| {
        (&entry.shown.state.code, &entry.shown.state.label)
    }),
    ("outcome", |entry| {
        let outcome = entry.shown.outcome.as_ref();
        outcome.map_or(("", ""), |outcome| (&outcome.code, &outcome.label))
    }),
];

impl Board {
    /// The page that a query asks for.
    ///
    /// # Errors
    /// That there are fewer pages.
    pub(crate) fn page(
        &self,
        query: &ComplaintQuery,
    ) -> Result<Page<PublicComplaint>, BeyondTheEnd> {
        let wanted = self.wanted(&query.q);
        let mut facets: Vec<Facet> = FILTERS.iter().map(|(name, _)| facet(name)).collect();
        let mut found: Vec<&BoardEntry> = Vec::new();
        for (number, entry) in self.entries.all.iter().enumerate() {
            if !wanted(number, entry) {
                continue;
            }
            let failed: Vec<&str> = FILTERS
                .iter()
                .filter(|filter| !entry.passes(filter, query))
                .map(|(name, _)| *name)
                .collect();
            for ((name, value), facet) in FILTERS.iter().zip(&mut facets) {
                if failed.iter().all(|failed| failed == name) {
                    count(facet, value(entry));
                }
            }
            if failed.is_empty() {
                found.push(entry);
            }
        }
        for facet in &mut facets {
            facet
                .values
                .sort_by_key(|value| std::cmp::Reverse(value.count));
        }
        sort(&mut found, query.sort);
        let size = query.page_size as usize;
        let page = found
            .iter()
            .skip((query.page as usize - 1) * size)
            .take(size);
        let page = Page {
            items: page.map(|entry| self.shown(entry)).collect(),
            page: query.page,
            page_size: query.page_size,
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            facets,
            journeys: Vec::new(),
        };
        let pages = page.pages();
        if query.page > pages {
            return Err(BeyondTheEnd { pages });
        }
        Ok(page)
    }

    /// Whether an entry has all words that were typed, or, where they are letters alone, sounds so.
    fn wanted(&self, q: &str) -> impl Fn(usize, &BoardEntry) -> bool + use<> {
        let terms: Vec<String> = q.split_whitespace().map(str::to_lowercase).collect();
        let is_sound = terms.iter().any(|term| term.len() > 1)
            && terms
                .iter()
                .all(|term| term.bytes().all(|byte| byte.is_ascii_lowercase()));
        let mut sounding = Vec::new();
        if is_sound {
            sounding.resize(self.entries.all.len(), false);
            let sounds = self
                .entries
                .sounds
                .get_or_init(|| sounds(&self.entries.all));
            let hits = sounds
                .search(&terms.join(""), &Synonyms::default())
                .into_iter();
            for hit in hits.filter(|hit| hit.score >= SOUNDS) {
                if let Some(sounds) = sounding.get_mut(hit.entry as usize) {
                    *sounds = true;
                }
            }
        }
        move |number, entry| {
            let has_words = terms.iter().all(|term| entry.words.contains(term.as_str()));
            has_words || sounding.get(number) == Some(&true)
        }
    }
}

/// What the entries sound like: made when somebody first types letters.
fn sounds(entries: &[BoardEntry]) -> Index {
    let mut builder = IndexBuilder::new();
    for entry in entries {
        let shown = &entry.shown;
        builder.add(&Entry {
            title: shown.text.as_deref().unwrap_or(&shown.issue.label),
            also: &[
                (&shown.issue.label, 0.9),
                (&shown.area_name, 0.8),
                (&shown.dept_name, 0.8),
            ],
        });
    }
    builder.build()
}

impl BoardEntry {
    fn passes(&self, (name, value): &Filter, query: &ComplaintQuery) -> bool {
        if *name == "area_code" {
            let Some(wanted) = &query.area_code else {
                return true;
            };
            return self
                .area
                .as_ref()
                .is_some_and(|area| wanted.contains(area.as_str()));
        }
        let wanted = query.get(name);
        wanted.is_none_or(|wanted| value(self).0 == wanted)
    }
}

fn facet(name: &str) -> Facet {
    Facet {
        name: name.to_owned(),
        values: Vec::new(),
    }
}

fn count(facet: &mut Facet, (code, label): (&str, &str)) {
    if code.is_empty() {
        return;
    }
    match facet.values.iter_mut().find(|value| value.code == code) {
        Some(value) => value.count += 1,
        None => facet.values.push(FacetValue {
            code: code.to_owned(),
            label: label.to_owned(),
            count: 1,
        }),
    }
}

/// They come in the order of [`ComplaintSort::Newest`].
fn sort(found: &mut [&BoardEntry], sort: ComplaintSort) {
    match sort {
        ComplaintSort::Newest => {}
        ComplaintSort::Answered => found.sort_by_key(|entry| {
            let replied: Option<Date> = entry.shown.replied_on;
            std::cmp::Reverse(replied)
        }),
        ComplaintSort::Waiting => found.sort_by_key(|entry| {
            let shown = &entry.shown;
            (shown.replied_on.is_some(), shown.submitted_on)
        }),
    }
}
