//! 公开诉求: the public board, from what staff has published.
//!
//! Entries are made by the contract alone (`PublicComplaint::of`) and kept in memory until anything
//! has changed, here or on another server of the same database.

use std::collections::HashMap;
use std::sync::Arc;

use shigantong_contract::complaint::similar::Pairs;
use shigantong_contract::complaint::{ComplaintQuery, ComplaintSort, PublicComplaint, PublicHead};
use shigantong_contract::{AreaCode, Date, Facet, FacetValue, Page};

use super::{Complaints, Failure, progress};
use crate::db::complaints::Stored;

/// The board as it is now.
pub(crate) struct Board {
    /// That of the entries, and that of who has the same problem.
    versions: (String, String),
    /// The last handed in, first.
    pub(super) entries: Arc<Vec<BoardEntry>>,
    /// How many have the same problem, by the numbers of complaints.
    supporters: HashMap<String, u32>,
}

/// An entry with what is not shown of it.
pub(crate) struct BoardEntry {
    /// Without who has the same problem.
    pub(super) shown: PublicComplaint,
    pub(super) no: String,
    pub(super) dept_code: String,
    pub(super) task_handle_item: String,
    pub(super) pairs: Pairs,
    area: Option<AreaCode>,
    /// What words are looked for in.
    words: String,
}

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

impl Complaints {
    /// The board of the present data. Whoever finds it changed reads it again, for all who wait;
    /// that somebody has the same problem changes a number, and no entry is made anew.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn board(&self) -> Result<Arc<Board>, Failure> {
        let shared = &self.0;
        let mut place = shared.board.lock().await;
        let versions = shared.db.board_versions().await?;
        if let Some(board) = place.as_ref().filter(|board| board.versions == versions) {
            return Ok(Arc::clone(board));
        }
        let before = place
            .as_ref()
            .filter(|board| board.versions.0 == versions.0);
        let entries = match before {
            Some(board) => Arc::clone(&board.entries),
            None => Arc::new(self.entries().await?),
        };
        let supporters = shared.db.supports().await?;
        let board = Arc::new(Board {
            versions,
            entries,
            supporters,
        });
        *place = Some(Arc::clone(&board));
        Ok(board)
    }

    async fn entries(&self) -> Result<Vec<BoardEntry>, Failure> {
        let mut entries = Vec::new();
        for stored in self.0.db.complaints_published().await? {
            entries.extend(self.entry(stored)?);
        }
        entries.sort_by(|one, other| {
            let key = |entry: &BoardEntry| (entry.shown.submitted_on, entry.shown.id.clone());
            key(other).cmp(&key(one))
        });
        Ok(entries)
    }

    fn entry(&self, stored: Stored) -> Result<Option<BoardEntry>, Failure> {
        let draft = &stored.detail.draft;
        let progress = progress(&stored)?;
        let head = PublicHead {
            id: stored.public_id.clone(),
            issue: self.0.issues.coded(&draft.issue),
            area_name: stored.detail.area_name.clone(),
            supporters: 0,
            is_sample: !stored.sample_key.is_empty(),
        };
        let shown = PublicComplaint::of(head, draft, &progress, &stored.events);
        let department = progress.department.unwrap_or_default();
        Ok(shown.map(|shown| BoardEntry {
            no: stored.no.to_string(),
            dept_code: department.dept_code,
            task_handle_item: draft.task_handle_item.clone(),
            pairs: Pairs::of(shown.text.as_deref().unwrap_or_default()),
            area: AreaCode::parse(&shown.area_code).ok(),
            words: words(&shown),
            shown,
        }))
    }
}

fn words(shown: &PublicComplaint) -> String {
    let texts = [
        Some(&shown.issue.label),
        Some(&shown.area_name),
        Some(&shown.dept_name),
        shown.text.as_ref(),
        shown.reply.as_ref(),
    ];
    let texts: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
    texts.join("\n").to_lowercase()
}

impl Board {
    /// Names this state of the board.
    pub(crate) fn version(&self) -> String {
        let (entries, supports) = &self.versions;
        format!("{entries}.{supports}")
    }

    /// Those that something is true of, the last handed in first.
    pub(crate) fn only(
        &self,
        takes: impl Fn(&PublicComplaint) -> bool,
    ) -> impl Iterator<Item = PublicComplaint> {
        let found = self.entries.iter().filter(move |entry| takes(&entry.shown));
        found.map(|entry| self.shown(entry))
    }

    /// An entry by its key.
    pub(crate) fn one(&self, id: &str) -> Option<PublicComplaint> {
        self.entry(id).map(|entry| self.shown(entry))
    }

    /// The same with what is not shown of it.
    pub(super) fn entry(&self, id: &str) -> Option<&BoardEntry> {
        self.entries.iter().find(|entry| entry.shown.id == id)
    }

    /// What everybody sees of an entry.
    pub(super) fn shown(&self, entry: &BoardEntry) -> PublicComplaint {
        PublicComplaint {
            supporters: self.supporters.get(&entry.no).copied().unwrap_or(0),
            ..entry.shown.clone()
        }
    }

    /// The page that a query asks for.
    ///
    /// # Errors
    /// That there are fewer pages.
    pub(crate) fn page(
        &self,
        query: &ComplaintQuery,
    ) -> Result<Page<PublicComplaint>, BeyondTheEnd> {
        let terms: Vec<String> = query.q.split_whitespace().map(str::to_lowercase).collect();
        let mut facets: Vec<Facet> = FILTERS.iter().map(|(name, _)| facet(name)).collect();
        let mut found: Vec<&BoardEntry> = Vec::new();
        for entry in self.entries.iter() {
            if !terms.iter().all(|term| entry.words.contains(term.as_str())) {
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
