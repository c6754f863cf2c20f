//! 表单: an objection or an application for repair as it was sent, as one type.

use serde::Serialize;
use shigantong_contract::credit::forms::FormSubject;
use shigantong_contract::{ApplicationKind, ObjectionRequest, RepairRequest};

use super::Fault;
use super::fields::said;

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Form {
    /// 异议申请.
    Objection(ObjectionRequest),
    /// 修复申请.
    Repair(RepairRequest),
}

impl Form {
    pub(super) fn kind(&self) -> ApplicationKind {
        match self {
            Self::Objection(_) => ApplicationKind::Objection,
            Self::Repair(_) => ApplicationKind::Repair,
        }
    }

    pub(super) fn record_id(&self) -> &str {
        match self {
            Self::Objection(form) => &form.record_id,
            Self::Repair(form) => &form.record_id,
        }
    }

    pub(super) fn subject(&self) -> &FormSubject {
        match self {
            Self::Objection(form) => &form.subject,
            Self::Repair(form) => &form.subject,
        }
    }

    pub(super) fn statement(&self) -> &str {
        match self {
            Self::Objection(form) => &form.reason,
            Self::Repair(form) => &form.statement,
        }
    }

    pub(super) fn files(&self) -> &[String] {
        match self {
            Self::Objection(form) => &form.files,
            Self::Repair(form) => &form.files,
        }
    }

    pub(super) fn key(&self) -> &str {
        match self {
            Self::Objection(form) => &form.idempotency_key,
            Self::Repair(form) => &form.idempotency_key,
        }
    }

    pub(super) fn check(&self) -> Result<(), Fault> {
        let faults = match self {
            Self::Objection(form) => form.faults(),
            Self::Repair(form) => form.faults(),
        };
        if faults.is_empty() {
            return Ok(());
        }
        Err(Fault::Fields(faults.iter().map(said).collect()))
    }
}
