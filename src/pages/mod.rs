//! One file a page: `XPage` fetches, `XView` renders plain data.

pub(crate) mod board;
pub(crate) mod check;
pub(crate) mod checklist;
pub(crate) mod compare;
pub(crate) mod complain;
pub(crate) mod complaint_track;
pub(crate) mod complaints_mine;
pub(crate) mod credit;
pub(crate) mod credit_form;
pub(crate) mod credit_record;
pub(crate) mod credit_track;
pub(crate) mod decisions;
pub(crate) mod discretion;
pub(crate) mod draws;
pub(crate) mod flow;
pub(crate) mod guide;
pub(crate) mod halls;
pub(crate) mod hearings;
pub(crate) mod home;
pub(crate) mod inspections;
pub(crate) mod item;
pub(crate) mod journey;
pub(crate) mod journeys;
pub(crate) mod kept;
pub(crate) mod performance;
pub(crate) mod regions;
pub(crate) mod regulation;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod track;
pub(crate) mod unknown;

use leptos::prelude::*;

use crate::api::Load;
use crate::components::meta::{PageMeta, failed, set_meta};

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
