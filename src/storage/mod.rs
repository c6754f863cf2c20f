//! What the phone keeps. Every access may fail, and then nothing is kept.

pub(crate) mod cases;
pub(crate) mod checklists;
pub(crate) mod complaints;
pub(crate) mod copies;
pub(crate) mod drafts;
pub(crate) mod favourites;
mod indexed_db;
pub(crate) mod photos;
pub(crate) mod preferences;
