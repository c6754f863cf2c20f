//! The API as the app asks it: one file a resource.

pub(crate) mod applications;
pub(crate) mod board;
mod client;
pub(crate) mod complaint_send;
pub(crate) mod complaint_track;
pub(crate) mod copies;
pub(crate) mod credit;
mod error;
pub(crate) mod holidays;
pub(crate) mod journey;
mod load;
pub(crate) mod outbox;
pub(crate) mod photos;
pub(crate) mod proof;
pub(crate) mod regulation;
pub(crate) mod service_item;
pub(crate) mod site;
pub(crate) mod transparency;
pub(crate) mod variants;

pub(crate) use client::Answers;
pub(crate) use error::ApiError;
pub(crate) use load::{Load, Status, use_load};

/// Why an answer cannot be had now, so that a copy may stand in for it; `None` where the answer is
/// that there is nothing, or another that waiting does not change.
pub(crate) fn why_not(error: &ApiError) -> Option<copies::Why> {
    copies::Why::of(error)
}
