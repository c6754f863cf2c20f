//! 依法公示: the one place that decides whether a record is shown, and how long a copy may live.
//!
//! The query of a list, a direct link, search, every cache and every offline copy ask here; nothing
//! else decides. What is not known — a state, a list or a term of a later version — is not shown.

use super::record::CreditRecordSummary;
use super::state::{CreditState, ListKind};
use crate::{Date, Moment};

/// The longest life of a copy in seconds: a repair or a shielding that nobody could foresee is seen
/// everywhere after that.
pub const MOST_CACHE_SECONDS: u32 = 300;

/// Whether the record is shown at this moment: its state may be shown, it was published, and its
/// longest time of display is not over (信用修复管理办法: 最长公示期届满后自动停止公示).
#[must_use]
pub fn is_published(record: &CreditRecordSummary, now: Moment) -> bool {
    let state = CreditState::of_code(&record.state.code);
    let has_begun = record.published_at <= now && record.decided_on <= now.date();
    let terms = &record.terms;
    let is_in_time = match (ListKind::of_code(&record.list_kind.code), terms.max_until) {
        (Some(_), Some(last)) => now.date() <= last,
        (Some(ListKind::Red), None) => true,
        _ => false,
    };
    state.is_some_and(CreditState::may_show) && has_begun && terms.is_shown && is_in_time
}

/// For how many seconds a copy of the record may be kept: `max-age` of its answer, and the life of
/// an offline copy. Never beyond the end of its last day in Shanghai; 0 where it is not shown, which
/// means not to keep it at all (`no-store`).
#[must_use]
pub fn cache_seconds(record: &CreditRecordSummary, now: Moment) -> u32 {
    if !is_published(record, now) {
        return 0;
    }
    match record.terms.max_until {
        Some(last) => seconds_to_end(last, now).min(MOST_CACHE_SECONDS),
        None => MOST_CACHE_SECONDS,
    }
}

/// The same for an answer with several records: the shortest of theirs, and of an empty one the
/// longest there is.
#[must_use]
pub fn list_cache_seconds<'a>(
    records: impl IntoIterator<Item = &'a CreditRecordSummary>,
    now: Moment,
) -> u32 {
    let seconds = records.into_iter().map(|record| cache_seconds(record, now));
    seconds.min().unwrap_or(MOST_CACHE_SECONDS)
}

/// When an offline copy of the record must be gone, whatever `max-age` it came with: the first
/// moment of the day after its last. None on the red list without an end.
#[must_use]
pub fn forget_at(record: &CreditRecordSummary) -> Option<Moment> {
    Moment::new(record.terms.max_until?.next(), 0, 0, 0)
}

fn seconds_to_end(last: Date, now: Moment) -> u32 {
    let end = Moment::new(last.next(), 0, 0, 0).map_or(0, |end| end.seconds_since(now));
    u32::try_from(end.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests;
