use shigantong_contract::discretion::codes::{EFFECT, UNIT};
use shigantong_contract::discretion::{Band, Circumstance};
use shigantong_contract::{Coded, LegalBasis};

use super::*;

fn rule() -> DiscretionRule {
    let circumstance = |key: &str, effect: &str| Circumstance {
        key: key.to_owned(),
        label: key.to_owned(),
        effect: Coded::of(EFFECT, effect),
    };
    let band = |effect: &str, from, to| Band {
        label: effect.to_owned(),
        effect: Coded::of(EFFECT, effect),
        from,
        to,
        unit: Coded::of(UNIT, "fen"),
    };
    DiscretionRule {
        id: "r".to_owned(),
        item: "A1".to_owned(),
        name: "对未取得食品经营许可的处罚".to_owned(),
        law: LegalBasis {
            law: "食品安全法".to_owned(),
            ..LegalBasis::default()
        },
        circumstances: vec![
            circumstance("first", "exempt"),
            circumstance("small", "lighter"),
            circumstance("helped", "lighter"),
            circumstance("again", "heavier"),
        ],
        bands: vec![
            band("exempt", 0, 0),
            band("lighter", 100, 200),
            band("ordinary", 200, 300),
            band("heavier", 300, 400),
        ],
        ..DiscretionRule::default()
    }
}

fn penalty(id: &str, keys: &[&str], amount: Option<u64>, day: &str) -> Penalty {
    let body = serde_json::json!({
        "id": id, "item": "A1", "title": "", "party_masked": "", "reason": "",
        "circumstances": keys, "amount": amount, "unit": { "code": "fen", "label": "分" },
        "dept_code": "", "dept_name": "", "area_code": "610300", "decision_no": "", "decided_on": day,
    });
    serde_json::from_value(body).unwrap()
}

#[test]
fn a_penalty_is_marked_by_the_range_of_its_own_circumstances() {
    let rule = rule();
    let rows: [(&[&str], Option<u64>, Mark); 9] = [
        (&[], Some(200), Mark::Within),
        (&[], Some(199), Mark::Light),
        (&[], Some(301), Mark::Heavy),
        (&["small"], Some(200), Mark::Within),
        (&["small", "again"], Some(390), Mark::Within),
        (&["first"], Some(1), Mark::Heavy),
        (&["first", "again"], Some(300), Mark::Unmeasured),
        (&["unknown"], Some(300), Mark::Unmeasured),
        (&[], None, Mark::Unmeasured),
    ];
    for (keys, amount, expected) in rows {
        let penalty = penalty("p", keys, amount, "2026-01-01");
        let range = range_of(&rule, &penalty.circumstances);
        assert_eq!(mark(&penalty, &range), expected, "{keys:?} {amount:?}");
    }
    let mut days = penalty("p", &[], Some(250), "2026-01-01");
    days.unit = Coded::of(UNIT, "day");
    assert_eq!(mark(&days, &range_of(&rule, &[])), Mark::Unmeasured);
}

#[test]
fn the_likest_come_first() {
    let rule = rule();
    let all = [
        penalty("none", &[], Some(250), "2026-03-01"),
        penalty("old", &["small"], Some(150), "2026-01-01"),
        penalty("new", &["small"], Some(150), "2026-02-01"),
        penalty("more", &["small", "helped"], Some(150), "2026-01-01"),
        penalty("other", &["again"], Some(350), "2026-04-01"),
        penalty("twice", &["again", "again"], Some(350), "2026-03-01"),
    ];
    let rows: [(&[&str], &[&str]); 4] = [
        (&[], &["none", "other", "twice", "new", "old", "more"]),
        (
            &["small"],
            &["new", "old", "more", "none", "other", "twice"],
        ),
        (
            &["small", "helped"],
            &["more", "new", "old", "none", "other", "twice"],
        ),
        (
            &["again"],
            &["other", "twice", "none", "new", "old", "more"],
        ),
    ];
    for (chosen, expected) in rows {
        let chosen: Vec<String> = chosen.iter().map(|key| (*key).to_owned()).collect();
        let found = similar(&rule, &all, &chosen);
        let ids: Vec<&str> = found.iter().map(|one| one.penalty.id.as_str()).collect();
        assert_eq!(ids, expected, "{chosen:?}");
        let same = found.iter().find(|one| one.penalty.id == expected[0]);
        assert!(same.is_some_and(|one| one.is_same), "{chosen:?}");
    }
}

#[test]
fn standards_are_found_by_words() {
    let rules = [rule()];
    let rows = [
        ("", 1),
        ("食品", 1),
        ("许可 食品安全法", 1),
        ("a1", 1),
        ("排污", 0),
    ];
    for (q, expected) in rows {
        assert_eq!(matching(&rules, q).len(), expected, "{q}");
    }
}
