//! 脱敏: what identifies a natural person is hidden before it leaves the server, and found where it
//! was not (个人信息保护法第五十一条第三项: de-identification).

use std::ops::Range;

use crate::Date;

/// What hides.
const STAR: char = '*';
/// The most stars of a name: little is told of its length.
const MOST_NAME_STARS: usize = 2;
/// The weights of an identity number (GB 11643-1999).
const IDENTITY_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Its check characters by the sum's remainder.
const IDENTITY_CHECKS: &[u8; 11] = b"10X98765432";

/// A person's name with all but its first character hidden: 张* and 欧**. More than two stars are
/// never written.
#[must_use]
pub fn name(name: &str) -> String {
    let name = name.trim();
    let stars = name.chars().skip(1).take(MOST_NAME_STARS).map(|_| STAR);
    name.chars().take(1).chain(stars).collect()
}

/// An identity number with the region and the last four characters left: `610302********1234`. What
/// is too short to be one is hidden in full, and shows eight stars whatever it was.
#[must_use]
pub fn identity(number: &str) -> String {
    let characters: Vec<char> = number.trim().chars().collect();
    match characters.len() {
        15 | 18 => hidden(&characters, 6),
        _ => STAR.to_string().repeat(8),
    }
}

/// A telephone number with the first three and the last four characters left: `138****5678`. What
/// has fewer than eleven characters shows its last two alone.
#[must_use]
pub fn telephone(number: &str) -> String {
    let characters: Vec<char> = number.trim().chars().take(20).collect();
    if characters.len() >= 11 {
        return hidden(&characters, 3);
    }
    let shown = if characters.len() > 4 { 2 } else { 0 };
    let stars = STAR.to_string().repeat(6);
    let last = characters.iter().skip(characters.len() - shown);
    stars.chars().chain(last.copied()).collect()
}

/// All but so many characters at the beginning and four at the end.
fn hidden(characters: &[char], before: usize) -> String {
    let last = characters.len().saturating_sub(4);
    let shown = characters.iter().enumerate().map(|(place, character)| {
        let is_hidden = (before..last).contains(&place);
        if is_hidden { STAR } else { *character }
    });
    shown.collect()
}

/// Whether the text is an identity number of 18 characters: its check character, and a day of
/// birth that the calendar has. The region is not judged: retired ones are good.
#[must_use]
pub fn is_identity(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let digits = bytes.iter().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = digits.zip(IDENTITY_WEIGHTS).map(|(d, w)| d * w).sum();
    let expected = IDENTITY_CHECKS[(sum % 11) as usize];
    let number = |range: Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    let year = i32::try_from(number(6..10)).unwrap_or(0);
    bytes[17].to_ascii_uppercase() == expected
        && Date::new(year, number(10..12), number(12..14)).is_some()
}

/// Whether the text is a mobile number of the mainland: eleven digits from 13 to 19 on, 86 before
/// them or not.
#[must_use]
pub fn is_mobile(text: &str) -> bool {
    let text = match text.len() {
        13 => text.strip_prefix("86").unwrap_or(text),
        _ => text,
    };
    let bytes = text.as_bytes();
    bytes.len() == 11
        && bytes.iter().all(u8::is_ascii_digit)
        && bytes[0] == b'1'
        && bytes[1] >= b'3'
}

/// Where identity and mobile numbers stand in a text, by bytes, in order. A number stands alone
/// where no letter or digit touches it and it is no part of a decimal fraction; full-width digits
/// count as digits. Made for scans of whole responses: one pass, no table.
#[must_use]
pub fn find_unmasked(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut start = 0;
    let end = [(text.len(), ' ')];
    for (at, character) in text.char_indices().chain(end) {
        let half = half_width(character);
        if half.is_ascii_alphanumeric() {
            if word.is_empty() {
                start = at;
            }
            // A word that is longer than any number need not be kept.
            if word.len() < 20 {
                word.push(half);
            }
        } else {
            let is_number = is_identity(&word) || is_mobile(&word);
            if is_number && !is_fraction(text, start..at) {
                found.push(start..at);
            }
            word.clear();
        }
    }
    found
}

/// Whether a run of digits is one side of a decimal point: a coordinate or a share.
fn is_fraction(text: &str, range: Range<usize>) -> bool {
    let digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    (before.next() == Some('.') && digit(before.next()))
        || (after.next() == Some('.') && digit(after.next()))
}

fn half_width(character: char) -> char {
    let half = match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(character) - 0xfee0)
        }
        _ => None,
    };
    half.unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The identity number for a region, a day and a running number.
    fn made(region: u32, day: Date, number: u32) -> String {
        let (year, month, date) = (day.year(), day.month(), day.day());
        let body = format!("{region:06}{year:04}{month:02}{date:02}{number:03}");
        let checks = IDENTITY_CHECKS.iter().map(|byte| char::from(*byte));
        let mut made = checks.map(|check| format!("{body}{check}"));
        made.find(|number| is_identity(number)).unwrap_or_default()
    }

    #[test]
    fn persons_are_hidden() {
        let rows = [
            (name("张三"), "张*"),
            (name(" 欧阳锋 "), "欧**"),
            (name("阿卜杜拉·买买提"), "阿**"),
            (name("甲"), "甲"),
            (name(""), ""),
            (identity("61030219900101123X"), "610302********123X"),
            (identity("610302900101123"), "610302*****1123"),
            (identity("6103"), "********"),
            (identity(""), "********"),
            (telephone("13812345678"), "138****5678"),
            (telephone("0917-3260000"), "091*****0000"),
            (telephone("3260000"), "******00"),
            (telephone("110"), "******"),
        ];
        for (masked, expected) in rows {
            assert_eq!(masked, expected);
        }
    }

    #[test]
    fn identity_numbers_are_known_by_check_and_day() {
        for good in ["11010519491231002X", "11010519491231002x"] {
            assert!(is_identity(good), "{good}");
        }
        for bad in [
            "",
            "110105194912310021",
            "11010519491331002X",
            "11010519490229002X",
            "1101051949123100２X",
            "11010519491231002",
            "一二三四五六",
        ] {
            assert!(!is_identity(bad), "{bad}");
        }
    }

    #[test]
    fn numbers_are_found_where_they_stand_alone() {
        let id = "11010519491231002X";
        let rows: [(&str, &[&str]); 16] = [
            (
                "身份证号11010519491231002X，电话13812345678。",
                &[id, "13812345678"],
            ),
            ("{\"phone\":\"13812345678\"}", &["13812345678"]),
            ("+8613812345678", &["8613812345678"]),
            ("１３８１２３４５６７８", &["１３８１２３４５６７８"]),
            ("13812345678", &["13812345678"]),
            ("a 19912345678.", &["19912345678"]),
            // What is no number of a person.
            ("12812345678", &[]),
            ("610302********002X 138****5678", &[]),
            ("110105194912310021", &[]),
            ("113812345678", &[]),
            ("x13812345678", &[]),
            ("13812345678a", &[]),
            ("[107.13812345678,34.3]", &[]),
            ("13812345678.5", &[]),
            ("12441500196720244T 91350100M000100Y43", &[]),
            ("", &[]),
        ];
        for (text, expected) in rows {
            let found: Vec<&str> = find_unmasked(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_number_is_found_in_any_text_and_its_mask_is_not(
            before in "[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ.]{0,20}", after in "[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ.]{0,20}",
            region in 110_000u32..660_000, days in 0u32..60_000, number in 0u32..1000,
            mobile in "1[3-9][0-9]{9}",
        ) {
            let Some(first) = Date::new(1900, 1, 1) else { return Err(TestCaseError::fail("day")) };
            let id = made(region, first.plus_days(days), number);
            for (text, masked) in [(&id, identity(&id)), (&mobile, telephone(&mobile))] {
                let found = find_unmasked(&format!("{before}{text}{after}"));
                prop_assert_eq!(found, vec![before.len()..before.len() + text.len()]);
                prop_assert_eq!(find_unmasked(&format!("{before}{masked}{after}")), vec![]);
            }
        }

        #[test]
        fn any_text_is_scanned(text in ".{0,200}") {
            for range in find_unmasked(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }

        #[test]
        fn no_mask_tells_more_than_it_says(text in ".{0,40}") {
            prop_assert!(name(&text).chars().count() <= 3);
            let shown = identity(&text).chars().filter(|c| *c != STAR).count();
            prop_assert!(shown <= 10);
            let shown = telephone(&text).chars().filter(|c| *c != STAR).count();
            prop_assert!(shown <= 7);
        }
    }
}
