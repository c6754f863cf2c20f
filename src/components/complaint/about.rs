//! 和什么有关: the item, the company, the department and the case.

use leptos::prelude::*;

use super::form::Form;
use crate::api::site;
use crate::components::details::Rows;
use crate::components::field::{Field, Typing};
use crate::text::complaint_form as words;

pub(super) fn view(form: Form) -> AnyView {
    let case = form.text(|kept| &mut kept.complaint.case_no);
    let known = move || {
        let (item, name, company) = form.kept.with(|kept| {
            let complaint = &kept.complaint;
            let item = complaint.task_handle_item.clone();
            (item, kept.item_name.clone(), complaint.uscc.clone())
        });
        if item.is_empty() && company.is_empty() {
            return view! { <p class="faint">{words::ABOUT_HINT}</p> }.into_any();
        }
        let name = if name.is_empty() { item } else { name };
        let rows = [(words::ITEM, name), (words::COMPANY, company)];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        let remove = move |_| {
            form.change(|kept| {
                kept.complaint.task_handle_item.clear();
                kept.complaint.uscc.clear();
                kept.item_name.clear();
            });
        };
        view! {
            <Rows rows=rows.collect() plain=true />
            <p class="actions">
                <button type="button" class="button quiet" on:click=remove>{words::REMOVE}</button>
            </p>
        }
        .into_any()
    };
    view! {
        <div id="c-about" tabindex="-1">{known}</div>
        {department(form)}
        <Field id="c-case" label=words::CASE hint=words::CASE_HINT text=case typing=Typing::Code error=form.fault_of("c-case") />
    }
    .into_any()
}

/// Whoever knows the department can say so; an item has its own.
fn department(form: Form) -> AnyView {
    let area = Signal::derive(move || {
        form.kept.with(|kept| {
            let is_needed = kept.complaint.task_handle_item.is_empty();
            let code = kept.complaint.area_code.get(..6).filter(|_| is_needed);
            code.unwrap_or_default().to_owned()
        })
    });
    let departments = site::departments(area);
    let options = move || {
        let all = departments.answer.get().and_then(Result::ok);
        let options = all.unwrap_or_default().into_iter().map(|department| {
            let code = department.dept_code.clone();
            let is_chosen = move || form.kept.with(|kept| kept.complaint.dept_code == code);
            view! { <option value=department.dept_code prop:selected=is_chosen>{department.dept_name}</option> }
        });
        options.collect::<Vec<_>>()
    };
    let choose = move |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        let all = departments.answer.get_untracked().and_then(Result::ok);
        let chosen = all.into_iter().flatten().find(|one| one.dept_code == code);
        let name = chosen.map(|chosen| chosen.dept_name);
        form.change(|kept| {
            kept.complaint.dept_code = code;
            kept.dept_name = name.unwrap_or_default();
        });
    };
    view! {
        <div class="field" hidden=move || area.with(String::is_empty)>
            <label for="c-dept">{words::DEPARTMENT}</label>
            <select id="c-dept" on:change=choose>
                <option value="" prop:selected=move || form.kept.with(|kept| kept.complaint.dept_code.is_empty())>{words::NO_DEPARTMENT}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
