//! 字段: fields of the form as signals of their own, and where each stands.

use leptos::prelude::*;

use super::form::Form;
use crate::domain::complaint_draft::Kept;

impl Form {
    /// What is wrong with a field, by its id.
    pub(super) fn fault_of(self, id: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let faults = self.faults.get();
            let fault = faults.into_iter().find(|(known, _)| *known == id);
            fault.map(|(_, words)| words)
        })
    }

    /// A field of one line, as its own signal.
    pub(super) fn text(self, of: fn(&mut Kept) -> &mut String) -> RwSignal<String> {
        let read = move |kept: &Kept| of(&mut kept.clone()).clone();
        let text = RwSignal::new(self.kept.with_untracked(read));
        Effect::new(move |_| {
            let known = self.kept.with(read);
            if text.with_untracked(|text| *text != known) {
                text.set(known);
            }
        });
        Effect::new(move |last: Option<()>| {
            let typed = text.get();
            let is_new = self.kept.with_untracked(read) != typed;
            if last.is_some() && is_new {
                self.change(|kept| *of(kept) = typed);
            }
        });
        text
    }
}

/// The field of the page, by its name on the wire.
pub(super) fn id_of(field: &str) -> &'static str {
    match field {
        "issue" | "kind" => "c-issue",
        "area_code" => "c-area",
        "place" | "location" => "c-place",
        "case_no" => "c-case",
        "uscc" | "task_handle_item" | "dept_code" => "c-about",
        "contact.name" => "c-name",
        "contact.phone" => "c-phone",
        "contact" => "c-who",
        "visibility" => "c-visibility",
        "attachments" => "c-photos",
        _ => "c-words",
    }
}
