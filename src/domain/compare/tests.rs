//! 同一标准: tables, and what holds whatever places do.
#![allow(clippy::unwrap_used)]

use shigantong_contract::{Coded, Fee, Variant, VariantMaterial, Variants, codes};

use super::*;

fn place(key: &str) -> Variant {
    Variant {
        task_handle_item: key.to_owned(),
        area_name: format!("{key}区"),
        is_online: true,
        is_fee: Some(false),
        ..Variant::default()
    }
}

/// Names with `*` are 免提交.
pub(super) fn materials(names: &[&str]) -> Vec<VariantMaterial> {
    let material = |name: &&str| VariantMaterial {
        material_name: name.trim_end_matches('*').to_owned(),
        exempt: if name.ends_with('*') { "共享" } else { "" }.to_owned(),
        ..VariantMaterial::default()
    };
    names.iter().map(material).collect()
}

pub(super) fn limited(key: &str, day: Option<u16>, unit: &str) -> Variant {
    Variant {
        promise_day: day,
        promise_type: Some(Coded::of(codes::DAY_TYPE, unit)),
        ..place(key)
    }
}

pub(super) fn compared(places: Vec<Variant>) -> Comparison {
    Comparison::of(&of_type("01", places))
}

fn of_type(task_type: &str, variants: Vec<Variant>) -> Variants {
    Variants {
        task_type: Coded::of(codes::TASK_TYPE, task_type),
        variants,
        ..Variants::default()
    }
}

pub(super) fn spread_in(comparison: &Comparison, aspect: Aspect) -> Option<&Spread> {
    comparison
        .spreads
        .iter()
        .find(|spread| spread.aspect == aspect)
}

#[test]
fn limits_are_compared_in_working_days() {
    use Standing::{Best, Odd, Usual, Worst};
    type Limit = (Option<u16>, &'static str);
    type Ends = (&'static [usize], &'static [usize], &'static [Standing]);
    // 1 is working days, 2 natural days.
    let rows: &[(&[Limit], Option<Ends>)] = &[
        (&[(Some(5), "1"), (Some(5), "1")], None),
        (&[(None, "1"), (None, "1")], None),
        (
            &[(Some(4), "1"), (Some(10), "1"), (Some(6), "1")],
            Some((&[0], &[1], &[Best, Worst, Usual])),
        ),
        // 7 natural days are 5 working days, 8 are 6: counted otherwise, but not longer.
        (
            &[(Some(5), "1"), (Some(7), "2")],
            Some((&[], &[], &[Usual, Usual])),
        ),
        (
            &[(Some(5), "1"), (Some(8), "2")],
            Some((&[0], &[1], &[Best, Worst])),
        ),
        (
            &[(Some(9), "2"), (Some(8), "1")],
            Some((&[0], &[1], &[Best, Worst])),
        ),
        (&[(Some(0), "2"), (Some(0), "1")], None),
        // Most have the best: only the others are named.
        (
            &[
                (Some(5), "1"),
                (Some(5), "1"),
                (Some(5), "1"),
                (Some(9), "1"),
                (Some(6), "1"),
            ],
            Some((&[0, 1, 2], &[3], &[Usual, Usual, Usual, Worst, Odd])),
        ),
        // One does not publish it.
        (
            &[(Some(5), "1"), (None, "1"), (Some(5), "1")],
            Some((&[], &[], &[Usual, Odd, Usual])),
        ),
    ];
    for (limits, expected) in rows {
        let places = limits.iter().zip(0..);
        let places = places.map(|((day, unit), n)| limited(&n.to_string(), *day, unit));
        let comparison = compared(places.collect());
        let found = spread_in(&comparison, Aspect::Limit);
        let found = found.map(|s| {
            (
                s.best.as_slice(),
                s.worst.as_slice(),
                s.standings.as_slice(),
            )
        });
        assert_eq!(found, *expected, "{limits:?}");
    }
}

#[test]
fn mixed_days_are_said() {
    let mixed = |a, b| compared(vec![limited("A", Some(5), a), limited("B", Some(9), b)]);
    assert!(mixed("1", "2").has_mixed_days);
    assert!(!mixed("1", "1").has_mixed_days && !mixed("2", "2").has_mixed_days);
    let at_once = compared(vec![limited("A", Some(0), "1"), limited("B", Some(9), "2")]);
    assert!(!at_once.has_mixed_days);
}

#[test]
fn what_it_comes_to() {
    let named = |key: &str, names: &[&str]| Variant {
        materials: materials(names),
        ..place(key)
    };
    let rows = [
        (vec![], Verdict::Alone),
        (vec![place("A")], Verdict::Alone),
        (vec![place("A"), place("B")], Verdict::Same),
        (
            vec![
                named("A", &["身份证（原件）"]),
                named("B", &["身份证(原件) "]),
            ],
            Verdict::Same,
        ),
        (
            vec![named("A", &["身份证"]), named("B", &["户口簿"])],
            Verdict::Differs,
        ),
        (
            vec![named("A", &["身份证"]), named("B", &["身份证*"])],
            Verdict::Differs,
        ),
        (
            vec![limited("A", Some(3), "1"), limited("B", Some(4), "1")],
            Verdict::Differs,
        ),
    ];
    for (places, expected) in rows {
        let comparison = compared(places.clone());
        assert_eq!(comparison.verdict, expected, "{places:?}");
        assert_eq!(comparison.spreads.len() + comparison.alike.len(), 5);
    }
}

#[test]
fn each_place_says_what_only_it_asks_for() {
    // Materials of each place; what is extra and what is missing in each, `*` where 免提交.
    type Row<'r> = (&'r [&'r [&'r str]], &'r [(&'r [&'r str], &'r [&'r str])]);
    let rows: &[Row<'_>] = &[
        (
            &[&["表"], &["表"], &["表", "社区证明"]],
            &[(&[], &[]), (&[], &[]), (&["社区证明"], &[])],
        ),
        (
            &[&["表", "照片"], &["表", "照片"], &["表", "照片*"]],
            &[(&[], &[]), (&[], &[]), (&[], &["照片*"])],
        ),
        (
            &[&["表", "照片*"], &["表", "照片*"], &["表", "照 片"]],
            &[(&[], &[]), (&[], &[]), (&["照 片*"], &[])],
        ),
        (
            &[&["甲"], &["乙"]],
            &[(&["甲"], &["乙"]), (&["乙"], &["甲"])],
        ),
        (&[&["Ａ表"], &["a表"]], &[(&[], &[]), (&[], &[])]),
        (&[&["甲", "甲"], &["甲"]], &[(&[], &[]), (&[], &[])]),
    ];
    for (given, expected) in rows {
        let places = given.iter().zip(0..);
        let places = places.map(|(names, n)| Variant {
            materials: materials(names),
            ..place(&n.to_string())
        });
        let comparison = compared(places.collect());
        for (place, (extra, missing)) in expected.iter().enumerate() {
            let marked =
                |name: &str, is_marked| format!("{name}{}", if is_marked { "*" } else { "" });
            let demands = &comparison.demands[place];
            let found: Vec<String> = demands
                .extra
                .iter()
                .map(|e| marked(&e.name, e.is_waived_elsewhere))
                .collect();
            assert_eq!(found, *extra, "{given:?} {place}");
            let found: Vec<String> = demands
                .missing
                .iter()
                .map(|m| marked(&m.name, m.is_exempt))
                .collect();
            assert_eq!(found, *missing, "{given:?} {place}");
            assert!(demands.extra.iter().all(|extra| extra.than != place));
        }
    }
}

#[test]
fn a_place_that_asks_for_more_is_told_from_one_that_does_not() {
    let visits = |key: &str, visits| Variant {
        limit_scene_num: visits,
        ..place(key)
    };
    let comparison = compared(vec![
        visits("A", Some(1)),
        visits("B", Some(1)),
        visits("C", Some(2)),
        visits("D", Some(0)),
    ]);
    let found: Vec<_> = comparison
        .demands
        .iter()
        .map(|demands| demands.more_than)
        .collect();
    assert_eq!(found, [None, None, Some(3), None]);
    let charged = Variant {
        is_fee: Some(true),
        fees: vec![Fee::default()],
        ..place("C")
    };
    let comparison = compared(vec![place("A"), charged, place("B")]);
    let found: Vec<_> = comparison
        .demands
        .iter()
        .map(|demands| demands.more_than)
        .collect();
    assert_eq!(found, [None, Some(0), None]);
    // A long limit is no demand.
    let comparison = compared(vec![limited("A", Some(3), "1"), limited("B", Some(9), "1")]);
    assert!(
        comparison
            .demands
            .iter()
            .all(|demands| *demands == Demands::default())
    );
}

#[test]
fn fees_differ_by_what_they_are_though_amounts_are_words() {
    let fee = |name: &str, stand: &str| Fee {
        fee_name: name.to_owned(),
        fee_stand: stand.to_owned(),
        ..Fee::default()
    };
    let charged = |key: &str, fees: &[Fee]| Variant {
        is_fee: Some(true),
        fees: fees.to_vec(),
        ..place(key)
    };
    let ten = charged("A", &[fee("工本费", "10元")]);
    let twenty = charged("B", &[fee("工本费", "20元")]);
    let two = charged("C", &[fee("工本费", "10 元"), fee("照相费", "20元")]);
    let found = compared(vec![ten.clone(), twenty]);
    let fees = spread_in(&found, Aspect::Fee).unwrap();
    assert_eq!((fees.best.len(), fees.worst.len()), (0, 0));
    let found = compared(vec![ten.clone(), two, place("D")]);
    let fees = spread_in(&found, Aspect::Fee).unwrap();
    assert_eq!(
        (fees.best.as_slice(), fees.worst.as_slice()),
        ([2].as_slice(), [1].as_slice())
    );
    let again = charged("E", &[fee("工本费 ", "１０元")]);
    assert_eq!(compared(vec![ten, again]).verdict, Verdict::Same);
}

#[test]
fn of_what_nobody_asks_for_only_the_limit_is_compared() {
    let mut places = vec![limited("A", Some(0), "1"), limited("B", None, "1")];
    places[0].materials = materials(&["陈述申辩书"]);
    places[1].limit_scene_num = Some(3);
    let comparison = Comparison::of(&of_type("02", places));
    assert_eq!(comparison.verdict, Verdict::Same);
    assert_eq!(comparison.alike, [Aspect::Limit]);
}

#[test]
fn orders_have_names() {
    for name in ["limit", "visits", "materials"] {
        assert_eq!(Order::parse(name).name(), Some(name));
    }
    for name in ["", "region", "fee", "LIMIT"] {
        assert_eq!(Order::parse(name), Order::Region, "{name}");
    }
    assert_eq!(Order::Region.name(), None);
    let places = vec![
        limited("A", Some(9), "1"),
        limited("B", None, "1"),
        limited("C", Some(3), "1"),
    ];
    let comparison = compared(places);
    assert_eq!(comparison.ordered(Order::Region), [0, 1, 2]);
    assert_eq!(comparison.ordered(Order::By(Aspect::Limit)), [2, 0, 1]);
    assert_eq!(comparison.ordered(Order::By(Aspect::Visits)), [0, 1, 2]);
}
