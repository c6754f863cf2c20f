//! 办理期限, over terms of all shapes, beside a slow and simple reading of the rules.
#![allow(clippy::unwrap_used, missing_docs)]

mod tables;

use proptest::prelude::*;
use shigantong_contract::{
    Calendar, Date, DayUnit, Deadline, DeadlineDayKind as Kind, Limit, Pause, PauseReason,
    Standing, Term,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The rules without pauses, read as they stand: how many days after `start` the term ends.
fn naive_due(calendar: &Calendar, start: Date, limit: Limit) -> Date {
    let is_counted = |day: Date| limit.unit == DayUnit::Calendar || calendar.is_working(day);
    (0..3_000)
        .map(|after| start.plus_days(after))
        .find(|end| {
            let span = u32::try_from(start.days_until(*end)).unwrap();
            let counted = (1..=span).filter(|after| is_counted(start.plus_days(*after)));
            counted.count() >= limit.days as usize && calendar.is_working(*end)
        })
        .unwrap()
}

fn any_limit() -> impl Strategy<Value = Limit> {
    (0u32..70, any::<bool>()).prop_map(|(days, is_working)| Limit {
        days,
        unit: if is_working {
            DayUnit::Working
        } else {
            DayUnit::Calendar
        },
    })
}

fn any_pauses() -> impl Strategy<Value = Vec<Pause>> {
    let length = prop::option::weighted(0.8, -3i32..30);
    prop::collection::vec((0u32..90, length), 0..4).prop_map(|pauses| {
        let begin = date("2025-12-01");
        let pause = |(from, length): (u32, Option<i32>)| Pause {
            from: begin.plus_days(from),
            until: length.map(|length| begin.plus_days(from.saturating_add_signed(length))),
            reason: PauseReason::Correction,
        };
        pauses.into_iter().map(pause).collect()
    })
}

prop_compose! {
    fn any_case()(
        after in 0u32..60, limit in any_limit(), pauses in any_pauses(),
        today in 0u32..200, ended in prop::option::of(0u32..200),
    ) -> (Date, Limit, Vec<Pause>, Date, Option<Date>) {
        let begin = date("2025-12-01");
        let day = |after| begin.plus_days(after);
        (day(after), limit, pauses, day(today), ended.map(day))
    }
}

thread_local! {
    static CALENDAR: Calendar = tables::calendar();
}

fn at(term: &Term<'_>, today: Date) -> Deadline {
    CALENDAR.with(|calendar| term.deadline(calendar, today))
}

proptest! {
    #[test]
    fn terms_without_pauses_are_as_a_slow_reading_has_them(
        after in 0u32..3_200, limit in any_limit(), today in 0u32..3_300,
    ) {
        let begin = date("2018-01-01");
        let term = Term { start: begin.plus_days(after), limit, extensions: &[], pauses: &[], ended: None };
        let expected = CALENDAR.with(|calendar| naive_due(calendar, term.start, limit));
        prop_assert_eq!(at(&term, begin.plus_days(today)).due, expected);
    }

    #[test]
    fn days_are_whole((start, limit, pauses, today, ended) in any_case()) {
        let term = Term { start, limit, extensions: &[], pauses: &pauses, ended };
        let deadline = at(&term, today);
        let mut before = start;
        for day in &deadline.days {
            prop_assert_eq!(day.date, before.next());
            before = day.date;
        }
        let now = ended.unwrap_or(today);
        prop_assert_eq!(before, start.max(now).max(deadline.due));
        let within = deadline.days.iter().filter(|day| day.date <= deadline.due);
        prop_assert_eq!(within.filter(|day| day.kind.is_counted()).count(), limit.days as usize);
        let mut numbers = 0..;
        for day in deadline.days.iter().filter(|day| day.kind.is_counted()) {
            let (Kind::Counted(number) | Kind::MakeUp { number, .. }) = day.kind else { continue };
            prop_assert_eq!(Some(number - 1), numbers.next());
        }
        let over = deadline.days.iter().filter(|day| matches!(day.kind, Kind::Over(_)));
        prop_assert_eq!(over.count(), deadline.over as usize);
        prop_assert!(CALENDAR.with(|calendar| calendar.is_working(deadline.due)));
        if limit.unit == DayUnit::Working && limit.days > 0 {
            prop_assert!(start < deadline.due);
            prop_assert_eq!(deadline.counted + deadline.left, deadline.total);
        }
    }

    #[test]
    fn a_pause_never_brings_the_due_day_earlier(
        (start, limit, pauses, today, ended) in any_case(), more in any_pauses(),
    ) {
        let few = Term { start, limit, extensions: &[], pauses: &pauses, ended };
        let all = [pauses.clone(), more].concat();
        let many = Term { pauses: &all, ..few };
        prop_assert!(at(&few, today).due <= at(&many, today).due);
    }

    #[test]
    fn the_standing_fits_the_days((start, limit, pauses, today, ended) in any_case()) {
        let term = Term { start, limit, extensions: &[], pauses: &pauses, ended };
        let deadline = at(&term, today);
        let now = ended.unwrap_or(today);
        let is_right = match deadline.standing {
            Standing::Green { left } => now < deadline.due && left == deadline.left && left > 2,
            Standing::Amber { left } => now <= deadline.due && left == deadline.left && left <= 2,
            Standing::Paused { left } => {
                left == deadline.left && pauses.iter().any(|pause| pause.is_on(now))
            }
            Standing::Met { spare } => spare == deadline.left && deadline.over == 0,
            Standing::Red { over } | Standing::Late { over } => {
                deadline.due < now && over == deadline.over.max(1) && deadline.left == 0
            }
        };
        prop_assert!(is_right, "{:?}", deadline);
        let is_closed = matches!(deadline.standing, Standing::Met { .. } | Standing::Late { .. });
        prop_assert_eq!(is_closed, ended.is_some());
    }
}
