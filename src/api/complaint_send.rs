//! 诉求: the rules that one complains under, and handing a complaint in.

use leptos::prelude::*;
use shigantong_contract::complaint::{
    ComplaintDraft, ComplaintReceipt, ComplaintSubmission, IssueRules, SlaRules,
};
use shigantong_contract::path;

use super::{ApiError, Load, client, photos, proof, use_load};
use crate::domain::complaint_draft::Kept;

/// The issues that one can choose from.
pub(crate) fn issues() -> Load<IssueRules> {
    use_load(Signal::derive(path::complaint_issues))
}

/// The time limits.
pub(crate) fn rules() -> Load<SlaRules> {
    use_load(Signal::derive(path::complaint_rules))
}

/// What is handed in, once the server has its photographs; tells how many of how many it has. Only in a browser.
///
/// # Errors
/// `Invalid` with a photograph that the server refuses, and what any request can come to.
pub(crate) async fn body(
    kept: &Kept,
    tell: impl Fn(usize, usize),
) -> Result<ComplaintDraft, ApiError> {
    let mut complaint = kept.complaint();
    complaint.attachments = photos::send_all(&kept.id, tell).await?;
    Ok(complaint)
}

/// Hands a complaint in. Doing it again brings the same receipt. Only in a browser.
///
/// # Errors
/// `Invalid` with what the server refuses, and what any request can come to.
pub(crate) async fn hand_in(complaint: ComplaintDraft) -> Result<ComplaintReceipt, ApiError> {
    let proof = proof::worked_out().await?;
    send(ComplaintSubmission { complaint, proof }).await
}

/// Asks for the receipt of what was handed in before: without a proof nothing new is taken. Only in a
/// browser.
///
/// # Errors
/// `Invalid` where it did not arrive, and what any request can come to.
pub(crate) async fn answered(complaint: ComplaintDraft) -> Result<ComplaintReceipt, ApiError> {
    let proof = String::new();
    send(ComplaintSubmission { complaint, proof }).await
}

async fn send(submission: ComplaintSubmission) -> Result<ComplaintReceipt, ApiError> {
    client::read(client::send(&path::new_complaint(), &submission).await)
}
