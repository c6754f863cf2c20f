//! 节假日文件: the table of a year as an operator writes it, holidays as spans.
//!
//! A notice says 2月15日至23日放假, 2月14日、28日上班; a file says it in the same words. [`HolidayFile`]
//! is read by any serde format (the server's files are TOML) and becomes a checked [`HolidayYear`].

use serde::Deserialize;

use super::{HolidayDay, HolidayError, HolidayYear, MOST_DAYS, Notice};
use crate::Date;

/// A file of one year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayFile {
    /// The year.
    pub year: i32,
    /// The edition of the table, from 1; to be raised with every change.
    pub version: u32,
    /// The notices, in the order of their days.
    pub notice: Vec<NoticeEntry>,
    /// The holidays, in any order.
    pub holiday: Vec<HolidaySpan>,
}

/// A notice, all of it needed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeEntry {
    /// Its title.
    pub name: String,
    /// 发文字号.
    pub number: String,
    /// Where the government publishes it.
    pub url: String,
}

/// One holiday: a span of days off, and the days that are worked for it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidaySpan {
    /// Its name, such as 春节.
    pub name: String,
    /// The first day off.
    pub from: Date,
    /// The last day off.
    pub to: Date,
    /// 调休上班.
    #[serde(default)]
    pub make_up: Vec<Date>,
    /// Which notice sets it, counted from 1; the first where it is not said.
    #[serde(default = "first")]
    pub notice: u8,
}

/// What part of a file is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileField {
    /// `year`.
    Year,
    /// `version`.
    Version,
    /// `notice` of this number, counted from 1; 0 for all of them.
    Notice(usize),
    /// `name` of the holiday of this number, counted from 1 as all below.
    Name(usize),
    /// `from` or `to`.
    Span(usize),
    /// `make_up`.
    MakeUp(usize),
    /// `notice` of a holiday.
    HolidayNotice(usize),
    /// The holidays as a whole.
    Holidays,
}

/// A file that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolidayFileError {
    /// Where the fault is.
    pub field: FileField,
    /// What it is.
    pub error: HolidayError,
}

fn first() -> u8 {
    1
}

impl HolidayFile {
    /// The table that the file writes.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and in which entry.
    pub fn table(self) -> Result<HolidayYear, HolidayFileError> {
        let spans = &self.holiday;
        let mut days: Vec<(HolidayDay, FileField)> = vec![];
        for (number, span) in (1..).zip(spans) {
            span.add_to(&mut days, number)?;
        }
        days.sort_by_key(|(day, _)| day.date);
        let (days, fields): (Vec<HolidayDay>, Vec<FileField>) = days.into_iter().unzip();
        let notices = self.notice.into_iter().map(|entry| Notice {
            name: entry.name,
            number: entry.number,
            url: entry.url,
        });
        let table = HolidayYear {
            year: self.year,
            version: self.version,
            notices: notices.collect(),
            days,
        };
        match table.check() {
            Ok(()) => Ok(table),
            Err(error) => Err(located(error, &table, &fields)),
        }
    }
}

impl HolidaySpan {
    fn add_to(
        &self,
        days: &mut Vec<(HolidayDay, FileField)>,
        number: usize,
    ) -> Result<(), HolidayFileError> {
        let length = self.from.days_until(self.to);
        if length < 0 {
            let (field, error) = (FileField::Span(number), HolidayError::Order(self.to));
            return Err(HolidayFileError { field, error });
        }
        let length = usize::try_from(length).unwrap_or(0) + 1;
        let all = days.len() + length + self.make_up.len();
        if all > MOST_DAYS {
            let (field, error) = (FileField::Span(number), HolidayError::Days(all));
            return Err(HolidayFileError { field, error });
        }
        let mut add = |date, is_off, field| {
            let day = HolidayDay {
                date,
                name: self.name.clone(),
                is_off,
                // 0 is no notice at all: it becomes one that no table has.
                notice: self.notice.checked_sub(1).unwrap_or(u8::MAX),
            };
            days.push((day, field));
        };
        let mut date = self.from;
        for _ in 0..length {
            add(date, true, FileField::Span(number));
            date = date.next();
        }
        for date in &self.make_up {
            add(*date, false, FileField::MakeUp(number));
        }
        Ok(())
    }
}

/// The entry of the file that a fault of the table comes from.
fn located(error: HolidayError, table: &HolidayYear, fields: &[FileField]) -> HolidayFileError {
    let of_day = |date| {
        // Of two entries that name one day, the later one in the file is at fault.
        let mut same = (table.days.iter().zip(fields)).filter(|(day, _)| day.date == date);
        same.next_back()
            .map_or(FileField::Holidays, |(_, field)| *field)
    };
    let number = |field| match field {
        FileField::Span(number) | FileField::MakeUp(number) => number,
        _ => 0,
    };
    let field = match error {
        HolidayError::Year(_) => FileField::Year,
        HolidayError::Version => FileField::Version,
        HolidayError::Notices(_) => FileField::Notice(0),
        HolidayError::Notice(index) => FileField::Notice(index + 1),
        HolidayError::Days(_) => FileField::Holidays,
        HolidayError::NoName(date) => FileField::Name(number(of_day(date))),
        HolidayError::UnknownNotice(date) => FileField::HolidayNotice(number(of_day(date))),
        HolidayError::OtherYear(date)
        | HolidayError::Order(date)
        | HolidayError::MakeUpOnWeekday(date) => of_day(date),
    };
    HolidayFileError { field, error }
}
