//! 事项阶段：新办之外的变更、延续、补办、注销（stage）.

/// Words of what happens to a right one already holds, or about it, by stage.
///
/// Who names none of them is most likely to want the right itself, so such titles stand back
/// a little unless the query asks for their stage.
const WORDS: [&[&str]; 12] = [
    &["注销", "撤销", "终止", "吊销", "取消", "作废"],
    &["变更", "更正", "修改", "更名"],
    &[
        "延续", "续期", "换证", "换发", "换领", "延期", "到期", "续展",
    ],
    &["补办", "补领", "补发", "补证", "遗失", "补换"],
    &["年检", "年审", "复审", "年度报告", "校验"],
    &["暂停", "恢复", "停业", "歇业", "中止"],
    &["转入", "转出", "迁入", "迁出", "迁移", "转移"],
    &["查询", "咨询", "指引", "公示", "投诉"],
    &["处罚", "罚款", "取缔", "没收", "违法"],
    &["查封", "扣押", "强制执行", "代为"],
    &["监督检查", "监察", "抽查", "检查"],
    &["表彰", "奖励"],
];

/// The stages a text names, one bit each.
pub(crate) fn of(text: &str) -> u16 {
    WORDS
        .iter()
        .enumerate()
        .filter(|(_, words)| words.iter().any(|word| text.contains(word)))
        .fold(0, |bits, (stage, _)| bits | 1 << stage)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn stages_of_titles() {
        for (title, expected) in [
            ("食品经营许可", 0),
            ("食品经营许可注销", 1),
            ("取水许可证变更审批", 2),
            ("许可证补办、换发", 4 | 8),
            ("年度报告", 16),
            ("对擅自经营的处罚", 256),
        ] {
            assert_eq!(of(title), expected, "{title}");
        }
    }
}
