//! One entry of the credit lists: /credit/{id}

use leptos::prelude::*;

use crate::components::credit::published::{published, set_record_meta, use_record};
use crate::components::credit::record::record_view;
use crate::components::today::use_today;

/// The entry while it is published.
#[component]
pub(crate) fn CreditRecordPage() -> impl IntoView {
    let (_, load) = use_record();
    set_record_meta(load, |record| {
        format!("{} {}", record.head.subject_name, record.head.title)
    });
    let today = use_today();
    published(load, move |record| record_view(record, today))
}
