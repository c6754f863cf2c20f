//! 示例信用记录: writes them beside the sample's items, at the first start, with three applications
//! that the app shows.

use anyhow::Context as _;
use shigantong_contract::credit::forms::FormSubject;
use shigantong_contract::credit::{CreditAction, CreditState};
use shigantong_contract::{CaseNo, Moment, ObjectionRequest, QueryCode, RepairRequest};

use super::credit::{self, SampleRecord};
use crate::credit::{Credit, Decision, Failure, Form, Handling, History, Submitting};
use crate::holidays::Holidays;

/// The applications that the app shows: the key, the query code, which is no secret, the state of
/// the record that it is about, and whether it has been accepted.
const APPLICATIONS: &[(&str, &str, CreditState, bool)] = &[
    (
        "repair-received",
        "XYFT2026",
        CreditState::RepairEligible,
        false,
    ),
    (
        "repair-accepted",
        "XYSH2026",
        CreditState::RepairEligible,
        true,
    ),
    (
        "objection-received",
        "YYSQ2026",
        CreditState::Published,
        false,
    ),
];

/// One of the applications that the app shows, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedApplication {
    /// 申请编号.
    pub no: CaseNo,
    /// 查询码.
    pub query_code: QueryCode,
    /// What it is.
    pub name: String,
}

/// The query code of a sample application.
pub(super) fn code(key: &str) -> Option<QueryCode> {
    let found = APPLICATIONS.iter().find(|(known, ..)| *known == key);
    found.and_then(|(_, code, ..)| QueryCode::parse(code).ok())
}

/// Writes the sample's records, told relative to a moment, and its applications.
///
/// # Errors
/// Data files that cannot be read, events that do not follow on one another, and those of the
/// database.
pub async fn load(
    credit: &Credit,
    holidays: &Holidays,
    now: Moment,
) -> anyhow::Result<Vec<LoadedApplication>> {
    let records = credit::all(credit.rules(), now.date())?;
    let mut histories = Vec::with_capacity(records.len());
    for record in &records {
        histories.push(history(record));
    }
    let ids = credit.load_histories(&histories).await.map_err(said)?;
    let mut taken = Vec::new();
    let mut loaded = Vec::new();
    for (key, code, state, is_accepted) in APPLICATIONS {
        let is_fit = |id: &String| !taken.contains(id);
        let mut fit = None;
        for (record, id) in records.iter().zip(&ids) {
            if !is_fit(id) || !record.subject.is_company() {
                continue;
            }
            let found = credit.shown(id).await;
            let is_state = found.is_ok_and(|(found, _)| {
                found.head.state.code == state.code() && found.head.severity.is_some()
            });
            if is_state {
                fit = Some((record, id.clone()));
                break;
            }
        }
        let Some((record, id)) = fit else { continue };
        let form = form(record, &id, *state);
        let submitting = Submitting {
            form: &form,
            at: now,
            code: QueryCode::parse(code).context("a code of the sample")?,
            sample_key: key,
        };
        let no = credit
            .load_application(&submitting, holidays)
            .await
            .map_err(said)?;
        if *is_accepted {
            let handling =
                Handling::new(Decision::Accept, "材料齐全，予以受理（示例）。", holidays);
            credit.handle(&no, &handling).await.map_err(said)?;
        }
        taken.push(id);
        loaded.push(LoadedApplication {
            no,
            query_code: submitting.code,
            name: record.subject.name.clone(),
        });
    }
    Ok(loaded)
}

fn history(record: &SampleRecord) -> History<'_> {
    let then = record.then.iter().map(|happening| {
        let says = match happening.action {
            CreditAction::Extend => "情况复杂，延长 10 个工作日（示例）。",
            CreditAction::Refuse => "整改没有通过验收，不予修复（示例）。",
            CreditAction::Correct => "文书记载有误，已经更正（示例）。",
            CreditAction::Uphold => "经核查记录无误，予以维持（示例）。",
            CreditAction::Withdraw => "决定已经撤销，撤下记录（示例）。",
            CreditAction::Shield => "人民法院裁定批准重整计划，屏蔽记录（示例）。",
            CreditAction::Fulfil => "义务已经全部履行（示例）。",
            _ => "",
        };
        (happening.action, says, happening.at)
    });
    History {
        entry: &record.entry,
        id_masked: &record.subject.id_masked,
        published_at: record.published_at,
        then: then.collect(),
    }
}

fn form(record: &SampleRecord, id: &str, state: CreditState) -> Form {
    let subject = FormSubject {
        name: record.subject.full_name.clone(),
        uscc: record.subject.uscc.clone(),
        contact: "王某".to_owned(),
        phone: "0917-0000000".to_owned(),
    };
    match state {
        CreditState::Published => Form::Objection(ObjectionRequest {
            record_id: id.to_owned(),
            subject,
            reason: "决定书上的主体不是我单位，请核对（示例）。".to_owned(),
            ..ObjectionRequest::default()
        }),
        _ => Form::Repair(RepairRequest {
            record_id: id.to_owned(),
            subject,
            statement: "已经整改并缴清罚款（示例）。".to_owned(),
            has_promised: true,
            ..RepairRequest::default()
        }),
    }
}

fn said(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Fault(fault) => anyhow::anyhow!("credit.toml: {fault}"),
        Failure::Internal(error) => error,
    }
}
