//! 索引：字表、倒排表、原文（index）。

use std::collections::HashMap;

use crate::sound::{SoundTable, Sounds};
use crate::syllable::Syllable;

/// The place of a character in the index's own character table.
pub(crate) type Letter = u16;

/// Lists of entries, one list a term, laid end to end.
#[derive(Debug, Default, Clone)]
pub(crate) struct Postings {
    /// Where each list starts; one more than there are lists.
    pub(crate) at: Vec<u32>,
    /// Entry in the upper 24 bits, weight of the field in the lower 8.
    pub(crate) items: Vec<u32>,
}

impl Postings {
    pub(crate) fn list(&self, term: usize) -> &[u32] {
        match (self.at.get(term), self.at.get(term + 1)) {
            (Some(&from), Some(&to)) => self.items.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    fn memory_bytes(&self) -> usize {
        (self.at.len() + self.items.len()) * 4
    }
}

/// The searchable form of all entries. Made by `IndexBuilder`.
#[derive(Debug, Default, Clone)]
pub struct Index {
    /// Character to its place in `sounds`, `singles` and `pair_from`.
    pub(crate) letters: HashMap<char, Letter>,
    pub(crate) chars: Vec<char>,
    pub(crate) sounds: Vec<Sounds>,
    /// Letters by syllable.
    pub(crate) by_sound: Vec<Vec<Letter>>,
    /// Entries by letter.
    pub(crate) singles: Postings,
    /// Where the pairs that start with a letter begin in `pair_second`; one more than letters.
    pub(crate) pair_from: Vec<u32>,
    /// The second letter of each pair, ascending within a first letter.
    pub(crate) pair_second: Vec<Letter>,
    /// Entries by pair, parallel to `pair_second`.
    pub(crate) pairs: Postings,
    /// Which syllable follows which somewhere: a bit for each two syllables.
    pub(crate) followed: SoundPairs,
    /// All fields of all entries, end to end.
    pub(crate) text: Vec<Letter>,
    pub(crate) field_at: Vec<u32>,
    pub(crate) field_weight: Vec<u8>,
    /// First field of each entry (its title); one more than entries.
    pub(crate) entry_at: Vec<u32>,
    /// Which changes of an existing right a title is about, see `stage`.
    pub(crate) stages: Vec<u16>,
    /// The whole folded title to the entries that bear it.
    pub(crate) titles: HashMap<Box<str>, Vec<u32>>,
    pub(crate) table: SoundTable,
}

/// A set of ordered pairs of syllables.
#[derive(Debug, Default, Clone)]
pub(crate) struct SoundPairs {
    bits: Vec<u64>,
}

impl SoundPairs {
    fn place(first: Syllable, second: Syllable) -> (usize, u64) {
        let bit = usize::from(first) * 512 + usize::from(second);
        (bit / 64, 1 << (bit % 64))
    }

    pub(crate) fn contains(&self, first: Syllable, second: Syllable) -> bool {
        let (word, bit) = Self::place(first, second);
        self.bits.get(word).is_some_and(|w| w & bit != 0)
    }

    #[cfg(feature = "build")]
    pub(crate) fn insert(&mut self, first: Syllable, second: Syllable) {
        self.bits.resize(512 * 512 / 64, 0);
        let (word, bit) = Self::place(first, second);
        if let Some(w) = self.bits.get_mut(word) {
            *w |= bit;
        }
    }
}

/// One field of an entry.
pub(crate) struct Field<'a> {
    pub(crate) letters: &'a [Letter],
    pub(crate) weight: f32,
}

impl Index {
    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.entry_at.len().saturating_sub(1)
    }

    /// Whether it holds no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// About how much memory it takes, in bytes.
    pub fn memory_bytes(&self) -> usize {
        let maps = self.letters.len() * 16
            + self
                .titles
                .keys()
                .map(|title| title.len() + 56)
                .sum::<usize>();
        let by_sound: usize = self.by_sound.iter().map(|l| l.len() * 2 + 24).sum();
        maps + by_sound
            + self.chars.len() * 4
            + self.sounds.len() * 4
            + self.singles.memory_bytes()
            + self.pairs.memory_bytes()
            + self.pair_from.len() * 4
            + self.pair_second.len() * 2
            + self.followed.bits.len() * 8
            + self.text.len() * 2
            + self.field_at.len() * 4
            + self.field_weight.len()
            + self.entry_at.len() * 4
            + self.stages.len() * 2
            + self.table.memory_bytes()
    }

    /// The fields of an entry, title first.
    pub(crate) fn fields(&self, entry: u32) -> impl Iterator<Item = Field<'_>> {
        let bound = |i: usize| self.entry_at.get(i).map_or(0, |&f| f as usize);
        (bound(entry as usize)..bound(entry as usize + 1)).map(|field| Field {
            letters: self.letters_of(field),
            weight: f32::from(self.field_weight.get(field).copied().unwrap_or(0)) / 255.0,
        })
    }

    fn letters_of(&self, field: usize) -> &[Letter] {
        let from = self.field_at.get(field).map_or(0, |&at| at as usize);
        let to = self.field_at.get(field + 1).map_or(from, |&at| at as usize);
        self.text.get(from..to).unwrap_or(&[])
    }

    /// The pairs that start with a letter: number of the first, and their second letters.
    pub(crate) fn pairs_after(&self, first: Letter) -> (usize, &[Letter]) {
        let bound = |i: usize| self.pair_from.get(i).map_or(0, |&p| p as usize);
        let from = bound(usize::from(first));
        let to = bound(usize::from(first) + 1);
        (from, self.pair_second.get(from..to).unwrap_or(&[]))
    }

    /// The number of a pair, if some entry has it.
    pub(crate) fn pair(&self, first: Letter, second: Letter) -> Option<usize> {
        let (from, seconds) = self.pairs_after(first);
        seconds.binary_search(&second).ok().map(|i| from + i)
    }

    /// The rarity of a term found in so many entries; 1 for the rarest, towards 0 for all.
    pub(crate) fn rarity(&self, found: usize) -> f32 {
        let all = self.len().max(2) as f32;
        let found = (found.max(1) as f32).min(all);
        ((1.0 + all / found).ln() / (1.0 + all).ln()).clamp(0.0, 1.0)
    }
}
