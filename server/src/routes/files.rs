//! 文件: /files.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use shigantong_contract::path::is_guid;

use super::openapi::Problems;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, is_fresh, not_modified_as};
use crate::state::State;

/// A form changes seldom; an hour later everybody sees the new one.
const KEEP: HeaderValue =
    HeaderValue::from_static("public, max-age=3600, stale-while-revalidate=86400");
/// A file opened by itself is nobody's page: an SVG's scripts do not run in it.
const POLICY: HeaderValue =
    HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'");

/// A blank form, a filled-in example or a sample of a result: PDF, PNG, JPEG or SVG.
#[utoipa::path(
    get,
    path = "/api/v1/files/{guid}",
    operation_id = "get_file",
    tag = "files",
    params((
        "guid" = String,
        Path,
        description = "The name: `form_guid`, `example_guid` or `result_guid` of an item",
        pattern = "^[A-Za-z0-9_-]{1,64}$"
    )),
    responses(
        (
            status = 200,
            description = "The file, at most 10 MB; its type follows from its content",
            content(
                (String = "application/pdf"),
                (String = "image/png"),
                (String = "image/jpeg"),
                (String = "image/svg+xml"),
            )
        ),
        Problems
    )
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    guid: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(guid) = guid.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    if !is_guid(&guid) {
        return Err(ApiError::NoSuchFile);
    }
    let file = state.file(guid.clone()).await?;
    let file = file.ok_or(ApiError::NoSuchFile)?;
    let tag = Tag::of_bytes(&file.bytes);
    if is_fresh(&headers, &tag) {
        return Ok(not_modified_as(&tag, KEEP));
    }
    let name = format!("inline; filename=\"{guid}.{}\"", file.kind.ending());
    let name = HeaderValue::from_str(&name).map_err(ApiError::internal)?;
    let mut response = Body::from(file.bytes).into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static(file.kind.media_type());
    headers.insert(CONTENT_TYPE, kind);
    headers.insert(CONTENT_DISPOSITION, name);
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(CACHE_CONTROL, KEEP);
    headers.insert(ETAG, tag.value());
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    Ok(response)
}
