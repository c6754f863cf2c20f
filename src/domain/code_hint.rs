//! 统一社会信用代码 in a search box: whether what is typed is meant as one, and which characters of
//! it a slip explains.

use shigantong_contract::credit::query::is_private;
use shigantong_contract::uscc::{self, Explanation, Slip, Typed};

/// From so many characters on, what looks like a code is judged as one.
const FEWEST: usize = 6;

/// What can be said of a search as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CodeHint {
    /// It is no code: a name or its pinyin.
    Plain,
    /// It holds a number of a person, which nobody searches by.
    Private,
    /// It is meant as a code: as it is written, and what is to be said of it.
    Code(String, Typed),
}

/// Judges what is typed.
pub(crate) fn judge(text: &str) -> CodeHint {
    let code = uscc::normal(text);
    if is_code(&code) && uscc::check(&code).is_ok() {
        return CodeHint::Code(code, Typed::Whole);
    }
    if is_private(text) {
        return CodeHint::Private;
    }
    if is_code(&code) {
        let typed = uscc::typed(&code);
        return CodeHint::Code(code, typed);
    }
    CodeHint::Plain
}

/// A whole code in what was typed.
pub(crate) fn whole(text: &str) -> Option<String> {
    let code = uscc::normal(text);
    uscc::check(&code).is_ok().then_some(code)
}

/// The code as the one slip that explains it would have it.
pub(crate) fn mended(code: &str, typed: &Typed) -> Option<String> {
    let mut characters: Vec<char> = code.chars().collect();
    match *typed {
        Typed::Wrong(Explanation::One(Slip::Substitution { place, expected })) => {
            *characters.get_mut(place)? = expected;
        }
        Typed::Wrong(Explanation::One(Slip::Transposition { place })) => {
            if place + 1 >= characters.len() {
                return None;
            }
            characters.swap(place, place + 1);
        }
        Typed::Character {
            place,
            meant: Some(meant),
        } => *characters.get_mut(place)? = meant,
        _ => return None,
    }
    Some(characters.into_iter().collect())
}

/// The places that are pointed at: the first and how many, from 0.
pub(crate) fn pointed_at(typed: &Typed) -> Option<(usize, usize)> {
    match *typed {
        Typed::Character { place, .. }
        | Typed::Wrong(Explanation::One(Slip::Substitution { place, .. })) => Some((place, 1)),
        Typed::Wrong(Explanation::One(Slip::Transposition { place })) => Some((place, 2)),
        _ => None,
    }
}

/// Whether a normal text is meant as a code: letters and digits, more digits than letters, begun by
/// a body that registers and a kind.
fn is_code(code: &str) -> bool {
    let count = code.chars().count();
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let mut first = code.chars();
    let begins = matches!(first.next(), Some('1'..='9' | 'A' | 'N' | 'Y' | 'I' | 'O'))
        && matches!(first.next(), Some('0'..='9' | 'I' | 'O'));
    count >= FEWEST
        && begins
        && digits * 2 > count
        && code.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "91350100M000100Y43";

    #[test]
    fn names_codes_and_numbers_are_told_apart() {
        let code = |text: &str, typed| CodeHint::Code(text.to_owned(), typed);
        let rows = [
            ("", CodeHint::Plain),
            ("示例建筑劳务有限公司", CodeHint::Plain),
            ("shili jianzhu", CodeHint::Plain),
            ("9135", CodeHint::Plain),
            ("2024公司", CodeHint::Plain),
            ("913501", code("913501", Typed::SoFar(6))),
            ("9135 0100-m000", code("91350100M000", Typed::SoFar(12))),
            (CODE, code(CODE, Typed::Whole)),
            (
                "９１３５０１００ｍ０００１００ｙ４３",
                code(CODE, Typed::Whole),
            ),
            (
                "91350100M000100Y431",
                code("91350100M000100Y431", Typed::TooLong(19)),
            ),
            ("11010519491231002X", CodeHint::Private),
            ("13812345678", CodeHint::Private),
            ("张三 13812345678", CodeHint::Private),
        ];
        for (text, expected) in rows {
            assert_eq!(judge(text), expected, "{text}");
        }
        // O for 0.
        let typed = Typed::Character {
            place: 6,
            meant: Some('0'),
        };
        assert_eq!(judge("913501O0"), code("913501O0", typed));
    }

    #[test]
    fn one_slip_is_mended() {
        let slips = [
            "91350100M000100Y34",
            "91350010M000100Y43",
            "91350100M00O100Y43",
            "81350100M000100Y43",
        ];
        for slip in slips {
            let CodeHint::Code(code, typed) = judge(slip) else {
                panic!("{slip}");
            };
            let Some(mended) = mended(&code, &typed) else {
                // Several slips would explain it: nothing is pointed at.
                assert_eq!(pointed_at(&typed), None, "{slip}");
                continue;
            };
            assert_eq!(uscc::check(&mended), Ok(()), "{slip}");
            let (place, count) = pointed_at(&typed).unwrap_or_default();
            let differs = |at: usize| code.chars().nth(at) != mended.chars().nth(at);
            assert!(
                (place..place + count).all(differs),
                "{slip}: {place} {count}"
            );
        }
        assert_eq!(whole(" 9135 0100 m000100y43 ").as_deref(), Some(CODE));
        assert_eq!(whole("91350100M000100Y44"), None);
    }
}
