//! 同一标准: one item in several places, compared aspect by aspect and material by material.

mod demands;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod property_tests;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod value;

use shigantong_contract::Variants;

pub(crate) use self::demands::{Demands, Extra};
use self::value::Value;
pub(crate) use self::value::materials_asked;
use super::kind::is_applied_for;

/// What places are compared by. In each, less is better for a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aspect {
    /// 承诺办结时限.
    Limit,
    /// 到办事现场次数.
    Visits,
    /// Materials to hand in, without those that are 免提交.
    Materials,
    /// 收费.
    Fee,
    /// 网办: 0 is online, 1 is not.
    Online,
}

/// How a place's value stands among those of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// As most have it, or one of many.
    Usual,
    /// The best, where that is not what most have.
    Best,
    /// The worst, where that is not what most have.
    Worst,
    /// Neither, but not what most have.
    Odd,
}

/// One aspect in which places differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spread {
    /// The aspect.
    pub(crate) aspect: Aspect,
    /// The places with the best value; empty where those that are known agree.
    pub(crate) best: Vec<usize>,
    /// Those with the worst.
    pub(crate) worst: Vec<usize>,
    /// How each place stands.
    pub(crate) standings: Vec<Standing>,
    /// The value of each place as a number to order by; none where it is not published.
    ranks: Vec<Option<u32>>,
    /// The rank that more than half of the places have.
    most: Option<u32>,
}

/// What the comparison comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// There is nothing to compare with.
    Alone,
    /// Nothing differs.
    Same,
    /// Something does.
    Differs,
}

/// The order of the places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// That of the regions.
    #[default]
    Region,
    /// The best in this aspect first.
    By(Aspect),
}

impl Order {
    /// The orders that an address can name.
    const NAMED: [(&str, Aspect); 3] = [
        ("limit", Aspect::Limit),
        ("visits", Aspect::Visits),
        ("materials", Aspect::Materials),
    ];

    /// Reads the value of a parameter; what is unknown is the order of the regions.
    pub(crate) fn parse(text: &str) -> Self {
        let named = Self::NAMED.iter().find(|(name, _)| *name == text);
        named.map_or(Self::Region, |(_, aspect)| Self::By(*aspect))
    }

    /// The value of the parameter; none for the order of the regions.
    pub(crate) fn name(self) -> Option<&'static str> {
        let named = Self::NAMED.iter();
        let mut named = named.filter(|(_, aspect)| self == Self::By(*aspect));
        named.next().map(|(name, _)| *name)
    }
}

/// The comparison. Places are the numbers of the variants that it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// What it comes to.
    pub(crate) verdict: Verdict,
    /// The aspects in which places differ.
    pub(crate) spreads: Vec<Spread>,
    /// Those in which all agree.
    pub(crate) alike: Vec<Aspect>,
    /// What each place asks for otherwise.
    pub(crate) demands: Vec<Demands>,
    /// Whether some limits count working days and others natural days.
    pub(crate) has_mixed_days: bool,
}

impl Comparison {
    /// Compares the places. Of what an office does of its own accord only the limit is compared:
    /// nobody asks for it, so that visits, materials and fees are no demands.
    pub(crate) fn of(variants: &Variants) -> Self {
        let is_applied_for = is_applied_for(&variants.task_type);
        let aspects: &[Aspect] = if is_applied_for {
            &[
                Aspect::Limit,
                Aspect::Visits,
                Aspect::Materials,
                Aspect::Fee,
                Aspect::Online,
            ]
        } else {
            &[Aspect::Limit]
        };
        let places = &variants.variants;
        let mut spreads = Vec::new();
        let mut alike = Vec::new();
        for aspect in aspects {
            let values: Vec<Value> = places
                .iter()
                .map(|place| Value::of(*aspect, place, is_applied_for))
                .collect();
            match spread(*aspect, &values) {
                Some(spread) => spreads.push(spread),
                None => alike.push(*aspect),
            }
        }
        let verdict = match (places.len(), spreads.is_empty()) {
            (..=1, _) => Verdict::Alone,
            (_, true) => Verdict::Same,
            (_, false) => Verdict::Differs,
        };
        let mut demands = vec![Demands::default(); places.len()];
        if is_applied_for && verdict == Verdict::Differs {
            demands::compare_materials(places, &mut demands);
            demands::compare_burdens(places, &spreads, &mut demands);
        }
        Self {
            verdict,
            spreads,
            alike,
            demands,
            has_mixed_days: value::has_mixed_days(places),
        }
    }

    /// The places in an order; those whose value is not published stand last.
    pub(crate) fn ordered(&self, order: Order) -> Vec<usize> {
        let places = 0..self.demands.len();
        let mut spreads = self.spreads.iter();
        let Some(spread) = spreads.find(|spread| order == Order::By(spread.aspect)) else {
            return places.collect();
        };
        let rank = |place: usize| spread.ranks[place].map_or((1, 0), |rank| (0, rank));
        let mut ordered: Vec<usize> = Vec::with_capacity(places.len());
        for place in places {
            // After those of the same rank, which come before it in the order of the regions.
            let at = ordered.partition_point(|known| rank(*known) <= rank(place));
            ordered.insert(at, place);
        }
        ordered
    }
}

/// How places stand in an aspect; none where all have the same value.
fn spread(aspect: Aspect, values: &[Value]) -> Option<Spread> {
    let first = values.first()?;
    if values.iter().all(|value| value == first) {
        return None;
    }
    let most = values.iter().find(|value| {
        let same = values.iter().filter(|other| other == value).count();
        same * 2 > values.len()
    });
    let ranks: Vec<Option<u32>> = values.iter().map(|value| value.rank).collect();
    let known = || ranks.iter().copied().flatten();
    let ends = known().min().zip(known().max());
    let ends = ends.filter(|(best, worst)| best < worst);
    let places_with = |rank: Option<u32>| -> Vec<usize> {
        let places = (0..ranks.len()).filter(|place| rank.is_some() && ranks[*place] == rank);
        places.collect()
    };
    let usual = most.and_then(|most| most.rank);
    let standing = |value: &Value| match (ends, value.rank) {
        _ if Some(value) == most => Standing::Usual,
        // As much as most, though not the same.
        (_, rank) if rank.is_some() && rank == usual => Standing::Odd,
        (Some((best, _)), Some(rank)) if rank == best => Standing::Best,
        (Some((_, worst)), Some(rank)) if rank == worst => Standing::Worst,
        _ if most.is_some() => Standing::Odd,
        _ => Standing::Usual,
    };
    Some(Spread {
        aspect,
        best: places_with(ends.map(|(best, _)| best)),
        worst: places_with(ends.map(|(_, worst)| worst)),
        standings: values.iter().map(standing).collect(),
        most: usual,
        ranks,
    })
}
