//! Errors as they travel: problem details (RFC 9457).

use serde::{Deserialize, Serialize};

/// What went wrong with a request, as `application/problem+json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A name for the kind of problem that stays the same, such as `/problems/not-found`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened here and what to do, for a person to read.
    #[serde(default)]
    pub detail: String,
    /// The number under which the server's log knows the request.
    #[serde(default)]
    pub request_id: String,
    /// One entry for every field or parameter that was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// Why one field or parameter was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The name of the field or parameter.
    pub field: String,
    /// What to enter, for a person to read.
    pub detail: String,
}
