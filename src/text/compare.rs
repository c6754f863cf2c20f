//! The words of the comparison of places (同一标准).

use crate::domain::compare::{Aspect, Standing};

/// The heading, after the name of the item, and the tag.
pub const TITLE: &str = "各地对比";
/// The place that the address names.
pub const OWN: &str = "本地";
/// The heading over the list of places.
pub const PLACES: &str = "逐个地方看";
/// The orders of that list.
pub const SORT: &str = "排序";
/// The order of the regions.
pub const BY_REGION: &str = "按地区";
/// The column of the places.
pub const PLACE: &str = "地方";
/// The column of what places ask for otherwise.
pub const DEMANDS: &str = "和别处不一样的要求";
/// Before a material that most others do not ask for.
pub const EXTRA: &str = "多要";
/// Before a material that most others ask for.
pub const MISSING: &str = "不用交";
/// The place waives it.
pub const EXEMPT: &str = "免提交";
/// Another place waives it.
pub const WAIVED_ELSEWHERE: &str = "别处免提交";
/// No law or document is named for it.
pub const NO_BASIS: &str = "没有写明要求提供的依据";
/// To the complaint.
pub const COMPLAIN: &str = "这里要得多，去反映";
/// Limits count different days.
pub const MIXED_DAYS: &str =
    "有的地方按工作日算，有的按自然日算。比快慢时把 7 个自然日折成 5 个工作日，只用来排先后。";
/// More places than an answer holds.
pub const HAS_MORE: &str = "办这一项的地方很多，这里只列出其中一部分。";
/// The item stands alone since its list gives no code.
pub const NO_CODE: &str = "清单没有给这一项写基本编码，认不出别处的同一事项。";

/// Before [`TITLE`] in a heading: what is compared.
pub fn of(name: &str) -> String {
    format!("{name}：")
}

/// The title of the page.
pub fn title(name: &str) -> String {
    format!("{}{TITLE}", of(name))
}

/// The heading over the own place.
pub fn own_title(area: &str) -> String {
    format!("{area}和别处比")
}

/// What places of a level are called, by its code.
fn noun(level: &str) -> &'static str {
    match level {
        "3" => "市",
        "4" => "县区",
        "5" => "镇街",
        _ => "地方",
    }
}

/// Nothing to compare with.
pub fn alone(area: &str, level: &str) -> String {
    format!(
        "只有{area}一个地方办这一项，没有别的{}可以比。",
        noun(level)
    )
}

/// Nothing differs.
pub fn same(count: usize, level: &str) -> String {
    format!("{count} 个{}要求一致：同一标准。", noun(level))
}

/// Something differs.
pub fn differs(count: usize, level: &str, aspects: &[Aspect]) -> String {
    let aspects: Vec<&str> = aspects.iter().map(|aspect| aspect_name(*aspect)).collect();
    format!(
        "{count} 个{}办同一件事，{}不一样。",
        noun(level),
        aspects.join("、")
    )
}

/// How many materials there are.
pub fn materials(count: usize) -> String {
    format!("{count} 份")
}

/// An aspect.
pub fn aspect_name(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Limit => super::item::PROMISED,
        Aspect::Visits => "跑几次",
        Aspect::Materials => "要交的材料",
        Aspect::Fee => super::item::FEES,
        Aspect::Online => "网上办",
    }
}

/// The words for the best and for the worst, where values are numbers.
fn ends(aspect: Aspect) -> Option<(&'static str, &'static str)> {
    match aspect {
        Aspect::Limit => Some(("最快", "最慢")),
        Aspect::Visits | Aspect::Materials => Some(("最少", "最多")),
        Aspect::Fee | Aspect::Online => None,
    }
}

/// How a value stands among the others; nothing for what is usual.
pub fn standing(aspect: Aspect, standing: Standing) -> Option<&'static str> {
    const ODD: &str = "不一样";
    match (standing, ends(aspect)) {
        (Standing::Usual, _) => None,
        (Standing::Best, Some((best, _))) => Some(best),
        (Standing::Worst, Some((_, worst))) => Some(worst),
        _ => Some(ODD),
    }
}

/// Some of the places, `all` being how many there are.
fn who(names: &[&str], all: usize) -> String {
    match names {
        _ if names.len() * 2 > all => "多数地方".to_owned(),
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one}、{two}"),
        [first, ..] => format!("{first}等 {} 个地方", names.len()),
    }
}

/// One end of an aspect: the names of the places there, and their value.
pub type End<'a> = (Vec<&'a str>, String);

/// The best and the worst in words, such as 最快凤翔区 4 个工作日，最慢太白县 10 个工作日.
pub fn best_and_worst(aspect: Aspect, best: End<'_>, worst: End<'_>, all: usize) -> String {
    let words = ends(aspect).unzip();
    format!("{}，{}", end(best, words.0, all), end(worst, words.1, all))
}

/// 最快, who it is, and the value; what most places have needs no such word.
fn end((names, value): End<'_>, word: Option<&str>, all: usize) -> String {
    let is_most = names.len() * 2 > all;
    let word = word.filter(|_| !is_most).unwrap_or_default();
    let who = who(&names, all);
    // A number stands apart from the words before it.
    let is_number = value.starts_with(|c: char| c.is_ascii_digit());
    let space = if is_number { " " } else { "" };
    format!("{word}{who}{space}{value}")
}

/// Places differ, but none is better.
pub fn neither(aspect: Aspect, has_mixed_days: bool) -> &'static str {
    match aspect {
        Aspect::Limit if has_mixed_days => "有的按工作日算，有的按自然日算，长短差不多",
        Aspect::Materials => "份数一样，要的材料不一样",
        Aspect::Fee => "收费的标准不一样",
        _ => "有的地方没有公布",
    }
}

/// What all places have alike.
pub fn alike(values: &[String]) -> String {
    format!("各地都一样的：{}。", values.join("、"))
}

/// One of those values. Some say by themselves what they are of.
pub fn alike_value(aspect: Aspect, value: &str) -> String {
    match aspect {
        Aspect::Materials => format!("材料 {value}"),
        Aspect::Visits | Aspect::Online if value != super::item::UNKNOWN => value.to_owned(),
        Aspect::Fee if value == super::item::FREE => value.to_owned(),
        _ => format!("{} {value}", aspect_name(aspect)),
    }
}

/// So many visits.
pub fn visits(visits: u8) -> String {
    match visits {
        0 => "不用跑".to_owned(),
        visits => format!("跑 {visits} 次"),
    }
}

/// Online or not.
pub fn online(is_online: bool) -> &'static str {
    if is_online {
        "可以网上办"
    } else {
        "只能到窗口办"
    }
}

/// Fees by their names.
pub fn charged(names: &[&str]) -> String {
    if names.is_empty() {
        super::item::CHARGED.to_owned()
    } else {
        format!("收{}", names.join("、"))
    }
}

/// The basis of a material.
pub fn basis(by_law: &str) -> String {
    format!("依据：{by_law}")
}

/// The orders by an aspect.
pub fn order(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Limit => "时限短的在前",
        Aspect::Visits => "跑得少的在前",
        Aspect::Materials => "材料少的在前",
        Aspect::Fee | Aspect::Online => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_and_the_worst_are_said_as_people_say_them() {
        type Row<'r> = (
            Aspect,
            &'r [&'r str],
            &'r str,
            &'r [&'r str],
            &'r str,
            &'r str,
        );
        let rows: &[Row<'_>] = &[
            (
                Aspect::Limit,
                &["凤翔区"],
                "4 个工作日",
                &["太白县"],
                "10 个工作日",
                "最快凤翔区 4 个工作日，最慢太白县 10 个工作日",
            ),
            (
                Aspect::Visits,
                &["甲", "乙", "丙", "丁"],
                "不用跑",
                &["太白县", "麟游县"],
                "跑 1 次",
                "多数地方不用跑，最多太白县、麟游县跑 1 次",
            ),
            (
                Aspect::Materials,
                &["甲", "乙", "丙"],
                "3 份",
                &["丁"],
                "5 份",
                "最少甲等 3 个地方 3 份，最多丁 5 份",
            ),
            (
                Aspect::Fee,
                &["甲", "乙", "丙", "丁"],
                "不收费",
                &["岐山县"],
                "收材料复印费",
                "多数地方不收费，岐山县收材料复印费",
            ),
            (
                Aspect::Online,
                &["渭滨区"],
                "可以网上办",
                &["甲", "乙", "丙", "丁"],
                "只能到窗口办",
                "渭滨区可以网上办，多数地方只能到窗口办",
            ),
        ];
        for (aspect, best, best_value, worst, worst_value, expected) in rows {
            let all = if *aspect == Aspect::Materials { 7 } else { 6 };
            let end = |names: &[&'static str], value: &str| (names.to_vec(), value.to_owned());
            let found =
                best_and_worst(*aspect, end(best, best_value), end(worst, worst_value), all);
            assert_eq!(found, *expected);
        }
    }
}
