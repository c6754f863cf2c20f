//! 纯文本: what people type, without the characters that nobody sees and that steer a terminal, turn
//! the direction of what follows, or hide something within a word.

/// The text of several lines: what cannot be seen is left out, every line ends with `\n`.
#[must_use]
pub fn plain_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let ends = |c| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    };
    text.chars().map(ends).filter(|c| !is_unseen(*c)).collect()
}

/// The text of one line: line ends and tabs are spaces.
#[must_use]
pub fn plain_line(text: &str) -> String {
    let spaced = |c: char| if c == '\n' || c == '\t' { ' ' } else { c };
    plain_text(text).chars().map(spaced).collect()
}

/// Controls, marks of direction (UAX #9) and spaces without width. What joins emoji and Indic
/// letters (U+200C, U+200D) can be seen by what it does.
fn is_unseen(character: char) -> bool {
    let is_control = character.is_control() && character != '\n' && character != '\t';
    is_control
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_seen_stays() {
        for (typed, text, line) in [
            ("好", "好", "好"),
            ("一\r\n二\r三\u{2028}四", "一\n二\n三\n四", "一 二 三 四"),
            ("\u{1b}]0;标题\u{7}\u{1b}[2J", "]0;标题[2J", "]0;标题[2J"),
            ("a\u{202e}fdp.exe", "afdp.exe", "afdp.exe"),
            (
                "1101051949\u{200b}1231002X",
                "11010519491231002X",
                "11010519491231002X",
            ),
            ("👨\u{200d}👩\t\0", "👨\u{200d}👩\t", "👨\u{200d}👩 "),
        ] {
            assert_eq!(
                (plain_text(typed).as_str(), plain_line(typed).as_str()),
                (text, line)
            );
        }
    }

    proptest! {
        #[test]
        fn it_is_plain_after_once(text in any::<String>()) {
            let once = plain_text(&text);
            prop_assert_eq!(&plain_text(&once), &once);
            prop_assert!(!plain_line(&text).chars().any(char::is_control));
        }
    }
}
