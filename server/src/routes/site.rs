//! 站点: /site.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::Site;

use super::openapi::Problems;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, json_unless_fresh};
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
    json_unless_fresh(&headers, &tag, || catalog.site())
}
