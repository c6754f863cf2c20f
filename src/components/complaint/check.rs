//! 核对: every answer with a way to change it.

use leptos::prelude::*;
use shigantong_contract::complaint::{IssueRules, codes};

use super::form::Form;
use crate::api::site;
use crate::domain::complaint_draft::{Kept, Step};
use crate::route;
use crate::storage::photos;
use crate::text::complaint_form as words;

pub(super) fn view(form: Form, rules: StoredValue<IssueRules>) -> AnyView {
    let areas = site::areas();
    let count = RwSignal::new(0);
    Effect::new(move |_| {
        let id = form.kept.with(|kept| kept.id.clone());
        leptos::task::spawn_local(async move {
            let found = photos::of(&id).await.len();
            let _ = count.try_set(found);
        });
    });
    let rows = move || {
        let areas = areas.answer.get().and_then(Result::ok).unwrap_or_default();
        let photos = count.get();
        form.kept.with(|kept| {
            let area = areas
                .iter()
                .find(|area| area.area_code == kept.complaint.area_code);
            let area = area.map_or("", |area| area.name.as_str());
            let steps = Step::ALL.into_iter().filter(|step| *step != Step::Check);
            let answer = |step| rules.with_value(|rules| answer(kept, step, rules, area, photos));
            steps
                .map(|step| row(&kept.id, step, answer(step)))
                .collect::<Vec<_>>()
        })
    };
    view! { <dl class="recheck">{rows}</dl> }.into_any()
}

fn row(id: &str, step: Step, answer: String) -> AnyView {
    let href = route::form_step(id, step, true);
    let answer = match answer.is_empty() {
        true => view! { <span class="faint">{words::NONE}</span> }.into_any(),
        false => answer.into_any(),
    };
    view! {
        <div>
            <dt>{words::short(step)}</dt>
            <dd class="said-as">{answer}</dd>
            <dd>
                <a href=href>
                    {words::CHANGE}
                    <span class="hidden">{words::short(step)}</span>
                </a>
            </dd>
        </div>
    }
    .into_any()
}

fn answer(kept: &Kept, step: Step, rules: &IssueRules, area: &str, photos: usize) -> String {
    let complaint = &kept.complaint;
    let parts: Vec<&str> = match step {
        Step::Issue => {
            let label = rules.rule(&complaint.issue).map_or("", |rule| &rule.label);
            let kind = codes::KIND.iter().find(|(code, _)| *code == complaint.kind);
            vec![label, kind.map_or("", |(_, label)| label)]
        }
        Step::Where => vec![area, complaint.place.trim()],
        Step::About => vec![
            match kept.item_name.as_str() {
                "" => complaint.task_handle_item.as_str(),
                name => name,
            },
            kept.dept_name.as_str(),
            complaint.case_no.trim(),
            complaint.uscc.as_str(),
        ],
        Step::Words => vec![complaint.text.trim()],
        Step::Photos if photos > 0 => return words::photos(photos),
        Step::Who if kept.is_anonymous => vec![words::ANONYMOUS],
        Step::Who => vec![kept.name.trim(), kept.phone.trim()],
        Step::Privacy => {
            let code = complaint.visibility.as_str();
            let visibility = codes::VISIBILITY.iter().find(|(known, _)| *known == code);
            vec![visibility.map_or("", |(_, label)| label)]
        }
        Step::Photos | Step::Check => Vec::new(),
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("，")
}
