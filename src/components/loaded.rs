//! The states of a page that waits for an answer: loading, there, failed.

use leptos::prelude::*;
use shigantong_contract::Problem;

use crate::api::copies::{Copied, Why};
use crate::api::{ApiError, Load, Status};
use crate::platform::clock;
use crate::route::{Route, search_query};
use crate::text::{kept as words, state};

/// Shows `view` of the answer below the page's own heading, a skeleton before it, and the failure
/// with a way on instead.
pub(crate) fn loaded<T, V>(load: Load<T>, view: impl Fn(T) -> V + Send + 'static) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    state_of(load, view, "2")
}

/// The same for a page whose heading is part of the answer.
pub(crate) fn loaded_page<T, V>(
    load: Load<T>,
    view: impl Fn(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    state_of(load, view, "1")
}

/// The same for a page that stays as it is while a later answer takes the place of an earlier one:
/// its fields keep what is in them and the focus. The view is made once and follows the answers.
pub(crate) fn followed_page<T, V>(
    load: Load<T>,
    view: impl Fn(Signal<T>) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let last = Memo::new(move |last: Option<&T>| {
        let answer = load.answer.get();
        let known = answer.and_then(Result::ok).or_else(|| last.cloned());
        known.unwrap_or_default()
    });
    let kind = Memo::new(move |_| load.answer.with(|a| a.as_ref().map(Result::is_ok)));
    let view = move |_: T| view(last.into());
    let status = load.status();
    let content = move || {
        // Read, not only tracked: a memo that nobody has read yet hears of nothing.
        let _ = kind.get();
        untrack(|| shown(load, &view, "1"))
    };
    with_copy(status, Box::new(content))
}

fn state_of<T, V>(
    load: Load<T>,
    view: impl Fn(T) -> V + Send + 'static,
    level: &'static str,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    with_copy(load.status(), Box::new(move || shown(load, &view, level)))
}

fn shown<T, V>(load: Load<T>, view: &impl Fn(T) -> V, level: &'static str) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    match load.answer.get() {
        None => view! { <SkeletonView /> }.into_any(),
        Some(Ok(answer)) => view(answer).into_any(),
        Some(Err(error)) => {
            let status = load.status();
            let retry = Callback::new(move |()| status.retry());
            failure(error, level, retry, status.is_busy.into())
        }
    }
}

/// What went wrong, and the ways on.
pub(crate) fn failure(
    error: ApiError,
    level: &'static str,
    retry: Callback<()>,
    is_busy: Signal<bool>,
) -> AnyView {
    let to_kept = matches!(error, ApiError::Offline | ApiError::Timeout).then(|| {
        view! { <a class="button quiet" href=Route::Kept.href()>{words::TO_KEPT}</a> }
    });
    view! {
        <FailureView error=error level=level />
        <p class="actions">
            <button type="button" class="button" on:click=move |_| retry.run(()) disabled=is_busy>
                {state::RETRY}
            </button>
            <a class="button quiet" href=Route::Search(search_query([])).href()>
                {state::TO_SEARCH}
            </a>
            {to_kept}
        </p>
    }
    .into_any()
}

/// The page, below the notice that it is a copy where it is one. Not generic: it is in every page.
fn with_copy(status: Status, content: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let retry = Callback::new(move |()| status.retry());
    view! {
        <CopiedView copied=status.copied.into() is_busy=status.is_busy.into() retry=retry />
        {content}
    }
    .into_any()
}

/// That a copy is shown, from when it is and why; and the way to the newest.
#[component]
fn CopiedView(
    copied: Signal<Option<Copied>>,
    is_busy: Signal<bool>,
    retry: Callback<()>,
) -> impl IntoView {
    move || {
        let Copied { at, why } = copied.get()?;
        let (before, after) = match why {
            Why::Offline => words::OFFLINE,
            Why::Slow => words::SLOW,
            Why::Failing => words::FAILING,
        };
        let moment = words::moment(at, clock::now());
        Some(view! {
            <div class="copied" role="status">
                <p>{before}<b>{moment}</b>{after}</p>
                <button type="button" class="button quiet" disabled=is_busy on:click=move |_| retry.run(())>
                    {words::UPDATE}
                </button>
            </div>
        })
    }
}

/// Grey lines where the answer will be; the style sheet shows them only after 300 ms.
#[component]
pub(crate) fn SkeletonView() -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="hidden">{state::LOADING}</span>
            <i></i>
            <i></i>
            <i></i>
        </div>
    }
}

/// What went wrong and what to do.
#[component]
fn FailureView(error: ApiError, level: &'static str) -> impl IntoView {
    let (title, detail, problem) = explain(error);
    let fields = problem
        .errors
        .into_iter()
        .map(|error| view! { <li>{error.detail}</li> });
    let fields: Vec<_> = fields.collect();
    let id = problem.request_id;
    view! {
        <div class="failure" role="alert">
            {if level == "1" {
                view! { <h1 tabindex="-1">{title}</h1> }.into_any()
            } else {
                view! { <h2>{title}</h2> }.into_any()
            }}
            <p>{detail}</p>
            <ul>{fields}</ul>
            {(!id.is_empty()).then(|| view! { <p class="faint">{state::request_id(&id)}</p> })}
        </div>
    }
}

fn explain(error: ApiError) -> (String, String, Problem) {
    let own = |(title, detail): (&str, &str), problem| (title.into(), detail.into(), problem);
    match error {
        ApiError::Offline => own(state::OFFLINE, Problem::default()),
        ApiError::Timeout => own(state::TIMEOUT, Problem::default()),
        ApiError::Busy(_) => own(state::BUSY, Problem::default()),
        ApiError::Decode => own(state::DECODE, Problem::default()),
        ApiError::Server(problem) => own(state::SERVER, *problem),
        ApiError::NotFound(problem) if !problem.detail.is_empty() => (
            problem.title.clone(),
            problem.detail.clone(),
            Problem::default(),
        ),
        ApiError::NotFound(_) => own(state::NOT_FOUND, Problem::default()),
        ApiError::Invalid(problem) => (state::INVALID.to_owned(), problem.detail.clone(), *problem),
    }
}
