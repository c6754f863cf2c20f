//! 示例公告: hearing notices and published decisions beside the sample's cases.

use anyhow::Context as _;
use serde::Deserialize;
use shigantong_contract::case::codes;
use shigantong_contract::{Coded, Date, Hearing, Moment, PublishedDecision};

use super::case::Clock;
use super::files;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notices {
    pub(super) hearing: Vec<HearingEntry>,
    pub(super) decision: Vec<DecisionEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HearingEntry {
    id: String,
    title: String,
    pub(super) catalog: String,
    pub(super) dept: String,
    pub(super) area: String,
    r#in: i32,
    hour: u32,
    minute: u32,
    register_in: i32,
    place: String,
    state: String,
    how_to_join: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionEntry {
    id: String,
    number: String,
    title: String,
    pub(super) catalog: String,
    pub(super) dept: String,
    pub(super) area: String,
    r#in: i32,
    party: String,
    kind: String,
    summary: String,
}

/// What a notice says of who made it and of the item that it is about.
pub(super) struct About {
    pub(super) dept_name: String,
    pub(super) task_handle_item: String,
    pub(super) task_name: String,
}

pub(super) fn all() -> anyhow::Result<Notices> {
    toml::from_str(files::NOTICES).context("notices.toml")
}

impl HearingEntry {
    pub(super) fn hearing(self, about: About, clock: &Clock<'_>) -> anyhow::Result<Hearing> {
        let held_at = Moment::new(day(clock, self.r#in), self.hour, self.minute, 0);
        Ok(Hearing {
            held_at: held_at.with_context(|| self.id.clone())?,
            id: self.id,
            title: self.title,
            task_handle_item: about.task_handle_item,
            task_name: about.task_name,
            dept_name: about.dept_name,
            place: self.place,
            register_until: Some(day(clock, self.register_in)),
            state: Coded::of(codes::HEARING_STATE, &self.state),
            how_to_join: self.how_to_join,
            is_sample: true,
        })
    }
}

impl DecisionEntry {
    pub(super) fn decision(self, about: About, clock: &Clock<'_>) -> PublishedDecision {
        PublishedDecision {
            id: self.id,
            number: self.number,
            title: self.title,
            task_handle_item: about.task_handle_item,
            task_name: about.task_name,
            dept_name: about.dept_name,
            party_masked: self.party,
            decided_on: day(clock, self.r#in),
            kind: Coded::of(codes::DECISION_KIND, &self.kind),
            summary: self.summary,
            document_guid: String::new(),
            is_sample: true,
        }
    }
}

/// So many working days after the day of loading, below zero before it.
fn day(clock: &Clock<'_>, working: i32) -> Date {
    let days = working.unsigned_abs();
    if working < 0 {
        clock.day(days)
    } else {
        clock.after(clock.today, days)
    }
}
