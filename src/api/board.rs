//! 公开诉求: the board, one entry, figures, and who has the same problem.

use leptos::prelude::*;
use shigantong_contract::complaint::{
    ComplaintFigures, ComplaintQuery, PublicComplaint, SimilarRequest, Support, SupportRequest,
};
use shigantong_contract::{Page, path};

use super::{ApiError, Load, client, proof, use_load};

/// The page that a query asks for.
pub(crate) fn list(query: Signal<ComplaintQuery>) -> Load<Page<PublicComplaint>> {
    use_load(Signal::derive(move || query.with(path::complaints)))
}

/// One entry.
pub(crate) fn one(id: Signal<String>) -> Load<PublicComplaint> {
    use_load(Signal::derive(move || {
        id.with(|id| match id.as_str() {
            "" => String::new(),
            id => path::complaint(id),
        })
    }))
}

/// How departments answer.
pub(crate) fn figures() -> Load<ComplaintFigures> {
    use_load(Signal::derive(path::complaint_figures))
}

/// Entries about the same. Only in a browser.
///
/// # Errors
/// What any request can come to.
pub(crate) async fn similar(request: &SimilarRequest) -> Result<Vec<PublicComplaint>, ApiError> {
    client::read(client::send(&path::complaint_similar(), request).await)
}

/// Says that one has the same problem, once for the key of this phone. Only in a browser.
///
/// # Errors
/// What any request can come to.
pub(crate) async fn support(id: &str, supporter: String) -> Result<Support, ApiError> {
    let request = SupportRequest {
        supporter,
        proof: proof::worked_out().await?,
    };
    client::read(client::send(&path::complaint_support(id), &request).await)
}
