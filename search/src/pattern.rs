//! 查询模式：一串待匹配的格（pattern）。

use crate::QUERY_LIMIT;
use crate::index::{Index, Letter};
use crate::sound::{self, Sounds};
use crate::syllable::{self, Syllable};

/// What one place of a query accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// This character.
    Char(char),
    /// This character, or one that usually sounds about like this.
    Like(char, Syllable),
    /// A character read so.
    Sound(Syllable),
    /// A character read about so.
    Near(Syllable),
    /// A character whose reading lies in this stretch of the syllable table.
    Begins(Syllable, Syllable),
    /// A character whose reading starts with this letter.
    Initial(char),
}

impl Slot {
    /// Whether the character fits.
    pub(crate) fn accepts(self, c: char, sounds: Sounds) -> bool {
        let alike =
            |s: Syllable, t: Syllable| s != 0 && t != 0 && syllable::class(s) == syllable::class(t);
        match self {
            Slot::Char(own) => own == c,
            Slot::Like(own, heard) => own == c || alike(heard, sounds[0]),
            Slot::Sound(heard) => sounds.contains(&heard),
            Slot::Near(heard) => sounds.iter().any(|&s| alike(heard, s)),
            Slot::Begins(from, to) => sounds.iter().any(|s| (from..to).contains(s)),
            Slot::Initial(initial) => sound::starts_with(c, sounds, initial),
        }
    }

    /// Whether a character that fits is just what was typed, not only heard like it.
    pub(crate) fn faithful(self, c: char, sounds: Sounds) -> bool {
        match self {
            Slot::Like(own, _) => own == c,
            Slot::Near(heard) => sounds.contains(&heard),
            _ => true,
        }
    }

    /// The character as typed, if it was one.
    pub(crate) fn own(self) -> Option<char> {
        match self {
            Slot::Char(c) | Slot::Like(c, _) => Some(c),
            _ => None,
        }
    }

    /// The slot before it was let to accept what only sounds like it.
    pub(crate) fn typed(self) -> Slot {
        match self {
            Slot::Like(own, _) => Slot::Char(own),
            Slot::Near(heard) => Slot::Sound(heard),
            same => same,
        }
    }

    /// The letters of the index that fit.
    pub(crate) fn letters(self, index: &Index) -> Vec<Letter> {
        match self {
            Slot::Char(c) => index.letters.get(&c).copied().into_iter().collect(),
            Slot::Sound(heard) => index
                .by_sound
                .get(usize::from(heard))
                .cloned()
                .unwrap_or_default(),
            _ => (0..index.chars.len())
                .filter(|&i| self.accepts(index.chars[i], index.sounds[i]))
                .map(|i| i as Letter)
                .collect(),
        }
    }
}

/// A run of slots that a title should hold, if possible side by side.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pattern {
    pub(crate) slots: Vec<Slot>,
    /// How much each slot matters, 0 to 1.
    pub(crate) weights: Vec<f32>,
    /// Whether a blank stood before the slot, so that it need not follow the one before.
    pub(crate) gaps: Vec<bool>,
    /// What a full match is worth, 0 to 1.
    pub(crate) factor: f32,
    /// Only whole runs count (initials, where single matches say nothing).
    pub(crate) runs_only: bool,
}

impl Pattern {
    pub(crate) fn new(slots: Vec<Slot>, gaps: Vec<bool>, factor: f32) -> Pattern {
        let mut pattern = Pattern {
            weights: vec![1.0; slots.len()],
            slots,
            gaps,
            factor,
            runs_only: false,
        };
        pattern.slots.truncate(QUERY_LIMIT);
        pattern.weights.truncate(QUERY_LIMIT);
        pattern.gaps.truncate(QUERY_LIMIT);
        pattern
    }

    /// The pattern of an official term.
    pub(crate) fn of_term(term: &[char], factor: f32) -> Pattern {
        let slots = term.iter().map(|&c| Slot::Char(c)).collect();
        Pattern::new(slots, vec![false; term.len()], factor)
    }

    /// The pattern of some of this one's slots.
    pub(crate) fn part(&self, from: usize, to: usize) -> Pattern {
        Pattern {
            slots: self.slots[from..to].to_vec(),
            weights: self.weights[from..to].to_vec(),
            gaps: self.gaps[from..to].to_vec(),
            factor: 1.0,
            runs_only: self.runs_only,
        }
    }

    pub(crate) fn weight(&self) -> f32 {
        self.weights.iter().sum()
    }
}

/// The slots of a pattern that a character fits, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mask {
    /// Slots that accept it.
    pub(crate) fits: u64,
    /// Of these, slots for which it is just what was typed.
    pub(crate) faithful: u64,
}

impl Mask {
    pub(crate) fn add(&mut self, place: usize, slot: Slot, c: char, sounds: Sounds) {
        self.fits |= 1 << place;
        if slot.faithful(c, sounds) {
            self.faithful |= 1 << place;
        }
    }
}

/// The mask of each letter of the index.
pub(crate) struct Masks(Vec<Mask>);

impl Masks {
    pub(crate) fn new(pattern: &Pattern, index: &Index) -> Masks {
        let mut masks = vec![Mask::default(); index.chars.len()];
        for (place, &slot) in pattern.slots.iter().enumerate() {
            for letter in slot.letters(index) {
                let i = usize::from(letter);
                masks[i].add(place, slot, index.chars[i], index.sounds[i]);
            }
        }
        Masks(masks)
    }

    pub(crate) fn of(&self, letter: Letter) -> Mask {
        self.0.get(usize::from(letter)).copied().unwrap_or_default()
    }
}
