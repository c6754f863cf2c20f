//! 建索引（builder）。

use crate::Entry;
use crate::index::{Index, Letter, Postings};
use crate::normalise::fold;
use crate::sound::SoundTable;
use crate::{stage, syllable};

/// Characters of a field that are indexed: as many as an alignment has places.
const FIELD_LIMIT: usize = crate::align::Places::BITS as usize;

/// Entries beyond this many could not be told apart in the lists.
const ENTRY_LIMIT: u32 = 1 << 24;

/// Collects entries and turns them into an [`Index`].
#[derive(Debug, Default)]
pub struct IndexBuilder {
    index: Index,
    /// Letter and posting, in the order met.
    singles: Vec<(u32, u32)>,
    /// First and second letter, and posting.
    pairs: Vec<(u32, u32)>,
}

impl IndexBuilder {
    /// A builder without entries.
    pub fn new() -> IndexBuilder {
        let mut builder = IndexBuilder::default();
        builder.index.table = SoundTable::load();
        builder.index.entry_at.push(0);
        builder.index.field_at.push(0);
        builder
    }

    /// Adds an entry and gives its id: 0 for the first, then one more each time.
    pub fn add(&mut self, entry: &Entry) -> u32 {
        let id = self.index.len() as u32;
        debug_assert!(id < ENTRY_LIMIT);
        let whole = fold(entry.title, crate::search::TITLE_LIMIT);
        let title: String = whole.chars.iter().collect();
        self.index.stages.push(stage::of(&title));
        self.index
            .titles
            .entry(title.into_boxed_str())
            .or_default()
            .push(id);
        self.field(id, entry.title, 1.0);
        for &(text, weight) in entry.also {
            self.field(id, text, weight);
        }
        self.index
            .entry_at
            .push(self.index.field_weight.len() as u32);
        id
    }

    fn field(&mut self, id: u32, text: &str, weight: f32) {
        let weight = (weight.clamp(0.0, 1.0) * 255.0).round() as u8;
        let posting = (id << 8) | u32::from(weight);
        let mut before = None;
        for c in fold(text, FIELD_LIMIT).chars {
            let Some(letter) = self.letter(c) else {
                before = None;
                continue;
            };
            self.index.text.push(letter);
            self.singles.push((u32::from(letter), posting));
            if let Some(first) = before {
                self.pairs
                    .push((u32::from(first) << 16 | u32::from(letter), posting));
            }
            before = Some(letter);
        }
        self.index.field_at.push(self.index.text.len() as u32);
        self.index.field_weight.push(weight);
    }

    /// The letter of a character, new if need be; `None` when the table is full.
    fn letter(&mut self, c: char) -> Option<Letter> {
        if let Some(&letter) = self.index.letters.get(&c) {
            return Some(letter);
        }
        let letter = Letter::try_from(self.index.chars.len()).ok()?;
        self.index.letters.insert(c, letter);
        self.index.chars.push(c);
        self.index.sounds.push(self.index.table.of(c));
        Some(letter)
    }

    /// The index of all entries added.
    pub fn build(self) -> Index {
        let mut index = self.index;
        let letters = index.chars.len();
        let (singles, lists) = postings(self.singles);
        index.singles = Postings {
            at: spread(&singles, &lists.at, letters),
            items: lists.items,
        };
        let (pairs, lists) = postings(self.pairs);
        index.pair_second = pairs.iter().map(|&key| key as Letter).collect();
        index.pair_from = (0..=letters as u32)
            .map(|first| pairs.partition_point(|&key| key >> 16 < first) as u32)
            .collect();
        index.pairs = lists;
        sounds(&mut index, &pairs);
        index
    }
}

/// Sorts postings into lists, each entry once a list with its greatest weight.
fn postings(mut met: Vec<(u32, u32)>) -> (Vec<u32>, Postings) {
    met.sort_unstable_by_key(|&(key, posting)| (key, posting >> 8, u8::MAX - posting as u8));
    met.dedup_by_key(|&mut (key, posting)| (key, posting >> 8));
    let mut keys: Vec<u32> = Vec::new();
    let mut lists = Postings::default();
    for (key, posting) in met {
        if keys.last() != Some(&key) {
            keys.push(key);
            lists.at.push(lists.items.len() as u32);
        }
        lists.items.push(posting);
    }
    lists.at.push(lists.items.len() as u32);
    lists.items.shrink_to_fit();
    (keys, lists)
}

/// Starts for every letter, also those without a list.
fn spread(keys: &[u32], at: &[u32], letters: usize) -> Vec<u32> {
    (0..=letters as u32)
        .map(|letter| at[keys.partition_point(|&key| key < letter)])
        .collect()
}

fn sounds(index: &mut Index, pairs: &[u32]) {
    index.by_sound = vec![Vec::new(); syllable::count()];
    for (letter, sounds) in index.sounds.iter().enumerate() {
        for &sound in sounds.iter().filter(|&&sound| sound != 0) {
            index.by_sound[usize::from(sound)].push(letter as Letter);
        }
    }
    for &key in pairs {
        let (first, second) = ((key >> 16) as usize, (key & 0xffff) as usize);
        // Usual readings only: the rare ones would make almost any two syllables neighbours.
        index
            .followed
            .insert(index.sounds[first][0], index.sounds[second][0]);
    }
}
