//! A rule of five bands: its ranges, and everything that can be wrong with it.

use proptest::prelude::*;

use super::*;
use crate::discretion::DiscretionProblem as P;

fn band(effect: Effect, from: u64, to: u64) -> Band {
    Band {
        label: effect.coded().label,
        effect: effect.coded(),
        from,
        to,
        unit: Coded::of(codes::UNIT, "fen"),
    }
}

fn circumstance(key: &str, effect: Effect) -> Circumstance {
    Circumstance {
        key: key.to_owned(),
        label: "情节".to_owned(),
        effect: effect.coded(),
    }
}

/// 处五千元以上五万元以下罚款, in 分.
fn rule() -> DiscretionRule {
    DiscretionRule {
        id: "d1".to_owned(),
        item: "1161030001602D001".to_owned(),
        name: "未取得许可从事经营活动".to_owned(),
        law: LegalBasis {
            law: "示例条例".to_owned(),
            ..LegalBasis::default()
        },
        statutory: Some(Bounds {
            from: 500_000,
            to: 5_000_000,
        }),
        circumstances: vec![
            circumstance("first_and_mended", Effect::Exempt),
            circumstance("coerced", Effect::Mitigated),
            circumstance("mended", Effect::Lighter),
            circumstance("repeated", Effect::Heavier),
        ],
        bands: vec![
            band(Effect::Exempt, 0, 0),
            band(Effect::Mitigated, 100_000, 500_000),
            band(Effect::Lighter, 500_000, 1_850_000),
            band(Effect::Ordinary, 1_850_000, 3_650_000),
            band(Effect::Heavier, 3_650_000, 5_000_000),
        ],
        source: String::new(),
    }
}

#[test]
fn circumstances_lead_to_ranges() {
    let rule = rule();
    assert_eq!(rule.problems(), []);
    let rows: [(&[&str], u64, u64, bool); 7] = [
        (&[], 1_850_000, 3_650_000, false),
        (&["mended"], 500_000, 1_850_000, false),
        (&["mended", "mended"], 500_000, 1_850_000, false),
        (&["coerced", "mended"], 100_000, 1_850_000, false),
        (&["repeated"], 3_650_000, 5_000_000, false),
        (&["repeated", "mended"], 500_000, 5_000_000, true),
        (&["first_and_mended", "mended"], 0, 0, false),
    ];
    for (chosen, from, to, is_weighed) in rows {
        let range = lawful_range(&rule, chosen).unwrap();
        assert_eq!(
            (range.from, range.to, range.is_weighed),
            (from, to, is_weighed),
            "{chosen:?}"
        );
        assert!(!is_outside(from, &range) && !is_outside(to, &range));
        assert!(is_outside(to + 1, &range) && (from == 0 || is_outside(from - 1, &range)));
    }
    let weighed = lawful_range(&rule, &["repeated", "mended"]).unwrap();
    assert_eq!(weighed.bands, ["从轻处罚", "从重处罚"]);
}

#[test]
fn where_no_range_holds_it_is_said_why() {
    let mut rule = rule();
    let unknown = NoRange::Unknown("later".to_owned());
    assert_eq!(lawful_range(&rule, &["mended", "later"]), Err(unknown));
    let both = NoRange::Contradiction("first_and_mended".to_owned(), "repeated".to_owned());
    assert_eq!(
        lawful_range(&rule, &["repeated", "first_and_mended"]),
        Err(both)
    );
    rule.bands[4].unit = Coded::of(codes::UNIT, "day");
    let none = Err(NoRange::NoBand(Effect::Heavier));
    assert_eq!(lawful_range(&rule, &["mended", "repeated"]), none);
    rule.bands.pop();
    assert_eq!(lawful_range(&rule, &["repeated"]), none);
}

#[test]
fn what_is_wrong_with_a_rule_is_named() {
    type Change = fn(&mut DiscretionRule);
    let text = str::to_owned;
    let rows: [(Change, &[P]); 16] = [
        (|r| r.item.clear(), &[P::Missing("item")]),
        (|r| r.law.law = " ".into(), &[P::Missing("law")]),
        (
            |r| r.bands = vec![Band::default(); 51],
            &[P::TooMany("bands")],
        ),
        (
            |r| r.circumstances[1].key = "mended".into(),
            &[P::Key(text("mended"))],
        ),
        (
            |r| {
                r.circumstances
                    .push(circumstance("plain", Effect::Ordinary))
            },
            &[P::OrdinaryCircumstance(text("plain"))],
        ),
        (
            |r| {
                r.circumstances.push(Circumstance {
                    key: "odd".into(),
                    ..Circumstance::default()
                })
            },
            &[P::UnknownCode(text("odd"))],
        ),
        (
            |r| drop(r.circumstances.pop()),
            &[P::Unreachable(text("从重处罚"))],
        ),
        (|r| drop(r.bands.remove(1)), &[P::NoBand(text("coerced"))]),
        (
            |r| r.bands[4].unit.code = "stone".into(),
            &[P::UnknownCode(text("从重处罚")), P::Units],
        ),
        (
            |r| r.bands[4].unit = Coded::of(codes::UNIT, "day"),
            &[P::Units],
        ),
        (|r| r.bands[0].to = 1, &[P::ExemptAmount(text("不予处罚"))]),
        (
            |r| r.bands[4].to = 3_000_000,
            &[P::Reversed(text("从重处罚"))],
        ),
        (
            |r| r.bands[3].from = 1_000_000,
            &[P::Overlap(text("从轻处罚"), text("一般处罚"))],
        ),
        (
            |r| r.bands[3].from = 1_850_002,
            &[P::Gap(text("从轻处罚"), text("一般处罚"))],
        ),
        (
            |r| r.bands[4].to += 1,
            &[P::OutsideStatute(text("从重处罚"))],
        ),
        (
            |r| r.bands.push(band(Effect::Heavier, 3_650_000, 5_000_000)),
            &[P::TwoBands(Effect::Heavier)],
        ),
    ];
    for (index, (change, problems)) in rows.iter().enumerate() {
        let mut rule = rule();
        change(&mut rule);
        assert_eq!(rule.problems(), *problems, "row {index}");
    }
    let mut rule = rule();
    rule.bands.remove(3);
    let gap = P::Gap(text("从轻处罚"), text("从重处罚"));
    assert_eq!(rule.problems(), [P::NoOrdinaryBand, gap]);
}

#[test]
fn the_code_tables_are_those_of_the_effects() {
    let effects: Vec<_> = Effect::ALL.iter().map(|effect| effect.code()).collect();
    let rows: Vec<_> = codes::EFFECT.iter().map(|(code, _)| *code).collect();
    assert_eq!(effects, rows);
}

proptest! {
    /// In a rule without problems every amount that the law sets is in some range, every choice
    /// that is not contradictory has one, and a heavier circumstance never lowers its end.
    #[test]
    fn a_rule_without_problems_answers_every_choice(
        chosen in proptest::sample::subsequence(
            vec!["first_and_mended", "coerced", "mended", "repeated"], 0..=4),
        amount in 500_000u64..=5_000_000,
    ) {
        let rule = rule();
        let is_contradiction = chosen.contains(&"first_and_mended") && chosen.contains(&"repeated");
        let range = lawful_range(&rule, &chosen);
        prop_assert_eq!(range.is_err(), is_contradiction);
        let single = ["mended", "repeated"].map(|key| lawful_range(&rule, &[key]).unwrap());
        let plain = lawful_range(&rule, &[]).unwrap();
        let holds = single.iter().chain([&plain]).filter(|range| !is_outside(amount, range));
        prop_assert!(holds.count() >= 1);
        if let (Ok(range), false) = (range, chosen.contains(&"repeated")) {
            let with: Vec<&str> = chosen.iter().copied().chain(["repeated"]).collect();
            if let Ok(heavier) = lawful_range(&rule, &with) {
                prop_assert!(heavier.to >= range.to);
            }
        }
    }
}
