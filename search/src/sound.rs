//! 汉字读音（sound）。

#[cfg(feature = "build")]
use std::sync::LazyLock;

use crate::syllable::{self, Syllable};

/// The readings of a character, the usual one first; 0 for none. Polyphones keep two.
pub(crate) type Sounds = [Syllable; 2];

const FIRST: u32 = 0x4e00;
#[cfg(feature = "build")]
const LAST: u32 = 0x9fff;

/// The readings of all characters of the basic Han block, so that a mistyped character that
/// no title holds still has a sound.
#[derive(Debug, Default, Clone)]
pub(crate) struct SoundTable {
    table: Vec<Sounds>,
}

impl SoundTable {
    /// The table of the whole block. Reading it takes some milliseconds, so it is read once.
    #[cfg(feature = "build")]
    pub(crate) fn load() -> SoundTable {
        static LOADED: LazyLock<SoundTable> = LazyLock::new(|| {
            let block = (FIRST..=LAST).filter_map(char::from_u32);
            SoundTable {
                table: block.map(read).collect(),
            }
        });
        LOADED.clone()
    }

    /// The readings of a character; `[0, 0]` for letters, digits and rare characters.
    pub(crate) fn of(&self, c: char) -> Sounds {
        (c as u32)
            .checked_sub(FIRST)
            .and_then(|i| self.table.get(i as usize))
            .copied()
            .unwrap_or([0, 0])
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.table.len() * size_of::<Sounds>()
    }
}

#[cfg(feature = "build")]
fn read(c: char) -> Sounds {
    use pinyin::ToPinyinMulti;
    let mut sounds = [0, 0];
    let mut known = 0;
    let readings = c.to_pinyin_multi().into_iter().flatten();
    for reading in readings.map(|r| syllable::spelt(&r.plain().replace('ü', "v"))) {
        if reading != 0 && known < 2 && !sounds.contains(&reading) {
            sounds[known] = reading;
            known += 1;
        }
    }
    sounds
}

/// The letters a character may be abbreviated to; letters and digits stand for themselves.
pub(crate) fn starts_with(c: char, sounds: Sounds, initial: char) -> bool {
    c == initial
        || sounds
            .iter()
            .any(|&s| syllable::spelling(s).starts_with(initial))
}

#[cfg(all(test, feature = "build"))]
mod tests {
    use super::*;

    #[test]
    fn readings_and_initials() {
        let table = SoundTable::load();
        for (c, readings) in [
            ('行', ["xing", "hang"]),
            ('绿', ["lv", "lu"]),
            ('证', ["zheng", ""]),
        ] {
            assert_eq!(table.of(c).map(syllable::spelling), readings);
        }
        assert_eq!(table.of('a'), [0, 0]);
        assert_eq!(table.of('𠮷'), [0, 0]);
        assert!(starts_with('会', table.of('会'), 'k'));
        assert!(starts_with('k', [0, 0], 'k'));
        assert!(!starts_with('会', table.of('会'), 'z'));
    }
}
