//! 记录事件: one entry of a record's history.

use serde::{Deserialize, Serialize};

use crate::{CaseDocument, Coded, Moment, Party};

/// The longest decision or reason, in characters.
pub const MAX_DECISION_CHARS: usize = 1000;
/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The most events of a record.
pub const MAX_EVENTS: usize = 200;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditEvent {
    /// Its number within the record, from 1 without gaps.
    pub seq: u32,
    /// When it happened, by the server's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Moment,
    /// 动作, a code of [`super::codes::ACTION`].
    pub action: Coded,
    /// The state that it began in, a code of [`super::codes::STATE`]; none for the first event.
    pub state_before: Option<Coded>,
    /// The state that it led to.
    pub state_after: Coded,
    /// Who did it: a department, or the subject (`is_applicant`), never a person by name.
    pub by: Party,
    /// What was decided and why.
    #[serde(default)]
    pub decision: String,
    /// The document that goes with it.
    #[serde(default)]
    pub document: Option<CaseDocument>,
}

/// What is to happen with a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CreditDraft {
    /// 动作, a code of [`super::codes::ACTION`].
    pub action: String,
    /// Who does it.
    pub by: Party,
    /// What was decided and why: at most 1000 characters.
    pub decision: String,
    /// The document that goes with it.
    pub document: Option<CaseDocument>,
}
