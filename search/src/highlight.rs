//! 高亮：文本中与查询相符的片段（highlight）。

use crate::align::{Grid, align};
use crate::index::Index;
use crate::normalise::{Folded, fold};
use crate::pattern::{Mask, Pattern};
use crate::reading::{Reading, readings};
use crate::synonyms::Synonyms;
use crate::{QUERY_LIMIT, Range};

/// Characters of a text that are looked at.
const TEXT_LIMIT: usize = 4_096;
/// A pattern must cover this much of itself in a text to be shown.
const SHOWN: f32 = 0.5;
/// Texts are aligned in windows of 128 that overlap by a query's length.
const WINDOW: usize = 128;

/// A query ready to be shown in many texts.
pub struct Highlighter<'a> {
    index: &'a Index,
    readings: Vec<Reading>,
}

impl Index {
    /// The stretches of a text that answer a query: in order, apart, in Unicode scalar values.
    pub fn highlight(&self, query: &str, synonyms: &Synonyms, text: &str) -> Vec<Range> {
        self.highlighter(query, synonyms).ranges(text)
    }

    /// Reads a query once, to highlight it in many texts.
    pub fn highlighter(&self, query: &str, synonyms: &Synonyms) -> Highlighter<'_> {
        let folded = fold(query, QUERY_LIMIT);
        let mut all = readings(self, synonyms, &folded, false);
        all.extend(readings(self, synonyms, &folded, true));
        Highlighter {
            index: self,
            readings: all,
        }
    }
}

impl Highlighter<'_> {
    /// The stretches of a text that answer the query.
    pub fn ranges(&self, text: &str) -> Vec<Range> {
        let folded = fold(text, TEXT_LIMIT);
        let mut best = (0.0, Vec::new());
        for reading in &self.readings {
            let (cover, marks) = self.marks(reading, &folded);
            if cover > best.0 {
                best = (cover, marks);
            }
        }
        ranges(&folded, &best.1)
    }

    /// How well a text answers a reading, and which of its characters do.
    fn marks(&self, reading: &Reading, text: &Folded) -> (f32, Vec<bool>) {
        let mut marks = vec![false; text.chars.len()];
        let (mut earned, mut whole) = (0.0, 0.0);
        for unit in &reading.units {
            let mut best = (0.0, Vec::new());
            for pattern in &unit.choices {
                let (cover, places) = self.places(pattern, text);
                if cover >= SHOWN && cover * pattern.factor > best.0 {
                    best = (cover * pattern.factor, places);
                }
            }
            for place in best.1 {
                marks[place] = true;
            }
            earned += best.0 * unit.weight;
            whole += unit.weight;
        }
        (
            earned * reading.factor / whole.max(f32::MIN_POSITIVE),
            marks,
        )
    }

    /// The cover of a pattern in the window that holds it best, and its places in all that
    /// hold enough of it.
    fn places(&self, pattern: &Pattern, text: &Folded) -> (f32, Vec<usize>) {
        let step = WINDOW - QUERY_LIMIT / 2;
        let mut best = 0.0_f32;
        let mut places = Vec::new();
        let mut from = 0;
        loop {
            let window = text.chars.iter().skip(from).take(WINDOW);
            let masks = window.map(|&c| self.mask(pattern, c));
            let aligned = align(pattern, &Grid::new(masks, pattern.slots.len()));
            best = best.max(aligned.cover);
            if aligned.cover >= SHOWN {
                let held = (0..WINDOW).filter(|&i| aligned.places >> i & 1 == 1);
                places.extend(held.map(|i| from + i));
            }
            from += step;
            if from + (WINDOW - step) >= text.chars.len() {
                break;
            }
        }
        places.retain(|&place| place < text.chars.len());
        (best, places)
    }

    fn mask(&self, pattern: &Pattern, c: char) -> Mask {
        let sounds = self.index.table.of(c);
        let mut mask = Mask::default();
        for (place, slot) in pattern.slots.iter().enumerate() {
            if slot.accepts(c, sounds) {
                mask.add(place, *slot, c, sounds);
            }
        }
        mask
    }
}

/// Neighbouring marks become one range, over punctuation between them too.
fn ranges(text: &Folded, marks: &[bool]) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    let mut before = false;
    for (i, &mark) in marks.iter().enumerate() {
        if mark {
            let at = text.origin[i];
            match ranges.last_mut() {
                Some(last) if before => last.len = at + 1 - last.start,
                _ => ranges.push(Range { start: at, len: 1 }),
            }
        }
        before = mark;
    }
    ranges
}
