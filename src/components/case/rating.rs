//! 好差评: five levels, reasons, one's own words. Nothing that is chosen or written is lost.

use leptos::prelude::*;
use shigantong_contract::RatingRequest;
use shigantong_contract::case::codes::RATING_LEVEL;
use shigantong_contract::case::rating::{MAX_RATING_CHARS, RatingError};

use super::View;
use crate::api::ApiError;
use crate::components::details::section;
use crate::components::tracker::Tracker;
use crate::platform::page::{self, is_ticked};
use crate::text::rating as words;

/// What the field takes; what is beyond the bound can be shortened, and nothing is cut.
const FIELD: usize = 1_000;

/// A rating that is being written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RatingDraft {
    /// 1 to 5; 0 while none is chosen.
    level: RwSignal<u8>,
    reasons: RwSignal<Vec<String>>,
    text: RwSignal<String>,
    fault: RwSignal<Option<RatingError>>,
    is_again: RwSignal<bool>,
    /// Why it was not taken.
    pub(crate) failure: RwSignal<Option<ApiError>>,
    /// Whether it is being sent.
    pub(crate) is_busy: RwSignal<bool>,
    /// Whether it was taken.
    pub(crate) is_sent: RwSignal<bool>,
}

impl RatingDraft {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self {
            level: RwSignal::new(0),
            reasons: RwSignal::default(),
            text: RwSignal::default(),
            fault: RwSignal::new(None),
            is_again: RwSignal::new(false),
            failure: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            is_sent: RwSignal::new(false),
        }
    }

    /// Empties it for another case.
    pub(crate) fn reset(self) {
        self.level.set(0);
        self.reasons.set(Vec::new());
        self.text.set(String::new());
        self.fault.set(None);
        self.is_again.set(false);
        self.failure.set(None);
        self.is_sent.set(false);
    }

    fn choose(self, level: u8) {
        self.level.set(level);
        // Reasons that this level does not have would be refused.
        self.reasons.update(|reasons| {
            let mut offered = RatingRequest::reasons_for(level);
            let all: Vec<_> = offered.by_ref().map(|(code, _)| code).collect();
            reasons.retain(|reason| all.contains(&reason.as_str()));
        });
    }

    fn tick(self, reason: &str, is_on: bool) {
        self.reasons.update(|reasons| {
            reasons.retain(|known| known != reason);
            if is_on {
                reasons.push(reason.to_owned());
            }
        });
    }
}

/// The rating that stands, or the form.
#[component]
pub(crate) fn RatingView(tracker: Tracker, view: View) -> impl IntoView {
    let draft = tracker.rating;
    let rated = view.case.rating.clone();
    let is_rated = rated.is_some();
    let has_pair = tracker.pair.with_untracked(Option::is_some);
    let content = move || {
        if let Some(rating) = rated.clone().filter(|_| !draft.is_again.get()) {
            let reasons: Vec<_> = rating.reasons.into_iter().map(|r| r.label).collect();
            let again = move |_| draft.is_again.set(true);
            return view! {
                <p><b>{rating.level.label}</b></p>
                {(!reasons.is_empty()).then(|| view! { <p>{reasons.join("、")}</p> })}
                {(!rating.text.is_empty()).then(|| view! { <blockquote class="composed">{rating.text}</blockquote> })}
                {has_pair.then(|| view! { <p class="actions"><button type="button" class="button quiet" on:click=again>{words::AGAIN}</button></p> })}
            }
            .into_any();
        }
        if !has_pair {
            return view! { <p>{words::NEEDS_CODE}</p> }.into_any();
        }
        view! { <FormView tracker=tracker view=view.clone() /> }.into_any()
    };
    let sent = move || if draft.is_sent.get() { words::SENT } else { "" };
    let content =
        view! { <p class="said" role="status" id="rating-done" tabindex="-1">{sent}</p>{content} };
    let title = if is_rated {
        words::DONE_TITLE
    } else {
        words::TITLE
    };
    section("rating", title, false, content)
}

#[component]
fn FormView(tracker: Tracker, view: View) -> impl IntoView {
    let draft = tracker.rating;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(pair) = tracker.pair.get_untracked() else {
            return;
        };
        let request = RatingRequest {
            case_no: pair.case_no,
            secret: pair.secret,
            level: draft.level.get_untracked(),
            reasons: draft.reasons.get_untracked(),
            text: draft.text.with_untracked(|text| text.trim().to_owned()),
        };
        let fault = request.rating(view.now).err();
        draft.fault.set(fault);
        draft.failure.set(None);
        if fault.is_some() {
            page::focus_soon("#rating-failure");
        } else {
            tracker.rate(request);
        }
    };
    view! {
        <form class="rate" on:submit=submit>
            <p class="faint">{words::HINT}</p>
            {move || failure_view(draft)}
            {levels(draft)}
            {move || reasons(draft)}
            {words_view(draft)}
            <button type="submit" class="button" disabled=draft.is_busy>
                {move || if draft.is_busy.get() { words::BUSY } else { words::SUBMIT }}
            </button>
        </form>
    }
}

fn failure_view(draft: RatingDraft) -> Option<AnyView> {
    let said = match (draft.fault.get(), draft.failure.get()) {
        (Some(fault), _) => words::fault(fault),
        (None, Some(ApiError::Invalid(problem))) if !problem.detail.is_empty() => problem.detail,
        (None, Some(_)) => words::NOT_SENT.to_owned(),
        (None, None) => return None,
    };
    Some(
        view! { <p class="failure" id="rating-failure" role="alert" tabindex="-1">{said}</p> }
            .into_any(),
    )
}

fn levels(draft: RatingDraft) -> impl IntoView {
    let levels = RATING_LEVEL.iter().filter_map(|(code, label)| {
        let level: u8 = code.parse().ok()?;
        Some(view! {
            <label class="choice">
                <input
                    type="radio"
                    name="level"
                    value=*code
                    prop:checked=move || draft.level.get() == level
                    on:change=move |_| draft.choose(level)
                />
                <span>{*label}</span>
            </label>
        })
    });
    let levels: Vec<_> = levels.collect();
    view! { <fieldset class="levels"><legend>{words::LEVEL}</legend>{levels}</fieldset> }
}

/// The reasons that the level has; none before a level is chosen.
fn reasons(draft: RatingDraft) -> Option<AnyView> {
    let level = draft.level.get();
    if level == 0 {
        return None;
    }
    let title = if level <= 2 {
        words::REASONS_NEEDED
    } else {
        words::REASONS
    };
    let boxes: Vec<_> = RatingRequest::reasons_for(level)
        .map(|(code, label)| {
            let is_on = move || {
                draft
                    .reasons
                    .with(|all| all.iter().any(|known| known == code))
            };
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=is_on
                        on:change=move |event| draft.tick(code, is_ticked(&event))
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    Some(view! { <fieldset class="reasons"><legend>{title}</legend>{boxes}</fieldset> }.into_any())
}

fn words_view(draft: RatingDraft) -> impl IntoView {
    let written = move || draft.text.with(|text| text.trim().chars().count());
    let tone = move || {
        if written() > MAX_RATING_CHARS {
            "note warn"
        } else {
            "faint"
        }
    };
    view! {
        <label for="rating-words"><b>{words::WORDS}</b></label>
        <p id="rating-hint" class="faint">{words::WORDS_HINT}</p>
        <textarea
            id="rating-words"
            rows="3"
            maxlength=FIELD
            aria-describedby="rating-hint rating-count"
            prop:value=move || draft.text.get()
            on:input=move |event| draft.text.set(event_target_value(&event))
        ></textarea>
        <p id="rating-count" class=tone>{move || words::count(written(), MAX_RATING_CHARS)}</p>
    }
}
