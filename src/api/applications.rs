//! 办件: look-up and rating, both by POST, so that number and secret stand in no address; and the
//! samples that anybody can try.

use leptos::prelude::*;
use serde::Deserialize;
use shigantong_contract::{Case, CaseNo, Coded, QueryCode, RatingRequest, TrackRequest, path};

use super::{ApiError, Load, client, use_load};
use crate::platform::json;

/// A case of the sample data, with what is needed to look it up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct SampleCase {
    /// 办件编号.
    pub(crate) case_no: CaseNo,
    /// 查询码.
    pub(crate) query_code: QueryCode,
    /// Where it is.
    pub(crate) state: Coded,
    /// 事项名称.
    pub(crate) task_name: String,
}

/// A case that was looked up, and the text of the answer, for keeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The case.
    pub(crate) case: Case,
    /// The answer.
    pub(crate) json: String,
}

impl Found {
    /// Reads an answer that was kept; `None` where this version cannot.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value = json::parse(text)?;
        Some(Self {
            case: json::read(&value)?,
            json: text.to_owned(),
        })
    }
}

/// Looks a case up. Only in a browser.
///
/// # Errors
/// `NotFound` both where there is no such case and where the secret is wrong.
pub(crate) async fn track(request: &TrackRequest) -> Result<Found, ApiError> {
    let value = client::send(&path::track(), request).await?;
    let case = json::read(&value).ok_or(ApiError::Decode)?;
    let json = json::text(&value).ok_or(ApiError::Decode)?;
    Ok(Found { case, json })
}

/// Rates a case. Only in a browser.
///
/// # Errors
/// `Invalid` with what the server refuses, and what any request can come to.
pub(crate) async fn rate(request: &RatingRequest) -> Result<(), ApiError> {
    client::send(&path::rating(), request).await.map(|_| ())
}

/// The cases of the sample data; none where there is real data.
pub(crate) fn samples() -> Load<Vec<SampleCase>> {
    use_load(Signal::derive(samples_path))
}

/// Where they stand.
pub(crate) fn samples_path() -> String {
    format!("{}/applications/samples", path::API)
}
