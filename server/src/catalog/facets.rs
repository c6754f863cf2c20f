//! 目录: for each filter, how many entries each of its values would leave.

use shigantong_contract::{Facet, FacetValue, ItemQuery};

use super::Catalog;
use super::filter::bit;
use super::intern::{CodeTable, NONE};
use super::row::Row;

/// How many departments are named; the most frequent.
const MOST_DEPARTMENTS: usize = 30;
/// The numbers of visits that can be asked for.
const VISITS: [(&str, &str); 3] = [("0", "不用跑"), ("1", "最多跑一次"), ("2", "最多跑两次")];
/// The child of a region outside the chosen one.
const NO_CHILD: u16 = u16::MAX;

/// Counts entries by value. Rows of one group are counted once for each value, which the order
/// of rows makes cheap: a group's rows are neighbours.
#[derive(Debug)]
struct Counter {
    counts: Vec<u32>,
    last: Vec<u32>,
}

impl Counter {
    fn new(values: usize) -> Self {
        Self {
            counts: vec![0; values],
            last: vec![u32::MAX; values],
        }
    }

    fn add(&mut self, value: usize, entry: u32) {
        if let Some(last) = self.last.get_mut(value).filter(|last| **last != entry) {
            *last = entry;
            self.counts[value] += 1;
        }
    }

    fn add_bits(&mut self, mut mask: u64, entry: u32) {
        while mask != 0 {
            self.add(mask.trailing_zeros() as usize, entry);
            mask &= mask - 1;
        }
    }
}

/// The counters of all facets.
#[derive(Debug)]
pub(super) struct Facets {
    use_level: Counter,
    task_type: Counter,
    dept_code: Counter,
    server_type: Counter,
    handle_type: Counter,
    project_type: Counter,
    topic: Counter,
    max_visits: Counter,
    area: Counter,
    /// For each region the child of the chosen one that holds it.
    child: Vec<u16>,
}

impl Facets {
    pub(super) fn new(catalog: &Catalog, query: &ItemQuery) -> Self {
        let codes = &catalog.codes;
        let of = |table: &CodeTable| Counter::new(table.values().len());
        Self {
            use_level: of(&codes.use_level),
            task_type: of(&codes.task_type),
            dept_code: Counter::new(catalog.dept_codes.len()),
            server_type: of(&codes.server_type),
            handle_type: of(&codes.handle_type),
            project_type: of(&codes.project_type),
            topic: of(&codes.topic),
            max_visits: Counter::new(VISITS.len()),
            area: Counter::new(catalog.areas.len()),
            child: children(catalog, query),
        }
    }

    /// Counts a row that fails these filters: in every facet where it fails none, in that of the
    /// filter where it fails just one. `entry` is the same for rows that are one entry.
    pub(super) fn count(&mut self, catalog: &Catalog, row: &Row, failed: u16, entry: u32) {
        let counts = |bit: u16| failed & !bit == 0;
        if counts(bit::USE_LEVEL) {
            self.use_level.add(usize::from(row.use_level), entry);
        }
        if counts(bit::TASK_TYPE) {
            self.task_type.add(usize::from(row.task_type), entry);
        }
        if counts(bit::DEPT_CODE) {
            let code = catalog.departments[row.department as usize].code;
            self.dept_code.add(code as usize, entry);
        }
        if counts(bit::SERVER_TYPE) {
            self.server_type
                .add_bits(u64::from(row.server_types), entry);
        }
        if counts(bit::HANDLE_TYPE) {
            self.handle_type
                .add_bits(u64::from(row.handle_types), entry);
        }
        if counts(bit::PROJECT_TYPE) {
            self.project_type.add(usize::from(row.project_type), entry);
        }
        if counts(bit::TOPIC) {
            self.topic.add_bits(row.topics, entry);
        }
        if counts(bit::MAX_VISITS) && row.visits != NONE {
            for most in usize::from(row.visits)..VISITS.len() {
                self.max_visits.add(most, entry);
            }
        }
        if counts(bit::AREA) {
            self.area
                .add(usize::from(self.child[usize::from(row.area)]), entry);
        }
    }

    /// The facets as they travel; a value stands there where it leaves something, or is chosen.
    pub(super) fn to_wire(&self, catalog: &Catalog, query: &ItemQuery) -> Vec<Facet> {
        let codes = &catalog.codes;
        let coded = |name: &str, table: &CodeTable, counter: &Counter| {
            let values = table.values().iter().zip(&counter.counts);
            let values =
                values.map(|(value, count)| (value.code.as_str(), value.label.as_str(), *count));
            facet(name, query, values)
        };
        let visits = VISITS.iter().zip(&self.max_visits.counts);
        let areas = catalog.areas.iter().zip(&self.area.counts);
        vec![
            facet(
                "area_code",
                query,
                areas.map(|(node, count)| {
                    (node.row.area_code.as_str(), node.row.name.as_str(), *count)
                }),
            ),
            coded("use_level", &codes.use_level, &self.use_level),
            coded("task_type", &codes.task_type, &self.task_type),
            self.departments(catalog, query),
            coded("server_type", &codes.server_type, &self.server_type),
            coded("handle_type", &codes.handle_type, &self.handle_type),
            coded("project_type", &codes.project_type, &self.project_type),
            facet(
                "max_visits",
                query,
                visits.map(|((code, label), count)| (*code, *label, *count)),
            ),
            coded("topic", &codes.topic, &self.topic),
        ]
    }

    fn departments(&self, catalog: &Catalog, query: &ItemQuery) -> Facet {
        let mut names: Vec<&str> = vec![""; catalog.dept_codes.len()];
        for node in &catalog.departments {
            if let Some(name) = names
                .get_mut(node.code as usize)
                .filter(|name| name.is_empty())
            {
                *name = &node.name;
            }
        }
        let mut values: Vec<(&str, &str, u32)> = (0..)
            .zip(&names)
            .zip(&self.dept_code.counts)
            .map(|((number, name), count)| (catalog.dept_codes.get(number), *name, *count))
            .filter(|(code, _, count)| *count > 0 || is_chosen(query, "dept_code", code))
            .collect();
        values.sort_by_key(|(code, _, count)| {
            (
                !is_chosen(query, "dept_code", code),
                std::cmp::Reverse(*count),
            )
        });
        values.truncate(MOST_DEPARTMENTS);
        facet("dept_code", query, values.into_iter())
    }
}

fn is_chosen(query: &ItemQuery, name: &str, code: &str) -> bool {
    query.get(name).is_some_and(|chosen| chosen == code)
}

fn facet<'v>(
    name: &str,
    query: &ItemQuery,
    values: impl Iterator<Item = (&'v str, &'v str, u32)>,
) -> Facet {
    // The region that is chosen is none of the regions below it.
    let chosen = query.get(name).filter(|_| name != "area_code");
    let values = values
        .filter(|(code, _, count)| *count > 0 || chosen.as_deref() == Some(code))
        .map(|(code, label, count)| FacetValue {
            code: code.to_owned(),
            label: label.to_owned(),
            count,
        });
    Facet {
        name: name.to_owned(),
        values: values.collect(),
    }
}

/// For each region the one right below the chosen region that holds it. Where none is chosen, a
/// single region with nothing above it counts as chosen.
fn children(catalog: &Catalog, query: &ItemQuery) -> Vec<u16> {
    let chosen = query.area_code.as_ref().map(|area| {
        let place = catalog
            .areas
            .iter()
            .position(|node| node.row.area_code == area.as_str());
        place.and_then(|place| u16::try_from(place).ok())
    });
    let above = match (chosen, catalog.roots.as_slice()) {
        (Some(None), _) => return vec![NO_CHILD; catalog.areas.len()],
        (Some(place), _) => place,
        (None, [root]) => Some(*root),
        (None, _) => None,
    };
    let child = |mut place: u16| loop {
        let parent = catalog.areas[usize::from(place)].parent;
        match parent {
            parent if parent == above => return place,
            Some(parent) if query.include_lower => place = parent,
            _ => return NO_CHILD,
        }
    };
    let count = u16::try_from(catalog.areas.len()).unwrap_or(NO_CHILD);
    (0..count).map(child).collect()
}
