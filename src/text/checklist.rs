//! The words of the personal checklist (材料体检).

/// The heading.
pub const TITLE: &str = "材料体检";
