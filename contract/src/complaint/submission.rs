//! What is sent about complaints beside the complaint itself.

use serde::{Deserialize, Serialize};

use super::draft::ComplaintDraft;

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
