//! 十感通, the app: search powers and services, understand one, act on it.
//!
//! Every page is a fetching `XPage` over a pure `XView` of plain data. The same views render to
//! HTML on the server ([`first_view`]) and run in the browser ([`start`]), which mounts over the
//! HTML that the server sent.

#![recursion_limit = "256"]

#[cfg(not(erase_components))]
compile_error!(
    "RUSTFLAGS hides the flags of .cargo/config.toml: unset it, or add --cfg=erase_components"
);

mod api;
mod app;
mod chunk;
mod components;
mod domain;
#[cfg(feature = "ssr")]
pub mod first_view;
mod pages;
mod platform;
mod route;
mod storage;
mod text;

pub use app::App;
#[cfg(feature = "browser")]
pub use app::start;
#[cfg(feature = "ssr")]
pub use domain::flow_chart::chart_flaws;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
