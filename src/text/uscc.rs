//! The words about a unified social credit code while it is typed.

use shigantong_contract::uscc::{Explanation, Slip, Typed};

/// Under the empty box.
pub const PLAIN: &str = "输名称、拼音或首字母都行；输 18 位统一社会信用代码，会边输边核对。";
/// A number of a person.
pub const PRIVATE: &str = "这像身份证号或手机号。为了不泄露，本站不拿它来查，也不放进网址。";
/// What to do instead.
pub const PRIVATE_WAY: &str =
    "查企业请用名称或统一社会信用代码；查自己有没有记录，请带身份证到政务大厅或拨打 12345。";
/// What stood in the address was taken out of it.
pub const PRIVATE_ADDRESS: &str = "网址里有像身份证号或手机号的内容，没有拿它来查。";
/// Puts the mended code into the box.
pub const MEND: &str = "改过来";
/// The same for the ear.
pub fn mend(code: &str) -> String {
    format!("{MEND}，改成 {code}")
}

/// How far a code is that is good so far.
pub fn so_far(length: usize) -> String {
    format!(
        "像统一社会信用代码，还差 {} 位",
        18_usize.saturating_sub(length)
    )
}
/// It is one.
pub const WHOLE: &str = "代码核对无误";

/// What is wrong with a code; `characters` are those it was judged by.
pub fn wrong(code: &str, typed: &Typed) -> Option<String> {
    let at = |place: usize| code.chars().nth(place).unwrap_or(' ');
    Some(match *typed {
        Typed::SoFar(_) | Typed::Whole => return None,
        Typed::Character {
            place,
            meant: Some(meant),
        } => format!(
            "第 {} 位“{}”不会出现在代码里，多半是“{meant}”",
            place + 1,
            at(place)
        ),
        Typed::Character { place, meant: None } => {
            format!("第 {} 位“{}”不会出现在代码里，请核对", place + 1, at(place))
        }
        Typed::TooLong(length) => format!("代码是 18 位，多了 {} 位", length.saturating_sub(18)),
        Typed::Wrong(Explanation::One(Slip::Substitution { place, expected })) => format!(
            "代码对不上：第 {} 位“{}”多半是“{expected}”",
            place + 1,
            at(place)
        ),
        Typed::Wrong(Explanation::One(Slip::Transposition { place })) => format!(
            "代码对不上：第 {}、{} 位“{}{}”多半写反了",
            place + 1,
            place + 2,
            at(place),
            at(place + 1)
        ),
        Typed::Wrong(_) => "代码对不上，有打错的字：请照着营业执照核对".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_pointed_at() {
        let code = "913501O0M000100Y43";
        let one = |slip| Typed::Wrong(Explanation::One(slip));
        let rows = [
            (Typed::SoFar(12), None),
            (Typed::Whole, None),
            (
                Typed::Character {
                    place: 6,
                    meant: Some('0'),
                },
                Some("第 7 位“O”"),
            ),
            (Typed::TooLong(20), Some("多了 2 位")),
            (
                one(Slip::Substitution {
                    place: 0,
                    expected: '1',
                }),
                Some("第 1 位“9”多半是“1”"),
            ),
            (
                one(Slip::Transposition { place: 16 }),
                Some("第 17、18 位“43”"),
            ),
            (Typed::Wrong(Explanation::Several(3)), Some("营业执照")),
        ];
        for (typed, part) in rows {
            let said = wrong(code, &typed);
            match part {
                None => assert_eq!(said, None),
                Some(part) => assert!(
                    said.as_deref().is_some_and(|s| s.contains(part)),
                    "{said:?}"
                ),
            }
        }
        assert!(so_far(12).contains("还差 6 位"));
    }
}
