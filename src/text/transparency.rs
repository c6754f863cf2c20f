//! The words of 晒结果: how promises are kept, hearings, published decisions.

/// The group of pages.
pub const LABEL: &str = "晒过程、晒结果";
/// How promises are kept.
pub const PERFORMANCE: &str = "说到做到吗";
/// Search engines.
pub const PERFORMANCE_DESCRIPTION: &str =
    "各部门、各事项真正用了几天，和承诺、法定的期限比一比，按期办结率怎么算的也写清楚。";
/// Above the list.
pub const PERFORMANCE_LEAD: &str = "真正用了几天，和承诺的、法定的比一比。";
/// How the share is reckoned.
pub const FORMULA: &str = "按期率 =（按期办结的件数）÷（已办结的件数 + 没办结但已超期的件数）";
/// What the figures are.
pub const QUANTILES: &str =
    "“一半人”是中位数：一半的件比这快。“九成人”：十件里有九件不超过这个天数。";
/// Few cases.
pub fn too_few(count: u32) -> String {
    format!("另有 {count} 个事项不到 5 件，不显示，免得认出是谁的事。")
}
/// From when the cases are.
pub fn since(since: &str, at: &str) -> String {
    format!("{since}以来受理的件，算到{at}。")
}
/// Counted in days of two kinds, or too few.
pub const NO_DAYS: &str = "件数不够或天数口径不同，不算";
/// There is none.
pub const NO_PERFORMANCE: &str = "还没有够 5 件的部门或事项，暂时没有数字。";
/// Half of the cases.
pub const P50: &str = "一半人用了";
/// Nine of ten.
pub const P90: &str = "九成人用了";
/// The promise.
pub const PROMISED: &str = "承诺";
/// The law.
pub const STATUTORY: &str = "法定";
/// The sample.
pub const SAMPLE: &str = "样本";
/// So many cases.
pub fn cases(closed: u32, open_overdue: u32) -> String {
    match open_overdue {
        0 => format!("办结 {closed} 件"),
        open => format!("办结 {closed} 件，没办结已超期 {open} 件"),
    }
}
/// The share by the promised limit.
pub const PROMISED_ON_TIME: &str = "承诺按期率";
/// The share by the limit of the law.
pub const STATUTORY_ON_TIME: &str = "法定按期率";
/// A share with what it rests on.
pub fn share(percent: u32, on_time: u32, of: u32) -> String {
    format!("{percent}%（{on_time} ÷ {of}）")
}
/// The items of a body.
pub fn items(count: usize) -> String {
    format!("看 {count} 个事项")
}
/// To the guide of an item, for the ear.
pub fn guide_of(name: &str) -> String {
    format!("看办事指南：{name}")
}

/// 听证公告.
pub const HEARINGS: &str = "听证公告";
/// Search engines.
pub const HEARINGS_DESCRIPTION: &str = "什么时候、在哪里听证，怎么报名旁听或发言。";
/// Above the list.
pub const HEARINGS_LEAD: &str = "哪件事要听大家意见、什么时候、怎么参加。";
/// 结果公示.
pub const DECISIONS: &str = "结果公示";
/// Search engines.
pub const DECISIONS_DESCRIPTION: &str = "公开的行政决定：谁决定的、对谁、结果是什么，附文书。";
/// Above the list.
pub const DECISIONS_LEAD: &str = "公开的决定，谁都能看，谁都能监督。";
/// The accessible name of the search of hearings.
pub const SEARCH_HEARINGS: &str = "搜听证公告";
/// The accessible name of the search of decisions.
pub const SEARCH_DECISIONS: &str = "搜结果公示";
/// Inside the empty box.
pub const SEARCH_HINT: &str = "事项、部门或文号";
/// Nothing is found.
pub const NONE: &str = "没有找到";
/// What to try then.
pub const NONE_HINT: &str = "换个说法，或者看全部。";
/// There is nothing at all.
pub const NOTHING: &str = "目前没有公告。";
/// All of them.
pub const ALL: &str = "看全部";

/// A day or a moment, with its day of the week.
pub fn with_weekday(when: &str, day: shigantong_contract::Date) -> String {
    format!("{when}（{}）", super::deadline::weekday(day))
}

/// When it is held.
pub const HELD: &str = "时间";
/// Where.
pub const PLACE: &str = "地点";
/// Until when to register.
pub const REGISTER: &str = "报名截止";
/// How to take part.
pub const HOW: &str = "怎么参加";
/// Who.
pub const DEPT: &str = "机关";
/// About which item.
pub const ITEM: &str = "事项";
/// 文号.
pub const NUMBER: &str = "文号";
/// The party.
pub const PARTY: &str = "当事人";
/// The day.
pub const DECIDED: &str = "决定日期";
/// What was decided.
pub const SUMMARY: &str = "内容";
/// Opens the document.
pub const DOCUMENT: &str = "看文书";
/// The same for the ear.
pub fn document_of(title: &str) -> String {
    format!("{DOCUMENT}：{title}")
}
