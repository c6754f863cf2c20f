//! 站点 and 地区: what the installation says of itself, and its regions.

use leptos::prelude::*;
use shigantong_contract::{Area, Site, path};

use super::{Load, use_load};

/// The installation.
pub(crate) fn get() -> Load<Site> {
    use_load(Signal::derive(path::site))
}

/// Its regions, city before counties before towns.
pub(crate) fn areas() -> Load<Vec<Area>> {
    use_load(Signal::derive(path::areas))
}
