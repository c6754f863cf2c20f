//! The words of the flow chart (权力运行流程图).

/// The heading.
pub const TITLE: &str = "流程图";
