//! The code tables of cases: the product's own, since the national schema has none for the course
//! of a case. Pairs of code and label, in the order in which they are shown.

/// 办件状态.
pub const STATE: &[(&str, &str)] = &[
    ("submitted", "已提交"),
    ("received", "已收件"),
    ("correction", "待补正"),
    ("resubmitted", "已补正"),
    ("not_accepted", "不予受理"),
    ("accepted", "已受理"),
    ("review", "审查中"),
    ("special_procedure", "特别程序中"),
    ("approved", "已准予"),
    ("refused", "不予准予"),
    ("completed", "已办结"),
    ("delivered", "已送达"),
    ("withdrawn", "已撤回"),
    ("terminated", "已终止"),
];

/// 办理动作.
pub const ACTION: &[(&str, &str)] = &[
    ("submit", "提交申请"),
    ("receive", "收件"),
    ("request_correction", "一次告知补正"),
    ("resubmit", "提交补正"),
    ("refuse_acceptance", "决定不予受理"),
    ("accept", "受理"),
    ("begin_review", "开始审查"),
    ("transfer", "移交"),
    ("begin_special", "开始特别程序"),
    ("end_special", "结束特别程序"),
    ("extend", "延长期限"),
    ("approve", "作出准予决定"),
    ("refuse", "作出不予准予决定"),
    ("complete", "办结"),
    ("deliver", "送达"),
    ("withdraw", "撤回申请"),
    ("terminate", "终止办理"),
];

/// 好差评的五个等级 (国办发〔2019〕51号): 1 and 2 are 差评.
pub const RATING_LEVEL: &[(&str, &str)] = &[
    ("5", "非常满意"),
    ("4", "满意"),
    ("3", "基本满意"),
    ("2", "不满意"),
    ("1", "非常不满意"),
];

/// What was good: for the levels 3 to 5.
pub const PRAISE: &[(&str, &str)] = &[
    ("on_time", "按承诺时间办好"),
    ("one_visit", "跑一次就办好"),
    ("clear_guide", "要什么材料说得清楚"),
    ("few_materials", "材料少、不重复要"),
    ("friendly", "态度热情"),
    ("open_progress", "进度看得见"),
];

/// What was bad: for the levels 1 to 3.
pub const BLAME: &[(&str, &str)] = &[
    ("late", "超过承诺时间"),
    ("many_visits", "来回跑多次"),
    ("told_piecemeal", "没有一次告知清楚"),
    ("extra_materials", "要了指南以外的材料"),
    ("extra_fees", "收了指南以外的费用"),
    ("passed_around", "互相推诿"),
    ("unfriendly", "态度不好"),
    ("hidden_progress", "进度不透明"),
];

/// 听证公告的状态.
pub const HEARING_STATE: &[(&str, &str)] = &[
    ("open", "报名中"),
    ("closed", "报名截止"),
    ("held", "已举行"),
    ("cancelled", "已取消"),
];

/// 公示的决定的种类.
pub const DECISION_KIND: &[(&str, &str)] = &[
    ("approved", "准予"),
    ("refused", "不予准予"),
    ("penalty", "行政处罚"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{code_of, has};

    #[test]
    fn no_table_repeats_a_code_or_a_label() {
        let reasons: Vec<_> = PRAISE.iter().chain(BLAME).copied().collect();
        let tables = [STATE, ACTION, RATING_LEVEL, HEARING_STATE, DECISION_KIND];
        for table in tables.into_iter().chain([reasons.as_slice()]) {
            for (index, (code, label)) in table.iter().enumerate() {
                assert!(!has(&table[index + 1..], code), "{code} twice");
                assert_eq!(code_of(table, label), Some(*code));
            }
        }
    }
}
