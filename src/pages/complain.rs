//! 我要反映: /complaints/new

use leptos::prelude::*;
use shigantong_contract::complaint::IssueRules;
use shigantong_contract::{Area, ServiceItem};

use crate::api::{complaint_send, service_item, site};
use crate::components::complaint::form::Form;
use crate::components::complaint::steps::form_view;
use crate::components::elsewhere::WaysView;
use crate::components::halls::Halls;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::shell::use_site;
use crate::domain::complaint_draft::Kept;
use crate::domain::less::less;
use crate::platform::page;
use crate::route::{Concern, Route, use_concern};
use crate::text::complain::{self, Facts};
use crate::text::{complaint_form as words, place};

/// The form; where no script runs, how one complains today.
#[component]
pub(crate) fn ComplainPage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        Some(PageMeta::new(
            titled(words::TITLE, &site.get()),
            words::LEAD,
        ))
    });
    let concern = use_concern();
    let form = Form::new(concern);
    let facts = use_facts(concern, form);
    let issues = complaint_send::issues();
    view! {
        <div class="either">
            <div class="with-app">
                {loaded(issues, move |rules: IssueRules| form_view(form, rules))}
            </div>
            <div class="without-app">
                <WaysView job=&place::COMPLAIN />
                {move || facts.get().map(|text| view! { <blockquote class="composed">{text}</blockquote> })}
                <h2>{place::NEAR_HALLS}</h2>
                {loaded(site::areas(), |mut areas: Vec<Area>| {
                    areas.truncate(1);
                    view! { <Halls areas=areas /> }
                })}
            </div>
        </div>
    }
}

/// What is known of the matter, in words; a new complaint begins with them.
fn use_facts(concern: Memo<Concern>, form: Form) -> Memo<Option<String>> {
    // The address loses the concern once a draft is begun.
    let first = RwSignal::new(concern.get_untracked());
    Effect::new(move |_| {
        let concern = concern.get();
        if concern != Concern::default() {
            first.set(concern);
        }
    });
    let item = service_item::get(Signal::derive(move || first.with(|c| c.item.clone())));
    let there = service_item::get(Signal::derive(move || first.with(|c| c.than.clone())));
    let item = Memo::new(move |_| item.answer.get().and_then(Result::ok));
    // Whether it is known, or known to be out of reach.
    let is_settled =
        Memo::new(move |_| first.with(|c| c.than.is_empty()) || there.answer.with(Option::is_some));
    let there = Memo::new(move |_| there.answer.get().and_then(Result::ok));
    let facts = Memo::new(move |_| {
        let item: Option<ServiceItem> = item.get();
        let there: Option<ServiceItem> = there.get();
        let elsewhere = item.as_ref().zip(there.as_ref());
        first.with(|concern| {
            (*concern != Concern::default()).then(|| {
                complain::composed(&Facts {
                    issue: &concern.issue,
                    item: item.as_ref(),
                    material: &concern.material,
                    elsewhere: elsewhere.map(|(here, there)| (there, less(here, there))),
                    words: "",
                    address: "",
                })
            })
        })
    });
    Effect::new(move |_| {
        let Some(text) = facts
            .get()
            .filter(|_| item.with(Option::is_some) && is_settled.get())
        else {
            return;
        };
        let address = first.with(|c| page::absolute(&Route::Guide(c.item.clone()).href()));
        let name = item.with(|item| item.as_ref().map(|item| item.task_name.clone()));
        let is_new = |kept: &Kept| {
            first.with_untracked(|c| c.item == kept.complaint.task_handle_item)
                && kept.complaint.text.is_empty()
        };
        if !form.kept.with(|kept| kept.id.is_empty()) && form.kept.with_untracked(is_new) {
            form.kept.update(|kept| {
                kept.complaint.text = format!("{text}\n{}{address}\n", complain::ADDRESS);
                kept.item_name = name.unwrap_or_default();
            });
        }
    });
    facts
}
