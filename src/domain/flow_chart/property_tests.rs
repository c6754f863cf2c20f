//! Random procedures of up to 40 steps: nothing overlaps, no line runs through a box.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use shigantong_contract::step::END;
use shigantong_contract::{Step, StepLink};

use super::{Kind, chart_flaws, draw};

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select("审核查人员科室，、9a ".chars().collect::<Vec<_>>()),
        0..=most,
    )
    .prop_map(|characters| characters.into_iter().collect())
}

fn step(count: usize) -> impl Strategy<Value = Step> {
    let link = (0..=count, prop_oneof![Just(String::new()), text(24)]);
    let links = prop::collection::vec(link, 0..=4);
    (text(40), text(30), text(20), links, any::<bool>()).prop_map(
        move |(name, role, limit, links, is_parallel)| Step {
            name,
            role,
            limit,
            next: links
                .into_iter()
                .map(|(to, label)| StepLink {
                    to: if to == count {
                        END.to_owned()
                    } else {
                        format!("s{to}")
                    },
                    label,
                })
                .collect(),
            is_parallel,
            ..Step::default()
        },
    )
}

fn procedure() -> impl Strategy<Value = Vec<Step>> {
    (1..=40_usize)
        .prop_flat_map(|count| prop::collection::vec(step(count), count))
        .prop_map(|mut steps| {
            for (index, step) in steps.iter_mut().enumerate() {
                step.key = format!("s{index}");
            }
            steps
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn charts_are_clear(steps in procedure()) {
        let flaws = chart_flaws(&steps);
        prop_assert!(flaws.is_empty(), "{flaws:#?}");
    }
}

/// Key and name, links with their labels, and whether they are parallel.
type Row<'r> = (&'r str, &'r [(&'r str, &'r str)], bool);

fn with(list: &[Row<'_>]) -> Vec<Step> {
    let step = |(name, next, is_parallel): &Row<'_>| Step {
        key: (*name).to_owned(),
        name: (*name).to_owned(),
        next: next
            .iter()
            .map(|(to, label)| StepLink {
                to: (*to).to_owned(),
                label: (*label).to_owned(),
            })
            .collect(),
        is_parallel: *is_parallel,
        ..Step::default()
    };
    list.iter().map(step).collect()
}

#[test]
fn branches_returns_and_joins_are_drawn() {
    let steps = with(&[
        ("a", &[("b", "齐全"), ("f", "不齐")], false),
        ("f", &[("a", "补正后")], false),
        ("b", &[("l", ""), ("p", "")], true),
        ("l", &[("g", "")], false),
        ("p", &[("g", "")], false),
        ("g", &[], false),
    ]);
    assert_eq!(chart_flaws(&steps), [""; 0]);
    let drawing = draw(&steps).unwrap();
    let count = |kind| {
        drawing
            .nodes
            .iter()
            .filter(|node| node.kind == kind)
            .count()
    };
    let kinds = [
        Kind::Start,
        Kind::End,
        Kind::Fork,
        Kind::Join,
        Kind::Label,
        Kind::ReturnLabel,
    ];
    assert_eq!(kinds.map(count), [1, 1, 1, 1, 2, 1]);
    // To the label of the return, and from it back.
    assert_eq!(
        drawing.lines.iter().filter(|line| line.is_return).count(),
        2
    );
    // Two boxes side by side, on the narrowest phones with next to no scrolling.
    assert!(drawing.width <= 350, "{}", drawing.width);
    // The main way runs straight down.
    let spine = drawing
        .nodes
        .iter()
        .filter(|node| matches!(node.kind, Kind::Start | Kind::End));
    let centres: Vec<_> = spine.map(super::Node::centre).collect();
    assert_eq!(centres[0], centres[1]);
}

#[test]
fn no_steps_are_no_drawing() {
    assert_eq!(draw(&[]), None);
    assert_eq!(chart_flaws(&[]), [""; 0]);
}
