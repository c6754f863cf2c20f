//! 同一标准: what one place asks for otherwise than the others.

use std::cmp::Reverse;

use shigantong_contract::{Variant, VariantMaterial};

use super::value::{Named, asked, waived};
use super::{Aspect, Spread, Standing};

/// What one place asks for otherwise than the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demands {
    /// Materials that most of the others do not ask for.
    pub(crate) extra: Vec<Extra>,
    /// Materials that most of the others ask for and this place does not.
    pub(crate) missing: Vec<Missing>,
    /// It takes more visits or fees than most: a place that asks for less.
    pub(crate) more_than: Option<usize>,
}

/// A material that this place asks for and most others do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extra {
    /// Its name.
    pub(crate) name: String,
    /// 要求提供的依据; empty where the place names none.
    pub(crate) by_law: String,
    /// Whether another place lists it as 免提交.
    pub(crate) is_waived_elsewhere: bool,
    /// A place that does not ask for it.
    pub(crate) than: usize,
}

/// A material that most others ask for and this place does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    /// Its name.
    pub(crate) name: String,
    /// Whether this place lists it as 免提交.
    pub(crate) is_exempt: bool,
}

/// Finds what each place asks for and most others do not, and the other way round.
pub(super) fn compare_materials(places: &[Variant], demands: &mut [Demands]) {
    let waived: Vec<Vec<Named<'_>>> = places.iter().map(waived).collect();
    let asked: Vec<Vec<Named<'_>>> = places.iter().map(asked).collect();
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in asked.iter().flatten() {
        if let Err(at) = names.binary_search(&name) {
            names.insert(at, name);
        }
    }
    for name in names {
        let material = Asked {
            name,
            places,
            asked: &asked,
            waived: &waived,
        };
        material.compare(demands);
    }
}

/// One material, and what every place asks for.
struct Asked<'a> {
    name: &'a String,
    places: &'a [Variant],
    asked: &'a [Vec<Named<'a>>],
    waived: &'a [Vec<Named<'a>>],
}

impl<'a> Asked<'a> {
    fn compare(&self, demands: &mut [Demands]) {
        let own = |place: usize| self.written_by(place);
        let places = || 0..self.places.len();
        let all = places().filter(|place| own(*place).is_some()).count();
        let others = self.places.len() - 1;
        // Of those that do not ask for it, the one that asks for least; the key settles the rest.
        let than = places()
            .filter(|place| own(*place).is_none())
            .min_by_key(|place| {
                (
                    self.asked[*place].len(),
                    &self.places[*place].task_handle_item,
                )
            });
        for (place, demands) in demands.iter_mut().enumerate() {
            match (own(place), than) {
                (Some(own), Some(than)) if (others + 1 - all) * 2 > others => {
                    demands.extra.push(Extra {
                        name: own.material_name.clone(),
                        by_law: own.by_law.clone(),
                        is_waived_elsewhere: places().any(|place| self.is_exempt_in(place)),
                        than,
                    });
                }
                (None, _) if all * 2 > others => demands.missing.push(Missing {
                    name: self.usual_name(),
                    is_exempt: self.is_exempt_in(place),
                }),
                _ => (),
            }
        }
    }

    /// The material as a place asks for it.
    fn written_by(&self, place: usize) -> Option<&'a VariantMaterial> {
        find(&self.asked[place], self.name)
    }

    fn is_exempt_in(&self, place: usize) -> bool {
        find(&self.waived[place], self.name).is_some()
    }

    /// How most places write the name; of equally common ways the first in the order of characters.
    fn usual_name(&self) -> String {
        let materials = (0..self.places.len()).filter_map(|place| self.written_by(place));
        let names: Vec<&str> = materials.map(|m| m.material_name.as_str()).collect();
        let times = |name: &str| names.iter().filter(|known| **known == name).count();
        let usual = names
            .iter()
            .min_by_key(|name| (Reverse(times(name)), **name));
        usual.map(|name| (*name).to_owned()).unwrap_or_default()
    }
}

fn find<'a>(named: &[Named<'a>], name: &String) -> Option<&'a VariantMaterial> {
    let found = named.binary_search_by(|(known, _)| known.cmp(name));
    found.ok().map(|at| named[at].1)
}

/// Places that want more visits or fees than most do.
pub(super) fn compare_burdens(places: &[Variant], spreads: &[Spread], demands: &mut [Demands]) {
    let burdens = spreads
        .iter()
        .filter(|spread| matches!(spread.aspect, Aspect::Visits | Aspect::Fee));
    for spread in burdens {
        let than = spread
            .best
            .iter()
            .min_by_key(|place| &places[**place].task_handle_item);
        for (place, demands) in demands.iter_mut().enumerate() {
            let is_more = match (spread.ranks[place], spread.most) {
                (Some(own), Some(most)) => own > most,
                _ => spread.standings[place] == Standing::Worst,
            };
            if is_more && demands.more_than.is_none() {
                demands.more_than = than.copied();
            }
        }
    }
}
