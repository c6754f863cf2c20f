//! 查我的诉求: look-up and what the citizen does, both by POST, so that number and secret stand in no
//! address; and the samples that anybody can try.

use leptos::prelude::*;
use serde::Deserialize;
use shigantong_contract::complaint::{
    CitizenEvent, Complaint, ComplaintFile, ComplaintFileRequest,
};
use shigantong_contract::{Coded, QueryCode, TrackRequest, path};

use super::{ApiError, Load, client, use_load};

/// A complaint of the sample data, with what is needed to look it up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct SampleComplaint {
    /// 诉求编号.
    pub(crate) no: String,
    /// 查询码.
    pub(crate) query_code: QueryCode,
    /// What it is about.
    pub(crate) issue: Coded,
    /// Where it is.
    pub(crate) state: Coded,
}

/// Looks a complaint up. Only in a browser.
///
/// # Errors
/// `NotFound` both where there is none and where the code is wrong.
pub(crate) async fn track(request: &TrackRequest) -> Result<Complaint, ApiError> {
    client::read(client::send(&path::complaint_track(), request).await)
}

/// Does something with a complaint, once for its key. Only in a browser.
///
/// # Errors
/// `Invalid` with what the server refuses, and what any request can come to.
pub(crate) async fn act(event: &CitizenEvent) -> Result<Complaint, ApiError> {
    client::read(client::send(&path::complaint_events(), event).await)
}

/// A file of a complaint. Only in a browser.
///
/// # Errors
/// `NotFound` where there is none, and what any request can come to.
pub(crate) async fn file(request: &ComplaintFileRequest) -> Result<ComplaintFile, ApiError> {
    client::read(client::send(&path::complaint_file(), request).await)
}

/// The complaints of the sample data; none where there is real data.
pub(crate) fn samples() -> Load<Vec<SampleComplaint>> {
    use_load(Signal::derive(samples_path))
}

/// Where they stand.
pub(crate) fn samples_path() -> String {
    format!("{}/complaints/samples", path::API)
}
