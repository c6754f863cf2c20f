//! 回执: number and query code, by when the answer is due, and what the phone may keep of it.

use leptos::prelude::*;
use shigantong_contract::{ApplicationReceipt, ApplicationState, CreditRecord};

use super::form_state::CreditForm;
use crate::components::copy::CopyView;
use crate::domain::kept_case::KeptCase;
use crate::domain::track_form;
use crate::platform::clock;
use crate::platform::page::is_ticked;
use crate::route::Route;
use crate::storage::cases::APPLICATIONS;
use crate::text::{case, credit_form as words, deadline};

/// Stands in the place of an answer that may be kept no longer than its entry is published.
const NO_ANSWER: &str = "-";

/// The receipt of an application that was sent.
pub(super) fn view(
    form: CreditForm,
    receipt: ApplicationReceipt,
    record: &CreditRecord,
) -> AnyView {
    let (number, code) = (receipt.no.to_string(), receipt.query_code.grouped());
    let due = receipt.answer_by.map(deadline::day_with_year);
    let text = words::copied(&receipt.kind.label, &number, &code);
    let track = track_form::address(&Route::CreditTrack.href(), &receipt.no);
    let back = Route::CreditRecord(receipt.record_id.clone()).href();
    let is_earlier = form.is_earlier.get_untracked();
    let kept = words::kept_name(&receipt.kind.label, &record.head.subject_name);
    view! {
        <article class="receipt">
            <h1 tabindex="-1">{words::RECEIPT}</h1>
            <p class="lead">{words::RECEIPT_LEAD}</p>
            {is_earlier.then(|| view! { <p class="note warn">{words::EARLIER}</p> })}
            <dl class="part pair">
                <div><dt>{words::NO}</dt><dd>{number}</dd></div>
                <div><dt>{words::CODE}</dt><dd class="code">{code}</dd></div>
                {due.map(|due| view! { <div><dt>{words::ANSWER_BY}</dt><dd>{due}</dd></div> })}
            </dl>
            <p class="actions">
                <CopyView text=Signal::stored(text) label=words::COPY done=words::COPIED />
            </p>
            {keep_view(receipt, kept)}
            <p class="actions">
                <a class="button" href=track on:click=move |_| form.forget()>{words::TO_TRACK}</a>
                <a class="button quiet" href=back on:click=move |_| form.forget()>{words::NOTED}</a>
            </p>
        </article>
    }
    .into_any()
}

/// Two boxes, off at first: the number, and the code with it.
fn keep_view(receipt: ApplicationReceipt, name: String) -> AnyView {
    let kept = RwSignal::new(false);
    let with_code = RwSignal::new(false);
    let said = RwSignal::new("");
    let keep = move |is_wanted: bool, code: bool| {
        let number = receipt.no.to_string();
        let secret = receipt.query_code.expose();
        let application = KeptCase {
            name: name.clone(),
            state: ApplicationState::Received.coded().label,
            at: clock::now(),
            secret: if code {
                secret.to_owned()
            } else {
                String::new()
            },
            json: NO_ANSWER.to_owned(),
        };
        let is_done = if is_wanted {
            APPLICATIONS.keep(&number, &application)
        } else {
            APPLICATIONS.forget(&number)
        };
        said.set(match (is_done, is_wanted) {
            (false, _) => case::NOT_KEPT,
            (true, true) => case::KEPT,
            (true, false) => case::FORGOTTEN,
        });
        // Where the phone refused, the boxes say so.
        let found = APPLICATIONS.read(&number);
        with_code.set(found.as_ref().is_some_and(|found| !found.secret.is_empty()));
        kept.set(found.is_some());
        kept.notify();
    };
    let keep = Callback::new(move |(is_wanted, code)| keep(is_wanted, code));
    let code = move || {
        kept.get().then(|| {
            view! {
                <label class="choice keep">
                    <input type="checkbox" prop:checked=with_code on:change=move |event| keep.run((true, is_ticked(&event))) />
                    <span>{words::KEEP_CODE}<small>{words::KEEP_CODE_HINT}</small></span>
                </label>
            }
        })
    };
    view! {
        <section class="part">
            <label class="choice keep">
                <input type="checkbox" prop:checked=kept on:change=move |event| keep.run((is_ticked(&event), false)) />
                <span>{words::KEEP_NO}<small>{words::KEEP_NO_HINT}</small></span>
            </label>
            {code}
            <p class="said" role="status">{said}</p>
        </section>
    }
    .into_any()
}
