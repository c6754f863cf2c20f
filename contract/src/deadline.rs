//! 办理期限: until when a body must decide, day by day, so that every day can be explained.
//!
//! The day of acceptance is not counted, counting starts on the next (民法典 第二百零一条). In working
//! days, weekends and holidays are not counted and make-up days are (行政许可法 第八十二条). In calendar
//! days every day counts, but a term whose last day is off ends on the next working day
//! (民法典 第二百零三条). Hearings, inspections and expert reviews are not counted in either
//! (行政许可法 第四十五条), and 补正 is not. An approved extension adds days (行政许可法 第四十二条).
//!
//! A pause skips only the days on which the body did not hold the case at all: the day on which it
//! gave the case away counts, and so does the day on which it got the case back. It is a gap in a
//! term that runs, no new term, so its first day is not left out as the first day of a term is.

use serde::{Deserialize, Serialize};

use crate::holiday::NoticeRef;
use crate::{Coded, Date, ServiceItem};

mod term;

/// The most days of a limit; the longest that a law of procedure gives is far below a year.
pub const MOST_LIMIT_DAYS: u32 = 400;
/// The most days of a limit with all extensions; what lies beyond is not added.
pub const MOST_TERM_DAYS: u32 = 1_000;
/// The most days of the calendar that a term is followed over, pauses and days over included.
pub const MOST_SPAN_DAYS: u32 = 4_000;
/// So many days left, or fewer, are amber.
pub const AMBER_DAYS: u32 = 2;

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayUnit {
    /// 工作日.
    Working,
    /// 自然日.
    Calendar,
}

/// How long a body may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limit {
    /// How many days; 0 is on the day of acceptance (即办).
    pub days: u32,
    /// Which days.
    pub unit: DayUnit,
}

/// 延长期限: days added with the approval of the body's head, in the unit of the limit. A licence
/// allows 10 working days (行政许可法 第四十二条), and the applicant is told why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Extension {
    /// How many days.
    pub days: u32,
    /// Why, in words.
    pub reason: String,
}

/// Time that is not counted: the days between `from` and `until`, both of them not included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pause {
    /// The day on which the body gave the case away; it counts still.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The day on which the body got the case back; it counts again. None while it has not.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
    /// What for.
    pub reason: PauseReason,
}

/// What a pause is for; on the wire `{"kind": "special", "name": "专家评审"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum PauseReason {
    /// 补正: the applicant has to complete the papers.
    Correction,
    /// 特殊程序, by its name: 听证, 检验, 检测, 鉴定, 专家评审.
    Special(String),
}

/// A term: since when, how long, and what happened meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The day of acceptance.
    pub start: Date,
    /// How long the body may take.
    pub limit: Limit,
    /// What was added.
    pub extensions: &'a [Extension],
    /// What is not counted, in any order.
    pub pauses: &'a [Pause],
    /// The day on which the case ended; none while it is open.
    pub ended: Option<Date>,
}

/// A term as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day of the term.
    pub due: Date,
    /// What is counted.
    pub unit: DayUnit,
    /// How many days the term has, extensions included.
    pub total: u32,
    /// 预计: a day that decides was judged without the final table of its year, or the term is longer
    /// than it can be followed.
    pub is_estimated: bool,
    /// Whether a pause within the term has no end yet: `due` is then the day that follows if the
    /// body gets the case back tomorrow.
    pub is_open_pause: bool,
    /// Every day from the one after the acceptance to `due`, or to the day on which the term is
    /// looked at if that is later. No gaps.
    pub days: Vec<DeadlineDay>,
    /// How many days of the term are used up: those counted through the day on which it is looked at.
    pub counted: u32,
    /// How many days of the term follow, in its unit; 0 on the last day.
    pub left: u32,
    /// How many days were counted after the term, in its unit.
    pub over: u32,
    /// What colour that is.
    pub standing: Standing,
}

/// A day of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineDay {
    /// The day.
    pub date: Date,
    /// How it counts, and why.
    pub kind: DeadlineDayKind,
}

/// How a day counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadlineDayKind {
    /// Counted, as the day of this number, from 1.
    Counted(u32),
    /// 调休上班: counted as the day of this number, although it is a Saturday or Sunday.
    MakeUp {
        /// The number.
        number: u32,
        /// The holiday that it is worked for.
        name: String,
        /// What says so: [`crate::Calendar::notice`].
        notice: NoticeRef,
    },
    /// A Saturday or Sunday, not counted.
    Weekend,
    /// A day off, not counted.
    Holiday {
        /// The holiday.
        name: String,
        /// What says so: [`crate::Calendar::notice`].
        notice: NoticeRef,
    },
    /// Not counted: the pause of this index.
    Paused(usize),
    /// 顺延: the term ends here, because its last day was off (民法典 第二百零三条).
    MovedTo,
    /// After the term, as the day of this number, from 1.
    Over(u32),
}

/// How a term stands, in days of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    /// Open, with more than [`AMBER_DAYS`] left.
    Green {
        /// Days that follow.
        left: u32,
    },
    /// Open, with [`AMBER_DAYS`] or fewer left; 0 on the last day.
    Amber {
        /// Days that follow.
        left: u32,
    },
    /// Open and overdue.
    Red {
        /// Days since, 1 at least: a term that ended on Friday is overdue on Saturday.
        over: u32,
    },
    /// The body does not hold the case now; no day is counted.
    Paused {
        /// Days that follow when it does again.
        left: u32,
    },
    /// Ended in time.
    Met {
        /// Days that were left.
        spare: u32,
    },
    /// Ended late.
    Late {
        /// Days over, 1 at least.
        over: u32,
    },
}

impl Limit {
    /// A limit of an item: its days and their unit. None where the list does not say both, or says
    /// more than [`MOST_LIMIT_DAYS`]. A list's own words for the unit count more than its code,
    /// since provinces number differently.
    #[must_use]
    pub fn of_item(days: Option<u16>, unit: Option<&Coded>) -> Option<Self> {
        let days = u32::from(days?);
        let unit = match unit.map(|unit| (unit.label.as_str(), unit.code.as_str())) {
            Some(("工作日", _)) => DayUnit::Working,
            Some(("自然日", _)) => DayUnit::Calendar,
            Some((_, "1")) => DayUnit::Working,
            Some((_, "2")) => DayUnit::Calendar,
            // At once is at once in either unit.
            _ if days == 0 => DayUnit::Working,
            _ => return None,
        };
        (days <= MOST_LIMIT_DAYS).then_some(Self { days, unit })
    }

    /// 法定办结时限 of an item, where it has one that can be counted.
    #[must_use]
    pub fn statutory(item: &ServiceItem) -> Option<Self> {
        Self::of_item(item.anticipate_day, item.anticipate_type.as_ref())
    }

    /// 承诺办结时限 of an item, where it has one that can be counted.
    #[must_use]
    pub fn promised(item: &ServiceItem) -> Option<Self> {
        Self::of_item(item.promise_day, item.promise_type.as_ref())
    }
}

impl Pause {
    /// Whether the body does not hold the case at the end of a day.
    #[must_use]
    pub fn is_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date < until)
    }
}

impl Deadline {
    /// How many days the case took or has taken, in the unit of the limit.
    #[must_use]
    pub fn used(&self) -> u32 {
        self.counted + self.over
    }
}

impl DeadlineDayKind {
    /// Whether the day uses up the term.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        matches!(self, Self::Counted(_) | Self::MakeUp { .. })
    }
}
