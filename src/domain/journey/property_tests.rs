//! What holds for every journey, however tangled.

use std::collections::BTreeSet;

use proptest::prelude::*;
use shigantong_contract::{Coded, Journey, JourneyItem, JourneyTask, Material, codes};

use super::names::{of_result, plain};
use super::{Overview, Standing, is_before};

fn item() -> impl Strategy<Value = Option<JourneyItem>> {
    let day = || prop::option::of(0u16..60);
    let unit = || prop::sample::select(vec!["1", "2"]);
    let name = prop::sample::select(vec![
        "身份证",
        "身份证（复印件）",
        "营业执照",
        "《营业执照》",
        "户口簿",
        "照片",
        "申请书",
        "——",
    ]);
    let material = (name, "[123]", prop::sample::select(vec!["", "", "共享"]));
    let material = material.prop_map(|(name, need, exempt)| Material {
        material_name: name.to_owned(),
        is_need: Coded::of(codes::MATERIAL_NEED, &need),
        exempt: exempt.to_owned(),
        page_num: "原件1份".to_owned(),
        ..Material::default()
    });
    let result = prop::sample::select(vec!["", "营业执照", "户口簿、照片"]);
    let materials = prop::collection::vec(material, 0..6);
    let item = (day(), unit(), day(), "[12]", result, materials);
    let item = item.prop_map(
        |(promise, unit, law, kind, result, materials)| JourneyItem {
            promise_day: promise,
            promise_type: Some(Coded::of(codes::DAY_TYPE, unit)),
            anticipate_day: law,
            anticipate_type: Some(Coded::of(codes::DAY_TYPE, unit)),
            project_type: Some(Coded::of(codes::PROJECT_TYPE, &kind)),
            result_name: result.to_owned(),
            materials,
            ..JourneyItem::default()
        },
    );
    prop::option::weighted(0.9, item)
}

/// Tasks that wait for any of those before them; a third have a condition of their own.
fn journeys() -> impl Strategy<Value = Journey> {
    let task = (
        prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        0..3,
        item(),
    );
    prop::collection::vec(task, 1..12).prop_map(|tasks| {
        let tasks = tasks
            .into_iter()
            .enumerate()
            .map(|(number, (after, kind, item))| {
                let after = after.iter().filter(|_| number > 0);
                JourneyTask {
                    key: number.to_string(),
                    after: after.map(|index| index.index(number).to_string()).collect(),
                    only_if: if kind == 0 && number > 0 {
                        format!("有{number}的")
                    } else {
                        String::new()
                    },
                    item,
                    ..JourneyTask::default()
                }
            });
        Journey {
            tasks: tasks.collect(),
            ..Journey::default()
        }
    })
}

fn cases() -> impl Strategy<Value = (Journey, Vec<String>)> {
    let with = prop::collection::vec((0usize..12).prop_map(|key| key.to_string()), 0..6);
    (journeys(), with)
}

/// The same tasks, all waiting for the one before, or for nobody.
fn rearranged(journey: &Journey, is_chain: bool) -> Journey {
    let mut journey = journey.clone();
    for (number, task) in journey.tasks.iter_mut().enumerate() {
        task.only_if.clear();
        task.after.clear();
        if is_chain && number > 0 {
            task.after.push((number - 1).to_string());
        }
    }
    journey
}

proptest! {
    #[test]
    fn side_by_side_never_takes_longer((journey, with) in cases()) {
        let seen = Overview::of(&journey, &with);
        for total in [seen.promised, seen.statutory] {
            prop_assert!(total.side_by_side <= total.one_by_one);
            prop_assert!(total.unknown <= seen.tasks().len());
        }
    }

    #[test]
    fn a_chain_takes_its_sum(journey in journeys()) {
        let seen = Overview::of(&rearranged(&journey, true), &[]);
        for total in [seen.promised, seen.statutory] {
            prop_assert_eq!(total.side_by_side, total.one_by_one);
        }
        prop_assert!(seen.stages.iter().all(|stage| stage.len() == 1));
    }

    #[test]
    fn without_waiting_the_longest_decides(journey in journeys()) {
        let all = rearranged(&journey, false);
        let seen = Overview::of(&all, &[]);
        let alone = all.tasks.iter().map(|task| {
            let one = Journey { tasks: vec![task.clone()], ..Journey::default() };
            Overview::of(&one, &[]).promised.one_by_one
        });
        prop_assert_eq!(Some(seen.promised.side_by_side), alone.max());
        prop_assert_eq!(seen.stages.len(), 1);
    }

    #[test]
    fn who_meets_more_conditions_is_not_done_sooner((journey, with) in cases()) {
        let few = Overview::of(&journey, &[]);
        let more = Overview::of(&journey, &with);
        prop_assert!(few.promised.side_by_side <= more.promised.side_by_side);
        prop_assert!(few.promised.one_by_one <= more.promised.one_by_one);
        prop_assert!(few.materials.len() <= more.materials.len());
    }

    #[test]
    fn the_order_keeps_what_each_waits_for((journey, with) in cases()) {
        let seen = Overview::of(&journey, &with);
        let own = seen.tasks();
        let place = |task: usize| seen.stages.iter().position(|stage| stage.contains(&task));
        let all: BTreeSet<usize> = own.iter().copied().collect();
        prop_assert_eq!(all.len(), own.len());
        for (number, task) in journey.tasks.iter().enumerate() {
            let is_met = task.only_if.is_empty() || with.contains(&task.key);
            prop_assert_eq!(all.contains(&number), is_met);
            for other in task.after.iter().filter_map(|key| key.parse::<usize>().ok()) {
                if all.contains(&number) && all.contains(&other) {
                    prop_assert!(place(other) < place(number));
                    prop_assert!(is_before(&seen.waits, other, number));
                }
            }
            for other in &seen.waits[number] {
                prop_assert!(all.contains(other));
            }
        }
    }

    #[test]
    fn every_material_stands_once((journey, with) in cases()) {
        let seen = Overview::of(&journey, &with);
        let names: Vec<String> = seen.materials.iter().map(|m| plain(&m.name)).collect();
        let different: BTreeSet<&String> = names.iter().collect();
        prop_assert_eq!(different.len(), names.len());
        let mut brought = 0;
        for task in seen.tasks() {
            let Some(item) = &journey.tasks[task].item else { continue };
            for material in &item.materials {
                let name = plain(&material.material_name);
                let merged = seen.materials.iter().find(|m| plain(&m.name) == name);
                prop_assert!(merged.is_some(), "{} is missing", name);
                let Some(merged) = merged else { continue };
                prop_assert!(merged.tasks.contains(&task) || merged.not_for.contains(&task));
                let is_needed = material.exempt.is_empty() && material.is_need.code == "1";
                if let Standing::Made(_) = merged.standing {
                    // Several may make it: one of them comes before.
                    let is_made = |maker: &usize| {
                        let item = journey.tasks[*maker].item.as_ref();
                        item.is_some_and(|item| of_result(&item.result_name).contains(&name))
                            && is_before(&seen.waits, *maker, task)
                    };
                    prop_assert!(!is_needed || seen.tasks().iter().any(is_made));
                } else {
                    // Any task that needs it decides, unless an earlier one makes it.
                    let is_brought = merged.standing == Standing::Bring;
                    prop_assert!(!is_needed || is_brought || merged.not_for.contains(&task));
                }
                brought += usize::from(is_needed);
            }
        }
        prop_assert_eq!(seen.one_by_one, brought);
    }
}
