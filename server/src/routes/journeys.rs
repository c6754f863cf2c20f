//! 一件事: /journeys.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::{AreaCode, Journey, JourneySummary};

use super::openapi::Problems;
use crate::error::{ApiError, no_such_area};
use crate::http::{Pairs, Tag, is_fresh, json, json_unless_fresh, not_modified};
use crate::journeys::resolve;
use crate::state::State;

/// The journeys: several items that belong to one event of life.
#[utoipa::path(
    get,
    path = "/api/v1/journeys",
    operation_id = "list_journeys",
    tag = "journeys",
    responses((status = 200, description = "The journeys", body = Vec<JourneySummary>), Problems)
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let catalog = state.catalog();
    let tag = Tag::of(&["journeys", catalog.tag()]);
    json_unless_fresh(&headers, &tag, || catalog.journeys())
}

/// A journey with the items by which a region's people do it: each task's item is the region's
/// own, else that of the region above; where only regions below perform it, one of theirs stands
/// for all (`is_example`).
#[utoipa::path(
    get,
    path = "/api/v1/journeys/{key}",
    operation_id = "get_journey",
    tag = "journeys",
    params(
        ("key" = String, Path, description = "Its key", pattern = "^[a-z0-9-]{1,40}$"),
        (
            "area_code" = Option<String>,
            Query,
            description = "The region, 6, 9 or 12 digits; the whole city without it",
            pattern = "^([0-9]{6}|[0-9]{9}|[0-9]{12})$"
        )
    ),
    responses((status = 200, description = "The journey", body = Journey), Problems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(key) = key.map_err(|_| ApiError::NotText)?;
    let pairs = Pairs::parse(uri.query())?;
    let [area] = pairs.only(["area_code"])?;
    let catalog = state.catalog();
    let journey = catalog.journey(&key).ok_or(ApiError::NoSuchJourney)?;
    let area = area.map(AreaCode::parse).transpose();
    let area = area.map_err(|_| no_such_area("area_code"))?;
    let is_known = |code: &AreaCode| catalog.area_name(code.as_str()).is_some();
    if !area.as_ref().is_none_or(is_known) {
        return Err(no_such_area("area_code"));
    }
    let code = area.as_ref().map_or("", AreaCode::as_str);
    let tag = Tag::of(&["journey", catalog.tag(), &key, code]);
    if is_fresh(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    let resolved = resolve(state.db(), &catalog, journey, area.as_ref()).await;
    json(&tag, &resolved.map_err(ApiError::internal)?)
}
