//! 异议、修复申请与材料: what the subject of an entry sends, by `POST`.

use axum::extract::{Request, State as Shared};
use axum::http::StatusCode;
use axum::http::Uri;
use axum::response::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shigantong_contract::credit::application::MAX_UPLOAD_BYTES;
use shigantong_contract::{
    ApplicationReceipt, CaseNo, Coded, CreditApplication, ObjectionRequest, QueryCode,
    RepairRequest, TrackRequest, Upload,
};
use utoipa::ToSchema;

use super::look_up::{LookUp, MOST_TRACK};
use super::openapi_credit::{FormProblems, SampleProblems, TrackProblems, UploadProblems};
use crate::credit::{Fault, Form};
use crate::error::ApiError;
use crate::http::{Pairs, body, client, json_body, private_json};
use crate::sample;
use crate::state::State;

/// The largest form, in bytes: 2000 characters, each perhaps escaped, and the rest.
const MOST_FORM: usize = 32 << 10;
/// One of the project's own sample applications, with what one needs to look it up.
#[derive(Serialize, ToSchema)]
pub(super) struct SampleApplication {
    /// 申请编号.
    #[schema(value_type = String)]
    no: CaseNo,
    /// 查询码.
    #[schema(value_type = String)]
    query_code: QueryCode,
    /// What it is.
    kind: Coded,
    /// Where it is.
    state: Coded,
    /// The entry that it is about.
    record_id: String,
}

/// Objects to an entry. It changes nothing of the entry until the authority has accepted it. The
/// same form under the same key is taken once in 30 days.
#[utoipa::path(
    post,
    path = "/api/v1/credit-records/objections",
    operation_id = "object_to_credit_record",
    tag = "credit",
    request_body = ObjectionRequest,
    responses((status = 201, description = "The receipt", body = ApplicationReceipt), FormProblems)
)]
pub(super) async fn objections(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (form, client) = sent(&state, request, MOST_FORM).await?;
    taken(&state, Form::Objection(form), &client).await
}

/// Asks for the repair of an entry. It changes nothing of the entry until the authority has
/// accepted it. The same form under the same key is taken once in 30 days.
#[utoipa::path(
    post,
    path = "/api/v1/credit-records/repairs",
    operation_id = "repair_credit_record",
    tag = "credit",
    request_body = RepairRequest,
    responses((status = 201, description = "The receipt", body = ApplicationReceipt), FormProblems)
)]
pub(super) async fn repairs(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (form, client) = sent(&state, request, MOST_FORM).await?;
    taken(&state, Form::Repair(form), &client).await
}

async fn taken(state: &State, form: Form, client: &str) -> Result<Response, ApiError> {
    let holidays = state.holidays();
    let receipt = state.credit().submit(&form, client, &holidays).await?;
    private_json(StatusCode::CREATED, &receipt)
}

/// An application, for whoever knows its number and its query code, or the last four digits of the
/// telephone. A number that does not exist and a wrong secret are answered alike.
#[utoipa::path(
    post,
    path = "/api/v1/credit-records/applications/track",
    operation_id = "track_credit_application",
    tag = "credit",
    request_body = TrackRequest,
    responses((status = 200, description = "The application", body = CreditApplication), TrackProblems)
)]
pub(super) async fn track(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    let (sent, client): (LookUp, String) = sent(&state, request, MOST_TRACK).await?;
    let application = state
        .credit()
        .track(&sent.track("申请编号", "申请")?, &client)
        .await?;
    private_json(StatusCode::OK, &application)
}

/// The project's own sample applications; empty where there are none. Their codes are no secrets.
#[utoipa::path(
    get,
    path = "/api/v1/credit-records/applications/samples",
    operation_id = "list_sample_credit_applications",
    tag = "credit",
    responses((status = 200, description = "The samples", body = Vec<SampleApplication>), SampleProblems)
)]
pub(super) async fn samples(Shared(state): Shared<State>, uri: Uri) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let found = state.db().sample_applications().await;
    let found = found.map_err(ApiError::internal)?;
    let samples = found.into_iter().filter_map(|(key, application)| {
        Some(SampleApplication {
            query_code: sample::application_code(&key)?,
            state: application.events.last()?.state.clone(),
            no: application.no,
            kind: application.kind,
            record_id: application.record_id,
        })
    });
    private_json(StatusCode::OK, &samples.collect::<Vec<_>>())
}

/// Takes a file for an application: its bytes are the body. It is a PDF, PNG or JPEG by its
/// content, nobody can read it here, and after 24 hours without an application it is deleted.
#[utoipa::path(
    post,
    path = "/api/v1/uploads",
    operation_id = "upload_file",
    tag = "credit",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, description = "What to name it by", body = Upload), UploadProblems)
)]
pub(super) async fn upload(
    Shared(state): Shared<State>,
    request: Request,
) -> Result<Response, ApiError> {
    Pairs::parse(request.uri().query())?.only([])?;
    let client = of(&state, &request);
    let credit = state.credit();
    let _turn = credit.upload_turn().map_err(ApiError::Credit)?;
    credit.may_upload(&client).await?;
    let content = body(request.into_body(), MAX_UPLOAD_BYTES).await;
    let content = content.map_err(|_| ApiError::Credit(Fault::LargeUpload))?;
    let upload = credit.keep(&content).await?;
    private_json(StatusCode::CREATED, &upload)
}

/// What was sent, of so many bytes at most, and the client that sent it.
pub(super) async fn sent<T: DeserializeOwned>(
    state: &State,
    request: Request,
    most: usize,
) -> Result<(T, String), ApiError> {
    Pairs::parse(request.uri().query())?.only([])?;
    let client = of(state, &request);
    Ok((json_body(&body(request.into_body(), most).await?)?, client))
}

pub(super) fn of(state: &State, request: &Request) -> String {
    let trusted = &state.options().trusted_proxies;
    client(request.extensions(), request.headers(), trusted)
}
