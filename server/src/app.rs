//! 应用: the routers with what every request passes.

use std::path::PathBuf;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::from_fn;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::error::ApiError;
use crate::state::State;
use crate::{http, routes, web};

/// The app that is served beside the API.
#[derive(Clone, Debug, Default)]
pub struct Dist {
    /// Where it was built.
    pub dir: PathBuf,
    /// The address under which the public knows the server.
    pub origin: Option<String>,
}

/// Everything that the server answers. Without an app it is the API alone.
///
/// # Errors
/// An app that cannot be read.
pub fn router(state: State, dist: Option<&Dist>) -> anyhow::Result<Router> {
    let api = routes::router(state.clone());
    let all = api.clone().layer(cors());
    let all = match dist {
        None => all.fallback(async || ApiError::NoSuchPath),
        Some(dist) => all.merge(web::router(&dist.dir, dist.origin.as_deref(), state, api)?),
    };
    Ok(layered(all))
}

fn layered(router: Router) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn(http::log))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(
            header::REFERRER_POLICY,
            "strict-origin-when-cross-origin",
        ))
        .layer(CatchPanicLayer::custom(http::caught))
        .layer(from_fn(http::guard))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    router.layer(layers)
}

/// A header that every answer has.
fn set(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

/// Public data may be read from any page, and cases looked up: a static host may serve the app.
/// Nothing here depends on a cookie, and the header that staff sends is not allowed.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::IF_NONE_MATCH])
        .expose_headers([
            header::ETAG,
            header::RETRY_AFTER,
            HeaderName::from_static("x-request-id"),
        ])
        .vary([])
}

/// The OpenAPI document, as it is checked in.
#[must_use]
pub fn openapi() -> &'static str {
    routes::openapi::text()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::routing::get;
    use shigantong_contract::Problem;
    use tower::ServiceExt;

    use super::*;

    async fn fails() -> &'static str {
        std::panic::panic_any("a mistake of ours")
    }

    #[tokio::test]
    async fn a_panic_is_a_problem_with_a_number() {
        let router = layered(Router::new().route("/", get(fails)));
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), 500);
        let id = response.headers()["x-request-id"].clone();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem.status, 500);
        assert_eq!(problem.request_id.as_bytes(), id.as_bytes());
        assert!(!problem.detail.contains("mistake"));
    }
}
