//! 同样的问题: how alike two complaints are, so that whoever is about to complain finds who did.

use std::collections::BTreeSet;

use super::draft::GeoPoint;

/// Within so many metres two places are the same.
pub const NEAR_METRES: f64 = 300.0;
/// From this likeness on two complaints may be the same.
pub const LEAST: f64 = 0.3;
/// How much two texts with the same pairs of characters add; those with fewer add less.
const TEXT: f64 = 0.8;
/// How much the same item adds.
const ITEM: f64 = 0.3;
/// How much the same issue adds.
const ISSUE: f64 = 0.15;
/// How much the same place adds.
const NEAR: f64 = 0.25;

/// What is compared of a complaint.
#[derive(Clone, Copy, Debug, Default)]
pub struct Matter<'m> {
    /// 事由.
    pub issue: &'m str,
    /// What was said.
    pub text: &'m str,
    /// The region: 6, 9 or 12 digits.
    pub area_code: &'m str,
    /// 业务办理项编码; may be empty.
    pub task_handle_item: &'m str,
    /// Where it was.
    pub location: Option<GeoPoint>,
}

/// How alike two complaints are, from [`LEAST`] up; none where they are not, or not of one place:
/// regions of which neither lies within the other are two places, whatever the words.
#[must_use]
pub fn likeness(one: &Matter<'_>, other: &Matter<'_>) -> Option<f64> {
    let shorter = one.area_code.len().min(other.area_code.len());
    let (a, b) = (
        one.area_code.get(..shorter)?,
        other.area_code.get(..shorter)?,
    );
    let is_city = |code: &str| code.len() == 6 && code.ends_with("00");
    let is_one_city =
        a.get(..4) == b.get(..4) && (is_city(one.area_code) || is_city(other.area_code));
    if shorter == 0 || (a != b && !is_one_city) {
        return None;
    }
    let has = |one: &str, other: &str| !one.is_empty() && one == other;
    let mut likeness = TEXT * shared(one.text, other.text);
    if has(one.task_handle_item, other.task_handle_item) {
        likeness += ITEM;
    }
    if has(one.issue, other.issue) {
        likeness += ISSUE;
    }
    if let (Some(here), Some(there)) = (one.location, other.location) {
        let is_near = here.is_fit() && there.is_fit() && here.metres_to(there) <= NEAR_METRES;
        likeness += if is_near { NEAR } else { -NEAR };
    }
    (likeness >= LEAST).then_some(likeness)
}

/// The share of the pairs of neighbouring characters that two texts have in common, of the shorter
/// one's; 0 where one has none. Two pairs are no evidence: of so short a text nothing is said.
fn shared(one: &str, other: &str) -> f64 {
    let (one, other) = (pairs(one), pairs(other));
    let shorter = one.len().min(other.len());
    if shorter < 3 {
        return 0.0;
    }
    let both = one.intersection(&other).count();
    // Far below 2^52.
    both as f64 / shorter as f64
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let mut pairs = BTreeSet::new();
    let mut before = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = c.is_alphanumeric().then_some(c);
        pairs.extend(before.zip(c));
        before = c;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAMP: &str = "河堤步道的路灯坏了一整排，晚上散步看不见台阶";

    fn matter<'m>(text: &'m str, area_code: &'m str) -> Matter<'m> {
        Matter {
            issue: "public_facility",
            text,
            area_code,
            ..Matter::default()
        }
    }

    #[test]
    fn the_same_is_found_and_another_is_not() {
        let rows = [
            ("步道路灯坏了，晚上散步看不见", "610302", true),
            ("步道路灯坏了，晚上散步看不见", "610300", true),
            ("步道路灯坏了，晚上散步看不见", "610302001", true),
            ("步道路灯坏了，晚上散步看不见", "610303", false),
            ("烧烤摊每晚油烟往楼上冒", "610302", false),
            ("", "610302", false),
            ("路灯", "", false),
        ];
        for (text, area, is_found) in rows {
            let found = likeness(&matter(text, area), &matter(LAMP, "610302"));
            assert_eq!(found.is_some(), is_found, "{text} {area} {found:?}");
        }
    }

    #[test]
    fn item_and_place_count() {
        let item = Matter {
            task_handle_item: "W-1",
            ..matter("窗口不办", "610302")
        };
        assert!(
            likeness(
                &item,
                &Matter {
                    text: "排队太久",
                    ..item
                }
            )
            .is_some()
        );
        let at = |lat| Some(GeoPoint { lng: 107.15, lat });
        let here = Matter {
            location: at(34.36),
            ..matter("井盖翘起来了很危险", "610302")
        };
        let near = Matter {
            location: at(34.361),
            text: "人行道上井盖坏了",
            ..here
        };
        let far = Matter {
            location: at(34.40),
            ..near
        };
        assert!(likeness(&here, &near).is_some());
        assert!(likeness(&here, &far).is_none());
    }

    proptest! {
        #[test]
        fn it_is_the_same_both_ways_and_never_breaks(
            one in "\\PC{0,40}", other in "\\PC{0,40}", a in "[0-9]{0,12}", b in "[0-9]{0,12}",
        ) {
            let (one, other) = (matter(&one, &a), matter(&other, &b));
            prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
            if one.text.chars().filter(|c| c.is_alphanumeric()).count() == one.text.chars().count()
                && pairs(one.text).len() > 2 && !a.is_empty()
            {
                prop_assert!(likeness(&one, &one).is_some());
            }
        }
    }
}
