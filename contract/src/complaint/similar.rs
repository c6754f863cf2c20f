//! 同样的问题: how alike two complaints are, so that whoever is about to complain finds who did.

/// From this likeness on two complaints may be the same.
pub const LEAST: f64 = 0.3;
/// How much two texts with the same pairs of characters add; those with fewer add less.
const TEXT: f64 = 0.8;
/// How much the same item adds.
const ITEM: f64 = 0.3;
/// How much the same issue adds.
const ISSUE: f64 = 0.15;

/// The pairs of neighbouring characters of a text, each once: made once for each text, and compared
/// with those of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Box<[(char, char)]>);

/// What is compared of a complaint. Where exactly it was is not: that is not public, and whoever
/// could ask whether something was near would find it.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'m> {
    /// 事由.
    pub issue: &'m str,
    /// What was said.
    pub pairs: &'m Pairs,
    /// The region: 6, 9 or 12 digits.
    pub area_code: &'m str,
    /// 业务办理项编码; may be empty.
    pub task_handle_item: &'m str,
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
    let mut likeness = TEXT * one.pairs.shared(other.pairs);
    if has(one.task_handle_item, other.task_handle_item) {
        likeness += ITEM;
    }
    if has(one.issue, other.issue) {
        likeness += ISSUE;
    }
    (likeness >= LEAST).then_some(likeness)
}

impl Pairs {
    /// Those of a text, whatever its capitals are; nothing but letters and digits makes one.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut pairs = Vec::new();
        let mut before = None;
        for c in text.chars().flat_map(char::to_lowercase) {
            let c = c.is_alphanumeric().then_some(c);
            pairs.extend(before.zip(c));
            before = c;
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs.into_boxed_slice())
    }

    /// The share that two texts have in common, of the shorter one's; 0 where one has none. Two
    /// pairs are no evidence: of so short a text nothing is said.
    fn shared(&self, other: &Self) -> f64 {
        let shorter = self.0.len().min(other.0.len());
        if shorter < 3 {
            return 0.0;
        }
        let (mut one, mut two, mut both) = (0, 0, 0_u32);
        while let (Some(a), Some(b)) = (self.0.get(one), other.0.get(two)) {
            one += usize::from(a <= b);
            two += usize::from(b <= a);
            both += u32::from(a == b);
        }
        // Far below 2^52.
        f64::from(both) / shorter as f64
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAMP: &str = "河堤步道的路灯坏了一整排，晚上散步看不见台阶";

    fn alike(one: (&str, &str), other: (&str, &str), item: &str) -> Option<f64> {
        let pairs = [Pairs::of(one.0), Pairs::of(other.0)];
        let matter = |pairs, area_code| Matter {
            issue: "public_facility",
            pairs,
            area_code,
            task_handle_item: item,
        };
        likeness(&matter(&pairs[0], one.1), &matter(&pairs[1], other.1))
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
            let found = alike((text, area), (LAMP, "610302"), "");
            assert_eq!(found.is_some(), is_found, "{text} {area} {found:?}");
        }
    }

    #[test]
    fn the_same_item_counts_whatever_the_words() {
        let (one, other) = (("窗口不办", "610302"), ("排队太久", "610302"));
        assert!(alike(one, other, "W-1").is_some());
        assert!(alike(one, other, "").is_none());
    }

    proptest! {
        #[test]
        fn it_is_the_same_both_ways_and_never_breaks(
            one in "\\PC{0,40}", other in "\\PC{0,40}", a in "[0-9]{0,12}", b in "[0-9]{0,12}",
        ) {
            let there = alike((&one, &a), (&other, &b), "");
            prop_assert_eq!(there, alike((&other, &b), (&one, &a), ""));
            if Pairs::of(&one).0.len() > 2 && !a.is_empty() {
                prop_assert!(alike((&one, &a), (&one, &a), "").is_some());
            }
        }

        #[test]
        fn pairs_are_those_of_the_text(text in "[a-c甲乙，]{0,12}", other in "[a-c甲乙，]{0,12}") {
            let slow = |text: &str| -> std::collections::BTreeSet<(char, char)> {
                let all: Vec<char> = text.chars().collect();
                let pairs = all.windows(2).map(|two| (two[0], two[1]));
                pairs.filter(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric()).collect()
            };
            let (one, two) = (slow(&text), slow(&other));
            prop_assert_eq!(&*Pairs::of(&text).0, one.iter().copied().collect::<Vec<_>>());
            let shorter = one.len().min(two.len());
            let both = one.intersection(&two).count();
            let share = if shorter < 3 { 0.0 } else { both as f64 / shorter as f64 };
            prop_assert_eq!(Pairs::of(&text).shared(&Pairs::of(&other)), share);
        }
    }
}
