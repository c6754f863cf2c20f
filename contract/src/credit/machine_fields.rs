//! 事件内容: what each action needs of its draft.

use super::event::{CreditDraft, MAX_DECISION_CHARS, MAX_NAME_CHARS};
use super::machine::CreditRefusal;
use super::state::CreditAction as A;
use crate::path::is_guid;
use crate::{CaseDocument, Party};

/// Checks who acts, and what is said and enclosed.
pub(super) fn check_content(draft: &CreditDraft, action: A) -> Result<(), CreditRefusal> {
    if action.is_subjects() != draft.by.is_applicant {
        return Err(CreditRefusal::Unfit("by"));
    }
    if draft.by.is_applicant && draft.by != Party::applicant() {
        return Err(CreditRefusal::Unfit("by"));
    }
    if !draft.by.is_applicant && draft.by.dept_name.trim().is_empty() {
        return Err(CreditRefusal::Missing("by.dept_name"));
    }
    let names = [&draft.by.dept_code, &draft.by.dept_name, &draft.by.role];
    if names
        .iter()
        .any(|name| name.chars().count() > MAX_NAME_CHARS)
    {
        return Err(CreditRefusal::TooLong("by", MAX_NAME_CHARS));
    }
    if draft.decision.chars().count() > MAX_DECISION_CHARS {
        return Err(CreditRefusal::TooLong("decision", MAX_DECISION_CHARS));
    }
    // Whoever changes what is shown, or leaves it against an objection, says why.
    let needs_reason = matches!(
        action,
        A::Extend | A::Refuse | A::Correct | A::Uphold | A::Withdraw | A::Shield | A::Unshield
    );
    if needs_reason && draft.decision.trim().is_empty() {
        return Err(CreditRefusal::Missing("decision"));
    }
    draft.document.as_ref().map_or(Ok(()), check_document)
}

fn check_document(document: &CaseDocument) -> Result<(), CreditRefusal> {
    if document.name.trim().is_empty() {
        return Err(CreditRefusal::Missing("document.name"));
    }
    let names = [&document.name, &document.number];
    if names
        .iter()
        .any(|name| name.chars().count() > MAX_NAME_CHARS)
    {
        return Err(CreditRefusal::TooLong("document", MAX_NAME_CHARS));
    }
    if !document.guid.is_empty() && !is_guid(&document.guid) {
        return Err(CreditRefusal::Unfit("document.guid"));
    }
    Ok(())
}
