//! 地区: names of regions in what people type.

use shigantong_contract::Area;

/// A text in which a region is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named<'a> {
    /// The regions of that name: towns of several counties may share one.
    pub(crate) areas: Vec<&'a Area>,
    /// The text without the name; may be empty.
    pub(crate) rest: String,
}

/// Finds the region that a text names: its whole name anywhere, or its name without its kind as a
/// word by itself. Of several the lowest counts, then the longest name; of towns with the same name
/// those whose county is named too, if it is. The region that all others lie in narrows nothing.
pub(crate) fn named<'a>(text: &str, areas: &'a [Area]) -> Option<Named<'a>> {
    let lower = areas.iter().filter(|area| area.parent.is_some());
    let found = lower.filter_map(|area| Some((written(text, &area.name)?, area)));
    let found: Vec<(&str, &Area)> = found.collect();
    // The first of the best: which of the same name comes later makes no difference.
    let best = found.iter().map(|(_, area)| weight(area, areas)).max()?;
    let (word, first) = *found.iter().find(|(_, area)| weight(area, areas) == best)?;
    let found = found.iter().map(|(_, area)| *area);
    let mut named: Vec<&Area> = found.filter(|area| area.name == first.name).collect();
    let mut rest = without(text, word);
    let is_within = |area: &Area| {
        above(area, areas)
            .iter()
            .any(|above| rest.contains(&above.name))
    };
    if named.iter().any(|area| is_within(area)) {
        named.retain(|area| is_within(area));
    }
    for above in named.first().map(|area| above(area, areas))? {
        rest = without(&rest, &above.name);
    }
    Some(Named { areas: named, rest })
}

/// A town's name tells more than its county's, a long one more than a short one.
fn weight(area: &Area, areas: &[Area]) -> (usize, usize) {
    (above(area, areas).len(), area.name.chars().count())
}

/// The regions that a region lies in, the nearest first.
fn above<'a>(area: &Area, areas: &'a [Area]) -> Vec<&'a Area> {
    let parent = |area: &Area| {
        let code = area.parent.as_ref()?;
        areas.iter().find(|area| area.area_code == *code)
    };
    // Village, town, county, city, province: a list that goes in circles ends here too.
    std::iter::successors(parent(area), |area| parent(area))
        .take(5)
        .collect()
}

/// How the text writes the name, where it does.
fn written<'n>(text: &str, name: &'n str) -> Option<&'n str> {
    if !name.is_empty() && text.contains(name) {
        return Some(name);
    }
    let short = name
        .strip_suffix(['市', '区', '县', '镇', '乡'])
        .or_else(|| name.strip_suffix('道')?.strip_suffix('街'))?;
    // One character, as in 凤县, is a word of other things.
    let is_name = short.chars().count() > 1;
    (is_name && text.split_whitespace().any(|word| word == short)).then_some(short)
}

fn without(text: &str, word: &str) -> String {
    let (before, after) = match text.split_once(word) {
        Some(parts) if !word.is_empty() => parts,
        _ => (text, ""),
    };
    let after = after.trim_start().trim_start_matches('的');
    let words = before.split_whitespace().chain(after.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use shigantong_contract::AreaLevel;

    fn area(code: &str, name: &str, parent: &str) -> Area {
        Area {
            area_code: code.to_owned(),
            name: name.to_owned(),
            parent: (!parent.is_empty()).then(|| parent.to_owned()),
            level: AreaLevel::County,
            item_count: 0,
            hall_name: String::new(),
            hall_address: String::new(),
            hall_hours: String::new(),
            hall_phone: String::new(),
        }
    }

    #[test]
    fn finds_the_region_and_what_else_is_said() {
        let areas = [
            area("610300", "宝鸡市", ""),
            area("610302", "渭滨区", "610300"),
            area("610302001", "金陵街道", "610302"),
            area("610324", "扶风县", "610300"),
            area("610324100", "城关镇", "610324"),
            area("610327100", "城关镇", "610327"),
            area("610330", "凤县", "610300"),
            area("610331", "太白县", "610300"),
        ];
        type Row<'r> = (&'r str, Option<(&'r [&'r str], &'r str)>);
        let rows: &[Row<'_>] = &[
            ("太白县 低保", Some((&["610331"], "低保"))),
            ("太白县低保", Some((&["610331"], "低保"))),
            ("低保 太白", Some((&["610331"], "低保"))),
            ("太白县的低保", Some((&["610331"], "低保"))),
            ("太白县", Some((&["610331"], ""))),
            ("办 太白 低保", Some((&["610331"], "办 低保"))),
            ("宝鸡市渭滨区金陵街道 低保", Some((&["610302001"], "低保"))),
            ("城关镇 低保", Some((&["610324100", "610327100"], "低保"))),
            ("扶风县城关镇 低保", Some((&["610324100"], "低保"))),
            ("凤县落户", Some((&["610330"], "落户"))),
            // Not by itself, only one character, everywhere, or nowhere.
            ("太白酒", None),
            ("凤 落户", None),
            ("宝鸡市 低保", None),
            ("低保", None),
            ("", None),
        ];
        for (text, expected) in rows {
            let found = named(text, &areas);
            let found = found.as_ref().map(|named| {
                let codes = named.areas.iter().map(|area| area.area_code.as_str());
                (codes.collect::<Vec<_>>(), named.rest.as_str())
            });
            let expected = expected.map(|(codes, rest)| (codes.to_vec(), rest));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_region_without_a_name_is_in_no_text() {
        let areas = [area("610302", "", "610300"), area("610303", "区", "610300")];
        assert_eq!(named("低保", &areas), None);
    }
}
