//! 办件编号: the number of a case.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::secret::plain_characters;
use crate::Date;

/// The digits of a number: region 6, day 8, serial 6, check 1.
const DIGITS: usize = 21;

/// The totally anti-symmetric quasigroup of H. M. Damm (2004): its check digit finds every wrong
/// digit and every two neighbours that changed places.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// `610302-20261126-000123-6`: the region (GB/T 2260), the day on which the case began, a serial
/// number of that day and region, and a check digit, so that a typing error is found before a
/// request. Digits alone, so that a telephone's number pad is enough.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNo(String);

/// Why a text is no number of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseNoError {
    /// It has not 21 digits but so many.
    Length(usize),
    /// The character at this place (from 0) is no digit.
    Character(usize),
    /// The day is not in the calendar.
    Day,
    /// The last digit does not fit the others: something is mistyped.
    Check,
}

impl CaseNo {
    /// The number of a new case; `None` where the region is not 6 digits or the serial number has
    /// more than 6.
    #[must_use]
    pub fn new(area_code: &str, day: Date, serial: u32) -> Option<Self> {
        let area: String = area_code.chars().take(6).collect();
        let day = day.to_string().replace('-', "");
        let body = format!("{area}{day}{serial:06}");
        let is_whole = body.len() == DIGITS - 1 && body.bytes().all(|b| b.is_ascii_digit());
        is_whole.then(|| Self::written(&format!("{body}{}", remainder(&body))))
    }

    /// Reads a number as people type it: full width, with or without spaces and hyphens.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, CaseNoError> {
        let digits: String = plain_characters(text).collect();
        if let Some(place) = digits.chars().position(|c| !c.is_ascii_digit()) {
            return Err(CaseNoError::Character(place));
        }
        if digits.len() != DIGITS {
            return Err(CaseNoError::Length(digits.len()));
        }
        // The day after the check: of a mistyped number the first says nothing.
        if remainder(&digits) != 0 {
            return Err(CaseNoError::Check);
        }
        let day = format!("{}-{}-{}", &digits[6..10], &digits[10..12], &digits[12..14]);
        if day.parse::<Date>().is_err() {
            return Err(CaseNoError::Day);
        }
        Ok(Self::written(&digits))
    }

    /// The number with its hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The region's six digits.
    #[must_use]
    pub fn area_code(&self) -> &str {
        &self.0[..6]
    }

    fn written(digits: &str) -> Self {
        let (area, day) = (&digits[..6], &digits[6..14]);
        Self(format!(
            "{area}-{day}-{}-{}",
            &digits[14..20],
            &digits[20..]
        ))
    }
}

/// What Damm's algorithm makes of digits: the check digit of a body, 0 for a whole number.
fn remainder(digits: &str) -> u8 {
    digits.bytes().fold(0, |interim, digit| {
        DAMM[usize::from(interim)][usize::from(digit - b'0')]
    })
}

impl fmt::Display for CaseNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for CaseNoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(length) => write!(f, "{length} digits, not {DIGITS}"),
            Self::Character(place) => write!(f, "no digit at {place}"),
            Self::Day => f.write_str("no such day"),
            Self::Check => f.write_str("the check digit does not fit"),
        }
    }
}

impl std::error::Error for CaseNoError {}

impl Serialize for CaseNo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CaseNo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(area: &str, serial: u32) -> CaseNo {
        CaseNo::new(area, Date::new(2026, 11, 26).unwrap(), serial).unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let expected = number("610302", 123);
        let text = expected.as_str();
        assert_eq!(text, "610302-20261126-000123-6");
        let bare = text.replace('-', "");
        let wide: String = bare
            .chars()
            .map(|c| char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap())
            .collect();
        for typed in [
            text.to_owned(),
            bare.clone(),
            wide,
            text.replace('-', " — "),
            text.replace('-', "－"),
            format!("\u{3000}{bare}\n"),
        ] {
            assert_eq!(CaseNo::parse(&typed), Ok(expected.clone()), "{typed}");
        }
        // The example of Damm's thesis.
        assert_eq!(remainder("572"), 4);
        assert_eq!(number("511602000000", 1).area_code(), "511602");
    }

    #[test]
    fn what_is_no_number_is_named() {
        let rows = [
            ("", CaseNoError::Length(0)),
            ("610302-20261126-000123", CaseNoError::Length(20)),
            ("610302-20261126-00O123-2", CaseNoError::Character(16)),
            ("610302-20261126-000123-3", CaseNoError::Check),
            ("办件编号", CaseNoError::Character(0)),
        ];
        for (text, expected) in rows {
            assert_eq!(CaseNo::parse(text), Err(expected), "{text}");
        }
        let body = "61030220260230000123";
        let text = format!("{body}{}", remainder(body));
        assert_eq!(CaseNo::parse(&text), Err(CaseNoError::Day));
        let day = Date::new(2026, 11, 26).unwrap();
        assert_eq!(CaseNo::new("610302", day, 1_000_000), None);
        assert_eq!(CaseNo::new("61030", day, 1), None);
        assert_eq!(CaseNo::new("宝鸡市渭滨区", day, 1), None);
    }

    proptest! {
        #[test]
        fn a_wrong_digit_and_a_swap_are_found(
            area in "[1-9][0-9]{5}", serial in 0u32..1_000_000, place in 0usize..21, other in 1u8..10,
        ) {
            let right = number(&area, serial).as_str().replace('-', "").into_bytes();
            let read = |digits: &[u8]| CaseNo::parse(std::str::from_utf8(digits).unwrap());
            prop_assert!(read(&right).is_ok());
            let mut wrong = right.clone();
            wrong[place] = b'0' + (wrong[place] - b'0' + other) % 10;
            prop_assert_eq!(read(&wrong), Err(CaseNoError::Check));
            let mut swapped = right.clone();
            swapped.swap(place, (place + 1).min(20));
            prop_assert_eq!(read(&swapped).is_err(), swapped != right);
        }
    }
}
