//! 导入: from rows into the database, in one transaction.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use shigantong_contract::{AreaCode, ServiceItem};
use sqlx::{Any, Transaction};

use super::report::{Outcome, Report};
use super::validate::{Context, validate_all};
use super::{RawRow, Reason, RowError, item, read};
use crate::db::{self, AreaRow, Db};
use crate::files::Store;

/// Regions that no list of regions names stand after those that one does.
const LAST: i64 = 1_000_000;

/// A file to import.
#[derive(Clone, Debug)]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// The region whose list it is.
    pub area: AreaCode,
    /// That region's name, where the database does not know it.
    pub area_name: Option<String>,
    /// Where the files are that items name.
    pub files: Store,
}

/// Reads a file and loads it: all of it or nothing.
///
/// # Errors
/// A file that cannot be read at all, and those of the database. Refused rows are no error here:
/// they stand in the report.
pub async fn run(db: &Db, import: &Import) -> anyhow::Result<Report> {
    let table = read(&import.file)?;
    let mut report = Report {
        format: table.format,
        rows: table.rows.len(),
        unknown_columns: unknown(&table.columns),
        errors: table.errors,
        ..Report::default()
    };
    report.errors.extend(missing(&table.columns));
    if table.rows.is_empty() && report.errors.is_empty() {
        anyhow::bail!("文件里没有数据行");
    }
    let context = Context {
        area: import.area.clone(),
        is_sample: false,
    };
    let name = import.area_name.as_deref();
    let mut report = load(db, &[], &table.rows, &context, name, report, |_| ()).await?;
    report.absent_files.retain(|guid| !import.files.has(guid));
    Ok(report)
}

/// Loads regions and rows, unless `report` or the rows hold errors. `progress` hears how many
/// items are written.
///
/// # Errors
/// Those of the database.
pub async fn load(
    db: &Db,
    areas: &[AreaRow],
    rows: &[RawRow],
    context: &Context,
    area_name: Option<&str>,
    mut report: Report,
    progress: impl FnMut(usize),
) -> anyhow::Result<Report> {
    // Without a column that every row needs, each row would say the same.
    let header_holds = report.errors.iter().all(|e| e.reason != Reason::NoColumn);
    let mut all = validate_all(if header_holds { rows } else { &[] }, context);
    report.errors.append(&mut all.errors);
    report.errors.sort_by_key(|error| error.line);
    report.same = all.same;
    report.odd_dept_codes = all.odd_dept_codes;
    report.odd_types = all.odd_types;
    if !report.errors.is_empty() {
        report.outcome = Outcome::Refused;
        return Ok(report);
    }
    let mut items = all.items;
    report.absent_files = items.iter().flat_map(named_files).collect();
    let mut tx = db.begin_write().await?;
    let mut touched = false;
    for area in areas {
        touched |= db::areas::write(&mut tx, area).await?;
    }
    report.new_areas = name_areas(&mut tx, &mut items, context, area_name).await?;
    touched |= !report.new_areas.is_empty();
    let changes = db::items::write(&mut tx, &items, progress).await?;
    if touched || changes.any() {
        db::settings::touch(&mut tx).await?;
    }
    tx.commit().await?;
    report.outcome = Outcome::Done(changes);
    Ok(report)
}

/// The files that an item names.
fn named_files(item: &ServiceItem) -> impl Iterator<Item = String> {
    let of_materials = item
        .materials
        .iter()
        .flat_map(|material| [&material.form_guid, &material.example_guid]);
    let all = of_materials.chain([&item.result_guid]);
    all.filter(|guid| !guid.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .into_iter()
}

/// Gives every item the name of its region, and the database the regions that it lacks.
/// Returns those, with whether the name is known.
async fn name_areas(
    tx: &mut Transaction<'static, Any>,
    items: &mut [ServiceItem],
    context: &Context,
    area_name: Option<&str>,
) -> anyhow::Result<Vec<(String, String, bool)>> {
    let mut names: HashMap<String, String> = db::areas::names(tx).await?;
    let mut new = Vec::new();
    for (code, given) in wanted(items, &names, &context.area) {
        let named = area_name.filter(|_| code == context.area.as_str());
        let named = named.unwrap_or(&given);
        let known = !named.is_empty();
        let name = if known {
            named.to_owned()
        } else {
            format!("地区 {code}")
        };
        let area = AreaRow {
            area_code: code.clone(),
            name: name.clone(),
            position: LAST,
            ..AreaRow::default()
        };
        db::areas::write(tx, &area).await?;
        names.insert(code.clone(), name.clone());
        new.push((code, name, known));
    }
    for item in items.iter_mut() {
        if let Some(name) = names.get(&item.area_code) {
            name.clone_into(&mut item.area_name);
        }
    }
    Ok(new)
}

/// The regions that items need and the database lacks, with the names that rows give them.
fn wanted(
    items: &[ServiceItem],
    names: &HashMap<String, String>,
    top: &AreaCode,
) -> BTreeMap<String, String> {
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    let unknown = |item: &&ServiceItem| !names.contains_key(&item.area_code);
    for item in items.iter().filter(unknown) {
        if !wanted.contains_key(&item.area_code) {
            // With those above it, up to the one that is imported.
            let mut area = AreaCode::parse(&item.area_code).ok();
            while let Some(code) = area.filter(|code| top.contains(code.as_str())) {
                area = code.parent();
                wanted.entry(code.to_string()).or_default();
            }
        }
        let name = wanted.get_mut(&item.area_code);
        if let Some(name) = name.filter(|name| name.is_empty()) {
            item.area_name.clone_into(name);
        }
    }
    wanted.retain(|code, _| !names.contains_key(code));
    wanted
}

fn missing(columns: &[String]) -> Vec<RowError> {
    let has = |name: &&&str| columns.iter().any(|column| column == **name);
    let missing = item::REQUIRED.iter().filter(|name| !has(name));
    let errors = missing.map(|name| RowError {
        line: 1,
        column: (*name).to_owned(),
        reason: Reason::NoColumn,
    });
    errors.collect()
}

fn unknown(columns: &[String]) -> Vec<String> {
    let unknown = columns
        .iter()
        .filter(|name| !name.is_empty() && !item::knows(name));
    unknown.cloned().collect()
}
