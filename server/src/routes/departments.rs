//! 部门: /departments.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::{AreaCode, Department, FieldError, Reason};

use super::openapi::Problems;
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// The departments that have items, of one region or of all.
#[utoipa::path(
    get,
    path = "/api/v1/departments",
    operation_id = "list_departments",
    tag = "departments",
    params((
        "area_code" = Option<String>,
        Query,
        description = "The region, without those below: 6, 9 or 12 digits",
        pattern = "^([0-9]{6}|[0-9]{9}|[0-9]{12})$"
    )),
    responses((status = 200, description = "The departments", body = Vec<Department>), Problems)
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let [area] = pairs.only(["area_code"])?;
    let area = area
        .map(AreaCode::parse)
        .transpose()
        .map_err(|_| not_an_area())?;
    let catalog = state.catalog();
    let code = area.as_ref().map_or("", AreaCode::as_str);
    let tag = Tag::of(&["departments", catalog.tag(), code]);
    json_unless_fresh(&headers, &tag, || catalog.departments(area.as_ref()))
}

fn not_an_area() -> ApiError {
    let error = FieldError {
        field: "area_code".to_owned(),
        reason: Reason::NotAnArea,
    };
    ApiError::Invalid(vec![field_problem(&error)])
}
