//! 结果公示: a decision whose document is public is published with its event.

use shigantong_contract::case::{State, codes};
use shigantong_contract::{CaseEvent, CaseHead, Coded, PublishedDecision};
use sqlx::{Any, Transaction};

use super::Cases;
use crate::db::notices;

impl Cases {
    /// Publishes the decision that an event is, if its document is public. The key of the notice
    /// tells nothing of the case's number.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn publish(
        &self,
        tx: &mut Transaction<'static, Any>,
        head: &CaseHead,
        event: &CaseEvent,
    ) -> anyhow::Result<()> {
        let kind = State::of_code(&event.state_after.code)
            .filter(|state| matches!(state, State::Approved | State::Refused));
        let document = event.document.as_ref();
        let (Some(kind), Some(document)) = (kind, document.filter(|d| !d.guid.is_empty())) else {
            return Ok(());
        };
        let hash = self.0.pepper.hash("decision", &[head.case_no.as_str()]);
        let decision = PublishedDecision {
            id: hash.text().chars().take(16).collect(),
            number: document.number.clone(),
            title: document.name.clone(),
            task_handle_item: head.task_handle_item.clone(),
            task_name: head.task_name.clone(),
            dept_name: head.dept_name.clone(),
            party_masked: head.applicant_masked.clone(),
            decided_on: event.at.date(),
            kind: Coded::of(codes::DECISION_KIND, kind.code()),
            summary: event.decision.clone(),
            document_guid: document.guid.clone(),
            is_sample: head.is_sample,
        };
        notices::write_decision(tx, &decision).await
    }
}
