//! 代码纠错: where a wrong unified social credit code went wrong, as far as its own digits tell.
//!
//! 31 is a prime, so at each of the 18 places there is one character that makes the check character
//! fit: alone it never tells the place. GB 32100-2015 puts more into a code: a body that registers,
//! a region in digits, and an organisation code with a check character of its own (GB 11714-1997).
//! A slip explains a code only where what it leads to holds in all of them.

use super::{ALPHABET, UsccError, check, organisation_check_character, value};

/// How many characters a code has.
const LENGTH: usize = 18;
/// The most characters that are read of what was typed or pasted.
const MOST_CHARS: usize = 64;
/// 登记管理部门代码: the bodies that register (GB 32100-2015 表1 and its later additions).
const REGISTRARS: &str = "123456789ANY";
/// The first two digits of regions (GB/T 2260); 10 is the State Council's own registrations.
const PROVINCES: &str = "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 \
                         53 54 61 62 63 64 65 71 81 82";

/// One slip of the pen that would explain a wrong code. Places count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// One character is another than it should be.
    Substitution {
        /// Its place.
        place: usize,
        /// What would fit.
        expected: char,
    },
    /// Two neighbours changed places.
    Transposition {
        /// The place of the first of them.
        place: usize,
    },
}

/// How many slips explain a wrong code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// No single slip does.
    None,
    /// Exactly this one.
    One(Slip),
    /// So many do: no place can be named.
    Several(usize),
}

/// What can be said of a code while it is typed. Places count in [`normal`] text, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Good so far: so many characters are there, fewer than 18.
    SoFar(usize),
    /// The character at this place is in no code; `meant` is what it is mistaken for most often.
    Character {
        /// Its place.
        place: usize,
        /// 0 for O and 1 for I, as GB 32100 leaves those letters out for that reason.
        meant: Option<char>,
    },
    /// More than 18 characters: so many.
    TooLong(usize),
    /// 18 characters that do not fit each other.
    Wrong(Explanation),
    /// A code.
    Whole,
}

/// What was typed as codes are written: upper case, half width, without spaces and hyphens. No
/// more than 64 characters are read.
#[must_use]
pub fn normal(text: &str) -> String {
    let characters = text.chars().take(MOST_CHARS).map(|character| {
        let half = match character {
            '！'..='～' => char::from_u32(u32::from(character) - 0xfee0),
            _ => None,
        };
        half.unwrap_or(character).to_ascii_uppercase()
    });
    characters
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '—'))
        .collect()
}

/// Judges a code as it is typed, from the first character on.
#[must_use]
pub fn typed(text: &str) -> Typed {
    let code = normal(text);
    let length = code.chars().count();
    for (place, character) in code.chars().enumerate().take(LENGTH) {
        if value(character).is_none() {
            let meant = lookalike(character);
            return Typed::Character { place, meant };
        }
    }
    match length {
        0..LENGTH => Typed::SoFar(length),
        LENGTH if check(&code).is_ok() => Typed::Whole,
        LENGTH => Typed::Wrong(explain(&code)),
        _ => Typed::TooLong(length),
    }
}

/// Whether exactly one slip explains a wrong code.
#[must_use]
pub fn explain(code: &str) -> Explanation {
    match slips(code).as_slice() {
        [] => Explanation::None,
        [slip] => Explanation::One(*slip),
        several => Explanation::Several(several.len()),
    }
}

/// Every single slip that explains a wrong code of 18 characters, in the order of the places,
/// substitutions first; none where the code is right or has another length.
#[must_use]
pub fn slips(code: &str) -> Vec<Slip> {
    let mut characters: Vec<char> = code.chars().take(LENGTH + 1).collect();
    if matches!(check(code), Ok(()) | Err(UsccError::Length(_))) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for place in 0..LENGTH {
        let written = characters[place];
        for expected in ALPHABET.iter().map(|byte| char::from(*byte)) {
            characters[place] = expected;
            if expected != written && is_plausible(&characters) {
                found.push(Slip::Substitution { place, expected });
            }
        }
        characters[place] = written;
    }
    for place in 0..LENGTH - 1 {
        characters.swap(place, place + 1);
        if is_plausible(&characters) {
            found.push(Slip::Transposition { place });
        }
        characters.swap(place, place + 1);
    }
    found
}

/// Whether 18 characters are a code in every part: cheap tests first, since most fail.
fn is_plausible(characters: &[char]) -> bool {
    let text: String = characters.iter().collect();
    if check(&text).is_err() || !REGISTRARS.contains(characters[0]) {
        return false;
    }
    let is_kind = matches!(characters[1], '1'..='9');
    let is_region = characters[2..8].iter().all(char::is_ascii_digit);
    let has_province = PROVINCES.split(' ').any(|two| text[2..].starts_with(two));
    is_kind
        && is_region
        && has_province
        && organisation_check_character(&text[8..16]) == Some(characters[16])
}

fn lookalike(character: char) -> Option<char> {
    match character {
        'O' => Some('0'),
        'I' | '|' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'V' => Some('Y'),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
