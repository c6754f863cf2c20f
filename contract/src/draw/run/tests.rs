//! Draws against another implementation, and what must hold of every draw.

use proptest::prelude::*;

use super::*;
use crate::draw::Recusal;

fn ids(prefix: &str, count: u32) -> Vec<String> {
    (0..count)
        .map(|number| format!("{prefix}{number:03}"))
        .collect()
}

/// A whole draw, as a server publishes it.
fn made(seed: &str, subjects: Vec<String>, count: u32, inspectors: Vec<String>) -> Draw {
    let mut made = Draw {
        id: String::new(),
        algorithm: ALGORITHM.to_owned(),
        seed: seed.to_owned(),
        seed_source: String::new(),
        seed_hash: seed_hash(seed).unwrap(),
        subjects_hash: list_hash(&subjects),
        drawn: draw(seed, &subjects, count).unwrap(),
        subjects,
        count,
        inspectors_hash: list_hash(&inspectors),
        inspectors,
        per_subject: 2,
        recusals: Vec::new(),
        teams: Vec::new(),
    };
    let teams = made
        .drawn
        .iter()
        .map(|subject| team(&made, subject).unwrap());
    made.teams = teams.collect();
    made
}

/// Reckoned with Python's hashlib from the description of the module alone.
#[test]
fn another_implementation_draws_the_same() {
    let seed = seed_of("双色球2026135期 03 08 14 19 27 31 + 05");
    assert_eq!(
        seed,
        "3248e4bfb73f87c62cab83bf9dbb0b81dd9185e62b522675c930f3d5495e530c"
    );
    let texts = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let subjects = texts(&["C3", "A1", "E5", "B2", "D4"]);
    let mut draw = made(&seed, subjects, 2, texts(&["Z04", "Z01", "Z03", "Z02"]));
    let hashes = [&draw.seed_hash, &draw.subjects_hash, &draw.inspectors_hash];
    let expected = [
        "a5453f28a4b504abc4bb6613cb94f3a425089807ad1b108048848a37567084b5",
        "93e2bb4e79b052fb81a59328109f130a3bb2ed3da9ae28f91abc0fc38727b4ea",
        "dc48d06885bd99f0a706b7a36ac98f95a8560a74b244f3c5836939a912b28581",
    ];
    assert_eq!(hashes, expected);
    assert_eq!(draw.drawn, ["D4", "A1"]);
    let teams: Vec<_> = draw
        .teams
        .iter()
        .map(|team| team.inspectors.join(" "))
        .collect();
    assert_eq!(teams, ["Z01 Z03", "Z03 Z04"]);
    assert_eq!(verify(&draw), []);
    // Who is recused is passed over.
    draw.recusals.push(Recusal {
        subject: "D4".to_owned(),
        inspector: "Z01".to_owned(),
        reason: "近亲属任职".to_owned(),
    });
    draw.teams[0] = team(&draw, "D4").unwrap();
    assert_eq!(draw.teams[0].inspectors, ["Z03", "Z04"]);
    assert_eq!(verify(&draw), []);
}

#[test]
fn what_cannot_be_drawn_from_is_named() {
    let seed = seed_of("a");
    let bad = |ids: &[&str]| {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        draw(&seed, &ids, 1)
    };
    let long = "a".repeat(65);
    for list in [&["a", "a"][..], &[""], &["a\nb"], &[&long]] {
        assert_eq!(
            bad(list),
            Err(Difference::Ids(DrawList::Subjects)),
            "{list:?}"
        );
    }
    for seed in ["", "zz", &seed[1..], &seed.to_uppercase()] {
        assert_eq!(draw(seed, &ids("s", 3), 1), Err(Difference::Seed), "{seed}");
    }
    assert_eq!(bad(&[]), Ok(vec![]));
    assert_eq!(draw(&seed, &ids("s", 3), 9).unwrap().len(), 3);
    let later = Draw {
        algorithm: "blake3-rank-1".to_owned(),
        ..made(&seed, ids("s", 3), 1, vec![])
    };
    assert_eq!(
        verify(&later),
        [Difference::Algorithm("blake3-rank-1".to_owned())]
    );
}

#[test]
fn differences_are_named_by_their_place() {
    let good = made(&seed_of("a"), ids("s", 9), 3, ids("z", 5));
    let mut draw = good.clone();
    draw.drawn.swap(0, 2);
    let places: Vec<usize> = verify(&draw)
        .into_iter()
        .filter_map(|difference| match difference {
            Difference::Drawn { place, .. } => Some(place),
            _ => None,
        })
        .collect();
    assert_eq!(places, [0, 2]);
    let mut draw = good.clone();
    let lost = draw.teams.pop();
    let difference = Difference::Team {
        place: 2,
        published: None,
        ours: lost,
    };
    assert_eq!(verify(&draw), [difference]);
    let mut draw = good;
    draw.subjects.pop();
    assert_eq!(verify(&draw), [Difference::ListHash(DrawList::Subjects)]);
}

/// 20 subjects, 5 drawn, 2000 seeds: 500 draws each are expected, with a deviation of about 19.
#[test]
fn every_subject_is_drawn_as_often_as_any_other() {
    let subjects = ids("s", 20);
    let (mut times, mut first) = ([0_u32; 20], [0_u32; 20]);
    for number in 0..2000 {
        let seed = seed_of(&number.to_string());
        let drawn = draw(&seed, &subjects, 5).unwrap();
        for (place, id) in drawn.iter().enumerate() {
            let subject: usize = id[1..].parse().unwrap();
            times[subject] += 1;
            first[subject] += u32::from(place == 0);
        }
    }
    assert!(
        times.iter().all(|count| (400..=600).contains(count)),
        "{times:?}"
    );
    assert!(
        first.iter().all(|count| (50..=150).contains(count)),
        "{first:?}"
    );
}

fn draws() -> impl Strategy<Value = Draw> {
    (any::<u64>(), 1u32..30, 1u32..12, 2u32..9).prop_map(|(seed, subjects, count, inspectors)| {
        let seed = seed_of(&seed.to_string());
        made(&seed, ids("s", subjects), count, ids("z", inspectors))
    })
}

proptest! {
    #[test]
    fn the_order_of_the_lists_does_not_matter(
        draw in draws(), order in any::<prop::sample::Index>(), turn in any::<bool>(),
    ) {
        let mut other = draw.clone();
        let middle = order.index(other.subjects.len());
        other.subjects.rotate_left(middle);
        if turn {
            other.inspectors.reverse();
        }
        let again = made(&draw.seed, other.subjects.clone(), draw.count, other.inspectors.clone());
        prop_assert_eq!(&again.drawn, &draw.drawn);
        prop_assert_eq!(&again.teams, &draw.teams);
        prop_assert_eq!(verify(&other), vec![]);
        prop_assert_eq!(draw.drawn.len(), draw.subjects.len().min(draw.count as usize));
    }

    #[test]
    fn any_change_is_noticed(
        draw in draws(), how in 0u8..11, at in any::<prop::sample::Index>(),
    ) {
        let mut other = draw.clone();
        match how {
            0 => other.seed = seed_of("another"),
            1 => other.seed_hash = seed_of("another"),
            2 => {
                let place = at.index(other.subjects.len());
                other.subjects[place].push('x');
            }
            3 => other.subjects.push("new".to_owned()),
            4 => {
                let place = at.index(other.subjects.len());
                other.subjects.remove(place);
            }
            5 => other.subjects_hash = other.inspectors_hash.clone(),
            6 => {
                let place = at.index(other.drawn.len());
                other.drawn[place].push('x');
            }
            7 => {
                other.drawn.pop();
            }
            8 => other.inspectors.push("friend".to_owned()),
            9 => {
                let place = at.index(other.teams.len());
                other.teams[place].inspectors.reverse();
            }
            _ => {
                let place = at.index(other.teams.len());
                other.teams.remove(place);
            }
        }
        prop_assert_ne!(verify(&other), vec![]);
        prop_assert_eq!(verify(&draw), vec![]);
    }
}
