//! 网页: the app as it was built, and the first view of its pages.

mod csp;
mod files;
mod page;
mod template;

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use axum::extract::State as Shared;
use axum::http::header::{ALLOW, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use self::csp::Policy;
use self::files::Files;
use self::page::Pages;
use crate::state::State;

/// The app as it was built, read into memory: nothing outside of it can be asked for.
#[derive(Debug)]
struct Web {
    files: Files,
    pages: Pages,
}

/// What answers every address outside the API.
///
/// # Errors
/// A directory without `index.html`, or one that cannot be read.
pub(crate) fn router(
    dist: &Path,
    origin: Option<&str>,
    state: State,
    api: Router,
) -> anyhow::Result<Router> {
    let shown = dist.display();
    let mut files = Files::read(dist).with_context(|| format!("无法读取 {shown}"))?;
    let shell = files
        .take("index.html")
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .with_context(|| format!("{shown} 里没有 index.html，请先构建应用"))?;
    let pages = Pages::new(&shell, origin.unwrap_or(""), &files, state, api);
    let web = Arc::new(Web { files, pages });
    let serve = get(serve).fallback(method_not_allowed).with_state(web);
    Ok(Router::new().fallback_service(serve))
}

/// The app without any page in it, for the service worker: `/index.html` leads to a page.
const SHELL: &str = "/shell.html";

async fn serve(Shared(web): Shared<Arc<Web>>, headers: HeaderMap, uri: Uri) -> Response {
    let path = uri.path();
    if path == "/index.html" {
        return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, "/")]).into_response();
    }
    if path == SHELL {
        return web.pages.shell(&headers);
    }
    if let Some(file) = web.files.get(path) {
        return file.answer(&headers);
    }
    if is_file(path) {
        return (StatusCode::NOT_FOUND, "没有这个文件").into_response();
    }
    web.pages
        .answer(path, uri.query().unwrap_or(""), &headers)
        .await
}

/// Whether a path asks for a file: an old asset, an icon. Pages have no dot in a first part, so
/// that a missing file is never answered by a page.
fn is_file(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    path.starts_with("assets/") || (!path.contains('/') && path.contains('.'))
}

async fn method_not_allowed() -> Response {
    let headers = [(ALLOW, "GET, HEAD")];
    (StatusCode::METHOD_NOT_ALLOWED, headers, "这个网址只能读取").into_response()
}
