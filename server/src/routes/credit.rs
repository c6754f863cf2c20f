//! 信用红黑榜: /credit-records.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::Uri;
use axum::response::Response;
use shigantong_contract::credit::cache_seconds;
use shigantong_contract::{CreditQuery, CreditRecord, CreditRecordSummary, Page};

use super::openapi_credit::{CreditParams, RecordProblems};
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, brief_json};
use crate::state::State;

/// The entries of the lists that are published at this moment and that a query keeps, with the
/// count of every filter's values. It may be kept for as long as `Cache-Control` says and no longer.
#[utoipa::path(
    get,
    path = "/api/v1/credit-records",
    operation_id = "list_credit_records",
    tag = "credit",
    params(CreditParams),
    responses(
        (status = 200, description = "One page", body = Page<CreditRecordSummary>),
        RecordProblems
    )
)]
pub(super) async fn list(Shared(state): Shared<State>, uri: Uri) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let (query, errors) = CreditQuery::parse(pairs.iter());
    if !errors.is_empty() {
        return Err(ApiError::Invalid(
            errors.iter().map(field_problem).collect(),
        ));
    }
    let asked = query.page;
    let listed = state.credit().list(query).await?;
    let (page, seconds) = listed.map_err(|beyond| ApiError::BeyondTheEnd {
        page: asked,
        pages: beyond.pages,
    })?;
    brief_json(&page, seconds)
}

/// One entry in full, while it is published. Of one that is not, the answer says only that.
#[utoipa::path(
    get,
    path = "/api/v1/credit-records/{id}",
    operation_id = "get_credit_record",
    tag = "credit",
    params(("id" = String, Path, description = "The key of the entry")),
    responses((status = 200, description = "The entry", body = CreditRecord), RecordProblems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    id: Result<Path<String>, PathRejection>,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(id) = id.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let (record, now) = state.credit().shown(&id).await?;
    brief_json(&record, cache_seconds(&record.head, now))
}
