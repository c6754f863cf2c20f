//! The course of complaints: by hand; rules of single actions and random courses beside it.

use super::*;
use crate::complaint::event::ComplaintRating;
use crate::complaint::progress::ComplaintTerms;
use crate::complaint::state::{CitizenOutcome, ComplaintKind, Outcome};
use crate::{CaseNo, Party};

mod properties;
mod rules;

pub(crate) fn at(day: &str) -> Moment {
    format!("{day}T09:00:00+08:00").parse().unwrap()
}

pub(crate) fn office(name: &str) -> Party {
    Party {
        dept_name: name.to_owned(),
        role: "承办岗".to_owned(),
        ..Party::default()
    }
}

pub(crate) fn terms() -> ComplaintTerms {
    ComplaintTerms {
        source: "示例".to_owned(),
        max_transfers: 2,
        max_extensions: 1,
        extension_days: 10,
        urge_after_days: 3,
        confirm_days: 7,
    }
}

pub(crate) fn new() -> ComplaintProgress {
    ComplaintProgress::new(ComplaintKind::Complaint, terms())
}

/// A draft with all that the action needs, by the first who can do it.
pub(crate) fn valid(progress: &ComplaintProgress, action: A) -> ComplaintEventDraft {
    let actor = action.actors()[0];
    let holder = progress.department.clone();
    let other = |holder: &Party| match holder.dept_name.as_str() {
        "市自然资源局" => office("市住建局"),
        _ => office("市自然资源局"),
    };
    let when = |it: bool| it.then_some(());
    let is_end = matches!(action, A::Confirm | A::Dispute);
    ComplaintEventDraft {
        action: action.code().to_owned(),
        actor: actor.code().to_owned(),
        by: match actor {
            Actor::Citizen => Party::applicant(),
            Actor::Department => holder.clone().unwrap_or(office("没有单位")),
            Actor::Desk => office("12345受理台"),
            Actor::Supervisor => office("市政府督查室"),
        },
        text: "情况和理由".to_owned(),
        to: match action {
            A::Dispatch => Some(office("市住建局")),
            A::Transfer => holder.as_ref().map(other),
            _ => None,
        },
        where_to: when(action == A::NotAccept).map_or_else(String::new, |()| "法院".to_owned()),
        outcome: when(action == A::Reply).map(|()| "explained".to_owned()),
        citizen_outcome: when(is_end).map(|()| "unresolved".to_owned()),
        rating: when(action == A::Rate).map(|()| ComplaintRating {
            level: 1,
            reasons: vec!["late".to_owned()],
        }),
        extension_days: when(action == A::Extend).map(|()| 5),
        merged_into: when(action == A::Merge)
            .map(|()| CaseNo::parse("610302202611260001236").unwrap()),
        ..ComplaintEventDraft::default()
    }
}

/// The complaint after these actions on these days.
pub(crate) fn after(mut progress: ComplaintProgress, course: &[(A, &str)]) -> ComplaintProgress {
    for (action, day) in course {
        let event = progress.apply(&valid(&progress, *action), at(day)).unwrap();
        progress.follow(&event).unwrap();
    }
    progress
}

pub(crate) const REPLIED: &[(A, &str)] = &[
    (A::Submit, "2026-05-06"),
    (A::Screen, "2026-05-06"),
    (A::Accept, "2026-05-07"),
    (A::Dispatch, "2026-05-07"),
    (A::Handle, "2026-05-08"),
    (A::Reply, "2026-05-12"),
];

#[test]
fn a_complaint_is_answered_disputed_and_done_again() {
    let replied = after(new(), REPLIED);
    assert_eq!(replied.outcome, Some(Outcome::Explained));
    assert_eq!(replied.holder(), Some(Actor::Citizen));
    let citizen = replied.allowed(Actor::Citizen, at("2026-05-13"));
    assert_eq!(citizen, [A::Confirm, A::Dispute, A::Supplement, A::Rate]);
    let disputed = after(replied.clone(), &[(A::Dispute, "2026-05-19")]);
    assert_eq!(disputed.citizen_outcome, Some(CitizenOutcome::Unresolved));
    assert_eq!(disputed.allowed(Actor::Desk, at("2026-05-19")), [A::Reopen]);
    let again = [
        (A::Reopen, "2026-05-20"),
        (A::Supervise, "2026-05-21"),
        (A::Handle, "2026-05-21"),
        (A::Extend, "2026-05-22"),
        (A::Resume, "2026-05-23"),
        (A::Reply, "2026-05-30"),
    ];
    let again = after(disputed, &again);
    assert_eq!(again.department, Some(office("市住建局")));
    assert_eq!(again.citizen_outcome, None);
    let twice = again.apply(&valid(&again, A::Dispute), at("2026-05-31"));
    assert_eq!(twice, Err(ComplaintRefusal::DisputeOnce));
    let closed = after(again, &[(A::Close, "2026-06-07"), (A::Rate, "2026-06-08")]);
    assert_eq!(closed.state, Some(S::Closed));
    let department = closed.allowed(Actor::Department, at("2026-06-09"));
    assert_eq!(department, [A::AnswerRating]);
    let answered = after(closed, &[(A::AnswerRating, "2026-06-09")]);
    assert_eq!(answered.followers(at("2027-01-01")), []);
    assert_eq!(answered.ended_at, Some(at("2026-06-07")));
}

#[test]
fn a_complaint_is_passed_on() {
    let dispatched = after(new(), &REPLIED[..4]);
    let transferred = after(dispatched, &[(A::Transfer, "2026-05-08")]);
    assert_eq!(transferred.department, Some(office("市自然资源局")));
    assert_eq!(transferred.holder(), Some(Actor::Department));
    let course = [(A::Dispatch, "2026-05-09"), (A::Transfer, "2026-05-10")];
    let twice = after(transferred.clone(), &course);
    assert_eq!(twice.transfers, 2);
    let third = after(twice, &[(A::Dispatch, "2026-05-11")]);
    let refused = third.apply(&valid(&third, A::Transfer), at("2026-05-12"));
    assert_eq!(refused, Err(ComplaintRefusal::TooOften(2)));
    // Back to the desk: nobody else can begin.
    let dispatched = after(new(), &REPLIED[..4]);
    let mut draft = valid(&dispatched, A::Transfer);
    draft.to = None;
    let mut back = dispatched.clone();
    back.follow(&dispatched.apply(&draft, at("2026-05-08")).unwrap())
        .unwrap();
    assert_eq!(back.holder(), Some(Actor::Desk));
    assert_eq!(back.allowed(Actor::Department, at("2026-05-08")), []);
    assert_eq!(back.allowed(Actor::Supervisor, at("2026-05-08")), []);
    assert_eq!(back.allowed(Actor::Desk, at("2026-05-08")), [A::Dispatch]);
}

#[test]
fn ends_before_a_reply() {
    let screening = after(new(), &REPLIED[..2]);
    for (action, state) in [
        (A::NotAccept, S::NotAccepted),
        (A::Merge, S::Merged),
        (A::Withdraw, S::Withdrawn),
    ] {
        let ended = after(screening.clone(), &[(action, "2026-05-07")]);
        assert_eq!(ended.state, Some(state));
        assert_eq!(ended.followers(at("2026-05-08")), [], "{action:?}");
        assert_eq!(ended.outcome, None);
    }
}

#[test]
fn a_history_that_cannot_be_is_refused() {
    let mut events = Vec::new();
    let mut progress = new();
    for (action, day) in REPLIED {
        let event = progress.apply(&valid(&progress, *action), at(day)).unwrap();
        progress.follow(&event).unwrap();
        events.push(event);
    }
    assert_eq!(new().fold(&events), Ok(progress));
    let mut gap = events.clone();
    gap.remove(2);
    assert_eq!(new().fold(&gap).unwrap_err().seq, 3);
    let mut forged = events;
    forged[5].outcome = None;
    let refusal = Some(ComplaintRefusal::Missing("outcome"));
    assert_eq!(new().fold(&forged), Err(ComplaintFault { seq: 6, refusal }));
}
