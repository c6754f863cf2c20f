//! The course of records: by hand, and under random actions with a moving clock.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::Party;
use crate::credit::rules::tests::national;
use crate::credit::state::Severity;

pub(crate) fn at(day: &str) -> Moment {
    format!("{day}T09:00:00+08:00").parse().unwrap()
}

/// A draft with all that the action needs.
pub(crate) fn valid(action: CreditAction) -> CreditDraft {
    let department = Party {
        dept_name: "市人力资源和社会保障局".to_owned(),
        role: "经办人".to_owned(),
        ..Party::default()
    };
    CreditDraft {
        action: action.code().to_owned(),
        by: if action.is_subjects() {
            Party::applicant()
        } else {
            department
        },
        decision: "依据和理由".to_owned(),
        document: None,
    }
}

/// A record of the black list that was decided on a day.
pub(crate) fn record(severity: Severity, decided_on: &str) -> CreditProgress {
    let date = decided_on.parse().unwrap();
    let terms = national().terms(severity, date, true).unwrap();
    CreditProgress::new(ListKind::Black, terms)
}

/// The record after these actions on these days.
pub(crate) fn after(mut record: CreditProgress, course: &[(CreditAction, &str)]) -> CreditProgress {
    for (action, day) in course {
        let event = record.apply(&valid(*action), at(day)).unwrap();
        record.follow(&event).unwrap();
    }
    record
}

const OPENED: &[(CreditAction, &str)] = &[
    (A::Publish, "2026-05-06"),
    (A::Fulfil, "2026-06-01"),
    (A::OpenRepair, "2026-08-05"),
];

#[test]
fn a_record_is_repaired() {
    let opened = after(record(Severity::Ordinary, "2026-05-04"), OPENED);
    assert_eq!(opened.state, Some(S::RepairEligible));
    let applied = after(opened, &[(A::Apply, "2026-08-06")]);
    let refused = after(applied.clone(), &[(A::Refuse, "2026-08-07")]);
    assert_eq!(refused.state, Some(S::Refused));
    let again = after(
        refused,
        &[(A::Apply, "2026-09-01"), (A::Accept, "2026-09-02")],
    );
    let extended = after(again, &[(A::Extend, "2026-09-03")]);
    let twice = extended.apply(&valid(A::Extend), at("2026-09-04"));
    assert_eq!(twice, Err(CreditRefusal::ExtensionOnce));
    let repaired = after(extended, &[(A::Repair, "2026-09-10")]);
    assert_eq!(repaired.state, Some(S::Repaired));
    assert_eq!(repaired.allowed(at("2030-01-01")), []);
}

#[test]
fn an_objection_leaves_repair_where_it_was() {
    let opened = after(record(Severity::Ordinary, "2026-05-04"), OPENED);
    let course = [(A::Apply, "2026-08-06"), (A::Object, "2026-08-07")];
    let disputed = after(opened, &course);
    assert_eq!(disputed.state, Some(S::Objection));
    let expected = [A::Correct, A::Uphold, A::Withdraw, A::Shield];
    assert_eq!(disputed.allowed(at("2026-08-08")), expected);
    let upheld = after(disputed.clone(), &[(A::Uphold, "2026-08-10")]);
    assert_eq!(upheld.state, Some(S::Upheld));
    let expected = [A::Accept, A::Refuse, A::Object, A::Withdraw, A::Shield];
    assert_eq!(upheld.allowed(at("2026-08-10")), expected);
    let corrected = after(disputed.clone(), &[(A::Correct, "2026-08-10")]);
    assert_eq!(
        after(corrected, &[(A::Accept, "2026-08-11")]).state,
        Some(S::Accepted)
    );
    let twice = after(
        upheld,
        &[(A::Object, "2026-08-11"), (A::Uphold, "2026-08-12")],
    );
    assert_eq!(twice.beneath, Some(S::Applied));
    // A shielded objection is an objection again.
    let shielded = after(disputed, &[(A::Shield, "2026-08-08")]);
    let expected = [A::Withdraw, A::Unshield];
    assert_eq!(shielded.allowed(at("2026-08-08")), expected);
    let back = after(
        shielded,
        &[(A::Unshield, "2026-08-09"), (A::Uphold, "2026-08-10")],
    );
    assert_eq!(back.beneath, Some(S::Applied));
}

#[test]
fn refusals_are_named() {
    let date = |text: &str| text.parse::<Date>().unwrap();
    let published = after(record(Severity::Ordinary, "2026-05-04"), &OPENED[..1]);
    let fulfilled = after(published.clone(), &OPENED[1..2]);
    let rows = [
        (
            &published,
            A::OpenRepair,
            "2026-08-05",
            CreditRefusal::ObligationsOpen,
        ),
        (
            &fulfilled,
            A::OpenRepair,
            "2026-08-04",
            CreditRefusal::TooEarly(date("2026-08-05")),
        ),
        (
            &published,
            A::Expire,
            "2027-05-04",
            CreditRefusal::NotYetExpired(date("2027-05-04")),
        ),
        (
            &published,
            A::Object,
            "2027-05-05",
            CreditRefusal::Over(date("2027-05-04")),
        ),
        (
            &published,
            A::Object,
            "2026-05-05",
            CreditRefusal::BeforeLastEvent(at("2026-05-06")),
        ),
        (
            &published,
            A::Repair,
            "2026-05-07",
            CreditRefusal::NotAllowed(vec![A::Fulfil, A::Object, A::Withdraw, A::Shield]),
        ),
        (
            &published,
            A::Repair,
            "2027-05-05",
            CreditRefusal::NotAllowed(vec![A::Withdraw, A::Expire]),
        ),
    ];
    for (record, action, day, refusal) in rows {
        assert_eq!(
            record.apply(&valid(action), at(day)),
            Err(refusal),
            "{action:?} {day}"
        );
    }
}

#[test]
fn drafts_are_checked() {
    let published = after(record(Severity::Serious, "2026-05-04"), &OPENED[..1]);
    let change = |action, change: fn(&mut CreditDraft)| {
        let mut draft = valid(action);
        change(&mut draft);
        published.apply(&draft, at("2026-05-07")).map(|_| ())
    };
    let rows = [
        (
            change(A::Withdraw, |d| d.action = "later".into()),
            CreditRefusal::UnknownAction,
        ),
        (
            change(A::Withdraw, |d| d.decision = " ".into()),
            CreditRefusal::Missing("decision"),
        ),
        (
            change(A::Object, |d| d.by.is_applicant = false),
            CreditRefusal::Unfit("by"),
        ),
        (
            change(A::Object, |d| d.by.dept_name = "局".into()),
            CreditRefusal::Unfit("by"),
        ),
        (
            change(A::Shield, |d| d.by = Party::applicant()),
            CreditRefusal::Unfit("by"),
        ),
        (
            change(A::Shield, |d| d.by.dept_name.clear()),
            CreditRefusal::Missing("by.dept_name"),
        ),
        (
            change(A::Fulfil, |d| d.by.role = "长".repeat(101)),
            CreditRefusal::TooLong("by", 100),
        ),
        (
            change(A::Fulfil, |d| d.decision = "长".repeat(1001)),
            CreditRefusal::TooLong("decision", 1000),
        ),
        (
            change(A::Fulfil, |d| {
                d.document = Some(crate::CaseDocument::default())
            }),
            CreditRefusal::Missing("document.name"),
        ),
    ];
    for (result, refusal) in rows {
        assert_eq!(result, Err(refusal));
    }
    assert_eq!(change(A::Fulfil, |d| d.decision.clear()), Ok(()));
}

#[test]
fn a_red_record_is_shown_disputed_and_ended_but_not_repaired() {
    let terms = CreditTerms {
        is_shown: true,
        ..CreditTerms::default()
    };
    let red = CreditProgress::new(ListKind::Red, terms);
    let red = after(red, &[(A::Publish, "2026-05-06")]);
    assert_eq!(red.allowed(at("2199-01-01")), [A::Object, A::Withdraw]);
    let disputed = after(red, &[(A::Object, "2026-05-07")]);
    let expected = [A::Correct, A::Uphold, A::Withdraw];
    assert_eq!(disputed.allowed(at("2026-05-08")), expected);
}

/// What is done: one of what is allowed, by a number, and how many hours later.
pub(crate) fn tries() -> impl Strategy<Value = Vec<(u8, u32)>> {
    proptest::collection::vec((any::<u8>(), 0u32..2000), 0..25)
}

/// The log that comes of tries. What ends a course, or hides the record, is rarer than what goes on,
/// so that every state is reached.
pub(crate) fn course(
    mut record: CreditProgress,
    begin: Moment,
    tries: &[(u8, u32)],
) -> (Vec<CreditEvent>, CreditProgress) {
    let publish = record.apply(&valid(A::Publish), begin).unwrap();
    record.follow(&publish).unwrap();
    let (mut events, mut seconds) = (vec![publish], begin.seconds());
    for (number, hours) in tries {
        seconds += i64::from(*hours) * 3600;
        let at = Moment::from_seconds(seconds).unwrap();
        let mut allowed = record.allowed(at);
        if *number < 230 {
            allowed.retain(|action| !matches!(action, A::Withdraw | A::Shield | A::Expire));
        }
        if allowed.is_empty() {
            continue;
        }
        let action = allowed[usize::from(*number) % allowed.len()];
        let event = record.apply(&valid(action), at).unwrap();
        record.follow(&event).unwrap();
        events.push(event);
    }
    (events, record)
}

/// The properties say nothing of what random courses never come to.
#[test]
fn random_courses_come_to_every_state() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = Vec::new();
    for _ in 0..2000 {
        let tries = tries().new_tree(&mut runner).unwrap().current();
        let begin = record(Severity::Ordinary, "2026-05-04");
        seen.extend(course(begin, at("2026-05-06"), &tries).1.state);
    }
    for state in S::ALL {
        assert!(seen.contains(state), "{state:?}");
    }
}

proptest! {
    #[test]
    fn what_is_allowed_is_what_can_be_done(
        tries in tries(), days in 0u32..1500, severity in 0usize..3, action in 0usize..15,
    ) {
        let begin = record(Severity::ALL[severity], "2026-05-04");
        let (events, progress) = course(begin.clone(), at("2026-05-06"), &tries);
        prop_assert_eq!(begin.fold(&events), Ok(progress.clone()));
        let last = progress.last_at.unwrap();
        let now = Moment::new(last.date().plus_days(days), 23, 0, 0).unwrap();
        let action = CreditAction::ALL[action];
        let is_allowed = progress.allowed(now).contains(&action);
        prop_assert_eq!(progress.apply(&valid(action), now).is_ok(), is_allowed);
        let is_over = progress.state.is_some_and(S::is_end);
        prop_assert_eq!(is_over, progress.allowed(now).is_empty());
    }

    #[test]
    fn repair_comes_after_the_shortest_time_and_the_duties(tries in tries(), severity in 0usize..3) {
        let begin = record(Severity::ALL[severity], "2026-05-04");
        let (events, progress) = course(begin, at("2026-05-06"), &tries);
        let first = |action: A| events.iter().find(|event| event.action.code == action.code());
        if let Some(opened) = first(A::OpenRepair) {
            let fulfilled = first(A::Fulfil).unwrap();
            prop_assert!(fulfilled.at <= opened.at);
            let min_until = progress.terms.min_until;
            prop_assert!(min_until.is_none_or(|until| until < opened.at.date()));
        }
        if first(A::Repair).is_some() {
            prop_assert!(first(A::Accept).is_some() && first(A::Apply).is_some());
            prop_assert!(first(A::OpenRepair).is_some());
        }
    }

    #[test]
    fn a_changed_log_is_refused(tries in tries(), place in 0usize..40, how in 0u8..4) {
        let begin = record(Severity::Serious, "2026-05-04");
        let (mut events, _) = course(begin.clone(), at("2026-05-06"), &tries);
        let place = place % events.len();
        match how {
            0 => events[place].seq += 1,
            1 => events[place].action = crate::Coded::default(),
            2 => events[place].state_after = S::Repaired.coded(),
            _ => events[place].state_before = Some(S::Withdrawn.coded()),
        }
        let is_same = how == 2 && events[place].action.code == A::Repair.code();
        let seq = u32::try_from(place + 1).unwrap();
        let folded = begin.fold(&events);
        if !is_same {
            prop_assert_eq!(folded.err(), Some(CreditFault { seq, refusal: None }));
        }
    }
}
