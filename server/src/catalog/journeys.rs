//! 目录: the journeys (一件事), and which of them a query names.

use shigantong_contract::{ItemQuery, Journey, JourneySummary, Scope};
use shigantong_search::{Entry, Index, IndexBuilder};

use super::Catalog;

/// How much everyday words say beside the name.
const PLAIN_WORDS: f32 = 0.95;
/// From this score on a query names a journey. Items are listed from far lower scores on, but a
/// journey that stands above them and is not meant is in the way.
const NAMED: f32 = 0.8;
/// How many stand above a list.
const MOST: usize = 2;

/// The journeys of one version of the data.
#[derive(Debug)]
pub(super) struct Journeys {
    all: Vec<Journey>,
    index: Index,
}

impl Journeys {
    pub(super) fn new(all: Vec<Journey>) -> Self {
        let mut builder = IndexBuilder::new();
        for journey in &all {
            let words = journey.plain_words.iter();
            let also: Vec<(&str, f32)> = words.map(|text| (text.as_str(), PLAIN_WORDS)).collect();
            builder.add(&Entry {
                title: &journey.name,
                also: &also,
            });
        }
        Self {
            all,
            index: builder.build(),
        }
    }
}

impl Catalog {
    /// The journeys, in their order.
    pub(crate) fn journeys(&self) -> Vec<JourneySummary> {
        self.journeys.all.iter().map(Journey::to_summary).collect()
    }

    /// A journey, without items.
    pub(crate) fn journey(&self, key: &str) -> Option<&Journey> {
        self.journeys.all.iter().find(|journey| journey.key == key)
    }

    /// The journeys that a query names, best first: above the first page of what one can ask for.
    pub(super) fn named_journeys(&self, query: &ItemQuery) -> Vec<JourneySummary> {
        if query.q.is_empty() || query.page > 1 || query.scope == Some(Scope::Power) {
            return Vec::new();
        }
        let hits = self.journeys.index.search(&query.q, &self.synonyms);
        let named = hits.iter().filter(|hit| hit.score >= NAMED).take(MOST);
        named
            .filter_map(|hit| self.journeys.all.get(hit.entry as usize))
            .map(Journey::to_summary)
            .collect()
    }
}
