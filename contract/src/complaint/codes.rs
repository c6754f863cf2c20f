//! The code tables of complaints: pairs of code and label, in the order in which they are shown.

/// 诉求种类.
pub const KIND: &[(&str, &str)] = &[
    ("complaint", "投诉"),
    ("report", "举报"),
    ("help", "求助"),
    ("consultation", "咨询"),
    ("suggestion", "建议"),
    ("praise", "表扬"),
];

/// 诉求事由: a first division; a city adds its own, which travel by their labels.
pub const ISSUE: &[(&str, &str)] = &[
    ("more_than_elsewhere", "这里比别处要得多"),
    ("unreasonable", "要求不合理"),
    ("guide_error", "办事指南有误"),
    ("window_refused", "窗口不受理、推诿"),
    ("overdue", "超过时限没有办结"),
    ("extra_fee", "乱收费"),
    ("absurd_proof", "要奇葩证明"),
    ("exempt_material", "免提交的材料还要提交"),
    ("attitude", "服务态度"),
    ("promise_broken", "承诺没有兑现"),
    ("enforcement", "执法不公、裁量不一"),
    ("illegal_business", "企业违法经营"),
    ("public_facility", "公共设施、城市管理"),
    ("livelihood", "生活困难求助"),
    ("question", "问政策、问办事"),
    ("idea", "提建议"),
    ("praise", "表扬好人好事"),
    ("discipline", "党员干部违纪违法"),
    ("other", "其他问题"),
];

/// 诉求状态.
pub const STATE: &[(&str, &str)] = &[
    ("submitted", "已提交"),
    ("screening", "审核中"),
    ("not_accepted", "不予受理"),
    ("accepted", "已受理"),
    ("dispatched", "已派单"),
    ("transferred", "已转办"),
    ("handling", "办理中"),
    ("extended", "已延期"),
    ("replied", "已答复"),
    ("confirmed", "已确认"),
    ("disputed", "不认可答复"),
    ("reopened", "重新办理"),
    ("supervised", "督办中"),
    ("closed", "已办结"),
    ("merged", "已并案"),
    ("withdrawn", "已撤回"),
];

/// 办理动作.
pub const ACTION: &[(&str, &str)] = &[
    ("submit", "提交诉求"),
    ("screen", "开始审核"),
    ("not_accept", "决定不予受理"),
    ("accept", "受理"),
    ("merge", "并案"),
    ("dispatch", "派单"),
    ("transfer", "转办"),
    ("handle", "开始办理"),
    ("extend", "延期"),
    ("resume", "继续办理"),
    ("reply", "答复"),
    ("confirm", "认可答复"),
    ("dispute", "不认可答复"),
    ("reopen", "退回重办"),
    ("supervise", "督办"),
    ("close", "办结"),
    ("withdraw", "撤回"),
    ("supplement", "补充材料"),
    ("urge", "催办"),
    ("rate", "评价"),
    ("answer_rating", "回复差评"),
];

/// 谁来办.
pub const ACTOR: &[(&str, &str)] = &[
    ("citizen", "诉求人"),
    ("desk", "受理台"),
    ("department", "承办单位"),
    ("supervisor", "督办单位"),
];

/// 办理结果, as the body that handled it sees it.
pub const OUTCOME: &[(&str, &str)] = &[
    ("resolved", "已解决"),
    ("partial", "部分解决"),
    ("explained", "已解释说明"),
    ("outside_authority", "不属职权范围"),
    ("unsubstantiated", "反映不实"),
    ("duplicate", "重复反映"),
];

/// 诉求人认为的结果.
pub const CITIZEN_OUTCOME: &[(&str, &str)] = &[
    ("resolved", "解决了"),
    ("partial", "解决了一部分"),
    ("unresolved", "没有解决"),
];

/// 是否公开.
pub const VISIBILITY: &[(&str, &str)] = &[
    ("public", "公开诉求和答复"),
    ("reply_only", "只公开答复"),
    ("private", "不公开"),
];

/// 评价: what was good, for the levels 3 to 5.
pub const PRAISE: &[(&str, &str)] = &[
    ("quick", "回应快"),
    ("solved", "问题解决了"),
    ("clear_reply", "答复说得清楚"),
    ("kept_informed", "进度看得见"),
    ("friendly", "态度好"),
];

/// 评价: what was bad, for the levels 1 to 3.
pub const BLAME: &[(&str, &str)] = &[
    ("unsolved", "问题没有解决"),
    ("late", "超过时限"),
    ("empty_reply", "答复空话套话"),
    ("no_contact", "没有联系我"),
    ("passed_around", "互相推诿"),
    ("leaked", "泄露了我的信息"),
    ("pressed", "要我撤回或改评价"),
    ("unfriendly", "态度不好"),
];

/// 下一步, in the order in which they are open to somebody.
pub const NEXT_STEP: &[(&str, &str)] = &[
    ("urge", "催办"),
    ("redo", "申请重办"),
    ("reconsideration", "行政复议"),
    ("litigation", "行政诉讼"),
    ("petition", "信访"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{code_of, has};

    #[test]
    fn no_table_repeats_a_code_or_a_label() {
        let reasons: Vec<_> = PRAISE.iter().chain(BLAME).copied().collect();
        let tables = [
            KIND,
            ISSUE,
            STATE,
            ACTION,
            ACTOR,
            OUTCOME,
            CITIZEN_OUTCOME,
            VISIBILITY,
            NEXT_STEP,
            &reasons,
        ];
        for table in tables {
            for (index, (code, label)) in table.iter().enumerate() {
                assert!(!has(&table[index + 1..], code), "{code} twice");
                assert_eq!(code_of(table, label), Some(*code));
            }
        }
    }
}
