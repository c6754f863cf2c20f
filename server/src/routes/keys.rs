//! 公钥: /.well-known/shigantong-keys.json.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::Keys;

use super::openapi::Problems;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// The public keys that receipts of cases are checked by: the one that signs now, then those of
/// before.
#[utoipa::path(
    get,
    path = "/.well-known/shigantong-keys.json",
    operation_id = "get_keys",
    tag = "applications",
    responses((status = 200, description = "The keys", body = Keys), Problems)
)]
pub(super) async fn all(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let keys = state.cases().keys();
    let text = serde_json::to_string(keys).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["keys", &text]), || keys)
}
