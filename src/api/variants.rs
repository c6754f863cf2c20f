//! 同一标准: one item in every place.

use leptos::prelude::*;
use shigantong_contract::{Variants, path};

use super::{Load, use_load};

/// The item and the same item elsewhere.
pub(crate) fn get(task_handle_item: Signal<String>) -> Load<Variants> {
    use_load(Signal::derive(move || {
        task_handle_item.with(|id| path::variants(id))
    }))
}
