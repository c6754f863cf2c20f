//! HTTP: a number for every request, in its answer and in the log.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use shigantong_contract::CaseNo;
use shigantong_contract::path::decoded;

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

/// A path as it may be written: bounded, and without the number of any case.
fn loggable(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let staff = parts.iter().position(|part| *part == "staff");
    let parts = parts.iter().enumerate().map(|(place, part)| {
        // What follows on `staff/cases` is a number, mistyped or not.
        let is_named = staff.is_some_and(|staff| place == staff + 2);
        let is_number = CaseNo::parse(&decoded(part)).is_ok();
        if (is_named && !part.is_empty()) || is_number {
            "…"
        } else {
            part
        }
    });
    let path = parts.collect::<Vec<_>>().join("/");
    path.chars().take(200).collect()
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
    let path = loggable(request.uri().path());
    let mut response = REQUEST_ID.scope(id.clone(), next.run(request)).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let status = response.status().as_u16();
    let ms = started.elapsed().as_millis();
    tracing::info!(%method, path, status, ms, request_id = id, "request");
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_cases_are_not_written() {
        for (path, expected) in [
            ("/api/v1/site", "/api/v1/site"),
            ("/", "/"),
            (
                "/api/v1/staff/cases/610302-20261126-000123-6/events",
                "/api/v1/staff/cases/…/events",
            ),
            ("/api/v1/staff/cases/61030", "/api/v1/staff/cases/…"),
            ("/api/v1/staff/cases", "/api/v1/staff/cases"),
            ("/track/610302202611260001236", "/track/…"),
            ("/track/610302%2D20261126-000123-6", "/track/…"),
        ] {
            assert_eq!(loggable(path), expected);
        }
        assert_eq!(loggable(&"长".repeat(300)).chars().count(), 200);
    }
}
