//! 核对裁量基准: what contradicts itself in a rule, or can never be reached.

use super::{Band, DiscretionRule, Effect, MOST_ENTRIES, codes};
use crate::codes::has;

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiscretionProblem {
    /// This field is empty.
    Missing(&'static str),
    /// This list has more than [`MOST_ENTRIES`] entries.
    TooMany(&'static str),
    /// A key that stands twice, or is empty.
    Key(String),
    /// A circumstance or band, by key or label, whose effect or unit is none that is known.
    UnknownCode(String),
    /// 一般 is not an effect of a circumstance: it holds where there is none.
    OrdinaryCircumstance(String),
    /// A band whose end lies below its beginning.
    Reversed(String),
    /// Two bands for one effect.
    TwoBands(Effect),
    /// Bands of several units: no range can reach over them.
    Units,
    /// No band holds where no circumstance is chosen.
    NoOrdinaryBand,
    /// A band that no circumstance leads to.
    Unreachable(String),
    /// A circumstance that leads to no band.
    NoBand(String),
    /// 不予处罚 that has an amount.
    ExemptAmount(String),
    /// Two neighbours, the lighter one first, of which the heavier one begins below the other's end.
    Overlap(String, String),
    /// Two neighbours between which amounts lie that no circumstance leads to.
    Gap(String, String),
    /// A band beyond what the law itself sets; 减轻 alone may go below.
    OutsideStatute(String),
}

use DiscretionProblem as P;

impl DiscretionRule {
    /// Everything that is wrong with the rule.
    #[must_use]
    pub fn problems(&self) -> Vec<DiscretionProblem> {
        let mut found = Vec::new();
        let fields = [
            ("item", &self.item),
            ("law", &self.law.law),
            ("name", &self.name),
        ];
        for (field, text) in fields {
            found.extend(text.trim().is_empty().then_some(P::Missing(field)));
        }
        let lists = [
            ("circumstances", self.circumstances.len()),
            ("bands", self.bands.len()),
        ];
        for (list, length) in lists {
            found.extend((length > MOST_ENTRIES).then_some(P::TooMany(list)));
        }
        // A list without bound is not compared entry by entry.
        if !found.iter().any(|problem| matches!(problem, P::TooMany(_))) {
            self.check_circumstances(&mut found);
            self.check_bands(&mut found);
            self.check_order(&mut found);
        }
        found
    }

    fn check_circumstances(&self, found: &mut Vec<P>) {
        for (index, one) in self.circumstances.iter().enumerate() {
            let is_twice = self.circumstances[..index]
                .iter()
                .any(|other| other.key == one.key);
            if one.key.trim().is_empty() || is_twice {
                found.push(P::Key(one.key.clone()));
            }
            match Effect::of_code(&one.effect.code) {
                None => found.push(P::UnknownCode(one.key.clone())),
                Some(Effect::Ordinary) => found.push(P::OrdinaryCircumstance(one.key.clone())),
                Some(effect) if self.band(effect).is_none() => {
                    found.push(P::NoBand(one.key.clone()));
                }
                Some(_) => {}
            }
        }
    }

    fn check_bands(&self, found: &mut Vec<P>) {
        for band in &self.bands {
            let effect = Effect::of_code(&band.effect.code);
            if effect.is_none() || !has(codes::UNIT, &band.unit.code) {
                found.push(P::UnknownCode(band.label.clone()));
            }
            if band.from > band.to {
                found.push(P::Reversed(band.label.clone()));
            }
            if effect == Some(Effect::Exempt) && band.to > 0 {
                found.push(P::ExemptAmount(band.label.clone()));
            }
            let mut circumstances = self.circumstances.iter();
            let is_led_to = circumstances.any(|one| one.effect.code == band.effect.code);
            if !is_led_to && effect != Some(Effect::Ordinary) {
                found.push(P::Unreachable(band.label.clone()));
            }
            if self.is_beyond_statute(band, effect) {
                found.push(P::OutsideStatute(band.label.clone()));
            }
        }
        for effect in Effect::ALL {
            let bands = self.bands.iter();
            let count = bands
                .filter(|band| band.effect.code == effect.code())
                .count();
            match (effect, count) {
                (Effect::Ordinary, 0) => found.push(P::NoOrdinaryBand),
                (_, 2..) => found.push(P::TwoBands(*effect)),
                _ => {}
            }
        }
        let mut units = self.bands.windows(2);
        if units.any(|pair| pair[0].unit.code != pair[1].unit.code) {
            found.push(P::Units);
        }
    }

    fn is_beyond_statute(&self, band: &Band, effect: Option<Effect>) -> bool {
        self.statutory.is_some_and(|statutory| match effect {
            Some(Effect::Exempt) => false,
            Some(Effect::Mitigated) => band.to > statutory.to,
            _ => band.from < statutory.from || band.to > statutory.to,
        })
    }

    /// Bands from light to heavy follow each other; 不予处罚 stands apart.
    fn check_order(&self, found: &mut Vec<P>) {
        let effects = Effect::ALL
            .iter()
            .filter(|effect| **effect != Effect::Exempt);
        let bands: Vec<&Band> = effects.filter_map(|effect| self.band(*effect)).collect();
        for pair in bands.windows(2) {
            let (lighter, heavier) = (pair[0], pair[1]);
            let labels = (lighter.label.clone(), heavier.label.clone());
            if heavier.from < lighter.to {
                found.push(P::Overlap(labels.0, labels.1));
            } else if heavier.from > lighter.to.saturating_add(1) {
                found.push(P::Gap(labels.0, labels.1));
            }
        }
    }

    fn band(&self, effect: Effect) -> Option<&Band> {
        let mut bands = self.bands.iter();
        bands.find(|band| band.effect.code == effect.code())
    }
}
