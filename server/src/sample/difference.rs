//! 示例数据: where a place does a kind otherwise than the kind says.

use anyhow::ensure;
use serde::Deserialize;

use super::kind::{Kind, KindFee, KindMaterial, Place, Places};

/// The differences of the city.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Differences {
    difference: Vec<Difference>,
}

/// What some places do otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Difference {
    /// The name of the kind.
    kind: String,
    /// The codes of the places.
    areas: Vec<String>,
    /// Materials that they ask for besides.
    #[serde(default)]
    pub(super) more: Vec<KindMaterial>,
    /// A material that need not be handed in there.
    #[serde(default)]
    pub(super) exempt: Option<Exempt>,
    /// Visits that they ask for besides.
    #[serde(default)]
    pub(super) more_visits: u8,
    /// Why.
    #[serde(default)]
    pub(super) visits_reason: String,
    /// A fee that they take besides.
    #[serde(default)]
    pub(super) fee: Option<KindFee>,
    /// 网上办理深度 there, instead of the kind's.
    #[serde(default)]
    pub(super) online_depth: Option<String>,
}

/// A material that is waived (免提交), and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exempt {
    pub(super) material: String,
    pub(super) reason: String,
}

impl Differences {
    /// Those of a kind in a place.
    pub(super) fn of(&self, kind: &Kind, place: &Place) -> Vec<&Difference> {
        let differences = self.difference.iter();
        differences
            .filter(|difference| difference.kind == kind.name)
            .filter(|difference| difference.areas.contains(&place.code))
            .collect()
    }

    /// # Errors
    /// A difference of a kind, a place or a material that does not exist.
    pub(super) fn check(&self, kinds: &[&Kind], places: &Places) -> anyhow::Result<()> {
        for Difference {
            kind,
            areas,
            exempt,
            ..
        } in &self.difference
        {
            let found = kinds.iter().find(|known| known.name == *kind);
            let is_performed = |code: &String| {
                let mut places = places.area.iter().filter(|place| place.code == *code);
                places.any(|place| found.is_some_and(|kind| kind.is_performed_in(place)))
            };
            let has_material = exempt.as_ref().is_none_or(|exempt| {
                let mut materials = found.iter().flat_map(|kind| &kind.materials);
                materials.any(|material| material.name == exempt.material)
            });
            ensure!(found.is_some(), "differences.toml: no kind {kind}");
            ensure!(has_material, "differences.toml: {kind}: no such material");
            ensure!(
                !areas.is_empty() && areas.iter().all(is_performed),
                "differences.toml: {kind}: not performed in {areas:?}"
            );
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sample::files;
    use crate::sample::kind::Kinds;

    #[test]
    fn kinds_that_people_know_differ_in_every_way() {
        let Differences { difference } = toml::from_str(files::DIFFERENCES).unwrap();
        let kinds: BTreeSet<&str> = difference.iter().map(|d| d.kind.as_str()).collect();
        assert!(kinds.len() >= 8, "{kinds:?}");
        assert!(difference.iter().any(|d| !d.more.is_empty()));
        assert!(difference.iter().any(|d| d.exempt.is_some()));
        assert!(difference.iter().any(|d| d.more_visits > 0));
        assert!(difference.iter().any(|d| d.fee.is_some()));
        assert!(difference.iter().any(|d| d.online_depth.is_some()));
    }

    #[test]
    fn a_difference_of_nothing_is_refused() {
        let places: Places = toml::from_str(files::AREAS).unwrap();
        let (_, market) = files::KINDS
            .iter()
            .find(|(name, _)| *name == "market")
            .unwrap();
        let market: Kinds = toml::from_str(market).unwrap();
        let kinds: Vec<&Kind> = market.kind.iter().collect();
        let rows = [
            ("食品经营许可（新办）", "610302", "营业执照", None),
            ("没有的事", "610302", "营业执照", Some("no kind")),
            (
                "食品经营许可（新办）",
                "610300",
                "营业执照",
                Some("not performed"),
            ),
            (
                "食品经营许可（新办）",
                "999999",
                "营业执照",
                Some("not performed"),
            ),
            (
                "食品经营许可（新办）",
                "610302",
                "结婚证",
                Some("no such material"),
            ),
        ];
        for (kind, area, material, expected) in rows {
            let text = format!(
                "[[difference]]\nkind = \"{kind}\"\nareas = [\"{area}\"]\n\
                 exempt = {{ material = \"{material}\", reason = \"x\" }}\n"
            );
            let differences: Differences = toml::from_str(&text).unwrap();
            let refused = differences.check(&kinds, &places).err();
            let refused = refused.map(|error| error.to_string());
            match expected {
                None => assert_eq!(refused, None, "{text}"),
                Some(words) => assert!(refused.unwrap().contains(words), "{text}"),
            }
        }
    }
}
