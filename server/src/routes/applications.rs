//! 办件查询: /applications.

use axum::extract::{Request, State as Shared};
use axum::http::StatusCode;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use shigantong_contract::case::codes;
use shigantong_contract::{
    Case, CaseNo, Coded, FieldProblem, QueryCode, Rating, RatingRequest, Secret, TrackRequest,
};
use utoipa::ToSchema;

use super::openapi::{CaseProblems, Problems};
use crate::cases::of_case_no;
use crate::error::ApiError;
use crate::http::{Pairs, body, client, json_body, private_json};
use crate::sample;
use crate::state::State;

/// The largest look-up, in bytes.
const MOST_TRACK: usize = 1_024;
/// The largest rating, in bytes: 500 characters, each perhaps escaped.
const MOST_RATING: usize = 8_192;

/// A look-up as it was sent.
#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    case_no: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    level: u8,
    #[serde(default)]
    reasons: Vec<String>,
    #[serde(default)]
    text: String,
}

/// One of the project's own sample cases, with what one needs to look it up.
#[derive(Serialize, ToSchema)]
pub(super) struct SampleCase {
    /// 办件编号.
    #[schema(value_type = String)]
    case_no: CaseNo,
    /// 查询码.
    #[schema(value_type = String)]
    query_code: QueryCode,
    /// Where the case is.
    state: Coded,
    /// 事项名称.
    task_name: String,
}

/// A case in full, for whoever knows its number and its query code, or the last four digits of
/// the telephone. A number that does not exist and a wrong secret are answered alike.
#[utoipa::path(
    post,
    path = "/api/v1/applications/track",
    operation_id = "track_application",
    tag = "applications",
    request_body = TrackRequest,
    responses((status = 200, description = "The case", body = Case), CaseProblems)
)]
pub(super) async fn track(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (sent, client) = sent(&state, request, MOST_TRACK).await?;
    let case = state.cases().track(&sent.track()?, &client).await?;
    private_json(StatusCode::OK, &case)
}

/// Rates a case that is over. The same rating again is the same one; another takes its place.
#[utoipa::path(
    post,
    path = "/api/v1/applications/rating",
    operation_id = "rate_application",
    tag = "applications",
    request_body = RatingRequest,
    responses((status = 200, description = "The rating as it stands", body = Rating), CaseProblems)
)]
pub(super) async fn rating(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (sent, client) = sent(&state, request, MOST_RATING).await?;
    let TrackRequest { case_no, secret } = sent.track()?;
    let request = RatingRequest {
        case_no,
        secret,
        level: sent.level,
        reasons: sent.reasons,
        text: sent.text,
    };
    let rating = state.cases().rate(&request, &client).await?;
    private_json(StatusCode::OK, &rating)
}

/// The project's own sample cases; empty where there are none. Their codes are no secrets.
#[utoipa::path(
    get,
    path = "/api/v1/applications/samples",
    operation_id = "list_sample_applications",
    tag = "applications",
    responses((status = 200, description = "The samples", body = Vec<SampleCase>), Problems)
)]
pub(super) async fn samples(
    Shared(state): Shared<State>,
    _: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let cases = state.db().sample_cases().await;
    let cases = cases.map_err(ApiError::internal)?;
    let samples = cases.into_iter().filter_map(|(key, head, state)| {
        Some(SampleCase {
            case_no: head.case_no,
            query_code: sample::query_code(&key)?,
            state: Coded::of(codes::STATE, &state),
            task_name: head.task_name,
        })
    });
    private_json(StatusCode::OK, &samples.collect::<Vec<_>>())
}

/// What was sent, of so many bytes at most, and the client that sent it.
async fn sent(state: &State, request: Request, most: usize) -> Result<(Sent, String), ApiError> {
    Pairs::parse(request.uri().query())?.only([])?;
    let (parts, content) = request.into_parts();
    let client = client(
        &parts.extensions,
        &parts.headers,
        &state.options().trusted_proxies,
    );
    Ok((json_body(&body(content, most).await?)?, client))
}

impl Sent {
    /// The look-up, or what is wrong with which field.
    fn track(&self) -> Result<TrackRequest, ApiError> {
        let case_no = CaseNo::parse(&self.case_no).map_err(|error| FieldProblem {
            field: "case_no".to_owned(),
            detail: of_case_no(error),
        });
        let secret = Secret::parse(&self.secret).map_err(|_| FieldProblem {
            field: "secret".to_owned(),
            detail: "请填 8 位查询码，或者办件时所留手机号的后四位".to_owned(),
        });
        match (case_no, secret) {
            (Ok(case_no), Ok(secret)) => Ok(TrackRequest { case_no, secret }),
            (case_no, secret) => {
                let errors = case_no.err().into_iter().chain(secret.err());
                Err(ApiError::Invalid(errors.collect()))
            }
        }
    }
}
