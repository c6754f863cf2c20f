//! 办件事件: one entry of a case's log (处处留痕).

use serde::{Deserialize, Serialize};

use crate::{Coded, Date, Moment};

/// The longest decision or reason, in characters.
pub const MAX_DECISION_CHARS: usize = 1000;
/// The longest name or title, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The most entries of one 补正 list.
pub const MAX_CORRECTION_ITEMS: usize = 30;
/// The longest entry of a 补正 list, in characters.
pub const MAX_CORRECTION_CHARS: usize = 300;
/// The most events of a case.
pub const MAX_EVENTS: usize = 500;

/// One event. All fields are hashed (`chain`): a field that is added later must not be written
/// while it is empty, so that receipts of before still hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseEvent {
    /// Its number within the case, from 1 without gaps.
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
    /// 环节, as the item's procedure names it; may be empty.
    pub stage: String,
    /// Who did it.
    pub by: Party,
    /// What was decided and why, for the applicant to read.
    pub decision: String,
    /// The document that goes with it.
    pub document: Option<CaseDocument>,
    /// 补正: what the applicant must hand in.
    pub correction: Option<Correction>,
    /// 特别程序: which one begins.
    pub special: Option<SpecialSpan>,
    /// 延长期限 by so many days of the item's own unit.
    pub extension_days: Option<u16>,
    /// Who acts next, and so holds the case from now on; none after an end.
    pub next: Option<Party>,
}

/// Who acts: a role of a department, never a person by name, or the applicant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Party {
    /// Whether it is the applicant: then the other fields are empty.
    pub is_applicant: bool,
    /// 部门编码 (unified social credit code where known).
    pub dept_code: String,
    /// 部门.
    pub dept_name: String,
    /// 岗位.
    pub role: String,
}

impl Party {
    /// The applicant.
    #[must_use]
    pub fn applicant() -> Self {
        Self {
            is_applicant: true,
            ..Self::default()
        }
    }
}

/// A document that an event made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CaseDocument {
    /// Its title, such as 不予受理通知书.
    pub name: String,
    /// 文号; may be empty.
    pub number: String,
    /// The name of a file that the server has (`path::file`); empty where it is not public.
    pub guid: String,
}

/// 补正通知: what is missing, all of it at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Correction {
    /// The last day to hand it in.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub due: Date,
    /// What must be handed in, one entry a thing; never empty.
    pub items: Vec<CorrectionItem>,
}

/// One thing to hand in or to mend.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CorrectionItem {
    /// What to do, in words.
    pub text: String,
    /// The `material_name` of the item that it is about; empty where it is about none.
    pub material: String,
}

/// 特别程序: a procedure whose time is not counted (行政许可法第四十五条).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SpecialSpan {
    /// Its name, such as 听证 or 专家评审.
    pub name: String,
    /// How long it will take in days, as the applicant must be told; none where it is not known.
    pub days: Option<u16>,
}
