//! Tables: order, time, materials of small journeys made by hand.

use shigantong_contract::{
    Coded, Condition, Journey, JourneyItem, JourneyTask, Material, MaterialRule, Need, Question,
    SameMaterial, codes,
};

use super::*;

fn task(key: &str, after: &[&str], only_if: &str, item: Option<JourneyItem>) -> JourneyTask {
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

fn journey(tasks: Vec<JourneyTask>) -> Journey {
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

fn material(name: &str, need: &str, copies: &str, exempt: &str) -> Material {
    Material {
        material_name: name.to_owned(),
        is_need: Coded::of(codes::MATERIAL_NEED, need),
        page_num: copies.to_owned(),
        exempt: exempt.to_owned(),
        ..Material::default()
    }
}

fn asks(result: &str, materials: Vec<Material>) -> Option<JourneyItem> {
    Some(JourneyItem {
        result_name: result.to_owned(),
        materials,
        ..JourneyItem::default()
    })
}

/// Name, standing, for which, not for which, copies.
type Row<'r> = (&'r str, Standing, &'r [usize], &'r [usize], &'r str);

fn assert_materials(journey: &Journey, expected: &[Row<'_>]) {
    let seen = Overview::of(journey, &[]);
    let found: Vec<Row<'_>> = seen
        .materials
        .iter()
        .map(|m| {
            (
                m.name.as_str(),
                m.standing.clone(),
                m.tasks.as_slice(),
                m.not_for.as_slice(),
                m.copies.as_str(),
            )
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn each_material_stands_once() {
    let journey = journey(vec![
        task(
            "a",
            &[],
            "",
            asks(
                "营业执照",
                vec![
                    material("身份证（复印件）", "1", "复印件1份", ""),
                    material("申请书", "1", "原件1份", ""),
                    material("照片", "2", "2张", ""),
                ],
            ),
        ),
        task(
            "b",
            &["a"],
            "",
            asks(
                "许可证",
                vec![
                    material("营业执照（副本）", "1", "复印件1份", ""),
                    material("身份证", "1", "原件1份，复印件2份", ""),
                    material("照片", "3", "1张", ""),
                    material("户口簿", "1", "免交", "户籍信息共享"),
                ],
            ),
        ),
        task(
            "c",
            &[],
            "",
            asks(
                "",
                vec![
                    material("营业执照", "1", "原件1份", ""),
                    material("身份证", "1", "免交", "人脸核验"),
                    material("户口簿", "1", "免交", "系统核验"),
                ],
            ),
        ),
        task(
            "d",
            &["b"],
            "",
            asks("", vec![material("许可证", "1", "免交", "电子证照")]),
        ),
    ]);
    assert_materials(
        &journey,
        &[
            (
                "身份证（复印件）",
                Standing::Bring,
                &[0, 1],
                &[2],
                "复印件2份，原件1份",
            ),
            ("申请书", Standing::Bring, &[0], &[], "原件1份"),
            ("照片", Standing::Later, &[0, 1], &[], "2张"),
            // c does not wait for a: it must be brought there, and is used from then on.
            ("营业执照", Standing::Bring, &[2], &[1], "原件1份"),
            ("户口簿", Standing::Exempt, &[2, 1], &[], "免交"),
            ("许可证", Standing::Made(1), &[3], &[], "免交"),
        ],
    );
    // 身份证, 申请书 for a; 执照, 身份证 for b; 执照 for c.
    assert_eq!(Overview::of(&journey, &[]).one_by_one, 5);
}

#[test]
fn a_journey_says_which_names_mean_the_same() {
    let mut journey = journey(vec![
        task(
            "a",
            &[],
            "",
            asks(
                "居民户口簿登记页",
                vec![
                    material("经营场所使用证明", "1", "复印件1份", ""),
                    material("经营者身份证", "1", "原件核验", ""),
                ],
            ),
        ),
        task(
            "b",
            &["a"],
            "",
            asks(
                "",
                vec![
                    material("场地权属或租赁合同", "1", "查验", ""),
                    material("户口簿（原件）", "1", "原件1份", ""),
                ],
            ),
        ),
    ]);
    let same = |name: &str, also: &[&str]| SameMaterial {
        name: name.to_owned(),
        also: also.iter().map(ToString::to_string).collect(),
    };
    journey.same = vec![
        same("租房合同", &["经营场所使用证明", "场地权属或租赁合同"]),
        same("户口簿", &["居民户口簿登记页"]),
    ];
    assert_materials(
        &journey,
        &[
            (
                "租房合同",
                Standing::Bring,
                &[0, 1],
                &[],
                "复印件1份，出示原件",
            ),
            ("经营者身份证", Standing::Bring, &[0], &[], "原件核验"),
            ("户口簿", Standing::Made(0), &[1], &[], "原件1份"),
        ],
    );
    let seen = Overview::of(&journey, &[]);
    assert_eq!(
        seen.materials[0].also,
        ["经营场所使用证明", "场地权属或租赁合同"]
    );
    assert_eq!((seen.one_by_one, seen.materials[1].also.len()), (4, 0));
}

/// 材料体检 of an item: what its questions decide is not brought before they are answered.
#[test]
fn what_questions_decide_depends() {
    let choice = |key: &str| shigantong_contract::Choice {
        key: key.to_owned(),
        ..Default::default()
    };
    let rule = |material: &str, is: &[&str], need| MaterialRule {
        material: material.to_owned(),
        when: if is.is_empty() {
            vec![]
        } else {
            vec![Condition {
                question: "who".to_owned(),
                is: is.iter().map(ToString::to_string).collect(),
            }]
        },
        need,
        reason: "因为".to_owned(),
    };
    let item = JourneyItem {
        materials: vec![
            material("委托书", "1", "", ""),
            material("身份证", "1", "", ""),
            material("旧证", "1", "", ""),
        ],
        questions: vec![Question {
            key: "who".to_owned(),
            options: vec![choice("self"), choice("agent")],
            ..Question::default()
        }],
        material_rules: vec![
            rule("委托书", &["self"], Need::NotNeeded),
            rule("旧证", &[], Need::NotNeeded),
        ],
        ..JourneyItem::default()
    };
    let journey = journey(vec![task("a", &[], "", Some(item))]);
    assert_materials(
        &journey,
        &[
            ("委托书", Standing::Depends, &[0], &[], ""),
            ("身份证", Standing::Bring, &[0], &[], ""),
            ("旧证", Standing::NotNeeded, &[0], &[], ""),
        ],
    );
}
