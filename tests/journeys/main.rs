//! Journeys through the whole product: a real server on its own data, a real browser with the
//! viewport of a phone, and what a person sees and does. `cargo xtask test` runs them.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod harness;

mod assets;
mod boot;
mod case_states;
mod checklist;
mod checklist_cases;
mod compare;
mod complaint_form;
mod complaint_public;
mod complaint_sending;
mod credit;
mod credit_forms;
mod discretion;
mod failure;
mod find_and_read;
mod first_view;
mod flow;
mod focus;
mod guide;
mod kept;
mod layout;
mod life_events;
mod modes;
mod offline;
mod parts;
mod plain;
mod print;
mod regions;
mod regulation;
mod share;
mod shots;
mod track;
mod transparency;
mod typing;
mod unknown;
