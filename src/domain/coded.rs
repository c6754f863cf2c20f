//! 代码值: the words for a coded value, never the bare code.

use shigantong_contract::Coded;

/// The words; `None` where the list has no more than a code that nobody can read.
pub(crate) fn words(coded: &Coded) -> Option<&str> {
    let label = coded.label.trim();
    let is_bare = label == coded.code && label.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (!label.is_empty() && !is_bare).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_code_is_never_shown() {
        let rows = [
            ("1", "自然人", Some("自然人")),
            ("77", "77", None),
            ("", "", None),
            ("A1", " ", None),
            ("", "企业", Some("企业")),
            ("其他", "其他", Some("其他")),
        ];
        for (code, label, expected) in rows {
            let coded = Coded {
                code: code.to_owned(),
                label: label.to_owned(),
            };
            assert_eq!(words(&coded), expected, "{code} {label}");
        }
    }
}
