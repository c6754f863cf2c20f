//! 大厅: the hall where a region's items are handled.

use shigantong_contract::Area;

/// The hall of a region, or of the nearest region above it that has one.
pub(crate) fn of_area<'a>(areas: &'a [Area], code: &str) -> Option<&'a Area> {
    let find = |code: &str| areas.iter().find(|area| area.area_code == code);
    let mut area = find(code);
    // A region stands below another one a few times at most, whatever the data say.
    for _ in 0..6 {
        let known = area?;
        if !known.hall_name.is_empty() {
            return Some(known);
        }
        area = known.parent.as_deref().and_then(find);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use shigantong_contract::AreaLevel;

    fn area(code: &str, parent: Option<&str>, hall: &str) -> Area {
        Area {
            area_code: code.to_owned(),
            name: code.to_owned(),
            parent: parent.map(str::to_owned),
            level: AreaLevel::County,
            item_count: 0,
            hall_name: hall.to_owned(),
            hall_address: String::new(),
            hall_hours: String::new(),
            hall_phone: String::new(),
        }
    }

    #[test]
    fn the_nearest_hall_counts() {
        let areas = [
            area("610300", None, "市大厅"),
            area("610302", Some("610300"), "区大厅"),
            area("610303", Some("610300"), ""),
            area("610302001", Some("610302"), ""),
            area("a", Some("b"), ""),
            area("b", Some("a"), ""),
        ];
        let rows = [
            ("610302", Some("区大厅")),
            ("610302001", Some("区大厅")),
            ("610303", Some("市大厅")),
            ("999999", None),
            ("a", None),
        ];
        for (code, expected) in rows {
            let hall = of_area(&areas, code).map(|area| area.hall_name.as_str());
            assert_eq!(hall, expected, "{code}");
        }
        assert_eq!(of_area(&[], "610302"), None);
    }
}
