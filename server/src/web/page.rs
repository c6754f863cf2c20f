//! 网页: a page of the app as HTML, from the same views that run in the browser.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, RETRY_AFTER, USER_AGENT, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::future::join_all;
use serde::Deserialize;
use shigantong::first_view::{self, Answer};
use shigantong_contract::path::API;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tower::ServiceExt as _;

use super::Policy;
use super::files::Files;
use super::template::{Fill, Template};
use crate::http::{Tag, is_fresh, not_modified_as};
use crate::state::State;

/// How many pages are kept, and how large one may be to be kept.
const MOST_PAGES: usize = 512;
const MOST_KEPT: usize = 256 << 10;
/// The largest answer of the API that a page is made from.
const MOST_ANSWER: usize = 16 << 20;
/// How long a page waits for its turn to be rendered.
const MOST_WAIT: Duration = Duration::from_secs(2);
/// What changes with cases, notices and holidays, not with the catalog.
const MOVING: &[&str] = &[
    "/applications",
    "/decisions",
    "/hearings",
    "/holidays",
    "/performance",
];
/// What the law ends at a moment of its own: a page that shows any of it is made anew each time, and
/// nobody keeps it (信用修复管理办法: 公示期届满 or after a repair, display ends everywhere).
const FLEETING: &[&str] = &["/companies", "/credit-records"];
/// For how many seconds a page that shows any of it is kept, as caches keep the answers.
const KEPT_FOR: i64 = 60;
/// The picture of share cards: the first of these that the app has.
const IMAGES: &[&str] = &["share.png", "icon-300.png", "icon-512.png", "icon-192.png"];

/// The pages of the app.
#[derive(Debug)]
pub(super) struct Pages {
    template: Arc<Template>,
    /// The shell alone, for a page that cannot be rendered now: the app starts from it.
    shell: String,
    /// Names this shell among all: part of every entity tag.
    build: Tag,
    policy: Policy,
    origin: String,
    image: String,
    /// The addresses of the app's parts, by the chunks that need them, the largest first.
    parts: HashMap<String, Vec<String>>,
    state: State,
    api: Router,
    turns: Arc<Semaphore>,
    kept: Mutex<HashMap<HeaderValue, Arc<Page>>>,
}

/// How many parts a page asks for before its script does. A browser has six connections to one
/// place over HTTP/1.1, and what somebody taps meanwhile needs one of them.
const PRELOADED: usize = 3;

/// What the build says of the app, as far as a page needs it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Manifest {
    parts: HashMap<String, Vec<String>>,
}

/// A page, rendered.
#[derive(Debug)]
struct Page {
    status: StatusCode,
    html: String,
}

impl Pages {
    pub(super) fn new(shell: &str, origin: &str, files: &Files, state: State, api: Router) -> Self {
        let origin = origin.trim_end_matches('/').to_owned();
        let image = files.first(IMAGES);
        let manifest = files.get("/manifest.json");
        let manifest = manifest.and_then(|file| serde_json::from_slice(file.content()).ok());
        let Manifest { parts } = manifest.unwrap_or_default();
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            template: Arc::new(Template::of(shell)),
            shell: shell.to_owned(),
            build: Tag::of_bytes(shell.as_bytes()),
            policy: Policy::of(shell),
            image: image.map_or_else(String::new, |image| format!("{origin}/{image}")),
            origin,
            parts,
            state,
            api,
            turns: Arc::new(Semaphore::new(cores)),
            kept: Mutex::new(HashMap::new()),
        }
    }

    /// The answer to a request for a page.
    pub(super) async fn answer(&self, path: &str, query: &str, headers: &HeaderMap) -> Response {
        if asks_for(path, query, FLEETING) {
            let mut response = match self.render(path, query).await {
                Some(page) => unkept(&page),
                None => busy(&self.shell),
            };
            self.guard(&mut response, headers);
            return response;
        }
        let build = self.build.text();
        let moment = self.moment(path, query);
        let catalog = self.state.catalog();
        let tag = Tag::of(&["page", build, catalog.tag(), &moment, path, query]);
        let mut response = if is_fresh(headers, &tag) {
            not_modified_as(&tag, HeaderValue::from_static("no-cache"))
        } else {
            match self.page(path, query, &tag).await {
                Some(page) => shown(&page, &tag),
                None => busy(&self.shell),
            }
        };
        self.guard(&mut response, headers);
        response
    }

    /// What names the time of a page that shows what changes beside the catalog; empty for all
    /// others, which stay the same until the catalog changes.
    fn moment(&self, path: &str, query: &str) -> String {
        if !asks_for(path, query, MOVING) {
            return String::new();
        }
        let minute = chrono::Utc::now().timestamp() / KEPT_FOR;
        format!("{minute} {}", self.state.holidays().version)
    }

    /// The answer to a request for the shell alone.
    pub(super) fn shell(&self, headers: &HeaderMap) -> Response {
        let no_cache = HeaderValue::from_static("no-cache");
        let mut response = if is_fresh(headers, &self.build) {
            not_modified_as(&self.build, no_cache)
        } else {
            let mut response = html(StatusCode::OK, self.shell.clone());
            let headers = response.headers_mut();
            headers.insert(CACHE_CONTROL, no_cache);
            headers.insert(ETAG, self.build.value());
            // It is no page that anybody should find.
            headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
            response
        };
        self.guard(&mut response, headers);
        response
    }

    /// Adds the policy for the client's engine.
    fn guard(&self, response: &mut Response, headers: &HeaderMap) {
        let agent = headers
            .get(USER_AGENT)
            .and_then(|agent| agent.to_str().ok());
        let policy = self.policy.header(agent.unwrap_or(""));
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response
                .headers_mut()
                .insert(CONTENT_SECURITY_POLICY, policy);
        }
    }

    /// The page, from the pages that are kept or newly rendered; `None` where too many are.
    async fn page(&self, path: &str, query: &str, tag: &Tag) -> Option<Arc<Page>> {
        let key = tag.value();
        let kept = self.kept().get(&key).cloned();
        if kept.is_some() {
            return kept;
        }
        let page = Arc::new(self.render(path, query).await?);
        if is_lasting(page.status) && page.html.len() <= MOST_KEPT {
            let mut kept = self.kept();
            if kept.len() >= MOST_PAGES {
                kept.clear();
            }
            kept.insert(key, Arc::clone(&page));
        }
        Some(page)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<HeaderValue, Arc<Page>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn render(&self, path: &str, query: &str) -> Option<Page> {
        let requests = first_view::requests(path, query);
        let answers = join_all(requests.into_iter().map(|request| self.ask(request))).await;
        let turn = timeout(MOST_WAIT, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.ok()?.ok()?;
        let template = Arc::clone(&self.template);
        let (path, query) = (path.to_owned(), query.to_owned());
        let parts = self.parts.clone();
        let mut fill = Fill {
            url: format!("{}{path}", self.origin),
            image: self.image.clone(),
            ..Fill::default()
        };
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let document = first_view::render(&path, &query, &answers);
            let parts = document.chunk.and_then(|chunk| parts.get(chunk));
            let first = parts.into_iter().flatten().take(PRELOADED);
            fill.parts = first.cloned().collect();
            fill.title = document.title;
            fill.description = document.description;
            fill.html = document.html;
            fill.data = document.data;
            Page {
                status: StatusCode::from_u16(document.status).unwrap_or_default(),
                html: template.fill(&fill),
            }
        });
        let page = work.await;
        page.inspect_err(|error| tracing::error!(%error, "a page cannot be rendered"))
            .ok()
    }

    /// One answer of the API, in process.
    async fn ask(&self, path: String) -> Answer {
        let request = Request::get(path.as_str()).body(Body::empty());
        let Ok(request) = request else {
            return Answer {
                path,
                status: 400,
                body: "null".to_owned(),
            };
        };
        let response = match self.api.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), MOST_ANSWER)
            .await
            .unwrap_or_default();
        let body = String::from_utf8(body.into()).unwrap_or_default();
        Answer { path, status, body }
    }
}

/// Whether a page needs an answer of the API that is below one of these.
fn asks_for(path: &str, query: &str, below: &[&str]) -> bool {
    let requests = first_view::requests(path, query);
    requests.iter().any(|request| {
        let rest = request.strip_prefix(API).unwrap_or_default();
        below.iter().any(|start| rest.starts_with(start))
    })
}

/// Whether a page stays the same until the data change: an answer of a bad moment does not.
fn is_lasting(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::OK | StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST
    )
}

fn shown(page: &Page, tag: &Tag) -> Response {
    if !is_lasting(page.status) {
        return unkept(page);
    }
    let mut response = html(page.status, page.html.clone());
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(ETAG, tag.value());
    response
}

fn unkept(page: &Page) -> Response {
    let mut response = html(page.status, page.html.clone());
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn busy(shell: &str) -> Response {
    let mut response = html(StatusCode::SERVICE_UNAVAILABLE, shell.to_owned());
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
    response
}

fn html(status: StatusCode, body: String) -> Response {
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    headers.insert(CONTENT_TYPE, kind);
    // The policy differs by engine.
    let vary = HeaderValue::from_static("accept-encoding, user-agent");
    headers.insert(VARY, vary);
    response
}
