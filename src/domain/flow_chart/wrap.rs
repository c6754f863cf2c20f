//! Text in lines, by the width of its characters.

/// How wide a text is, in hundredths of its size.
fn hundredths(character: char) -> i32 {
    if character.is_ascii() { 56 } else { 100 }
}

/// The width of a line in pixels.
pub(super) fn width(line: &str, size: i32) -> i32 {
    let all: i32 = line.chars().map(hundredths).sum();
    (all * size + 99) / 100
}

/// The lines of a text, each of so many whole characters at most; what has no room on `most`
/// lines is cut. A mark that must not begin a line may hang over by itself.
pub(super) fn wrap(text: &str, characters: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for character in text.trim().chars() {
        let character = if character.is_control() {
            ' '
        } else {
            character
        };
        let need = hundredths(character);
        let hangs = "，。、；：）》”".contains(character) && room > -100;
        let count = lines.len();
        match lines.last_mut() {
            Some(line) if room >= need || hangs => line.push(character),
            _ if count == most => {
                if let Some(line) = lines.last_mut() {
                    line.pop();
                    line.push('…');
                }
                return lines;
            }
            _ => {
                lines.push(character.to_string());
                room = characters * 100;
            }
        }
        room -= need;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_there_is_room() {
        let rows = [
            ("", 4, 2, vec![]),
            ("受理", 4, 2, vec!["受理"]),
            ("现场核查人员", 4, 2, vec!["现场核查", "人员"]),
            ("现场核查，人员", 4, 2, vec!["现场核查，", "人员"]),
            ("abcdefgh", 4, 2, vec!["abcdefg", "h"]),
            ("现场核查人员两名以上", 4, 2, vec!["现场核查", "人员两…"]),
        ];
        for (text, characters, most, expected) in rows {
            assert_eq!(wrap(text, characters, most), expected, "{text}");
        }
        assert_eq!(width("第 5 日", 14), 14 * 2 + 24);
    }
}
