//! The machine under random sequences of operations.

use proptest::prelude::*;

use super::*;
use crate::case::holding::shares;
use crate::case::{Correction, CorrectionItem, Party, PauseKind, SpecialSpan};

mod rules;

fn day(text: &str) -> Moment {
    format!("{text}T09:00:00+08:00").parse().unwrap()
}

fn department(number: u8) -> Party {
    Party {
        is_applicant: false,
        dept_code: format!("1161030001602{number:05}"),
        dept_name: format!("部门{number}"),
        role: "经办人".to_owned(),
    }
}

/// A draft with all that the action needs.
fn valid(action: Action, at: Moment, number: u8) -> EventDraft {
    let by = if action.is_applicants() {
        Party::applicant()
    } else {
        department(number)
    };
    let items = vec![CorrectionItem {
        text: "补交场所平面图".to_owned(),
        material: "场所平面图".to_owned(),
    }];
    let due = at.date().plus_days(number.into());
    let correction = Correction { due, items };
    let special = SpecialSpan {
        name: "听证".to_owned(),
        days: Some(20),
    };
    EventDraft {
        action: action.code().to_owned(),
        by,
        decision: "依据和理由".to_owned(),
        correction: (action == Action::RequestCorrection).then_some(correction),
        special: (action == Action::BeginSpecial).then_some(special),
        extension_days: (action == Action::Extend).then_some(10),
        next: matches!(action, Action::Submit | Action::Transfer).then(|| department(number)),
        ..EventDraft::default()
    }
}

/// The log after these actions, a day apart.
fn log(actions: &[Action]) -> Vec<CaseEvent> {
    let mut events = Vec::new();
    for (index, action) in actions.iter().enumerate() {
        let begin = day("2026-11-02").date();
        let date = begin.plus_days(u32::try_from(index).unwrap());
        let at = Moment::new(date, 9, 0, 0).unwrap();
        let progress = fold(&events).unwrap();
        events.push(apply(&progress, &valid(*action, at, 3), at).unwrap());
    }
    events
}

/// What holds of every log, whatever was tried.
fn check_invariants(events: &[CaseEvent], progress: &Progress) -> Result<(), TestCaseError> {
    // Numbers have no gaps, and times never go back.
    for (index, event) in events.iter().enumerate() {
        prop_assert_eq!(event.seq as usize, index + 1);
    }
    prop_assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at));
    // Each event begins where the one before led to.
    for pair in events.windows(2) {
        prop_assert_eq!(pair[1].state_before.as_ref(), Some(&pair[0].state_after));
    }
    // An end is last; somebody has the case until then, and nobody after.
    let ends = events.iter().filter(|event| event.next.is_none()).count();
    let is_over = progress.state.is_some_and(State::is_end);
    prop_assert_eq!(ends, usize::from(is_over));
    prop_assert_eq!(progress.holder.is_some(), !events.is_empty() && !is_over);
    prop_assert_eq!(progress.ended_at.is_some(), is_over);
    // The applicant has it exactly while a correction is open.
    let has_applicant = progress
        .holder
        .as_ref()
        .map(|holder| holder.party.is_applicant);
    prop_assert_eq!(has_applicant == Some(true), progress.todo().is_some());
    // Once are: the application, 补正, acceptance, extension, decision.
    let count = |actions: &[Action]| {
        let has = |event: &&CaseEvent| actions.iter().any(|a| a.code() == event.action.code);
        events.iter().filter(has).count()
    };
    for once in [
        &[Action::Submit][..],
        &[Action::RequestCorrection],
        &[Action::Accept],
        &[Action::Extend],
        &[Action::Approve, Action::Refuse],
    ] {
        prop_assert!(count(once) <= 1, "{:?}", once);
    }
    // Nothing is decided that was not accepted, nothing delivered that was not decided.
    prop_assert!(progress.decided_at.is_none() || progress.accepted_at.is_some());
    prop_assert!(count(&[Action::Deliver]) == 0 || progress.decided_at.is_some());
    prop_assert!(count(&[Action::Withdraw]) == 0 || progress.decided_at.is_none());
    // Pauses are closed but for the last, follow each other, and one is open exactly in its state.
    let state = progress.state;
    let open = progress.pauses.iter().filter(|pause| pause.until.is_none());
    let kinds: Vec<_> = open.map(|pause| Some(pause.kind)).collect();
    let expected = match state {
        Some(State::Correction) => vec![Some(PauseKind::Correction)],
        Some(State::SpecialProcedure) => vec![Some(PauseKind::Special)],
        _ => vec![],
    };
    prop_assert_eq!(kinds, expected);
    for pair in progress.pauses.windows(2) {
        prop_assert!(pair[0].until.is_some_and(|until| until <= pair[1].from));
    }
    check_shares(events, progress)
}

/// All time is somebody's.
fn check_shares(events: &[CaseEvent], progress: &Progress) -> Result<(), TestCaseError> {
    let Some(last) = progress.last_at else {
        return Ok(());
    };
    let now = Moment::from_seconds(last.seconds() + 12_345).unwrap();
    let shares = shares(events, now);
    let permille: u16 = shares.iter().map(|share| share.permille).sum();
    prop_assert_eq!(permille, 1000);
    let until = progress.ended_at.unwrap_or(now);
    let seconds: u64 = shares.iter().map(|share| share.seconds).sum();
    prop_assert_eq!(
        i64::try_from(seconds),
        Ok(until.seconds_since(events[0].at))
    );
    let holders = shares.iter().filter_map(|share| {
        let since = share.since?;
        Some((share.party.dept_code.as_str(), since))
    });
    let holder = progress.holder.as_ref();
    let expected = holder.map(|holder| (holder.party.dept_code.as_str(), holder.since));
    prop_assert_eq!(
        holders.collect::<Vec<_>>(),
        expected.into_iter().collect::<Vec<_>>()
    );
    Ok(())
}

/// One operation: an action that is allowed, or any at all; seconds since the one before, which
/// may lie before it; and who.
fn operation() -> impl Strategy<Value = (bool, usize, i64, u8)> {
    (
        prop::bool::weighted(0.7),
        any::<usize>(),
        -3600i64..400_000,
        0u8..4,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn no_sequence_breaks_an_invariant_or_loses_an_event(
        operations in prop::collection::vec(operation(), 1..40),
    ) {
        let mut events: Vec<CaseEvent> = Vec::new();
        let mut progress = Progress::default();
        let mut clock = day("2026-11-02").seconds();
        for (is_sensible, choice, seconds, number) in operations {
            let at = Moment::from_seconds(clock + seconds).unwrap();
            let allowed = progress.allowed(at);
            let pool = if is_sensible && !allowed.is_empty() { &allowed[..] } else { Action::ALL };
            let action = pool[choice % pool.len()];
            let before = (events.clone(), progress.clone());
            let result = apply(&progress, &valid(action, at, number), at);
            // The allowed set is exact, but for time.
            let in_time = progress.last_at.is_none_or(|last| last <= at);
            prop_assert_eq!(result.is_ok(), in_time && allowed.contains(&action));
            match result {
                Ok(event) => {
                    follow(&mut progress, &event).unwrap();
                    events.push(event);
                    clock = at.seconds();
                    // Nothing of what was is lost or changed.
                    prop_assert_eq!(&events[..before.0.len()], &before.0[..]);
                    prop_assert_eq!(progress.count as usize, events.len());
                }
                Err(refusal) => {
                    prop_assert_eq!((&events, &progress), (&before.0, &before.1));
                    let named = match refusal {
                        Refusal::NotAllowed(named)
                        | Refusal::CorrectionOnce(named)
                        | Refusal::ExtensionOnce(named) => named,
                        Refusal::BeforeLastEvent(_) | Refusal::CorrectionOpen(_) => allowed,
                        other => return Err(TestCaseError::fail(format!("{other:?}"))),
                    };
                    prop_assert_eq!(named, progress.allowed(at));
                }
            }
            // Step by step and all at once come to the same.
            let folded = fold(&events);
            prop_assert_eq!(folded.as_ref(), Ok(&progress));
            check_invariants(&events, &progress)?;
        }
    }

    #[test]
    fn every_state_is_reached_and_only_ends_accept_nothing(state in prop::sample::select(State::ALL)) {
        let mut reached: Vec<Option<State>> = vec![None];
        let mut index = 0;
        while let Some(from) = reached.get(index).copied() {
            for to in Action::allowed(from).filter_map(|action| action.leads_to(from)) {
                if !reached.contains(&Some(to)) {
                    reached.push(Some(to));
                }
            }
            index += 1;
        }
        prop_assert!(reached.contains(&Some(state)));
        prop_assert_eq!(Action::allowed(Some(state)).count() == 0, state.is_end());
    }
}

#[test]
fn allowed_actions_stand_in_the_order_of_the_table() {
    for state in State::ALL.iter().copied().map(Some).chain([None]) {
        let allowed: Vec<_> = Action::allowed(state).collect();
        assert!(allowed.is_sorted(), "{state:?}");
    }
}
