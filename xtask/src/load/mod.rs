//! `generate` and `bench`: a city's worth of made-up items, and how fast the server finds them.

mod bench;
mod codes;
mod generate;
mod http;
mod queries;
mod random;
mod words;

pub(crate) use bench::bench;
pub(crate) use generate::generate;
