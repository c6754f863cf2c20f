//! 示例数据: the data files as types.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    pub(super) area: Vec<Place>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) hall: String,
    pub(super) address: String,
    pub(super) hours: String,
    pub(super) promise_percent: u32,
    #[serde(default)]
    pub(super) uncut: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    City,
    County,
    Town,
}

impl Place {
    pub(super) fn level(&self) -> Level {
        match self.code.len() {
            9 => Level::Town,
            _ if self.code.ends_with("00") => Level::City,
            _ => Level::County,
        }
    }

    /// The name without its kind: 渭滨 for 渭滨区. 凤县 and 眉县 and the like stay whole.
    pub(super) fn short(&self) -> &str {
        let bare = self.name.trim_end_matches(['区', '县', '市']);
        if bare.chars().count() < 2 {
            &self.name
        } else {
            bare
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bodies {
    pub(super) department: Vec<Body>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) key: String,
    pub(super) number: u8,
    pub(super) kind: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    county: String,
    #[serde(default)]
    district: String,
    #[serde(default)]
    town: String,
    #[serde(default)]
    subdistrict: String,
}

impl Body {
    /// What the body is called in a place.
    pub(super) fn name_in(&self, place: &Place) -> String {
        let is_district = place.name.ends_with('区') && !self.district.is_empty();
        let pattern = match place.level() {
            Level::City => &self.city,
            Level::County if is_district => &self.district,
            Level::County => &self.county,
            Level::Town if place.name.ends_with("街道") => &self.subdistrict,
            Level::Town => &self.town,
        };
        pattern
            .replace("{area}", &place.name)
            .replace("{short}", place.short())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    pub(super) dept: String,
    pub(super) kind: Vec<Kind>,
}

/// A kind of item, the same wherever it is performed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) catalog_code: String,
    pub(super) task_type: String,
    pub(super) levels: Vec<String>,
    pub(super) power_source: String,
    pub(super) server_type: Vec<String>,
    pub(super) topics: Vec<String>,
    pub(super) project_type: String,
    pub(super) handle_type: Vec<String>,
    pub(super) handle_area: String,
    pub(super) visits: u8,
    #[serde(default)]
    pub(super) visits_reason: String,
    pub(super) online_depth: String,
    pub(super) plain_words: Vec<String>,
    pub(super) summary: String,
    pub(super) by_law: Vec<Law>,
    pub(super) conditions: Vec<String>,
    pub(super) statutory_day: u32,
    pub(super) statutory_type: String,
    pub(super) statutory_explain: String,
    pub(super) promise_day: u32,
    pub(super) promise_type: String,
    pub(super) fees: Vec<KindFee>,
    pub(super) result_name: String,
    pub(super) result_type: String,
    #[serde(default)]
    pub(super) result_validity: String,
    #[serde(default)]
    pub(super) result_guid: String,
    pub(super) materials: Vec<KindMaterial>,
    pub(super) steps: String,
    pub(super) review_standard: String,
    pub(super) risk_point: String,
    #[serde(default)]
    pub(super) special_procedures: Vec<Special>,
    pub(super) duties: Vec<String>,
    pub(super) accountability: Vec<String>,
    #[serde(default)]
    pub(super) exercise: String,
    #[serde(default)]
    pub(super) discretion: Vec<Circumstance>,
    pub(super) faq: Vec<Question>,
    #[serde(default)]
    pub(super) questions: Vec<KindQuestion>,
    #[serde(default)]
    pub(super) rules: Vec<KindRule>,
}

impl Kind {
    pub(super) fn is_performed_in(&self, place: &Place) -> bool {
        let level = match place.level() {
            Level::City => "city",
            Level::County => "county",
            Level::Town => "town",
        };
        self.levels.iter().any(|known| known == level)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Law {
    pub(super) law: String,
    pub(super) article: String,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindFee {
    pub(super) name: String,
    pub(super) standard: String,
    pub(super) by_law: String,
    #[serde(default)]
    pub(super) free_explain: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindMaterial {
    pub(super) name: String,
    pub(super) r#type: String,
    pub(super) format: String,
    pub(super) need: String,
    pub(super) source: String,
    pub(super) copies: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) standard: String,
    #[serde(default)]
    pub(super) exempt: String,
    /// The law or document that lets the office ask for it.
    #[serde(default)]
    pub(super) by_law: String,
    #[serde(default)]
    pub(super) form_guid: String,
    #[serde(default)]
    pub(super) example_guid: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Special {
    pub(super) name: String,
    pub(super) days: u16,
    pub(super) explain: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Circumstance {
    pub(super) circumstance: String,
    pub(super) range: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) q: String,
    pub(super) a: String,
}

/// A question of the checklist (材料体检).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindQuestion {
    pub(super) key: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) hint: String,
    #[serde(default)]
    pub(super) when: When,
    pub(super) options: Vec<KindChoice>,
}

/// By the key of a question, the keys of its answers, parted by `|`.
pub(super) type When = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindChoice {
    pub(super) key: String,
    pub(super) label: String,
    #[serde(default)]
    pub(super) advice: String,
    #[serde(default)]
    pub(super) is_dead_end: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindRule {
    pub(super) material: String,
    #[serde(default)]
    pub(super) when: When,
    pub(super) need: String,
    #[serde(default)]
    pub(super) reason: String,
}
