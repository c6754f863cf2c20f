//! 怎么联系您: a name and a telephone, or nobody where that is lawful.

use leptos::prelude::*;
use shigantong_contract::complaint::IssueRules;

use super::form::Form;
use crate::components::field::{Field, Typing};
use crate::text::complaint_form as words;

pub(super) fn view(form: Form, rules: StoredValue<IssueRules>) -> AnyView {
    let issue = form
        .kept
        .with_untracked(|kept| kept.complaint.issue.clone());
    let may_be_anonymous =
        rules.with_value(|rules| rules.rule(&issue).is_none_or(|rule| rule.may_be_anonymous));
    let is_anonymous = Memo::new(move |_| form.kept.with(|kept| kept.is_anonymous));
    let choose = move |chosen: bool| form.change(|kept| kept.is_anonymous = chosen);
    let choices = match may_be_anonymous {
        true => view! {
            <fieldset class="part question" id="c-who" tabindex="-1" aria-label=words::title(crate::domain::complaint_draft::Step::Who)>
                <label class="choice">
                    <input type="radio" name="who" prop:checked=move || !is_anonymous.get() on:change=move |_| choose(false) />
                    <span>{words::NAMED}</span>
                </label>
                <label class="choice">
                    <input type="radio" name="who" prop:checked=is_anonymous on:change=move |_| choose(true) />
                    <span>{words::ANONYMOUS}<small>{words::ANONYMOUS_HINT}</small></span>
                </label>
            </fieldset>
        }
        .into_any(),
        false => view! { <p class="note" id="c-who" tabindex="-1">{words::NOT_ANONYMOUS}</p> }.into_any(),
    };
    let name = form.text(|kept| &mut kept.name);
    let phone = form.text(|kept| &mut kept.phone);
    view! {
        {choices}
        <div hidden=is_anonymous>
            <Field id="c-name" label=words::NAME hint=words::NAME_HINT text=name typing=Typing::Words error=form.fault_of("c-name") />
            <Field id="c-phone" label=words::PHONE hint=words::PHONE_HINT text=phone typing=Typing::Phone error=form.fault_of("c-phone") />
        </div>
    }
    .into_any()
}
