//! 站点 and 地区: what the installation says of itself, and its regions.

use leptos::prelude::*;
use shigantong_contract::{Area, Department, Site, path};

use super::{Load, use_load};

/// The installation.
pub(crate) fn get() -> Load<Site> {
    use_load(Signal::derive(path::site))
}

/// Its regions, city before counties before towns.
pub(crate) fn areas() -> Load<Vec<Area>> {
    use_load(Signal::derive(path::areas))
}

/// The departments of a region; asks for nothing where it is empty.
pub(crate) fn departments(area_code: Signal<String>) -> Load<Vec<Department>> {
    use_load(Signal::derive(move || {
        area_code.with(|code| match code.as_str() {
            "" => String::new(),
            code => path::departments(code),
        })
    }))
}
