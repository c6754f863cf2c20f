//! 材料的名字: which names mean one material.

use std::collections::HashMap;

use shigantong_contract::SameMaterial;

use crate::text::material::FORMS;

/// A name as far as it tells materials apart: without blanks, punctuation and brackets, and
/// without the form that is asked for. A name of nothing else stays as it is.
pub(super) fn plain(name: &str) -> String {
    let letters = |text: &str| -> String {
        let letters = text.chars().map(half_width);
        letters.filter(|c| c.is_alphanumeric()).collect()
    };
    let mut plain = letters(&without_brackets(name, |inner| {
        let inner = letters(inner);
        FORMS.contains(&inner.as_str())
    }));
    while let Some(rest) = FORMS.iter().find_map(|form| plain.strip_suffix(form)) {
        if rest.chars().count() < 2 {
            break;
        }
        plain = rest.to_owned();
    }
    if plain.is_empty() {
        name.trim().to_owned()
    } else {
        plain
    }
}

/// What a result is called as a material: the whole name, and each of several that it lists, all
/// without what stands in brackets.
pub(super) fn of_result(result: &str) -> Vec<String> {
    let whole = without_brackets(result, |_| true);
    let parts = whole.split(['、', '，', '；', '和', '及', '或', ',', ';']);
    let names = parts.chain([result, whole.as_str()]);
    let names = names.filter(|name| !name.trim().is_empty());
    let mut names: Vec<String> = names.map(plain).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The text without those brackets whose content is meant.
fn without_brackets(text: &str, is_meant: impl Fn(&str) -> bool) -> String {
    const OPEN: [char; 4] = ['（', '(', '【', '['];
    const CLOSE: [char; 4] = ['）', ')', '】', ']'];
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(OPEN) {
        let (before, opened) = rest.split_at(start);
        left.push_str(before);
        let Some(end) = opened.find(CLOSE) else {
            rest = opened;
            break;
        };
        let width = |at: usize| opened[at..].chars().next().map_or(0, char::len_utf8);
        let inner = &opened[width(0)..end];
        let after = end + width(end);
        if !is_meant(inner) {
            left.push_str(&opened[..after]);
        }
        rest = &opened[after..];
    }
    left.push_str(rest);
    left
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// The groups of names that a journey says are one material.
pub(super) struct Groups<'j> {
    same: &'j [SameMaterial],
    of_name: HashMap<String, usize>,
}

impl<'j> Groups<'j> {
    pub(super) fn new(same: &'j [SameMaterial]) -> Self {
        let mut of_name = HashMap::new();
        for (group, same) in same.iter().enumerate() {
            for name in same.also.iter().chain([&same.name]) {
                of_name.entry(plain(name)).or_insert(group);
            }
        }
        Self { same, of_name }
    }

    /// What tells the material with this plain name from others.
    pub(super) fn key(&self, plain: &str) -> String {
        match self.of_name.get(plain) {
            Some(group) => self::plain(&self.same[*group].name),
            None => plain.to_owned(),
        }
    }

    /// What the journey calls the material with this name.
    pub(super) fn title(&self, name: &str) -> String {
        let group = self.of_name.get(&plain(name));
        group
            .map_or(name, |group| &self.same[*group].name)
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_one_material_are_alike() {
        let rows = [
            ("营业执照", "营业执照"),
            (" 营业 执照 ", "营业执照"),
            ("营业执照（副本）", "营业执照"),
            ("营业执照(正本)复印件", "营业执照"),
            ("《营业执照》", "营业执照"),
            ("身份证原件及复印件", "身份证"),
            ("身份证（原件 及 复印件）", "身份证"),
            ("申请人身份证、户口簿", "申请人身份证户口簿"),
            ("Ａ1表（二）", "A1表二"),
            (
                "社会保障卡（或本人银行账户信息）",
                "社会保障卡或本人银行账户信息",
            ),
            // What is nothing but a form, or punctuation, keeps its name.
            ("原件", "原件"),
            ("复印件复印件", "复印件"),
            ("——", "——"),
            ("（复印件）", "（复印件）"),
            ("表（未完", "表未完"),
            ("", ""),
        ];
        for (name, expected) in rows {
            assert_eq!(plain(name), expected, "{name}");
        }
    }

    #[test]
    fn a_result_has_the_names_of_what_it_lists() {
        let rows: [(&str, &[&str]); 5] = [
            ("营业执照", &["营业执照"]),
            (
                "存量房买卖合同（网签备案）",
                &["存量房买卖合同", "存量房买卖合同网签备案"],
            ),
            (
                "机动车登记证书、号牌、行驶证",
                &[
                    "号牌",
                    "机动车登记证书",
                    "机动车登记证书号牌行驶证",
                    "行驶证",
                ],
            ),
            (
                "认定工伤决定书或不予认定工伤决定书",
                &[
                    "不予认定工伤决定书",
                    "认定工伤决定书",
                    "认定工伤决定书或不予认定工伤决定书",
                ],
            ),
            ("", &[]),
        ];
        for (result, expected) in rows {
            assert_eq!(of_result(result), expected, "{result}");
        }
    }
}
