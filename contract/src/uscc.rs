//! 统一社会信用代码, unified social credit codes (GB 32100-2015), with the organisation code
//! (GB 11714) inside.

mod slip;

pub use slip::{Explanation, Slip, Typed, explain, normal, slips, typed};

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
const ORGANISATION_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Why a text is no unified social credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsccError {
    /// It has not 18 characters.
    Length(usize),
    /// The character at this place (from 0) is not in the alphabet: I, O, S, V and Z are not.
    Character(usize),
    /// The last character does not fit the others.
    Check,
}

/// Whether the text is a unified social credit code: the alphabet and the check character.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(code: &str) -> Result<(), UsccError> {
    let length = code.chars().count();
    if length != 18 {
        return Err(UsccError::Length(length));
    }
    for (place, character) in code.chars().enumerate() {
        if value(character).is_none() {
            return Err(UsccError::Character(place));
        }
    }
    let (body, last) = code.split_at(17);
    match check_character(body) {
        Some(expected) if last.starts_with(expected) => Ok(()),
        _ => Err(UsccError::Check),
    }
}

/// The 18th character for the 17 before it; `None` where they are not of the alphabet.
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    if body.len() != WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (character, weight) in body.chars().zip(WEIGHTS) {
        sum += value(character)? * weight;
    }
    Some(char::from(ALPHABET[(31 - sum % 31) % 31]))
}

/// The ninth character of an organisation code for the eight before it (GB 11714).
#[must_use]
pub fn organisation_check_character(body: &str) -> Option<char> {
    if body.len() != ORGANISATION_WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (character, weight) in body.chars().zip(ORGANISATION_WEIGHTS) {
        sum += character.to_digit(36)? as usize * weight;
    }
    Some(match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from(b'0' + u8::try_from(digit).ok()?),
    })
}

fn value(character: char) -> Option<usize> {
    ALPHABET
        .iter()
        .position(|known| char::from(*known) == character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vectors() {
        let rows = [
            ("12441500196720244T", Ok(())),
            ("91350100M000100Y43", Ok(())),
            ("91350100M000100Y44", Err(UsccError::Check)),
            ("91350100M000100Y4", Err(UsccError::Length(17))),
            ("91350100M000100YI3", Err(UsccError::Character(16))),
            ("", Err(UsccError::Length(0))),
            (
                "统一社会信用代码统一社会信用代码统一",
                Err(UsccError::Character(0)),
            ),
        ];
        for (code, expected) in rows {
            assert_eq!(check(code), expected, "{code}");
        }
        // 19672024-4 inside 12441500196720244T.
        assert_eq!(organisation_check_character("19672024"), Some('4'));
    }

    proptest! {
        #[test]
        fn a_made_code_checks_and_a_wrong_character_does_not(
            body in "[0-9A-HJ-NP-RTUWXY]{17}", place in 0usize..17, other in 1usize..31,
        ) {
            let Some(last) = check_character(&body) else { return Err(TestCaseError::fail("body")) };
            let code = format!("{body}{last}");
            prop_assert_eq!(check(&code), Ok(()));
            let mut wrong: Vec<char> = code.chars().collect();
            let index = value(wrong[place]).unwrap_or(0);
            wrong[place] = char::from(ALPHABET[(index + other) % 31]);
            prop_assert_eq!(check(&wrong.iter().collect::<String>()), Err(UsccError::Check));
        }
    }
}
