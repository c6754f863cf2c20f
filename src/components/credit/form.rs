//! 提异议 and 申请修复: one form, and how it is done on paper.

use leptos::prelude::*;
use shigantong_contract::credit::forms::MAX_REASON_CHARS;
use shigantong_contract::{CreditRecord, Date};

use super::form_state::CreditForm;
use super::{proofs, receipt, repair};
use crate::components::details::{Sentences, section};
use crate::components::field::{ErrorSummary, Field, Typing};
use crate::domain::credit_draft::FormKind;
use crate::platform::page::is_ticked;
use crate::route::Route;
use crate::text::{credit, credit_form as words, state};

/// What the field takes; what is beyond the limit can be shortened, and nothing is cut.
const FIELD: usize = 2 * MAX_REASON_CHARS;

/// The form about an entry, its receipt once it is sent, and the way on paper.
pub(crate) fn form_view(
    form: CreditForm,
    record: CreditRecord,
    today: ReadSignal<Option<Date>>,
) -> AnyView {
    let href = Route::CreditRecord(record.head.id.clone()).href();
    let name = record.head.subject_name.clone();
    let title = record.head.title.clone();
    let paper = words::paper(form.kind, &record.head.dept_name, &record.head.decision_no);
    let start = (form.kind == FormKind::Repair).then(|| repair::start_view(&record, today));
    let is_repair = form.kind == FormKind::Repair;
    let materials = record.repair_materials.clone();
    let has_none = materials.is_empty() || !is_repair;
    let materials = section(
        "materials",
        credit::MATERIALS,
        has_none,
        view! { <Sentences items=materials /> },
    );
    let receipt = move || {
        let given = form.receipt.get()?;
        Some(receipt::view(form, given, &record))
    };
    let is_form = Memo::new(move |_| form.receipt.with(Option::is_none));
    let is_sent = Memo::new(move |_| form.is_sent.get());
    let body = move || {
        is_form.get().then(|| {
            if is_sent.get() {
                sent_view(form)
            } else {
                fields_view(form)
            }
        })
    };
    view! {
        {receipt}
        <div class="credit-form" hidden=move || !is_form.get()>
            {move || is_form.get().then(|| view! { <h1 tabindex="-1">{words::title(form.kind)}</h1> })}
            <p class="lead">{words::lead(form.kind)}</p>
            <a class="result about-record" href=href>
                <span class="faint">{words::ABOUT}</span>
                <b>{name}</b>
                <span>{title}</span>
            </a>
            {start}
            {materials}
            <div class="either part">
                <div class="with-app">{body}</div>
                <p class="without-app">{words::WITHOUT_APP}</p>
            </div>
            <section class="part" aria-labelledby="paper-title">
                <h2 id="paper-title">{words::PAPER}</h2>
                <ol class="sentences">{paper.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            </section>
        </div>
    }
    .into_any()
}

/// It was sent before, on this phone.
fn sent_view(form: CreditForm) -> AnyView {
    view! {
        {move || failure_view(form)}
        <h2>{words::SENT}</h2>
        <p>{words::SENT_HINT}</p>
        <p class="actions">
            <button type="button" class="button" disabled=form.is_busy on:click=move |_| form.submit()>
                {move || if form.is_busy.get() { words::SENDING } else { words::SEE_AGAIN }}
            </button>
            <button type="button" class="button quiet" on:click=move |_| form.start_over()>{words::ANOTHER}</button>
        </p>
    }
    .into_any()
}

fn fields_view(form: CreditForm) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    let is_repair = form.kind == FormKind::Repair;
    let label = words::submit(form.kind);
    view! {
        <form method="post" novalidate on:submit=submit>
            {move || failure_view(form)}
            <h2>{words::WHO}</h2>
            <Field id="credit-name" label=words::NAME hint=words::NAME_HINT text=form.name typing=Typing::Words error=form.fault_of("credit-name") />
            <Field id="credit-uscc" label=words::USCC hint=words::USCC_HINT text=form.uscc typing=Typing::Code error=form.fault_of("credit-uscc") />
            <Field id="credit-contact" label=words::CONTACT hint=words::CONTACT_HINT text=form.contact typing=Typing::Words error=form.fault_of("credit-contact") />
            <Field id="credit-phone" label=words::PHONE hint=words::PHONE_HINT text=form.phone typing=Typing::Phone error=form.fault_of("credit-phone") />
            <h2>{words::what(form.kind)}</h2>
            {words_view(form)}
            {proofs::view(form.proofs, words::proofs_hint(form.kind), form.fault_of("credit-files"))}
            {is_repair.then(|| promise_view(form))}
            <p class="faint" role="status">
                {move || if form.is_kept.get() { words::KEPT } else { words::NOT_KEPT }}
            </p>
            <button type="submit" id="credit-submit" class="button send" disabled=form.is_busy>
                {move || if form.is_busy.get() { words::SENDING } else { label }}
            </button>
        </form>
    }
    .into_any()
}

/// What is wrong, above the fields.
fn failure_view(form: CreditForm) -> Option<AnyView> {
    let faults = form.faults.get();
    if !faults.is_empty() {
        return Some(view! { <ErrorSummary title=words::FAULTS faults=faults /> }.into_any());
    }
    let (title, detail, id) = form.failure.get()?;
    Some(
        view! {
            <div class="failure faults" id="faults" role="alert" tabindex="-1">
                <h2>{title}</h2>
                <p>{detail}</p>
                {(!id.is_empty()).then(|| view! { <p class="faint">{state::request_id(&id)}</p> })}
            </div>
        }
        .into_any(),
    )
}

fn words_view(form: CreditForm) -> AnyView {
    let error = form.fault_of("credit-words");
    let written = move || form.words.with(|text| text.trim().chars().count());
    let tone = move || {
        if written() > MAX_REASON_CHARS {
            "note warn"
        } else {
            "faint"
        }
    };
    view! {
        <div class="field" class:invalid=move || error.with(Option::is_some)>
            <label for="credit-words">{words::words(form.kind)}</label>
            <p class="faint" id="credit-words-hint">{words::words_hint(form.kind)}</p>
            <p class="error" id="credit-words-error">{move || error.get()}</p>
            <textarea
                id="credit-words"
                rows="6"
                maxlength=FIELD
                aria-describedby="credit-words-hint credit-words-error credit-words-count"
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                prop:value=move || form.words.get()
                on:input=move |event| form.words.set(event_target_value(&event))
            ></textarea>
            <p id="credit-words-count" class=tone>{move || words::count(written(), MAX_REASON_CHARS)}</p>
        </div>
    }
    .into_any()
}

fn promise_view(form: CreditForm) -> AnyView {
    let error = form.fault_of("credit-promise");
    view! {
        <div class="field" class:invalid=move || error.with(Option::is_some)>
            <p class="error" id="credit-promise-error">{move || error.get()}</p>
            <label class="choice keep">
                <input
                    id="credit-promise"
                    type="checkbox"
                    aria-describedby="credit-promise-error"
                    prop:checked=form.has_promised
                    on:change=move |event| form.has_promised.set(is_ticked(&event))
                />
                <span><b>{words::PROMISE}</b><small>{words::PROMISE_TEXT}</small></span>
            </label>
        </div>
    }
    .into_any()
}
