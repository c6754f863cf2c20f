//! 异议和修复申请的进度: what becomes of an objection or an application for repair, as whoever sent
//! it sees it.
//!
//! An application has a number and a query code as a case has, and is looked up in the same way, by
//! `POST` (`path::credit_track`, with [`crate::TrackRequest`]).

use serde::{Deserialize, Serialize};

use super::record::CreditRecordSummary;
use crate::coded::coded_enum;
use crate::{CaseNo, Coded, Date, Moment, QueryCode};

/// The code tables of applications.
pub mod codes {
    /// 申请种类.
    pub const KIND: &[(&str, &str)] = &[("objection", "异议申请"), ("repair", "信用修复申请")];

    /// 申请状态.
    pub const STATE: &[(&str, &str)] = &[
        ("received", "已收到"),
        ("accepted", "已受理"),
        ("granted", "已同意"),
        ("refused", "未同意"),
        ("closed", "已终止"),
    ];
}

coded_enum! {
    /// 申请种类.
    ApplicationKind, KIND, "kind",
    /// 异议申请.
    Objection = "objection",
    /// 信用修复申请.
    Repair = "repair",
}

coded_enum! {
    /// 申请状态.
    ApplicationState, STATE, "state",
    /// 已收到: nobody has looked at it yet.
    Received = "received",
    /// 已受理.
    Accepted = "accepted",
    /// 已同意: the entry was corrected, withdrawn or repaired.
    Granted = "granted",
    /// 未同意, or not accepted: the reason stands in the last event.
    Refused = "refused",
    /// 已终止: display ended meanwhile, so there is nothing left to decide.
    Closed = "closed",
}

impl ApplicationState {
    /// Whether nothing follows.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::Granted | Self::Refused | Self::Closed)
    }
}

/// 回执: the one answer that ever shows the query code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationReceipt {
    /// 申请编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub no: CaseNo,
    /// 查询码, for whoever applied alone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub query_code: QueryCode,
    /// A code of [`codes::KIND`].
    pub kind: Coded,
    /// The entry.
    pub record_id: String,
    /// When the server took it in.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub received_at: Moment,
    /// The last day for the first answer, by the installation's rules and holidays.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub answer_by: Option<Date>,
}

/// 申请进度.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditApplication {
    /// 申请编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub no: CaseNo,
    /// A code of [`codes::KIND`].
    pub kind: Coded,
    /// The entry's key.
    pub record_id: String,
    /// The entry while it is published; none once it is not.
    #[serde(default)]
    pub record: Option<CreditRecordSummary>,
    /// Who decides.
    pub dept_name: String,
    /// The subject: a body by its name, a natural person masked.
    pub subject_masked: String,
    /// A code of [`codes::STATE`].
    pub state: Coded,
    /// What happened, oldest first; never empty.
    pub events: Vec<ApplicationEvent>,
    /// The last day for the next answer; none once nothing follows.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub answer_by: Option<Date>,
    /// Whether the time for the decision was extended.
    #[serde(default)]
    pub is_extended: bool,
}

/// One thing that happened with an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationEvent {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Moment,
    /// The state that it led to, a code of [`codes::STATE`].
    pub state: Coded,
    /// Who did it: a department, or 申请人.
    pub by: String,
    /// What was decided and why; may be empty.
    #[serde(default)]
    pub text: String,
}

/// 材料: a file that was sent for an application, known to its sender and the authority alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Its key, for `files` of the forms: 1 to 64 of `A-Z a-z 0-9 _ -`, made of random bytes.
    pub id: String,
    /// What it is by its content, such as `application/pdf`.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u32,
}

/// The largest file of an application, in bytes.
pub const MAX_UPLOAD_BYTES: usize = 5 * 1024 * 1024;
