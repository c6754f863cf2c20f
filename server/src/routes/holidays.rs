//! 节假日: /holidays.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::HolidayYear;

use super::openapi::Problems;
use crate::error::ApiError;
use crate::holidays::HolidayList;
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// The years whose holidays and make-up working days are known.
#[utoipa::path(
    get,
    path = "/api/v1/holidays",
    operation_id = "list_holidays",
    tag = "holidays",
    responses((status = 200, description = "The years", body = HolidayList), Problems)
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let holidays = state.holidays();
    let list = holidays.list();
    let editions = serde_json::to_string(&list).map_err(ApiError::internal)?;
    let tag = Tag::of(&["holidays", &editions]);
    json_unless_fresh(&headers, &tag, || list)
}

/// The table of one year, as the State Council's notices set it.
#[utoipa::path(
    get,
    path = "/api/v1/holidays/{year}",
    operation_id = "get_holidays",
    tag = "holidays",
    params(("year" = i32, Path, description = "The year, such as 2026")),
    responses((status = 200, description = "The table", body = HolidayYear), Problems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    year: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(year) = year.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let holidays = state.holidays();
    let table = year.parse().ok().and_then(|year| holidays.year(year));
    let table = table.ok_or(ApiError::NoSuchYear)?;
    let text = serde_json::to_string(table).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["holiday-year", &text]), || table)
}
