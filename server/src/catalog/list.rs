//! 目录: from a query to one page.

use shigantong_contract::{ItemQuery, Page, ServiceItemSummary, Sort, TextRange};

use super::Catalog;
use super::facets::Facets;
use super::filter::Filter;
use super::row::{NO_DAY, Row};

/// The page asked for is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeyondTheEnd {
    /// The last page.
    pub pages: u32,
}

/// An entry of the list before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// What the order asks for first: smaller stands earlier.
    first: u32,
    /// The level of the region: the city's own before counties before towns.
    depth: u8,
    /// The number of the row: by name, then by region.
    row: u32,
    /// How many regions have it.
    places: u32,
}

impl Catalog {
    /// The page that a query asks for.
    ///
    /// # Errors
    /// When there are fewer pages.
    pub fn list(&self, query: &ItemQuery) -> Result<Page<ServiceItemSummary>, BeyondTheEnd> {
        let (mut entries, facets) = self.entries(query);
        let total = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let mut page = Page {
            items: Vec::new(),
            page: query.page,
            page_size: query.page_size,
            total,
            facets: Vec::new(),
            journeys: self.named_journeys(query),
        };
        let pages = page.pages();
        if query.page > pages {
            return Err(BeyondTheEnd { pages });
        }
        page.facets = facets.to_wire(self, query);
        let size = query.page_size as usize;
        let start = (query.page as usize - 1) * size;
        let end = entries.len().min(start + size);
        // Only what stands up to the end of this page is sorted.
        if end > 0 && end < entries.len() {
            entries.select_nth_unstable(end - 1);
            entries.truncate(end);
        }
        entries.sort_unstable();
        page.items = self.shown(query, &entries[start.min(end)..end]);
        Ok(page)
    }

    /// All entries that the query keeps, in no order, and the facets.
    fn entries(&self, query: &ItemQuery) -> (Vec<Entry>, Facets) {
        let scores = self.scores(&query.q);
        let filter = Filter::new(self, query);
        let mut facets = Facets::new(self, query);
        let mut entries: Vec<Entry> = Vec::new();
        let mut group = u32::MAX;
        let mut area = u16::MAX;
        for (number, row) in (0_u32..).zip(&self.rows) {
            let score = scores
                .as_ref()
                .map_or(1.0, |scores| scores[row.title as usize]);
            if score <= 0.0 {
                continue;
            }
            let Some(failed) = filter.failed(self, row) else {
                continue;
            };
            let entry = if query.distinct { row.group } else { number };
            facets.count(self, row, failed, entry);
            if failed != 0 {
                continue;
            }
            let found = self.entry(query.sort, number, row, score);
            match entries
                .last_mut()
                .filter(|_| query.distinct && row.group == group)
            {
                Some(last) => {
                    let places = last.places + u32::from(row.area != area);
                    *last = (*last).min(found);
                    last.places = places;
                }
                None => entries.push(found),
            }
            (group, area) = (row.group, row.area);
        }
        (entries, facets)
    }

    fn entry(&self, sort: Sort, number: u32, row: &Row, score: f32) -> Entry {
        let first = match sort {
            // The bits of a positive number order as the number does.
            Sort::Relevance => u32::MAX - score.to_bits(),
            Sort::Name => 0,
            Sort::Promise => self.promised(row),
        };
        let depth = match sort {
            Sort::Name => 0,
            Sort::Relevance | Sort::Promise => self.areas[usize::from(row.area)].depth,
        };
        Entry {
            first,
            depth,
            row: number,
            places: 1,
        }
    }

    /// The promised time in fifths of a day: five working days are seven days.
    fn promised(&self, row: &Row) -> u32 {
        if row.promise_day == NO_DAY {
            return u32::MAX;
        }
        let unit = self.codes.day_type.get(row.promise_type);
        let calendar = unit.is_some_and(|unit| unit.code == "2");
        u32::from(row.promise_day) * if calendar { 5 } else { 7 }
    }

    /// The score of each title, 0 for one that does not answer; `None` where nothing is asked.
    fn scores(&self, q: &str) -> Option<Vec<f32>> {
        if q.is_empty() {
            return None;
        }
        let mut scores = vec![0.0; self.titles.len()];
        for hit in self.index.search(q, &self.synonyms) {
            if let Some(score) = scores.get_mut(hit.entry as usize) {
                *score = hit.score.max(f32::MIN_POSITIVE);
            }
        }
        Some(scores)
    }

    fn shown(&self, query: &ItemQuery, entries: &[Entry]) -> Vec<ServiceItemSummary> {
        let highlighter =
            (!query.q.is_empty()).then(|| self.index.highlighter(&query.q, &self.synonyms));
        let items = entries.iter().map(|entry| {
            let row = &self.rows[entry.row as usize];
            let places = if query.distinct { entry.places } else { 0 };
            let mut item = self.summary(row, places);
            if let Some(highlighter) = &highlighter {
                let ranges = highlighter.ranges(&item.task_name);
                let ranges = ranges.iter().map(|range| TextRange {
                    start: range.start,
                    len: range.len,
                });
                item.highlights = ranges.collect();
            }
            item
        });
        items.collect()
    }
}
