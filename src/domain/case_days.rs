//! 期限日历: the days of a deadline as months of weeks, and the spans that are not counted.

use shigantong_contract::{Date, Deadline, DeadlineDayKind, NoticeRef};

/// One month, its weeks from Monday to Sunday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    /// The year.
    pub(crate) year: i32,
    /// 1 to 12.
    pub(crate) month: u32,
    /// The weeks; days of other months are none.
    pub(crate) weeks: Vec<[Option<Cell>; 7]>,
}

/// One day of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The day.
    pub(crate) date: Date,
    /// How it counts; none before and after the term.
    pub(crate) kind: Option<DeadlineDayKind>,
    /// Whether the case was accepted on it.
    pub(crate) is_start: bool,
    /// Whether the term ends on it.
    pub(crate) is_due: bool,
    /// Whether it is the day on which the term is looked at.
    pub(crate) is_today: bool,
}

/// Days in a row that are not counted, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first of them.
    pub(crate) first: Date,
    /// The last of them.
    pub(crate) last: Date,
    /// Why.
    pub(crate) reason: Reason,
}

/// Why days are not counted, or counted although it is the weekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A holiday, by its name and what sets it.
    Holiday(String, NoticeRef),
    /// 调休上班, by the holiday and what sets it: counted.
    MakeUp(String, NoticeRef),
    /// The pause of this index.
    Pause(usize),
}

/// The months from the day of acceptance to the last day of the term, or to today if that is
/// later.
pub(crate) fn months(start: Date, deadline: &Deadline, today: Date) -> Vec<Month> {
    let last = deadline.days.last().map_or(start, |day| day.date);
    let last = last.max(deadline.due);
    let cell = |date: Date| {
        // The days have no gaps, so that the place of a day follows from its distance.
        let place = usize::try_from(start.days_until(date) - 1).ok();
        let day = place.and_then(|place| deadline.days.get(place));
        Cell {
            date,
            kind: day.map(|day| day.kind.clone()),
            is_start: date == start,
            is_due: date == deadline.due,
            is_today: date == today,
        }
    };
    let mut months = Vec::new();
    let mut first = Date::new(start.year(), start.month(), 1);
    while let Some(day) = first.filter(|day| *day <= last) {
        months.push(month(day, &cell));
        let next = match day.month() {
            12 => (day.year() + 1, 1),
            month => (day.year(), month + 1),
        };
        first = Date::new(next.0, next.1, 1);
    }
    months
}

fn month(first: Date, cell: &impl Fn(Date) -> Cell) -> Month {
    let mut weeks = Vec::new();
    let mut week: [Option<Cell>; 7] = Default::default();
    let mut date = first;
    while date.month() == first.month() {
        let place = date.weekday() as usize - 1;
        week[place] = Some(cell(date));
        if place == 6 {
            weeks.push(std::mem::take(&mut week));
        }
        let next = date.next();
        if next == date {
            break;
        }
        date = next;
    }
    if week.iter().any(Option::is_some) {
        weeks.push(week);
    }
    Month {
        year: first.year(),
        month: first.month(),
        weeks,
    }
}

/// The spans with a reason of their own, in order; weekends alone are none.
pub(crate) fn spans(deadline: &Deadline) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for day in &deadline.days {
        let reason = match &day.kind {
            DeadlineDayKind::Holiday { name, notice } => Reason::Holiday(name.clone(), *notice),
            DeadlineDayKind::MakeUp { name, notice, .. } => Reason::MakeUp(name.clone(), *notice),
            DeadlineDayKind::Paused(pause) => Reason::Pause(*pause),
            _ => continue,
        };
        match spans.last_mut() {
            Some(last) if last.reason == reason && last.last.next() == day.date => {
                last.last = day.date;
            }
            _ => spans.push(Span {
                first: day.date,
                last: day.date,
                reason,
            }),
        }
    }
    spans
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use shigantong_contract::{
        Calendar, DayUnit, HolidayDay, HolidayYear, Limit, Notice, Pause, PauseReason, Term,
    };

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn calendar() -> Calendar {
        let day = |text: &str, is_off| HolidayDay {
            date: date(text),
            name: "国庆节".to_owned(),
            is_off,
            notice: 0,
        };
        let mut days = vec![day("2026-09-20", false)];
        days.extend((1..=7).map(|number| day(&format!("2026-10-0{number}"), true)));
        days.push(day("2026-10-10", false));
        Calendar::new(vec![HolidayYear {
            year: 2026,
            version: 1,
            notices: vec![Notice::default()],
            days,
        }])
    }

    fn deadline(pauses: &[Pause], today: &str) -> Deadline {
        let term = Term {
            start: date("2026-09-29"),
            limit: Limit {
                days: 7,
                unit: DayUnit::Working,
            },
            extensions: &[],
            pauses,
            ended: None,
        };
        term.deadline(&calendar(), date(today))
    }

    #[test]
    fn months_have_every_day_once() {
        let deadline = deadline(&[], "2026-10-09");
        assert_eq!(deadline.due, date("2026-10-14"));
        let months = months(date("2026-09-29"), &deadline, date("2026-10-09"));
        let shape: Vec<_> = months
            .iter()
            .map(|month| {
                let cells = month.weeks.iter().flatten().flatten().count();
                (month.year, month.month, month.weeks.len(), cells)
            })
            .collect();
        assert_eq!(shape, [(2026, 9, 5, 30), (2026, 10, 5, 31)]);
        let cell = |text: &str| {
            let mut cells = months
                .iter()
                .flat_map(|m| m.weeks.iter().flatten().flatten());
            cells.find(|cell| cell.date == date(text)).unwrap()
        };
        let start = cell("2026-09-29");
        assert!(start.is_start && start.kind.is_none());
        assert_eq!(cell("2026-09-30").kind, Some(DeadlineDayKind::Counted(1)));
        let make_up = cell("2026-10-10").kind.clone();
        assert!(matches!(
            make_up,
            Some(DeadlineDayKind::MakeUp { number: 4, .. })
        ));
        assert!(cell("2026-10-09").is_today);
        let due = cell("2026-10-14");
        assert!(due.is_due && due.kind == Some(DeadlineDayKind::Counted(7)));
        assert_eq!(cell("2026-10-15").kind, None);
        // The first of October 2026 is a Thursday.
        let first = months[1].weeks[0].iter().position(Option::is_some);
        assert_eq!(first, Some(3));
    }

    #[test]
    fn a_term_over_the_end_of_the_year() {
        let term = Term {
            start: date("2026-12-30"),
            limit: Limit {
                days: 2,
                unit: DayUnit::Working,
            },
            extensions: &[],
            pauses: &[],
            ended: None,
        };
        let today = date("2026-12-30");
        let deadline = term.deadline(&calendar(), today);
        let months = months(date("2026-12-30"), &deadline, today);
        let names: Vec<_> = months.iter().map(|m| (m.year, m.month)).collect();
        assert_eq!(names, [(2026, 12), (2027, 1)]);
    }

    #[test]
    fn spans_are_named_once() {
        let pause = Pause {
            from: date("2026-10-08"),
            until: Some(date("2026-10-12")),
            reason: PauseReason::Correction,
        };
        let found = spans(&deadline(&[pause], "2026-10-13"));
        let found: Vec<_> = found
            .iter()
            .map(|span| (span.first.to_string(), span.last.to_string(), &span.reason))
            .collect();
        let notice = NoticeRef {
            year: 2026,
            index: 0,
        };
        let holiday = Reason::Holiday("国庆节".to_owned(), notice);
        let expected = [
            ("2026-10-01".to_owned(), "2026-10-07".to_owned(), &holiday),
            (
                "2026-10-09".to_owned(),
                "2026-10-11".to_owned(),
                &Reason::Pause(0),
            ),
        ];
        assert_eq!(found, expected);
    }
}
