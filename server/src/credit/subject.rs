//! 主体: how a name is compared, and what hides persons in what is written.

use shigantong_contract::mask;

/// A name as it is compared: half width, without blanks, brackets of one kind.
pub(super) fn plain(name: &str) -> String {
    let half = name.chars().map(|character| match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '·' | '•' | '・' => '·',
        other => other,
    });
    half.filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A text with the numbers of persons hidden, and the name of a person where one is given.
pub(super) fn hidden(text: &str, person: Option<&str>) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut end = 0;
    for range in mask::find_unmasked(text) {
        let number = &text[range.clone()];
        hidden.push_str(&text[end..range.start]);
        let masked = match number.chars().count() {
            15 | 18 => mask::identity(number),
            _ => mask::telephone(number),
        };
        hidden.push_str(&masked);
        end = range.end;
    }
    hidden.push_str(&text[end..]);
    match person.map(str::trim) {
        Some(name) if name.chars().count() > 1 => hidden.replace(name, &mask::name(name)),
        _ => hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_people_write_them() {
        for (one, other) in [
            ("宝鸡示例（集团）有限公司", " 宝鸡示例(集团) 有限公司"),
            ("示例ＡＢＣ部", "示例abc部"),
            ("买买提•示例", "买买提·示例"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
        assert_ne!(plain("张示例"), plain("张例示"));
    }

    #[test]
    fn persons_are_hidden_in_texts() {
        let text = "王示例（11010519491231002X，电话 13812345678）拖欠工资，王示例应于 2026 年付清";
        let hidden = hidden(text, Some("王示例"));
        assert_eq!(
            hidden,
            "王**（110105********002X，电话 138****5678）拖欠工资，王**应于 2026 年付清"
        );
        assert!(mask::find_unmasked(&hidden).is_empty());
    }
}
