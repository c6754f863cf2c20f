//! 一件事: by which item a region's people do each task.

use std::collections::BTreeSet;

use anyhow::Context as _;
use shigantong_contract::{AreaCode, Journey, JourneyItem, JourneyTask};

use crate::catalog::Catalog;
use crate::db::Db;
use crate::db::journeys::Candidate;

/// The journey with the items of a region, or of the whole city.
///
/// # Errors
/// Those of the database, and an item whose JSON is none.
pub(crate) async fn resolve(
    db: &Db,
    catalog: &Catalog,
    journey: &Journey,
    area: Option<&AreaCode>,
) -> anyhow::Result<Journey> {
    let city = AreaCode::parse(&catalog.site().area_code).ok();
    let wanted = area.or(city.as_ref());
    let tasks = journey.tasks.iter();
    let codes: BTreeSet<&str> = tasks.map(|task| task.catalog_code.as_str()).collect();
    let candidates = db.candidates(&codes).await?;
    let chosen: Vec<Option<Chosen<'_>>> = journey
        .tasks
        .iter()
        .map(|task| choose(&candidates, task, wanted))
        .collect();
    let keys = chosen.iter().flatten();
    let keys = keys.map(|chosen| chosen.candidate.task_handle_item.as_str());
    let details = db.items(&keys.collect()).await?;
    let mut resolved = journey.clone();
    for (task, chosen) in resolved.tasks.iter_mut().zip(&chosen) {
        let Some(chosen) = chosen else { continue };
        let detail = details.get(&chosen.candidate.task_handle_item);
        let mut item: JourneyItem = serde_json::from_str(detail.context("an item just read")?)?;
        item.is_example = chosen.is_example;
        if let Some(name) = catalog.area_name(&item.area_code) {
            name.clone_into(&mut item.area_name);
        }
        task.item = Some(item);
    }
    let code = wanted.map_or("", AreaCode::as_str);
    code.clone_into(&mut resolved.area_code);
    let name = catalog.area_name(code);
    name.unwrap_or(&catalog.site().city_name)
        .clone_into(&mut resolved.area_name);
    Ok(resolved)
}

/// The item that a task is done by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Chosen<'c> {
    candidate: &'c Candidate,
    is_example: bool,
}

/// The region's own item; else that of the nearest region above; else, as an example, that of the
/// first region below, a county before a town. Without a region every other one is below.
fn choose<'c>(
    candidates: &'c [Candidate],
    task: &JourneyTask,
    wanted: Option<&AreaCode>,
) -> Option<Chosen<'c>> {
    let all = candidates.iter();
    let all = all.filter(|known| known.catalog_code == task.catalog_code);
    let all: Vec<&Candidate> = all.collect();
    let above = std::iter::successors(wanted.cloned(), AreaCode::parent);
    for area in above {
        let there = |known: &&&Candidate| known.area_code == area.as_str();
        let there: Vec<&Candidate> = all.iter().filter(there).copied().collect();
        if let Some(candidate) = named(&there, task) {
            return Some(Chosen {
                candidate,
                is_example: false,
            });
        }
    }
    let is_below = |known: &&&Candidate| wanted.is_none_or(|area| area.contains(&known.area_code));
    let below: Vec<&Candidate> = all.iter().filter(is_below).copied().collect();
    // A county's code is shorter than a town's.
    let first = below.iter().min_by_key(|known| known.area_code.len())?;
    let there = |known: &&&Candidate| known.area_code == first.area_code;
    let there: Vec<&Candidate> = below.iter().filter(there).copied().collect();
    named(&there, task).map(|candidate| Chosen {
        candidate,
        is_example: true,
    })
}

/// Of several items of one region under one code, the one with the name that the journey gives;
/// else the first.
fn named<'c>(there: &[&'c Candidate], task: &JourneyTask) -> Option<&'c Candidate> {
    let wanted = bare(&task.task_name);
    let named = there.iter().find(|known| bare(&known.task_name) == wanted);
    named.or_else(|| there.first()).copied()
}

/// A name without what lists write differently: blanks and punctuation.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn candidate(key: &str, area: &str, name: &str) -> Candidate {
        Candidate {
            catalog_code: "1".to_owned(),
            task_handle_item: key.to_owned(),
            task_name: name.to_owned(),
            area_code: area.to_owned(),
        }
    }

    #[test]
    fn the_own_item_counts_then_one_above_then_one_below() {
        let city = candidate("C", "610300", "甲");
        let county = candidate("W", "610302", "甲");
        let other = candidate("J", "610303", "甲");
        let town = candidate("T", "610302001", "甲");
        let elsewhere = candidate("X", "511602", "甲");
        type Row<'r> = (
            &'r [&'r Candidate],
            Option<&'r str>,
            Option<(&'r str, bool)>,
        );
        let rows: &[Row<'_>] = &[
            (&[&city, &county], Some("610302"), Some(("W", false))),
            (&[&city, &county], Some("610303"), Some(("C", false))),
            (&[&city, &county], Some("610300"), Some(("C", false))),
            (&[&county, &town], Some("610302001"), Some(("T", false))),
            (&[&county], Some("610302001"), Some(("W", false))),
            (&[&town, &county, &other], Some("610300"), Some(("W", true))),
            (&[&other, &county], Some("610300"), Some(("J", true))),
            (&[&town], Some("610302"), Some(("T", true))),
            // Another county's item is nobody's here.
            (&[&county], Some("610303"), None),
            (&[&elsewhere], Some("610300"), None),
            (&[], Some("610300"), None),
            (&[&county], None, Some(("W", true))),
        ];
        for (candidates, wanted, expected) in rows {
            let candidates: Vec<Candidate> = candidates.iter().map(|c| (*c).clone()).collect();
            let wanted = wanted.map(|code| AreaCode::parse(code).unwrap());
            let task = JourneyTask {
                catalog_code: "1".to_owned(),
                ..JourneyTask::default()
            };
            let found = choose(&candidates, &task, wanted.as_ref());
            let found = found.map(|c| (c.candidate.task_handle_item.as_str(), c.is_example));
            assert_eq!(found, *expected, "{candidates:?} {wanted:?}");
        }
    }

    #[test]
    fn of_several_under_one_code_the_name_decides() {
        let candidates = [
            candidate("A", "610302", "许可（变更）"),
            candidate("B", "610302", "许可(新办)"),
        ];
        let wanted = AreaCode::parse("610302").unwrap();
        for (name, expected) in [("许可（新办）", "B"), ("", "A"), ("许可（延续）", "A")]
        {
            let task = JourneyTask {
                catalog_code: "1".to_owned(),
                task_name: name.to_owned(),
                ..JourneyTask::default()
            };
            let found = choose(&candidates, &task, Some(&wanted)).unwrap();
            assert_eq!(found.candidate.task_handle_item, expected, "{name}");
        }
    }
}
