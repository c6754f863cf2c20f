//! 期限推算: a term followed day by day.

use super::{
    AMBER_DAYS, DayUnit, Deadline, DeadlineDay, DeadlineDayKind as Kind, MOST_SPAN_DAYS,
    MOST_TERM_DAYS, Standing, Term,
};
use crate::{Calendar, Date, DayKind};

/// How far a term has been followed.
struct Walk<'a> {
    term: &'a Term<'a>,
    calendar: &'a Calendar,
    /// The day on which the term is looked at: the day it ended, or today.
    now: Date,
    total: u32,
    number: u32,
    over: u32,
    due: Option<Date>,
    is_estimated: bool,
}

impl Term<'_> {
    /// How the term stands: today, or on the day on which the case ended.
    #[must_use]
    pub fn deadline(&self, calendar: &Calendar, today: Date) -> Deadline {
        let now = self.ended.unwrap_or(today);
        let mut walk = Walk {
            term: self,
            calendar,
            now,
            total: self.total(),
            number: 0,
            over: 0,
            due: None,
            is_estimated: false,
        };
        let days = walk.days();
        let last = days.last().map_or(self.start, |day| day.date);
        let due = walk.due.unwrap_or(last);
        let counted = days.iter().filter(|day| day.kind.is_counted());
        let counted = counted.filter(|day| day.date <= now).count();
        let left = days.iter().filter(|day| walk.is_left(day, due)).count();
        let (left, over) = (as_days(left), walk.over);
        Deadline {
            due,
            unit: self.limit.unit,
            total: walk.total,
            is_estimated: walk.is_estimated || walk.due.is_none(),
            is_open_pause: self.is_open_before(due),
            days,
            counted: as_days(counted),
            left,
            over,
            standing: self.standing(now, due, left, over),
        }
    }

    fn total(&self) -> u32 {
        let mut total = self.limit.days;
        for extension in self.extensions {
            total = total.saturating_add(extension.days);
        }
        total.min(MOST_TERM_DAYS)
    }

    /// The pause that a day lies in. One without an end lasts through today, or to the day on which
    /// the case ended.
    fn pause(&self, date: Date, now: Date) -> Option<usize> {
        let end = |until: Option<Date>| match (until, self.ended) {
            (Some(until), _) => until,
            (None, Some(ended)) => ended,
            (None, None) => now.next(),
        };
        let mut pauses = self.pauses.iter();
        pauses.position(|pause| pause.from < date && date < end(pause.until))
    }

    /// Whether a pause without an end moves a due day on: one that began on that day does not.
    fn is_open_before(&self, due: Date) -> bool {
        let mut pauses = self.pauses.iter();
        self.ended.is_none() && pauses.any(|pause| pause.until.is_none() && pause.from < due)
    }

    fn standing(&self, now: Date, due: Date, left: u32, over: u32) -> Standing {
        let is_paused = self.pauses.iter().any(|pause| pause.is_on(now));
        // A case that was given away on its last day is not overdue before it is back.
        let is_late = due < now && (over > 0 || !is_paused);
        let over = over.max(1);
        match self.ended {
            Some(_) if is_late => Standing::Late { over },
            Some(_) => Standing::Met { spare: left },
            None if is_late => Standing::Red { over },
            None if is_paused => Standing::Paused { left },
            None if left <= AMBER_DAYS => Standing::Amber { left },
            None => Standing::Green { left },
        }
    }
}

impl Walk<'_> {
    fn days(&mut self) -> Vec<DeadlineDay> {
        let mut days = vec![];
        let mut date = self.term.start;
        if self.total == 0 {
            self.is_estimated = !self.calendar.is_settled(date);
            self.due = self.calendar.is_working(date).then_some(date);
        }
        for _ in 0..MOST_SPAN_DAYS {
            if self.due.is_some() && date >= self.now {
                break;
            }
            date = date.next();
            let kind = match self.term.pause(date, self.now) {
                Some(pause) => Kind::Paused(pause),
                None => self.kind(date),
            };
            days.push(DeadlineDay { date, kind });
        }
        days
    }

    /// How a day counts that no pause covers.
    fn kind(&mut self, date: Date) -> Kind {
        let day = self.calendar.day(date);
        let is_working = day.is_working();
        let is_counted = is_working || self.term.limit.unit == DayUnit::Calendar;
        if self.due.is_some() {
            if !is_counted {
                return off(day);
            }
            self.over += 1;
            return Kind::Over(self.over);
        }
        let is_last = self.number + 1 >= self.total;
        if self.term.limit.unit == DayUnit::Working || is_last {
            self.is_estimated |= !self.calendar.is_settled(date);
        }
        if self.number == self.total {
            if !is_working {
                return off(day);
            }
            self.due = Some(date);
            return Kind::MovedTo;
        }
        if !is_counted {
            return off(day);
        }
        self.number += 1;
        if self.number == self.total && is_working {
            self.due = Some(date);
        }
        match (day, self.term.limit.unit) {
            (DayKind::MakeUp { name, notice }, DayUnit::Working) => Kind::MakeUp {
                number: self.number,
                name: name.to_owned(),
                notice,
            },
            _ => Kind::Counted(self.number),
        }
    }

    /// Whether a day of the term is still to come and not lost to a pause or a day off.
    fn is_left(&self, day: &DeadlineDay, due: Date) -> bool {
        let is_off = match day.kind {
            Kind::Weekend | Kind::Holiday { .. } => self.term.limit.unit == DayUnit::Working,
            Kind::Paused(_) => true,
            _ => false,
        };
        self.now < day.date && day.date <= due && !is_off
    }
}

/// Why a day that is not worked is not counted.
fn off(day: DayKind<'_>) -> Kind {
    match day {
        DayKind::Holiday { name, notice } => Kind::Holiday {
            name: name.to_owned(),
            notice,
        },
        _ => Kind::Weekend,
    }
}

fn as_days(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
