//! The words of the journeys (一件事).

use crate::domain::journey::{Total, Visits};

/// What a journey is.
pub const TAG: &str = "一件事";
/// The heading of the list, and the link to it.
pub const TITLE: &str = "一件事一次办";
/// Above the list.
pub const LEAD: &str =
    "一件事要跑几个部门的，合在一起看：先办哪样、哪些能同时办、总共多久、材料合成一张单子。";
/// Below the link to the list, on the first page.
pub const HINT: &str = "开餐馆、生孩子、退休……几个部门的事，一张单子看清";
/// There is none.
pub const NONE: &str = "还没有整理出一件事。请按事项搜索，或拨打 12345。";
/// To the list.
pub const TO_LIST: &str = "看别的事";
/// The region.
pub const REGION: &str = "办事地区";
/// Applies it, where no script runs.
pub const SHOW: &str = "看这里";
/// The items are those of one county, as an example.
pub const CHOOSE_COUNTY: &str =
    "各县区的时限和材料不一样，请先选您的县区。下面标“为例”的，时限以所选县区为准。";
/// The items are those of one town, as an example.
pub const CHOOSE_TOWN: &str =
    "有的事由镇街办，各镇街不完全一样，请再选您的镇街。下面标“为例”的，时限以所选镇街为准。";
/// The figures.
pub const FIGURES: &str = "总共要花多少";
/// How long.
pub const HOW_LONG: &str = "最快多久";
/// How often.
pub const HOW_OFTEN: &str = "跑几次";
/// What to bring.
pub const WHAT: &str = "带几份材料";
/// What it costs.
pub const HOW_MUCH: &str = "收费吗";
/// Above the conditions.
pub const CONDITIONS: &str = "符合您情况的，打个勾";
/// Applies them, where no script runs.
pub const COUNT_AGAIN: &str = "按我的情况算";
/// The order.
pub const ORDER: &str = "先后顺序";
/// What the limits count.
pub const COUNTED: &str =
    "时限从部门受理起算，补材料、公示、检验、评审的时间不在内。标“约”的，是把自然日折成了工作日。";
/// Nobody performs it there.
pub const NO_ITEM: &str = "这里的清单没有这一项。";
/// Nobody published a limit.
pub const NO_LIMIT: &str = "没有公布期限";
/// To the guide.
pub const GUIDE: &str = "办事指南";
/// To the checklist of the item.
pub const CHECKLIST: &str = "这一项带什么";
/// To the questions of the item.
pub const CHECK_UP: &str = "答几题，看这一项带什么";
/// What the phone keeps.
pub const KEPT: &str = "勾选只存在这部手机上。";
/// It keeps nothing.
pub const NOT_KEPT: &str = "这个浏览器不让保存，关掉页面后勾选就没有了。可以打印。";
/// Only in some cases.
pub const DEPENDS_LEAD: &str = "看您的情况，点进各项答几题就清楚。";
/// What an earlier task makes.
pub const MADE_LEAD: &str = "前面办出来的，后面直接用，不用另带。";

/// How many items it has.
pub fn count(tasks: u32, optional: u32) -> String {
    match optional {
        0 => format!("要办 {tasks} 项"),
        _ => format!("要办 {tasks} 项，看情况再办 {optional} 项"),
    }
}

/// The same above the figures, for what this person does.
pub fn counted(tasks: usize, area: &str) -> String {
    format!("{area}，一共办 {tasks} 项")
}

/// So many working days.
fn days(count: u32, is_about: bool) -> String {
    let about = if is_about { "约 " } else { "" };
    format!("{about}{count} 个工作日")
}

/// Words before a number of days: a blank stands between a word and a figure alone.
fn before(words: &str, days: &str) -> String {
    let blank = if days.starts_with('约') { "" } else { " " };
    format!("{words}{blank}{days}")
}

/// How long it takes, with everything side by side that can be.
pub fn how_long(total: &Total, tasks: usize) -> String {
    let days = days(total.side_by_side, total.is_about);
    match (total.unknown, total.side_by_side) {
        (0, 0) => "当场就能办完".to_owned(),
        (0, _) => days,
        (unknown, 0) if unknown == tasks => NO_LIMIT.to_owned(),
        (_, 0) => "说不准".to_owned(),
        (_, _) => before("至少", &days),
    }
}

/// What that is beside one after another.
pub fn saved(total: &Total) -> Option<String> {
    let saved = total.one_by_one - total.side_by_side;
    let about = if total.is_about { "约" } else { "" };
    let sum = total.one_by_one;
    (saved > 0).then(|| format!("一项一项办要{about} {sum} 个，少等 {saved} 天"))
}

/// Of how many nobody published a limit.
pub fn unlimited(total: &Total, tasks: usize) -> Option<String> {
    let unknown = total.unknown;
    (unknown > 0 && unknown < tasks).then(|| format!("有 {unknown} 项没公布期限"))
}

/// What the law allows, where that is more.
pub fn statutory(promised: &Total, statutory: &Total) -> Option<String> {
    let is_more = statutory.side_by_side > promised.side_by_side;
    let days = days(statutory.side_by_side, statutory.is_about);
    (is_more && statutory.unknown == 0).then(|| before("法定最长", &days))
}

/// How often one must go.
pub fn how_often(visits: &Visits) -> String {
    match (visits.sum, visits.is_at_least) {
        (0, false) => "一次不用跑".to_owned(),
        (0, true) => super::item::UNKNOWN.to_owned(),
        (sum, false) => format!("最多跑 {sum} 次"),
        (sum, true) => format!("至少跑 {sum} 次"),
    }
}

/// How many can be done online.
pub fn online(count: usize, tasks: usize) -> Option<String> {
    match count {
        0 => None,
        _ if count == tasks => Some("都能网上办".to_owned()),
        _ => Some(format!("{count} 项能网上办")),
    }
}

/// How many materials there are to bring.
pub fn materials(count: usize) -> String {
    match count {
        0 => "什么都不用带".to_owned(),
        _ => format!("{count} 份"),
    }
}

/// What merging them saved.
pub fn merged(count: usize, one_by_one: usize) -> Option<String> {
    (one_by_one > count).then(|| format!("{one_by_one} 份合并成的"))
}

/// How many cost something.
pub fn fees(charged: usize, unknown: usize) -> String {
    match (charged, unknown) {
        (0, 0) => "都不收费".to_owned(),
        (0, _) => format!("{unknown} 项没公布"),
        (_, _) => format!("{charged} 项收费"),
    }
}

/// The figures in a sentence, for the ear and below the conditions.
pub fn in_short(tasks: usize, how_long: &str, materials: usize) -> String {
    format!("现在是 {tasks} 项，{how_long}，{}", bring(materials))
}

/// What one does in a case.
pub fn then_do(names: &[String]) -> String {
    format!("要{}", names.join("、"))
}

/// The heading of a stage.
pub fn stage(number: usize, stages: usize, tasks: usize) -> String {
    match (stages, tasks) {
        (1, 1) => "就这一项".to_owned(),
        (1, _) => format!("这 {tasks} 项可以同时办，不分先后"),
        (_, 1) => format!("第 {number} 步"),
        (_, _) => format!("第 {number} 步，这 {tasks} 项可以同时办"),
    }
}

/// What a task waits for.
pub fn after(names: &[&str]) -> String {
    format!(
        "等{}办好",
        names.iter().map(|n| format!("“{n}”")).collect::<String>()
    )
}

/// Under which condition one does a task.
pub fn only_if(condition: &str) -> String {
    format!("看情况：{condition}")
}

/// Whose limits these are.
pub fn example(area: &str) -> String {
    format!("以{area}为例")
}

/// What the links of a task are about, for the ear.
pub fn about(words: &str, task: &str) -> String {
    format!("{words}：{task}")
}

/// What to bring.
pub fn bring(count: usize) -> String {
    match count {
        0 => "什么都不用带".to_owned(),
        _ => format!("要带 {count} 份材料"),
    }
}

/// What an earlier task makes.
pub fn made(count: usize) -> String {
    format!("前一步办出来的 {count} 份")
}

/// The tasks that a material is for; the whole journey has so many.
pub fn used_for(names: &[&str], tasks: usize) -> String {
    if names.len() == tasks && tasks > 1 {
        return format!("{tasks} 项都用它");
    }
    format!("用于：{}", names.join("、"))
}

/// The tasks that name it and do not need it.
pub fn not_for(names: &[&str]) -> String {
    format!("{}不用交", names.join("、"))
}

/// What offices call it.
pub fn also(names: &[String]) -> String {
    format!("也写作：{}", names.join("；"))
}

/// Which task makes it.
pub fn made_by(task: &str) -> String {
    format!("“{task}”办出来的，不用另带")
}

/// The description of a journey, for search engines.
pub fn description(summary: &str) -> String {
    format!("{summary}先后顺序、时限、合并后的材料清单。")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(side_by_side: u32, one_by_one: u32, is_about: bool, unknown: usize) -> Total {
        Total {
            side_by_side,
            one_by_one,
            is_about,
            unknown,
        }
    }

    #[test]
    fn time_is_said_as_far_as_it_is_known() {
        let rows = [
            (
                total(12, 31, true, 0),
                "约 12 个工作日",
                Some("一项一项办要约 31 个，少等 19 天"),
                None,
            ),
            (total(8, 8, false, 0), "8 个工作日", None, None),
            (total(0, 0, false, 0), "当场就能办完", None, None),
            (
                total(7, 9, false, 2),
                "至少 7 个工作日",
                Some("一项一项办要 9 个，少等 2 天"),
                Some("有 2 项没公布期限"),
            ),
            (
                total(0, 0, false, 2),
                "说不准",
                None,
                Some("有 2 项没公布期限"),
            ),
            (total(0, 0, false, 5), "没有公布期限", None, None),
        ];
        for (total, how_long, saved, unlimited) in rows {
            assert_eq!(super::how_long(&total, 5), how_long);
            assert_eq!(super::saved(&total).as_deref(), saved);
            assert_eq!(super::unlimited(&total, 5).as_deref(), unlimited);
        }
        let law = total(30, 60, false, 0);
        let promised = total(12, 31, false, 0);
        assert_eq!(
            statutory(&promised, &law).as_deref(),
            Some("法定最长 30 个工作日")
        );
        assert_eq!(
            statutory(&promised, &total(30, 60, true, 0)).as_deref(),
            Some("法定最长约 30 个工作日")
        );
        assert_eq!(statutory(&law, &law), None);
        assert_eq!(statutory(&promised, &total(30, 60, false, 1)), None);
    }

    #[test]
    fn visits_and_fees() {
        let visits = |sum, is_at_least| how_often(&Visits { sum, is_at_least });
        assert_eq!(visits(0, false), "一次不用跑");
        assert_eq!(visits(3, false), "最多跑 3 次");
        assert_eq!(visits(3, true), "至少跑 3 次");
        assert_eq!(visits(0, true), "未公布");
        assert_eq!(
            (fees(0, 0), fees(2, 1), fees(0, 1)),
            (
                "都不收费".to_owned(),
                "2 项收费".to_owned(),
                "1 项没公布".to_owned()
            )
        );
    }
}
