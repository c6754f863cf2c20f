//! 对齐：模式与文本的吻合程度（align）。

use crate::QUERY_LIMIT;
use crate::pattern::{Mask, Pattern};

/// Positions of a text (up to 128) as bits.
pub(crate) type Places = u128;

/// How well a text holds a pattern.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Aligned {
    /// Matched share of the pattern by weight, 0 to 1.
    pub(crate) cover: f32,
    /// Matched places of the text.
    pub(crate) places: Places,
    /// Longest unbroken run, as a share of the pattern.
    pub(crate) run: f32,
    /// What it is worth that the text, not being the title, is matched from end to end.
    pub(crate) named: f32,
}

/// What a slot earns that matches with a neighbour beside it, near it, or alone, and what a
/// mistaken slot between two that match earns.
const BESIDE: f32 = 1.0;
const NEAR: f32 = 0.78;
const ALONE: f32 = 0.3;
const MISTAKEN: f32 = 0.6;
/// What is left of it when the text only sounds like what was typed.
const HEARD: f32 = 0.65;

/// Where each slot of a pattern matches in one text.
pub(crate) struct Grid {
    found: [Places; QUERY_LIMIT],
    faithful: [Places; QUERY_LIMIT],
    len: usize,
}

impl Grid {
    /// From the masks of the characters of a text.
    pub(crate) fn new(masks: impl Iterator<Item = Mask>, len: usize) -> Grid {
        let mut grid = Grid {
            found: [0; QUERY_LIMIT],
            faithful: [0; QUERY_LIMIT],
            len,
        };
        for (place, mask) in masks.take(Places::BITS as usize).enumerate() {
            mark(&mut grid.found, mask.fits, place);
            mark(&mut grid.faithful, mask.faithful, place);
        }
        grid
    }

    /// Places of the slot `ahead` after slot `i` (or before it, if negative).
    fn at(&self, i: usize, ahead: isize) -> Places {
        match i.checked_add_signed(ahead) {
            Some(j) if j < self.len => self.found[j],
            _ => 0,
        }
    }

    /// Places of slot `i` whose neighbour slots match right beside.
    fn beside(&self, i: usize) -> Places {
        self.found[i] & ((self.at(i, 1) >> 1) | (self.at(i, -1) << 1))
    }

    /// Places of slot `i` with a neighbour one off: swapped, one left out, one too many, one wrong.
    fn near(&self, i: usize) -> Places {
        let after = (self.at(i, 1) >> 2) | (self.at(i, 1) << 1) | (self.at(i, 2) >> 1);
        let before = (self.at(i, -1) << 2) | (self.at(i, -1) >> 1) | (self.at(i, -2) << 1);
        let across = (self.at(i, 2) >> 2) | (self.at(i, -2) << 2);
        self.found[i] & (after | before | across)
    }

    /// Places that slot `i` should fill, its two neighbours matching around it.
    fn mistaken(&self, i: usize) -> Places {
        (self.at(i, -1) << 1) & (self.at(i, 1) >> 1)
    }

    /// What slot `i` earns, and where.
    fn credit(&self, i: usize, alone: bool) -> (f32, Places) {
        let (credit, places) = self.full_credit(i, alone);
        let only_heard = self.found[i] != 0 && places & self.faithful[i] == 0;
        if only_heard && (places != 0 || self.faithful[i] == 0) {
            return (credit * HEARD, places);
        }
        (credit, places)
    }

    fn full_credit(&self, i: usize, alone: bool) -> (f32, Places) {
        if self.found[i] == 0 {
            let mistaken = self.mistaken(i);
            return (if mistaken == 0 { 0.0 } else { MISTAKEN }, mistaken);
        }
        let beside = self.beside(i);
        if beside != 0 {
            return (BESIDE, beside);
        }
        if alone {
            return (BESIDE, self.found[i]);
        }
        match self.near(i) {
            0 => (ALONE, 0),
            near => (NEAR, near),
        }
    }

    /// Calls back for each maximal run of slots that match side by side: length, places.
    fn runs(&self, mut run: impl FnMut(usize, Places)) {
        let (mut start, mut current) = (0, 0);
        for i in 0..=self.len {
            let found = self.at(i, 0);
            let longer = found & (current << 1);
            if longer != 0 {
                current = longer;
                continue;
            }
            if current != 0 {
                run(i - start, back(current, i - start));
            }
            (start, current) = (i, found);
        }
    }
}

fn mark(slots: &mut [Places; QUERY_LIMIT], mut bits: u64, place: usize) {
    while bits != 0 {
        slots[bits.trailing_zeros() as usize] |= 1 << place;
        bits &= bits - 1;
    }
}

/// All places of runs of a length, given their last places.
fn back(last: Places, len: usize) -> Places {
    (0..len).fold(0, |places, i| places | last >> i)
}

/// Aligns a pattern with a text, given the grid of the two.
pub(crate) fn align(pattern: &Pattern, grid: &Grid) -> Aligned {
    let mut aligned = Aligned::default();
    let slots = pattern.slots.len().max(1) as f32;
    grid.runs(|len, places| {
        let share = len as f32 / slots;
        aligned.run = aligned.run.max(share);
        // Initials: a run of two among four letters says little, and one letter nothing.
        if pattern.runs_only && (len >= 2 || slots < 2.0) {
            aligned.cover += share.powf(1.6);
            aligned.places |= places;
        }
    });
    if pattern.runs_only {
        return aligned;
    }
    let mut earned = 0.0;
    for i in 0..pattern.slots.len() {
        let next_is_apart = pattern.gaps.get(i + 1).copied().unwrap_or(true);
        let alone = (i == 0 || pattern.gaps[i]) && next_is_apart;
        let (credit, places) = grid.credit(i, alone);
        earned += credit * pattern.weights[i];
        aligned.places |= places;
    }
    let whole = pattern.weight();
    if whole > 0.0 {
        aligned.cover = earned / whole;
    }
    aligned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(query: &str, text: &str) -> Aligned {
        let chars: Vec<char> = query.chars().collect();
        let pattern = Pattern::of_term(&chars, 1.0);
        let masks = text.chars().map(|t| {
            let same = chars.iter().enumerate().filter(|&(_, &c)| c == t);
            let bits = same.fold(0, |mask, (i, _)| mask | 1 << i);
            Mask {
                fits: bits,
                faithful: bits,
            }
        });
        align(&pattern, &Grid::new(masks, chars.len()))
    }

    #[test]
    fn closer_texts_cover_more() {
        let mut last = f32::INFINITY;
        for text in ["营业执照", "营业执证照", "营执业照", "照执人", "取水"] {
            let cover = aligned("营业执照", text).cover;
            assert!(cover < last, "{text}: {cover}");
            last = cover;
        }
        assert_eq!(last, 0.0);
    }

    #[test]
    fn a_wrong_character_between_right_ones_is_forgiven() {
        let whole = aligned("食品经营许可", "食品经营许可");
        let wrong = aligned("食品径营许可", "食品经营许可");
        assert_eq!(whole.cover, 1.0);
        assert!(wrong.cover > 0.9, "{}", wrong.cover);
        assert_eq!(wrong.places, whole.places);
    }

    #[test]
    fn runs_and_places() {
        let found = aligned("许可", "取水许可证许可");
        assert_eq!(found.places, 0b110_1100);
        assert_eq!(found.run, 1.0);
    }
}
