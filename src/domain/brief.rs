//! 摘要: the beginning of a text, where the whole stands further down.

/// The text, or its first `most` characters and an ellipsis.
pub(crate) fn brief(text: &str, most: usize) -> String {
    let mut characters = text.char_indices();
    match characters.nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let begun = text[..end].trim_end_matches(['，', '、', '；', '：', ' ', '（']);
            format!("{begun}…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_texts_are_cut() {
        for (text, most, expected) in [
            ("有营业执照", 5, "有营业执照"),
            ("有营业执照的", 5, "有营业执照…"),
            ("有营业，执照", 4, "有营业…"),
            ("", 3, ""),
            ("ab", 0, "…"),
        ] {
            assert_eq!(brief(text, most), expected, "{text}");
        }
    }
}
