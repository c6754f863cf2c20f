//! 办件期限, on the project's own holiday tables.
#![allow(clippy::unwrap_used, missing_docs)]

mod tables;

use shigantong_contract::case::{Appeal, CaseDeadlines, apply, case_deadlines, fold};
use shigantong_contract::{
    Action, CaseEvent, CaseHead, CaseNo, CaseTerms, Coded, Correction, CorrectionItem, Date,
    EventDraft, Moment, Party, SpecialSpan, Standing, codes,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn head(task_type: &str) -> CaseHead {
    CaseHead {
        case_no: CaseNo::new("610302", date("2026-09-01"), 1).unwrap(),
        task_handle_item: "1".to_owned(),
        task_name: "食品经营许可".to_owned(),
        task_type: Coded::of(codes::TASK_TYPE, task_type),
        area_code: "610302".to_owned(),
        area_name: "渭滨区".to_owned(),
        dept_code: String::new(),
        dept_name: "区行政审批服务局".to_owned(),
        applicant_masked: "张*".to_owned(),
        terms: CaseTerms {
            anticipate_day: Some(20),
            anticipate_type: Some(Coded::of(codes::DAY_TYPE, "1")),
            promise_day: Some(5),
            promise_type: Some(Coded::of(codes::DAY_TYPE, "1")),
            special_procedure: Vec::new(),
        },
        reconsideration: "区人民政府".to_owned(),
        litigation: "区人民法院，15日内".to_owned(),
        supervise_way: String::new(),
        is_sample: true,
    }
}

/// The terms after these actions on these days, as they stand on a day.
fn terms(task_type: &str, actions: &[(Action, &str)], today: &str) -> CaseDeadlines {
    let mut events: Vec<CaseEvent> = Vec::new();
    for (action, day) in actions {
        let desk = Party {
            dept_name: "区行政审批服务局".to_owned(),
            role: "审查岗".to_owned(),
            ..Party::default()
        };
        let is_applicants = action.is_applicants();
        let draft = EventDraft {
            action: action.code().to_owned(),
            by: if is_applicants {
                Party::applicant()
            } else {
                desk.clone()
            },
            decision: "理由".to_owned(),
            correction: (*action == Action::RequestCorrection).then(|| Correction {
                due: date("2026-09-30"),
                items: vec![CorrectionItem {
                    text: "补交平面图".to_owned(),
                    material: String::new(),
                }],
            }),
            special: (*action == Action::BeginSpecial).then(|| SpecialSpan {
                name: "听证".to_owned(),
                days: None,
            }),
            extension_days: (*action == Action::Extend).then_some(10),
            next: is_applicants
                .then_some(desk)
                .filter(|_| *action != Action::Withdraw),
            ..EventDraft::default()
        };
        let at = Moment::new(date(day), 9, 0, 0).unwrap();
        let progress = fold(&events).unwrap();
        events.push(apply(&progress, &draft, at).unwrap());
    }
    let progress = fold(&events).unwrap();
    case_deadlines(
        &head(task_type),
        &progress,
        &tables::calendar(),
        date(today),
    )
}

use Action::{
    Accept, Approve, BeginReview, BeginSpecial, Complete, Deliver, EndSpecial, Extend, Receive,
    RequestCorrection, Resubmit, Submit, Withdraw,
};

const BEGUN: [(Action, &str); 2] = [(Submit, "2026-09-01"), (Receive, "2026-09-01")];

#[test]
fn a_case_in_review_has_both_limits() {
    let actions = [
        &BEGUN[..],
        &[(Accept, "2026-09-02"), (BeginReview, "2026-09-02")],
    ]
    .concat();
    let found = terms("01", &actions, "2026-09-04");
    let promised = found.promised.unwrap();
    assert_eq!(promised.due.to_string(), "2026-09-09");
    assert_eq!(promised.standing, Standing::Green { left: 3 });
    // The 20th is worked for 国庆, the 25th is 中秋: 2, 5, 5, 1, 4 and 3 days.
    assert_eq!(found.statutory.unwrap().due.to_string(), "2026-09-30");
    assert!(matches!(found.told.unwrap().standing, Standing::Met { .. }));
    assert_eq!(
        (found.deemed_accepted_on, found.correction_due),
        (None, None)
    );
    assert_eq!((found.delivered, found.reconsideration), (None, None));
}

#[test]
fn a_special_procedure_stops_both_limits_and_an_extension_moves_the_laws() {
    let actions = [
        &BEGUN[..],
        &[
            (Accept, "2026-09-02"),
            (BeginReview, "2026-09-02"),
            (BeginSpecial, "2026-09-04"),
            (EndSpecial, "2026-09-10"),
            (Extend, "2026-09-10"),
        ],
    ]
    .concat();
    let found = terms("01", &actions, "2026-09-10");
    // Counted are 3, 4, 10, 11 and 14 September; 7, 8 and 9 are not.
    assert_eq!(found.promised.unwrap().due.to_string(), "2026-09-14");
    let statutory = found.statutory.unwrap();
    assert_eq!(
        (statutory.total, statutory.due > date("2026-10-08")),
        (30, true)
    );
}

#[test]
fn an_open_correction_has_a_last_day() {
    let actions = [&BEGUN[..], &[(RequestCorrection, "2026-09-03")]].concat();
    let found = terms("01", &actions, "2026-09-20");
    assert_eq!(found.correction_due, Some(date("2026-09-30")));
    assert!(matches!(found.told.unwrap().standing, Standing::Met { .. }));
    assert_eq!((found.promised, found.deemed_accepted_on), (None, None));
}

#[test]
fn without_a_word_in_five_days_a_licence_is_accepted_by_law() {
    // The fifth working day is the 8th.
    let rows = [
        (&BEGUN[..], "01", "2026-09-08", false),
        (&BEGUN[..], "01", "2026-09-09", true),
        (&BEGUN[..], "07", "2026-12-01", false),
        (
            &[BEGUN[0], BEGUN[1], (Accept, "2026-09-08")],
            "01",
            "2026-10-01",
            false,
        ),
        (
            &[BEGUN[0], BEGUN[1], (Accept, "2026-09-09")],
            "01",
            "2026-10-01",
            true,
        ),
        (
            &[BEGUN[0], BEGUN[1], (Withdraw, "2026-09-04")],
            "01",
            "2026-10-01",
            false,
        ),
    ];
    for (actions, task_type, today, is_deemed) in rows {
        let found = terms(task_type, actions, today);
        let expected = is_deemed.then(|| date("2026-09-01"));
        assert_eq!(found.deemed_accepted_on, expected, "{actions:?} {today}");
        if is_deemed {
            assert_eq!(found.promised.unwrap().due.to_string(), "2026-09-08");
        }
    }
    // A list that comes too late stops nothing.
    let actions = [
        &BEGUN[..],
        &[
            (RequestCorrection, "2026-09-11"),
            (Resubmit, "2026-09-20"),
            (Accept, "2026-09-21"),
        ],
    ]
    .concat();
    let found = terms("01", &actions, "2026-09-21");
    assert_eq!(found.promised.unwrap().due.to_string(), "2026-09-08");
}

#[test]
fn after_the_decision_the_document_and_the_time_to_appeal() {
    let decided = [
        &BEGUN[..],
        &[
            (Accept, "2026-09-02"),
            (BeginReview, "2026-09-02"),
            (Approve, "2026-09-09"),
            (Complete, "2026-09-10"),
        ],
    ]
    .concat();
    let found = terms("01", &decided, "2026-09-20");
    // 20 September is worked.
    assert_eq!(found.delivered.unwrap().due.to_string(), "2026-09-22");
    assert_eq!(found.promised.unwrap().standing, Standing::Met { spare: 0 });
    assert_eq!(found.reconsideration, None);
    let delivered = [&decided[..], &[(Deliver, "2026-09-18")]].concat();
    let found = terms("01", &delivered, "2026-12-20");
    assert!(matches!(
        found.delivered.unwrap().standing,
        Standing::Met { .. }
    ));
    // Sixty days by law; fifteen by the item, which end in 国庆.
    let until = |text: &str| {
        Some(Appeal {
            until: date(text),
            is_estimated: false,
        })
    };
    assert_eq!(found.reconsideration, until("2026-11-17"));
    assert_eq!(found.litigation, until("2026-10-08"));
}
