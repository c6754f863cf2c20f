//! 示例办件: `sample/cases.toml` as types, and the working days that it tells time by.

use std::sync::LazyLock;

use serde::Deserialize;
use shigantong_contract::{Calendar, Date, Moment};

use super::files;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cases {
    pub(super) case: Vec<Case>,
    pub(super) many: Vec<Many>,
}

/// One case that the app shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) key: String,
    pub(super) code: String,
    pub(super) catalog: String,
    pub(super) area: String,
    pub(super) applicant: String,
    pub(super) phone: String,
    pub(super) began: At,
    #[serde(default)]
    pub(super) event: Vec<Event>,
    pub(super) rating: Option<CaseRating>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) at: At,
    pub(super) action: String,
    pub(super) stage: String,
    #[serde(default)]
    pub(super) dept: String,
    /// Empty for the applicant.
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) decision: String,
    pub(super) document: Option<shigantong_contract::CaseDocument>,
    pub(super) due_in: Option<u32>,
    #[serde(default)]
    pub(super) items: Vec<shigantong_contract::CorrectionItem>,
    pub(super) special: Option<shigantong_contract::SpecialSpan>,
    pub(super) extension_days: Option<u16>,
    pub(super) next: Option<Next>,
}

/// Who acts next: a role, of the item's own department where no other is named.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Next {
    #[serde(default)]
    pub(super) dept: String,
    pub(super) role: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRating {
    pub(super) level: u8,
    pub(super) reasons: Vec<String>,
    pub(super) text: String,
    pub(super) at: At,
}

/// Cases of one item of a region, for figures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Many {
    pub(super) catalog: String,
    pub(super) area: String,
    pub(super) count: u32,
    pub(super) late: u32,
    pub(super) refused: u32,
    pub(super) overdue: u32,
}

/// A time on the clock, so many working days before the day of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct At {
    pub(super) days: u32,
    pub(super) hour: u32,
    pub(super) minute: u32,
}

impl TryFrom<String> for At {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = || {
            let (days, clock) = text.split_once(' ')?;
            let (hour, minute) = clock.split_once(':')?;
            let at = Self {
                days: days.parse().ok()?,
                hour: hour.parse().ok()?,
                minute: minute.parse().ok()?,
            };
            // The day of loading itself might not have come so far.
            (at.days > 0 && at.hour < 24 && at.minute < 60).then_some(at)
        };
        read().ok_or_else(|| format!("{text}: not such as \"6 10:30\""))
    }
}

/// Tells moments by a calendar and the day of loading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock<'c> {
    pub(super) calendar: &'c Calendar,
    pub(super) today: Date,
}

impl Clock<'_> {
    /// The moment; the second is the minute's, so that not all are on the minute.
    pub(super) fn moment(&self, at: At) -> Option<Moment> {
        Moment::new(self.day(at.days), at.hour, at.minute, at.minute)
    }

    /// The working day so many working days before the day of loading.
    pub(super) fn day(&self, before: u32) -> Date {
        let mut day = self.today;
        for _ in 0..before {
            day = day.previous();
            while !self.calendar.is_working(day) {
                day = day.previous();
            }
        }
        day
    }

    /// The working day so many working days after a day.
    pub(super) fn after(&self, day: Date, working: u32) -> Date {
        let mut day = day;
        for _ in 0..working {
            day = day.next();
            while !self.calendar.is_working(day) {
                day = day.next();
            }
        }
        day
    }
}

/// The sample's cases as they are written.
///
/// # Errors
/// A file that cannot be read.
pub(super) fn all() -> anyhow::Result<&'static Cases> {
    static ALL: LazyLock<Result<Cases, String>> =
        LazyLock::new(|| toml::from_str(files::CASES).map_err(|error| error.to_string()));
    ALL.as_ref()
        .map_err(|error| anyhow::anyhow!("cases.toml: {error}"))
}
