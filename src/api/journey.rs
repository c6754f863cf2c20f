//! 一件事: the list and one journey.

use leptos::prelude::*;
use shigantong_contract::{Journey, JourneySummary, path};

use super::{Load, use_load};

/// All journeys.
pub(crate) fn list() -> Load<Vec<JourneySummary>> {
    use_load(Signal::derive(path::journeys))
}

/// One journey, with the items of a region; without one, of the whole city.
pub(crate) fn get(key: Signal<String>, area_code: Signal<String>) -> Load<Journey> {
    use_load(Signal::derive(move || {
        key.with(|key| area_code.with(|area| path::journey(key, area)))
    }))
}
