//! 日历: what kind of day any day is, by the tables of several years.

use super::{HolidayDay, HolidayYear, Notice};
use crate::Date;

/// The day of December from which on the next year's notice may change a day: the new year's
/// holiday of 2019 began on 12-30 and was worked for on 12-29, that of 2023 began on 12-31.
const NEXT_NOTICE_FROM: u32 = 25;

/// The days of all years whose tables are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: Vec<HolidayYear>,
    /// Every named day, in order, with its place in `years`.
    index: Vec<(Date, usize, usize)>,
}

/// What kind of day a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'c> {
    /// An ordinary working day.
    Working,
    /// 调休上班: a Saturday or Sunday that is worked for this holiday.
    MakeUp {
        /// The holiday.
        name: &'c str,
        /// What sets it.
        notice: NoticeRef,
    },
    /// A Saturday or Sunday.
    Weekend,
    /// A day off.
    Holiday {
        /// The holiday.
        name: &'c str,
        /// What sets it.
        notice: NoticeRef,
    },
}

/// A notice of a calendar: [`Calendar::notice`] gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeRef {
    /// The year of the table.
    pub year: i32,
    /// Its place among the table's notices.
    pub index: u8,
}

impl DayKind<'_> {
    /// Whether offices work: on ordinary working days and on make-up days.
    #[must_use]
    pub fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp { .. })
    }
}

impl Calendar {
    /// The calendar of these tables, in any order. Of two tables for one year the higher version
    /// counts; of two that name one day, that of the later year, which was set later.
    #[must_use]
    pub fn new(mut years: Vec<HolidayYear>) -> Self {
        years.sort_by_key(|table| (table.year, std::cmp::Reverse(table.version)));
        years.dedup_by_key(|table| table.year);
        let mut index: Vec<(Date, usize, usize)> = vec![];
        for (year, table) in years.iter().enumerate().rev() {
            let days = table.days.iter().enumerate();
            index.extend(days.map(|(day, named)| (named.date, year, day)));
        }
        index.sort_by_key(|(date, ..)| *date);
        index.dedup_by_key(|(date, ..)| *date);
        Self { years, index }
    }

    /// The tables, in the order of their years.
    #[must_use]
    pub fn years(&self) -> &[HolidayYear] {
        &self.years
    }

    /// Whether the table of this year is known.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        let found = self.years.binary_search_by_key(&year, |table| table.year);
        found.is_ok()
    }

    /// Whether the kind of a day is final. It is not while the table of its year is missing (then
    /// people read 预计), nor, in the last week of a year, while that of the next one is.
    #[must_use]
    pub fn is_settled(&self, date: Date) -> bool {
        let is_near_next = date.month() == 12 && date.day() >= NEXT_NOTICE_FROM;
        self.knows(date.year()) && (!is_near_next || self.knows(date.year() + 1))
    }

    /// What kind of day it is; without a table, by the weekday alone.
    #[must_use]
    pub fn day(&self, date: Date) -> DayKind<'_> {
        match self.named(date) {
            Some((notice, day)) if day.is_off => DayKind::Holiday {
                name: &day.name,
                notice,
            },
            Some((notice, day)) if date.is_weekend() => DayKind::MakeUp {
                name: &day.name,
                notice,
            },
            None if date.is_weekend() => DayKind::Weekend,
            _ => DayKind::Working,
        }
    }

    /// Whether offices work on that day.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        self.day(date).is_working()
    }

    /// The notice behind a day.
    #[must_use]
    pub fn notice(&self, of: NoticeRef) -> Option<&Notice> {
        let found = self
            .years
            .binary_search_by_key(&of.year, |table| table.year);
        let table = self.years.get(found.ok()?)?;
        table.notices.get(usize::from(of.index))
    }

    fn named(&self, date: Date) -> Option<(NoticeRef, &HolidayDay)> {
        let found = self.index.binary_search_by_key(&date, |(named, ..)| *named);
        let (_, year, day) = *self.index.get(found.ok()?)?;
        let table = self.years.get(year)?;
        let day = table.days.get(day)?;
        let notice = NoticeRef {
            year: table.year,
            index: day.notice,
        };
        Some((notice, day))
    }
}
