//! 节假日: the days off and the make-up working days of a year, as the State Council's notices set
//! them, and the calendar that follows from several years.
//!
//! The tables are data of the server with a version each; server and client read them with the code
//! here, so both see the same kind of day. A make-up day beats a holiday, a holiday a weekend.

use serde::{Deserialize, Serialize};

use crate::Date;

mod calendar;
mod file;

pub use calendar::{Calendar, DayKind, NoticeRef};
pub use file::{FileField, HolidayFile, HolidayFileError};

/// The most notices that one year rests on.
pub const MOST_NOTICES: usize = 10;
/// The most days that the notices of one year name; so far 39 were the most.
pub const MOST_DAYS: usize = 100;

/// A notice that sets holidays, such as 国务院办公厅关于2026年部分节假日安排的通知.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Notice {
    /// Its title.
    pub name: String,
    /// 发文字号, such as 国办发明电〔2025〕7号.
    pub number: String,
    /// Where the government publishes it.
    pub url: String,
}

/// A day that is off, or worked although it is a Saturday or Sunday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolidayDay {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub date: Date,
    /// The holiday that it belongs to, such as 春节, for a make-up day too.
    pub name: String,
    /// Off, or else worked in place of a day off (调休上班).
    pub is_off: bool,
    /// Which of the year's notices sets it, by index.
    #[serde(default)]
    pub notice: u8,
}

/// The table of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HolidayYear {
    /// The year, such as 2026.
    pub year: i32,
    /// The edition of this table, counted from 1: it grows whenever a day changes.
    pub version: u32,
    /// What it rests on. A second notice changes or prolongs what the first one set.
    pub notices: Vec<Notice>,
    /// The days, in order. The new year's holiday may begin in the December before.
    pub days: Vec<HolidayDay>,
}

/// Why a table cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayError {
    /// The year is not from 1901 to 2199.
    Year(i32),
    /// The version is 0.
    Version,
    /// No notice at all, or more than [`MOST_NOTICES`].
    Notices(usize),
    /// The notice of this index lacks its title, its number or an address that begins with
    /// `http`.
    Notice(usize),
    /// No day at all, or more than [`MOST_DAYS`].
    Days(usize),
    /// A day that lies neither in the year nor in the December before.
    OtherYear(Date),
    /// A day that does not lie after the one before it in the table, or stands there twice.
    Order(Date),
    /// A day without the name of its holiday.
    NoName(Date),
    /// A day whose notice the table does not have.
    UnknownNotice(Date),
    /// A make-up day from Monday to Friday: that is worked anyway.
    MakeUpOnWeekday(Date),
}

impl HolidayYear {
    /// Whether the table can be used.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self) -> Result<(), HolidayError> {
        if !(1901..2200).contains(&self.year) {
            return Err(HolidayError::Year(self.year));
        }
        if self.version == 0 {
            return Err(HolidayError::Version);
        }
        if !(1..=MOST_NOTICES).contains(&self.notices.len()) {
            return Err(HolidayError::Notices(self.notices.len()));
        }
        if let Some(index) = self.notices.iter().position(|notice| !notice.is_whole()) {
            return Err(HolidayError::Notice(index));
        }
        if !(1..=MOST_DAYS).contains(&self.days.len()) {
            return Err(HolidayError::Days(self.days.len()));
        }
        let mut before = None;
        for day in &self.days {
            self.check_day(day)?;
            if before >= Some(day.date) {
                return Err(HolidayError::Order(day.date));
            }
            before = Some(day.date);
        }
        Ok(())
    }

    fn check_day(&self, day: &HolidayDay) -> Result<(), HolidayError> {
        let date = day.date;
        let is_december_before = date.year() + 1 == self.year && date.month() == 12;
        if date.year() != self.year && !is_december_before {
            return Err(HolidayError::OtherYear(date));
        }
        if day.name.trim().is_empty() {
            return Err(HolidayError::NoName(date));
        }
        if usize::from(day.notice) >= self.notices.len() {
            return Err(HolidayError::UnknownNotice(date));
        }
        if !day.is_off && !date.is_weekend() {
            return Err(HolidayError::MakeUpOnWeekday(date));
        }
        Ok(())
    }
}

impl Notice {
    fn is_whole(&self) -> bool {
        let is_address = self.url.starts_with("https://") || self.url.starts_with("http://");
        is_address && !self.name.trim().is_empty() && !self.number.trim().is_empty()
    }
}

#[cfg(test)]
mod tests;
