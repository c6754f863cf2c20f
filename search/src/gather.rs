//! 召回：由倒排表取候选（gather）。

use crate::index::{Index, Letter};
use crate::pattern::{Masks, Pattern};

/// What single characters are worth beside pairs, and pairs that no entry holds.
const SINGLE: f32 = 0.25;
const UNSEEN: f32 = 0.3;

/// Room for one number an entry, used again for each pattern.
#[derive(Default)]
pub(crate) struct Scratch {
    cells: Vec<Cell>,
    terms: u32,
    touched: Vec<u32>,
}

/// What an entry got so far, and what of it from the current term.
#[derive(Clone, Copy, Default)]
struct Cell {
    score: f32,
    held: f32,
    term: u32,
}

impl Scratch {
    pub(crate) fn new(index: &Index) -> Scratch {
        Scratch {
            cells: vec![Cell::default(); index.len()],
            ..Scratch::default()
        }
    }

    /// Gives an entry what a term is worth, at most once a term: the greatest field counts.
    fn give(&mut self, item: u32, worth: f32) {
        let value = worth * (item & 0xff) as f32 * (1.0 / 255.0);
        let Some(cell) = self.cells.get_mut((item >> 8) as usize) else {
            return;
        };
        if cell.term != self.terms {
            if cell.score == 0.0 {
                self.touched.push(item >> 8);
            }
            cell.term = self.terms;
            cell.held = value;
            cell.score += value;
        } else if value > cell.held {
            cell.score += value - cell.held;
            cell.held = value;
        }
    }

    /// Entries that hold some of a pattern, with the share of its worth they hold.
    pub(crate) fn gather(
        &mut self,
        index: &Index,
        pattern: &Pattern,
        masks: &Masks,
    ) -> Vec<(u32, f32)> {
        let terms = terms(index, pattern, masks);
        let whole: f32 = terms.iter().map(|t| t.worth).sum();
        for term in &terms {
            self.terms += 1;
            for list in &term.lists {
                for &item in *list {
                    self.give(item, term.worth);
                }
            }
        }
        let mut found = Vec::with_capacity(self.touched.len());
        for entry in self.touched.drain(..) {
            let score = std::mem::take(&mut self.cells[entry as usize].score);
            found.push((entry, score / whole.max(f32::MIN_POSITIVE)));
        }
        found
    }
}

/// A slot or two neighbouring slots, and the lists of all that fits there.
struct Term<'a> {
    lists: Vec<&'a [u32]>,
    worth: f32,
}

fn terms<'a>(index: &'a Index, pattern: &Pattern, masks: &Masks) -> Vec<Term<'a>> {
    let mut terms = Vec::new();
    for (i, slot) in pattern.slots.iter().enumerate() {
        terms.extend(single(index, pattern, i));
        if i + 1 < pattern.slots.len() {
            terms.extend(pair(index, pattern, masks, &slot.letters(index), i));
        }
    }
    terms
}

/// Single characters help only where the query names one; and hardly at all when every other
/// entry holds it.
fn single<'a>(index: &'a Index, pattern: &Pattern, i: usize) -> Option<Term<'a>> {
    let letter = *index.letters.get(&pattern.slots[i].own()?)?;
    let list = index.singles.list(usize::from(letter));
    let common = index.len() > 1_000 && list.len() * 10 > index.len();
    if pattern.runs_only || (common && pattern.slots.len() > 1) {
        return None;
    }
    let share = if pattern.slots.len() == 1 {
        1.0
    } else {
        SINGLE
    };
    Some(Term {
        worth: share * pattern.weights[i] * index.rarity(list.len()),
        lists: vec![list],
    })
}

fn pair<'a>(
    index: &'a Index,
    pattern: &Pattern,
    masks: &Masks,
    firsts: &[Letter],
    i: usize,
) -> Option<Term<'a>> {
    let mut lists = Vec::new();
    for &first in firsts {
        let (from, seconds) = index.pairs_after(first);
        for (offset, &second) in seconds.iter().enumerate() {
            let fits = masks.of(second).fits >> (i + 1) & 1 == 1;
            if fits && (faithful(masks, i, first) || faithful(masks, i + 1, second)) {
                lists.push(index.pairs.list(from + offset));
            }
        }
    }
    let found: usize = lists.iter().map(|list| list.len()).sum();
    let weight = (pattern.weights[i] + pattern.weights[i + 1]) / 2.0;
    if found == 0 {
        // Nothing holds it; across a blank that is no wonder and costs nothing.
        let worth = if pattern.gaps[i + 1] {
            0.0
        } else {
            UNSEEN * weight
        };
        return Some(Term { lists, worth });
    }
    let worth = weight * index.rarity(found);
    Some(Term { lists, worth })
}

/// Of two characters that may be misspelt at least one must be as typed: two guesses side by
/// side would fit half the index.
fn faithful(masks: &Masks, i: usize, letter: Letter) -> bool {
    masks.of(letter).faithful >> i & 1 == 1
}
