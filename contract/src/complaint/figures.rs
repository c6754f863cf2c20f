//! 诉求数字: how departments answer, beside what citizens think of the answers.
//!
//! Open complaints that are overdue count against a department, so that leaving one open never
//! looks better than answering it late. Of what citizens did, said and met with, no count from 1 to 4
//! is ever shown, nor anything that one could be worked out from; how late a department is, tells of
//! nobody but the department, and is shown as soon as it rests on five.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codes;
use super::deadlines::ComplaintDeadlines;
use super::progress::ComplaintProgress;
use super::state::{CitizenOutcome, Outcome};
use crate::performance::{MIN_SAMPLE, Share};
use crate::{Coded, Date, Moment, Standing};

/// What one complaint adds to the figures of the department that has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComplaintFigure {
    /// 承办单位编码; may be empty.
    pub dept_code: String,
    /// 承办单位.
    pub dept_name: String,
    /// Whether it has a reply.
    pub is_replied: bool,
    /// Whether the first reply came late, or has not come and is overdue.
    pub is_overdue: bool,
    /// 办理结果.
    pub outcome: Option<Outcome>,
    /// What the citizen thinks of it.
    pub citizen_outcome: Option<CitizenOutcome>,
    /// Whether a reply was disputed.
    pub is_disputed: bool,
    /// The level of the rating, 1 to 5.
    pub level: Option<u8>,
}

/// The figures of all departments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFigures {
    /// When they were taken.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub generated_at: Moment,
    /// The first day of acceptance that counts.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub since: Date,
    /// The departments with five complaints or more, in the order of their codes.
    pub departments: Vec<DepartmentFigures>,
    /// How many departments have complaints, but too few to be shown.
    pub too_few: u32,
}

/// The figures of one department.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DepartmentFigures {
    /// 承办单位编码; may be empty.
    pub dept_code: String,
    /// 承办单位.
    pub dept_name: String,
    /// How many complaints it has or had.
    pub received: u32,
    /// 按时答复率: answered in time, of those answered or overdue; none where it would rest on fewer
    /// than five.
    pub on_time: Option<Share>,
    /// 办理结果 as the department sees it: all of the table, each with its count.
    pub outcomes: Vec<FigureCell>,
    /// 诉求人认为的结果: all of the table, each with its count. Those who said nothing are in none.
    pub citizen_outcomes: Vec<FigureCell>,
    /// How many replies were disputed; none for 1 to 4, and where as few were not.
    pub disputed: Option<u32>,
    /// 评价: the levels 5 to 1, each with its count.
    pub levels: Vec<FigureCell>,
}

/// One count of a division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FigureCell {
    /// The value.
    pub value: Coded,
    /// How many; none for 1 to 4, and where such a one would follow from it.
    pub count: Option<u32>,
}

impl ComplaintFigure {
    /// What a complaint adds; none before a department has it.
    #[must_use]
    pub fn of(progress: &ComplaintProgress, deadlines: &ComplaintDeadlines) -> Option<Self> {
        let department = progress.department.as_ref()?;
        let late = |standing| matches!(standing, Standing::Red { .. } | Standing::Late { .. });
        let replied = deadlines.replied.as_ref();
        Some(Self {
            dept_code: department.dept_code.clone(),
            dept_name: department.dept_name.clone(),
            is_replied: progress.first_replied_at.is_some(),
            is_overdue: replied.is_some_and(|term| late(term.standing)),
            outcome: progress.outcome,
            citizen_outcome: progress.citizen_outcome,
            is_disputed: progress.is_disputed,
            level: progress.rating.as_ref().map(|rating| rating.level),
        })
    }
}

impl ComplaintFigures {
    /// The figures of all departments, from the complaints that were accepted since a day.
    #[must_use]
    pub fn new(figures: &[ComplaintFigure], generated_at: Moment, since: Date) -> Self {
        let mut departments: BTreeMap<(&str, &str), Vec<&ComplaintFigure>> = BTreeMap::new();
        for figure in figures {
            let key = (figure.dept_code.as_str(), figure.dept_name.as_str());
            departments.entry(key).or_default().push(figure);
        }
        let enough = |figures: &[&ComplaintFigure]| figures.len() >= MIN_SAMPLE as usize;
        let all = departments.len();
        let shown: Vec<_> = departments
            .into_iter()
            .filter(|(_, figures)| enough(figures))
            .map(|((code, name), figures)| department(code, name, &figures))
            .collect();
        Self {
            generated_at,
            since,
            too_few: as_count(all - shown.len()),
            departments: shown,
        }
    }
}

fn department(code: &str, name: &str, figures: &[&ComplaintFigure]) -> DepartmentFigures {
    let count = |is: &dyn Fn(&ComplaintFigure) -> bool| {
        as_count(figures.iter().filter(|figure| is(figure)).count())
    };
    let received = as_count(figures.len());
    let replied = count(&|figure| figure.is_replied);
    let share = Share {
        on_time: count(&|figure| figure.is_replied && !figure.is_overdue),
        of: count(&|figure| figure.is_replied || figure.is_overdue),
    };
    let disputed = count(&|figure| figure.is_disputed);
    DepartmentFigures {
        dept_code: code.to_owned(),
        dept_name: name.to_owned(),
        received,
        on_time: (share.of >= MIN_SAMPLE).then_some(share),
        outcomes: cells(codes::OUTCOME, |code| {
            count(&|figure| figure.outcome.is_some_and(|outcome| outcome.code() == code))
        }),
        citizen_outcomes: cells(codes::CITIZEN_OUTCOME, |code| {
            count(&|figure| {
                figure
                    .citizen_outcome
                    .is_some_and(|seen| seen.code() == code)
            })
        }),
        disputed: may_show(disputed, replied.max(disputed)).then_some(disputed),
        levels: cells(crate::case::codes::RATING_LEVEL, |code| {
            count(&|figure| figure.level.is_some_and(|level| level.to_string() == code))
        }),
    }
}

/// Whether a part of a whole can be told: neither the part nor the rest is a few.
fn may_show(part: u32, whole: u32) -> bool {
    whole >= MIN_SAMPLE && !is_few(part) && !is_few(whole - part)
}

fn is_few(count: u32) -> bool {
    (1..MIN_SAMPLE).contains(&count)
}

/// The counts of a division, without the small ones. Where those that are hidden come to fewer than
/// [`MIN_SAMPLE`] together, the smallest of the others is hidden too: else they would follow from
/// the whole.
fn cells(table: &[(&str, &str)], count: impl Fn(&str) -> u32) -> Vec<FigureCell> {
    let counts: Vec<u32> = table.iter().map(|(code, _)| count(code)).collect();
    let mut is_shown: Vec<bool> = counts.iter().map(|count| !is_few(*count)).collect();
    loop {
        let all = counts.iter().zip(&is_shown);
        let hidden: u32 = all
            .filter(|(_, shown)| !**shown)
            .map(|(count, _)| count)
            .sum();
        let others = counts.iter().enumerate();
        let others = others.filter(|(place, count)| is_shown[*place] && **count > 0);
        match others.min_by_key(|(_, count)| **count) {
            Some((place, _)) if is_few(hidden) => is_shown[place] = false,
            _ => break,
        }
    }
    let rows = table.iter().zip(counts).zip(is_shown);
    rows.map(|(((code, _), count), is_shown)| FigureCell {
        value: Coded::of(table, code),
        count: is_shown.then_some(count),
    })
    .collect()
}

fn as_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Calendar;
    use crate::complaint::complaint_deadlines;
    use crate::complaint::machine::tests::{REPLIED, after, at, new};
    use crate::complaint::rules::tests::example;

    fn figures(all: &[ComplaintFigure]) -> ComplaintFigures {
        ComplaintFigures::new(all, at("2026-11-26"), at("2026-01-01").date())
    }

    fn counts(cells: &[FigureCell]) -> Vec<Option<u32>> {
        cells.iter().map(|cell| cell.count).collect()
    }

    #[test]
    fn small_counts_and_what_tells_them_are_hidden() {
        let table = &[("a", "甲"), ("b", "乙"), ("c", "丙"), ("d", "丁")];
        let rows = [
            ([9, 6, 0, 0], [Some(9), Some(6), Some(0), Some(0)]),
            ([9, 6, 1, 0], [Some(9), None, None, Some(0)]),
            ([9, 6, 3, 4], [Some(9), Some(6), None, None]),
            ([9, 0, 3, 0], [None, Some(0), None, Some(0)]),
            ([1, 1, 1, 2], [None, None, None, None]),
            ([0, 0, 0, 0], [Some(0); 4]),
        ];
        for (given, expected) in rows {
            let place = |code: &str| table.iter().position(|(known, _)| *known == code).unwrap();
            let cells = cells(table, |code| given[place(code)]);
            assert_eq!(counts(&cells), expected, "{given:?}");
        }
    }

    #[test]
    fn a_complaint_adds_to_its_department() {
        let add = |count: usize, today: &str| {
            let progress = after(new(), &REPLIED[..count]);
            let today = today.parse().unwrap();
            let terms = complaint_deadlines(&progress, &example(), &Calendar::default(), today);
            ComplaintFigure::of(&progress, &terms)
        };
        assert_eq!(add(3, "2026-06-30"), None);
        let open = add(5, "2026-06-30").unwrap();
        assert!(open.is_overdue && !open.is_replied);
        let replied = add(6, "2026-06-30").unwrap();
        assert!(!replied.is_overdue && replied.is_replied);
        let all: Vec<_> = [vec![open; 6], vec![replied; 5]].concat();
        let found = figures(&all);
        let department = &found.departments[0];
        assert_eq!(
            (department.received, department.dept_name.as_str()),
            (11, "市住建局")
        );
        assert_eq!(department.on_time, Some(Share { on_time: 5, of: 11 }));
        assert_eq!(counts(&department.outcomes)[2], Some(5));
        assert_eq!(department.disputed, Some(0));
        let few = figures(&all[..4]);
        assert_eq!((few.departments.len(), few.too_few), (0, 1));
    }

    proptest! {
        #[test]
        fn no_figure_tells_of_a_few(
            all in prop::collection::vec(
                (0u8..3, any::<[bool; 3]>(), prop::option::of(0usize..6), prop::option::of(0usize..3),
                 prop::option::of(1u8..6)),
                0..60,
            ),
        ) {
            let all: Vec<_> = all
                .into_iter()
                .map(|(dept, [is_replied, is_overdue, is_disputed], outcome, seen, level)| ComplaintFigure {
                    dept_code: dept.to_string(),
                    dept_name: "局".to_owned(),
                    is_replied,
                    is_overdue,
                    outcome: outcome.map(|place| Outcome::ALL[place]),
                    citizen_outcome: seen.map(|place| CitizenOutcome::ALL[place]),
                    is_disputed,
                    level,
                })
                .collect();
            for department in figures(&all).departments {
                prop_assert!(department.received >= 5);
                for cells in [&department.outcomes, &department.citizen_outcomes, &department.levels] {
                    let shown = cells.iter().filter_map(|cell| cell.count);
                    for count in shown {
                        prop_assert!(count == 0 || count >= 5);
                    }
                }
                let of = |is: fn(&ComplaintFigure) -> bool| {
                    let own = all.iter().filter(|f| f.dept_code == department.dept_code && is(f));
                    u32::try_from(own.count()).unwrap()
                };
                let rated = of(|f| f.level.is_some());
                let shown: u32 = department.levels.iter().filter_map(|cell| cell.count).sum();
                let is_few = |count| (1..5).contains(&count);
                prop_assert!(!is_few(rated - shown) || shown == 0);
                prop_assert!(department.on_time.is_none_or(|share| share.of >= 5));
                prop_assert!(department.disputed.is_none_or(|count| !is_few(count)));
            }
        }
    }
}
