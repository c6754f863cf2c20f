//! HTTP: what every request passes, whatever it asks for.

mod body;
mod cache;
mod client;
mod guard;
mod pairs;
mod request_id;

pub(crate) use body::{body, json_body, private_json};
pub(crate) use cache::{
    Tag, brief_json, is_fresh, json, json_unless_fresh, not_modified, not_modified_as,
};
pub(crate) use client::client;
pub(crate) use guard::{caught, guard};
pub(crate) use pairs::Pairs;
pub(crate) use request_id::{log, request_id};
