//! 红黑榜: the search over the lists, their entries, one entry, and what its subject can ask for.

pub(crate) mod application;
pub(crate) mod follow;
pub(crate) mod form;
pub(crate) mod form_state;
pub(crate) mod list;
mod proofs;
pub(crate) mod published;
mod receipt;
pub(crate) mod record;
mod record_parts;
mod repair;
pub(crate) mod search;
