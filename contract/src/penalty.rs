//! 处罚决定: penalties that are published, so that one can compare like with like (行政处罚法第四十八条).

use serde::{Deserialize, Serialize};

use crate::{Coded, Date};

/// A penalty, measured by the discretion standard that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Penalty {
    /// Its key: 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// 裁量规则, by its key; empty where the item has none.
    #[serde(default)]
    pub rule_id: String,
    /// 业务办理项编码 of the penalty.
    pub item: String,
    /// 标题.
    pub title: String,
    /// The party: a body by its name, a person masked.
    pub party_masked: String,
    /// 统一社会信用代码; empty for natural persons.
    #[serde(default)]
    pub uscc: String,
    /// The facts and the reason, in a few sentences.
    pub reason: String,
    /// 情节: the keys of the rule's circumstances that the decision found.
    #[serde(default)]
    pub circumstances: Vec<String>,
    /// The amount, in `unit`; none for a warning or another penalty without one.
    #[serde(default)]
    pub amount: Option<u64>,
    /// A code of `discretion::codes::UNIT`.
    pub unit: Coded,
    /// 决定机关, its code.
    pub dept_code: String,
    /// 决定机关.
    pub dept_name: String,
    /// The region whose body decided.
    pub area_code: String,
    /// 文号.
    pub decision_no: String,
    /// The day of the decision.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub decided_on: Date,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}
