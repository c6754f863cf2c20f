//! The words of the journeys (一件事).

/// The heading.
pub const TITLE: &str = "一件事";
