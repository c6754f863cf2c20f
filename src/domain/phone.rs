//! 电话: telephone numbers as people write them, as `tel:` links.

/// A part of a text: plain, or a number that can be dialled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Words.
    Text(String),
    /// A number as written, and its `tel:` address.
    Number(String, String),
}

/// Finds the numbers in a text: 0917-3260000, 13800000000, 12345, 400-800-8888, with an
/// extension after 转. Five digits or more, so that a year or a house number stays text.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let starts_number = first.is_ascii_digit()
            && !plain.ends_with(|c: char| c.is_alphanumeric() && c.is_ascii());
        let length = if starts_number {
            number_length(rest)
        } else {
            0
        };
        if length == 0 {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if !plain.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut plain)));
        }
        let number = &rest[..length];
        parts.push(Part::Number(number.to_owned(), address(number)));
        rest = &rest[length..];
    }
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    parts
}

fn number_length(text: &str) -> usize {
    let main = text
        .find(|c: char| !c.is_ascii_digit() && c != '-')
        .unwrap_or(text.len());
    let main = text[..main].trim_end_matches('-').len();
    let digits = text[..main].bytes().filter(u8::is_ascii_digit).count();
    if !(5..=12).contains(&digits) {
        return 0;
    }
    main + extension_length(&text[main..])
}

fn extension_length(text: &str) -> usize {
    let trimmed = text.trim_start();
    let Some(extension) = trimmed.strip_prefix('转') else {
        return 0;
    };
    let number = extension.trim_start();
    let digits = number
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(number.len());
    if digits == 0 {
        return 0;
    }
    text.len() - number.len() + digits
}

fn address(number: &str) -> String {
    let mut address = String::from("tel:");
    for character in number.chars() {
        match character {
            '0'..='9' => address.push(character),
            '转' => address.push(','),
            _ => {}
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_numbers() {
        let rows: &[(&str, &[(&str, &str)])] = &[
            (
                "0917-12345 转 3101",
                &[("0917-12345 转 3101", "tel:091712345,3101")],
            ),
            (
                "咨询12345，监督0917-3260000。",
                &[("12345", "tel:12345"), ("0917-3260000", "tel:09173260000")],
            ),
            ("2026年1月1日 8号窗口", &[]),
            ("A12345678", &[]),
            ("400-800-8888转", &[("400-800-8888", "tel:4008008888")]),
            ("", &[]),
        ];
        for (text, expected) in rows {
            let parts = parts(text);
            let whole: String = parts
                .iter()
                .map(|part| match part {
                    Part::Text(text) | Part::Number(text, _) => text.as_str(),
                })
                .collect();
            assert_eq!(whole, *text);
            let found: Vec<_> = parts
                .iter()
                .filter_map(|part| match part {
                    Part::Number(text, address) => Some((text.as_str(), address.as_str())),
                    Part::Text(_) => None,
                })
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
