//! Open311 GeoReport v2: the board for programs that know how other cities tell theirs.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use shigantong_contract::complaint::open311::{
    Code, Filter, Request, Service, WindowError, request, services,
};

use crate::complaints::Failure;
use crate::error::ApiError;
use crate::http::Pairs;
use crate::state::State;

/// The most requests of one answer, by the specification.
const MOST: usize = 1_000;
/// How long answers may be kept, in seconds.
const KEPT: &str = "public, max-age=60";

/// The services: the issues that can be chosen here.
#[utoipa::path(
    get,
    path = "/open311/v2/services.json",
    operation_id = "open311_services",
    tag = "open311",
    responses((status = 200, description = "GeoReport v2 services", body = Vec<Service>))
)]
pub(super) async fn all_services(Shared(state): Shared<State>, uri: Uri) -> Response {
    match pairs(&uri, &["jurisdiction_id"]) {
        Ok(_) => answer(&services(state.complaints().issues())),
        Err(error) => refused(400, &error),
    }
}

/// The public complaints, the newest first: those of the last 90 days where no dates are given,
/// 1000 at most.
#[utoipa::path(
    get,
    path = "/open311/v2/requests.json",
    operation_id = "open311_requests",
    tag = "open311",
    params(
        ("service_request_id" = Option<String>, Query, description = "Keys, with commas between them; then nothing else counts"),
        ("service_code" = Option<String>, Query, description = "Issues, with commas between them"),
        ("start_date" = Option<String>, Query, description = "From this moment on (RFC 3339)"),
        ("end_date" = Option<String>, Query, description = "Up to this moment"),
        ("status" = Option<String>, Query, description = "open or closed"),
    ),
    responses((status = 200, description = "GeoReport v2 requests", body = Vec<Request>))
)]
pub(super) async fn requests(Shared(state): Shared<State>, uri: Uri) -> Response {
    const KNOWN: &[&str] = &[
        "jurisdiction_id",
        "service_request_id",
        "service_code",
        "start_date",
        "end_date",
        "status",
    ];
    let pairs = match pairs(&uri, KNOWN) {
        Ok(pairs) => pairs,
        Err(error) => return refused(400, &error),
    };
    let today = match state.complaints().now() {
        Ok(now) => now.date(),
        Err(error) => return ApiError::internal(error).into_response(),
    };
    let filter = Filter::parse(pairs.iter(), today);
    let filter = match filter {
        Ok(filter) => filter,
        Err(WindowError(parameter)) => {
            return refused(400, &format!("{parameter} was not understood"));
        }
    };
    let board = match state.complaints().board().await {
        Ok(board) => board,
        Err(failure) => return failed(failure),
    };
    let found = board.only(|entry| filter.takes(entry)).take(MOST);
    let found: Vec<Request> = found.map(|entry| request(&entry)).collect();
    answer(&found)
}

/// One public complaint, as a list of one.
#[utoipa::path(
    get,
    path = "/open311/v2/requests/{id}",
    operation_id = "open311_request",
    tag = "open311",
    params(("id" = String, Path, description = "The key on the board, with .json behind it")),
    responses((status = 200, description = "A GeoReport v2 request", body = Vec<Request>))
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    id: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(id)) = id else {
        return ApiError::NotText.into_response();
    };
    if id.ends_with(".xml") {
        return refused(406, "only JSON is answered: ask for .json");
    }
    let board = match state.complaints().board().await {
        Ok(board) => board,
        Err(failure) => return failed(failure),
    };
    let found = board.one(id.trim_end_matches(".json"));
    match found {
        Some(entry) => answer(&[request(&entry)]),
        None => refused(404, "service_request_id was not found"),
    }
}

/// XML is part of the specification, and not answered here.
pub(super) async fn no_xml() -> Response {
    refused(406, "only JSON is answered: ask for .json")
}

/// Reports are taken by the product's own API, which asks for more than GeoReport can say.
pub(super) async fn no_reports() -> Response {
    refused(405, "reports are taken at /api/v1/complaints")
}

fn pairs(uri: &Uri, known: &'static [&'static str]) -> Result<Pairs, String> {
    let pairs = Pairs::parse(uri.query()).map_err(|_| "the query is no text".to_owned())?;
    let unknown = pairs.iter().find(|(name, _)| !known.contains(name));
    match unknown {
        Some((name, _)) => Err(format!("{name} is not a parameter")),
        None => Ok(pairs),
    }
}

fn answer<T: Serialize + ?Sized>(value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => written(StatusCode::OK, body, KEPT),
        Err(error) => ApiError::internal(error).into_response(),
    }
}

/// An error as the specification writes it.
fn refused(code: u16, description: &str) -> Response {
    let errors = [Code {
        code,
        description: description.to_owned(),
    }];
    let body = serde_json::to_vec(&errors).unwrap_or_default();
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST);
    written(status, body, "no-store")
}

fn failed(failure: Failure) -> Response {
    ApiError::from(failure).into_response()
}

fn written(status: StatusCode, body: Vec<u8>, kept: &'static str) -> Response {
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    headers.insert(CONTENT_TYPE, json);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}
