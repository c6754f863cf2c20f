//! 条文: a long text in paragraphs that an eye can follow.

/// A paragraph is parted at the end of a sentence once it is longer than this.
const COMFORTABLE: usize = 260;

/// The paragraphs: as the text has them, articles on their own, and none much longer than a
/// screen. Nothing is lost but blanks around them.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    for line in text.lines() {
        let mut paragraph = String::new();
        let mut length = 0;
        for (at, character) in line.char_indices() {
            let begins_article =
                paragraph.ends_with(['。', '；', ' ', '　', '）']) && is_article(&line[at..]);
            let is_long = length >= COMFORTABLE && paragraph.ends_with('。');
            if begins_article || is_long {
                push(&mut paragraphs, &paragraph);
                paragraph.clear();
                length = 0;
            }
            paragraph.push(character);
            length += 1;
        }
        push(&mut paragraphs, &paragraph);
    }
    paragraphs
}

fn push(paragraphs: &mut Vec<String>, paragraph: &str) {
    let paragraph = paragraph.trim();
    if !paragraph.is_empty() {
        paragraphs.push(paragraph.to_owned());
    }
}

/// Whether a text begins with 第…条 and a blank, as the articles of a law do; 第三十条规定 within
/// a sentence does not.
fn is_article(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('第') else {
        return false;
    };
    let number = rest.trim_start_matches(|c: char| is_numeral(c));
    let has_number = number.len() < rest.len();
    has_number
        && number
            .strip_prefix('条')
            .is_some_and(|rest| rest.starts_with([' ', '　']))
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '零'
            | '〇'
            | '0'..='9'
    )
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn articles_and_long_sentences_part() {
        let long = "甲乙丙丁。".repeat(4_000);
        let parts = paragraphs(&long);
        assert!(parts.len() > 50);
        assert!(
            parts
                .iter()
                .all(|part| part.chars().count() <= COMFORTABLE + 5)
        );
        assert_eq!(
            paragraphs("第一条 甲。第二条 依照第三十条规定办理。\n\n　第三条　乙"),
            ["第一条 甲。", "第二条 依照第三十条规定办理。", "第三条　乙"]
        );
        assert_eq!(paragraphs(" \n"), Vec::<String>::new());
        // No sentence ends: nothing can be parted, and nothing is lost.
        assert_eq!(
            paragraphs(&"字".repeat(20_000)).concat().chars().count(),
            20_000
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[甲。；第一条 \n]{0,60}") {
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(plain(&paragraphs(&text).concat()), plain(&text));
        }
    }
}
