//! The browser: one file a capability. Absence is a value, not an error.

pub(crate) mod barcode;
pub(crate) mod base64;
pub(crate) mod card;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod drag;
pub(crate) mod file;
pub(crate) mod geolocation;
pub(crate) mod image;
pub(crate) mod input;
pub(crate) mod json;
pub(crate) mod local_storage;
pub(crate) mod network;
pub(crate) mod page;
pub(crate) mod patience;
pub(crate) mod print;
pub(crate) mod random;
pub(crate) mod service_worker;
pub(crate) mod wechat;
