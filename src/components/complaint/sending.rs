//! 正在提交: how far sending is, what to do where it does not go on, and what the server said.

use leptos::prelude::*;

use super::form::Form;
use crate::api::outbox;
use crate::domain::complaint_draft::{Kept, Sending, Step};
use crate::text::complaint_form as words;

pub(super) fn view(form: Form) -> AnyView {
    let kept = form.kept.get_untracked();
    match (kept.sending, kept.tries) {
        (Sending::Refused, _) => refused(form, &kept),
        (_, 0) => view! {
            <h1 tabindex="-1">{words::SENDING}</h1>
            <p class="lead" role="status">{words::SENDING_HINT}</p>
            <p class="faint" role="status">
                {move || {
                    let (done, all) = outbox::photos_sent();
                    (all > 0).then(|| words::sent_photos(done, all))
                }}
            </p>
        }
        .into_any(),
        _ => view! {
            <h1 tabindex="-1">{words::WAITING}</h1>
            {match kept.why.is_empty() {
                true => view! { <p class="note warn" role="status">{words::WAITING_HINT}</p> }.into_any(),
                false => view! {
                    <div class="note warn" role="status">
                        <p>{kept.why.clone()}</p>
                        <p>{words::BUSY_HINT}</p>
                    </div>
                }
                .into_any(),
            }}
            <p class="actions">
                <button type="button" class="button" on:click=move |_| outbox::hurry()>{words::TRY_NOW}</button>
                <button type="button" class="button quiet" on:click=move |_| form.edit(Step::Check)>{words::EDIT}</button>
            </p>
        }
        .into_any(),
    }
}

fn refused(form: Form, kept: &Kept) -> AnyView {
    let faults: Vec<_> = kept
        .faults
        .iter()
        .map(|(field, why)| {
            let step = Step::of_field(field);
            let name = words::short(step);
            view! {
                <li>
                    <button type="button" class="button quiet" on:click=move |_| form.edit(step)>
                        {format!("{}{name}", words::CHANGE)}
                    </button>
                    <span>{why.clone()}</span>
                </li>
            }
        })
        .collect();
    let back = faults.is_empty().then(|| {
        view! {
            <p class="actions">
                <button type="button" class="button" on:click=move |_| form.edit(Step::Check)>{words::EDIT}</button>
            </p>
        }
    });
    view! {
        <div class="failure faults" id="faults" role="alert" tabindex="-1">
            <h1 tabindex="-1">{words::REFUSED}</h1>
            <p>{kept.why.clone()}</p>
            <ul class="spotted">{faults}</ul>
        </div>
        {back}
    }
    .into_any()
}
