//! 事项: /service-items.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::{ItemQuery, Page, ServiceItem, ServiceItemSummary};

use super::openapi::{ItemParams, Problems};
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, Tag, is_fresh, json, not_modified};
use crate::state::State;

/// The items that a query keeps, best first, with the count of every filter's values.
#[utoipa::path(
    get,
    path = "/api/v1/service-items",
    operation_id = "list_service_items",
    tag = "service-items",
    params(ItemParams),
    responses(
        (status = 200, description = "One page", body = Page<ServiceItemSummary>),
        Problems
    )
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let (query, errors) = ItemQuery::parse(pairs.iter());
    if !errors.is_empty() {
        return Err(ApiError::Invalid(
            errors.iter().map(field_problem).collect(),
        ));
    }
    let catalog = state.catalog();
    let tag = Tag::of(&["service-items", catalog.tag(), &query.to_query_string()]);
    // The same query of the same data was answered to whoever has its tag.
    if is_fresh(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    let page = state.list(catalog, query).await?;
    json(&tag, &page)
}

/// One item in full.
#[utoipa::path(
    get,
    path = "/api/v1/service-items/{task_handle_item}",
    operation_id = "get_service_item",
    tag = "service-items",
    params(("task_handle_item" = String, Path, description = "业务办理项编码")),
    responses((status = 200, description = "The item", body = ServiceItem), Problems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(key) = key.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let catalog = state.catalog();
    let tag = Tag::of(&["service-item", catalog.tag(), &key]);
    if is_fresh(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    let detail = state.db().item(&key).await.map_err(ApiError::internal)?;
    let Some(detail) = detail else {
        return Err(ApiError::NoSuchItem(key));
    };
    let mut item: ServiceItem = serde_json::from_str(&detail).map_err(ApiError::internal)?;
    // A region may have got its name after the item.
    if let Some(name) = catalog.area_name(&item.area_code) {
        name.clone_into(&mut item.area_name);
    }
    json(&tag, &item)
}
