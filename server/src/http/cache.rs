//! HTTP: entity tags and what may be kept for how long.

use std::fmt::Write as _;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::ApiError;

/// Public data: a minute in every cache, and for five more while a new copy is fetched.
const PUBLIC: HeaderValue =
    HeaderValue::from_static("public, max-age=60, stale-while-revalidate=300");

/// An entity tag. A weak one: compressed and plain answers share it.
#[derive(Clone, Debug)]
pub(crate) struct Tag(HeaderValue);

impl Tag {
    /// The tag of what follows from these parts and from the version of this program.
    pub(crate) fn of(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in [env!("CARGO_PKG_VERSION")].iter().chain(parts) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        Self::written(&hash.finalize())
    }

    /// The tag of a file.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self::written(&Sha256::digest(bytes))
    }

    fn written(digest: &[u8]) -> Self {
        let mut text = String::from("W/\"");
        for byte in digest.iter().take(12) {
            let _ = write!(text, "{byte:02x}");
        }
        text.push('"');
        Self(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("W/\"0\"")))
    }

    pub(crate) fn value(&self) -> HeaderValue {
        self.0.clone()
    }

    pub(crate) fn text(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }
}

/// Whether the client has what the tag names.
pub(crate) fn is_fresh(headers: &HeaderMap, tag: &Tag) -> bool {
    let ours = tag.text().trim_start_matches("W/");
    headers.get_all(IF_NONE_MATCH).iter().any(|value| {
        let theirs = value.to_str().unwrap_or_default();
        theirs
            .split(',')
            .any(|theirs| theirs.trim().trim_start_matches("W/") == ours)
    })
}

/// The answer to a client that has it already.
pub(crate) fn not_modified(tag: &Tag) -> Response {
    not_modified_as(tag, PUBLIC)
}

/// The answer to a client that has it already, and may keep it so.
pub(crate) fn not_modified_as(tag: &Tag, cache: HeaderValue) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    put(&mut response, tag, cache);
    response
}

/// The answer to a client that may have it already; `value` is made only where it has not.
pub(crate) fn json_unless_fresh<T: Serialize>(
    headers: &HeaderMap,
    tag: &Tag,
    value: impl FnOnce() -> T,
) -> Result<Response, ApiError> {
    if is_fresh(headers, tag) {
        return Ok(not_modified(tag));
    }
    json(tag, &value())
}

/// A public JSON answer.
pub(crate) fn json<T: Serialize>(tag: &Tag, value: &T) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let mut response = body.into_response();
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    put(&mut response, tag, PUBLIC);
    Ok(response)
}

/// A public JSON answer that nobody may keep for longer than so many seconds: it has no tag, so that
/// no copy of it is ever said to be good again, and 0 is not to keep it at all.
pub(crate) fn brief_json<T: Serialize>(value: &T, seconds: u32) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let mut response = body.into_response();
    let kept = match seconds {
        0 => "no-store".to_owned(),
        seconds => format!("public, max-age={seconds}, must-revalidate"),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let kept = HeaderValue::from_str(&kept).map_err(ApiError::internal)?;
    headers.insert(CACHE_CONTROL, kept);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    Ok(response)
}

fn put(response: &mut Response, tag: &Tag, cache: HeaderValue) {
    let headers = response.headers_mut();
    headers.insert(ETAG, tag.value());
    headers.insert(CACHE_CONTROL, cache);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
}
