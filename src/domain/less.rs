//! 别处要得少: what the same item asks less in another place.

use shigantong_contract::{Material, ServiceItem};

use super::coded;

/// One thing of which another place asks less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Less {
    /// Fewer visits.
    Visits {
        /// Here.
        here: u8,
        /// There.
        there: u8,
    },
    /// A shorter promise, both in the same unit.
    Days {
        /// Here.
        here: u16,
        /// There.
        there: u16,
        /// The unit.
        unit: String,
    },
    /// A fee here, none there.
    Fee,
    /// Materials that must be handed in here and not there.
    Materials(Vec<String>),
}

/// What the other place asks less, as far as both lists say.
pub(crate) fn less(here: &ServiceItem, there: &ServiceItem) -> Vec<Less> {
    let mut found = Vec::new();
    if let (Some(h), Some(t)) = (here.limit_scene_num, there.limit_scene_num)
        && t < h
    {
        found.push(Less::Visits { here: h, there: t });
    }
    let unit = here.promise_type.as_ref();
    if let (Some(h), Some(t)) = (here.promise_day, there.promise_day)
        && t < h
        && (t == 0 || here.promise_type == there.promise_type)
        && let Some(unit) = unit.and_then(coded::words)
    {
        let unit = unit.to_owned();
        found.push(Less::Days {
            here: h,
            there: t,
            unit,
        });
    }
    if here.is_fee == Some(true) && there.is_fee == Some(false) {
        found.push(Less::Fee);
    }
    let is_asked = |name: &str| {
        let mut asked = there.materials.iter().filter(|material| must(material));
        asked.any(|material| material.material_name.trim() == name)
    };
    let more = here.materials.iter().filter(|material| must(material));
    let more: Vec<String> = more
        .map(|material| material.material_name.trim().to_owned())
        .filter(|name| !is_asked(name))
        .collect();
    if !more.is_empty() && !there.materials.is_empty() {
        found.push(Less::Materials(more));
    }
    found
}

/// Whether everybody must hand it in: neither exempt nor 非必要.
fn must(material: &Material) -> bool {
    material.exempt.is_empty() && material.is_need.code != "2"
}

#[cfg(test)]
mod tests {
    use super::*;
    use shigantong_contract::{Coded, codes};

    fn material(name: &str, need: &str, exempt: &str) -> Material {
        Material {
            material_name: name.to_owned(),
            is_need: Coded::of(codes::MATERIAL_NEED, need),
            exempt: exempt.to_owned(),
            ..Material::default()
        }
    }

    fn item(visits: u8, days: u16, unit: &str, fee: bool, materials: Vec<Material>) -> ServiceItem {
        ServiceItem {
            limit_scene_num: Some(visits),
            promise_day: Some(days),
            promise_type: Some(Coded::of(codes::DAY_TYPE, unit)),
            is_fee: Some(fee),
            materials,
            ..ServiceItem::default()
        }
    }

    #[test]
    fn only_what_is_less_there_counts() {
        let here = item(
            2,
            7,
            "1",
            true,
            vec![
                material("甲", "1", ""),
                material("乙", "1", ""),
                material("丙", "2", ""),
                material("丁", "1", "电子证照"),
            ],
        );
        let there = item(
            1,
            5,
            "1",
            false,
            vec![material("甲 ", "1", ""), material("乙", "1", "免交")],
        );
        assert_eq!(
            less(&here, &there),
            [
                Less::Visits { here: 2, there: 1 },
                Less::Days {
                    here: 7,
                    there: 5,
                    unit: "工作日".to_owned()
                },
                Less::Fee,
                Less::Materials(vec!["乙".to_owned()]),
            ]
        );
        assert_eq!(less(&there, &here), []);
        // Days of another kind cannot be compared, and a list that is not there proves nothing.
        let other = item(2, 5, "2", true, vec![]);
        assert_eq!(less(&here, &other), []);
        assert_eq!(less(&ServiceItem::default(), &there), []);
    }
}
