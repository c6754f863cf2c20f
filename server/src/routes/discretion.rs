//! 裁量与处罚: /discretion-rules and /penalties.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::{DiscretionRule, FieldError, Page, Penalty, Reason};

use super::inspections::within;
use super::openapi::Problems;
use crate::db::regulation_lists::Window;
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// Penalties on a page.
const PAGE_SIZE: u32 = 20;
/// The last page that can be asked for, and the longest key.
const MOST_PAGE: u32 = 1_000_000;
const MOST_KEY: usize = 64;

/// The discretion standards of a penalty, wherever it is imposed; of all without `item`.
#[utoipa::path(
    get,
    path = "/api/v1/discretion-rules",
    operation_id = "list_discretion_rules",
    tag = "regulation",
    params(("item" = Option<String>, Query, description = "业务办理项编码", max_length = 64)),
    responses((status = 200, description = "The standards", body = Vec<DiscretionRule>), Problems)
)]
pub(super) async fn rules(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let [item] = pairs.only(["item"])?;
    let item = key("item", item)?;
    let rules = state.db().discretion_rules(item).await;
    let rules = rules.map_err(ApiError::internal)?;
    let text = serde_json::to_string(&rules).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["discretion-rules", &text]), || rules)
}

/// The published penalties that rest on a discretion standard, the latest first; all without `rule`.
#[utoipa::path(
    get,
    path = "/api/v1/penalties",
    operation_id = "list_penalties",
    tag = "regulation",
    params(
        ("rule" = Option<String>, Query, description = "裁量规则, by its key", max_length = 64),
        ("page" = Option<u32>, Query, description = "The page", minimum = 1, maximum = 1_000_000)
    ),
    responses((status = 200, description = "One page", body = Page<Penalty>), Problems)
)]
pub(super) async fn penalties(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let [rule, page] = pairs.only(["rule", "page"])?;
    let rule = key("rule", rule)?;
    let number = page.map_or(Some(1), |page| page.parse().ok());
    let number = number.filter(|number| (1..=MOST_PAGE).contains(number));
    let number = number.ok_or_else(|| wrong("page", Reason::NotInRange(1, MOST_PAGE)))?;
    let window = Window::page(number, PAGE_SIZE);
    let listed = state.db().penalties(rule, window).await;
    let (items, total) = listed.map_err(ApiError::internal)?;
    let page = within(Page {
        items,
        page: number,
        page_size: PAGE_SIZE,
        total,
        facets: Vec::new(),
        journeys: Vec::new(),
    })?;
    let text = serde_json::to_string(&page).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of(&["penalties", &text]), || page)
}

fn key<'k>(field: &str, key: Option<&'k str>) -> Result<&'k str, ApiError> {
    let key = key.unwrap_or_default();
    if key.chars().count() > MOST_KEY {
        return Err(wrong(field, Reason::TooLong(MOST_KEY)));
    }
    Ok(key)
}

fn wrong(field: &str, reason: Reason) -> ApiError {
    let field = field.to_owned();
    ApiError::Invalid(vec![field_problem(&FieldError { field, reason })])
}
