//! 监管一网通: a company and its timeline, the inspections, the draws and their repetition.

pub(crate) mod check;
pub(crate) mod company;
pub(crate) mod draw;
mod entries;
pub(crate) mod hits;
pub(crate) mod inspections;
mod lists;
