//! The code tables of credit lists: pairs of code and label, in the order in which they are shown.

/// 榜单.
pub const LIST_KIND: &[(&str, &str)] = &[("red", "红榜"), ("black", "黑榜")];

/// 失信程度 (信用修复管理办法第二章).
pub const SEVERITY: &[(&str, &str)] =
    &[("minor", "轻微"), ("ordinary", "一般"), ("serious", "严重")];

/// 主体类型.
pub const SUBJECT_KIND: &[(&str, &str)] = &[
    ("legal_person", "法人和非法人组织"),
    ("sole_trader", "个体工商户"),
    ("natural_person", "自然人"),
];

/// 记录状态.
pub const STATE: &[(&str, &str)] = &[
    ("published", "公示中"),
    ("repair_eligible", "可申请修复"),
    ("applied", "已申请修复"),
    ("accepted", "修复已受理"),
    ("repaired", "已修复"),
    ("refused", "修复未通过"),
    ("expired", "公示期满"),
    ("objection", "异议处理中"),
    ("corrected", "异议成立已更正"),
    ("upheld", "异议不成立"),
    ("withdrawn", "已撤下"),
    ("shielded", "已屏蔽"),
];

/// 处理动作.
pub const ACTION: &[(&str, &str)] = &[
    ("publish", "公示"),
    ("fulfil", "确认义务已履行"),
    ("open_repair", "开放修复申请"),
    ("apply", "申请修复"),
    ("accept", "受理修复申请"),
    ("extend", "延长修复决定期限"),
    ("repair", "准予修复"),
    ("refuse", "不予修复"),
    ("object", "提出异议"),
    ("correct", "更正"),
    ("uphold", "维持"),
    ("withdraw", "撤下"),
    ("shield", "屏蔽"),
    ("unshield", "解除屏蔽"),
    ("expire", "期满停止公示"),
];

/// 信用领域: a first division; a city adds its own, which travel by their labels.
pub const FIELD: &[(&str, &str)] = &[
    ("market", "市场监管"),
    ("tax", "税务"),
    ("labour", "劳动保障"),
    ("construction", "工程建设"),
    ("transport", "交通运输"),
    ("environment", "生态环境"),
    ("food_drug", "食品药品"),
    ("work_safety", "安全生产"),
    ("court", "司法执行"),
    ("finance", "金融"),
    ("culture_tourism", "文化旅游"),
    ("agriculture", "农业农村"),
    ("health", "医疗卫生"),
    ("education", "教育"),
    ("other", "其他"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{code_of, has};

    #[test]
    fn no_table_repeats_a_code_or_a_label() {
        for table in [LIST_KIND, SEVERITY, SUBJECT_KIND, STATE, ACTION, FIELD] {
            for (index, (code, label)) in table.iter().enumerate() {
                assert!(!has(&table[index + 1..], code), "{code} twice");
                assert_eq!(code_of(table, label), Some(*code));
            }
        }
    }
}
