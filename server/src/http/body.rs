//! HTTP: bodies that are read, and answers that nobody keeps.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// The body of a request, if it has no more bytes than `most`.
pub(crate) async fn body(body: Body, most: usize) -> Result<Bytes, ApiError> {
    to_bytes(body, most)
        .await
        .map_err(|_| ApiError::BodyTooLarge)
}

/// What the JSON of a body says. The answer to one that says nothing tells where, never what: it
/// may be a secret.
pub(crate) fn json_body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(bytes).map_err(|error| ApiError::NotJson {
        line: error.line(),
        column: error.column(),
    })
}

/// An answer that is for its receiver alone.
pub(crate) fn private_json<T: Serialize>(
    status: StatusCode,
    value: &T,
) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let json = HeaderValue::from_static("application/json");
    headers.insert(CONTENT_TYPE, json);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
