//! The words of what the phone keeps (收藏和已存).

/// The heading.
pub const TITLE: &str = "收藏和已存";
