//! 事件内容: what each action needs of its draft, and what does not go with it.

use super::event::{
    MAX_CORRECTION_CHARS, MAX_CORRECTION_ITEMS, MAX_DECISION_CHARS, MAX_NAME_CHARS,
};
use super::machine::Refusal;
use super::{Action, Correction, EventDraft, Party, Progress, State};
use crate::{Moment, path::is_guid};

/// The longest extension and special procedure that can be written down, in days.
const MAX_DAYS: u16 = 730;

/// Checks all but who acts.
pub(super) fn check_content(draft: &EventDraft, action: Action, at: Moment) -> Result<(), Refusal> {
    bounded("stage", &draft.stage, MAX_NAME_CHARS)?;
    bounded("decision", &draft.decision, MAX_DECISION_CHARS)?;
    let needs_reason = matches!(
        action,
        Action::RefuseAcceptance | Action::Refuse | Action::Extend | Action::Terminate
    );
    // 行政许可法第三十八条、第四十二条: the reason must be told.
    if needs_reason && draft.decision.trim().is_empty() {
        return Err(Refusal::Missing("decision"));
    }
    if let Some(document) = &draft.document {
        required("document.name", &document.name, MAX_NAME_CHARS)?;
        bounded("document.number", &document.number, MAX_NAME_CHARS)?;
        if !document.guid.is_empty() && !is_guid(&document.guid) {
            return Err(Refusal::Unfit("document.guid"));
        }
    }
    let correction = goes_with(
        "correction",
        draft.correction.as_ref(),
        action == Action::RequestCorrection,
    )?;
    if let Some(correction) = correction {
        check_correction(correction, at)?;
    }
    let special = goes_with(
        "special",
        draft.special.as_ref(),
        action == Action::BeginSpecial,
    )?;
    if let Some(special) = special {
        required("special.name", &special.name, MAX_NAME_CHARS)?;
        in_range("special.days", special.days)?;
    }
    let days = goes_with(
        "extension_days",
        draft.extension_days,
        action == Action::Extend,
    )?;
    in_range("extension_days", days)
}

fn check_correction(correction: &Correction, at: Moment) -> Result<(), Refusal> {
    if correction.items.is_empty() {
        return Err(Refusal::Missing("correction.items"));
    }
    if correction.items.len() > MAX_CORRECTION_ITEMS {
        return Err(Refusal::TooLong("correction.items", MAX_CORRECTION_ITEMS));
    }
    for item in &correction.items {
        required("correction.items.text", &item.text, MAX_CORRECTION_CHARS)?;
        bounded("correction.items.material", &item.material, MAX_NAME_CHARS)?;
    }
    if correction.due < at.date() {
        return Err(Refusal::Unfit("correction.due"));
    }
    Ok(())
}

/// Checks who acts and gives who acts next: after an end nobody, after a request the applicant,
/// after the applicant the department that had it last, else who acts goes on.
pub(super) fn check_parties(
    progress: &Progress,
    draft: &EventDraft,
    action: Action,
    state: State,
) -> Result<Option<Party>, Refusal> {
    check_party("by", &draft.by, action.is_applicants())?;
    if state.is_end() {
        let next = draft.next.as_ref();
        return goes_with("next", next, false).map(|next| next.cloned());
    }
    let next = match (action, &draft.next) {
        (Action::RequestCorrection, None) => Party::applicant(),
        (Action::Submit | Action::Transfer, None) => return Err(Refusal::Missing("next")),
        (_, Some(next)) => next.clone(),
        (Action::Resubmit, None) => {
            let desk = progress.desk.clone();
            desk.ok_or(Refusal::Missing("next"))?
        }
        (_, None) => draft.by.clone(),
    };
    check_party("next", &next, state == State::Correction)?;
    Ok(Some(next))
}

fn check_party(field: &'static str, party: &Party, is_applicant: bool) -> Result<(), Refusal> {
    if is_applicant {
        let is_fit = *party == Party::applicant();
        return is_fit.then_some(()).ok_or(Refusal::Unfit(field));
    }
    if party.is_applicant {
        return Err(Refusal::Unfit(field));
    }
    bounded(field, &party.dept_code, MAX_NAME_CHARS)?;
    required(field, &party.dept_name, MAX_NAME_CHARS)?;
    required(field, &party.role, MAX_NAME_CHARS)
}

/// A field that one action needs and no other has.
fn goes_with<T>(
    field: &'static str,
    value: Option<T>,
    is_needed: bool,
) -> Result<Option<T>, Refusal> {
    match (is_needed, value.is_some()) {
        (true, false) => Err(Refusal::Missing(field)),
        (false, true) => Err(Refusal::Unfit(field)),
        _ => Ok(value),
    }
}

fn in_range(field: &'static str, days: Option<u16>) -> Result<(), Refusal> {
    let is_fit = days.is_none_or(|days| (1..=MAX_DAYS).contains(&days));
    let refusal = Refusal::NotInRange(field, 1, MAX_DAYS);
    is_fit.then_some(()).ok_or(refusal)
}

fn required(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Missing(field));
    }
    bounded(field, text, most)
}

fn bounded(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    let is_fit = text.chars().count() <= most;
    is_fit.then_some(()).ok_or(Refusal::TooLong(field, most))
}
