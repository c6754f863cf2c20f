//! The addresses of complaints.

use super::{API, encoded, with_query};
use crate::{CaseNo, complaint::ComplaintQuery};

/// The public board.
#[must_use]
pub fn complaints(query: &ComplaintQuery) -> String {
    with_query("complaints", &query.to_query_string())
}

/// One entry of the public board, by its key there; its number never stands in an address that the
/// public sees.
#[must_use]
pub fn complaint(id: &str) -> String {
    format!("{API}/complaints/{}", encoded(id))
}

/// A new complaint, by `POST`.
#[must_use]
pub fn new_complaint() -> String {
    format!("{API}/complaints")
}

/// The issues and where each goes.
#[must_use]
pub fn complaint_issues() -> String {
    format!("{API}/complaint-issues")
}

/// The time limits with their source.
#[must_use]
pub fn complaint_rules() -> String {
    format!("{API}/complaint-rules")
}

/// A look-up by the citizen, by `POST` of a [`crate::TrackRequest`].
#[must_use]
pub fn complaint_track() -> String {
    format!("{API}/complaints/track")
}

/// A file of a complaint, by `POST` of a [`crate::complaint::ComplaintFileRequest`].
#[must_use]
pub fn complaint_file() -> String {
    format!("{API}/complaints/file")
}

/// What the citizen does with a complaint, by `POST` of a [`crate::complaint::CitizenEvent`].
#[must_use]
pub fn complaint_events() -> String {
    format!("{API}/complaints/events")
}

/// A challenge to work on before something is sent.
#[must_use]
pub fn complaint_challenge() -> String {
    format!("{API}/complaints/challenge")
}

/// Entries of the board about the same, by `POST` of a [`crate::complaint::SimilarRequest`].
#[must_use]
pub fn complaint_similar() -> String {
    format!("{API}/complaints/similar")
}

/// 附议 an entry of the board, by `POST` of a [`crate::complaint::SupportRequest`].
#[must_use]
pub fn complaint_support(id: &str) -> String {
    format!("{}/support", complaint(id))
}

/// How departments answer.
#[must_use]
pub fn complaint_figures() -> String {
    format!("{API}/complaint-figures")
}

/// Complaints, for staff.
#[must_use]
pub fn staff_complaint(no: &CaseNo) -> String {
    format!("{API}/staff/complaints/{no}")
}

/// What happens with a complaint, by `POST`, for staff.
#[must_use]
pub fn staff_complaint_events(no: &CaseNo) -> String {
    format!("{API}/staff/complaints/{no}/events")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_complaints() {
        let (query, _) = ComplaintQuery::parse([("kind", "help"), ("page", "2")]);
        let number = CaseNo::parse("610302202611260001236").ok();
        let staff = number.as_ref().map(staff_complaint).unwrap_or_default();
        let events = number.as_ref().map(staff_complaint_events);
        let rows = [
            (complaints(&ComplaintQuery::default()), "/api/v1/complaints"),
            (complaints(&query), "/api/v1/complaints?kind=help&page=2"),
            (complaint("a/b"), "/api/v1/complaints/a%2Fb"),
            (new_complaint(), "/api/v1/complaints"),
            (complaint_issues(), "/api/v1/complaint-issues"),
            (complaint_rules(), "/api/v1/complaint-rules"),
            (complaint_track(), "/api/v1/complaints/track"),
            (complaint_events(), "/api/v1/complaints/events"),
            (complaint_challenge(), "/api/v1/complaints/challenge"),
            (complaint_similar(), "/api/v1/complaints/similar"),
            (complaint_support("a-1"), "/api/v1/complaints/a-1/support"),
            (complaint_figures(), "/api/v1/complaint-figures"),
            (staff, "/api/v1/staff/complaints/610302-20261126-000123-6"),
            (
                events.unwrap_or_default(),
                "/api/v1/staff/complaints/610302-20261126-000123-6/events",
            ),
        ];
        for (address, expected) in rows {
            assert_eq!(address, expected);
        }
        // Where one entry is asked for by a key, no other address of the board stands in its way.
        for taken in ["track", "events", "challenge", "similar"] {
            assert!(crate::complaint::view::is_taken(taken));
        }
    }
}
