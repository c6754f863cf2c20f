//! What is sent about complaints beside the complaint itself.

use serde::{Deserialize, Serialize};

use super::draft::ComplaintDraft;
use crate::{CaseNo, Secret};

/// 诉求 as it is sent, with the proof of work that the server asks for.
///
/// The same complaint under the same key is the same, whatever its proof: a proof is used once, and
/// who sends again after a lost answer has another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ComplaintSubmission {
    /// What is handed in.
    pub complaint: ComplaintDraft,
    /// The solved challenge (`path::complaint_challenge`), as ALTCHA writes it: base64 of JSON; empty
    /// where the server asks for none.
    pub proof: String,
}

/// What somebody is about to complain of, to find who did already: by `POST`, since no word of it
/// may stand in an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SimilarRequest {
    /// 事由, a code of the installation's rules.
    pub issue: String,
    /// What was written so far: at most 2000 characters; may be empty.
    pub text: String,
    /// The region: 6, 9 or 12 digits.
    pub area_code: String,
    /// 业务办理项编码 of the item that it is about; may be empty.
    pub task_handle_item: String,
}

/// 附议: somebody has the same problem as an entry of the board. Nothing is kept of who it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportRequest {
    /// Random, made once by a phone for this entry, so that asking twice counts once: 16 to 64 of
    /// `A-Z a-z 0-9 _ -`.
    pub supporter: String,
    /// The solved challenge, as in [`ComplaintSubmission`].
    #[serde(default)]
    pub proof: String,
}

/// How many have the same problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Support {
    /// The citizen who complained is not among them.
    pub supporters: u32,
}

/// A file of a complaint is asked for, by `POST`: number and secret travel in the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFileRequest {
    /// 诉求编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub no: CaseNo,
    /// 查询码, or the last four digits of the telephone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Secret,
    /// Its name, in [`super::Complaint::files`] or in an event's.
    pub file: String,
}

/// A file of a complaint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFile {
    /// `image/jpeg`, or `application/pdf` of what a department added.
    pub media_type: String,
    /// Its bytes in base64 (RFC 4648, section 4).
    pub data: String,
}
