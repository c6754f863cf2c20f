//! 时刻: a moment in the time of Asia/Shanghai, which has had no summer time since 1991.

/// A moment to the minute, as a calendar and a clock on the wall in Shanghai show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The year.
    pub(crate) year: u32,
    /// 1 to 12.
    pub(crate) month: u32,
    /// 1 to 31.
    pub(crate) day: u32,
    /// 0 to 23.
    pub(crate) hour: u32,
    /// 0 to 59.
    pub(crate) minute: u32,
}

const AHEAD_OF_GREENWICH: u64 = 8 * 60;
const DAY: u64 = 24 * 60;

impl Moment {
    /// The moment that lies so many milliseconds after the beginning of 1970 in Greenwich.
    pub(crate) fn of(milliseconds: u64) -> Self {
        let minutes = milliseconds / 60_000 + AHEAD_OF_GREENWICH;
        let (days, minute) = (minutes / DAY, (minutes % DAY) as u32);
        // Years begin in March here, so that the leap day is the last of them; 400 years have
        // 146,097 days, and 719,468 days lie between March of the year 0 and 1970.
        let days = days as u32 + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let leap_days = day_of_era / 1_460 + day_of_era / 146_096 - day_of_era / 36_524;
        let year_of_era = (day_of_era - leap_days) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // The months from March on have 31, 30, 31, 30, 31 days, again and again.
        let march_is_0 = (5 * day_of_year + 2) / 153;
        let month = (march_is_0 + 2) % 12 + 1;
        Self {
            year: era * 400 + year_of_era + u32::from(month <= 2),
            month,
            day: day_of_year - (153 * march_is_0 + 2) / 5 + 1,
            hour: minute / 60,
            minute: minute % 60,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let rows = [
            (0, (1970, 1, 1, 8, 0)),
            // 2000-02-29T15:59:59Z and a second later.
            (951_839_999_000, (2000, 2, 29, 23, 59)),
            (951_840_000_000, (2000, 3, 1, 0, 0)),
            (1_709_135_940_000, (2024, 2, 28, 23, 59)),
            (1_709_136_000_000, (2024, 2, 29, 0, 0)),
            (1_735_660_799_999, (2024, 12, 31, 23, 59)),
            (1_735_660_800_000, (2025, 1, 1, 0, 0)),
            (1_795_586_580_000, (2026, 11, 25, 14, 3)),
            // No leap day in 2100.
            (4_107_513_600_000, (2100, 3, 1, 0, 0)),
        ];
        for (milliseconds, (year, month, day, hour, minute)) in rows {
            let expected = Moment {
                year,
                month,
                day,
                hour,
                minute,
            };
            assert_eq!(Moment::of(milliseconds), expected, "{milliseconds}");
        }
    }

    /// Day follows day for four hundred years, as the Gregorian calendar says.
    #[test]
    fn days_follow_each_other() {
        let mut last = Moment::of(0);
        for number in 1..146_200_u64 {
            let next = Moment::of(number * DAY * 60_000);
            let is_leap = last.year.is_multiple_of(4)
                && (!last.year.is_multiple_of(100) || last.year.is_multiple_of(400));
            let days = match last.month {
                2 if is_leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            let expected = match (last.month, last.day) {
                (12, 31) => (last.year + 1, 1, 1),
                (month, day) if day == days => (last.year, month + 1, 1),
                (month, day) => (last.year, month, day + 1),
            };
            assert_eq!((next.year, next.month, next.day), expected);
            last = next;
        }
    }
}
