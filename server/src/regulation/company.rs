//! 一企一档: one company with all that is public of it now, on one timeline.

use std::cmp::Reverse;

use shigantong_contract::company::COMPANY_ENTRY;
use shigantong_contract::credit::{is_published, list_cache_seconds};
use shigantong_contract::{
    AreaCode, Coded, Company, CompanyEntry, CreditRecordSummary, Date, Inspection, Moment, Penalty,
    Regulator,
};

use super::kept::{CompanyRow, Licence, RegulatorRow};
use crate::db::Db;

/// A company at a moment, and for how many seconds a copy of that may be kept; none where the code
/// is no company's.
///
/// # Errors
/// Those of the database.
pub async fn company(db: &Db, uscc: &str, now: Moment) -> anyhow::Result<Option<(Company, u32)>> {
    let Some(row) = db.kept::<CompanyRow>(uscc).await? else {
        return Ok(None);
    };
    let today = now.date();
    let mut entries = Vec::new();
    let licences = db.licences_of(uscc).await?;
    entries.extend(licences.iter().filter_map(|one| licence(one, today)));
    let inspections = db.inspections_of(uscc).await?;
    entries.extend(inspections.iter().map(|one| inspection(one, now)));
    let penalties = db.penalties_of(uscc).await?;
    entries.extend(penalties.iter().filter_map(|one| penalty(one, today)));
    let credit = credit_entries(db, uscc, now).await?;
    let seconds = list_cache_seconds(credit.iter().map(|(_, record)| record), now);
    entries.extend(credit.into_iter().map(|(entry, _)| entry));
    // The newest first; of one day in the order of the code table.
    let place = |entry: &CompanyEntry| {
        let mut codes = COMPANY_ENTRY.iter();
        codes.position(|(code, _)| *code == entry.kind.code)
    };
    entries.sort_by_cached_key(|entry| (Reverse(entry.date), place(entry), entry.id.clone()));
    let areas = db.areas().await?;
    let area = areas.iter().find(|area| area.area_code == row.area_code);
    let company = Company {
        regulators: regulators(db, &row).await?,
        uscc: row.uscc,
        name: row.name,
        area_code: row.area_code,
        area_name: area.map(|area| area.name.clone()).unwrap_or_default(),
        entries,
        is_sample: row.is_sample,
    };
    Ok(Some((company, seconds)))
}

/// The entries of credit lists that are published at this moment, each with the record that says
/// for how long it is.
///
/// # Errors
/// Those of the database.
pub async fn credit_entries(
    db: &Db,
    uscc: &str,
    now: Moment,
) -> anyhow::Result<Vec<(CompanyEntry, CreditRecordSummary)>> {
    let heads = db.credit_heads_of(uscc).await?;
    let published = heads.into_iter().filter(|head| is_published(head, now));
    Ok(published.map(|head| (credit(&head), head)).collect())
}

fn credit(record: &CreditRecordSummary) -> CompanyEntry {
    let severity = record.severity.as_ref();
    let severity = severity.map(|severity| format!("失信程度：{}。", severity.label));
    let last = record.terms.max_until;
    let last = last.map(|last| format!("公示至 {last}。"));
    CompanyEntry {
        date: record.decided_on,
        // 红榜 and 黑榜 have the same codes here.
        kind: kind(&record.list_kind.code),
        title: record.title.clone(),
        text: [severity, last].into_iter().flatten().collect(),
        dept_name: record.dept_name.clone(),
        number: record.decision_no.clone(),
        id: record.id.clone(),
    }
}

/// Of each field the body of the nearest region: its own, or one above it.
async fn regulators(db: &Db, company: &CompanyRow) -> anyhow::Result<Vec<Regulator>> {
    let mut regulators = Vec::with_capacity(company.fields.len());
    for field in &company.fields {
        let reach = |row: &RegulatorRow| {
            let area = AreaCode::parse(&row.area_code).ok()?;
            area.contains(&company.area_code).then(|| area.stem().len())
        };
        let rows = db.regulators_in(field).await?;
        let nearest = rows.into_iter().max_by_key(reach);
        regulators.extend(
            nearest
                .filter(|row| reach(row).is_some())
                .map(|row| Regulator {
                    dept_code: row.dept_code,
                    dept_name: row.dept_name,
                    matter: row.matter,
                    basis: row.basis,
                }),
        );
    }
    Ok(regulators)
}

fn kind(code: &str) -> Coded {
    Coded::of(COMPANY_ENTRY, code)
}

fn licence(licence: &Licence, today: Date) -> Option<CompanyEntry> {
    let until = match licence.valid_until {
        Some(last) if last < today => format!("已于 {last} 到期。"),
        Some(last) => format!("有效期至 {last}。"),
        None => String::new(),
    };
    (licence.granted_on <= today).then(|| CompanyEntry {
        date: licence.granted_on,
        kind: kind("licence"),
        title: licence.name.clone(),
        text: sentences(&[&licence.text, &until]),
        dept_name: licence.dept_name.clone(),
        number: licence.number.clone(),
        id: licence.id.clone(),
    })
}

/// What was not done yet at that moment is planned, whatever became of it.
fn inspection(inspection: &Inspection, now: Moment) -> CompanyEntry {
    let done = inspection.done_at.filter(|at| *at <= now);
    let is_cancelled = inspection.result.code == "cancelled";
    let plan = match inspection.plan.as_str() {
        "" => &inspection.kind.label,
        plan => plan,
    };
    let matters = format!("检查事项：{}。", inspection.matters.join("、"));
    let (date, code, title, finding) = match done {
        Some(at) => {
            let title = format!("{plan}：{}", inspection.result.label);
            (at.date(), "inspection", title, inspection.finding.as_str())
        }
        None if is_cancelled => {
            let title = format!("{plan}：{}", inspection.result.label);
            (inspection.planned_on, "inspection_planned", title, "")
        }
        None => (
            inspection.planned_on,
            "inspection_planned",
            plan.to_owned(),
            "",
        ),
    };
    CompanyEntry {
        date,
        kind: kind(code),
        title,
        text: sentences(&[&matters, finding]),
        dept_name: inspection.dept_name.clone(),
        number: String::new(),
        id: inspection.id.clone(),
    }
}

fn penalty(penalty: &Penalty, today: Date) -> Option<CompanyEntry> {
    let amount = amount(penalty.amount, &penalty.unit.code);
    (penalty.decided_on <= today).then(|| CompanyEntry {
        date: penalty.decided_on,
        kind: kind("penalty"),
        title: penalty.title.clone(),
        text: sentences(&[&penalty.reason, &amount]),
        dept_name: penalty.dept_name.clone(),
        number: penalty.decision_no.clone(),
        id: penalty.id.clone(),
    })
}

/// The amount in words. Money is counted in 分 and said in 元.
fn amount(amount: Option<u64>, unit: &str) -> String {
    match (amount, unit) {
        (None, _) => String::new(),
        (Some(0), _) => "不予罚款。".to_owned(),
        (Some(fen), "fen") if fen % 100 == 0 => format!("罚款 {} 元。", fen / 100),
        (Some(fen), "fen") => format!("罚款 {}.{:02} 元。", fen / 100, fen % 100),
        (Some(days), "day") => format!("{days} 日。"),
        (Some(percent), _) => format!("罚款为基数的 {percent}%。"),
    }
}

fn sentences(parts: &[&str]) -> String {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_said_in_yuan() {
        let rows = [
            (None, "fen", ""),
            (Some(0), "fen", "不予罚款。"),
            (Some(500_000), "fen", "罚款 5000 元。"),
            (Some(12_345), "fen", "罚款 123.45 元。"),
            (Some(3), "percent", "罚款为基数的 3%。"),
            (Some(5), "day", "5 日。"),
        ];
        for (number, unit, expected) in rows {
            assert_eq!(amount(number, unit), expected);
        }
    }
}
