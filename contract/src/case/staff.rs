//! 工作人员操作: what the operator sends to create a case and to move it on.

use serde::{Deserialize, Serialize};

use super::{CaseDocument, CaseNo, Correction, Party, QueryCode, SpecialSpan};

/// Creates a case for an item. The server gives number, query code and the first event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseDraft {
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// The applicant's name: kept masked alone.
    pub applicant: String,
    /// The applicant's telephone: of it the last four digits are kept, and those hashed.
    pub phone: String,
    /// Who takes it in; the item's own department where this is empty.
    #[serde(default)]
    pub next: Option<Party>,
}

/// The new case: the one answer that ever shows the query code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseCreated {
    /// 办件编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub case_no: CaseNo,
    /// 查询码, for the applicant alone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub query_code: QueryCode,
}

/// What is to happen with a case. The server gives number and time; the machine gives the states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct EventDraft {
    /// 动作, a code of [`super::codes::ACTION`].
    pub action: String,
    /// 环节; may be empty.
    pub stage: String,
    /// Who does it.
    pub by: Party,
    /// What is decided and why.
    pub decision: String,
    /// The document that goes with it.
    pub document: Option<CaseDocument>,
    /// 补正: with `request_correction` alone.
    pub correction: Option<Correction>,
    /// 特别程序: with `begin_special` alone.
    pub special: Option<SpecialSpan>,
    /// 延长期限 in days: with `extend` alone.
    pub extension_days: Option<u16>,
    /// Who acts next; none where `by` goes on, or the case ends.
    pub next: Option<Party>,
}
