use shigantong_contract::draw::{ALGORITHM, Recusal, seed_hash, seed_of, verify};

use super::*;

/// A draw that repeats: `subjects` and `inspectors` are how many there are.
pub(crate) fn drawn(subjects: usize, inspectors: usize, count: u32) -> Draw {
    let seed = seed_of("第 1 期 01 02 03");
    let subjects: Vec<String> = (0..subjects)
        .map(|number| format!("企业{number}"))
        .collect();
    let inspectors: Vec<String> = (0..inspectors)
        .map(|number| format!("证{number}"))
        .collect();
    let mut draw = Draw {
        id: "d-1".to_owned(),
        algorithm: ALGORITHM.to_owned(),
        seed_hash: seed_hash(&seed).unwrap(),
        seed_source: "一期公开开奖的号码".to_owned(),
        subjects_hash: list_hash(&subjects),
        inspectors_hash: list_hash(&inspectors),
        drawn: draw::draw(&seed, &subjects, count).unwrap(),
        seed,
        subjects,
        count,
        inspectors,
        per_subject: 2,
        ..Draw::default()
    };
    if let (Some(subject), Some(inspector)) = (draw.drawn.first(), draw.inspectors.first()) {
        draw.recusals.push(Recusal {
            subject: subject.clone(),
            inspector: inspector.clone(),
            reason: "近亲属任职".to_owned(),
        });
    }
    if !draw.inspectors.is_empty() {
        let teams = draw.drawn.iter().map(|one| draw::team(&draw, one).unwrap());
        draw.teams = teams.collect();
    }
    draw
}

fn all(draw: Draw, at_once: usize) -> Vec<Difference> {
    let mut check = Check::begin(draw);
    let mut turns = 0;
    while !check.go_on(at_once) {
        turns += 1;
        assert!(turns < 1_000, "it comes to an end");
    }
    let (done, of) = check.progress();
    assert_eq!(done, of);
    check.found()
}

#[test]
fn in_parts_it_finds_what_it_finds_at_once() {
    let change = |change: fn(&mut Draw)| {
        let mut draw = drawn(40, 9, 12);
        change(&mut draw);
        draw
    };
    let rows = [
        drawn(40, 9, 12),
        drawn(3, 0, 2),
        drawn(0, 0, 0),
        drawn(2, 3, 9),
        change(|draw| draw.algorithm = "other".to_owned()),
        change(|draw| draw.seed = "xyz".to_owned()),
        change(|draw| draw.seed_hash = draw.subjects_hash.clone()),
        change(|draw| draw.subjects.push("多出来的".to_owned())),
        change(|draw| draw.subjects[1] = draw.subjects[0].clone()),
        change(|draw| draw.inspectors[1] = String::new()),
        change(|draw| {
            draw.inspectors.pop();
            draw.subjects.pop();
        }),
        change(|draw| draw.drawn.swap(0, 1)),
        change(|draw| draw.drawn.truncate(3)),
        change(|draw| draw.teams[4].inspectors.reverse()),
        change(|draw| draw.teams.truncate(5)),
        change(|draw| draw.teams.clear()),
        change(|draw| {
            let more = draw.teams[0].clone();
            draw.teams.push(more);
        }),
        change(|draw| draw.recusals.clear()),
        change(|draw| draw.per_subject = 3),
    ];
    for draw in rows {
        let expected = verify(&draw);
        for at_once in [1, 5, 1_000] {
            assert_eq!(all(draw.clone(), at_once), expected);
        }
    }
    assert_eq!(all(drawn(40, 9, 12), 4), []);
    assert!(!all(change(|draw| draw.drawn.swap(0, 1)), 4).is_empty());
}
