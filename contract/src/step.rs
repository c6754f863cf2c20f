//! 办理流程 and 权力运行流程图: the steps of a procedure, and where each goes on.

use serde::{Deserialize, Serialize};

/// The end of the procedure, as the target of a [`StepLink`].
pub const END: &str = "end";

/// One step of the procedure (环节).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Step {
    /// 环节编号, its own within the item; empty where no link leads to the step by name.
    pub key: String,
    /// 环节名称.
    pub name: String,
    /// 办理人员: the role, never a person's name.
    pub role: String,
    /// 时限, in words.
    pub limit: String,
    /// 审查标准.
    pub standard: String,
    /// 办理结果.
    pub result: String,
    /// 风险点.
    pub risk: String,
    /// Where it goes on. Empty is the step after it in the list, or the end after the last one.
    pub next: Vec<StepLink>,
    /// 并联办理: all of `next` go on at the same time, rather than one of them. They join again in
    /// the first step that all of them lead to.
    pub is_parallel: bool,
}

/// From one step to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct StepLink {
    /// The `key` of a step, or [`END`]. A step that stands earlier in the list is a return (退回).
    pub to: String,
    /// In which case, such as 材料不齐; may be empty.
    pub label: String,
}
