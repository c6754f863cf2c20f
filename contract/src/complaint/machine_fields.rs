//! 事件内容: what each action needs of its draft, and who may write it.

use super::event::{ComplaintEventDraft, MAX_EVENT_CHARS, MAX_EVENT_FILES, MAX_NAME_CHARS};
use super::machine::ComplaintRefusal as R;
use super::progress::ComplaintProgress;
use super::state::{Actor, CitizenOutcome, ComplaintAction as A, Outcome};
use crate::Party;
use crate::path::is_guid;

/// Checks who acts, and that the action has the parts that it needs and no other.
pub(super) fn check_parts(
    progress: &ComplaintProgress,
    draft: &ComplaintEventDraft,
    action: A,
    actor: Actor,
) -> Result<(), R> {
    check_party(progress, draft, actor)?;
    part("to", draft.to.is_some(), action == A::Dispatch, {
        matches!(action, A::Transfer | A::Reopen)
    })?;
    let where_to = !draft.where_to.trim().is_empty();
    part("where_to", where_to, action == A::NotAccept, false)?;
    part(
        "outcome",
        draft.outcome.is_some(),
        action == A::Reply,
        false,
    )?;
    let has_seen = draft.citizen_outcome.is_some();
    let needs_seen = matches!(action, A::Confirm | A::Dispute);
    part("citizen_outcome", has_seen, needs_seen, false)?;
    part("rating", draft.rating.is_some(), action == A::Rate, false)?;
    let has_days = draft.extension_days.is_some();
    part("extension_days", has_days, action == A::Extend, false)?;
    let has_other = draft.merged_into.is_some();
    part("merged_into", has_other, action == A::Merge, false)?;
    if needs_text(action) && draft.text.trim().is_empty() {
        return Err(R::Missing("text"));
    }
    check_values(progress, draft, action)
}

/// Whoever refuses, passes on, delays, answers or disputes says why.
fn needs_text(action: A) -> bool {
    matches!(
        action,
        A::NotAccept
            | A::Transfer
            | A::Extend
            | A::Reply
            | A::Dispute
            | A::Supervise
            | A::Supplement
            | A::AnswerRating
    )
}

fn check_party(
    progress: &ComplaintProgress,
    draft: &ComplaintEventDraft,
    actor: Actor,
) -> Result<(), R> {
    let by = &draft.by;
    if actor == Actor::Citizen {
        let is_citizen = *by == Party::applicant();
        return is_citizen.then_some(()).ok_or(R::Unfit("by"));
    }
    if by.is_applicant {
        return Err(R::Unfit("by"));
    }
    if by.dept_name.trim().is_empty() {
        return Err(R::Missing("by.dept_name"));
    }
    let department = progress.department.as_ref();
    let is_holder = department.is_some_and(|holder| is_same(holder, by));
    if actor == Actor::Department && !is_holder {
        return Err(R::NotHolder);
    }
    Ok(())
}

/// Whether two are the same department: by their codes where both have one.
fn is_same(one: &Party, other: &Party) -> bool {
    if one.dept_code.is_empty() || other.dept_code.is_empty() {
        return one.dept_name == other.dept_name;
    }
    one.dept_code == other.dept_code
}

fn part(name: &'static str, is_there: bool, is_needed: bool, may_be: bool) -> Result<(), R> {
    match (is_there, is_needed || may_be) {
        (false, _) if is_needed => Err(R::Missing(name)),
        (true, false) => Err(R::Unfit(name)),
        _ => Ok(()),
    }
}

fn check_values(
    progress: &ComplaintProgress,
    draft: &ComplaintEventDraft,
    action: A,
) -> Result<(), R> {
    if let Some(to) = &draft.to {
        if to.is_applicant {
            return Err(R::Unfit("to"));
        }
        if to.dept_name.trim().is_empty() {
            return Err(R::Missing("to.dept_name"));
        }
        let holder = progress.department.as_ref();
        if action == A::Transfer && holder.is_some_and(|holder| is_same(holder, to)) {
            return Err(R::Unfit("to"));
        }
    }
    let outcome = draft.outcome.as_deref();
    if outcome.is_some_and(|code| Outcome::of_code(code).is_none()) {
        return Err(R::Unfit("outcome"));
    }
    if let Some(code) = draft.citizen_outcome.as_deref() {
        let seen = CitizenOutcome::of_code(code).ok_or(R::Unfit("citizen_outcome"))?;
        // Nobody disputes that the matter is settled and asks for it to be done again.
        if action == A::Dispute && seen == CitizenOutcome::Resolved {
            return Err(R::Unfit("citizen_outcome"));
        }
    }
    if let Some(rating) = &draft.rating {
        if !rating.is_fit() {
            return Err(R::Unfit("rating"));
        }
        if rating.is_bad() && rating.reasons.is_empty() && draft.text.trim().is_empty() {
            return Err(R::Missing("text"));
        }
    }
    let most = progress.terms.extension_days;
    if draft
        .extension_days
        .is_some_and(|days| !(1..=most).contains(&days))
    {
        return Err(R::Unfit("extension_days"));
    }
    Ok(())
}

/// Checks that nothing is longer than it may be, and that files are named as such are.
pub(super) fn check_lengths(draft: &ComplaintEventDraft) -> Result<(), R> {
    let texts = [("text", &draft.text), ("where_to", &draft.where_to)];
    for (name, text) in texts {
        if text.chars().count() > MAX_EVENT_CHARS {
            return Err(R::TooLong(name, MAX_EVENT_CHARS));
        }
    }
    for (name, party) in [("by", Some(&draft.by)), ("to", draft.to.as_ref())] {
        let names = party.map(|party| [&party.dept_code, &party.dept_name, &party.role]);
        if names.into_iter().flatten().any(|name| is_long(name)) {
            return Err(R::TooLong(name, MAX_NAME_CHARS));
        }
    }
    if draft.files.len() > MAX_EVENT_FILES {
        return Err(R::TooLong("files", MAX_EVENT_FILES));
    }
    if !draft.files.iter().all(|file| is_guid(file)) {
        return Err(R::Unfit("files"));
    }
    let Some(document) = &draft.document else {
        return Ok(());
    };
    if document.name.trim().is_empty() {
        return Err(R::Missing("document.name"));
    }
    if is_long(&document.name) || is_long(&document.number) {
        return Err(R::TooLong("document", MAX_NAME_CHARS));
    }
    if !document.guid.is_empty() && !is_guid(&document.guid) {
        return Err(R::Unfit("document.guid"));
    }
    Ok(())
}

fn is_long(name: &str) -> bool {
    name.chars().count() > MAX_NAME_CHARS
}
