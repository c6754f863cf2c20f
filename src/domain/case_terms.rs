//! 办件期限: both limits of a case as they stand, from its events and the holiday tables.

use shigantong_contract::case::{PauseKind, Progress};
use shigantong_contract::{
    Calendar, CaseTerms, Date, Deadline, Extension, Limit, Pause, PauseReason, Term,
};

/// The limits of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deadlines {
    /// 受理: the day after which counting starts.
    pub(crate) start: Date,
    /// 承诺办结时限.
    pub(crate) promised: Option<Deadline>,
    /// 法定办结时限.
    pub(crate) statutory: Option<Deadline>,
    /// What is not counted; days name it by index.
    pub(crate) pauses: Vec<Pause>,
    /// 延长期限 in days of the item's unit.
    pub(crate) extension_days: Option<u16>,
}

/// The limits of an accepted case; none before it is accepted.
pub(crate) fn deadlines(
    terms: &CaseTerms,
    progress: &Progress,
    calendar: &Calendar,
    today: Date,
) -> Option<Deadlines> {
    let start = progress.accepted_at?.date();
    let pauses: Vec<Pause> = progress.pauses.iter().map(pause).collect();
    let extensions: Vec<_> = progress.extension_days.iter().map(|days| Extension {
        days: u32::from(*days),
        reason: String::new(),
    });
    let extensions: Vec<Extension> = extensions.collect();
    // 办结 is the decision: making and handing over the document has a limit of its own.
    let ended = progress.decided_at.or(progress.ended_at);
    let deadline = |limit: Limit| {
        let term = Term {
            start,
            limit,
            extensions: &extensions,
            pauses: &pauses,
            ended: ended.map(shigantong_contract::Moment::date),
        };
        term.deadline(calendar, today)
    };
    let promised = Limit::of_item(terms.promise_day, terms.promise_type.as_ref());
    let statutory = Limit::of_item(terms.anticipate_day, terms.anticipate_type.as_ref());
    Some(Deadlines {
        start,
        promised: promised.map(deadline),
        statutory: statutory.map(deadline),
        extension_days: progress.extension_days,
        pauses: pauses.clone(),
    })
}

fn pause(pause: &shigantong_contract::case::Pause) -> Pause {
    Pause {
        from: pause.from.date(),
        until: pause.until.map(shigantong_contract::Moment::date),
        reason: match pause.kind {
            PauseKind::Correction => PauseReason::Correction,
            PauseKind::Special => PauseReason::Special(pause.name.clone()),
        },
    }
}

/// The day so many months later; the last of the month where that has fewer days (民法典
/// 第二百零二条).
pub(crate) fn months_later(date: Date, months: u32) -> Date {
    let all = date.month() - 1 + months;
    let year = date.year() + i32::try_from(all / 12).unwrap_or(0);
    let month = all % 12 + 1;
    let mut days = (1..=date.day()).rev();
    let found = days.find_map(|day| Date::new(year, month, day));
    found.unwrap_or(date)
}

/// The day, or the next working day where offices are closed on it (民法典 第二百零三条).
pub(crate) fn on_working_day(date: Date, calendar: &Calendar) -> Date {
    let mut day = date;
    // No holiday is longer.
    for _ in 0..31 {
        if calendar.is_working(day) {
            return day;
        }
        day = day.next();
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn months_end_where_they_end() {
        for (from, months, expected) in [
            ("2026-11-26", 6, "2027-05-26"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2026-06-30", 6, "2026-12-30"),
        ] {
            assert_eq!(months_later(date(from), months), date(expected), "{from}");
        }
    }

    #[test]
    fn the_last_day_is_a_working_day() {
        let calendar = Calendar::default();
        // A Saturday, and the Monday after.
        let found = on_working_day(date("2026-11-28"), &calendar);
        assert_eq!(found, date("2026-11-30"));
        assert_eq!(on_working_day(found, &calendar), found);
    }
}
