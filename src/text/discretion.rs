//! The words of 裁量基准: standards, the calculator, penalties beside it.

use shigantong_contract::discretion::{Bounds, Effect, LawfulRange, NoRange};
use shigantong_contract::{Coded, DiscretionRule};

use crate::domain::discretion::Mark;
use crate::domain::money;

/// The heading.
pub const TITLE: &str = "裁量基准";
/// Search engines.
pub const DESCRIPTION: &str =
    "同样的事该罚多少：每种处罚有哪些情节、对应什么幅度，自己算一算，再和已公开的处罚比一比。";
/// Above the list.
pub const LEAD: &str =
    "同样的事，该罚多少有标准（行政处罚法第三十四条）。选一种处罚，算一算，再和别人比一比。";
/// The accessible name of the search.
pub const SEARCH: &str = "搜处罚事项";
/// Inside the empty box.
pub const SEARCH_HINT: &str = "如：食品、排污";
/// How many.
pub fn total(count: usize) -> String {
    format!("共 {count} 种处罚")
}
/// There is none.
pub const NOTHING: &str = "还没有公布裁量基准";
/// Nothing is found.
pub const NONE: &str = "没有找到这种处罚的裁量基准";
/// What that means.
pub const NONE_HINT: &str =
    "没有公布，不等于可以随便罚：法律写明的幅度照样管用。可以请执法的部门出示基准。";
/// All.
pub const ALL: &str = "看全部裁量基准";
/// The list is narrowed to an item.
pub const OF_ITEM: &str = "只看这个事项的基准。";
/// On the page of an item.
pub const TO_STANDARD: &str = "该罚多少：裁量基准";
/// There is no such standard.
pub const GONE: &str = "没有这个裁量基准";
/// Search engines, one standard.
pub fn description(name: &str) -> String {
    format!("{name}：什么情节罚多少，自己算，和已公开的处罚比。")
}

/// The table.
pub const TABLE: &str = "什么情节罚多少";
/// Its columns.
pub const COLUMNS: [&str; 2] = ["情节", "幅度"];
/// No circumstance leads to the band.
pub const NO_CIRCUMSTANCE: &str = "没有从轻、从重的情节";
/// The range of the law.
pub const STATUTORY: &str = "法律写的幅度";
/// The law sets none.
pub const NO_STATUTORY: &str = "法律没有写上下限";
/// Where the standard is set.
pub const SOURCE: &str = "基准出处";
/// The law.
pub const LAW: &str = "处罚依据";

/// The calculator.
pub const CALCULATOR: &str = "自己算一算";
/// What to do.
pub const CALCULATOR_HINT: &str = "把符合的情节都勾上；一个都不符合就不勾。";
/// Computes without scripts.
pub const CALCULATE: &str = "算一算";
/// Takes all away.
pub const CLEAR: &str = "全部不勾";
/// Above the range.
pub const LAWFUL: &str = "合法的幅度";
/// By which bands.
pub fn bands(range: &LawfulRange) -> String {
    format!("按“{}”", range.bands.join("”“"))
}
/// Lighter and heavier meet.
pub const WEIGHED: &str =
    "有从轻的，也有从重的：由执法部门综合考虑，但要说明理由，不能超出这个范围。";
/// Not punished.
pub const EXEMPT: &str = "依法不予处罚（行政处罚法第三十三条）：不罚款，但要改正、要受教育。";
/// Below the least of the law.
pub const MITIGATED: &str = "减轻处罚可以低于法律写的下限（行政处罚法第三十二条）。";
/// It is outside the law's range at the top.
pub const NOT_FINAL: &str =
    "这里算的只是公开的标准，不是处罚决定；决定前您有权陈述、申辩（行政处罚法第四十五条）。";

/// Why there is no range.
pub fn no_range(why: &NoRange, rule: &DiscretionRule) -> String {
    let label = |key: &str| {
        let found = rule.circumstances.iter().find(|one| one.key == key);
        found.map_or_else(|| key.to_owned(), |one| one.label.clone())
    };
    match why {
        NoRange::Unknown(_) => {
            "链接里有这个基准没有的情节，可能基准已经修改；请重新勾选。".to_owned()
        }
        NoRange::Contradiction(exempt, heavier) => format!(
            "“{}”是不予处罚的情节，“{}”是从重处罚的情节，两个不能同时成立：不该罚的就谈不上重罚，该重罚的就不能算轻微（行政处罚法第三十三条）。请去掉一个。",
            label(exempt),
            label(heavier)
        ),
        NoRange::NoBand(effect) => format!(
            "这个基准没有写“{}”的幅度，请问执法的部门。",
            effect_label(*effect)
        ),
    }
}

fn effect_label(effect: Effect) -> String {
    effect.coded().label
}

/// An amount in its unit.
pub fn amount(number: u64, unit: &Coded) -> String {
    match unit.code.as_str() {
        "fen" => format!("{} 元", money::yuan(number)),
        "percent" if number >= 100 => format!("{} 倍", money::times(number)),
        "percent" => format!("{number}%"),
        "day" => format!("{number} 日"),
        _ => format!("{} {}", money::grouped(number), unit.label),
    }
}

/// From the one through the other.
pub fn range(from: u64, to: u64, unit: &Coded) -> String {
    match (from, to) {
        (0, 0) => "不罚".to_owned(),
        (0, to) => format!("{}以下", amount(to, unit)),
        (from, to) if from == to => amount(from, unit),
        (from, to) => format!("{} 到 {}", amount(from, unit), amount(to, unit)),
    }
}

/// What a penalty came to.
pub fn penalty(number: Option<u64>, unit: &Coded) -> String {
    match number {
        None => "没有罚款".to_owned(),
        Some(0) => "不予罚款".to_owned(),
        Some(number) => amount(number, unit),
    }
}

/// The range that the law sets.
pub fn statutory(bounds: Option<Bounds>, unit: Option<&Coded>) -> String {
    match (bounds, unit) {
        (Some(bounds), Some(unit)) => range(bounds.from, bounds.to, unit),
        _ => NO_STATUTORY.to_owned(),
    }
}

/// The penalties.
pub const SIMILAR: &str = "同类的处罚罚了多少";
/// In what order.
pub const SIMILAR_HINT: &str =
    "情节和您勾的最像的排在前面。每一件都按它自己的情节算幅度，再看罚得轻重。";
/// There is none.
pub const NO_PENALTY: &str = "还没有公开按这个基准作出的处罚。";
/// Only the latest.
pub fn latest(shown: usize, total: u32) -> String {
    format!("一共公开了 {total} 件，这里是最近的 {shown} 件。")
}
/// How many lie outside.
pub fn outside(count: usize, of: usize) -> String {
    match count {
        0 => format!("{of} 件都在自己的幅度里。"),
        count => format!("{of} 件里有 {count} 件在幅度外。"),
    }
}
/// The same circumstances.
pub const SAME: &str = "情节相同";
/// Some in common.
pub fn shared(count: usize) -> String {
    format!("{count} 个情节相同")
}
/// The circumstances.
pub const CIRCUMSTANCES: &str = "情节";
/// None.
pub const NONE_FOUND: &str = "没有从轻、从重的情节";
/// Its own range.
pub const OWN_RANGE: &str = "该罚的幅度";
/// It cannot be reckoned.
pub const NO_OWN_RANGE: &str = "算不出：记录的情节和基准对不上";
/// Who decided.
pub const BY: &str = "决定机关";
/// 文号.
pub const NUMBER: &str = "文号";
/// A mark, in words.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Within => "在幅度内",
        Mark::Light => "偏轻",
        Mark::Heavy => "偏重",
        Mark::Unmeasured => "不能比",
    }
}
/// To what one can do.
pub const TO_REMEDY: &str = "觉得不公平，可以怎么办";
/// What one can do.
pub const REMEDY: &str = "觉得罚得不对";
/// The ways, each with its law.
pub const WAYS: [(&str, &str); 3] = [
    (
        "被罚的人自己",
        "自知道之日起 60 日内申请行政复议，不收费（行政复议法第二十条）；也可以在 6 个月内起诉（行政诉讼法第四十六条）。把同类处罚一起交上去。",
    ),
    (
        "别的人",
        "发现罚重了、罚轻了、该罚没罚，都可以申诉或者检举，行政机关要审查、有错要改（行政处罚法第七十五条）。",
    ),
    (
        "拿不准",
        "拨打 12348 问法律援助，或拨打 12345 反映。偏重、偏轻只是和公开的基准比，不等于一定违法。",
    ),
];
/// To a complaint.
pub const TO_COMPLAIN: &str = "投诉这类处罚";
/// The item of the penalty.
pub const TO_ITEM: &str = "看这项权力";
/// Nothing chosen.
pub const NOTHING_CHOSEN: &str = "一个情节都没勾：按一般处罚算。";

#[cfg(test)]
mod tests {
    use shigantong_contract::discretion::codes::UNIT;

    use super::*;

    #[test]
    fn amounts_are_said_in_their_unit() {
        let unit = |code| Coded::of(UNIT, code);
        let rows = [
            (5_000_000, "fen", "50,000 元"),
            (50, "fen", "0.50 元"),
            (300, "percent", "3 倍"),
            (150, "percent", "1.5 倍"),
            (30, "percent", "30%"),
            (5, "day", "5 日"),
            (1_000, "later", "1,000 later"),
        ];
        for (number, code, expected) in rows {
            assert_eq!(amount(number, &unit(code)), expected);
        }
        let rows = [
            (0, 0, "fen", "不罚"),
            (0, 10_000, "fen", "100 元以下"),
            (10_000, 10_000, "fen", "100 元"),
            (10_000, 500_000, "fen", "100 元 到 5,000 元"),
            (100, 300, "percent", "1 倍 到 3 倍"),
            (5, 10, "day", "5 日 到 10 日"),
        ];
        for (from, to, code, expected) in rows {
            assert_eq!(range(from, to, &unit(code)), expected);
        }
        assert_eq!(penalty(None, &unit("fen")), "没有罚款");
        assert_eq!(penalty(Some(0), &unit("fen")), "不予罚款");
        assert_eq!(statutory(None, Some(&unit("fen"))), NO_STATUTORY);
    }
}
