//! 红黑榜: which filters a record fails, and for each filter how many entries each of its values
//! would leave.

use std::collections::BTreeMap;

use shigantong_contract::credit::codes;
use shigantong_contract::{AreaCode, CreditQuery, CreditRecordSummary, Facet, FacetValue};

use super::lists::Lists;

/// The filters, in the order in which their facets travel.
const FILTERS: [&str; 7] = [
    "list_kind",
    "area_code",
    "dept_code",
    "field",
    "severity",
    "subject_kind",
    "year",
];
/// How many values of one filter are named; the most frequent.
const MOST_VALUES: usize = 30;

/// The filters that a record fails, a bit for each.
pub(super) fn failed(query: &CreditQuery, head: &CreditRecordSummary) -> u8 {
    let is = |chosen: &Option<String>, code: &str| chosen.as_deref().is_none_or(|c| c == code);
    let in_area = |area: &AreaCode| area.contains(&head.area_code);
    let kept = [
        is(&query.list_kind, &head.list_kind.code),
        query.area_code.as_ref().is_none_or(in_area),
        is(&query.dept_code, &head.dept_code),
        is(&query.field, &head.field.code),
        is(&query.severity, severity(head)),
        is(&query.subject_kind, &head.subject_kind.code),
        query
            .year
            .is_none_or(|year| i32::from(year) == head.decided_on.year()),
    ];
    let bits = kept.iter().enumerate();
    bits.fold(0, |failed, (place, kept)| failed | u8::from(!kept) << place)
}

fn severity(head: &CreditRecordSummary) -> &str {
    head.severity.as_ref().map_or("", |severity| &severity.code)
}

/// The counts of all filters: by value its words and its number.
pub(super) struct Facets([BTreeMap<String, (String, u32)>; FILTERS.len()]);

impl Facets {
    pub(super) fn new(lists: &Lists) -> Self {
        let mut facets = Self(std::array::from_fn(|_| BTreeMap::new()));
        // Every region is there from the start, so that one counts with those below it.
        for (_, area) in &lists.areas {
            facets.0[1].insert(area.area_code.clone(), (area.name.clone(), 0));
        }
        facets
    }

    /// Counts a record that fails these filters: in every facet where it fails none, in that of
    /// the filter where it fails just one.
    pub(super) fn count(&mut self, lists: &Lists, head: &CreditRecordSummary, failed: u8) {
        let year = head.decided_on.year().to_string();
        let severity_label = head
            .severity
            .as_ref()
            .map_or("", |severity| &severity.label);
        let values = [
            (head.list_kind.code.as_str(), head.list_kind.label.as_str()),
            ("", ""),
            (head.dept_code.as_str(), head.dept_name.as_str()),
            (head.field.code.as_str(), head.field.label.as_str()),
            (severity(head), severity_label),
            (
                head.subject_kind.code.as_str(),
                head.subject_kind.label.as_str(),
            ),
            (year.as_str(), year.as_str()),
        ];
        for (place, (code, label)) in values.into_iter().enumerate() {
            if failed & !(1 << place) == 0 && !code.is_empty() {
                self.add(place, code, label);
            }
        }
        if failed & !2 != 0 {
            return;
        }
        for (holds, area) in &lists.areas {
            if holds.contains(&head.area_code) {
                self.add(1, &area.area_code, &area.name);
            }
        }
    }

    fn add(&mut self, place: usize, code: &str, label: &str) {
        let value = self.0[place].entry(code.to_owned());
        value.or_insert_with(|| (label.to_owned(), 0)).1 += 1;
    }

    /// The facets as they travel; a value stands there where it leaves something, or is chosen.
    pub(super) fn into_wire(mut self, lists: &Lists, query: &CreditQuery) -> Vec<Facet> {
        let facets = FILTERS.iter().enumerate().map(|(place, name)| {
            let chosen = query.get(name);
            let counts = std::mem::take(&mut self.0[place]);
            let mut values: Vec<FacetValue> = counts
                .into_iter()
                .filter(|(code, (_, count))| *count > 0 || chosen.as_ref() == Some(code))
                .map(|(code, (label, count))| FacetValue { code, label, count })
                .collect();
            sort(name, lists, &mut values);
            let is_chosen = |value: &FacetValue| chosen.as_deref() == Some(value.code.as_str());
            if values.len() > MOST_VALUES {
                let rest = values.split_off(MOST_VALUES);
                values.extend(rest.into_iter().filter(is_chosen));
            }
            Facet {
                name: (*name).to_owned(),
                values,
            }
        });
        facets.collect()
    }
}

/// Code tables keep their order, regions that of the city, years the newest first, and all others
/// the most frequent first.
fn sort(name: &str, lists: &Lists, values: &mut [FacetValue]) {
    let in_table = |table: &'static [(&'static str, &'static str)]| {
        move |value: &FacetValue| table.iter().position(|(code, _)| *code == value.code)
    };
    match name {
        "list_kind" => values.sort_by_key(in_table(codes::LIST_KIND)),
        "severity" => values.sort_by_key(in_table(codes::SEVERITY)),
        "subject_kind" => values.sort_by_key(in_table(codes::SUBJECT_KIND)),
        "area_code" => values.sort_by_key(|value| {
            let mut areas = lists.areas.iter();
            areas.position(|(_, area)| area.area_code == value.code)
        }),
        "year" => values.reverse(),
        _ => values.sort_by_key(|value| std::cmp::Reverse(value.count)),
    }
}
