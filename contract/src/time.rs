//! 日期与时刻: calendar days and moments, both as a calendar and a clock in Shanghai show them.
//!
//! China has one zone and, since 1991, no summer time: a moment is written with `+08:00`.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, Timelike, Weekday,
};
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize, Serializer};

const AHEAD_OF_GREENWICH: i32 = 8 * 3600;

/// A day of the calendar in Shanghai, from the year 1900 to 2199; on the wire `2026-11-26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// A moment to the second; on the wire `2026-11-26T09:18:09+08:00`, and no other way of writing,
/// so that what is hashed and signed has one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    time: NaiveTime,
}

/// Not a day or a moment of the calendar as this API writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTime;

impl Date {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        (1900..2200).contains(&year).then_some(Self(date))
    }

    /// The year, such as 2026.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// 1 for Monday to 7 for Sunday, as people in China count.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day after so many days; the last day of 2199 where the calendar here ends before.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let later = self.0.checked_add_days(Days::new(days.into()));
        match later {
            Some(date) if date.year() < 2200 => Self(date),
            _ => Self::new(2199, 12, 31).unwrap_or(self),
        }
    }

    /// The same day so many months later, or the last of a shorter month (民法典第二百零二条); the
    /// last day of 2199 where the calendar here ends before.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let later = self.0.checked_add_months(Months::new(months));
        match later {
            Some(date) if date.year() < 2200 => Self(date),
            _ => Self::new(2199, 12, 31).unwrap_or(self),
        }
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before; the first of 1900 is its own.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.0.pred_opt() {
            Some(date) if date.year() >= 1900 => Self(date),
            _ => self,
        }
    }

    /// How many days lie from this day to another; below zero if the other is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        let days = other.0.signed_duration_since(self.0).num_days();
        i32::try_from(days).unwrap_or(0)
    }
}

impl Moment {
    /// The moment so many seconds after the beginning of 1970 in Greenwich.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let zone = FixedOffset::east_opt(AHEAD_OF_GREENWICH)?;
        let local = DateTime::from_timestamp(seconds, 0)?.with_timezone(&zone);
        let date = Date::new(local.year(), local.month(), local.day())?;
        let time = NaiveTime::from_hms_opt(local.hour(), local.minute(), local.second())?;
        Some(Self { date, time })
    }

    /// A day and the time on its clock.
    #[must_use]
    pub fn new(date: Date, hour: u32, minute: u32, second: u32) -> Option<Self> {
        let time = NaiveTime::from_hms_opt(hour, minute, second)?;
        Some(Self { date, time })
    }

    /// Seconds since the beginning of 1970 in Greenwich.
    #[must_use]
    pub fn seconds(self) -> i64 {
        let local = self.date.0.and_time(self.time).and_utc().timestamp();
        local - i64::from(AHEAD_OF_GREENWICH)
    }

    /// The day in Shanghai.
    #[must_use]
    pub fn date(self) -> Date {
        self.date
    }

    /// 0 to 23.
    #[must_use]
    pub fn hour(self) -> u32 {
        self.time.hour()
    }

    /// 0 to 59.
    #[must_use]
    pub fn minute(self) -> u32 {
        self.time.minute()
    }

    /// How many seconds this moment lies after another; below zero if it is earlier.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.seconds() - earlier.seconds()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.time.second();
        write!(
            f,
            "{}T{:02}:{:02}:{second:02}+08:00",
            self.date,
            self.hour(),
            self.minute()
        )
    }
}

/// The number that a text of exactly so many digits writes.
fn digits(text: Option<&str>) -> Option<u32> {
    let text = text?;
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

impl FromStr for Date {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let read = || {
            let year = digits(text.get(..4))?;
            let month = digits(text.get(5..7))?;
            let day = digits(text.get(8..))?;
            let date = Self::new(i32::try_from(year).ok()?, month, day)?;
            (date.to_string() == text).then_some(date)
        };
        read().ok_or(InvalidTime)
    }
}

impl FromStr for Moment {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let read = || {
            let date = text.get(..10)?.parse().ok()?;
            let hour = digits(text.get(11..13))?;
            let minute = digits(text.get(14..16))?;
            let second = digits(text.get(17..19))?;
            let moment = Self::new(date, hour, minute, second)?;
            (moment.to_string() == text).then_some(moment)
        };
        read().ok_or(InvalidTime)
    }
}

impl fmt::Display for InvalidTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day such as 2026-11-26 or a moment such as 2026-11-26T09:18:09+08:00")
    }
}

impl std::error::Error for InvalidTime {}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_and_read_in_one_way() {
        for text in ["2026-02-28", "2024-02-29", "1900-01-01", "2199-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "2026-02-29",
            "2026-2-28",
            "2026-02-28 ",
            "+026-02-28",
            "1899-12-31",
            "2200-01-01",
            "",
            "二〇二六年",
        ] {
            assert_eq!(text.parse::<Date>(), Err(InvalidTime), "{text}");
        }
    }

    #[test]
    fn moments_are_written_and_read_in_one_way() {
        let text = "2026-11-26T09:18:09+08:00";
        assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        assert_eq!(text.parse::<Moment>().unwrap().seconds(), 1_795_655_889);
        for text in [
            "2026-11-26T09:18:09Z",
            "2026-11-26T24:00:00+08:00",
            "2026-11-26T09:18:09.5+08:00",
            "2026-11-26",
            "2026-11-26t09:18:09+08:00",
            "2026-11-26T09:18:09+09:00",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(InvalidTime), "{text}");
        }
    }

    #[test]
    fn a_day_begins_in_shanghai() {
        let rows = [
            (1_735_660_799, "2024-12-31T23:59:59+08:00"),
            (1_735_660_800, "2025-01-01T00:00:00+08:00"),
            (0, "1970-01-01T08:00:00+08:00"),
        ];
        for (seconds, expected) in rows {
            let moment = Moment::from_seconds(seconds).unwrap();
            assert_eq!(moment.to_string(), expected);
            assert_eq!(moment.seconds(), seconds);
        }
        assert_eq!(Moment::from_seconds(i64::MAX), None);
    }

    #[test]
    fn days_are_counted() {
        let day = Date::new(2026, 12, 30).unwrap();
        assert_eq!(day.plus_days(3).to_string(), "2027-01-02");
        assert_eq!(day.days_until(day.plus_days(3)), 3);
        assert_eq!(day.plus_days(3).days_until(day), -3);
        assert_eq!((day.weekday(), day.is_weekend()), (3, false));
        assert_eq!(day.plus_days(u32::MAX).to_string(), "2199-12-31");
        assert_eq!(day.next().previous(), day);
    }

    #[test]
    fn months_end_on_the_same_day_or_the_last() {
        let rows = [
            ("2026-11-26", 0, "2026-11-26"),
            ("2026-11-26", 3, "2027-02-26"),
            ("2026-11-26", 6, "2027-05-26"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2023-08-31", 6, "2024-02-29"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2023-11-30", 3, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-12-31", 36, "2029-12-31"),
            ("2199-11-30", 3, "2199-12-31"),
            ("2026-01-31", u32::MAX, "2199-12-31"),
        ];
        for (from, months, expected) in rows {
            let found = from.parse::<Date>().unwrap().plus_months(months);
            assert_eq!(found.to_string(), expected, "{from} + {months}");
        }
    }
}
