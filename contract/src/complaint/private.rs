//! 个人信息提示: numbers of people in what a citizen writes, and the text without them.

use std::ops::Range;

use crate::TextRange;
use crate::mask::{find_unmasked, identity, is_mobile, telephone};

/// What kind of number stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// An identity number: it is not taken.
    Identity,
    /// A mobile number: the citizen is asked whether it has to stand there.
    Mobile,
}

/// A number of a person in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateSpan {
    /// Where it stands, in characters.
    pub range: TextRange,
    /// What it is.
    pub kind: SpanKind,
    /// What can be put in its place, such as `138****5678`.
    pub replacement: String,
}

/// The numbers of people in a text, in order.
#[must_use]
pub fn private_spans(text: &str) -> Vec<PrivateSpan> {
    let mut spans = Vec::new();
    let (mut bytes, mut characters) = (0, 0);
    for (range, kind) in found(text) {
        characters += text[bytes..range.start].chars().count();
        let number = &text[range.clone()];
        let len = number.chars().count();
        spans.push(PrivateSpan {
            range: TextRange {
                start: as_count(characters),
                len: as_count(len),
            },
            kind,
            replacement: hidden(number, kind),
        });
        (bytes, characters) = (range.end, characters + len);
    }
    spans
}

/// The text with all of them masked: what one tap makes of it, and what the public sees.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for (range, kind) in found(text) {
        masked.push_str(&text[done..range.start]);
        masked.push_str(&hidden(&text[range.clone()], kind));
        done = range.end;
    }
    masked.push_str(&text[done..]);
    masked
}

fn found(text: &str) -> impl Iterator<Item = (Range<usize>, SpanKind)> {
    find_unmasked(text).into_iter().map(|range| {
        let half: String = text[range.clone()].chars().map(half_width).collect();
        let kind = match is_mobile(&half) {
            true => SpanKind::Mobile,
            false => SpanKind::Identity,
        };
        (range, kind)
    })
}

fn hidden(number: &str, kind: SpanKind) -> String {
    match kind {
        SpanKind::Identity => identity(number),
        SpanKind::Mobile => telephone(number),
    }
}

fn half_width(character: char) -> char {
    let half = match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xfee0),
        _ => None,
    };
    half.unwrap_or(character)
}

fn as_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_shown_and_replaced() {
        type Row<'a> = (&'a str, &'a str, &'a [(u32, u32, SpanKind)]);
        let rows: [Row<'_>; 5] = [
            ("没有号码", "没有号码", &[]),
            ("", "", &[]),
            (
                "电话13812345678，身份证11010519491231002X。",
                "电话138****5678，身份证110105********002X。",
                &[(2, 11, SpanKind::Mobile), (17, 18, SpanKind::Identity)],
            ),
            (
                "打１３８１２３４５６７８",
                "打１３８****５６７８",
                &[(1, 11, SpanKind::Mobile)],
            ),
            ("代码91350100M000100Y43", "代码91350100M000100Y43", &[]),
        ];
        for (text, expected, spans) in rows {
            assert_eq!(masked(text), expected);
            let found: Vec<_> = private_spans(text)
                .iter()
                .map(|span| (span.range.start, span.range.len, span.kind))
                .collect();
            assert_eq!(found, spans, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_masked_text_has_no_number_and_is_its_own_mask(
            before in ".{0,30}", mobile in "1[3-9][0-9]{9}", after in "[^0-9]{0,30}",
        ) {
            let text = format!("{before} {mobile} {after}");
            let once = masked(&text);
            prop_assert!(private_spans(&once).is_empty());
            prop_assert_eq!(masked(&once), once);
            // Putting the replacements in, one by one from the end, comes to the same.
            let mut characters: Vec<char> = text.chars().collect();
            for span in private_spans(&text).iter().rev() {
                let start = span.range.start as usize;
                let end = start + span.range.len as usize;
                characters.splice(start..end, span.replacement.chars());
            }
            prop_assert_eq!(characters.into_iter().collect::<String>(), masked(&text));
        }
    }
}
