//! The course of complaints under random actions with a moving clock.

use proptest::prelude::*;

use super::*;
use crate::complaint::event::MAX_EVENTS;

/// Every number that a history is bounded by.
fn check_invariants(before: &ComplaintProgress, action: A, now: &ComplaintProgress) {
    assert_eq!(now.count, before.count + 1);
    assert!(now.count <= MAX_EVENTS);
    assert_eq!(
        action.keeps_state(),
        now.state == before.state,
        "{action:?}"
    );
    assert_eq!(now.outcome.is_some(), now.replied_at.is_some());
    assert!(action == A::Reply || now.outcome == before.outcome);
    assert!(now.citizen_outcome.is_none() || now.outcome.is_some());
    assert!(now.transfers <= now.terms.max_transfers);
    assert!(now.extensions.len() + now.extensions_again.len() <= 1);
    let is_end = now.state.is_some_and(S::is_end);
    assert_eq!(is_end, now.ended_at.is_some());
    assert_eq!(now.holder().is_none(), is_end);
    let needs_department = matches!(
        now.state,
        Some(S::Dispatched | S::Handling | S::Extended | S::Reopened | S::Supervised)
    );
    assert!(!needs_department || now.department.is_some());
    assert!(now.state != Some(S::Closed) || now.outcome.is_some());
}

proptest! {
    #[test]
    fn no_course_breaks_a_rule_or_loses_an_event(
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0u32..9, any::<bool>()), 0..150),
    ) {
        let mut progress = new();
        let mut events: Vec<ComplaintEvent> = Vec::new();
        let mut day = "2026-01-05".parse::<Date>().unwrap();
        for (which, days, is_any) in steps {
            day = day.plus_days(days);
            let now = Moment::new(day, 9, 0, 0).unwrap();
            let allowed = progress.followers(now);
            let from = if is_any || allowed.is_empty() { A::ALL } else { &allowed };
            let action = *which.get(from);
            let mut draft = valid(&progress, action);
            if action == A::Transfer && days == 0 {
                draft.to = None;
            }
            match progress.apply(&draft, now) {
                Ok(event) => {
                    prop_assert!(allowed.contains(&action));
                    let before = progress.clone();
                    progress.follow(&event).unwrap();
                    check_invariants(&before, action, &progress);
                    events.push(event);
                }
                Err(_) => prop_assert!(!allowed.contains(&action), "{action:?}"),
            }
            // An open complaint always has somebody who can go on.
            let is_open = progress.state.is_some_and(|state| !state.is_end());
            let later = Moment::new(day.plus_days(30), 9, 0, 0).unwrap();
            let moves = progress.followers(later);
            let moves = moves.iter().any(|action| !action.keeps_state());
            prop_assert!(!is_open || moves);
        }
        prop_assert_eq!(events.len(), progress.count as usize);
        prop_assert_eq!(new().fold(&events), Ok(progress));
        let text = serde_json::to_string(&events).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<ComplaintEvent>>(&text).unwrap(), events);
    }
}
