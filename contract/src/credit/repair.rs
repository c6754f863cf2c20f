//! 信用修复: from which day on it can be asked for, and until when the answers are due.
//!
//! 信用修复管理办法: 最短公示期届满后方可申请修复, after the act is mended and all duties are done, with a
//! public promise; where the severity has no shortest time, as soon as the duties are done.

use super::machine::CreditProgress;
use super::record::{CreditRecord, CreditTerms};
use super::rules::CreditRules;
use super::state::{CreditState, ListKind};
use crate::{Calendar, Date, Deadline, Extension, Limit, Moment, Term};

/// When repair can be asked for, as people read it on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairStart {
    /// Not at all: the red list, or a record that is shown no longer.
    Never,
    /// Display ends by itself, with this day, before repair could begin.
    EndsFirst {
        /// The last day of display.
        last: Date,
    },
    /// Duties are open. The time alone would let one begin on `from`.
    ObligationsOpen {
        /// How many.
        open: usize,
        /// The first day by the shortest time of display; the decision's where there is none.
        from: Date,
    },
    /// In so many days.
    In {
        /// The countdown, 1 or more.
        days: u32,
        /// The first day.
        from: Date,
    },
    /// Since this day, today included.
    Open {
        /// The first day.
        since: Date,
    },
}

/// Until when an application for repair is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairDeadlines {
    /// 受理: none before an application.
    pub accepted: Option<Deadline>,
    /// 决定, with an extension where there is one: none before acceptance.
    pub decided: Option<Deadline>,
}

/// The first day on which repair can be asked for: the day after the shortest time of display, or
/// the day on which the duties were done, if that is later.
#[must_use]
pub fn earliest(terms: &CreditTerms, fulfilled_on: Date) -> Date {
    let after = terms.min_until.map(Date::next);
    after.map_or(fulfilled_on, |after| after.max(fulfilled_on))
}

/// How the beginning of repair stands on a day.
#[must_use]
pub fn repair_start(record: &CreditRecord, today: Date) -> RepairStart {
    let head = &record.head;
    let state = CreditState::of_code(&head.state.code);
    let is_black = head.list_kind.code == ListKind::Black.code();
    let Some(last) = head.terms.max_until.filter(|last| today <= *last) else {
        return RepairStart::Never;
    };
    if !is_black || !state.is_some_and(CreditState::may_show) {
        return RepairStart::Never;
    }
    let from = earliest(
        &head.terms,
        record.fulfilled_on().unwrap_or(head.decided_on),
    );
    if from > last {
        return RepairStart::EndsFirst { last };
    }
    let open = record
        .obligations
        .iter()
        .filter(|duty| duty.done_on.is_none());
    match (open.count(), u32::try_from(today.days_until(from))) {
        (0, Ok(days @ 1..)) => RepairStart::In { days, from },
        (0, _) => RepairStart::Open { since: from },
        (open, _) => RepairStart::ObligationsOpen { open, from },
    }
}

/// How the answers to the last application stand on a day: by the rules accepted within 3 working
/// days of it, decided within 7 of acceptance, 10 more where that was extended.
#[must_use]
pub fn repair_deadlines(
    progress: &CreditProgress,
    rules: &CreditRules,
    calendar: &Calendar,
    today: Date,
) -> RepairDeadlines {
    let run =
        |start: Option<Moment>, limit: Limit, extensions: &[Extension], end: Option<Moment>| {
            let term = Term {
                start: start?.date(),
                limit,
                extensions,
                pauses: &[],
                ended: end.map(Moment::date),
            };
            Some(term.deadline(calendar, today))
        };
    let extension = progress.is_extended.then(|| Extension {
        days: rules.extension_days,
        reason: String::new(),
    });
    let answered = progress.accepted_at.or(progress.decided_at);
    RepairDeadlines {
        accepted: run(progress.applied_at, rules.accept_limit(), &[], answered),
        decided: run(
            progress.accepted_at,
            rules.decide_limit(),
            extension.as_slice(),
            progress.decided_at,
        ),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Standing;
    use crate::credit::display::tests::summary;
    use crate::credit::machine::tests::{after, record};
    use crate::credit::record::Obligation;
    use crate::credit::rules::tests::national;
    use crate::credit::state::{CreditAction as A, Severity};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A record with duties that were done on these days.
    fn with(done: &[Option<&str>]) -> CreditRecord {
        let terms = record(Severity::Ordinary, "2026-05-04").terms;
        let duties = done.iter().map(|done| Obligation {
            text: "缴清罚款".to_owned(),
            done_on: done.map(day),
        });
        CreditRecord {
            head: summary(CreditState::Published, terms),
            decision_text: String::new(),
            basis: Vec::new(),
            obligations: duties.collect(),
            consequences: Vec::new(),
            repair_steps: Vec::new(),
            repair_materials: Vec::new(),
            objection_way: String::new(),
            events: Vec::new(),
            holidays_version: 0,
        }
    }

    #[test]
    fn repair_begins_after_the_shortest_time_and_the_duties() {
        let from = day("2026-08-05");
        let rows = [
            (
                with(&[Some("2026-05-20")]),
                "2026-08-01",
                RepairStart::In { days: 4, from },
            ),
            (
                with(&[Some("2026-05-20")]),
                "2026-08-04",
                RepairStart::In { days: 1, from },
            ),
            (
                with(&[Some("2026-05-20")]),
                "2026-08-05",
                RepairStart::Open { since: from },
            ),
            (with(&[]), "2026-09-05", RepairStart::Open { since: from }),
            (
                with(&[Some("2026-05-20"), Some("2026-10-01")]),
                "2026-10-01",
                RepairStart::Open {
                    since: day("2026-10-01"),
                },
            ),
            (
                with(&[None, Some("2026-05-20"), None]),
                "2026-09-05",
                RepairStart::ObligationsOpen { open: 2, from },
            ),
            (with(&[]), "2027-05-04", RepairStart::Open { since: from }),
            (with(&[]), "2027-05-05", RepairStart::Never),
        ];
        for (record, today, expected) in rows {
            assert_eq!(repair_start(&record, day(today)), expected, "{today}");
        }
        let mut red = with(&[]);
        red.head.list_kind = ListKind::Red.coded();
        assert_eq!(repair_start(&red, from), RepairStart::Never);
        let mut repaired = with(&[]);
        repaired.head.state = CreditState::Repaired.coded();
        assert_eq!(repair_start(&repaired, from), RepairStart::Never);
        let mut short = with(&[]);
        short.head.terms.min_until = short.head.terms.max_until;
        let last = day("2027-05-04");
        assert_eq!(repair_start(&short, from), RepairStart::EndsFirst { last });
    }

    #[test]
    fn answers_are_due_in_working_days() {
        let course = [
            (A::Publish, "2026-05-06"),
            (A::Fulfil, "2026-05-20"),
            (A::OpenRepair, "2026-08-05"),
            // A Thursday: Friday, Monday and Tuesday follow.
            (A::Apply, "2026-08-06"),
        ];
        let applied = after(record(Severity::Ordinary, "2026-05-04"), &course);
        let (rules, calendar) = (national(), Calendar::default());
        let look = |progress: &CreditProgress, today: &str| {
            repair_deadlines(progress, &rules, &calendar, day(today))
        };
        let deadlines = look(&applied, "2026-08-07");
        let accepted = deadlines.accepted.unwrap();
        assert_eq!((accepted.due, accepted.left), (day("2026-08-11"), 2));
        assert_eq!(deadlines.decided, None);
        let late = look(&applied, "2026-08-12").accepted.unwrap();
        assert_eq!(late.standing, Standing::Red { over: 1 });

        let accepted = after(applied, &[(A::Accept, "2026-08-11")]);
        let deadlines = look(&accepted, "2026-08-12");
        let met = deadlines.accepted.unwrap().standing;
        assert_eq!(met, Standing::Met { spare: 0 });
        assert_eq!(deadlines.decided.unwrap().due, day("2026-08-20"));
        let extended = after(accepted, &[(A::Extend, "2026-08-19")]);
        let decided = look(&extended, "2026-08-20").decided.unwrap();
        assert_eq!((decided.due, decided.total), (day("2026-09-03"), 17));

        let refused = after(extended, &[(A::Refuse, "2026-08-21")]);
        let decided = look(&refused, "2026-12-01").decided.unwrap();
        assert_eq!(decided.standing, Standing::Met { spare: 9 });
        // A new application begins anew.
        let again = after(refused, &[(A::Apply, "2026-09-01")]);
        let deadlines = look(&again, "2026-09-01");
        assert_eq!(deadlines.accepted.unwrap().due, day("2026-09-04"));
        assert_eq!(deadlines.decided, None);
    }

    proptest! {
        #[test]
        fn the_countdown_ends_on_the_first_day(done in 0u32..300, today in 0u32..365) {
            let mut record = with(&[None]);
            let decided_on = record.head.decided_on;
            record.obligations[0].done_on = Some(decided_on.plus_days(done));
            let today = decided_on.plus_days(today);
            let first = earliest(&record.head.terms, decided_on.plus_days(done));
            prop_assert!(first > record.head.terms.min_until.unwrap());
            match repair_start(&record, today) {
                RepairStart::In { days, from } => {
                    prop_assert_eq!((today.plus_days(days), from), (first, first));
                }
                RepairStart::Open { since } => prop_assert!(since == first && since <= today),
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
