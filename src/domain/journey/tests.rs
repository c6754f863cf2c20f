//! Tables: order and time of small journeys made by hand.

use shigantong_contract::{Coded, Journey, JourneyItem, JourneyTask, codes};

use super::*;

pub(super) fn task(
    key: &str,
    after: &[&str],
    only_if: &str,
    item: Option<JourneyItem>,
) -> JourneyTask {
    JourneyTask {
        key: key.to_owned(),
        name: key.to_owned(),
        after: after.iter().map(ToString::to_string).collect(),
        only_if: only_if.to_owned(),
        item,
        ..JourneyTask::default()
    }
}

/// 承诺件 with both limits in working days.
fn limited(promise: u16, law: u16) -> JourneyItem {
    let unit = Some(Coded::of(codes::DAY_TYPE, "1"));
    JourneyItem {
        project_type: Some(Coded::of(codes::PROJECT_TYPE, "2")),
        promise_day: Some(promise),
        promise_type: unit.clone(),
        anticipate_day: Some(law),
        anticipate_type: unit,
        limit_scene_num: Some(1),
        is_online: true,
        is_fee: Some(false),
        ..JourneyItem::default()
    }
}

fn natural(item: JourneyItem) -> JourneyItem {
    let unit = Some(Coded::of(codes::DAY_TYPE, "2"));
    JourneyItem {
        promise_type: unit.clone(),
        anticipate_type: unit,
        ..item
    }
}

fn at_once() -> JourneyItem {
    JourneyItem {
        project_type: Some(Coded::of(codes::PROJECT_TYPE, "1")),
        ..limited(0, 0)
    }
}

pub(super) fn journey(tasks: Vec<JourneyTask>) -> Journey {
    Journey {
        tasks,
        ..Journey::default()
    }
}

fn with(keys: &[&str]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

#[test]
fn time_is_the_longest_way_beside_the_sum() {
    type Row = (Vec<JourneyTask>, (u32, u32, bool, usize), (u32, u32));
    let rows: Vec<Row> = vec![
        (vec![], (0, 0, false, 0), (0, 0)),
        // 3 → (7, 5 → 2) side by side.
        (
            vec![
                task("a", &[], "", Some(limited(3, 5))),
                task("b", &["a"], "", Some(limited(7, 20))),
                task("c", &["a"], "", Some(limited(5, 6))),
                task("d", &["c"], "", Some(limited(4, 10))),
            ],
            (12, 19, false, 0),
            (25, 41),
        ),
        // Natural days are worked out: 10 are 8 working days, rounded up.
        (
            vec![
                task("a", &[], "", Some(natural(limited(10, 15)))),
                task("b", &["a"], "", Some(limited(2, 2))),
            ],
            (10, 10, true, 0),
            (13, 13),
        ),
        // Without a promise the law holds; what is at once takes no day.
        (
            vec![
                task(
                    "a",
                    &[],
                    "",
                    Some(JourneyItem {
                        promise_day: None,
                        ..limited(0, 20)
                    }),
                ),
                task("b", &["a"], "", Some(at_once())),
            ],
            (20, 20, false, 0),
            (20, 20),
        ),
        // No item, no limit, and 承诺件 of 0 days: nobody knows.
        (
            vec![
                task("a", &[], "", None),
                task("b", &[], "", Some(JourneyItem::default())),
                task("c", &[], "", Some(limited(0, 0))),
                task("d", &["a"], "", Some(limited(3, 9))),
            ],
            (3, 3, false, 3),
            (9, 9),
        ),
        // A limit without a unit counts working days; one with an unknown unit is about right.
        (
            vec![
                task(
                    "a",
                    &[],
                    "",
                    Some(JourneyItem {
                        promise_type: None,
                        ..limited(4, 9)
                    }),
                ),
                task(
                    "b",
                    &[],
                    "",
                    Some(JourneyItem {
                        promise_type: Some(Coded::of(codes::DAY_TYPE, "7")),
                        ..limited(6, 9)
                    }),
                ),
            ],
            (6, 10, true, 0),
            (9, 18),
        ),
    ];
    for (tasks, promised, law) in rows {
        let seen = Overview::of(&journey(tasks.clone()), &[]);
        let total = seen.promised;
        assert_eq!(
            (
                total.side_by_side,
                total.one_by_one,
                total.is_about,
                total.unknown
            ),
            promised,
            "{tasks:?}"
        );
        let total = seen.statutory;
        assert_eq!((total.side_by_side, total.one_by_one), law, "{tasks:?}");
    }
}

/// a → b? → c, a → d? where ? is a condition; e and f share one.
fn optional() -> Journey {
    journey(vec![
        task("a", &[], "", Some(limited(1, 1))),
        task("b", &["a"], "有员工的", Some(limited(2, 2))),
        task("c", &["b"], "", Some(limited(4, 4))),
        task("d", &["a"], "要卖烟的", Some(limited(8, 8))),
        task("e", &["c"], "有车的", Some(limited(16, 16))),
        task("f", &[], "有车的", Some(limited(1, 1))),
    ])
}

#[test]
fn conditions_decide_who_does_what() {
    type Row<'r> = (&'r [&'r str], &'r [&'r [usize]], u32);
    let rows: &[Row<'_>] = &[
        // What is left out is waited through: c waits for a.
        (&[], &[&[0], &[2]], 5),
        (&["b"], &[&[0], &[1], &[2]], 7),
        (&["d", "none"], &[&[0], &[2, 3]], 9),
        // One key of a condition stands for all its tasks.
        (&["f"], &[&[0, 5], &[2], &[4]], 21),
        (&["e"], &[&[0, 5], &[2], &[4]], 21),
    ];
    for (keys, stages, days) in rows {
        let seen = Overview::of(&optional(), &with(keys));
        assert_eq!(seen.stages, *stages, "{keys:?}");
        assert_eq!(seen.promised.side_by_side, *days, "{keys:?}");
    }
    let seen = Overview::of(&optional(), &[]);
    assert_eq!(seen.waits[2], [0]);
    let found = conditions(&optional().tasks);
    let found: Vec<(&str, usize)> = found
        .iter()
        .map(|condition| (condition.key.as_str(), condition.names.len()))
        .collect();
    assert_eq!(found, [("b", 1), ("d", 1), ("e", 2)]);
}

#[test]
fn what_waits_through_another_is_not_named() {
    let seen = Overview::of(
        &journey(vec![
            task("a", &[], "", None),
            task("b", &["a"], "", None),
            task("c", &["a", "b"], "", None),
        ]),
        &[],
    );
    assert_eq!(seen.waits, [vec![], vec![0], vec![1]]);
}

/// Data that no server lets in still make a page.
#[test]
fn tasks_that_wait_for_one_another_are_shown_all_the_same() {
    let seen = Overview::of(
        &journey(vec![
            task("a", &["b"], "", Some(limited(1, 1))),
            task("b", &["a"], "", Some(limited(2, 2))),
            task("c", &[], "", Some(limited(4, 4))),
        ]),
        &[],
    );
    assert_eq!(seen.stages, [vec![2], vec![0, 1]]);
    assert_eq!(seen.promised.one_by_one, 7);
}

#[test]
fn visits_fees_and_what_is_online_add_up() {
    let item = |visits, is_online, is_fee| {
        Some(JourneyItem {
            limit_scene_num: visits,
            is_online,
            is_fee,
            ..JourneyItem::default()
        })
    };
    let seen = Overview::of(
        &journey(vec![
            task("a", &[], "", item(Some(1), true, Some(true))),
            task("b", &[], "", item(Some(2), false, Some(false))),
            task("c", &[], "", item(None, false, None)),
            task("d", &[], "", None),
            task("e", &[], "只有他", item(Some(9), true, Some(true))),
        ]),
        &[],
    );
    assert_eq!(
        seen.visits,
        Visits {
            sum: 3,
            is_at_least: true
        }
    );
    assert_eq!((seen.online, seen.charged, seen.fee_unknown), (1, 1, 2));
}
