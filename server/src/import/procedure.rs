//! 导入: the steps of a procedure (办理流程) and where each goes on, a JSON array of objects.

use shigantong_contract::step::{Fault, check};
use shigantong_contract::{Step, StepLink};

use super::Reason;
use super::cells::Cells;
use super::checklist::{Names, Object, column, list};

/// A chart with more is read by nobody.
const MOST_STEPS: usize = 80;
const MOST_LINKS: usize = 12;
/// Longer than any key may be: the check says what a key is.
const KEY: usize = 40;
const LABEL: usize = 60;
const NAME: usize = 500;
const TEXT: usize = 5_000;

impl Names for Step {
    const TEXTS: &[&str] = &[
        "key",
        "name",
        "role",
        "limit",
        "standard",
        "result",
        "risk",
        "is_parallel",
    ];
    const LISTS: &[&str] = &["next"];
}

impl Names for StepLink {
    const TEXTS: &[&str] = &["to", "label"];
    const LISTS: &[&str] = &[];
}

/// Reads the column. Where the steps lead is checked unless one of them is wrong already.
pub(super) fn read(row: &mut Cells<'_>) -> Vec<Step> {
    let value = column(row, "steps");
    let steps = list(row, "steps", value.as_ref(), MOST_STEPS, step);
    let is_wrong = row
        .errors
        .iter()
        .any(|error| error.column.starts_with("steps"));
    if !is_wrong {
        for flaw in check(&steps) {
            let part = match flaw.fault {
                Fault::BadKey | Fault::RepeatedKey | Fault::Unreachable => "key",
                _ => "next",
            };
            let place = format!("steps[{}].{part}", flaw.step + 1);
            row.refuse(&place, Reason::Procedure(flaw.fault));
        }
    }
    steps
}

fn step(entry: &mut Cells<'_>, object: &Object) -> Step {
    Step {
        key: entry.line_of_text("key", KEY),
        name: entry.required("name", NAME),
        role: entry.line_of_text("role", NAME),
        limit: entry.line_of_text("limit", NAME),
        standard: entry.text("standard", TEXT),
        result: entry.text("result", TEXT),
        risk: entry.text("risk", TEXT),
        next: list(entry, "next", object.get("next"), MOST_LINKS, link),
        is_parallel: entry.flag("is_parallel").unwrap_or(false),
    }
}

fn link(entry: &mut Cells<'_>, _: &Object) -> StepLink {
    StepLink {
        to: entry.required("to", KEY),
        label: entry.line_of_text("label", LABEL),
    }
}
