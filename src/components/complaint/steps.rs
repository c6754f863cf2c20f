//! 一步一问: the frame of a step, and the first of them.

use leptos::prelude::*;
use shigantong_contract::complaint::IssueRules;

use super::form::{Form, Seen};
use super::{about, check, photos, place, privacy, receipt, sending, who, words as telling};
use crate::components::field::ErrorSummary;
use crate::domain::complaint_draft::Step;
use crate::route;
use crate::text::complaint_form as words;

/// A step: how far one is, the question, its fields, and the way on.
pub(super) fn step_view(form: Form, step: Step, rules: &StoredValue<IssueRules>) -> AnyView {
    let rules = *rules;
    let body = match step {
        Step::Issue => issue(form, rules),
        Step::Where => place::view(form),
        Step::About => about::view(form),
        Step::Words => telling::view(form, rules),
        Step::Photos => photos::view(form),
        Step::Who => who::view(form, rules),
        Step::Privacy => privacy::view(form),
        Step::Check => check::view(form, rules),
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match step {
            Step::Check => rules.with_value(|rules| form.send(rules)),
            _ => rules.with_value(|rules| form.proceed(step, rules)),
        }
    };
    let is_from_check = form.address.with_untracked(|address| address.is_from_check);
    let label = match step {
        Step::Check => words::SUBMIT,
        _ if is_from_check => words::TO_CHECK,
        _ => words::NEXT,
    };
    let before = Step::ALL.iter().rev().find(|s| s.place() < step.place());
    let before = before.map(|before| {
        let href = move || {
            form.kept
                .with(|kept| route::form_step(&kept.id, *before, false))
        };
        view! { <a class="button quiet" href=href>{words::BACK}</a> }
    });
    let faults = move || {
        let faults = form.faults.get();
        (!faults.is_empty()).then(|| view! { <ErrorSummary title=words::FAULTS faults=faults /> })
    };
    view! {
        <form method="post" novalidate on:submit=submit>
            <p class="faint">{words::place(step)}</p>
            <h1 tabindex="-1">{words::title(step)}</h1>
            {faults}
            {body}
            <p class="actions">
                <button type="submit" class="button">{label}</button>
                {before}
            </p>
            <p class="faint" role="status">
                {move || if form.is_kept.get() { words::KEPT } else { words::NOT_KEPT }}
            </p>
        </form>
    }
    .into_any()
}

fn issue(form: Form, rules: StoredValue<IssueRules>) -> AnyView {
    let choices = rules.with_value(|rules| rules.issues.clone());
    let choices = choices.into_iter().map(|rule| {
        let (code, label) = (rule.issue.clone(), rule.label.clone());
        let chosen = code.clone();
        let is_chosen = move || form.kept.with(|kept| kept.complaint.issue == chosen);
        let choose = move |_| match rule.is_discipline {
            true => form.leave_to_discipline(),
            false => rules.with_value(|rules| form.change(|kept| kept.choose_issue(&code, rules))),
        };
        view! {
            <label class="choice">
                <input type="radio" name="issue" prop:checked=is_chosen on:change=choose />
                <span>{label}</span>
            </label>
        }
    });
    let choices: Vec<_> = choices.collect();
    let has_issue = Memo::new(move |_| form.kept.with(|kept| !kept.complaint.issue.is_empty()));
    let kind = move || has_issue.get().then(|| kind(form));
    let others = move || {
        let count = form.others.get();
        (count > 0).then(|| {
            view! { <p class="actions"><a class="button quiet" href=route::ComplaintPage::Mine.href()>{words::drafts(count)}</a></p> }
        })
    };
    view! {
        {others}
        <fieldset class="part question" id="c-issue" tabindex="-1" aria-describedby="c-issue-hint" aria-label=words::title(Step::Issue)>
            <p class="faint" id="c-issue-hint">{words::ISSUE_HINT}</p>
            {choices}
        </fieldset>
        {kind}
    }
    .into_any()
}

fn kind(form: Form) -> AnyView {
    let options = shigantong_contract::complaint::codes::KIND.iter();
    let options = options.map(|(code, label)| {
        let is_chosen = move || form.kept.with(|kept| kept.complaint.kind == *code);
        view! { <option value=*code prop:selected=is_chosen>{*label}</option> }
    });
    let choose = move |event: leptos::ev::Event| {
        let kind = event_target_value(&event);
        form.change(|kept| kept.complaint.kind = kind);
    };
    view! {
        <div class="field">
            <label for="c-kind">{words::KIND}</label>
            <select id="c-kind" on:change=choose>{options.collect::<Vec<_>>()}</select>
        </div>
    }
    .into_any()
}

/// 12388: where to go, and that nothing is kept.
pub(super) fn discipline(rules: &IssueRules) -> AnyView {
    let elsewhere = rules.discipline.clone();
    let page = (!elsewhere.url.is_empty()).then(|| {
        let (href, url) = (elsewhere.url.clone(), elsewhere.url.clone());
        view! { <a class="button quiet" href=href rel="noopener">{url}</a> }
    });
    view! {
        <h1 tabindex="-1">{elsewhere.name.clone()}</h1>
        <p class="note warn">{words::DISCIPLINE}</p>
        <p class="actions">
            <a class="button" href=format!("tel:{}", elsewhere.phone)>{words::call(&elsewhere.phone)}</a>
            {page}
        </p>
    }
    .into_any()
}

/// What is seen of the form: a step, how far sending is, the receipt, or where to go instead.
pub(crate) fn form_view(form: Form, rules: IssueRules) -> AnyView {
    form.rules.set_value(rules);
    let rules = form.rules;
    // A page before may have said the issue, and not the kind that follows from it.
    Effect::new(move |_| {
        let issue = form.kept.with(|kept| {
            let complaint = &kept.complaint;
            complaint.kind.is_empty().then(|| complaint.issue.clone())
        });
        let issue = issue.filter(|issue| rules.with_value(|rules| rules.rule(issue).is_some()));
        if let Some(issue) = issue {
            rules.with_value(|rules| form.kept.update(|kept| kept.choose_issue(&issue, rules)));
        }
    });
    let seen = Memo::new(move |_| form.seen());
    // Another draft has its own fields; the first one takes over those that the server showed.
    let known = StoredValue::new(String::new());
    let draft = Memo::new(move |last: Option<&u32>| {
        let id = form.kept.with(|kept| kept.id.clone());
        let before = known.get_value();
        let is_another = !before.is_empty() && before != id;
        known.set_value(id);
        last.map_or(0, |last| *last) + u32::from(is_another)
    });
    let body = move || {
        draft.get();
        match seen.get() {
            Seen::Step(step) => step_view(form, step, &rules),
            Seen::Sending => {
                let change = Memo::new(move |_| form.kept.with(|kept| (kept.sending, kept.tries)));
                let view = move || {
                    change.get();
                    sending::view(form)
                };
                view.into_any()
            }
            Seen::Receipt => match form.sent.get_untracked() {
                Some(sent) => receipt::view(form, sent),
                None => ().into_any(),
            },
            Seen::Discipline => rules.with_value(discipline),
        }
    };
    let newer = move || {
        form.newer.get().map(|newer| {
            let text = newer.complaint.text;
            let theirs = (!text.is_empty()).then(|| {
                view! {
                    <p class="faint">{words::THEIRS}</p>
                    <blockquote class="composed">{text}</blockquote>
                }
            });
            view! {
                <div class="note warn" role="alert">
                    <p>{words::NEWER}</p>
                    {theirs}
                    <p class="actions">
                        <button type="button" class="button" on:click=move |_| form.settle(true)>{words::TAKE_NEWER}</button>
                        <button type="button" class="button quiet" on:click=move |_| form.settle(false)>{words::KEEP_MINE}</button>
                    </p>
                </div>
            }
        })
    };
    view! {
        {newer}
        <div class="complaint">{body}</div>
    }
    .into_any()
}
