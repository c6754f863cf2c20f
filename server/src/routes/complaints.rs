//! 诉求: what a citizen sends, and the rules that it is sent under.

use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use shigantong_contract::complaint::{
    Challenge, CitizenEvent, Complaint, ComplaintEventDraft, ComplaintFile, ComplaintFileRequest,
    ComplaintReceipt, ComplaintSubmission, IssueRules, SlaRules,
};
use shigantong_contract::{CaseNo, Coded, QueryCode, TrackRequest};
use utoipa::ToSchema;

use super::credit_forms::sent;
use super::look_up::{LookUp, MOST_TRACK};
use super::openapi::Problems;
use super::openapi_complaints::{ActProblems, TakeProblems, TrackProblems};
use crate::error::ApiError;
use crate::http::{Pairs, Tag, json_unless_fresh, private_json};
use crate::sample;
use crate::state::State;

/// The largest complaint, in bytes: 6000 characters, each perhaps escaped, and the rest.
const MOST_COMPLAINT: usize = 48 << 10;
/// The largest act, in bytes: 2000 characters and the rest.
const MOST_ACT: usize = 24 << 10;
const NUMBER: &str = "诉求编号";
const WHEN: &str = "反映";

/// What is done with a complaint, as it was sent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Act {
    #[serde(flatten)]
    look_up: LookUp,
    idempotency_key: String,
    event: ComplaintEventDraft,
}

/// A file that is asked for, as it was sent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FileAsked {
    #[serde(flatten)]
    look_up: LookUp,
    file: String,
}

/// One of the project's own sample complaints, with what one needs to look it up.
#[derive(Serialize, ToSchema)]
pub(super) struct SampleComplaint {
    /// 诉求编号.
    #[schema(value_type = String)]
    no: CaseNo,
    /// 查询码.
    #[schema(value_type = String)]
    query_code: QueryCode,
    /// What it is about.
    issue: Coded,
    /// Where it is.
    state: Coded,
}

/// The issues that one can choose from, and where each goes.
#[utoipa::path(
    get,
    path = "/api/v1/complaint-issues",
    operation_id = "list_complaint_issues",
    tag = "complaints",
    responses((status = 200, description = "The issues", body = IssueRules), Problems)
)]
pub(super) async fn issues(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    public(&headers, &uri, state.complaints().issues())
}

/// The time limits of complaints, with where they are set.
#[utoipa::path(
    get,
    path = "/api/v1/complaint-rules",
    operation_id = "get_complaint_rules",
    tag = "complaints",
    responses((status = 200, description = "The limits", body = SlaRules), Problems)
)]
pub(super) async fn rules(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    public(&headers, &uri, state.complaints().rules())
}

fn public<T: Serialize>(headers: &HeaderMap, uri: &Uri, value: &T) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let text = serde_json::to_string(value).map_err(ApiError::internal)?;
    json_unless_fresh(headers, &Tag::of_bytes(text.as_bytes()), || value)
}

/// A challenge to work on before a complaint is sent; empty where no proof is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/complaints/challenge",
    operation_id = "get_complaint_challenge",
    tag = "complaints",
    responses((status = 200, description = "The challenge", body = Challenge), Problems)
)]
pub(super) async fn challenge(
    Shared(state): Shared<State>,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let challenge = state.complaints().challenge().await?;
    private_json(StatusCode::OK, &challenge)
}

/// Takes a complaint in. The answer is given after the complaint is on the disk. The same complaint
/// under the same key is taken once in 30 days and has the same receipt again (200). Clues of
/// discipline are not taken: nothing of them is kept.
#[utoipa::path(
    post,
    path = "/api/v1/complaints",
    operation_id = "submit_complaint",
    tag = "complaints",
    request_body = ComplaintSubmission,
    responses(
        (status = 201, description = "The receipt", body = ComplaintReceipt),
        (status = 200, description = "The receipt as it was given before", body = ComplaintReceipt),
        TakeProblems
    )
)]
pub(super) async fn take(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (submission, client): (ComplaintSubmission, String) =
        sent(&state, request, MOST_COMPLAINT).await?;
    let (holidays, catalog) = (state.holidays(), state.catalog());
    let complaints = state.complaints();
    let taken = complaints.take(&submission, &client, (&holidays, &catalog));
    let (receipt, is_new) = taken.await?;
    let status = match is_new {
        true => StatusCode::CREATED,
        false => StatusCode::OK,
    };
    private_json(status, &receipt)
}

/// A complaint, for whoever knows its number and its query code, or the last four digits of the
/// telephone. A number that does not exist and a wrong secret are answered alike.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/track",
    operation_id = "track_complaint",
    tag = "complaints",
    request_body = TrackRequest,
    responses((status = 200, description = "The complaint", body = Complaint), TrackProblems)
)]
pub(super) async fn track(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (look_up, client): (LookUp, String) = sent(&state, request, MOST_TRACK).await?;
    let request = look_up.track(NUMBER, WHEN)?;
    let complaint = state.complaints().track(&request, &client).await?;
    private_json(StatusCode::OK, &complaint)
}

/// A file of a complaint: a photograph that was handed in, or what a department added. Number and secret
/// are asked for as with `track`.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/file",
    operation_id = "get_own_complaint_file",
    tag = "complaints",
    request_body = ComplaintFileRequest,
    responses((status = 200, description = "The file", body = ComplaintFile), TrackProblems)
)]
pub(super) async fn file(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (asked, client): (FileAsked, String) = sent(&state, request, MOST_TRACK).await?;
    let request = asked.look_up.track(NUMBER, WHEN)?;
    let complaints = state.complaints();
    let file = complaints.own_file(&request, &asked.file, &client).await?;
    private_json(StatusCode::OK, &file)
}

/// Supplements, urges, withdraws, confirms, disputes or rates: what the citizen does with a
/// complaint, once for its key.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/events",
    operation_id = "act_on_complaint",
    tag = "complaints",
    request_body = CitizenEvent,
    responses((status = 200, description = "The complaint with the event", body = Complaint), ActProblems)
)]
pub(super) async fn events(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (act, client): (Act, String) = sent(&state, request, MOST_ACT).await?;
    let TrackRequest { case_no, secret } = act.look_up.track(NUMBER, WHEN)?;
    let event = CitizenEvent {
        no: case_no,
        secret,
        idempotency_key: act.idempotency_key,
        event: act.event,
    };
    let complaint = state.complaints().act(&event, &client).await?;
    private_json(StatusCode::OK, &complaint)
}

/// The project's own sample complaints; empty where there are none. Their codes are no secrets.
#[utoipa::path(
    get,
    path = "/api/v1/complaints/samples",
    operation_id = "list_sample_complaints",
    tag = "complaints",
    responses((status = 200, description = "The samples", body = Vec<SampleComplaint>), Problems)
)]
pub(super) async fn samples(Shared(state): Shared<State>, uri: Uri) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let found = state.db().sample_complaints().await;
    let found = found.map_err(ApiError::internal)?;
    let issues = state.complaints().issues();
    let samples = found.into_iter().filter_map(|stored| {
        Some(SampleComplaint {
            query_code: sample::complaint_code(&stored.sample_key)?,
            state: stored.events.last()?.state_after.clone(),
            issue: issues.coded(&stored.detail.draft.issue),
            no: stored.no,
        })
    });
    private_json(StatusCode::OK, &samples.collect::<Vec<_>>())
}
