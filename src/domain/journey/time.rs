//! 多久: the longest path through what waits for what, beside the plain sum.

use shigantong_contract::{Coded, JourneyTask};

use super::is_unlimited;

/// How long a task takes, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) count: u32,
    /// Whether it is worked out of natural days.
    pub(super) is_about: bool,
}

/// How long all tasks take, in working days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Total {
    /// With everything that can run side by side doing so.
    pub(crate) side_by_side: u32,
    /// One after another.
    pub(crate) one_by_one: u32,
    /// Whether some of the limits count natural days.
    pub(crate) is_about: bool,
    /// How many of the tasks have no limit that anybody published: it may take longer.
    pub(crate) unknown: usize,
}

/// The promised limit of a task; where none is promised, the statutory one.
pub(super) fn promised(task: &JourneyTask) -> Option<Days> {
    let item = task.item.as_ref()?;
    match item.promise_day {
        None => statutory(task),
        day if is_unlimited(item, day) => None,
        day => days(day, item.promise_type.as_ref()),
    }
}

/// The statutory limit of a task.
pub(super) fn statutory(task: &JourneyTask) -> Option<Days> {
    let item = task.item.as_ref()?;
    let day = item.anticipate_day;
    if is_unlimited(item, day) {
        return None;
    }
    days(day, item.anticipate_type.as_ref())
}

/// A limit in working days: seven natural days have five, and a day begun counts. A unit that is
/// neither is taken as it is, and said to be about right.
fn days(day: Option<u16>, unit: Option<&Coded>) -> Option<Days> {
    const WORKING: &str = "1";
    const NATURAL: &str = "2";
    let day = u32::from(day?);
    let (count, is_about) = match unit.map(|unit| unit.code.as_str()) {
        None | Some(WORKING) => (day, false),
        Some(NATURAL) => ((day * 5).div_ceil(7), day > 0),
        Some(_) => (day, day > 0),
    };
    Some(Days { count, is_about })
}

/// How long these tasks take, each behind those that it waits for.
pub(super) fn total(
    own: &[usize],
    waits: &[Vec<usize>],
    days: impl Fn(usize) -> Option<Days>,
) -> Total {
    let mut total = Total::default();
    let mut ends = vec![0; waits.len()];
    for task in own {
        let begin = waits[*task].iter().map(|other| ends[*other]).max();
        let own = days(*task);
        let count = own.map_or(0, |days| days.count);
        ends[*task] = begin.unwrap_or(0) + count;
        total.side_by_side = total.side_by_side.max(ends[*task]);
        total.one_by_one += count;
        total.is_about |= own.is_some_and(|days| days.is_about);
        total.unknown += usize::from(own.is_none());
    }
    total
}
