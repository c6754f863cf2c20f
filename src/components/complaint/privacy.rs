//! 谁能看到: whether it may be public, and what each reader sees then, by the function that the server
//! renders with.

use leptos::prelude::*;
use shigantong_contract::complaint::{Seen, codes, privacy_preview};

use super::form::Form;
use super::words::spans;
use crate::components::details::Rows;
use crate::domain::complaint_draft::Step;
use crate::text::complaint_form as words;

pub(super) fn view(form: Form) -> AnyView {
    let choices = codes::VISIBILITY.iter().map(|(code, label)| {
        let is_chosen = move || form.kept.with(|kept| kept.complaint.visibility == *code);
        let choose =
            move |_| form.change(|kept| (*code).clone_into(&mut kept.complaint.visibility));
        view! {
            <label class="choice">
                <input type="radio" name="visibility" prop:checked=is_chosen on:change=choose />
                <span>{*label}</span>
            </label>
        }
    });
    let text = Memo::new(move |_| form.kept.with(|kept| kept.complaint.text.clone()));
    let readers = move || {
        let preview = form.kept.with(|kept| privacy_preview(&kept.complaint()));
        view! {
            {reader(words::PUBLIC, preview.public, words::NOTHING)}
            {reader(words::BODY, Some(preview.body), words::NOTHING)}
            {reader(words::SUBJECT, preview.subject, words::SUBJECT_NOTHING)}
        }
    };
    view! {
        <fieldset class="part question" id="c-visibility" tabindex="-1" aria-label=words::title(Step::Privacy)>
            {choices.collect::<Vec<_>>()}
        </fieldset>
        <div role="status">{spans(form, text)}</div>
        <h2>{words::READERS}</h2>
        <div class="readers">{readers}</div>
    }
    .into_any()
}

fn reader(name: &'static str, seen: Option<Seen>, nothing: &'static str) -> AnyView {
    let content = match seen {
        None => view! { <p class="faint">{nothing}</p> }.into_any(),
        Some(seen) if seen.text.is_none() => {
            view! { <p class="faint">{words::REPLY_ONLY}</p> }.into_any()
        }
        Some(seen) => {
            let rows = vec![
                (words::short(Step::Words), seen.text.unwrap_or_default()),
                (words::short(Step::Where), seen.place.unwrap_or_default()),
                (words::NAME, seen.name.unwrap_or_default()),
                (words::PHONE, seen.phone.unwrap_or_default()),
            ];
            view! { <Rows rows=rows plain=true /> }.into_any()
        }
    };
    view! {
        <section class="reader">
            <h3>{name}</h3>
            {content}
        </section>
    }
    .into_any()
}
