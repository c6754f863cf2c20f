//! 红黑榜: the order of what was found.

use std::cmp::Reverse;

use encoding_rs::GB18030;
use shigantong_contract::{CreditRecordSummary, CreditSort, Date};

/// A record that was found, before it is shown: smaller stands earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    first: u32,
    ends: Option<Date>,
    decided_on: Reverse<Date>,
    sound: u32,
    /// The place of its head.
    pub(super) place: usize,
}

impl Found {
    pub(super) fn new(
        sort: CreditSort,
        place: usize,
        head: &CreditRecordSummary,
        score: f32,
        sound: u32,
    ) -> Self {
        let ends = head.terms.max_until;
        let first = match sort {
            // The bits of a positive number order as the number does.
            CreditSort::Relevance => u32::MAX - score.to_bits(),
            CreditSort::Newest => 0,
            // What has no end, last.
            CreditSort::Ending => u32::from(ends.is_none()),
            CreditSort::Name => sound,
        };
        Self {
            first,
            ends: ends.filter(|_| sort == CreditSort::Ending),
            decided_on: Reverse(head.decided_on),
            sound,
            place,
        }
    }
}

/// The place of each name among all by its sound: GB18030 has the common characters in the order
/// of their pinyin.
pub(super) fn by_sound<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u32> {
    let sound = |name: &str| GB18030.encode(name).0.into_owned();
    let mut sorted: Vec<(Vec<u8>, usize)> = names
        .enumerate()
        .map(|(place, name)| (sound(name), place))
        .collect();
    sorted.sort_unstable();
    let mut ranks = vec![0; sorted.len()];
    for (rank, (_, place)) in (0..).zip(&sorted) {
        ranks[*place] = rank;
    }
    ranks
}
