//! The pages of one entry: its answer, what they say of themselves, and that it is not published.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shigantong_contract::CreditRecord;

use super::record::GoneView;
use crate::api::{ApiError, Load, credit};
use crate::components::loaded::loaded_page;
use crate::components::meta::{PageMeta, failed, set_meta, titled};
use crate::components::shell::use_site;
use crate::text::credit as words;

/// The entry that the address names: its key, and its answer.
pub(crate) fn use_record() -> (Signal<String>, Load<CreditRecord>) {
    let params = use_params_map();
    let id = Memo::new(move |last: Option<&String>| {
        let id = params.with(|params| params.get("id"));
        // On leaving there are no parameters any more: nothing else is asked for.
        id.or_else(|| last.cloned()).unwrap_or_default()
    });
    (id.into(), credit::get(id.into()))
}

/// Says what the page is; of an entry that is not published only that.
pub(crate) fn set_record_meta(load: Load<CreditRecord>, title: fn(&CreditRecord) -> String) {
    let site = use_site();
    set_meta(move || {
        load.answer.with(|answer| match answer.as_ref()? {
            Ok(record) => {
                let description = words::description(&record.head.title, &record.head.dept_name);
                let title = titled(&title(record), &site.get());
                Some(PageMeta::new(title, description))
            }
            Err(ApiError::NotFound(_)) => Some(PageMeta {
                status: 404,
                ..PageMeta::new(titled(words::GONE, &site.get()), words::GONE_HINT)
            }),
            Err(error) => Some(failed(error)),
        })
    });
}

/// `view` of the entry while it is published, and else that it is not.
pub(crate) fn published(
    load: Load<CreditRecord>,
    view: impl Fn(CreditRecord) -> AnyView + Clone + Send + 'static,
) -> impl IntoView {
    let is_gone = Memo::new(move |_| {
        load.answer
            .with(|answer| matches!(answer, Some(Err(ApiError::NotFound(_)))))
    });
    move || {
        if is_gone.get() {
            view! { <GoneView /> }.into_any()
        } else {
            loaded_page(load, view.clone()).into_any()
        }
    }
}
