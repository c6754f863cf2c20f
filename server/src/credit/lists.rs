//! 红黑榜: one page of what is published at the moment of the request.
//!
//! The heads of what may be shown are kept in memory with the index that searches their names, and
//! read again where anything has changed since. Whether one is shown is asked for every request, by
//! the clock of that moment: nothing else takes part, neither in counts nor in searches.

use std::sync::Arc;
use std::time::Duration;

use shigantong_contract::credit::{CreditState, is_published, list_cache_seconds};
use shigantong_contract::{AreaCode, CreditQuery, CreditRecordSummary, Moment, Page, uscc};
use shigantong_search::{Entry, Index, IndexBuilder, Synonyms};
use tokio::time::timeout;

use super::facets::{Facets, failed};
use super::order::{Found, by_sound};
use super::{Credit, Failure, Fault};
use crate::db::AreaRow;

/// How long a request waits for its turn.
const MOST_WAIT: Duration = Duration::from_secs(1);
/// The shortest part of a code that is looked for as one.
const LEAST_CODE: usize = 4;
/// How well a name must answer what was typed: one entry is not shown for another's name.
const LEAST_SCORE: f32 = 0.45;

/// What lists are made from.
pub(super) struct Lists {
    version: String,
    pub(super) heads: Vec<CreditRecordSummary>,
    /// The regions, in the order in which they are shown.
    pub(super) areas: Vec<(AreaCode, AreaRow)>,
    /// The place of each head by the sound of its name.
    sounds: Vec<u32>,
    index: Index,
}

/// The page that was asked for is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BeyondTheEnd {
    /// The last page.
    pub(crate) pages: u32,
}

/// A page, and for how many seconds it may be kept.
pub(crate) type Kept = (Page<CreditRecordSummary>, u32);

impl Credit {
    /// The page that a query asks for, of what is published now.
    ///
    /// # Errors
    /// Those of the database; within, that there are fewer pages.
    pub(crate) async fn list(
        &self,
        query: CreditQuery,
    ) -> Result<Result<Kept, BeyondTheEnd>, Failure> {
        let turn = Arc::clone(&self.0.listing).acquire_owned();
        let turn = timeout(MOST_WAIT, turn).await.map_err(|_| Fault::Busy)??;
        let lists = self.lists().await?;
        let now = self.now()?;
        let work = tokio::task::spawn_blocking(move || {
            // Kept until the work is done, even where nobody waits for it any more.
            let _turn = turn;
            lists.page(&query, now)
        });
        Ok(work.await?)
    }

    /// The lists of the present data. Whoever finds them changed reads them again, for all who wait.
    async fn lists(&self) -> Result<Arc<Lists>, Failure> {
        let db = &self.0.db;
        let mut place = self.0.lists.lock().await;
        let version = db.credit_version().await?;
        let today = self.now()?.date();
        if let Some(lists) = place.as_ref().filter(|lists| lists.version == version) {
            return Ok(Arc::clone(lists));
        }
        let states: Vec<&str> = CreditState::ALL
            .iter()
            .filter(|state| state.may_show())
            .map(|state| state.code())
            .collect();
        let heads = db.credit_heads(&states, today).await?;
        let areas = db.areas().await?;
        let made = tokio::task::spawn_blocking(move || Lists::new(version, heads, areas));
        let lists = Arc::new(made.await?);
        *place = Some(Arc::clone(&lists));
        Ok(lists)
    }
}

impl Lists {
    fn new(version: String, heads: Vec<CreditRecordSummary>, areas: Vec<AreaRow>) -> Self {
        let areas = areas.into_iter().filter_map(|area| {
            let code = AreaCode::parse(&area.area_code).ok()?;
            Some((code, area))
        });
        let mut builder = IndexBuilder::new();
        for head in &heads {
            let title = &head.subject_name;
            builder.add(&Entry { title, also: &[] });
        }
        Self {
            version,
            sounds: by_sound(heads.iter().map(|head| head.subject_name.as_str())),
            index: builder.build(),
            heads,
            areas: areas.collect(),
        }
    }

    fn page(&self, query: &CreditQuery, now: Moment) -> Result<Kept, BeyondTheEnd> {
        let scores = self.scores(&query.q);
        let mut facets = Facets::new(self);
        let mut found: Vec<Found> = Vec::new();
        let mut counted: Vec<&CreditRecordSummary> = Vec::new();
        for (place, head) in self.heads.iter().enumerate() {
            let score = scores.as_ref().map_or(1.0, |scores| scores[place]);
            if score < LEAST_SCORE || !is_published(head, now) {
                continue;
            }
            let failed = failed(query, head);
            counted.push(head);
            facets.count(self, head, failed);
            if failed == 0 {
                found.push(Found::new(
                    query.sort,
                    place,
                    head,
                    score,
                    self.sounds[place],
                ));
            }
        }
        let mut page = Page {
            items: Vec::new(),
            page: query.page,
            page_size: query.page_size,
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            facets: Vec::new(),
            journeys: Vec::new(),
        };
        let pages = page.pages();
        if query.page > pages {
            return Err(BeyondTheEnd { pages });
        }
        page.facets = facets.into_wire(self, query);
        found.sort_unstable();
        let size = query.page_size as usize;
        let shown = found
            .iter()
            .skip((query.page as usize - 1) * size)
            .take(size);
        page.items = shown.map(|found| self.heads[found.place].clone()).collect();
        // The counts speak of all that was counted, so the answer lives no longer than any of them.
        Ok((page, list_cache_seconds(counted, now)))
    }

    /// How well each name answers, or whether its code has what was typed; `None` where nothing is
    /// asked.
    fn scores(&self, q: &str) -> Option<Vec<f32>> {
        if q.is_empty() {
            return None;
        }
        let mut scores = vec![0.0; self.heads.len()];
        for hit in self.index.search(q, &Synonyms::default()) {
            if let Some(score) = scores.get_mut(hit.entry as usize) {
                *score = hit.score;
            }
        }
        let code = uscc::normal(q);
        let is_part = code.len() >= LEAST_CODE
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && code.bytes().any(|byte| byte.is_ascii_digit());
        if is_part {
            for (score, head) in scores.iter_mut().zip(&self.heads) {
                if head.uscc.contains(&code) {
                    *score = 2.0;
                }
            }
        }
        Some(scores)
    }
}
