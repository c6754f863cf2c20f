use proptest::prelude::*;

use super::*;
use crate::complaint::machine::tests::{REPLIED, after, at, new, valid};
use crate::complaint::rules::tests::example;
use crate::complaint::state::ComplaintAction as A;
use crate::complaint::{ComplaintKind, ComplaintProgress};

fn look(progress: &ComplaintProgress, today: &str) -> ComplaintDeadlines {
    let today = today.parse().unwrap();
    complaint_deadlines(progress, &example(), &Calendar::default(), today)
}

fn due(term: Option<&Deadline>) -> Option<(String, Standing)> {
    term.map(|term| (term.due.to_string(), term.standing))
}

#[test]
fn terms_begin_and_end_with_their_events() {
    // 2026-05-06 is a Wednesday.
    let rows = [
        (
            1,
            "2026-05-06",
            "screened",
            "2026-05-07",
            Standing::Amber { left: 1 },
        ),
        (
            1,
            "2026-05-09",
            "screened",
            "2026-05-07",
            Standing::Red { over: 1 },
        ),
        (
            3,
            "2026-05-07",
            "screened",
            "2026-05-07",
            Standing::Met { spare: 0 },
        ),
        (
            3,
            "2026-05-07",
            "dispatched",
            "2026-05-08",
            Standing::Amber { left: 1 },
        ),
        (
            3,
            "2026-05-07",
            "replied",
            "2026-05-14",
            Standing::Green { left: 5 },
        ),
        (
            6,
            "2026-06-30",
            "replied",
            "2026-05-14",
            Standing::Met { spare: 2 },
        ),
    ];
    for (events, today, name, day, standing) in rows {
        let terms = look(&after(new(), &REPLIED[..events]), today);
        let term = match name {
            "screened" => &terms.screened,
            "dispatched" => &terms.dispatched,
            _ => &terms.replied,
        };
        let found = due(term.as_ref());
        assert_eq!(found, Some((day.to_owned(), standing)), "{events} {name}");
    }
    let before = look(&new(), "2026-05-06");
    assert_eq!(before, ComplaintDeadlines::default());
}

#[test]
fn passing_it_on_gives_no_time_and_an_extension_does() {
    let passed = [(A::Transfer, "2026-05-08"), (A::Handle, "2026-05-11")];
    let passed = after(after(new(), &REPLIED[..4]), &passed);
    let due_on = |progress: &_| {
        look(progress, "2026-05-12")
            .next()
            .map(|term| term.due.to_string())
    };
    assert_eq!(due_on(&passed).as_deref(), Some("2026-05-14"));
    let extended = after(passed, &[(A::Extend, "2026-05-12")]);
    assert_eq!(due_on(&extended).as_deref(), Some("2026-05-21"));
    assert!(look(&extended, "2026-05-22").is_overdue());
    // What was withdrawn is waited for no longer.
    let withdrawn = after(extended, &[(A::Withdraw, "2026-05-13")]);
    let terms = look(&withdrawn, "2026-06-30");
    assert!(!terms.is_overdue() && terms.next().is_none());
}

#[test]
fn what_is_done_again_and_rated_badly_has_terms_of_its_own() {
    let replied = after(new(), REPLIED);
    let until = look(&replied, "2026-05-13").confirm_until;
    assert_eq!(
        until.map(|day| day.to_string()).as_deref(),
        Some("2026-05-19")
    );
    let again = [(A::Dispute, "2026-05-13"), (A::Reopen, "2026-05-14")];
    let again = after(replied, &again);
    let terms = look(&again, "2026-05-22");
    let found = due(terms.redone.as_ref());
    assert_eq!(
        found,
        Some(("2026-05-21".to_owned(), Standing::Red { over: 1 }))
    );
    assert_eq!(terms.confirm_until, None);
    let course = [
        (A::Handle, "2026-05-22"),
        (A::Reply, "2026-05-22"),
        (A::Rate, "2026-05-22"),
    ];
    let rated = after(again, &course);
    let terms = look(&rated, "2026-05-25");
    let found = due(terms.redone.as_ref());
    assert_eq!(
        found,
        Some(("2026-05-21".to_owned(), Standing::Late { over: 1 }))
    );
    assert_eq!(
        due(terms.rating_answered.as_ref())
            .map(|(day, _)| day)
            .as_deref(),
        Some("2026-05-29")
    );
    let answered = after(rated, &[(A::AnswerRating, "2026-05-26")]);
    assert!(look(&answered, "2026-06-30").next().is_none());
}

proptest! {
    #[test]
    fn a_term_never_moves_but_by_an_extension(
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0u32..5), 1..60),
    ) {
        let mut progress = ComplaintProgress::new(ComplaintKind::Report, example().terms());
        let mut day = at("2026-01-05").date();
        let mut before = ComplaintDeadlines::default();
        for (which, days) in steps {
            day = day.plus_days(days);
            let now = Moment::new(day, 9, 0, 0).unwrap();
            let ready: Vec<_> = A::ALL
                .iter()
                .filter_map(|action| progress.apply(&valid(&progress, *action), now).ok())
                .collect();
            if ready.is_empty() {
                continue;
            }
            let event = which.get(&ready);
            progress.follow(event).unwrap();
            let terms = complaint_deadlines(&progress, &example(), &Calendar::default(), day);
            for (old, new) in [
                (&before.screened, &terms.screened),
                (&before.dispatched, &terms.dispatched),
                (&before.replied, &terms.replied),
                (&before.redone, &terms.redone),
            ] {
                let (Some(old), new) = (old, new) else { continue };
                let new = new.as_ref().unwrap();
                prop_assert!(new.due == old.due || (event.action.code == "extend" && new.due > old.due));
                let is_over = !super::is_open(old);
                prop_assert!(!is_over || new.standing == old.standing);
            }
            let is_end = progress.state.is_some_and(ComplaintState::is_end);
            let waits = terms.next().is_some_and(|term| Some(term) != terms.rating_answered.as_ref());
            prop_assert!(!(is_end && waits));
            before = terms;
        }
    }
}
