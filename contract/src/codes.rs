//! The code tables of the national schema (GB/T 39554 and the exchange schema of the national
//! service platform): pairs of code and label, in the order in which they are shown.

/// 事项类型.
pub const TASK_TYPE: &[(&str, &str)] = &[
    ("01", "行政许可"),
    ("02", "行政处罚"),
    ("03", "行政强制"),
    ("04", "行政征收"),
    ("05", "行政给付"),
    ("06", "行政检查"),
    ("07", "行政确认"),
    ("08", "行政奖励"),
    ("09", "行政裁决"),
    ("10", "其他行政权力"),
    ("20", "公共服务"),
];

/// 行使层级.
pub const USE_LEVEL: &[(&str, &str)] = &[
    ("1", "国家级"),
    ("2", "省级"),
    ("3", "市级"),
    ("4", "县级"),
    ("5", "镇级"),
    ("6", "村级"),
];

/// 实施主体性质.
pub const DEPT_TYPE: &[(&str, &str)] = &[("1", "法定机关"), ("2", "授权组织"), ("3", "受委托组织")];

/// 权力来源.
pub const POWER_SOURCE: &[(&str, &str)] = &[
    ("1", "法定本级行使"),
    ("2", "上级下放"),
    ("3", "上级授权"),
    ("4", "同级授权"),
    ("5", "上级委托"),
    ("6", "同级委托"),
];

/// 服务对象.
pub const SERVER_TYPE: &[(&str, &str)] = &[
    ("1", "自然人"),
    ("2", "企业法人"),
    ("3", "事业法人"),
    ("4", "社会组织法人"),
    ("5", "非法人企业"),
    ("6", "行政机关"),
    ("9", "其他组织"),
];

/// 办件类型.
pub const PROJECT_TYPE: &[(&str, &str)] = &[("1", "即办件"), ("2", "承诺件")];

/// 办理形式.
pub const HANDLE_TYPE: &[(&str, &str)] = &[("1", "窗口办理"), ("2", "网上办理"), ("3", "快递申请")];

/// 通办范围.
pub const HANDLE_AREA: &[(&str, &str)] = &[
    ("1", "全国通办"),
    ("2", "全省通办"),
    ("3", "全市通办"),
    ("4", "全县通办"),
    ("5", "全镇通办"),
    ("6", "跨村通办"),
];

/// 网上办理深度.
pub const ONLINE_DEPTH: &[(&str, &str)] = &[
    ("0", "线下办理"),
    ("1", "信息发布"),
    ("2", "网上预审"),
    ("3", "网上受理"),
    ("4", "全程网办"),
];

/// 时限单位.
pub const DAY_TYPE: &[(&str, &str)] = &[("1", "工作日"), ("2", "自然日")];

/// 事项状态.
pub const TASK_STATE: &[(&str, &str)] = &[("1", "在用"), ("2", "暂停"), ("3", "取消")];

/// 审批结果类型.
pub const RESULT_TYPE: &[(&str, &str)] = &[("1", "证照"), ("2", "批文"), ("9", "其他")];

/// 材料类型.
pub const MATERIAL_TYPE: &[(&str, &str)] =
    &[("1", "证件证书证明"), ("2", "申请表格文书"), ("3", "其他")];

/// 材料形式.
pub const MATERIAL_FORMAT: &[(&str, &str)] = &[("1", "纸质"), ("2", "电子"), ("3", "纸质或电子")];

/// 材料必要性.
pub const MATERIAL_NEED: &[(&str, &str)] = &[("1", "必要"), ("2", "非必要"), ("3", "容缺后补")];

/// 材料来源.
pub const MATERIAL_SOURCE: &[(&str, &str)] =
    &[("1", "申请人自备"), ("2", "政府部门核发"), ("9", "其他")];

/// 主题: 面向自然人 (1xx) and 面向法人 (2xx).
pub const TOPIC: &[(&str, &str)] = &[
    ("101", "生育收养"),
    ("102", "户籍办理"),
    ("103", "民族宗教"),
    ("104", "教育科研"),
    ("105", "入伍服役"),
    ("106", "就业创业"),
    ("107", "职业资格"),
    ("108", "婚姻登记"),
    ("109", "优待抚恤"),
    ("110", "住房保障"),
    ("111", "社会保障"),
    ("112", "社会救助"),
    ("113", "证件办理"),
    ("114", "交通出行"),
    ("115", "旅游观光"),
    ("116", "出境入境"),
    ("117", "消费维权"),
    ("118", "公共安全"),
    ("119", "司法公证"),
    ("120", "医疗卫生"),
    ("121", "离职退休"),
    ("122", "死亡殡葬"),
    ("123", "文化体育"),
    ("124", "公用事业"),
    ("125", "行政缴费"),
    ("199", "其他个人事项"),
    ("201", "设立变更"),
    ("202", "准营准办"),
    ("203", "资质认证"),
    ("204", "年检年审"),
    ("205", "税收财务"),
    ("206", "人力资源"),
    ("207", "投资审批"),
    ("208", "融资信贷"),
    ("209", "商务贸易"),
    ("210", "招标拍卖"),
    ("211", "农林牧渔"),
    ("212", "规划建设"),
    ("213", "交通运输"),
    ("214", "环保绿化"),
    ("215", "应急管理"),
    ("216", "公安消防"),
    ("217", "文体教育"),
    ("218", "知识产权"),
    ("219", "质量技术"),
    ("220", "检验检疫"),
    ("221", "民族事务"),
    ("222", "法人注销"),
    ("223", "档案文物"),
    ("299", "其他法人事项"),
];

/// Whether `code` stands in `table`.
#[must_use]
pub fn has(table: &[(&str, &str)], code: &str) -> bool {
    table.iter().any(|(known, _)| *known == code)
}

/// The code of the row with this label, for data written in words.
#[must_use]
pub fn code_of<'t>(table: &[(&'t str, &str)], label: &str) -> Option<&'t str> {
    table
        .iter()
        .find(|(_, known)| *known == label)
        .map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_repeats_a_code_or_a_label() {
        for table in [
            TASK_TYPE,
            USE_LEVEL,
            DEPT_TYPE,
            POWER_SOURCE,
            SERVER_TYPE,
            PROJECT_TYPE,
            HANDLE_TYPE,
            HANDLE_AREA,
            ONLINE_DEPTH,
            DAY_TYPE,
            TASK_STATE,
            RESULT_TYPE,
            MATERIAL_TYPE,
            MATERIAL_FORMAT,
            MATERIAL_NEED,
            MATERIAL_SOURCE,
            TOPIC,
        ] {
            for (index, (code, label)) in table.iter().enumerate() {
                assert!(!has(&table[index + 1..], code), "{code} twice");
                assert_eq!(code_of(table, label), Some(*code));
            }
        }
    }
}
