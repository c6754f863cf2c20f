//! 检查与抽取: /inspections and /draws.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::draw::DrawSummary;
use shigantong_contract::inspection::{INSPECTION_PAGE_SIZE, codes};
use shigantong_contract::{Coded, Draw, Facet, FacetValue, Inspection, InspectionQuery, Page};

use super::openapi::{InspectionParams, Problems};
use crate::catalog::Catalog;
use crate::db::regulation_lists::Window;
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::regulation::StoredDraw;
use crate::state::State;

/// The filters that have counts, in the order in which they are shown.
const FACETS: [&str; 4] = ["result", "dept_code", "area_code", "year"];

/// The inspections that a query keeps, the latest first, with the count of every filter's values.
#[utoipa::path(
    get,
    path = "/api/v1/inspections",
    operation_id = "list_inspections",
    tag = "regulation",
    params(InspectionParams),
    responses((status = 200, description = "One page", body = Page<Inspection>), Problems)
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let (query, errors) = InspectionQuery::parse(pairs.iter());
    if !errors.is_empty() {
        return Err(ApiError::Invalid(
            errors.iter().map(field_problem).collect(),
        ));
    }
    let db = state.db();
    let window = Window::page(query.page, INSPECTION_PAGE_SIZE);
    let listed = db.inspections(&query, window).await;
    let (items, total) = listed.map_err(ApiError::internal)?;
    let catalog = state.catalog();
    let mut facets = Vec::with_capacity(FACETS.len());
    for name in FACETS {
        let counted = db.inspection_facet(&query, name).await;
        let counted = counted.map_err(ApiError::internal)?;
        let values = counted.into_iter().map(|(code, label, count)| FacetValue {
            label: words(&catalog, name, &code, label),
            code,
            count,
        });
        facets.push(Facet {
            name: name.to_owned(),
            values: values.collect(),
        });
    }
    let page = Page {
        items,
        page: query.page,
        page_size: INSPECTION_PAGE_SIZE,
        total,
        facets,
        journeys: Vec::new(),
    };
    let page = within(page)?;
    let text = serde_json::to_string(&page).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["inspections", &text]), || page)
}

/// What a value of a filter is called.
fn words(catalog: &Catalog, name: &str, code: &str, label: String) -> String {
    match name {
        "result" => Coded::of(codes::INSPECTION_RESULT, code).label,
        "area_code" => catalog.area_name(code).unwrap_or(code).to_owned(),
        "year" => format!("{code} 年"),
        _ => label,
    }
}

/// The page, or that it lies after the last one.
pub(super) fn within<T>(page: Page<T>) -> Result<Page<T>, ApiError> {
    let (asked, pages) = (page.page, page.pages());
    if asked > pages {
        return Err(ApiError::BeyondTheEnd { page: asked, pages });
    }
    Ok(page)
}

/// The draws, the latest first; one that is only prepared has no `drawn_on`.
#[utoipa::path(
    get,
    path = "/api/v1/draws",
    operation_id = "list_draws",
    tag = "regulation",
    responses((status = 200, description = "The draws", body = Vec<DrawSummary>), Problems)
)]
pub(super) async fn draws(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let draws = state.db().draws().await.map_err(ApiError::internal)?;
    let text = serde_json::to_string(&draws).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["draws", &text]), || draws)
}

/// A draw with all that is needed to repeat it. One that is only prepared has no seed, and nothing
/// is drawn: its lists and hashes are what is published before.
#[utoipa::path(
    get,
    path = "/api/v1/draws/{id}",
    operation_id = "get_draw",
    tag = "regulation",
    params(("id" = String, Path, description = "Its key", pattern = "^[A-Za-z0-9_-]{1,64}$")),
    responses((status = 200, description = "The draw", body = Draw), Problems)
)]
pub(super) async fn draw(
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(key) = key.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let found = state.db().kept::<StoredDraw>(&key).await;
    let found = found
        .map_err(ApiError::internal)?
        .ok_or(ApiError::NoSuchDraw)?;
    let text = serde_json::to_string(&found.draw).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["draw", &text]), || found.draw)
}
