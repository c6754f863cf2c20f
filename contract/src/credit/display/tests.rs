//! A moving clock: nothing is shown, and no copy lives, beyond what the law lets be shown.

use proptest::prelude::*;

use super::*;
use crate::Coded;
use crate::credit::machine::tests::{at, course, record, tries};
use crate::credit::record::CreditTerms;
use crate::credit::state::{CreditAction, Severity, SubjectKind};

/// An entry of the black list in a state.
pub(crate) fn summary(state: CreditState, terms: CreditTerms) -> CreditRecordSummary {
    CreditRecordSummary {
        id: "c1".to_owned(),
        list_kind: ListKind::Black.coded(),
        subject_kind: SubjectKind::LegalPerson.coded(),
        subject_name: "示例建筑劳务有限公司".to_owned(),
        uscc: "91350100M000100Y43".to_owned(),
        id_masked: String::new(),
        title: "拖欠农民工工资".to_owned(),
        field: Coded::of(crate::credit::codes::FIELD, "labour"),
        severity: Some(Severity::Ordinary.coded()),
        area_code: "610302".to_owned(),
        area_name: "渭滨区".to_owned(),
        dept_code: String::new(),
        dept_name: "渭滨区人力资源和社会保障局".to_owned(),
        decision_no: "宝渭人社罚〔2026〕1号".to_owned(),
        decided_on: "2026-05-04".parse().unwrap(),
        published_at: at("2026-05-06"),
        terms,
        state: state.coded(),
        is_sample: true,
    }
}

fn terms() -> CreditTerms {
    record(Severity::Ordinary, "2026-05-04").terms
}

#[test]
fn a_record_is_shown_to_the_end_of_its_last_day_in_shanghai() {
    let record = summary(CreditState::Published, terms());
    let rows = [
        ("2026-05-06T08:59:59+08:00", false, 0),
        ("2026-05-06T09:00:00+08:00", true, 300),
        ("2027-05-04T23:54:59+08:00", true, 300),
        ("2027-05-04T23:55:01+08:00", true, 299),
        ("2027-05-04T23:59:59+08:00", true, 1),
        ("2027-05-05T00:00:00+08:00", false, 0),
    ];
    for (now, is_shown, seconds) in rows {
        let now = now.parse().unwrap();
        assert_eq!(is_published(&record, now), is_shown, "{now}");
        assert_eq!(cache_seconds(&record, now), seconds, "{now}");
    }
    assert_eq!(
        forget_at(&record).unwrap().to_string(),
        "2027-05-05T00:00:00+08:00"
    );
}

#[test]
fn what_is_not_known_or_not_decided_is_not_shown() {
    let now = at("2026-06-01");
    let shown = summary(CreditState::Published, terms());
    assert!(is_published(&shown, now));
    let changes: [fn(&mut CreditRecordSummary); 5] = [
        |record| record.state.code = "frozen".to_owned(),
        |record| record.list_kind.code = "grey".to_owned(),
        |record| record.terms.max_until = None,
        |record| record.terms.is_shown = false,
        |record| record.decided_on = "2026-06-02".parse().unwrap(),
    ];
    for change in changes {
        let mut record = shown.clone();
        change(&mut record);
        assert!(!is_published(&record, now), "{record:?}");
        assert_eq!(cache_seconds(&record, now), 0);
    }
    let mut red = shown.clone();
    red.list_kind = ListKind::Red.coded();
    red.terms.max_until = None;
    assert_eq!((cache_seconds(&red, now), forget_at(&red)), (300, None));
    // 轻微 without a decision that it is needed.
    let rules = crate::credit::rules::tests::national();
    let minor = rules.terms(Severity::Minor, shown.decided_on, false);
    assert!(!is_published(
        &summary(CreditState::Published, minor.unwrap()),
        now
    ));
}

#[test]
fn a_list_lives_as_long_as_its_shortest_record() {
    let now: Moment = "2027-05-04T23:59:00+08:00".parse().unwrap();
    let mut longer = summary(CreditState::Refused, terms());
    longer.terms.max_until = Some("2028-05-04".parse().unwrap());
    let ending = summary(CreditState::Published, terms());
    let hidden = summary(CreditState::Shielded, terms());
    assert_eq!(list_cache_seconds([], now), 300);
    assert_eq!(list_cache_seconds([&longer], now), 300);
    assert_eq!(list_cache_seconds([&longer, &ending], now), 60);
    assert_eq!(list_cache_seconds([&longer, &ending, &hidden], now), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Any course of a record, looked at by any clock after its last event.
    #[test]
    fn no_clock_shows_what_is_over(
        tries in tries(), later in 0i64..120_000_000, severity in 0usize..3,
    ) {
        let begin = record(Severity::ALL[severity], "2026-05-04");
        let (events, progress) = course(begin, at("2026-05-06"), &tries);
        let last = progress.terms.max_until.unwrap();
        let record = summary(progress.state.unwrap(), progress.terms);
        let seconds = progress.last_at.unwrap().seconds() + later;
        let now = Moment::from_seconds(seconds).unwrap();
        let has = |action: CreditAction| {
            events.last().is_some_and(|event| event.action.code == action.code())
        };
        let is_gone = now.date() > last
            || has(CreditAction::Repair)
            || has(CreditAction::Expire)
            || has(CreditAction::Withdraw)
            || has(CreditAction::Shield);
        prop_assert_eq!(is_published(&record, now), !is_gone);
        let cache = cache_seconds(&record, now);
        prop_assert_eq!(cache > 0, !is_gone);
        // The last second at which a copy is fresh is one at which the record may be shown.
        if cache > 0 {
            let fresh = Moment::from_seconds(seconds + i64::from(cache) - 1).unwrap();
            prop_assert!(is_published(&record, fresh) && fresh.date() <= last);
            prop_assert!(forget_at(&record).unwrap() > fresh);
        }
    }

    #[test]
    fn no_state_is_shown_that_has_ended_or_is_shielded(
        state in 0usize..12, days in 0u32..1500, second in 0u32..86_400,
    ) {
        let state = CreditState::ALL[state];
        let record = summary(state, terms());
        let day = record.decided_on.plus_days(days);
        let clock = (second / 3600, second / 60 % 60, second % 60);
        let now = Moment::new(day, clock.0, clock.1, clock.2).unwrap();
        let is_hidden = matches!(
            state,
            CreditState::Repaired
                | CreditState::Expired
                | CreditState::Withdrawn
                | CreditState::Shielded
        );
        let is_in_time = now >= record.published_at && Some(day) <= record.terms.max_until;
        prop_assert_eq!(is_published(&record, now), is_in_time && !is_hidden);
        let end = i64::from(cache_seconds(&record, now)) + now.seconds();
        if is_published(&record, now) {
            prop_assert!(end <= forget_at(&record).unwrap().seconds());
        }
    }
}
