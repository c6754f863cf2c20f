//! 接口: one file for each resource, as in the app's `api`.

mod areas;
mod departments;
mod files;
mod journeys;
pub(crate) mod openapi;
mod service_items;
mod site;
mod variants;

use axum::Router;
use axum::http::header::ALLOW;
use axum::response::IntoResponse;
use axum::routing::get;
use shigantong_contract::path::API;

use crate::error::ApiError;
use crate::state::State;

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
        .route("/openapi.json", get(openapi::document))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(no_such_path)
        .with_state(state);
    Router::new().nest(API, api)
}

async fn no_such_path() -> ApiError {
    ApiError::NoSuchPath
}

async fn method_not_allowed() -> impl IntoResponse {
    ([(ALLOW, "GET, HEAD, OPTIONS")], ApiError::MethodNotAllowed)
}
