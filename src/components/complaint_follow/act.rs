//! 办理: what the citizen can do now. What is typed stays on the phone until it was taken, and the same
//! tap twice does one thing.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::CaseNo;
use shigantong_contract::complaint::{
    Actor, CitizenEvent, Complaint, ComplaintAction as A, ComplaintEventDraft, ComplaintRating,
    codes,
};

use super::view::Standing;
use super::{Follower, said};
use crate::api::complaint_track;
use crate::components::details::section;
use crate::platform::page::{self, is_ticked};
use crate::platform::random;
use crate::storage::drafts;
use crate::text::complaint_track as words;

/// What is being done.
#[derive(Clone, Copy)]
struct Act {
    action: RwSignal<Option<A>>,
    key: RwSignal<String>,
    text: RwSignal<String>,
    outcome: RwSignal<String>,
    level: RwSignal<u8>,
    reasons: RwSignal<Vec<String>>,
    failure: RwSignal<String>,
    is_busy: RwSignal<bool>,
}

pub(super) fn view(follower: Follower, found: &Complaint, standing: &Standing) -> AnyView {
    let allowed = standing.progress.allowed(Actor::Citizen, standing.now);
    let no = found.no.clone();
    let act = Act {
        action: RwSignal::new(None),
        key: RwSignal::default(),
        text: RwSignal::default(),
        outcome: RwSignal::default(),
        level: RwSignal::new(0),
        reasons: RwSignal::default(),
        failure: RwSignal::default(),
        is_busy: RwSignal::new(false),
    };
    let has_pair = follower.pair.with_untracked(Option::is_some);
    let content = match (allowed.is_empty(), has_pair) {
        (true, _) => view! { <p>{words::CAN_NOTHING}</p> }.into_any(),
        (_, false) => view! { <p>{words::NEEDS_CODE}</p> }.into_any(),
        _ => {
            let buttons: Vec<_> = allowed
                .into_iter()
                .map(|action| {
                    let no = no.clone();
                    view! {
                        <button type="button" class="button quiet" on:click=move |_| act.open(follower, action, &no)>
                            {words::act(action)}
                        </button>
                    }
                })
                .collect();
            let form = move || act.action.get().map(|action| form(follower, act, action));
            let later = {
                let no = no.clone();
                move || {
                    follower
                        .later(&no)
                        .map(|_| view! { <p class="note warn">{words::LATER}</p> })
                }
            };
            view! {
                {later}
                <div class="actions acts" hidden=move || act.action.get().is_some()>{buttons}</div>
                {form}
            }
            .into_any()
        }
    };
    section("can", words::CAN, false, content).into_any()
}

fn about(action: A, no: &str) -> String {
    format!("act {} {no}", action.code())
}

impl Act {
    /// Opens the form as it was left; what was written after the complaint was sent can be added to it.
    fn open(self, follower: Follower, action: A, no: &CaseNo) {
        let kept = drafts::read(&about(action, no.as_str()));
        let later = || follower.later(no).filter(|_| action == A::Supplement);
        let kept = match kept.is_empty() {
            true => format!(" {}", untrack(later).unwrap_or_default()),
            false => kept,
        };
        let (key, text) = kept.split_once(' ').unwrap_or_default();
        let key = match key {
            "" => random::key().unwrap_or_default(),
            key => key.to_owned(),
        };
        self.key.set(key);
        self.text.set(text.to_owned());
        self.outcome.set(String::new());
        self.level.set(0);
        self.reasons.set(Vec::new());
        self.failure.set(String::new());
        self.action.set(Some(action));
        page::focus_soon("#act");
    }

    fn keep(self, action: A, no: &str) {
        let text = format!("{} {}", self.key.get_untracked(), self.text.get_untracked());
        drafts::write(&about(action, no), &text);
    }

    fn event(self, action: A) -> ComplaintEventDraft {
        let outcome = self.outcome.get_untracked();
        let has_outcome = matches!(action, A::Confirm | A::Dispute);
        ComplaintEventDraft {
            action: action.code().to_owned(),
            text: self.text.with_untracked(|text| text.trim().to_owned()),
            citizen_outcome: has_outcome.then_some(outcome),
            rating: (action == A::Rate).then(|| ComplaintRating {
                level: self.level.get_untracked(),
                reasons: self.reasons.get_untracked(),
            }),
            ..ComplaintEventDraft::default()
        }
    }

    fn submit(self, follower: Follower, action: A) {
        let Some(pair) = follower.pair.get_untracked() else {
            return;
        };
        if self.is_busy.get_untracked() {
            return;
        }
        let no = pair.case_no.to_string();
        self.keep(action, &no);
        self.is_busy.set(true);
        self.failure.set(String::new());
        let event = CitizenEvent {
            no: pair.case_no,
            secret: pair.secret,
            idempotency_key: self.key.get_untracked(),
            event: self.event(action),
        };
        spawn_local(async move {
            let outcome = complaint_track::act(&event).await;
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(found) => {
                    drafts::write(&about(action, &no), "");
                    self.action.set(None);
                    follower.found(found, action == A::Supplement);
                    follower.form.said.set(words::DONE);
                    page::focus_soon("#now");
                }
                Err(error) => {
                    self.failure.set(said(error));
                    page::focus_soon("#act-failure");
                }
            }
        });
    }
}

fn form(follower: Follower, act: Act, action: A) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        act.submit(follower, action);
    };
    let write = move |event: leptos::ev::Event| {
        act.text.set(event_target_value(&event));
        if let Some(pair) = follower.pair.get_untracked() {
            act.keep(action, &pair.case_no.to_string());
        }
    };
    let failure = move || {
        let said = act.failure.get();
        (!said.is_empty()).then(
            || view! { <p class="failure" id="act-failure" role="alert" tabindex="-1">{said}</p> },
        )
    };
    let text = (action != A::Withdraw).then(|| {
        view! {
            <textarea
                id="act-words"
                rows="4"
                maxlength="2000"
                aria-labelledby="act-label"
                prop:value=move || act.text.get()
                on:input=write
            ></textarea>
        }
    });
    view! {
        <form class="act" id="act" tabindex="-1" method="post" on:submit=submit>
            <h3 id="act-label">{words::act(action)}</h3>
            <p>{words::before(action)}</p>
            {failure}
            {matches!(action, A::Confirm | A::Dispute).then(|| outcomes(act, action))}
            {(action == A::Rate).then(|| rating(act))}
            {text}
            <p class="actions">
                <button type="submit" class="button" disabled=act.is_busy>
                    {move || if act.is_busy.get() { words::BUSY } else { words::SUBMIT }}
                </button>
                <button type="button" class="button quiet" on:click=move |_| act.action.set(None)>{words::CANCEL}</button>
            </p>
        </form>
    }
    .into_any()
}

/// Whoever disputes does not say that it is solved.
fn outcomes(act: Act, action: A) -> AnyView {
    let all = codes::CITIZEN_OUTCOME.iter();
    let all = all.filter(|(code, _)| action != A::Dispute || *code != "resolved");
    let choices = all.map(|(code, label)| {
        let is_chosen = move || act.outcome.with(|chosen| chosen == code);
        view! {
            <label class="choice">
                <input type="radio" name="outcome" prop:checked=is_chosen on:change=move |_| act.outcome.set((*code).to_owned()) />
                <span>{*label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="question">
            <legend>{words::IS_SOLVED}</legend>
            {choices.collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}

fn rating(act: Act) -> AnyView {
    let levels = words::LEVELS.iter().zip([5_u8, 4, 3, 2, 1]);
    let levels = levels.map(|(label, level)| {
        let choose = move |_| {
            act.level.set(level);
            // Reasons that this level does not have would be refused.
            act.reasons.update(|reasons| {
                reasons.retain(|reason| {
                    ComplaintRating::reasons_for(level).any(|(code, _)| code == reason)
                });
            });
        };
        view! {
            <label class="choice">
                <input type="radio" name="level" prop:checked=move || act.level.get() == level on:change=choose />
                <span>{*label}</span>
            </label>
        }
    });
    let levels: Vec<_> = levels.collect();
    let reasons = move || {
        let level = act.level.get();
        (level > 0).then(|| {
            let boxes = ComplaintRating::reasons_for(level).map(|(code, label)| {
                let is_on = move || {
                    act.reasons
                        .with(|all| all.iter().any(|known| known == code))
                };
                let tick = move |event: leptos::ev::Event| {
                    let is_on = is_ticked(&event);
                    act.reasons.update(|reasons| {
                        reasons.retain(|known| known != code);
                        if is_on {
                            reasons.push(code.to_owned());
                        }
                    });
                };
                view! {
                    <label class="choice">
                        <input type="checkbox" prop:checked=is_on on:change=tick />
                        <span>{label}</span>
                    </label>
                }
            });
            boxes.collect::<Vec<_>>()
        })
    };
    view! {
        <fieldset class="question" aria-label=words::act(A::Rate)>
            {levels}
        </fieldset>
        <div class="question">{reasons}</div>
    }
    .into_any()
}
