//! 一件事: what journeys must keep beyond the form of each field.

use std::collections::{BTreeSet, HashMap};

use shigantong_contract::journey::{circle, waits};

use super::read::Draft;
use crate::toml_file::{Fault, LineError};

/// Everything that is wrong with how journeys and their tasks hang together.
pub(super) fn check(drafts: &[Draft]) -> Vec<LineError> {
    let mut errors = Vec::new();
    let mut seen = HashMap::new();
    for draft in drafts {
        let key = &draft.journey.key;
        let first = *seen.entry(key).or_insert(draft.key_line);
        if first != draft.key_line && !key.is_empty() {
            errors.push(error(draft.key_line, "key", Fault::Repeated(first)));
        }
        tasks(draft, &mut errors);
        names(draft, &mut errors);
    }
    errors
}

fn tasks(draft: &Draft, errors: &mut Vec<LineError>) {
    let tasks = &draft.journey.tasks;
    let mut seen = HashMap::new();
    for (task, lines) in tasks.iter().zip(&draft.tasks) {
        let first = *seen.entry(&task.key).or_insert(lines.key);
        if first != lines.key && !task.key.is_empty() {
            errors.push(error(lines.key, "task.key", Fault::Repeated(first)));
        }
        for other in &task.after {
            if !tasks.iter().any(|task| task.key == *other) {
                let fault = Fault::NoSuchTask(other.clone());
                errors.push(error(lines.after, "task.after", fault));
            }
        }
    }
    let round = circle(&waits(tasks));
    if let Some(first) = round.first() {
        let mut keys: Vec<String> = round.iter().map(|task| tasks[*task].key.clone()).collect();
        keys.push(tasks[*first].key.clone());
        let line = draft.tasks[*first].after;
        errors.push(error(line, "task.after", Fault::Circle(keys)));
    }
    if !tasks.is_empty() && tasks.iter().all(|task| !task.only_if.is_empty()) {
        errors.push(error(draft.line, "task.only_if", Fault::NoneForAll));
    }
}

/// A name that stands in two groups would make one material of both.
fn names(draft: &Draft, errors: &mut Vec<LineError>) {
    let mut seen = HashMap::new();
    for (same, line) in draft.journey.same.iter().zip(&draft.same) {
        let names: BTreeSet<&String> = same.also.iter().chain([&same.name]).collect();
        for name in names {
            let first = *seen.entry(name).or_insert(*line);
            if first != *line && !name.is_empty() {
                errors.push(error(*line, "same.also", Fault::Repeated(first)));
            }
        }
    }
}

/// The tasks with one of these 基本编码, that nobody performs.
pub(super) fn without_items(drafts: &[Draft], unknown: &BTreeSet<String>) -> Vec<LineError> {
    let tasks = drafts
        .iter()
        .flat_map(|draft| draft.journey.tasks.iter().zip(&draft.tasks));
    let without = tasks.filter(|(task, _)| unknown.contains(&task.catalog_code));
    let errors = without.map(|(task, lines)| {
        let fault = Fault::NoItem(task.catalog_code.clone());
        error(lines.catalog_code, "task.catalog_code", fault)
    });
    errors.collect()
}

fn error(line: u64, field: &str, fault: Fault) -> LineError {
    LineError {
        line,
        field: field.to_owned(),
        fault,
    }
}
