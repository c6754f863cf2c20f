//! 接口: one file for each resource, as in the app's `api`.

mod applications;
mod areas;
mod companies;
mod complaint_board;
mod complaints;
mod credit;
mod credit_forms;
mod departments;
mod discretion;
mod files;
mod holidays;
mod inspections;
mod journeys;
mod keys;
mod look_up;
mod notices;
mod open311;
pub(crate) mod openapi;
mod openapi_complaints;
mod openapi_credit;
mod performance;
mod service_items;
mod site;
mod staff;
mod staff_complaints;
mod variants;

use axum::Router;
use axum::http::header::ALLOW;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use shigantong_contract::path::{API, KEYS};

use crate::error::ApiError;
use crate::state::State;

pub(crate) use performance::Performances;

/// The API, without what every request passes.
pub(crate) fn router(state: State) -> Router {
    let api = Router::new()
        .route("/service-items", get(service_items::list))
        .route("/service-items/{task_handle_item}", get(service_items::one))
        .route("/files/{guid}", get(files::one))
        .route(
            "/service-items/{task_handle_item}/variants",
            get(variants::of_item),
        )
        .route("/journeys", get(journeys::list))
        .route("/journeys/{key}", get(journeys::one))
        .route("/areas", get(areas::list))
        .route("/departments", get(departments::list))
        .route("/site", get(site::one))
        .route("/applications/samples", get(applications::samples))
        .route("/holidays", get(holidays::list))
        .route("/holidays/{year}", get(holidays::one))
        .route("/performance", get(performance::all))
        .route("/hearings", get(notices::hearings))
        .route("/decisions", get(notices::decisions))
        .merge(regulation())
        .route("/credit-records", get(credit::list))
        .route("/credit-records/{id}", get(credit::one))
        .route(
            "/credit-records/applications/samples",
            get(credit_forms::samples),
        )
        .route("/complaint-issues", get(complaints::issues))
        .route("/complaint-rules", get(complaints::rules))
        .route(
            "/complaints",
            get(complaint_board::list).post(complaints::take),
        )
        .route("/complaints/{id}", get(complaint_board::one))
        .route("/complaint-figures", get(complaint_board::figures))
        .route("/complaints/challenge", get(complaints::challenge))
        .route("/complaints/samples", get(complaints::samples))
        .route("/openapi.json", get(openapi::document))
        .method_not_allowed_fallback(method_not_allowed)
        .merge(applications())
        .nest("/staff", staff(state.clone()))
        .fallback(no_such_path)
        .with_state(state.clone());
    let open311 = Router::new()
        .route("/open311/v2/services.json", get(open311::all_services))
        .route(
            "/open311/v2/requests.json",
            get(open311::requests).post(open311::no_reports),
        )
        .route("/open311/v2/requests/{id}", get(open311::one))
        .route("/open311/v2/services.xml", get(open311::no_xml))
        .route("/open311/v2/requests.xml", get(open311::no_xml))
        .method_not_allowed_fallback(method_not_allowed)
        .with_state(state.clone());
    let keys = Router::new()
        .route(KEYS, get(keys::all))
        .method_not_allowed_fallback(method_not_allowed)
        .with_state(state);
    Router::new().nest(API, api).merge(keys).merge(open311)
}

/// 监管一网通: companies, inspections, draws, discretion and penalties.
fn regulation() -> Router<State> {
    Router::new()
        .route("/companies", get(companies::search))
        .route("/companies/{uscc}", get(companies::one))
        .route("/inspections", get(inspections::list))
        .route("/draws", get(inspections::draws))
        .route("/draws/{id}", get(inspections::draw))
        .route("/discretion-rules", get(discretion::rules))
        .route("/penalties", get(discretion::penalties))
        .method_not_allowed_fallback(method_not_allowed)
}

/// What an applicant sends: numbers and secrets travel in bodies alone.
fn applications() -> Router<State> {
    Router::new()
        .route("/applications/track", post(applications::track))
        .route("/applications/rating", post(applications::rating))
        .route("/credit-records/objections", post(credit_forms::objections))
        .route("/credit-records/repairs", post(credit_forms::repairs))
        .route(
            "/credit-records/applications/track",
            post(credit_forms::track),
        )
        .route("/uploads", post(credit_forms::upload))
        .route("/complaints/track", post(complaints::track))
        .route("/complaints/file", post(complaints::file))
        .route("/complaints/events", post(complaints::events))
        .route("/complaints/similar", post(complaint_board::similar))
        .route("/complaints/{id}/support", post(complaint_board::support))
        .method_not_allowed_fallback(post_only)
}

/// What staff alone may do. Whoever has no token learns nothing of what there is.
fn staff(state: State) -> Router<State> {
    Router::new()
        .route("/cases", post(staff::create))
        .route("/cases/{case_no}", get(staff::one))
        .route("/cases/{case_no}/events", post(staff::advance))
        .route("/complaints", get(staff_complaints::list))
        .route("/complaints/{no}", get(staff_complaints::one))
        .route("/complaints/{no}/events", post(staff_complaints::advance))
        .route(
            "/complaints/{no}/publication",
            post(staff_complaints::publish),
        )
        .route("/complaints/{no}/photos/{id}", get(staff_complaints::photo))
        .method_not_allowed_fallback(post_only)
        .fallback(no_such_path)
        .layer(from_fn_with_state(state, staff::only))
}

async fn post_only() -> impl IntoResponse {
    ([(ALLOW, "POST, OPTIONS")], ApiError::PostOnly)
}

async fn no_such_path() -> ApiError {
    ApiError::NoSuchPath
}

async fn method_not_allowed() -> impl IntoResponse {
    ([(ALLOW, "GET, HEAD, OPTIONS")], ApiError::MethodNotAllowed)
}
