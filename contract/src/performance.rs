//! 办理时效: how long cases really take, beside what was promised and what the law allows.
//!
//! The figures are to be believed: open cases that are overdue count against the body, so that
//! leaving a case open never looks better than closing it late, and nothing is said of fewer than
//! [`MIN_SAMPLE`] cases.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Date, DayUnit, Deadline, Limit, Moment, Standing};

/// Nothing is shown that rests on fewer cases.
pub const MIN_SAMPLE: u32 = 5;

/// What one accepted case adds to the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFigure {
    /// 实施主体编码; may be empty.
    pub dept_code: String,
    /// 实施主体.
    pub dept_name: String,
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// 事项名称.
    pub task_name: String,
    /// Whether it has ended.
    pub is_closed: bool,
    /// How many days it took, without pauses ([`Deadline::used`]).
    pub days: u32,
    /// The unit of `days`.
    pub unit: DayUnit,
    /// How it stands to the promised limit; none where there is none.
    pub promised: Option<Measured>,
    /// How it stands to the limit of the law; none where there is none.
    pub statutory: Option<Measured>,
}

/// A case beside one limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The limit of the item.
    pub limit: Limit,
    /// Whether it ended late, or is open and overdue.
    pub is_overdue: bool,
}

/// The figures of a group of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PerformanceGroup {
    /// How many cases have ended.
    pub closed: u32,
    /// How many are open and overdue, by the promised limit or by the law's.
    pub open_overdue: u32,
    /// How long the closed ones took; none for fewer than five, or where they are counted in days
    /// of two kinds.
    pub days: Option<RealDays>,
    /// 承诺办结时限, where it was the same for all.
    pub promised: Option<Limit>,
    /// 法定办结时限, where it was the same for all.
    pub statutory: Option<Limit>,
    /// 按承诺时限办结率; none where it would rest on fewer than five.
    pub promised_on_time: Option<Share>,
    /// 按法定时限办结率; none where it would rest on fewer than five.
    pub statutory_on_time: Option<Share>,
}

/// Real days, by the method of the nearest rank: each figure is the time of a case that there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RealDays {
    /// Which days.
    pub unit: DayUnit,
    /// Half of the cases took no longer.
    pub p50: u32,
    /// Nine of ten cases took no longer.
    pub p90: u32,
}

/// A share that says what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Share {
    /// Closed on time.
    pub on_time: u32,
    /// Closed, or open and overdue.
    pub of: u32,
}

/// The figures of all bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Performance {
    /// When they were taken.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub generated_at: Moment,
    /// The first day of acceptance that counts.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub since: Date,
    /// The bodies with five cases or more, in the order of their codes.
    pub departments: Vec<DepartmentPerformance>,
    /// How many items of any body have cases, but too few to be shown.
    pub too_few: u32,
}

/// The figures of one body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DepartmentPerformance {
    /// 实施主体编码; may be empty.
    pub dept_code: String,
    /// 实施主体.
    pub dept_name: String,
    /// All of its cases, those of items too that have too few to be shown.
    pub all: PerformanceGroup,
    /// Its items with five cases or more, in the order of their codes; without the smallest of them
    /// where it would give away the figures of those with fewer.
    pub items: Vec<ItemPerformance>,
}

/// The figures of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ItemPerformance {
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// 事项名称.
    pub task_name: String,
    /// Its cases.
    pub all: PerformanceGroup,
}

impl Measured {
    /// A case beside a limit, by the deadline that follows from it.
    #[must_use]
    pub fn new(limit: Limit, deadline: &Deadline) -> Self {
        let standing = deadline.standing;
        let is_overdue = matches!(standing, Standing::Red { .. } | Standing::Late { .. });
        Self { limit, is_overdue }
    }
}

impl CaseFigure {
    fn is_open_overdue(&self) -> bool {
        let is_overdue = |measured: &Option<Measured>| measured.is_some_and(|it| it.is_overdue);
        !self.is_closed && (is_overdue(&self.promised) || is_overdue(&self.statutory))
    }
}

impl Share {
    /// The share in whole percent, rounded down: 100 is said only where every case was on time.
    #[must_use]
    pub fn percent(self) -> u32 {
        let percent = u64::from(self.on_time) * 100 / u64::from(self.of.max(1));
        u32::try_from(percent).unwrap_or(100)
    }
}

/// The value of which `percent` of 100 values are no greater, by the nearest rank: of the values in
/// order the one at `⌈percent ÷ 100 × n⌉`, counted from 1. None where there are no values.
#[must_use]
pub fn nearest_rank(sorted: &[u32], percent: usize) -> Option<u32> {
    let rank = (sorted.len() * percent.min(100)).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied()
}

/// The figures of these cases; none where fewer than [`MIN_SAMPLE`] are closed or overdue.
#[must_use]
pub fn summarise(figures: &[&CaseFigure]) -> Option<PerformanceGroup> {
    let counts = |counts: fn(&CaseFigure) -> bool| {
        let count = figures.iter().filter(|figure| counts(figure)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let closed = counts(|figure| figure.is_closed);
    let open_overdue = counts(CaseFigure::is_open_overdue);
    if closed.saturating_add(open_overdue) < MIN_SAMPLE {
        return None;
    }
    let promised = |figure: &CaseFigure| figure.promised;
    let statutory = |figure: &CaseFigure| figure.statutory;
    Some(PerformanceGroup {
        closed,
        open_overdue,
        days: real_days(figures),
        promised: common_limit(figures, promised),
        statutory: common_limit(figures, statutory),
        promised_on_time: share(figures, promised),
        statutory_on_time: share(figures, statutory),
    })
}

fn real_days(figures: &[&CaseFigure]) -> Option<RealDays> {
    let closed = || figures.iter().filter(|figure| figure.is_closed);
    let unit = closed().next()?.unit;
    let mut days: Vec<u32> = closed().map(|figure| figure.days).collect();
    if days.len() < MIN_SAMPLE as usize || closed().any(|figure| figure.unit != unit) {
        return None;
    }
    days.sort_unstable();
    Some(RealDays {
        unit,
        p50: nearest_rank(&days, 50)?,
        p90: nearest_rank(&days, 90)?,
    })
}

type Of = fn(&CaseFigure) -> Option<Measured>;

fn common_limit(figures: &[&CaseFigure], of: Of) -> Option<Limit> {
    let mut limits = figures.iter().map(|figure| of(figure).map(|it| it.limit));
    let first = limits.next()??;
    limits.all(|limit| limit == Some(first)).then_some(first)
}

fn share(figures: &[&CaseFigure], of: Of) -> Option<Share> {
    let mut share = Share::default();
    for figure in figures {
        match (of(figure), figure.is_closed) {
            (Some(measured), true) => {
                share.of += 1;
                share.on_time += u32::from(!measured.is_overdue);
            }
            (Some(measured), false) => share.of += u32::from(measured.is_overdue),
            (None, _) => {}
        }
    }
    (share.of >= MIN_SAMPLE).then_some(share)
}

impl Performance {
    /// The figures of all bodies, from the cases that were accepted since a day.
    #[must_use]
    pub fn new(figures: &[CaseFigure], generated_at: Moment, since: Date) -> Self {
        let mut departments: BTreeMap<(&str, &str), Vec<&CaseFigure>> = BTreeMap::new();
        for figure in figures {
            let key = (figure.dept_code.as_str(), figure.dept_name.as_str());
            departments.entry(key).or_default().push(figure);
        }
        let mut performance = Self {
            generated_at,
            since,
            departments: vec![],
            too_few: 0,
        };
        for ((dept_code, dept_name), figures) in departments {
            let items = items(&figures, &mut performance.too_few);
            if let Some(all) = summarise(&figures) {
                performance.departments.push(DepartmentPerformance {
                    dept_code: dept_code.to_owned(),
                    dept_name: dept_name.to_owned(),
                    all,
                    items,
                });
            }
        }
        performance
    }
}

/// The items with cases enough; the others are counted. Where the others together have fewer than
/// [`MIN_SAMPLE`] cases, the smallest item with enough of them is left out too: else the figures of
/// the others would follow from those of the body.
fn items(figures: &[&CaseFigure], too_few: &mut u32) -> Vec<ItemPerformance> {
    let mut items: BTreeMap<&str, Vec<&CaseFigure>> = BTreeMap::new();
    for figure in figures {
        let item = items.entry(&figure.task_handle_item);
        item.or_default().push(figure);
    }
    let mut shown = vec![];
    let mut hidden = 0;
    for (task_handle_item, figures) in items {
        match (summarise(&figures), figures.last()) {
            (Some(all), Some(last)) => shown.push(ItemPerformance {
                task_handle_item: task_handle_item.to_owned(),
                task_name: last.task_name.clone(),
                all,
            }),
            _ => {
                *too_few += 1;
                let counted = |figure: &&&CaseFigure| figure.is_closed || figure.is_open_overdue();
                hidden += figures.iter().filter(counted).count();
            }
        }
    }
    if (1..MIN_SAMPLE as usize).contains(&hidden) {
        let size = |item: &ItemPerformance| item.all.closed + item.all.open_overdue;
        let sizes = shown.iter().map(size).enumerate();
        if let Some((smallest, _)) = sizes.min_by_key(|(_, size)| *size) {
            shown.remove(smallest);
            *too_few += 1;
        }
    }
    shown
}

#[cfg(test)]
mod tests;
