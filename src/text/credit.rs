//! The words of 红黑榜: the lists and one entry.

use shigantong_contract::credit::repair::RepairStart;
use shigantong_contract::{CreditTerms, Date};

use super::deadline::day_with_year;

/// The heading.
pub const TITLE: &str = "红黑榜";
/// Search engines.
pub const DESCRIPTION: &str =
    "依法公示的守信和失信记录：谁、凭什么、公示到哪天、怎么修复、怎么提异议。";
/// What the lists are and are not, with the law.
pub const ABOUT: [(&str, &str); 2] = [
    (
        "是什么",
        "有关机关依法认定、还在公示期内的守信（红榜）和失信（黑榜）记录。",
    ),
    (
        "不是什么",
        "不是给人打分；期满、修复或更正后就撤下（《信用修复管理办法》，国家发展改革委令第36号）。",
    ),
];

/// The accessible name of the tabs.
pub const TABS: &str = "榜单";
/// The tabs: value and label; empty is both lists.
pub const LISTS: [(&str, &str); 3] = [("", "全部"), ("red", "红榜"), ("black", "黑榜")];
/// The accessible name of the search.
pub const SEARCH: &str = "搜名称或代码";
/// Inside the empty box.
pub const SEARCH_HINT: &str = "企业名称、拼音或代码";
/// The accessible name of the list.
pub const LIST: &str = "公示记录";
/// The orders: value and label.
pub const SORTS: [(&str, &str); 4] = [
    ("relevance", "最相关"),
    ("newest", "最新认定"),
    ("ending", "快到期"),
    ("name", "按名称"),
];
/// How many there are.
pub fn total(total: u32, q: &str) -> String {
    if q.is_empty() {
        format!("共 {total} 条在公示")
    } else {
        format!("“{q}”找到 {total} 条在公示的记录")
    }
}
/// There is nothing at all.
pub const NOTHING: &str = "现在没有在公示的记录";
/// Nothing is found.
pub const NONE: &str = "没有找到在公示的记录";
/// What that means and what to try then.
pub const NONE_TIPS: [&str; 4] = [
    "没找到，就是现在没有在公示的记录；不代表信用好，也不代表信用不好",
    "名称少打几个字，或用拼音首字母，如“sljz”",
    "有统一社会信用代码，用代码查最准",
    "放宽地区、部门和其他筛选",
];
/// Takes words and filters away.
pub const ALL: &str = "看全部记录";
/// To the look-up of applications.
pub const TO_TRACK: &str = "查异议、修复办到哪一步";
/// To the company of a code that was typed.
pub const COMPANY_OF: &str = "看这家企业的监管信息";
/// To the lists by a code that was typed.
pub const CREDIT_OF: &str = "查红黑榜";
/// What was typed is a code.
pub const IS_CODE: &str = "这是统一社会信用代码，可以这样查：";
/// What was typed asks for the lists.
pub const IS_ASKED: &str = "查守信、失信记录：";
/// Words that ask for the lists.
pub const ASKED_BY: [&str; 9] = [
    "红黑榜",
    "红榜",
    "黑榜",
    "黑名单",
    "失信",
    "守信",
    "信用修复",
    "老赖",
    "信用中国",
];

/// From when and until when it is shown.
pub fn shown_until(max: Option<Date>) -> String {
    max.map_or_else(
        || "没有固定期限".to_owned(),
        |day| format!("公示到 {}", day_with_year(day)),
    )
}
/// Who decided, and when.
pub fn decided(dept: &str, day: Date) -> String {
    format!("{dept} · {} 认定", day_with_year(day))
}

/// No such entry is published.
pub const GONE: &str = "这条记录不在公示";
/// What that means, and no more.
pub const GONE_HINT: &str =
    "公示期满、已修复或已更正撤下的记录，本站不再显示任何内容。网址打错了也会到这里。";
/// Search engines, one entry.
pub fn description(title: &str, dept: &str) -> String {
    format!("{title}：{dept}认定。为什么、公示到哪天、怎么修复、怎么提异议。")
}

/// The parts of an entry.
pub const TERM: &str = "公示到什么时候";
/// Duties that are open.
pub const DUTIES: &str = "还要履行的义务";
/// All are done.
pub const DUTIES_DONE: &str = "应履行的义务";
/// A duty that is open.
pub const OPEN: &str = "还没履行";
/// A duty that is done.
pub fn done(day: Date) -> String {
    format!("{} 已履行", day_with_year(day))
}
/// How to repair.
pub const REPAIR: &str = "怎么修复";
/// What was decided, on the black list.
pub const DECISION: &str = "为什么在榜上";
/// The merit, on the red list.
pub const MERIT: &str = "为什么上红榜";
/// The law.
pub const BASIS: &str = "依据的法律条文";
/// What follows, on the black list.
pub const CONSEQUENCES: &str = "会受到什么影响";
/// What follows, on the red list.
pub const INCENTIVES: &str = "能享受什么激励";
/// Measures without a law are none.
pub const CONSEQUENCES_HINT: &str =
    "每一项都要有法律依据；没有列在这里的，谁也不能以这条记录为由来限制。";
/// How to object.
pub const OBJECTION: &str = "觉得记录有错";
/// The history.
pub const HISTORY: &str = "记录的经过";
/// Rows.
pub const WHO: &str = "主体";
/// The kind of subject.
pub const KIND: &str = "主体类型";
/// 统一社会信用代码.
pub const USCC: &str = "统一社会信用代码";
/// A person's number, masked.
pub const ID: &str = "证件号（已打码）";
/// The field.
pub const FIELD: &str = "领域";
/// 认定机关.
pub const DEPT: &str = "认定机关";
/// 文号.
pub const NUMBER: &str = "文号";
/// 认定日期.
pub const DECIDED: &str = "认定日期";
/// Published here.
pub const PUBLISHED: &str = "公示日期";
/// The region.
pub const AREA: &str = "地区";
/// Who does it.
pub const BY: &str = "谁来做";
/// By which law.
pub const BY_LAW: &str = "依据";
/// The entry is disputed.
pub const DISPUTED: &str = "有人对这条记录提了异议，正在核实。";
/// The entry was corrected.
pub const CORRECTED: &str = "这条记录经异议核实后已更正，下面是更正后的内容。";
/// To the company.
pub const COMPANY: &str = "看这家企业的许可、检查和处罚";
/// The severity of an entry.
pub fn severity(label: &str) -> String {
    format!("失信程度：{label}")
}

/// The term as a plain sentence.
pub fn term(decided_on: Date, terms: &CreditTerms, is_red: bool) -> String {
    let from = day_with_year(decided_on);
    match (terms.min_until, terms.max_until) {
        (_, None) if is_red => {
            format!("从 {from} 起公示，没有固定期限；称号撤销或失效后撤下。")
        }
        (_, None) => format!("从 {from} 起公示。"),
        (_, Some(max)) if is_red => {
            format!("从 {from} 起公示，到 {} 为止。", day_with_year(max))
        }
        (None, Some(max)) => format!(
            "从认定之日 {from} 起算，最长公示到 {}，到期自动撤下。没有最短公示期：义务履行完就可以申请修复。",
            day_with_year(max)
        ),
        (Some(min), Some(max)) => format!(
            "从认定之日 {from} 起算，最短公示到 {}，最长公示到 {}，到期自动撤下。",
            day_with_year(min),
            day_with_year(max)
        ),
    }
}
/// How many days are left; today counts.
pub fn left(days: u32) -> String {
    match days {
        1 => "今天是最后一天".to_owned(),
        days => format!("还要公示 {days} 天（含今天）"),
    }
}
/// Under the bar.
pub const BAR_START: &str = "认定";
/// The end of the shortest time.
pub const BAR_MIN: &str = "最短";
/// The end of the longest time.
pub const BAR_MAX: &str = "最长";
/// Where the terms are set.
pub fn term_source(source: &str) -> String {
    format!("期限依据：{source}。公示时定下，以后规定变了也不变。")
}

/// When repair can be asked for, before today is known.
pub fn repair_from(from: Option<Date>, has_open: bool) -> String {
    match (from, has_open) {
        (Some(from), false) => format!("最早 {} 可以申请修复。", day_with_year(from)),
        (Some(from), true) => format!(
            "先履行完上面的义务；最短公示期过后，最早 {} 可以申请修复。",
            day_with_year(from)
        ),
        (None, true) => "先履行完上面的义务，就可以申请修复。".to_owned(),
        (None, false) => "义务都已履行，可以申请修复。".to_owned(),
    }
}
/// The same on a day: the countdown.
pub fn repair_start(start: &RepairStart) -> String {
    match *start {
        RepairStart::Never => "这条记录现在不能申请修复。".to_owned(),
        RepairStart::EndsFirst { last } => format!(
            "等不到修复那天，{} 公示就到期自动撤下，不用申请。",
            day_with_year(last)
        ),
        RepairStart::ObligationsOpen { open, .. } => format!("还有 {open} 项义务没履行。"),
        RepairStart::In { days, .. } => format!("还有 {days} 天可以申请。"),
        RepairStart::Open { .. } => "现在就可以申请。".to_owned(),
    }
}
/// Before the day is known.
pub const COUNTDOWN: &str = "正在算还有几天…";
/// The steps.
pub const STEPS: &str = "步骤";
/// The materials.
pub const MATERIALS: &str = "要交的材料";
/// How long it takes, and that it is free.
pub const REPAIR_TIMES: &str = "交上申请，就会告诉您最晚哪天答复。不收费。";
/// Begins an application for repair.
pub const TO_REPAIR: &str = "申请修复";
/// An application is being dealt with.
pub const IN_REPAIR: &str = "已经有修复申请在办。";
/// Begins an objection.
pub const TO_OBJECT: &str = "提异议";
/// Without the record's own words.
pub const OBJECTION_WAY: &str =
    "记录写错、认定已被撤销、期限算错，都可以向认定机关提异议，不用等、不收费。";
/// Shown to the subject only: who may do it.
pub const SUBJECT_ONLY: &str = "由记录上的主体本人（本单位）或受托人办理。";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn terms_are_sentences() {
        let terms = |min: Option<&str>, max: Option<&str>| CreditTerms {
            min_until: min.map(day),
            max_until: max.map(day),
            ..CreditTerms::default()
        };
        let rows = [
            (
                terms(Some("2026-08-04"), Some("2027-05-04")),
                false,
                "最短公示到 2026年8月4日，最长公示到 2027年5月4日",
            ),
            (terms(None, Some("2026-08-04")), false, "没有最短公示期"),
            (terms(None, None), true, "没有固定期限"),
            (
                terms(None, Some("2029-05-04")),
                true,
                "到 2029年5月4日 为止",
            ),
        ];
        for (terms, is_red, part) in rows {
            let sentence = term(day("2026-05-04"), &terms, is_red);
            assert!(sentence.contains(part), "{sentence}");
            assert!(sentence.contains("2026年5月4日"), "{sentence}");
        }
        assert_eq!(left(1), "今天是最后一天");
        assert!(left(160).contains("160 天"));
    }

    #[test]
    fn the_start_of_repair_is_said() {
        let from = day("2026-08-05");
        let rows = [
            (RepairStart::Never, "不能申请"),
            (RepairStart::EndsFirst { last: from }, "自动撤下"),
            (RepairStart::ObligationsOpen { open: 2, from }, "2 项义务"),
            (RepairStart::In { days: 4, from }, "还有 4 天"),
            (RepairStart::Open { since: from }, "现在就可以"),
        ];
        for (start, part) in rows {
            assert!(repair_start(&start).contains(part), "{start:?}");
        }
        assert!(repair_from(Some(from), true).contains("先履行完"));
        assert!(repair_from(None, false).contains("可以申请修复"));
    }
}
