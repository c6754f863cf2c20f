//! 我要反映: a complaint, step by step, from the first tap to its receipt.

mod about;
pub(crate) mod check;
mod fields;
pub(crate) mod form;
pub(crate) mod mine;
pub(crate) mod photos;
mod place;
pub(crate) mod privacy;
pub(crate) mod receipt;
pub(crate) mod sending;
pub(crate) mod steps;
pub(crate) mod who;
pub(crate) mod words;
