//! The server from outside: requests through its router, lists through its import.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod api;
mod case_commands;
mod case_lookups;
mod case_support;
mod cases;
mod checklists;
mod commands;
mod credit_clock;
mod credit_commands;
mod credit_forms;
mod credit_public;
mod credit_sample;
mod credit_support;
mod credit_tries;
mod files;
mod flow_charts;
mod headers;
mod holidays;
mod import_procedures;
mod import_refusals;
mod imports;
mod journey_files;
mod journeys;
mod lists;
mod migrations;
mod notice_refusals;
mod notices;
mod openapi;
mod postgres;
mod sample_cases;
mod score;
mod staff_tokens;
mod support;
mod variants;
mod web;
