//! 红黑榜: lists and records; objections, applications for repair and their look-up by POST, so that
//! no number stands in an address; files for them.

use leptos::prelude::*;
use serde::Deserialize;
use shigantong_contract::{
    ApplicationReceipt, Coded, CreditApplication, CreditQuery, CreditRecord, CreditRecordSummary,
    ObjectionRequest, Page, QueryCode, RepairRequest, TrackRequest, Upload, path,
};

use super::{ApiError, Load, client, use_load};
use crate::platform::file::Chosen;
use crate::platform::json;

/// An application of the sample data, with what is needed to look it up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct SampleApplication {
    /// 申请编号.
    pub(crate) no: String,
    /// 查询码.
    pub(crate) query_code: QueryCode,
    /// What it asks for.
    pub(crate) kind: Coded,
    /// Where it is.
    pub(crate) state: Coded,
}

/// The list that a query asks for.
pub(crate) fn list(query: Signal<CreditQuery>) -> Load<Page<CreditRecordSummary>> {
    use_load(Signal::derive(move || query.with(path::credit_records)))
}

/// One record.
pub(crate) fn get(id: Signal<String>) -> Load<CreditRecord> {
    use_load(Signal::derive(move || {
        id.with(|id| match id.as_str() {
            "" => String::new(),
            id => path::credit_record(id),
        })
    }))
}

/// Sends an objection. Only in a browser.
///
/// # Errors
/// `Invalid` with what the server refuses, and what any request can come to.
pub(crate) async fn object(request: &ObjectionRequest) -> Result<ApplicationReceipt, ApiError> {
    client::read(client::send(&path::objections(), request).await)
}

/// Sends an application for repair. Only in a browser.
///
/// # Errors
/// As with an objection.
pub(crate) async fn repair(request: &RepairRequest) -> Result<ApplicationReceipt, ApiError> {
    client::read(client::send(&path::repairs(), request).await)
}

/// Looks an application up. Only in a browser.
///
/// # Errors
/// `NotFound` both where there is none and where the code is wrong.
pub(crate) async fn track(request: &TrackRequest) -> Result<CreditApplication, ApiError> {
    client::read(client::send(&path::credit_track(), request).await)
}

/// Sends a file. Only in a browser.
///
/// # Errors
/// `Invalid` where it is too large or no kind that is taken.
pub(crate) async fn upload(file: &Chosen) -> Result<Upload, ApiError> {
    let value = client::send_file(&path::uploads(), file).await?;
    json::read(&value).ok_or(ApiError::Decode)
}

/// The applications of the sample data; none where there is real data.
pub(crate) fn samples() -> Load<Vec<SampleApplication>> {
    use_load(Signal::derive(samples_path))
}

/// Where they stand.
pub(crate) fn samples_path() -> String {
    format!("{}/credit-records/applications/samples", path::API)
}
