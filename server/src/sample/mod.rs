//! 示例数据: kinds of item, written once in `server/sample/`, expanded for every body that
//! performs them, and handed to the same import that reads a city's own list.

mod case;
mod case_load;
mod case_many;
mod complaint;
mod credit;
mod credit_load;
mod credit_story;
mod difference;
mod expand;
mod files;
mod kind;
mod notices;
mod procedure;
mod regulation;
mod regulation_inspections;
mod regulation_penalties;
pub(crate) mod subjects;

use anyhow::Context as _;
use shigantong_contract::QueryCode;

use crate::db::AreaRow;
use crate::import;

/// The project's own sample: regions, and items as an import reads them.
#[derive(Debug, Default)]
pub struct Sample {
    /// The regions of the city, the city first.
    pub areas: Vec<AreaRow>,
    /// The items.
    pub rows: Vec<import::RawRow>,
}

/// The sample's journeys, as an operator writes them.
pub const JOURNEYS: &str = include_str!("../../sample/journeys.toml");

pub use case_load::{Loaded, load as load_cases};
pub use complaint::{LoadedComplaint, load as load_complaints};
pub use credit_load::{LoadedApplication, load as load_credit};
pub use regulation::load as load_regulation;

/// The query code of a sample case; it is no secret.
pub(crate) fn query_code(key: &str) -> Option<QueryCode> {
    let cases = case::all().ok()?;
    let case = cases.case.iter().find(|case| case.key == key)?;
    QueryCode::parse(&case.code).ok()
}

/// The query code of a sample application about a credit record; it is no secret.
pub(crate) fn application_code(key: &str) -> Option<QueryCode> {
    credit_load::code(key)
}

/// The query code of a sample complaint; it is no secret.
pub(crate) fn complaint_code(key: &str) -> Option<QueryCode> {
    complaint::code(key)
}

/// One of the sample's own files, an SVG.
pub(crate) fn file(guid: &str) -> Option<&'static str> {
    let found = files::DRAWINGS.iter().find(|(name, _)| *name == guid);
    found.map(|(_, drawing)| *drawing)
}

/// The sample data.
///
/// # Errors
/// Data files that cannot be read, or that name what does not exist.
pub fn rows() -> anyhow::Result<Sample> {
    let places: kind::Places = toml::from_str(files::AREAS).context("areas.toml")?;
    let bodies: kind::Bodies = toml::from_str(files::DEPARTMENTS).context("departments.toml")?;
    let procedures: procedure::Procedures = toml::from_str(files::STEPS).context("steps.toml")?;
    let differences: difference::Differences =
        toml::from_str(files::DIFFERENCES).context("differences.toml")?;
    let mut files = Vec::with_capacity(files::KINDS.len());
    for (name, text) in files::KINDS {
        let kinds: kind::Kinds =
            toml::from_str(text).with_context(|| format!("kinds/{name}.toml"))?;
        files.push((name, kinds));
    }
    let all: Vec<&kind::Kind> = files.iter().flat_map(|(_, kinds)| &kinds.kind).collect();
    differences.check(&all, &places)?;
    let mut rows = Vec::new();
    for (name, kinds) in &files {
        let body_of = |key: &str| {
            let body = bodies.department.iter().find(|body| body.key == key);
            body.with_context(|| format!("kinds/{name}.toml: no department {key}"))
        };
        let own = body_of(&kinds.dept)?;
        // In a town one body performs everything.
        let town = body_of("town")?;
        for kind in &kinds.kind {
            let procedure = procedures
                .get(&kind.steps)
                .with_context(|| format!("{}: no steps {}", kind.name, kind.steps))?;
            let performed = |place| kind.is_performed_in(place);
            for place in places.area.iter().filter(|place| performed(place)) {
                let is_town = place.level() == kind::Level::Town;
                let cells = expand::Performed {
                    kind,
                    body: if is_town { town } else { own },
                    place,
                    places: &places,
                    procedure,
                    differences: differences.of(kind, place),
                };
                let line = rows.len() as u64 + 2;
                let cells = cells.cells()?;
                rows.push(import::RawRow { line, cells });
            }
        }
    }
    let areas = places.area.iter().zip(0..).map(area_row).collect();
    Ok(Sample { areas, rows })
}

fn area_row((place, position): (&kind::Place, i64)) -> AreaRow {
    AreaRow {
        area_code: place.code.clone(),
        name: place.name.clone(),
        hall_name: place.hall.clone(),
        hall_address: place.address.clone(),
        hall_hours: place.hours.clone(),
        hall_phone: format!("0917-12345 转 {:02}00", position + 1),
        position,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use shigantong_contract::uscc;

    use super::*;

    fn cell<'a>(row: &'a import::RawRow, name: &str) -> &'a str {
        row.cells.get(name).map_or("", String::as_str)
    }

    #[test]
    fn every_kind_file_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/kinds");
        let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .replace(".toml", "")
            })
            .collect();
        let listed: BTreeSet<String> = files::KINDS
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(on_disk, listed);
    }

    /// Every file that an item names is there, is an SVG, says that it is made up, and is named
    /// by an item; six kinds and more have one.
    #[test]
    fn files_are_there_and_say_that_they_are_samples() {
        let mut named = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for row in rows().unwrap().rows {
            let materials: Vec<BTreeMap<String, String>> =
                serde_json::from_str(cell(&row, "materials")).unwrap();
            let of_materials = materials.iter().flat_map(|material| {
                ["form_guid", "example_guid"].map(|name| material[name].clone())
            });
            let all = of_materials.chain([cell(&row, "result_guid").to_owned()]);
            let all: Vec<String> = all.filter(|guid| !guid.is_empty()).collect();
            if !all.is_empty() {
                kinds.insert(cell(&row, "catalog_code").to_owned());
            }
            named.extend(all);
        }
        assert!(kinds.len() >= 6, "{} kinds", kinds.len());
        let drawn = files::DRAWINGS.iter().map(|(name, _)| (*name).to_owned());
        assert_eq!(named, drawn.collect::<BTreeSet<_>>());
        for (name, drawing) in files::DRAWINGS {
            assert_eq!(
                crate::files::Kind::of(drawing.as_bytes()),
                Some(crate::files::Kind::Svg),
                "{name}"
            );
            let says = ["样本", "样表", "示例"];
            assert!(says.iter().any(|word| drawing.contains(word)), "{name}");
        }
    }

    #[test]
    fn the_sample_is_as_large_as_it_should_be() {
        let sample = rows().unwrap();
        let kinds: BTreeSet<&str> = sample
            .rows
            .iter()
            .map(|row| cell(row, "task_name"))
            .collect();
        let types: BTreeSet<&str> = sample
            .rows
            .iter()
            .map(|row| cell(row, "task_type"))
            .collect();
        assert!(kinds.len() >= 250, "{} kinds", kinds.len());
        assert!(sample.rows.len() >= 3_000, "{} records", sample.rows.len());
        assert_eq!(types.len(), 11, "{types:?}");
    }

    #[test]
    fn codes_are_valid_and_their_own() {
        let sample = rows().unwrap();
        let mut keys = BTreeSet::new();
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        for row in &sample.rows {
            let key = cell(row, "task_handle_item");
            assert_eq!(key.len(), 33, "{key}");
            assert_eq!(cell(row, "task_code"), &key[..31]);
            assert_eq!(uscc::check(cell(row, "dept_code")), Ok(()), "{key}");
            assert!(keys.insert(key), "{key} twice");
            let name = names
                .entry(cell(row, "catalog_code"))
                .or_insert(cell(row, "task_name"));
            assert_eq!(*name, cell(row, "task_name"), "one catalog code, two names");
            let dept = names
                .entry(cell(row, "dept_code"))
                .or_insert(cell(row, "dept_name"));
            assert_eq!(*dept, cell(row, "dept_name"), "one credit code, two bodies");
        }
    }

    #[test]
    fn every_record_is_enough_for_a_guide() {
        for row in rows().unwrap().rows {
            for column in [
                "accept_condition",
                "materials",
                "steps",
                "by_law",
                "faq",
                "duties",
                "accountability",
                "transact_addr",
                "transact_time",
                "link_way",
                "promise_day",
                "anticipate_day",
                "is_fee",
                "summary",
                "result_name",
            ] {
                let text = cell(&row, column);
                assert!(
                    !text.is_empty() && text != "[]",
                    "{} {column}",
                    cell(&row, "task_name")
                );
            }
            let day = |column| cell(&row, column).parse::<u16>().unwrap();
            assert!(
                day("promise_day") <= day("anticipate_day"),
                "{}",
                cell(&row, "task_name")
            );
        }
    }
}
