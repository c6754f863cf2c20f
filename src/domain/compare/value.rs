//! 同一标准: the value of a place in an aspect, and names without what lists write differently.

use shigantong_contract::{Coded, Variant, VariantMaterial};

use super::Aspect;

/// A value as far as it is compared: places agree where rank and text are the same.
#[derive(PartialEq, Eq)]
pub(super) struct Value {
    pub(super) rank: Option<u32>,
    text: String,
}

impl Value {
    /// The value of a place.
    pub(super) fn of(aspect: Aspect, place: &Variant, is_applied_for: bool) -> Self {
        let mut text = String::new();
        let rank = match aspect {
            // A limit of 0 days is at once; where nobody asks, it is that there is none.
            Aspect::Limit => {
                let unit = place.promise_type.as_ref();
                let day = place.promise_day.filter(|day| is_applied_for || *day > 0);
                if is_natural(unit) && day.is_some_and(|day| day > 0) {
                    text.push_str("natural");
                }
                day.map(|day| working_days(day, unit))
            }
            Aspect::Visits => place.limit_scene_num.map(u32::from),
            Aspect::Materials => {
                let names = asked(place).into_iter().map(|(name, _)| name);
                let names: Vec<String> = names.collect();
                text = names.join("\n");
                Some(count(names.len()))
            }
            Aspect::Fee => {
                text = fees(place);
                fee_rank(place)
            }
            Aspect::Online => Some(u32::from(!place.is_online)),
        };
        Self { rank, text }
    }
}

/// A limit in working days. Natural days count as 5 of 7, rounded up: good enough to say which of
/// two limits is longer, and for nothing else, since holidays are not known here.
fn working_days(day: u16, unit: Option<&Coded>) -> u32 {
    let day = u32::from(day);
    if is_natural(unit) {
        (day * 5).div_ceil(7)
    } else {
        day
    }
}

fn is_natural(unit: Option<&Coded>) -> bool {
    unit.is_some_and(|unit| unit.code == "2")
}

/// Whether some limits count working days and others natural days.
pub(super) fn has_mixed_days(places: &[Variant]) -> bool {
    let counted = places
        .iter()
        .filter(|place| place.promise_day.is_some_and(|day| day > 0));
    let natural: Vec<bool> = counted
        .map(|place| is_natural(place.promise_type.as_ref()))
        .collect();
    natural.contains(&true) && natural.contains(&false)
}

/// How many fees there are: amounts stand in words, which cannot be compared.
fn fee_rank(place: &Variant) -> Option<u32> {
    match place.is_fee {
        Some(false) => Some(0),
        Some(true) => Some(count(place.fees.len()).max(1)),
        None => None,
    }
}

fn fees(place: &Variant) -> String {
    if place.is_fee != Some(true) {
        return String::new();
    }
    let mut fees: Vec<String> = Vec::with_capacity(place.fees.len());
    for fee in &place.fees {
        let fee = format!("{} {}", bare(&fee.fee_name), bare(&fee.fee_stand));
        fees.insert(fees.partition_point(|known| *known < fee), fee);
    }
    fees.join("\n")
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A material under its bare name.
pub(super) type Named<'v> = (String, &'v VariantMaterial);

/// The materials that a place wants handed in, by their bare names, each once.
pub(super) fn asked(place: &Variant) -> Vec<Named<'_>> {
    named(place, |material| material.exempt.is_empty())
}

/// Those that are 免提交 there.
pub(super) fn waived(place: &Variant) -> Vec<Named<'_>> {
    named(place, |material| !material.exempt.is_empty())
}

/// Put in order as they come: the sorting of the standard library weighs more in the module than
/// lists so short are worth.
fn named(place: &Variant, is_meant: fn(&VariantMaterial) -> bool) -> Vec<Named<'_>> {
    let mut named: Vec<Named<'_>> = Vec::with_capacity(place.materials.len());
    for material in &place.materials {
        let bare = bare(&material.material_name);
        let found = named.binary_search_by(|(name, _)| name.cmp(&bare));
        if let (true, Err(at)) = (is_meant(material), found) {
            named.insert(at, (bare, material));
        }
    }
    named
}

/// How many materials a place wants handed in.
pub(crate) fn materials_asked(place: &Variant) -> usize {
    asked(place).len()
}

/// A name without what lists write differently: blanks, punctuation, the width and the case of
/// letters. A name that is nothing else stays as it is.
pub(super) fn bare(name: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let letters = name.chars().map(narrow).filter(|c| c.is_alphanumeric());
    let letters: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    if letters.is_empty() {
        return name.to_owned();
    }
    letters
}
