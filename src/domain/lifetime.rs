//! 依法公示: how long an answer with entries of the credit lists may be shown by the phone.
//!
//! An entry must be gone with the end of its last day, and five minutes after it was repaired
//! (`credit::display`). Its last day ends at midnight in Shanghai, as every day does: what is shown
//! neither longer than five minutes nor beyond midnight is shown no longer than any entry allows,
//! and nothing of it has to be read for that.

use shigantong_contract::credit::display::MOST_CACHE_SECONDS;
use shigantong_contract::path;

const DAY: u64 = 24 * 60 * 60 * 1_000;
const AHEAD_OF_GREENWICH: u64 = 8 * 60 * 60 * 1_000;

/// Until when the answer to an address of the API that came at `at` may be shown, both in
/// milliseconds since 1970; `None` where nothing limits that.
pub(crate) fn shown_until(address: &str, at: u64) -> Option<u64> {
    if !has_entries(address) {
        return None;
    }
    let midnight = ((at + AHEAD_OF_GREENWICH) / DAY + 1) * DAY - AHEAD_OF_GREENWICH;
    Some(midnight.min(at + u64::from(MOST_CACHE_SECONDS) * 1_000))
}

/// Whether the answer may be shown at a moment.
pub(crate) fn is_shown(address: &str, at: u64, now: u64) -> bool {
    // A clock that was put back says nothing of how old the answer is.
    shown_until(address, at).is_none_or(|until| (at..until).contains(&now))
}

/// Whether the answer holds entries: lists, records, and companies with what is said of them.
fn has_entries(address: &str) -> bool {
    let own = address
        .strip_prefix(path::API)
        .and_then(|own| own.strip_prefix('/'));
    let first = own.map(|own| own.split(['/', '?']).next().unwrap_or_default());
    matches!(first, Some("credit-records" | "companies"))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;
    use shigantong_contract::credit::{cache_seconds, display::forget_at};
    use shigantong_contract::{Coded, CreditRecordSummary, CreditTerms, Date, Moment};

    use super::*;

    const RECORD: &str = "/api/v1/credit-records/c-1";

    fn record(last: Date) -> CreditRecordSummary {
        let coded = |code: &str| Coded {
            code: code.to_owned(),
            label: String::new(),
        };
        let decided_on = Date::new(2020, 1, 1).unwrap();
        CreditRecordSummary {
            id: "c-1".to_owned(),
            list_kind: coded("black"),
            subject_kind: coded("legal_person"),
            subject_name: String::new(),
            uscc: String::new(),
            id_masked: String::new(),
            title: String::new(),
            field: coded("other"),
            severity: None,
            area_code: String::new(),
            area_name: String::new(),
            dept_code: String::new(),
            dept_name: String::new(),
            decision_no: String::new(),
            decided_on,
            published_at: Moment::new(decided_on, 0, 0, 0).unwrap(),
            terms: CreditTerms {
                max_until: Some(last),
                is_shown: true,
                ..CreditTerms::default()
            },
            state: coded("published"),
            is_sample: false,
        }
    }

    #[test]
    fn only_answers_with_entries_end() {
        let rows = [
            (RECORD, true),
            ("/api/v1/credit-records", true),
            ("/api/v1/credit-records?q=%E7%94%B2", true),
            ("/api/v1/companies/91350100M000100Y43", true),
            ("/api/v1/credit-records-of-nobody", false),
            ("/api/v1/service-items/A1", false),
            ("/api/v1/site", false),
        ];
        for (address, ends) in rows {
            assert_eq!(shown_until(address, 0).is_some(), ends, "{address}");
        }
        // 2026-11-26T23:58:00+08:00 and two minutes later.
        let at = 1_795_708_680_000;
        assert_eq!(shown_until(RECORD, at), Some(at + 120_000));
        assert!(is_shown(RECORD, at, at + 119_999) && !is_shown(RECORD, at, at + 120_000));
        assert!(!is_shown(RECORD, at, at - 1));
        assert!(is_shown("/api/v1/site", at, at - 1));
    }

    proptest! {
        /// Whatever the entry's last day: what the phone shows ends no later than the contract says.
        #[test]
        fn nothing_is_shown_longer_than_the_contract_says(
            at in 1_600_000_000_u64..1_900_000_000, last in 0_u32..400,
        ) {
            let now = Moment::from_seconds(at.try_into().unwrap()).unwrap();
            let record = record(now.date().plus_days(last));
            let until = shown_until(RECORD, at * 1_000).unwrap() / 1_000;
            prop_assert!(until <= at + u64::from(cache_seconds(&record, now)));
            let end = forget_at(&record).unwrap();
            prop_assert!(until - at <= u64::try_from(end.seconds_since(now)).unwrap());
        }
    }
}
