//! 工作人员接口: complaints, for whoever has the token.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use shigantong_contract::complaint::{ComplaintEventDraft, ComplaintState, StaffComplaint};
use shigantong_contract::{CaseNo, FieldProblem};
use utoipa::ToSchema;

use super::openapi_complaints::StaffProblems;
use super::staff::{known, reply_key, tagged};
use crate::cases::of_case_no;
use crate::complaints::Fault;
use crate::error::ApiError;
use crate::http::{Pairs, body, json_body, private_json};
use crate::state::State;

/// The largest draft, in bytes.
const MOST_DRAFT: usize = 64 << 10;
/// The most complaints of one list.
const MOST_LISTED: u32 = 100;

/// Whether a complaint stands on the board.
#[derive(Deserialize, ToSchema)]
pub(super) struct Publishing {
    /// Whether it is to be there. What the citizen does not want there is refused.
    is_published: bool,
}

/// Where a complaint stands on the board.
#[derive(Serialize, ToSchema)]
pub(super) struct PublicKey {
    /// Its key there.
    public_id: String,
    /// Whether it is there now.
    is_published: bool,
}

/// Complaints, those that wait longest first.
#[utoipa::path(
    get,
    path = "/api/v1/staff/complaints",
    operation_id = "list_complaints_for_staff",
    tag = "staff",
    params(
        ("state" = Option<String>, Query, description = "States, with commas between them; without it all that are not over"),
        ("after" = Option<u32>, Query, description = "How many to leave out at the front"),
        ("most" = Option<u32>, Query, description = "At most so many, 1 to 100; 20 without it"),
    ),
    responses((status = 200, description = "The complaints", body = Vec<StaffComplaint>), StaffProblems)
)]
pub(super) async fn list(Shared(state): Shared<State>, uri: Uri) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    pairs.only(["state", "after", "most"])?;
    let given = |name: &str| pairs.iter().find(|(known, _)| *known == name);
    let number = |name: &str, default: u32, least: u32, most: u32| match given(name) {
        None => Ok(default),
        Some((_, value)) => {
            let number = value.parse().ok().filter(|n| (least..=most).contains(n));
            number.ok_or_else(|| wrong(name, &format!("请填 {least} 到 {most} 的整数")))
        }
    };
    let states = match given("state") {
        None => open(),
        Some((_, value)) => {
            let states = value.split(',').map(ComplaintState::of_code);
            let states: Option<Vec<_>> = states.collect();
            states.ok_or_else(|| wrong("state", "没有这种状态，请对照接口说明"))?
        }
    };
    let (after, most) = (
        number("after", 0, 0, 1_000_000)?,
        number("most", 20, 1, MOST_LISTED)?,
    );
    let found = state.complaints().staff_list(&states, after, most).await?;
    private_json(StatusCode::OK, &found)
}

fn open() -> Vec<ComplaintState> {
    let all = ComplaintState::ALL.iter().copied();
    all.filter(|state| !state.is_end()).collect()
}

fn wrong(field: &str, detail: &str) -> ApiError {
    ApiError::Invalid(vec![FieldProblem {
        field: field.to_owned(),
        detail: detail.to_owned(),
    }])
}

/// A complaint in full, with who can be asked. Its entity tag is the number of its events.
#[utoipa::path(
    get,
    path = "/api/v1/staff/complaints/{no}",
    operation_id = "get_complaint_for_staff",
    tag = "staff",
    params(("no" = String, Path, description = "诉求编号")),
    responses((status = 200, description = "The complaint", body = StaffComplaint), StaffProblems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    no: Result<Path<String>, PathRejection>,
) -> Result<Response, ApiError> {
    answer(&state.complaints().staff_one(&number(no)?).await?)
}

/// Adds an event: screens, accepts, refuses, merges, dispatches, transfers, handles, extends,
/// replies, reopens, supervises or closes. `actor` says in which part: desk, department or
/// supervisor. With `If-Match` it is refused where somebody else was first.
#[utoipa::path(
    post,
    path = "/api/v1/staff/complaints/{no}/events",
    operation_id = "advance_complaint",
    tag = "staff",
    params(
        ("no" = String, Path, description = "诉求编号"),
        ("If-Match" = Option<String>, Header, description = "The entity tag of the complaint as it was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Made by the sender: the same writing under the same key is done once in 30 days"),
    ),
    request_body = ComplaintEventDraft,
    responses((status = 200, description = "The complaint with the event", body = StaffComplaint), StaffProblems)
)]
pub(super) async fn advance(
    Shared(state): Shared<State>,
    no: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    content: Body,
) -> Result<Response, ApiError> {
    let no = number(no)?;
    let (key, known) = (reply_key(&headers)?, known(&headers)?);
    let draft: ComplaintEventDraft = json_body(&body(content, MOST_DRAFT).await?)?;
    let complaints = state.complaints();
    let complaint = complaints.advance(&no, &draft, known, key.as_ref()).await?;
    answer(&complaint)
}

/// Puts a complaint on the public board, or takes it away.
#[utoipa::path(
    post,
    path = "/api/v1/staff/complaints/{no}/publication",
    operation_id = "publish_complaint",
    tag = "staff",
    params(("no" = String, Path, description = "诉求编号")),
    request_body = Publishing,
    responses((status = 200, description = "Where it stands", body = PublicKey), StaffProblems)
)]
pub(super) async fn publish(
    Shared(state): Shared<State>,
    no: Result<Path<String>, PathRejection>,
    content: Body,
) -> Result<Response, ApiError> {
    let no = number(no)?;
    let Publishing { is_published } = json_body(&body(content, MOST_DRAFT).await?)?;
    let public_id = state.complaints().publish(&no, is_published).await?;
    let key = PublicKey {
        public_id,
        is_published,
    };
    private_json(StatusCode::OK, &key)
}

/// A photograph of a complaint.
#[utoipa::path(
    get,
    path = "/api/v1/staff/complaints/{no}/photos/{id}",
    operation_id = "get_complaint_photo",
    tag = "staff",
    params(
        ("no" = String, Path, description = "诉求编号"),
        ("id" = String, Path, description = "Its name in `files`"),
    ),
    responses((status = 200, description = "The photograph", content_type = "image/jpeg"), StaffProblems)
)]
pub(super) async fn photo(
    Shared(state): Shared<State>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, ApiError> {
    let Path((no, id)) = path.map_err(|_| ApiError::NotText)?;
    let no = number(Ok(Path(no)))?;
    let file = state.complaints().photo(&no, &id).await?;
    let file = file.ok_or(ApiError::NoSuchFile)?;
    let kind = HeaderValue::from_str(&file.media_type).map_err(ApiError::internal)?;
    let mut response = Body::from(file.content).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kind);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

fn answer(found: &StaffComplaint) -> Result<Response, ApiError> {
    tagged(
        private_json(StatusCode::OK, found)?,
        found.complaint.events.len(),
    )
}

fn number(no: Result<Path<String>, PathRejection>) -> Result<CaseNo, ApiError> {
    let Path(no) = no.map_err(|_| ApiError::NotText)?;
    CaseNo::parse(&no).map_err(|error| {
        let detail = of_case_no(error).replace("办件编号", "诉求编号");
        ApiError::Complaint(Fault::Fields(vec![FieldProblem {
            field: "no".to_owned(),
            detail,
        }]))
    })
}
