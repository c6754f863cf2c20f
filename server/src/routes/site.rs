//! 站点: /site.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::Site;

use super::openapi::Problems;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, is_fresh, json, not_modified};
use crate::state::State;

/// Whose installation this is, and how fresh its data are.
#[utoipa::path(
    get,
    path = "/api/v1/site",
    operation_id = "get_site",
    tag = "site",
    responses((status = 200, description = "The installation", body = Site), Problems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let catalog = state.catalog();
    let tag = Tag::of(&["site", catalog.tag()]);
    if is_fresh(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    json(&tag, catalog.site())
}
