//! 办件: what to do, where it is, by when and why, who took how long, what happened, what came of
//! it.

mod appeal;
mod calendar;
mod deadlines;
mod head;
mod keep;
mod now;
pub(crate) mod rating;
mod receipt;
mod shares;
#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod staging_tests;
#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests;
mod timeline;
mod todo;

use leptos::prelude::*;
use shigantong_contract::case::{CaseDeadlines, Progress, case_deadlines, fold};
use shigantong_contract::{Calendar, Case, Date, Moment, ServiceItem, State};

use crate::api::{holidays, service_item};
use crate::components::tracker::{Seen, Tracker};
use crate::platform::clock;

/// A case with what follows from it.
#[derive(Clone, Debug)]
pub(crate) struct View {
    /// The case.
    pub(crate) case: Case,
    /// What its events come to; empty where this version does not know one of them.
    pub(crate) progress: Progress,
    /// When it is looked at.
    pub(crate) now: Moment,
}

impl View {
    /// The case as it was seen so many milliseconds after 1970.
    pub(crate) fn new(case: Case, at: u64) -> Self {
        let progress = fold(&case.events).unwrap_or_default();
        let last = case.events.last().map(|event| event.at);
        let now = i64::try_from(at / 1_000)
            .ok()
            .and_then(Moment::from_seconds);
        // A phone's clock may be wrong: nothing is looked at before it happened.
        let now = now.max(last).unwrap_or(case.receipt.signed_at);
        Self {
            case,
            progress,
            now,
        }
    }

    /// The day on which it is looked at.
    pub(crate) fn today(&self) -> Date {
        self.now.date()
    }

    /// Where it is; none for a state of a later version.
    pub(crate) fn state(&self) -> Option<State> {
        State::of_code(&self.case.state.code)
    }

    /// Whether it is about a licence (行政许可), of which the law says more than of other acts.
    pub(crate) fn is_licence(&self) -> bool {
        self.case.head.task_type.code == "01"
    }

    /// All its terms, by a calendar.
    pub(crate) fn deadlines(&self, calendar: &Calendar) -> CaseDeadlines {
        case_deadlines(&self.case.head, &self.progress, calendar, self.today())
    }

    /// The years whose holidays decide its limits.
    fn years(&self) -> std::ops::RangeInclusive<i32> {
        let first = self.case.received_at.unwrap_or(self.now);
        first.date().year()..=self.now.date().year() + 1
    }
}

/// The case that was found, with all that it needs of the API.
#[component]
pub(crate) fn CaseView(tracker: Tracker, seen: Seen) -> impl IntoView {
    let now = if seen.is_copy { seen.at } else { clock::now() };
    let view = View::new(seen.found.case.clone(), now);
    let calendar = holidays::calendar(view.years());
    let id = view.case.head.task_handle_item.clone();
    // Where to hand something in stands in the guide, and is asked for only then.
    let is_asked = view.progress.todo().is_some();
    let id = if is_asked { id } else { String::new() };
    let item = service_item::get(Signal::derive(move || id.clone()));
    let item = Signal::derive(move || item.answer.get().and_then(Result::ok));
    view! { <CaseParts tracker=tracker seen=seen view=view calendar=calendar item=item /> }
}

/// The parts in the order in which a person needs them.
#[component]
pub(crate) fn CaseParts(
    tracker: Tracker,
    seen: Seen,
    view: View,
    calendar: Signal<Option<Calendar>>,
    item: Signal<Option<ServiceItem>>,
) -> impl IntoView {
    let is_rateable = view.state().is_some_and(State::is_rateable);
    view! {
        <article class="tracked">
            {head::head(tracker, &seen, &view)}
            {todo::todo(&view, item)}
            {appeal::outcome(&view)}
            {now::now(&view, calendar)}
            {deadlines::deadlines(&view, calendar)}
            {appeal::complain(&view, calendar)}
            {is_rateable.then(|| view! { <rating::RatingView tracker=tracker view=view.clone() /> })}
            {appeal::appeal(&view, calendar)}
            {shares::shares(&view)}
            {timeline::timeline(&view)}
            {receipt::receipt(&view)}
            <keep::KeepView tracker=tracker />
        </article>
    }
}
