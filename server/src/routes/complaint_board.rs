//! 公开诉求: /complaints, read by anybody, and who has the same problem.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State as Shared};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use shigantong_contract::Page;
use shigantong_contract::complaint::{
    ComplaintFigures, ComplaintQuery, PublicComplaint, SimilarRequest, Support, SupportRequest,
};

use super::credit_forms::sent;
use super::openapi::Problems;
use super::openapi_complaints::{BoardParams, SupportProblems};
use crate::complaints::Fault;
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, Tag, json_unless_fresh, private_json};
use crate::state::State;

/// The largest question for the same, in bytes: 2000 characters, each perhaps escaped.
const MOST_SIMILAR: usize = 32 << 10;
/// The largest support, in bytes: a key and a proof.
const MOST_SUPPORT: usize = 2_048;

/// The complaints whose citizens want them public and that staff has looked at, without numbers of
/// people, with the count of every filter's values.
#[utoipa::path(
    get,
    path = "/api/v1/complaints",
    operation_id = "list_complaints",
    tag = "complaints",
    params(BoardParams),
    responses((status = 200, description = "One page", body = Page<PublicComplaint>), Problems)
)]
pub(super) async fn list(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let (query, errors) = ComplaintQuery::parse(pairs.iter());
    if !errors.is_empty() {
        return Err(ApiError::Invalid(
            errors.iter().map(field_problem).collect(),
        ));
    }
    let board = state.complaints().board().await?;
    let tag = Tag::of(&["complaints", &board.version(), &query.to_query_string()]);
    let page = board.page(&query);
    let page = page.map_err(|beyond| ApiError::BeyondTheEnd {
        page: query.page,
        pages: beyond.pages,
    })?;
    json_unless_fresh(&headers, &tag, || page)
}

/// One entry of the board.
#[utoipa::path(
    get,
    path = "/api/v1/complaints/{id}",
    operation_id = "get_complaint",
    tag = "complaints",
    params(("id" = String, Path, description = "Its key on the board")),
    responses((status = 200, description = "The entry", body = PublicComplaint), Problems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(id) = id.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let board = state.complaints().board().await?;
    let entry = board.one(&id);
    let entry = entry.ok_or(ApiError::Complaint(Fault::NotOnBoard))?;
    let tag = Tag::of(&["complaint", &board.version(), &id]);
    json_unless_fresh(&headers, &tag, || entry)
}

/// Entries of the board about the same that are not over, the most alike first: 5 at most.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/similar",
    operation_id = "find_similar_complaints",
    tag = "complaints",
    request_body = SimilarRequest,
    responses((status = 200, description = "The entries", body = Vec<PublicComplaint>), SupportProblems)
)]
pub(super) async fn similar(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (request, client): (SimilarRequest, String) = sent(&state, request, MOST_SIMILAR).await?;
    let found = state.complaints().similar(request, &client).await?;
    private_json(StatusCode::OK, &found)
}

/// Says that one has the same problem, once for one's key. Nothing is kept of who it is.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/{id}/support",
    operation_id = "support_complaint",
    tag = "complaints",
    params(("id" = String, Path, description = "Its key on the board")),
    request_body = SupportRequest,
    responses((status = 200, description = "How many there are now", body = Support), SupportProblems)
)]
pub(super) async fn support(
    Shared(state): Shared<State>,
    id: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, ApiError> {
    let Path(id) = id.map_err(|_| ApiError::NotText)?;
    let (request, client): (SupportRequest, String) = sent(&state, request, MOST_SUPPORT).await?;
    let supported = state.complaints().support(&id, &request, &client).await?;
    private_json(StatusCode::OK, &supported)
}

/// How departments answer complaints of the last year, beside what citizens think of the answers.
/// No count from 1 to 4 of what citizens did is shown.
#[utoipa::path(
    get,
    path = "/api/v1/complaint-figures",
    operation_id = "get_complaint_figures",
    tag = "complaints",
    responses((status = 200, description = "The figures", body = ComplaintFigures), Problems)
)]
pub(super) async fn figures(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let holidays = state.holidays();
    let figures = state.complaints().figures(&holidays).await?;
    let text = serde_json::to_string(&figures).map_err(ApiError::internal)?;
    json_unless_fresh(&headers, &Tag::of_bytes(text.as_bytes()), || figures)
}
