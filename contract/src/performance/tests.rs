#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;

const LIMIT: Limit = Limit {
    days: 5,
    unit: DayUnit::Working,
};

/// A case of department and item, closed or open, of so many days; overdue over five.
fn figure(dept: &str, item: &str, is_closed: bool, days: u32) -> CaseFigure {
    let measured = |days_allowed| Measured {
        limit: Limit {
            days: days_allowed,
            ..LIMIT
        },
        is_overdue: days > days_allowed,
    };
    CaseFigure {
        dept_code: dept.to_owned(),
        dept_name: format!("{dept}局"),
        task_handle_item: item.to_owned(),
        task_name: format!("{item}事项"),
        is_closed,
        days,
        unit: DayUnit::Working,
        promised: Some(measured(5)),
        statutory: Some(measured(20)),
    }
}

fn group(figures: &[CaseFigure]) -> Option<PerformanceGroup> {
    let figures: Vec<&CaseFigure> = figures.iter().collect();
    summarise(&figures)
}

fn closed(days: &[u32]) -> Vec<CaseFigure> {
    let figures = days.iter().map(|days| figure("A", "1", true, *days));
    figures.collect()
}

#[test]
fn percentiles_are_of_the_nearest_rank() {
    let ten: Vec<u32> = (1..=10).collect();
    for (values, percent, expected) in [
        (&ten[..], 50, Some(5)),
        (&ten, 90, Some(9)),
        (&ten, 91, Some(10)),
        (&ten, 100, Some(10)),
        (&ten, 0, Some(1)),
        (&ten[..5], 50, Some(3)),
        (&ten[..5], 90, Some(5)),
        (&ten[..1], 50, Some(1)),
        (&[], 50, None),
    ] {
        assert_eq!(nearest_rank(values, percent), expected, "{percent}");
    }
}

#[test]
fn figures_of_closed_cases() {
    let group = group(&closed(&[9, 1, 2, 3, 30])).unwrap();
    assert_eq!((group.closed, group.open_overdue), (5, 0));
    let days = RealDays {
        unit: DayUnit::Working,
        p50: 3,
        p90: 30,
    };
    assert_eq!(group.days, Some(days));
    assert_eq!(group.promised, Some(LIMIT));
    assert_eq!(group.statutory.unwrap().days, 20);
    let share = |on_time, of| Some(Share { on_time, of });
    assert_eq!(group.promised_on_time, share(3, 5));
    assert_eq!(group.statutory_on_time, share(4, 5));
}

#[test]
fn open_overdue_cases_count_against_the_body() {
    let mut figures = closed(&[1, 1, 1, 1, 1]);
    figures.push(figure("A", "1", false, 6));
    figures.push(figure("A", "1", false, 21));
    // Open and in time: neither good nor bad yet.
    figures.push(figure("A", "1", false, 3));
    let group = group(&figures).unwrap();
    assert_eq!((group.closed, group.open_overdue), (5, 2));
    assert_eq!(group.promised_on_time, Some(Share { on_time: 5, of: 7 }));
    assert_eq!(group.statutory_on_time, Some(Share { on_time: 5, of: 6 }));
    assert_eq!(group.days.unwrap().p90, 1);
}

#[test]
fn nothing_rests_on_fewer_than_five() {
    assert_eq!(group(&closed(&[1, 1, 1, 1])), None);
    let mut figures = closed(&[1, 1, 1]);
    figures.extend((0..9).map(|_| figure("A", "1", false, 2)));
    assert_eq!(group(&figures), None, "open and in time is no case yet");
    figures.extend((0..2).map(|_| figure("A", "1", false, 6)));
    let shown = group(&figures).unwrap();
    assert_eq!((shown.closed, shown.open_overdue, shown.days), (3, 2, None));
    assert_eq!(shown.promised_on_time, Some(Share { on_time: 3, of: 5 }));
    assert_eq!(shown.statutory_on_time, None, "it would rest on three");
}

#[test]
fn what_differs_is_not_given_as_one() {
    let mut figures = closed(&[1, 1, 1, 1, 1]);
    figures[2].unit = DayUnit::Calendar;
    figures[3].promised = None;
    let other = Limit { days: 9, ..LIMIT };
    figures[4].statutory = Some(Measured {
        limit: other,
        is_overdue: false,
    });
    let group = group(&figures).unwrap();
    assert_eq!(
        (group.days, group.promised, group.statutory),
        (None, None, None)
    );
    assert_eq!(group.promised_on_time, None);
    assert_eq!(group.statutory_on_time, Some(Share { on_time: 5, of: 5 }));
}

#[test]
fn bodies_and_items_are_told_apart() {
    let mut figures = vec![];
    for (dept, item, count) in [
        ("B", "1", 5),
        ("A", "2", 6),
        ("A", "1", 4),
        ("A", "3", 1),
        ("C", "1", 4),
    ] {
        figures.extend((0..count).map(|days| figure(dept, item, true, days)));
    }
    let at = "2026-11-26T09:18:09+08:00".parse().unwrap();
    let since = "2026-01-01".parse().unwrap();
    let performance = Performance::new(&figures, at, since);
    let shown: Vec<(&str, u32, Vec<&str>)> = (performance.departments.iter())
        .map(|body| {
            let items = body.items.iter().map(|item| item.task_handle_item.as_str());
            (body.dept_code.as_str(), body.all.closed, items.collect())
        })
        .collect();
    assert_eq!(shown, [("A", 11, vec!["2"]), ("B", 5, vec!["1"])]);
    assert_eq!(performance.too_few, 3);
    let json = serde_json::to_string(&performance).unwrap();
    assert!(
        json.starts_with(r#"{"generated_at":"2026-11-26T09:18:09+08:00","since":"2026-01-01""#)
    );
    assert_eq!(
        serde_json::from_str::<Performance>(&json).unwrap(),
        performance
    );
}

/// What a body has in all, less what is shown, must tell nothing of fewer than five cases.
#[test]
fn what_is_hidden_does_not_follow_from_the_rest() {
    let items = |counts: &[(&str, usize)]| {
        let cases = counts.iter().flat_map(|(item, count)| {
            let case = figure("A", item, true, 3);
            std::iter::repeat_n(case, *count)
        });
        let cases: Vec<CaseFigure> = cases.collect();
        let moment = Moment::from_seconds(0).unwrap();
        let all = Performance::new(&cases, moment, moment.date());
        let items = all.departments[0].items.iter();
        let names: Vec<String> = items.map(|item| item.task_handle_item.clone()).collect();
        (names.concat(), all.too_few)
    };
    for (counts, expected) in [
        (&[("1", 9), ("2", 6), ("3", 4)][..], ("1", 2)),
        (&[("1", 9), ("2", 6), ("3", 4), ("4", 1)], ("12", 2)),
        (&[("1", 9), ("2", 6)], ("12", 0)),
        (&[("1", 5), ("2", 1)], ("", 2)),
    ] {
        assert_eq!(items(counts), (expected.0.to_owned(), expected.1));
    }
}

#[test]
fn a_whole_hundred_is_said_of_all_alone() {
    for (on_time, of, percent) in [(999, 1_000, 99), (5, 5, 100), (0, 0, 0), (2, 3, 66)] {
        assert_eq!(Share { on_time, of }.percent(), percent);
    }
    let most = u32::MAX;
    let all = Share {
        on_time: most,
        of: most,
    };
    assert_eq!(all.percent(), 100);
}

fn any_figures() -> impl Strategy<Value = Vec<CaseFigure>> {
    let one = (0usize..3, 0usize..3, any::<bool>(), 0u32..30);
    let one = one.prop_map(|(dept, item, is_closed, days)| {
        figure(
            ["A", "B", "C"][dept],
            ["1", "2", "3"][item],
            is_closed,
            days,
        )
    });
    prop::collection::vec(one, 0..60)
}

proptest! {
    #[test]
    fn a_rank_has_that_many_values_below(mut values in prop::collection::vec(0u32..50, 1..80), percent in 1usize..=100) {
        values.sort_unstable();
        let value = nearest_rank(&values, percent).unwrap();
        let not_above = values.iter().filter(|other| **other <= value).count();
        let below = values.iter().filter(|other| **other < value).count();
        prop_assert!(not_above * 100 >= percent * values.len());
        prop_assert!(below * 100 < percent * values.len());
    }

    #[test]
    fn shown_figures_rest_on_five_at_least(figures in any_figures()) {
        let at = "2026-11-26T09:18:09+08:00".parse().unwrap();
        let performance = Performance::new(&figures, at, "2026-01-01".parse().unwrap());
        let mut shown = 0;
        for body in &performance.departments {
            let groups = body.items.iter().map(|item| &item.all).chain([&body.all]);
            for group in groups {
                prop_assert!(group.closed + group.open_overdue >= MIN_SAMPLE);
                prop_assert_eq!(group.days.is_some(), group.closed >= MIN_SAMPLE);
                for share in [group.promised_on_time, group.statutory_on_time].into_iter().flatten() {
                    prop_assert!(share.of >= MIN_SAMPLE && share.on_time <= group.closed);
                    prop_assert!(share.of <= group.closed + group.open_overdue);
                }
            }
            let of_items: u32 = body.items.iter().map(|item| item.all.closed).sum();
            prop_assert!(of_items <= body.all.closed);
            shown += body.items.len();
        }
        let mut items: Vec<(&str, &str)> =
            figures.iter().map(|it| (it.dept_code.as_str(), it.task_handle_item.as_str())).collect();
        items.sort_unstable();
        items.dedup();
        prop_assert_eq!(shown + performance.too_few as usize, items.len());
    }

    /// Leaving an overdue case open never looks better than closing it late.
    #[test]
    fn closing_late_changes_no_share(figures in any_figures(), late in 21u32..40) {
        let with = |is_closed| {
            let more = figure("A", "1", is_closed, late);
            let all = [figures.clone(), vec![more]].concat();
            group(&all).map(|group| (group.promised_on_time, group.statutory_on_time))
        };
        prop_assert_eq!(with(true), with(false));
    }
}
