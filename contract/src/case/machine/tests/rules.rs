//! The machine's rules one by one.

use super::*;
use crate::case::CaseDocument;

#[test]
fn a_correction_is_told_once() {
    use Action::{Receive, RequestCorrection, Resubmit, Submit};
    let events = log(&[Submit, Receive, RequestCorrection, Resubmit]);
    let progress = fold(&events).unwrap();
    let at = day("2026-11-20");
    let draft = valid(RequestCorrection, at, 1);
    let allowed = vec![Action::RefuseAcceptance, Action::Accept, Action::Withdraw];
    let refusal = apply(&progress, &draft, at);
    assert_eq!(refusal, Err(Refusal::CorrectionOnce(allowed)));
    // What was handed in goes back to the department that asked for it.
    assert_eq!(events[3].next, Some(department(3)));
}

#[test]
fn an_open_correction_can_be_refused_after_its_last_day_alone() {
    use Action::{Receive, RefuseAcceptance, RequestCorrection, Submit};
    let progress = fold(&log(&[Submit, Receive, RequestCorrection])).unwrap();
    let due = progress.todo().unwrap().due;
    assert_eq!(due.to_string(), "2026-11-07");
    let at = day("2026-11-07");
    let refusal = apply(&progress, &valid(RefuseAcceptance, at, 1), at);
    assert_eq!(refusal, Err(Refusal::CorrectionOpen(due)));
    let at = day("2026-11-08");
    assert!(apply(&progress, &valid(RefuseAcceptance, at, 1), at).is_ok());
    assert!(apply(&progress, &valid(Action::Resubmit, at, 1), at).is_ok());
}

#[test]
fn a_limit_is_extended_once() {
    use Action::{Accept, BeginReview, Extend, Receive, Submit};
    let progress = fold(&log(&[Submit, Receive, Accept, BeginReview, Extend])).unwrap();
    assert_eq!(progress.extension_days, Some(10));
    let at = day("2026-11-20");
    let refusal = apply(&progress, &valid(Extend, at, 1), at);
    assert!(matches!(refusal, Err(Refusal::ExtensionOnce(allowed)) if !allowed.contains(&Extend)));
}

/// A draft that is changed in one place, and why it is refused then.
type Change = (Action, fn(&mut EventDraft), Refusal);

#[test]
fn what_is_missing_or_does_not_fit_is_named() {
    use Action::{
        Accept, BeginReview, BeginSpecial, Extend, Receive, Refuse, RequestCorrection, Submit,
        Transfer, Withdraw,
    };
    let rows: &[Change] = &[
        (
            Submit,
            |d| d.action = "fly".to_owned(),
            Refusal::UnknownAction,
        ),
        (Submit, |d| d.by = department(1), Refusal::Unfit("by")),
        (Submit, |d| d.next = None, Refusal::Missing("next")),
        (Receive, |d| d.by = Party::applicant(), Refusal::Unfit("by")),
        (Receive, |d| d.by.role.clear(), Refusal::Missing("by")),
        (Receive, |d| d.by.dept_name.clear(), Refusal::Missing("by")),
        (
            Receive,
            |d| d.next = Some(Party::applicant()),
            Refusal::Unfit("next"),
        ),
        (
            Receive,
            |d| d.stage = "长".repeat(101),
            Refusal::TooLong("stage", 100),
        ),
        (
            Receive,
            |d| d.decision = "长".repeat(1001),
            Refusal::TooLong("decision", 1000),
        ),
        (
            Receive,
            |d| d.extension_days = Some(1),
            Refusal::Unfit("extension_days"),
        ),
        (
            Receive,
            |d| d.document = Some(CaseDocument::default()),
            Refusal::Missing("document.name"),
        ),
        (
            Accept,
            |d| d.special = Some(SpecialSpan::default()),
            Refusal::Unfit("special"),
        ),
        (
            RequestCorrection,
            |d| d.correction = None,
            Refusal::Missing("correction"),
        ),
        (
            RequestCorrection,
            |d| d.next = Some(department(1)),
            Refusal::Unfit("next"),
        ),
        (
            RequestCorrection,
            |d| d.correction.as_mut().unwrap().items.clear(),
            Refusal::Missing("correction.items"),
        ),
        (
            RequestCorrection,
            |d| d.correction.as_mut().unwrap().due = day("2026-11-01").date(),
            Refusal::Unfit("correction.due"),
        ),
        (Transfer, |d| d.next = None, Refusal::Missing("next")),
        (
            BeginSpecial,
            |d| d.special = None,
            Refusal::Missing("special"),
        ),
        (
            BeginSpecial,
            |d| d.special.as_mut().unwrap().name = " ".to_owned(),
            Refusal::Missing("special.name"),
        ),
        (
            Extend,
            |d| d.extension_days = None,
            Refusal::Missing("extension_days"),
        ),
        (
            Extend,
            |d| d.extension_days = Some(0),
            Refusal::NotInRange("extension_days", 1, 730),
        ),
        (
            Extend,
            |d| d.decision = " ".to_owned(),
            Refusal::Missing("decision"),
        ),
        (Refuse, |d| d.decision.clear(), Refusal::Missing("decision")),
        (
            Withdraw,
            |d| d.next = Some(department(1)),
            Refusal::Unfit("next"),
        ),
    ];
    for (action, change, expected) in rows {
        let before: &[Action] = match action {
            Submit => &[],
            Receive => &[Submit],
            Accept | RequestCorrection => &[Submit, Receive],
            _ => &[Submit, Receive, Accept, BeginReview],
        };
        let progress = fold(&log(before)).unwrap();
        let at = day("2026-11-20");
        let mut draft = valid(*action, at, 1);
        assert!(apply(&progress, &draft, at).is_ok(), "{action:?}");
        change(&mut draft);
        assert_eq!(
            apply(&progress, &draft, at).as_ref(),
            Err(expected),
            "{action:?}"
        );
    }
}

/// How a log is changed, and the event and fault that are named then.
type Fault = (fn(&mut Vec<CaseEvent>), u32, CaseFault);

#[test]
fn a_log_that_cannot_have_come_about_is_named() {
    use Action::{Accept, BeginReview, Receive, Submit};
    let rows: &[Fault] = &[
        (|log| log[2].seq = 9, 3, CaseFault::Sequence),
        (|log| drop(log.remove(1)), 2, CaseFault::Sequence),
        (
            |log| log[1].action.code = "later".to_owned(),
            2,
            CaseFault::UnknownAction,
        ),
        (|log| log[3].at = day("2026-11-01"), 4, CaseFault::Time),
        (
            |log| log[3].action = Action::Approve.coded(),
            4,
            CaseFault::NotAllowed,
        ),
        (
            |log| log[1].state_after = State::Review.coded(),
            2,
            CaseFault::States,
        ),
        (|log| log[1].state_before = None, 2, CaseFault::States),
        (|log| log[0].next = None, 1, CaseFault::Holder),
        (
            |log| log[2].action = Action::RequestCorrection.coded(),
            3,
            CaseFault::States,
        ),
    ];
    for (change, seq, fault) in rows {
        let mut events = log(&[Submit, Receive, Accept, BeginReview]);
        change(&mut events);
        let (seq, fault) = (*seq, *fault);
        assert_eq!(fold(&events), Err(CaseError { seq, fault }), "{fault:?}");
    }
    let mut events = log(&[Submit, Receive, Action::RequestCorrection]);
    events[2].correction = None;
    let fault = CaseFault::Content;
    assert_eq!(fold(&events), Err(CaseError { seq: 3, fault }));
}
