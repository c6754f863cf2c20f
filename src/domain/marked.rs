//! A text with its matched parts marked.

use shigantong_contract::TextRange;

/// Cuts a text into parts, each with whether it is marked. Ranges out of order or beyond the end
/// are left out.
pub(crate) fn parts(text: &str, ranges: &[TextRange]) -> Vec<(String, bool)> {
    let characters: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    for range in ranges {
        let (start, len) = (range.start as usize, range.len as usize);
        let Some(end) = start
            .checked_add(len)
            .filter(|end| *end <= characters.len())
        else {
            continue;
        };
        if start < at || len == 0 {
            continue;
        }
        if start > at {
            parts.push((characters[at..start].iter().collect(), false));
        }
        parts.push((characters[start..end].iter().collect(), true));
        at = end;
    }
    if at < characters.len() {
        parts.push((characters[at..].iter().collect(), false));
    }
    parts
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_at_the_marks() {
        let range = |start, len| TextRange { start, len };
        type Row<'a> = (&'a str, &'a [TextRange], &'a [(&'a str, bool)]);
        let rows: &[Row<'_>] = &[
            (
                "食品经营许可",
                &[range(2, 2)],
                &[("食品", false), ("经营", true), ("许可", false)],
            ),
            ("低保", &[range(0, 2)], &[("低保", true)]),
            ("低保", &[], &[("低保", false)]),
            ("低保", &[range(1, 9)], &[("低保", false)]),
            ("", &[range(0, 1)], &[]),
            (
                "甲乙丙",
                &[range(2, 1), range(0, 1)],
                &[("甲乙", false), ("丙", true)],
            ),
        ];
        for (text, ranges, expected) in rows {
            let found = parts(text, ranges);
            let found: Vec<_> = found
                .iter()
                .map(|(part, mark)| (part.as_str(), *mark))
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in ".{0,20}", raw in prop::collection::vec((0u32..30, 0u32..30), 0..5)) {
            let ranges: Vec<_> = raw.iter().map(|(start, len)| TextRange { start: *start, len: *len }).collect();
            let whole: String = parts(&text, &ranges).into_iter().map(|(part, _)| part).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
