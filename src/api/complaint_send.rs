//! 诉求: the rules that one complains under, and handing a complaint in.

use leptos::prelude::*;
use shigantong_contract::complaint::{ComplaintReceipt, ComplaintSubmission, IssueRules, SlaRules};
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

/// Hands a complaint in with its photographs. Doing it again brings the same receipt. Only in a
/// browser.
///
/// # Errors
/// `Invalid` with what the server refuses, and what any request can come to.
pub(crate) async fn deliver(kept: &Kept) -> Result<ComplaintReceipt, ApiError> {
    let mut complaint = kept.complaint();
    complaint.attachments = photos::send_all(&kept.id).await?;
    let submission = ComplaintSubmission {
        complaint,
        proof: proof::worked_out().await?,
    };
    client::read(client::send(&path::new_complaint(), &submission).await)
}
