//! HTTP: a number for every request, in its answer and in the log.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

tokio::task_local! {
    static REQUEST_ID: String;
}

/// The second in which the process started; tells its requests from those of the one before.
static START: LazyLock<u32> = LazyLock::new(|| {
    let seconds = chrono::Utc::now().timestamp();
    u32::try_from(seconds & i64::from(u32::MAX)).unwrap_or(0)
});
static COUNT: AtomicU32 = AtomicU32::new(0);

/// The number of the request that is being answered; empty outside of one.
pub(crate) fn request_id() -> String {
    REQUEST_ID.try_with(Clone::clone).unwrap_or_default()
}

/// Gives the request its number and writes one line about it. What people search for stands in
/// the query, which is never written.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = format!(
        "{:08x}-{:06x}",
        *START,
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    let method = request.method().clone();
    let path: String = request.uri().path().chars().take(200).collect();
    let mut response = REQUEST_ID.scope(id.clone(), next.run(request)).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let status = response.status().as_u16();
    let ms = started.elapsed().as_millis();
    tracing::info!(%method, path, status, ms, request_id = id, "request");
    response
}
