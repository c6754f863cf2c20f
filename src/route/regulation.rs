//! 监管一网通 and 裁量基准: their addresses. No number of a natural person is read from one, nor
//! written into one.

use leptos::prelude::*;
use shigantong_contract::company::COMPANY_ENTRY;
use shigantong_contract::credit::query::is_private;
use shigantong_contract::{InspectionQuery, path};

use super::{use_own, with_pairs, with_text};
use crate::domain::code_hint;

/// The longest text that an address is read for, in characters.
const MOST: usize = 100;
/// The most circumstances that an address names.
const MOST_CHOSEN: usize = 50;

/// A page of regulation with what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Regulation {
    /// 监管一网通: the search for a company, and one company.
    Company(Lookup),
    /// The inspections.
    Inspections(InspectionQuery),
    /// The draws.
    Draws,
    /// One draw.
    Draw(String),
    /// 裁量基准: all of them, those of a penalty, and one.
    Discretion(Standard),
}

impl Regulation {
    /// Reads an address; none where it is no page of regulation.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn parse<'a>(
        parts: &[&str],
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Option<Self> {
        Some(match parts {
            ["regulation"] => Self::Company(Lookup::parse(pairs)),
            ["regulation", "inspections"] => Self::Inspections(InspectionQuery::parse(pairs).0),
            ["regulation", "draws"] => Self::Draws,
            ["regulation", "draws", id] => Self::Draw((*id).to_owned()),
            ["discretion"] => Self::Discretion(Standard::parse(pairs)),
            _ => return None,
        })
    }

    /// The address, as links write it.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Company(lookup) => with_pairs("/regulation", lookup.pairs()),
            Self::Inspections(query) => {
                with_text("/regulation/inspections", &query.to_query_string())
            }
            Self::Draws => "/regulation/draws".to_owned(),
            Self::Draw(id) => format!("/regulation/draws/{}", path::encoded(id)),
            Self::Discretion(standard) => with_pairs("/discretion", standard.pairs()),
        }
    }

    /// What the page asks of the API, besides the site itself.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn requests(&self) -> Vec<String> {
        let asked = match self {
            Self::Company(lookup) => vec![lookup.hits(), lookup.company(), lookup.inspections()],
            Self::Inspections(query) => vec![path::inspections(query)],
            Self::Draws => vec![path::draws()],
            Self::Draw(id) => vec![path::draw(id), path::draws()],
            Self::Discretion(standard) => vec![standard.rules(), standard.penalties()],
        };
        asked
            .into_iter()
            .filter(|asked| !asked.is_empty())
            .collect()
    }
}

/// Which company: what was typed, or its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lookup {
    /// A name or its pinyin; empty beside a code.
    pub(crate) q: String,
    /// 统一社会信用代码, as codes are written; empty where only a name is known.
    pub(crate) uscc: String,
    /// A code of [`COMPANY_ENTRY`]: the timeline is narrowed to it; empty for all.
    pub(crate) kind: String,
}

impl Lookup {
    /// The company with this code.
    pub(crate) fn of(uscc: &str) -> Self {
        Self {
            uscc: uscc.to_owned(),
            ..Self::default()
        }
    }

    /// The company with a typed code, or else the companies with a typed name.
    pub(crate) fn typed(text: &str) -> Self {
        match code_hint::whole(text) {
            Some(code) => Self::of(&code),
            None if is_private(text) => Self::default(),
            None => Self {
                q: text.trim().chars().take(MOST).collect(),
                ..Self::default()
            },
        }
    }

    /// Reads the parameters of an address.
    pub(crate) fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut lookup, mut kind) = (Self::default(), "");
        for (name, value) in pairs {
            match name {
                "uscc" | "q" if lookup.uscc.is_empty() => lookup = Self::typed(value),
                "kind" if COMPANY_ENTRY.iter().any(|(code, _)| *code == value) => kind = value,
                _ => {}
            }
        }
        if !lookup.uscc.is_empty() {
            kind.clone_into(&mut lookup.kind);
        }
        lookup
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        if self.uscc.is_empty() {
            let is_shown = !self.q.is_empty() && !is_private(&self.q);
            return is_shown
                .then(|| ("q", self.q.clone()))
                .into_iter()
                .collect();
        }
        let pairs = [("uscc", &self.uscc), ("kind", &self.kind)].into_iter();
        let pairs = pairs.filter(|(_, value)| !value.is_empty());
        pairs.map(|(name, value)| (name, value.clone())).collect()
    }

    /// Where the companies with the typed name stand; empty without one.
    pub(crate) fn hits(&self) -> String {
        match self.q.as_str() {
            "" => String::new(),
            q => path::companies(q),
        }
    }

    /// Where the company stands; empty without a code.
    pub(crate) fn company(&self) -> String {
        path::company(&self.uscc).unwrap_or_default()
    }

    /// Where its inspections stand, which lead to draws; empty without a code.
    pub(crate) fn inspections(&self) -> String {
        if self.uscc.is_empty() {
            return String::new();
        }
        path::inspections(&InspectionQuery {
            uscc: Some(self.uscc.clone()),
            ..InspectionQuery::default()
        })
    }
}

/// Which standard: one by its key, with the circumstances that are chosen, or the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standard {
    /// The key of the standard; empty for the list.
    pub(crate) rule: String,
    /// 业务办理项编码 of a penalty, to narrow the list to it; may be empty.
    pub(crate) item: String,
    /// Words to narrow the list by; may be empty.
    pub(crate) q: String,
    /// The keys of the circumstances that are chosen.
    pub(crate) chosen: Vec<String>,
}

impl Standard {
    /// The parameter of a chosen circumstance.
    pub(crate) const CHOSEN: &str = "c";

    /// One standard.
    pub(crate) fn of(rule: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            ..Self::default()
        }
    }

    /// Reads the parameters of an address.
    pub(crate) fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut standard = Self::default();
        for (name, value) in pairs {
            let value: String = value.trim().chars().take(MOST).collect();
            let chosen = &mut standard.chosen;
            match name {
                "rule" => standard.rule = value,
                "item" => standard.item = value,
                "q" if !is_private(&value) => standard.q = value,
                Self::CHOSEN if chosen.len() < MOST_CHOSEN && !chosen.contains(&value) => {
                    chosen.push(value);
                }
                _ => {}
            }
        }
        standard
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let q = if is_private(&self.q) { "" } else { &self.q };
        let pairs = [("rule", self.rule.as_str()), ("item", &self.item), ("q", q)];
        let chosen = self.chosen.iter().map(|key| (Self::CHOSEN, key.as_str()));
        let pairs = pairs.into_iter().chain(chosen);
        let pairs = pairs.filter(|(_, value)| !value.is_empty());
        pairs
            .map(|(name, value)| (name, value.to_owned()))
            .collect()
    }

    /// Where the standards stand.
    pub(crate) fn rules(&self) -> String {
        // The list of a penalty; one standard is found by its key among all.
        path::discretion_rules(if self.rule.is_empty() { &self.item } else { "" })
    }

    /// Where the penalties stand that rest on the standard; empty for the list.
    pub(crate) fn penalties(&self) -> String {
        match self.rule.as_str() {
            "" => String::new(),
            rule => path::penalties(rule),
        }
    }
}

/// The company that the current address asks for, as a signal that stays as it is on leaving.
pub(crate) fn use_lookup() -> Memo<Lookup> {
    use_own(|pairs| Lookup::parse(pairs.iter().copied()))
}

/// The inspections that the current address asks for, in the same way.
pub(crate) fn use_inspection_query() -> Memo<InspectionQuery> {
    use_own(|pairs| InspectionQuery::parse(pairs.iter().copied()).0)
}

/// The standard that the current address asks for, in the same way.
pub(crate) fn use_standard() -> Memo<Standard> {
    use_own(|pairs| Standard::parse(pairs.iter().copied()))
}

/// Whether the current address holds a number of a person where a company or a code stands.
pub(crate) fn use_is_private_lookup() -> Memo<bool> {
    use_own(|pairs| {
        let mut pairs = pairs.iter();
        pairs.any(|(name, value)| {
            matches!(*name, "q" | "uscc") && code_hint::whole(value).is_none() && is_private(value)
        })
    })
}
