//! 提异议 and 申请修复: /credit/{id}/object and /credit/{id}/repair

use leptos::prelude::*;
use shigantong_contract::Area;

use crate::api::site;
use crate::components::credit::form::form_view;
use crate::components::credit::form_state::CreditForm;
use crate::components::credit::published::{published, set_record_meta, use_record};
use crate::components::halls::Halls;
use crate::components::loaded::loaded;
use crate::components::today::use_today;
use crate::domain::credit_draft::FormKind;
use crate::text::{credit_form as words, place};

/// 提异议.
#[component]
pub(crate) fn CreditObjectPage() -> impl IntoView {
    form_page(FormKind::Object)
}

/// 申请修复.
#[component]
pub(crate) fn CreditRepairPage() -> impl IntoView {
    form_page(FormKind::Repair)
}

fn form_page(kind: FormKind) -> AnyView {
    let (id, load) = use_record();
    set_record_meta(
        load,
        match kind {
            FormKind::Object => |_| words::title(FormKind::Object).to_owned(),
            FormKind::Repair => |_| words::title(FormKind::Repair).to_owned(),
        },
    );
    // Outside of the answer: what is typed stays while a later answer comes.
    let form = CreditForm::new(kind, id);
    let today = use_today();
    let is_there = Memo::new(move |_| load.answer.with(|answer| matches!(answer, Some(Ok(_)))));
    let areas = site::areas();
    let hall = move || {
        is_there.get().then(|| {
            view! {
                <h2>{place::NEAR_HALLS}</h2>
                {loaded(areas, |mut areas: Vec<Area>| {
                    areas.truncate(1);
                    view! { <Halls areas=areas /> }
                })}
            }
        })
    };
    view! {
        {published(load, move |record| form_view(form, record, today))}
        {hall}
    }
    .into_any()
}
