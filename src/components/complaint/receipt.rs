//! 回执: number and query code, what comes next and by when, to copy, to save as an image, and to take
//! off the phone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::CaseNo;
use shigantong_contract::complaint::{ComplaintKind, SlaRules};

use super::form::Form;
use crate::api::{Load, complaint_send};
use crate::components::copy::CopyView;
use crate::components::details::Sentences;
use crate::domain::complaint_draft::Sent;
use crate::domain::track_form;
use crate::platform::card;
use crate::route::{ComplaintPage, Concern, Route};
use crate::storage::complaints;
use crate::text::{case, complaint_form as words};

pub(super) fn view(form: Form, sent: Sent) -> AnyView {
    let receipt = sent.receipt;
    let (no, code) = (receipt.no.to_string(), receipt.query_code.grouped());
    let rules: Load<SlaRules> = complaint_send::rules();
    let kind = ComplaintKind::of_code(&receipt.kind.code);
    let answer_by = receipt.answer_by;
    let then = move || {
        let rules = rules.answer.get().and_then(Result::ok)?;
        let handle = kind.and_then(|kind| rules.handle(kind));
        let then = words::then(answer_by, rules.dispatch, handle);
        Some(view! {
            <Sentences items=then />
            <p class="faint">{words::source(&rules.source.name, rules.is_checked)}</p>
        })
    };
    let mut lines = vec![
        words::RECEIPT.to_owned(),
        format!("{}：{no}", words::NO),
        format!("{}：{code}", words::CODE),
        format!(
            "{}：{}",
            words::RECEIVED,
            case::moment_with_year(receipt.received_at)
        ),
    ];
    if !receipt.desk.is_empty() {
        lines.push(format!("{}：{}", words::DESK, receipt.desk));
    }
    let text = words::receipt(&no, &code);
    let track = track(&receipt.no);
    let id = form.kept.with_untracked(|kept| kept.id.clone());
    let desk = (!receipt.desk.is_empty())
        .then(|| view! { <div><dt>{words::DESK}</dt><dd>{receipt.desk}</dd></div> });
    view! {
        <article class="receipt">
            <h1 tabindex="-1">{words::RECEIPT}</h1>
            <p class="lead">{words::RECEIPT_LEAD}</p>
            <dl class="part pair">
                <div><dt>{words::NO}</dt><dd>{no}</dd></div>
                <div><dt>{words::CODE}</dt><dd class="code">{code}</dd></div>
                <div><dt>{words::RECEIVED}</dt><dd>{case::moment_with_year(receipt.received_at)}</dd></div>
                {desk}
            </dl>
            {sent.later.map(later_view)}
            <p class="actions">
                <CopyView text=Signal::stored(text) label=words::COPY done=words::COPIED />
            </p>
            {image_view(lines)}
            <section class="part" aria-labelledby="then-title">
                <h2 id="then-title">{words::THEN}</h2>
                {then}
            </section>
            {keep_view(id)}
            <p class="actions">
                <a class="button" href=track>{words::TRACK}</a>
                <a class="button quiet" href=Route::Complain(Concern::default()).href()>{words::ANOTHER}</a>
            </p>
        </article>
    }
    .into_any()
}

/// What was written after that which arrived.
fn later_view(text: String) -> AnyView {
    view! {
        <div class="note warn">
            <p>{words::EARLIER}</p>
            <p class="faint">{words::LATER}</p>
            <blockquote class="composed">{text}</blockquote>
        </div>
    }
    .into_any()
}

/// The look-up with the number in it.
fn track(no: &CaseNo) -> String {
    track_form::address(&ComplaintPage::Track.href(), no)
}

fn image_view(lines: Vec<String>) -> AnyView {
    let image = RwSignal::new(String::new());
    let make = move |_| image.set(card::drawn(&lines).unwrap_or_default());
    let shown = move || {
        let data = image.get();
        (!data.is_empty()).then(|| {
            view! {
                <p class="said">{words::IMAGE_HINT}</p>
                <img class="card" src=data alt=words::RECEIPT />
            }
        })
    };
    view! {
        <p class="actions">
            <button type="button" class="button quiet" on:click=make>{words::SAVE_IMAGE}</button>
        </p>
        <div role="status">{shown}</div>
    }
    .into_any()
}

fn keep_view(id: String) -> AnyView {
    let said = RwSignal::new(words::RECEIPT_KEPT);
    {
        let id = id.clone();
        Effect::new(move |_| {
            let id = id.clone();
            spawn_local(async move {
                if !complaints::has_receipt(&id).await {
                    let _ = said.try_set(words::RECEIPT_NOT_KEPT);
                }
            });
        });
    }
    let forget = move |_| {
        let id = id.clone();
        spawn_local(async move {
            complaints::forget_receipt(&id).await;
            let _ = said.try_set(words::FORGOTTEN);
        });
    };
    view! {
        <p class="faint" role="status">{said}</p>
        <p class="actions">
            <button type="button" class="button quiet" on:click=forget>{words::FORGET}</button>
        </p>
    }
    .into_any()
}
