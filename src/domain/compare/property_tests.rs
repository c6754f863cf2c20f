//! 同一标准: what holds whatever places do.

use proptest::prelude::*;
use shigantong_contract::Variant;

use super::tests::{compared, limited, materials, spread_in};
use super::*;

fn any_place() -> impl Strategy<Value = Variant> {
    let limit = (
        prop::option::of(0_u16..12),
        prop::sample::select(vec!["1", "2"]),
    );
    let rest = (
        prop::option::of(0_u8..3),
        prop::option::of(any::<bool>()),
        any::<bool>(),
        prop::collection::vec(
            prop::sample::select(vec!["甲", "乙", "丙*", "甲*", "丙", "甲 "]),
            0..4,
        ),
    );
    (limit, rest).prop_map(
        |((day, unit), (visits, is_fee, is_online, names))| Variant {
            limit_scene_num: visits,
            is_fee,
            is_online,
            materials: materials(&names),
            ..limited("", day, unit)
        },
    )
}

/// What is said of each place, by its key.
fn said(places: &[Variant], comparison: &Comparison) -> Vec<String> {
    let key = |place: usize| places[place].task_handle_item.clone();
    let mut said: Vec<String> = (0..places.len())
        .map(|place| {
            let Demands {
                extra,
                missing,
                more_than,
            } = &comparison.demands[place];
            let extra: Vec<_> = extra
                .iter()
                .map(|e| (&e.name, e.is_waived_elsewhere, key(e.than)))
                .collect();
            let spreads: Vec<_> = comparison
                .spreads
                .iter()
                .map(|spread| {
                    let is = |places: &[usize]| places.contains(&place);
                    (
                        spread.aspect,
                        is(&spread.best),
                        is(&spread.worst),
                        spread.standings[place],
                    )
                })
                .collect();
            format!(
                "{} {extra:?} {missing:?} {:?} {spreads:?}",
                key(place),
                more_than.map(key)
            )
        })
        .collect();
    said.sort();
    said
}

proptest! {
    #[test]
    fn the_order_of_the_places_does_not_matter(places in prop::collection::vec(any_place(), 1..8), turn in 0_usize..8) {
        let mut places = places;
        for (place, number) in places.iter_mut().zip(0..) {
            place.task_handle_item = format!("K{number}");
        }
        let comparison = compared(places.clone());
        let mut turned = places.clone();
        turned.rotate_left(turn % places.len());
        if turn % 2 == 1 {
            turned.reverse();
        }
        let other = compared(turned.clone());
        prop_assert_eq!(comparison.verdict, other.verdict);
        prop_assert_eq!(said(&places, &comparison), said(&turned, &other));
    }

    #[test]
    fn what_is_named_is_true(places in prop::collection::vec(any_place(), 1..8)) {
        let comparison = compared(places.clone());
        for spread in &comparison.spreads {
            let ranks = |places: &[usize]| places.iter().map(|place| spread.ranks[*place]).collect::<Vec<_>>();
            let known: Vec<u32> = spread.ranks.iter().copied().flatten().collect();
            let agree = known.iter().all(|rank| *rank == known[0]);
            prop_assert_eq!(agree, spread.best.is_empty() && spread.worst.is_empty());
            for (best, worst) in ranks(&spread.best).iter().zip(ranks(&spread.worst)) {
                prop_assert!(*best < worst);
                prop_assert!(known.iter().all(|rank| *best <= Some(*rank) && Some(*rank) <= worst));
            }
            for (place, standing) in spread.standings.iter().enumerate() {
                prop_assert!(*standing != Standing::Best || spread.best.contains(&place));
                prop_assert!(*standing != Standing::Worst || spread.worst.contains(&place));
            }
        }
        if comparison.verdict != Verdict::Differs {
            prop_assert!(comparison.demands.iter().all(|demands| *demands == Demands::default()));
        }
        // Whatever places ask for differently is named at one of them.
        if let Some(materials) = spread_in(&comparison, Aspect::Materials) {
            prop_assert_eq!(materials.standings.len(), places.len());
            prop_assert!(comparison.demands.iter().any(|d| !d.extra.is_empty() || !d.missing.is_empty()));
        }
        for order in [Order::Region, Order::By(Aspect::Limit), Order::By(Aspect::Visits), Order::By(Aspect::Materials)] {
            let mut ordered = comparison.ordered(order);
            ordered.sort_unstable();
            prop_assert_eq!(ordered, (0..places.len()).collect::<Vec<_>>());
        }
    }
}
