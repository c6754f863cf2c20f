//! 地区: /areas.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::Area;

use super::openapi::Problems;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// All regions, in the order in which they are shown.
#[utoipa::path(
    get,
    path = "/api/v1/areas",
    operation_id = "list_areas",
    tag = "areas",
    responses((status = 200, description = "The regions", body = Vec<Area>), Problems)
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let catalog = state.catalog();
    let tag = Tag::of(&["areas", catalog.tag()]);
    json_unless_fresh(&headers, &tag, || catalog.areas())
}
