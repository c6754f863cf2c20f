//! 事项: the list and one item.

use leptos::prelude::*;
use shigantong_contract::{ItemQuery, Page, ServiceItem, ServiceItemSummary, path};

use super::{Load, use_load};

/// The list that a query asks for; no query, no request.
pub(crate) fn list(query: Signal<Option<ItemQuery>>) -> Load<Page<ServiceItemSummary>> {
    use_load(Signal::derive(move || {
        query.with(|query| query.as_ref().map(path::service_items).unwrap_or_default())
    }))
}

/// One item; no key, no request.
pub(crate) fn get(task_handle_item: Signal<String>) -> Load<ServiceItem> {
    use_load(Signal::derive(move || {
        task_handle_item.with(|id| match id.as_str() {
            "" => String::new(),
            id => path::service_item(id),
        })
    }))
}
