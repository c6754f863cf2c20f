//! 表单: a field with its label, hint and error, and the list of all errors, which takes the focus.

use leptos::prelude::*;

use crate::platform::page;

/// What the browser is told of what is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typing {
    /// Digits: a phone shows its number pad.
    Digits,
    /// A code: nothing is corrected, completed or remembered.
    Code,
    /// Words.
    Words,
    /// A telephone number.
    Phone,
}

/// A field of one line. It has no name: where no script runs, a form sends nothing of it, and no
/// address ever holds it.
#[component]
pub(crate) fn Field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    text: RwSignal<String>,
    typing: Typing,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    let inputmode = match typing {
        Typing::Digits => "numeric",
        Typing::Code | Typing::Words => "text",
        Typing::Phone => "tel",
    };
    let capitals = match typing {
        Typing::Words => "off",
        _ => "characters",
    };
    let is_invalid = move || error.with(|error| error.is_some().then_some("true"));
    view! {
        <div class="field" class:invalid=move || error.with(Option::is_some)>
            <label for=id>{label}</label>
            <p class="faint" id=hint_id>{hint}</p>
            <p class="error" id=error_id>{move || error.get()}</p>
            <input
                id=id
                type="text"
                inputmode=inputmode
                maxlength="200"
                autocomplete="off"
                autocapitalize=capitals
                spellcheck="false"
                aria-describedby=described
                aria-invalid=is_invalid
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </div>
    }
}

/// What is wrong, as links to the fields: their ids and what to do. It has the id `faults`, for
/// the focus.
#[component]
pub(crate) fn ErrorSummary(
    title: &'static str,
    faults: Vec<(&'static str, String)>,
) -> impl IntoView {
    let faults: Vec<_> = faults
        .into_iter()
        .map(|(id, words)| {
            let go = move |event: leptos::ev::MouseEvent| {
                // The address keeps no trace of it.
                event.prevent_default();
                page::focus(&format!("#{id}"));
            };
            view! { <li><a href=format!("#{id}") on:click=go>{words}</a></li> }
        })
        .collect();
    view! {
        <div class="failure faults" id="faults" role="alert" tabindex="-1">
            <h2>{title}</h2>
            <ul>{faults}</ul>
        </div>
    }
}
