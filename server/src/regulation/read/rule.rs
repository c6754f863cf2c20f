//! 裁量规则, as an operator writes it: everything that contradicts itself is named.

use shigantong_contract::discretion::{Band, Bounds, Circumstance, codes};
use shigantong_contract::{DiscretionRule, LegalBasis};

use super::{MOST_NAME, MOST_TEXT, Reading};
use crate::regulation::said;
use crate::toml_file::{Fault, Table};

const FIELDS: &[&str] = &[
    "id",
    "item",
    "name",
    "law",
    "article",
    "law_text",
    "statutory_from",
    "statutory_to",
    "circumstances",
    "bands",
    "source",
];
const CIRCUMSTANCE_FIELDS: &[&str] = &["key", "label", "effect"];
const BAND_FIELDS: &[&str] = &["label", "effect", "from", "to", "unit"];
/// A list may be longer by one than what is allowed, so that it is named as too long.
const MOST_ENTRIES: usize = shigantong_contract::discretion::MOST_ENTRIES + 1;

pub(super) fn read(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<DiscretionRule> {
    let errors = reading.reader.errors.len();
    reading.reader.only_known(table, FIELDS);
    let from = reading.reader.whole(table, "statutory_from");
    let to = reading.reader.whole(table, "statutory_to");
    if from.is_some() != to.is_some() || from > to {
        let what =
            "法定幅度要同时写 statutory_from 和 statutory_to，从小到大；法律没有规定的都不写";
        let fault = Fault::Wrong(what);
        reading.reader.refuse_field(table, "statutory_from", fault);
    }
    let rule = DiscretionRule {
        id: reading.id(table, "rule"),
        item: reading.name(table, "item"),
        name: reading.name(table, "name"),
        law: LegalBasis {
            law: reading.name(table, "law"),
            article: reading.name(table, "article"),
            text: reading.reader.required(table, "law_text", MOST_TEXT),
        },
        statutory: from.zip(to).map(|(from, to)| Bounds { from, to }),
        circumstances: circumstances(reading, table),
        bands: bands(reading, table),
        source: reading.optional(table, "source", MOST_TEXT),
    };
    // What cannot be read is said; what it would contradict is not known.
    if reading.reader.errors.len() == errors {
        for problem in rule.problems() {
            let (field, what) = said::discretion(&problem);
            let fault = Fault::Said(what);
            reading.reader.refuse_field(table, field, fault);
        }
    }
    Some(rule)
}

fn circumstances(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Vec<Circumstance> {
    let table = table.prefixed("rule.circumstances.");
    let tables = reading.reader.tables(&table, "circumstances", MOST_ENTRIES);
    let each = tables.iter().map(|table| {
        reading.reader.only_known(table, CIRCUMSTANCE_FIELDS);
        Circumstance {
            key: reading.name(table, "key"),
            label: reading.name(table, "label"),
            effect: reading.reader.coded(table, "effect", codes::EFFECT),
        }
    });
    each.collect()
}

fn bands(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Vec<Band> {
    let table = table.prefixed("rule.bands.");
    let tables = reading.reader.tables(&table, "bands", MOST_ENTRIES);
    let each = tables.iter().map(|table| {
        let reader = &mut reading.reader;
        reader.only_known(table, BAND_FIELDS);
        let effect = reader.coded(table, "effect", codes::EFFECT);
        let mut amount = |field| {
            let errors = reader.errors.len();
            let amount = reader.whole(table, field);
            if amount.is_none() && reader.errors.len() == errors {
                reader.refuse_field(table, field, Fault::Missing);
            }
            amount.unwrap_or(0)
        };
        let (from, to) = (amount("from"), amount("to"));
        let label = reader.optional(table, "label", MOST_NAME);
        Band {
            label: if label.is_empty() {
                effect.label.clone()
            } else {
                label
            },
            effect,
            from,
            to,
            unit: reader.coded(table, "unit", codes::UNIT),
        }
    });
    each.collect()
}
