//! HTTP: bounds on every request, and an answer for a panic.

use std::any::Any;
use std::time::Duration;

use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use shigantong_contract::credit::application::MAX_UPLOAD_BYTES;
use shigantong_contract::path;

use crate::credit::Fault;
use crate::error::ApiError;

/// The longest address: a hundred Chinese characters take 900 of it.
const MOST_URI: usize = 4_096;
/// The largest body of any request; each address that reads one has its own bound besides.
const MOST_BODY: u64 = 64 << 10;
/// The longest that an answer may take.
const MOST_TIME: Duration = Duration::from_secs(10);

/// The longest that a file may take: five megabytes from a slow telephone.
const MOST_UPLOAD_TIME: Duration = Duration::from_secs(120);

/// Refuses what is too large, and gives up on what takes too long.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if uri.path().len() + uri.query().map_or(0, str::len) > MOST_URI {
        return ApiError::UriTooLong.into_response();
    }
    let is_upload = uri.path() == path::uploads();
    let (most, time) = match is_upload {
        true => (MAX_UPLOAD_BYTES as u64, MOST_UPLOAD_TIME),
        false => (MOST_BODY, MOST_TIME),
    };
    let headers = request.headers();
    let length = headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    let length: u64 = length.and_then(|value| value.parse().ok()).unwrap_or(0);
    if is_upload && length > most {
        return ApiError::Credit(Fault::LargeUpload).into_response();
    }
    if length > most || headers.contains_key(TRANSFER_ENCODING) {
        return ApiError::BodyTooLarge.into_response();
    }
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::Busy.into_response(),
    }
}

/// The answer for a handler that panicked.
pub(crate) fn caught(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic
        .downcast_ref::<&str>()
        .map(|said| (*said).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    ApiError::internal(format!("panic: {said}")).into_response()
}
