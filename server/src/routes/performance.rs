//! 办理时效: /performance.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::Performance;
use tokio::sync::Mutex;

use super::openapi::Problems;
use crate::cases::figures;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// For how long figures are good: reckoning them reads every case.
const GOOD: Duration = Duration::from_secs(5 * 60);

/// The figures as they were last reckoned.
#[derive(Debug, Default)]
pub(crate) struct Performances(Mutex<Option<Reckoned>>);

#[derive(Debug)]
struct Reckoned {
    at: Instant,
    /// What they were reckoned with.
    holidays: u64,
    performance: Arc<Performance>,
}

impl Performances {
    /// The figures, reckoned again where they are old. Whoever asks meanwhile waits: they are
    /// reckoned once.
    async fn get(&self, state: &State) -> Result<Arc<Performance>, ApiError> {
        let mut kept = self.0.lock().await;
        let holidays = state.holidays();
        let is_good =
            |kept: &&Reckoned| kept.at.elapsed() < GOOD && kept.holidays == holidays.version;
        if let Some(kept) = kept.as_ref().filter(is_good) {
            return Ok(Arc::clone(&kept.performance));
        }
        let reckoned = figures::performance(state.db(), &holidays).await;
        let performance = Arc::new(reckoned.map_err(ApiError::internal)?);
        *kept = Some(Reckoned {
            at: Instant::now(),
            holidays: holidays.version,
            performance: Arc::clone(&performance),
        });
        Ok(performance)
    }
}

/// How long departments really take, beside what they promised and what the law allows. Nothing
/// that rests on fewer than five cases.
#[utoipa::path(
    get,
    path = "/api/v1/performance",
    operation_id = "get_performance",
    tag = "performance",
    responses((status = 200, description = "The figures", body = Performance), Problems)
)]
pub(super) async fn all(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    Pairs::parse(uri.query())?.only([])?;
    let performance = state.performances().get(&state).await?;
    let text = serde_json::to_string(&performance.departments).map_err(ApiError::internal)?;
    let day = performance.generated_at.to_string();
    let tag = Tag::of(&["performance", &day, &text]);
    json_unless_fresh(&headers, &tag, || performance.as_ref().clone())
}
