//! 十感通的参考服务: the JSON API over a city's own lists, the import that loads them, and the
//! first view of the app's pages.

pub mod app;
pub mod cases;
pub mod catalog;
pub mod cli;
pub mod clock;
pub mod complaints;
pub mod credit;
pub mod db;
pub mod error;
pub mod files;
pub mod holidays;
mod http;
pub mod import;
pub mod journeys;
pub mod notices;
pub mod pictures;
pub mod regulation;
mod routes;
pub mod sample;
pub mod serve;
pub mod state;
pub mod toml_file;
mod web;
