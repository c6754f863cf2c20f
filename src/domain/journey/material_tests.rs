//! Tables: the materials of small journeys made by hand.

use shigantong_contract::{
    Coded, Condition, Journey, JourneyItem, Material, MaterialRule, Need, Question, SameMaterial,
    codes,
};

use super::tests::{journey, task};
use super::*;

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
