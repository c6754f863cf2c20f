use proptest::prelude::*;

use super::*;
use crate::Calendar;
use crate::complaint::machine::tests::{REPLIED, after, at, new, valid};
use crate::complaint::rules::tests::example;
use crate::complaint::state::{Actor, ComplaintAction as A, ComplaintKind};
use crate::complaint::{ComplaintProgress, complaint_deadlines};

fn steps(progress: &ComplaintProgress, today: Date) -> Vec<NextStep> {
    let terms = complaint_deadlines(progress, &example(), &Calendar::default(), today);
    next_steps(progress, &terms, today)
}

type Row<'a> = (&'a str, Option<&'a str>, Option<&'a str>, bool, Why);

fn check(progress: &ComplaintProgress, today: &str, expected: [Row<'_>; 5]) {
    let steps = steps(progress, today.parse().unwrap());
    let written = |date: Option<Date>| date.map(|date| date.to_string());
    for (step, (kind, from, until, is_open, why)) in steps.iter().zip(expected) {
        assert_eq!(step.kind.code(), kind);
        assert_eq!(written(step.open_from).as_deref(), from, "{kind}");
        assert_eq!(written(step.open_until).as_deref(), until, "{kind}");
        assert_eq!((step.is_open, step.why), (is_open, why), "{kind}");
    }
}

#[test]
fn every_step_has_its_row() {
    let codes: Vec<_> = NextStepKind::ALL.iter().map(|kind| kind.code()).collect();
    let rows: Vec<_> = codes::NEXT_STEP.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, rows);
}

#[test]
fn what_is_not_answered_can_be_urged_and_then_appealed() {
    let handling = after(new(), &REPLIED[..5]);
    check(
        &handling,
        "2026-05-08",
        [
            ("urge", Some("2026-05-09"), None, false, Why::TooEarly),
            ("redo", None, None, false, Why::NoReply),
            ("reconsideration", None, None, false, Why::NoReply),
            ("litigation", None, None, false, Why::NoReply),
            ("petition", None, None, false, Why::NoReply),
        ],
    );
    // The limit ended on Thursday, 05-14; 07-13 is a Monday, 11-14 a Saturday.
    check(
        &handling,
        "2026-05-15",
        [
            ("urge", Some("2026-05-09"), None, true, Why::Waiting),
            ("redo", None, None, false, Why::NoReply),
            (
                "reconsideration",
                Some("2026-05-15"),
                Some("2026-07-13"),
                true,
                Why::Silent,
            ),
            (
                "litigation",
                Some("2026-05-15"),
                Some("2026-11-16"),
                true,
                Why::Silent,
            ),
            ("petition", Some("2026-05-15"), None, true, Why::Silent),
        ],
    );
    let urged = after(handling, &[(A::Urge, "2026-05-09")]);
    let urge = &steps(&urged, "2026-05-09".parse().unwrap())[0];
    assert_eq!((urge.is_open, urge.why), (false, Why::Done));
    assert_eq!(urge.open_from.unwrap().to_string(), "2026-05-10");
}

#[test]
fn a_reply_can_be_disputed_once_and_appealed() {
    let replied = after(new(), REPLIED);
    check(
        &replied,
        "2026-05-19",
        [
            ("urge", None, None, false, Why::Ended),
            (
                "redo",
                Some("2026-05-12"),
                Some("2026-05-19"),
                true,
                Why::Replied,
            ),
            (
                "reconsideration",
                Some("2026-05-12"),
                Some("2026-07-13"),
                true,
                Why::IfRightsTouched,
            ),
            (
                "litigation",
                Some("2026-05-12"),
                Some("2026-11-12"),
                true,
                Why::IfRightsTouched,
            ),
            ("petition", Some("2026-05-12"), None, true, Why::Replied),
        ],
    );
    let redo = &steps(&replied, "2026-05-20".parse().unwrap())[1];
    assert_eq!((redo.is_open, redo.why), (false, Why::Over));
    let late = &steps(&replied, "2026-07-14".parse().unwrap())[2];
    assert_eq!((late.is_open, late.why), (false, Why::Over));
    let disputed = after(replied, &[(A::Dispute, "2026-05-13")]);
    let redo = &steps(&disputed, "2026-05-14".parse().unwrap())[1];
    assert_eq!((redo.is_open, redo.why), (false, Why::Done));
}

#[test]
fn questions_have_nothing_to_appeal_against_and_refusals_do() {
    let mut question = new();
    question.kind = ComplaintKind::Consultation;
    let answered = steps(&after(question, REPLIED), "2026-05-13".parse().unwrap());
    assert_eq!(
        (answered[2].is_open, answered[2].why),
        (false, Why::NotForThis)
    );
    assert!(answered[4].is_open);
    let refused = after(
        new(),
        &[REPLIED[0], REPLIED[1], (A::NotAccept, "2026-05-07")],
    );
    let refused = steps(&refused, "2026-05-08".parse().unwrap());
    assert_eq!((refused[2].is_open, refused[2].why), (true, Why::Refused));
    assert_eq!(refused[3].law, "行政诉讼法第四十六条");
}

proptest! {
    #[test]
    fn what_is_said_to_be_open_is_what_the_machine_takes(
        steps_taken in prop::collection::vec((any::<prop::sample::Index>(), 0u32..6), 1..60),
    ) {
        let mut progress = new();
        let mut day = at("2026-01-05").date();
        for (which, days) in steps_taken {
            day = day.plus_days(days);
            let now = Moment::new(day, 9, 0, 0).unwrap();
            let ready: Vec<_> = A::ALL
                .iter()
                .filter_map(|action| progress.apply(&valid(&progress, *action), now).ok())
                .collect();
            if !ready.is_empty() {
                progress.follow(which.get(&ready)).unwrap();
            }
            let allowed = progress.allowed(Actor::Citizen, now);
            for step in steps(&progress, day) {
                if let Some(action) = step.action() {
                    prop_assert_eq!(step.is_open, allowed.contains(&action), "{:?}", step);
                }
                let is_within = step.open_from.is_some_and(|from| from <= day)
                    && step.open_until.is_none_or(|until| day <= until);
                prop_assert!(!step.is_open || is_within, "{:?}", step);
            }
        }
    }
}
