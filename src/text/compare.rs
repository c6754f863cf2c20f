//! The words of the comparison of places (同一标准).

/// The heading.
pub const TITLE: &str = "各地对比";
