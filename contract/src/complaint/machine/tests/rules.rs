//! What each action needs, and when it is too early, too late or too much.

use super::*;

#[test]
fn refusals_are_named() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let replied = after(new(), REPLIED);
    let handling = after(new(), &REPLIED[..5]);
    let urged = after(handling.clone(), &[(A::Urge, "2026-05-09")]);
    let rows = [
        (
            &replied,
            A::Close,
            "2026-05-19",
            ComplaintRefusal::TooEarly(day("2026-05-20")),
        ),
        (
            &replied,
            A::Dispute,
            "2026-05-20",
            ComplaintRefusal::Over(day("2026-05-19")),
        ),
        (
            &handling,
            A::Urge,
            "2026-05-08",
            ComplaintRefusal::TooEarly(day("2026-05-09")),
        ),
        (&urged, A::Urge, "2026-05-09", ComplaintRefusal::UrgedToday),
        (
            &handling,
            A::Reply,
            "2026-05-07",
            ComplaintRefusal::BeforeLastEvent(at("2026-05-08")),
        ),
        (
            &replied,
            A::Withdraw,
            "2026-05-13",
            ComplaintRefusal::NotAllowed(vec![A::Confirm, A::Dispute, A::Supplement, A::Rate]),
        ),
    ];
    for (progress, action, day, refusal) in rows {
        let found = progress.apply(&valid(progress, action), at(day));
        assert_eq!(found, Err(refusal), "{action:?} {day}");
    }
}

#[test]
fn drafts_are_checked() {
    use ComplaintRefusal as R;
    let handling = after(new(), &REPLIED[..5]);
    let replied = after(new(), REPLIED);
    let screening = after(new(), &REPLIED[..2]);
    type Change = fn(&mut ComplaintEventDraft);
    let rows: [(&ComplaintProgress, A, Change, R); 17] = [
        (
            &handling,
            A::Reply,
            |d| d.action = "later".into(),
            R::UnknownAction,
        ),
        (
            &handling,
            A::Reply,
            |d| d.actor = "mayor".into(),
            R::UnknownActor,
        ),
        (
            &handling,
            A::Reply,
            |d| d.actor = "desk".into(),
            R::NotYours(&[Actor::Department]),
        ),
        (
            &handling,
            A::Reply,
            |d| d.by = office("市教育局"),
            R::NotHolder,
        ),
        (
            &handling,
            A::Reply,
            |d| d.by.dept_name.clear(),
            R::Missing("by.dept_name"),
        ),
        (
            &handling,
            A::Reply,
            |d| d.by = Party::applicant(),
            R::Unfit("by"),
        ),
        (
            &handling,
            A::Urge,
            |d| d.by = office("市教育局"),
            R::Unfit("by"),
        ),
        (
            &handling,
            A::Reply,
            |d| d.text = " ".into(),
            R::Missing("text"),
        ),
        (
            &handling,
            A::Reply,
            |d| d.text = "长".repeat(2001),
            R::TooLong("text", 2000),
        ),
        (
            &handling,
            A::Reply,
            |d| d.outcome = None,
            R::Missing("outcome"),
        ),
        (
            &handling,
            A::Reply,
            |d| d.outcome = Some("fine".into()),
            R::Unfit("outcome"),
        ),
        (
            &handling,
            A::Extend,
            |d| d.extension_days = Some(11),
            R::Unfit("extension_days"),
        ),
        (
            &handling,
            A::Extend,
            |d| d.outcome = Some("resolved".into()),
            R::Unfit("outcome"),
        ),
        (
            &screening,
            A::NotAccept,
            |d| d.where_to.clear(),
            R::Missing("where_to"),
        ),
        (
            &replied,
            A::Dispute,
            |d| d.citizen_outcome = Some("resolved".into()),
            R::Unfit("citizen_outcome"),
        ),
        (
            &replied,
            A::Confirm,
            |d| d.citizen_outcome = None,
            R::Missing("citizen_outcome"),
        ),
        (
            &replied,
            A::Supplement,
            |d| d.files = vec!["../x".into()],
            R::Unfit("files"),
        ),
    ];
    for (progress, action, change, refusal) in rows {
        let mut draft = valid(progress, action);
        change(&mut draft);
        let found = progress.apply(&draft, at("2026-05-13"));
        assert_eq!(found, Err(refusal), "{action:?}");
    }
    let mut draft = valid(&replied, A::Rate);
    draft.rating = Some(ComplaintRating {
        level: 5,
        reasons: vec!["late".into()],
    });
    assert_eq!(
        replied.apply(&draft, at("2026-05-13")),
        Err(R::Unfit("rating"))
    );
}
