//! One file a page: `XPage` fetches, `XView` renders plain data.

pub(crate) mod check;
pub(crate) mod checklist;
pub(crate) mod compare;
pub(crate) mod complain;
pub(crate) mod decisions;
pub(crate) mod elsewhere;
pub(crate) mod flow;
pub(crate) mod guide;
pub(crate) mod halls;
pub(crate) mod hearings;
pub(crate) mod home;
pub(crate) mod item;
pub(crate) mod journey;
pub(crate) mod journeys;
pub(crate) mod kept;
pub(crate) mod performance;
pub(crate) mod regions;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod track;
pub(crate) mod unknown;

use leptos::prelude::*;

use crate::api::{ApiError, Load};
use crate::components::meta::{PageMeta, set_meta};
use crate::text::state;

/// Says what the page is once its answer is there; a failed answer gives the page its status.
fn set_meta_of<T: Clone + Send + Sync + 'static>(
    load: Load<T>,
    of_answer: impl Fn(&T) -> PageMeta + 'static,
) {
    set_meta(move || {
        load.answer.with(|answer| match answer.as_ref()? {
            Ok(answer) => Some(of_answer(answer)),
            Err(error) => Some(failed(error)),
        })
    });
}

fn failed(error: &ApiError) -> PageMeta {
    let (title, detail) = match error {
        ApiError::NotFound(_) => state::NOT_FOUND,
        ApiError::Busy => state::BUSY,
        _ => state::SERVER,
    };
    PageMeta {
        status: error.status(),
        ..PageMeta::new(title, detail)
    }
}
