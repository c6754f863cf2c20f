//! 查找：召回、对齐、排序、截断（search）。

use crate::align::{Aligned, Grid, Places, align};
use crate::gather::Scratch;
use crate::index::{Field, Index};
use crate::merge::{Candidate, Merged};
use crate::normalise::{Folded, fold};
use crate::pattern::Masks;
use crate::reading::{Reading, Unit, readings};
use crate::synonyms::Synonyms;
use crate::{Hit, QUERY_LIMIT};

/// Longest title, in meaningful characters, that a query can equal.
pub(crate) const TITLE_LIMIT: usize = 512;

/// Candidates of a reading that are aligned, and slots in all that may be tried on them; the
/// other candidates keep the score of the lists.
const ALIGNED: std::ops::RangeInclusive<usize> = 150..=800;
const TRIED: usize = 16_000;
const UNALIGNED: f32 = 0.75;
/// How much a short title helps a candidate to be aligned.
const BRIEF: f32 = 0.1;
/// Below this cover the query may be misspelt.
const DOUBTFUL: f32 = 0.85;
/// Hits below this share of the best, or below this score, are left out.
const TAIL: f32 = 0.58;
const FLOOR: f32 = 0.3;

/// From this weight on, a field besides the title is a name people use for the entry.
const NAME: f32 = 0.5;

/// What an aligned entry earns besides its cover of the query.
const TITLE_COVER: f32 = 0.14;
const RUN: f32 = 0.05;
const START: f32 = 0.02;
const COVER: f32 = 1.0 - TITLE_COVER - RUN - START;
/// What is left of a score when the title is about a stage nobody asked for.
const OTHER_STAGE: f32 = 0.95;

impl Index {
    /// Every plausible entry for a query, best first; equal scores by id.
    ///
    /// Reads at most [`QUERY_LIMIT`] meaningful characters. An empty or meaningless query
    /// finds nothing.
    pub fn search(&self, query: &str, synonyms: &Synonyms) -> Vec<Hit> {
        let folded = fold(query, QUERY_LIMIT);
        if folded.chars.is_empty() || self.is_empty() {
            return Vec::new();
        }
        let mut ranking = Ranking::new(self);
        ranking.read(synonyms, &folded, false);
        if ranking.cover < DOUBTFUL {
            ranking.read(synonyms, &folded, true);
        }
        let title: String = fold(query, TITLE_LIMIT).chars.into_iter().collect();
        for &entry in self.titles.get(title.as_str()).into_iter().flatten() {
            ranking.better(entry, 2.0);
        }
        ranking.hits()
    }
}

/// The best score of each entry so far.
struct Ranking<'a> {
    index: &'a Index,
    scratch: Scratch,
    merged: Merged,
    best: Vec<f32>,
    met: Vec<u32>,
    /// The best cover of the query by any entry.
    cover: f32,
}

impl<'a> Ranking<'a> {
    fn new(index: &'a Index) -> Ranking<'a> {
        Ranking {
            index,
            scratch: Scratch::new(index),
            merged: Merged::new(index.len()),
            best: vec![0.0; index.len()],
            met: Vec::new(),
            cover: 0.0,
        }
    }

    fn read(&mut self, synonyms: &Synonyms, query: &Folded, mend: bool) {
        for reading in readings(self.index, synonyms, query, mend) {
            self.rank(&reading);
        }
    }

    fn better(&mut self, entry: u32, score: f32) {
        if let Some(best) = self.best.get_mut(entry as usize) {
            if *best == 0.0 {
                self.met.push(entry);
            }
            *best = best.max(score);
        }
    }

    fn rank(&mut self, reading: &Reading) {
        let masks: Vec<Vec<Masks>> = reading
            .units
            .iter()
            .map(|unit| masks_of(unit, self.index))
            .collect();
        let mut candidates = self.candidates(reading, &masks);
        let slots: usize = reading.units.iter().map(Unit::slots).sum();
        let aligned = (TRIED / slots.max(1)).clamp(*ALIGNED.start(), *ALIGNED.end());
        if candidates.len() > aligned {
            candidates.select_nth_unstable_by(aligned, |a, b| {
                b.rough.total_cmp(&a.rough).then(a.entry.cmp(&b.entry))
            });
        }
        for (rank, candidate) in candidates.iter().enumerate() {
            let score = if rank < aligned {
                let (cover, score) = score(self.index, reading, &masks, candidate);
                self.cover = self.cover.max(cover * reading.factor);
                score
            } else {
                UNALIGNED * candidate.rough.min(1.0) * reading.factor
            };
            if score > 0.0 {
                self.better(candidate.entry, score);
            }
        }
    }

    /// Entries that the lists suggest, with the share of the query they seem to hold.
    fn candidates(&mut self, reading: &Reading, masks: &[Vec<Masks>]) -> Vec<Candidate> {
        let mut bit = 0;
        for (unit, masks) in reading.units.iter().zip(masks) {
            self.merged.next_unit();
            for (pattern, masks) in unit.choices.iter().zip(masks) {
                for (entry, share) in self.scratch.gather(self.index, pattern, masks) {
                    self.merged.add(
                        entry,
                        share * pattern.factor * unit.weight,
                        1 << bit.min(63),
                    );
                }
                bit += 1;
            }
        }
        let whole: f32 = reading.units.iter().map(|unit| unit.weight).sum();
        let mut candidates = self.merged.take(whole);
        for candidate in &mut candidates {
            // Of many entries that hold all of the query, the short titles are aligned.
            candidate.rough += BRIEF / (title_len(self.index, candidate.entry) as f32).sqrt();
        }
        candidates
    }

    fn hits(self) -> Vec<Hit> {
        let best = |entry: u32| self.best.get(entry as usize).copied().unwrap_or(0.0);
        let top = self.met.iter().map(|&e| best(e)).fold(0.0, f32::max);
        let least = (top.min(1.0) * TAIL).max(FLOOR);
        let mut hits: Vec<Hit> = self
            .met
            .iter()
            .map(|&entry| Hit {
                entry,
                score: best(entry),
            })
            .filter(|hit| hit.score >= least)
            .collect();
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
        hits
    }
}

fn masks_of(unit: &Unit, index: &Index) -> Vec<Masks> {
    let choices = unit.choices.iter();
    choices.map(|pattern| Masks::new(pattern, index)).collect()
}

/// Letters of the title, at least 1.
fn title_len(index: &Index, entry: u32) -> usize {
    let title = index.fields(entry).next();
    title.map_or(1, |title| title.letters.len().max(1))
}

/// The cover of the query by an entry, and its score.
fn score(
    index: &Index,
    reading: &Reading,
    masks: &[Vec<Masks>],
    candidate: &Candidate,
) -> (f32, f32) {
    let mut bit = 0;
    let (mut whole, mut earned, mut run, mut named) = (0.0, 0.0, 0.0, 0.0);
    let mut places: Places = 0;
    for (unit, masks) in reading.units.iter().zip(masks) {
        let best = best_choice(index, unit, masks, candidate, bit);
        bit += unit.choices.len();
        whole += unit.weight;
        earned += unit.weight * best.cover;
        run += unit.weight * best.run.max(best.named);
        named += unit.weight * best.named;
        places |= best.places;
    }
    if whole <= 0.0 {
        return (0.0, 0.0);
    }
    let cover = earned / whole;
    let title_cover = places.count_ones() as f32 / title_len(index, candidate.entry) as f32;
    let title_cover = title_cover.max(named / whole);
    let start = if places & 1 == 1 { START } else { 0.0 };
    let extra = TITLE_COVER * title_cover + RUN * run / whole + start;
    let stages = index
        .stages
        .get(candidate.entry as usize)
        .copied()
        .unwrap_or(0);
    let others = (stages & !reading.stages).count_ones();
    let score = cover * (COVER + extra) * reading.factor * OTHER_STAGE.powi(others as i32);
    (cover, score)
}

/// The choice of a unit that an entry holds best, its cover already at its worth.
fn best_choice(
    index: &Index,
    unit: &Unit,
    masks: &[Masks],
    candidate: &Candidate,
    first_bit: usize,
) -> Aligned {
    let mut best = Aligned::default();
    for (i, (pattern, masks)) in unit.choices.iter().zip(masks).enumerate() {
        if candidate.touched >> (first_bit + i).min(63) & 1 == 0 {
            continue;
        }
        let mut choice = Aligned::default();
        for (number, field) in index.fields(candidate.entry).enumerate() {
            let letters = field.letters.iter().map(|&letter| masks.of(letter));
            let grid = Grid::new(letters, pattern.slots.len());
            let mut aligned = align(pattern, &grid);
            if number > 0 {
                aligned.named = named(&aligned, &field);
                aligned.cover *= field.weight.max(aligned.named);
                // Only the title's own places and runs tell how well the title fits.
                (aligned.places, aligned.run) = (choice.places, choice.run);
            }
            if number == 0 || aligned.cover > choice.cover {
                choice = aligned;
            }
        }
        if i > 0 {
            choice.cover = partial(choice.cover);
        }
        choice.cover *= pattern.factor;
        if choice.cover > best.cover {
            best = choice;
        }
    }
    best
}

/// What a field is worth as a name of the entry: everyday words that are all matched name it
/// nearly as well as its title; a department, however well matched, never does.
fn named(aligned: &Aligned, field: &Field) -> f32 {
    let whole = aligned.places.count_ones() as usize >= field.letters.len();
    match whole && field.weight >= NAME && !field.letters.is_empty() {
        true => 0.75 + 0.25 * field.weight,
        false => 0.0,
    }
}

/// Half an official term is not half an answer.
fn partial(cover: f32) -> f32 {
    if cover < 0.5 { 0.0 } else { cover.powf(1.5) }
}
