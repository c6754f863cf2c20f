//! 工作人员接口: /staff, for whoever has the token.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State as Shared};
use axum::http::header::{AUTHORIZATION, ETAG, IF_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use shigantong_contract::{Case, CaseCreated, CaseDraft, CaseNo, EventDraft};

use super::openapi::StaffProblems;
use crate::cases::{Fault, ReplyKey, of_case_no};
use crate::error::ApiError;
use crate::http::{body, client, json_body, private_json};
use crate::state::State;

/// The largest draft, in bytes.
const MOST_DRAFT: usize = 64 << 10;
const KEY: &str = "idempotency-key";

/// Lets staff pass. Without a token of the operator there is no such address. Wrong tokens are
/// counted; a request without one guesses nothing.
pub(super) async fn only(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let options = state.options();
    let Some(token) = &options.staff_token else {
        return ApiError::NoSuchPath.into_response();
    };
    let headers = request.headers();
    let Some(given) = headers.get(AUTHORIZATION) else {
        return ApiError::NotStaff.into_response();
    };
    let given = given.to_str().unwrap_or_default();
    let (scheme, given) = given.split_once(' ').unwrap_or_default();
    let is_right = token.is(given.trim()) && scheme.eq_ignore_ascii_case("bearer");
    let client = client(request.extensions(), headers, &options.trusted_proxies);
    if let Err(failure) = state.cases().staff_came(is_right, &client).await {
        return ApiError::from(failure).into_response();
    }
    if !is_right {
        return ApiError::NotStaff.into_response();
    }
    next.run(request).await
}

/// Creates a case for an item. The answer is the only one that ever shows the query code.
#[utoipa::path(
    post,
    path = "/api/v1/staff/cases",
    operation_id = "create_case",
    tag = "staff",
    params(("Idempotency-Key" = Option<String>, Header, description = "Made by the sender: the same writing under the same key is done once in 24 hours")),
    request_body = CaseDraft,
    responses((status = 201, description = "The new case", body = CaseCreated), StaffProblems)
)]
pub(super) async fn create(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    content: Body,
) -> Result<Response, ApiError> {
    let key = reply_key(&headers)?;
    let draft: CaseDraft = json_body(&body(content, MOST_DRAFT).await?)?;
    let created = state.cases().create(&draft, key.as_ref()).await?;
    private_json(StatusCode::CREATED, &created)
}

/// A case in full. Its entity tag is the number of its events.
#[utoipa::path(
    get,
    path = "/api/v1/staff/cases/{case_no}",
    operation_id = "get_case",
    tag = "staff",
    params(("case_no" = String, Path, description = "办件编号")),
    responses((status = 200, description = "The case", body = Case), StaffProblems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    case_no: Result<Path<String>, PathRejection>,
) -> Result<Response, ApiError> {
    let case = state.cases().find(&number(case_no)?).await?;
    answer(&case)
}

/// Adds an event to a case. With `If-Match` and the entity tag that the sender saw, it is refused
/// where somebody else was first.
#[utoipa::path(
    post,
    path = "/api/v1/staff/cases/{case_no}/events",
    operation_id = "advance_case",
    tag = "staff",
    params(
        ("case_no" = String, Path, description = "办件编号"),
        ("If-Match" = Option<String>, Header, description = "The entity tag of the case as it was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Made by the sender: the same writing under the same key is done once in 24 hours"),
    ),
    request_body = EventDraft,
    responses((status = 200, description = "The case with the event", body = Case), StaffProblems)
)]
pub(super) async fn advance(
    Shared(state): Shared<State>,
    case_no: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    content: Body,
) -> Result<Response, ApiError> {
    let case_no = number(case_no)?;
    let key = reply_key(&headers)?;
    let known = known(&headers)?;
    let draft: EventDraft = json_body(&body(content, MOST_DRAFT).await?)?;
    let case = state
        .cases()
        .advance(&case_no, &draft, known, key.as_ref())
        .await?;
    answer(&case)
}

fn answer(case: &Case) -> Result<Response, ApiError> {
    tagged(private_json(StatusCode::OK, case)?, case.events.len())
}

/// An answer with the number of events as its entity tag.
pub(super) fn tagged(mut response: Response, events: usize) -> Result<Response, ApiError> {
    let tag = HeaderValue::from_str(&format!("\"{events}\""));
    let tag = tag.map_err(ApiError::internal)?;
    response.headers_mut().insert(ETAG, tag);
    Ok(response)
}

fn number(case_no: Result<Path<String>, PathRejection>) -> Result<CaseNo, ApiError> {
    let Path(case_no) = case_no.map_err(|_| ApiError::NotText)?;
    CaseNo::parse(&case_no)
        .map_err(|error| ApiError::Case(Fault::field("case_no", &of_case_no(error))))
}

pub(super) fn reply_key(headers: &HeaderMap) -> Result<Option<ReplyKey>, ApiError> {
    let Some(value) = headers.get(KEY) else {
        return Ok(None);
    };
    let key = value.to_str().ok().and_then(ReplyKey::parse);
    let detail = "请用 1 到 128 个可见的英文字符，例如 UUID";
    key.map(Some)
        .ok_or_else(|| ApiError::Case(Fault::field("Idempotency-Key", detail)))
}

/// How many events the sender knew of; `*` is any number.
pub(super) fn known(headers: &HeaderMap) -> Result<Option<u32>, ApiError> {
    let Some(value) = headers.get(IF_MATCH) else {
        return Ok(None);
    };
    let tag = value.to_str().unwrap_or_default().trim();
    if tag == "*" {
        return Ok(None);
    }
    let known = tag.trim_start_matches("W/").trim_matches('"').parse().ok();
    let detail = "请照抄查看办件时得到的 ETag，例如 \"5\"";
    known
        .map(Some)
        .ok_or_else(|| ApiError::Case(Fault::field("If-Match", detail)))
}
