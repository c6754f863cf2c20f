//! The words of the item page and of the guide.

/// Search engines where an item has no summary.
pub fn description(name: &str, dept: &str) -> String {
    format!("{name}：{dept}的权责、依据、条件、材料、时限、地点和监督电话。")
}
/// To the guide.
pub const TO_GUIDE: &str = "看办事指南";
/// From the guide to the power.
pub const TO_ITEM: &str = "看权责和依据";
/// The guide.
pub const GUIDE: &str = "办事指南";
/// The same item in other regions.
pub const OTHER_PLACES: &str = "换个地方办";
/// The parts of a page, for jumping.
pub const PARTS: &str = "本页内容";
/// What the power consists of.
pub const EXERCISE: &str = "行使内容";
/// Who holds it.
pub const WHO: &str = "谁来办";
/// The body.
pub const DEPT: &str = "实施主体";
/// Its nature.
pub const DEPT_TYPE: &str = "主体性质";
/// The level.
pub const LEVEL: &str = "行使层级";
/// Where the power comes from.
pub const SOURCE: &str = "权力来源";
/// With whom.
pub const OTHER_DEPT: &str = "联办机构";
/// On whose behalf.
pub const ENTRUST: &str = "委托部门";
/// Its codes.
pub const TASK_CODE: &str = "实施编码";
/// Its key.
pub const HANDLE_CODE: &str = "业务办理项编码";
/// In force since.
pub const EFFECTIVE: &str = "生效日期";
/// The law.
pub const LAW: &str = "法律依据";
/// Unfolds the text of an article.
pub const LAW_TEXT: &str = "条文";
/// Duties.
pub const DUTIES: &str = "责任事项";
/// Accountability.
pub const ACCOUNTABILITY: &str = "追责情形";
/// The discretion table.
pub const DISCRETION: &str = "裁量基准";
/// Its columns.
pub const DISCRETION_COLUMNS: (&str, &str) = ("情节", "幅度");
/// Who may ask.
pub const FOR_WHOM: &str = "服务对象";
/// The limits.
pub const LIMITS: &str = "办理时限";
/// By law.
pub const STATUTORY: &str = "法定时限";
/// As promised.
pub const PROMISED: &str = "承诺时限";
/// Nothing was cut.
pub const NOT_CUT: &str = "承诺时限与法定时限相同，没有压缩";
/// At once.
pub const AT_ONCE: &str = "当场办结";
/// The law sets none, as for powers that an office uses of its own accord.
pub const NO_LIMIT: &str = "没有规定";
/// The list does not say.
pub const UNKNOWN: &str = "未公布";
/// 听证, 检验, 检测, 鉴定, 专家评审: whether their time counts stands with each.
pub const SPECIAL: &str = "特别程序";
/// Where and when.
pub const WHERE: &str = "地点和时间";
/// The place.
pub const PLACE: &str = "办理地点";
/// The hours.
pub const HOURS: &str = "办理时间";
/// Telephone.
pub const PHONE: &str = "咨询电话";
/// Complaint telephone.
pub const COMPLAINT_PHONE: &str = "监督投诉";
/// Why.
pub const VISITS_WHY: &str = "到现场原因";
/// Ways to hand in.
pub const WAYS: &str = "办理方式";
/// How far online.
pub const ONLINE: &str = "网办深度";
/// In which regions one can hand in.
pub const HANDLE_AREA: &str = "通办范围";
/// Fees.
pub const FEES: &str = "收费";
/// None.
pub const FREE: &str = "不收费";
/// Some.
pub const CHARGED: &str = "收费";
/// Conditions.
pub const CONDITIONS: &str = "办理条件";
/// For powers that one does not ask for.
pub const CONDITIONS_OF_POWER: &str = "适用情形";
/// Materials.
pub const MATERIALS: &str = "要带的材料";
/// For powers that one does not ask for.
pub const MATERIALS_OF_POWER: &str = "当事人可提供的材料";
/// Need not be handed in.
pub const EXEMPT: &str = "免提交";
/// Steps.
pub const STEPS: &str = "办理流程";
/// A step's columns.
pub const STEP_ROLE: &str = "办理人";
/// Limit of a step.
pub const STEP_LIMIT: &str = "时限";
/// Standard of a step.
pub const STEP_STANDARD: &str = "审查标准";
/// Result of a step.
pub const STEP_RESULT: &str = "结果";
/// Risk of a step.
pub const STEP_RISK: &str = "风险点";
/// The result.
pub const RESULT: &str = "办理结果";
/// For how long.
pub const VALIDITY: &str = "有效期";
/// FAQ.
pub const FAQ: &str = "常见问题";
/// Remedies.
pub const REMEDIES: &str = "不服怎么办";
/// Reconsideration.
pub const RECONSIDERATION: &str = "行政复议";
/// Litigation.
pub const LITIGATION: &str = "行政诉讼";

/// So many days; 0 is at once.
pub fn days(day: u16, unit: &str) -> String {
    if day == 0 {
        AT_ONCE.to_owned()
    } else {
        format!("{day} 个{unit}")
    }
}

/// The share that the promise cuts.
pub fn cut(percent: u16) -> String {
    format!("比法定时限少 {percent}%")
}

/// The same beside the statutory limit.
pub fn cut_short(percent: u16) -> String {
    format!("少 {percent}%")
}

/// So many days, where nobody knows which; 0 is at once.
pub fn days_of_some_kind(day: u16) -> String {
    if day == 0 {
        AT_ONCE.to_owned()
    } else {
        format!("{day} 天")
    }
}

/// So many visits.
pub fn visits(visits: u8) -> String {
    match visits {
        0 => "一次不用跑".to_owned(),
        1 => "最多跑 1 次".to_owned(),
        more => format!("要跑 {more} 次"),
    }
}

/// The unit of a limit that names none: the law counts working days (行政许可法 第八十二条).
pub const WORKING_DAY: &str = "工作日";
