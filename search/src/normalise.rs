//! 归一：全角半角、大小写、标点、声调（normalise）。

/// A text reduced to the characters that carry meaning.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Letters, digits and Han characters, folded.
    pub(crate) chars: Vec<char>,
    /// Where each came from, in characters of the original text.
    pub(crate) origin: Vec<u32>,
    /// Whether blanks or punctuation stood before the character.
    pub(crate) gap: Vec<bool>,
}

/// Folds a text and keeps at most `limit` meaningful characters.
///
/// Reads at most 16 characters for each one it may keep, so that a megabyte of punctuation
/// costs no more than a short text.
pub(crate) fn fold(text: &str, limit: usize) -> Folded {
    let mut folded = Folded::default();
    let mut gap = false;
    for (position, raw) in text.chars().take(limit.saturating_mul(16)).enumerate() {
        if folded.chars.len() >= limit {
            break;
        }
        match fold_char(raw) {
            Some(c) => {
                folded.chars.push(c);
                folded.origin.push(position as u32);
                folded.gap.push(gap && folded.chars.len() > 1);
                gap = false;
            }
            None => gap = true,
        }
    }
    folded
}

/// The folded character, or `None` for what only separates.
pub(crate) fn fold_char(raw: char) -> Option<char> {
    let narrow = match raw {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(raw as u32 - 0xfee0)?,
        _ => raw,
    };
    if narrow.is_ascii() {
        return narrow
            .is_ascii_alphanumeric()
            .then(|| narrow.to_ascii_lowercase());
    }
    let plain = without_tone(narrow);
    plain
        .is_alphanumeric()
        .then(|| plain.to_lowercase().next().unwrap_or(plain))
}

/// Pinyin vowels with a tone mark, as some input methods write them; `ü` is typed `v`.
fn without_tone(c: char) -> char {
    const MARKED: [(&str, char); 6] = [
        ("āáǎàĀÁǍÀ", 'a'),
        ("ēéěèĒÉĚÈ", 'e'),
        ("īíǐìĪÍǏÌ", 'i'),
        ("ōóǒòŌÓǑÒ", 'o'),
        ("ūúǔùŪÚǓÙ", 'u'),
        ("üǖǘǚǜÜǕǗǙǛ", 'v'),
    ];
    if (c as u32) > 0x1dc {
        return c;
    }
    MARKED
        .iter()
        .find(|(marked, _)| marked.contains(c))
        .map_or(c, |&(_, plain)| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text, 64).chars.into_iter().collect()
    }

    #[test]
    fn one_form_for_each_character() {
        for (text, expected) in [
            ("", ""),
            ("，。！？（）【】《》“”", ""),
            ("ＡＢＣ１２３", "abc123"),
            ("《预防接种证》办理", "预防接种证办理"),
            ("增、减、补、换发证照", "增减补换发证照"),
            ("Gāo Líng", "gaoling"),
            ("LǛxíng", "lvxing"),
            ("第一类（县级）", "第一类县级"),
            ("😀🎉\u{0}\u{7}\u{200b}", ""),
            ("KTV", "ktv"),
            ("\u{3000}低保\u{3000}", "低保"),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn remembers_origins_and_gaps() {
        let folded = fold("《残疾人》 补贴", 64);
        assert_eq!(folded.origin, [1, 2, 3, 6, 7]);
        assert_eq!(folded.gap, [false, false, false, true, false]);
    }

    #[test]
    fn work_is_bounded() {
        assert_eq!(fold(&"许可".repeat(5_000), 64).chars.len(), 64);
        assert_eq!(fold(&"，".repeat(100_000), 64), Folded::default());
    }
}
