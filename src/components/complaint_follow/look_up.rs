//! The form, the complaints of this phone, and the samples.

use leptos::prelude::*;

use super::Follower;
use crate::api::complaint_track::{self, SampleComplaint};
use crate::components::look_up::{LookUpForm, Wording};
use crate::domain::complaint_draft::Sent;
use crate::domain::track_form::Fault;
use crate::text::{complaint_track as words, track};

const OF_COMPLAINTS: Wording = Wording {
    lead: words::LEAD,
    number: (words::NO, words::NO_HINT),
    secret: (words::CODE, words::CODE_HINT),
    fault,
    no_match: words::NO_MATCH,
};

fn fault(fault: Fault) -> String {
    match fault {
        Fault::NoCaseNo => words::NO_NO.to_owned(),
        other => track::fault(other),
    }
}

/// All of it.
pub(crate) fn form_view(follower: Follower) -> AnyView {
    let samples = complaint_track::samples();
    let submit = Callback::new(move |()| follower.submit());
    view! {
        {move || kept_view(follower)}
        <LookUpForm form=follower.form wording=&OF_COMPLAINTS action="/complaints/track" submit=submit />
        {move || {
            let samples = samples.answer.get()?.ok().filter(|all| !all.is_empty())?;
            Some(samples_view(follower, samples))
        }}
    }
    .into_any()
}

fn kept_view(follower: Follower) -> Option<AnyView> {
    let rows = follower.kept.get().into_iter();
    let rows: Vec<_> = rows.map(|(_, sent)| kept_row(follower, sent)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part kept-cases">
                <h2>{words::KEPT}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn kept_row(follower: Follower, sent: Sent) -> AnyView {
    let number = sent.receipt.no.to_string();
    let state = sent
        .complaint
        .as_ref()
        .map(|known| known.state.label.clone());
    let title = sent.title.clone();
    let spoken = format!("{} {title}", track::SEE_NOW);
    view! {
        <li>
            <b>{title}</b>
            <span class="faint">{number}</span>
            <span class="faint">{state}</span>
            <span class="row-actions">
                <button type="button" class="button quiet" aria-label=spoken on:click=move |_| follower.open_kept(&sent)>
                    {track::SEE_NOW}
                </button>
            </span>
        </li>
    }
    .into_any()
}

fn samples_view(follower: Follower, samples: Vec<SampleComplaint>) -> AnyView {
    let rows: Vec<_> = samples
        .into_iter()
        .map(|sample| {
            let (number, code) = (sample.no, sample.query_code.grouped());
            let spoken = format!("{} {}", sample.state.label, sample.issue.label);
            let fill = {
                let (number, code) = (number.clone(), code.clone());
                move |_| follower.form.fill_in(&number, &code)
            };
            view! {
                <li>
                    <button type="button" aria-label=spoken on:click=fill>
                        <span class="tag">{sample.state.label}</span>
                        <b>{sample.issue.label}</b>
                        <small>{number}" · "{code}</small>
                    </button>
                </li>
            }
        })
        .collect();
    view! {
        <details class="part samples">
            <summary>{words::SAMPLES}</summary>
            <p class="faint">{words::SAMPLES_HINT}</p>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
