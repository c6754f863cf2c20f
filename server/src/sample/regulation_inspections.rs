//! 示例检查: draws that repeat, and inspections of them and beside them.

use anyhow::Context as _;
use shigantong_contract::draw::{ALGORITHM, Recusal, list_hash};
use shigantong_contract::inspection::codes::{INSPECTION_KIND, INSPECTION_RESULT};
use shigantong_contract::{Coded, Draw, Inspection};

use super::case::At as Time;
use super::case_many::Chance;
use super::regulation::{DrawEntry, Loading};
use super::subjects::Subject;
use crate::regulation::{At, Batch, DrawPlan, StoredDraw, drawn};

/// Results of ten inspections that were done: most find nothing.
const RESULTS: [&str; 10] = [
    "good",
    "good",
    "ordered",
    "good",
    "corrected",
    "good",
    "good",
    "transferred",
    "good",
    "absent",
];
/// Of inspections that come of no draw.
const KINDS: [&str; 3] = ["focused", "report", "remote"];
/// Lists are published so many working days before the draw.
const PUBLISHED_BEFORE: u32 = 5;
/// Inspections of one list are done so many working days apart.
const APART: u32 = 2;

/// The draws, with their inspections.
pub(super) fn draws(loading: &Loading<'_>, batch: &mut Batch) -> anyhow::Result<()> {
    for entry in &loading.regulation.draw {
        let prepared = prepared(loading, entry)?;
        let on = loading.clock.day(entry.drawn);
        let seed = (None, Some(entry.seed_text.as_str()));
        let stored = drawn(&prepared, seed, on).with_context(|| entry.id.clone())?;
        let name = |uscc: &str| {
            let mut bodies = loading.bodies();
            bodies
                .find(|body| body.uscc == uscc)
                .map(|body| body.name.clone())
        };
        for (number, mut inspection) in (0..).zip(stored.planned(name)) {
            // The last of them were not reached yet.
            let days = entry.drawn.saturating_sub(1 + number);
            if entry.is_done && days > 0 {
                done(loading, &mut inspection, (number, days))?;
            }
            batch.inspections.push(At::none(inspection));
        }
        batch.draws.push(At::none(stored));
    }
    Ok(())
}

fn prepared(loading: &Loading<'_>, entry: &DrawEntry) -> anyhow::Result<StoredDraw> {
    let is_here = |subject: &&Subject| {
        let is_city = entry.area.ends_with("00");
        (is_city || subject.area_code == entry.area)
            && entry.trades.iter().any(|trade| trade == subject.trade.name)
    };
    let subjects = loading.bodies().filter(is_here);
    let subjects: Vec<String> = subjects.map(|subject| subject.uscc.clone()).collect();
    let county = &entry.area[3..];
    let inspectors: Vec<String> = (1..=entry.inspectors)
        .map(|number| format!("示例27{county}{number:04}"))
        .collect();
    let recusal = subjects.first().zip(inspectors.first());
    let recusals = recusal.map(|(subject, inspector)| Recusal {
        subject: subject.clone(),
        inspector: inspector.clone(),
        reason: "近亲属在该单位任职".to_owned(),
    });
    let (dept_code, dept_name) = loading.department(&entry.dept, &entry.area)?;
    let partners = entry.partners.iter();
    let partners = partners.map(|key| Ok(loading.department(key, &entry.area)?.1));
    Ok(StoredDraw {
        draw: Draw {
            id: entry.id.clone(),
            algorithm: ALGORITHM.to_owned(),
            seed_source: "示例：一期公开开奖的号码".to_owned(),
            subjects_hash: list_hash(&subjects),
            subjects,
            count: entry.count,
            inspectors_hash: list_hash(&inspectors),
            inspectors,
            per_subject: 2,
            recusals: recusals.into_iter().collect(),
            ..Draw::default()
        },
        plan: DrawPlan {
            title: entry.title.clone(),
            dept_code,
            dept_name,
            area_code: entry.area.clone(),
            matters: entry.matters.clone(),
            basis: entry.basis.clone(),
            partners: partners.collect::<anyhow::Result<_>>()?,
            planned_on: loading.day(entry.until),
            seed_on: Some(loading.clock.day(entry.drawn)),
        },
        prepared_on: loading.clock.day(entry.drawn + PUBLISHED_BEFORE),
        drawn_on: None,
        is_sample: true,
    })
}

/// Inspections that come of no draw: of every second company one that was done, of every third one
/// that is planned.
pub(super) fn inspections(loading: &Loading<'_>, batch: &mut Batch) -> anyhow::Result<()> {
    for (number, subject) in (0_u32..).zip(loading.bodies()) {
        if number.is_multiple_of(2) {
            let mut one = planned(loading, subject, number)?;
            done(loading, &mut one, (number / 2, 1 + number * APART % 240))?;
            one.planned_on = one.done_at.map_or(one.planned_on, |at| at.date());
            batch.inspections.push(At::none(one));
        }
        if number.is_multiple_of(3) {
            let mut one = planned(loading, subject, number)?;
            one.id = format!("sample-plan-{}", subject.number);
            if number.is_multiple_of(30) {
                one.result = Coded::of(INSPECTION_RESULT, "cancelled");
            }
            batch.inspections.push(At::none(one));
        }
    }
    Ok(())
}

fn planned(loading: &Loading<'_>, subject: &Subject, number: u32) -> anyhow::Result<Inspection> {
    let trade = loading.trade(subject)?;
    let area = &subject.area_code;
    let (dept_code, dept_name) = loading.department(subject.trade.dept, area)?;
    let kind = KINDS[number as usize % KINDS.len()];
    let ahead = i32::try_from(1 + number % 40)?;
    Ok(Inspection {
        id: format!("sample-inspection-{}", subject.number),
        plan: String::new(),
        kind: Coded::of(INSPECTION_KIND, kind),
        subject_name: subject.name.clone(),
        uscc: subject.uscc.clone(),
        matters: trade.matters.clone(),
        basis: trade.basis.clone(),
        dept_code,
        dept_name,
        partners: Vec::new(),
        area_code: area.clone(),
        planned_on: loading.day(ahead),
        done_at: None,
        result: Coded::of(INSPECTION_RESULT, "planned"),
        finding: String::new(),
        draw_id: String::new(),
        is_sample: true,
    })
}

/// Makes a planned inspection one that was done so many working days before the day of loading.
fn done(
    loading: &Loading<'_>,
    inspection: &mut Inspection,
    (number, days): (u32, u32),
) -> anyhow::Result<()> {
    let mut chance = Chance::of(number * 7 + days);
    let result = RESULTS[number as usize % RESULTS.len()];
    let at = Time {
        days,
        hour: 9 + chance.below(8),
        minute: chance.below(60),
    };
    inspection.done_at = Some(loading.clock.moment(at).context("the calendar ends")?);
    inspection.result = Coded::of(INSPECTION_RESULT, result);
    let findings = loading.regulation.findings.get(result);
    let findings = findings.with_context(|| format!("regulation.toml: no findings {result}"))?;
    let place = number as usize / RESULTS.len() % findings.len().max(1);
    inspection.finding = findings.get(place).cloned().unwrap_or_default();
    Ok(())
}
