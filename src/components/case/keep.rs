//! 记在这部手机上: only what one ticks, off at first.

use leptos::prelude::*;

use crate::components::tracker::Tracker;
use crate::platform::page::is_ticked;
use crate::text::case as words;

/// Two boxes: the case, and the code with it.
#[component]
pub(super) fn KeepView(tracker: Tracker) -> impl IntoView {
    let kept = RwSignal::new(false);
    let with_code = RwSignal::new(false);
    let said = RwSignal::new("");
    Effect::new(move |_| {
        // What the phone has, again after each look.
        tracker.kept.track();
        let case = tracker.kept_of_shown();
        with_code.set(case.as_ref().is_some_and(|case| !case.secret.is_empty()));
        kept.set(case.is_some());
    });
    let has_pair = tracker.pair.with_untracked(Option::is_some);
    let keep = move |is_wanted: bool, code: bool| {
        let is_done = if is_wanted {
            tracker.keep(code)
        } else {
            tracker.forget()
        };
        said.set(match (is_done, is_wanted) {
            (false, _) => words::NOT_KEPT,
            (true, true) => words::KEPT,
            (true, false) => words::FORGOTTEN,
        });
        // Where the phone refused, the box says so.
        let case = tracker.kept_of_shown();
        with_code.set(case.as_ref().is_some_and(|case| !case.secret.is_empty()));
        kept.set(case.is_some());
        kept.notify();
    };
    let code = move || {
        (kept.get() && has_pair).then(|| {
            view! {
                <label class="choice keep">
                    <input
                        type="checkbox"
                        prop:checked=with_code
                        on:change=move |event| keep(true, is_ticked(&event))
                    />
                    <span>{words::KEEP_CODE}<small>{words::KEEP_CODE_HINT}</small></span>
                </label>
            }
        })
    };
    view! {
        <section class="part" id="keep" aria-labelledby="keep-title">
            <h2 id="keep-title">{words::KEEP}</h2>
            <label class="choice keep">
                <input type="checkbox" prop:checked=kept on:change=move |event| keep(is_ticked(&event), false) />
                <span>{words::KEEP_CASE}<small>{words::KEEP_CASE_HINT}</small></span>
            </label>
            {code}
            <p class="said" role="status">{said}</p>
        </section>
    }
}
