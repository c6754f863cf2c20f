//! 监管一网通: everything that is public of one company, on one timeline, and who regulates it.

use serde::{Deserialize, Serialize};

use crate::{Coded, Date};

/// What an entry of the timeline is: pairs of code and label.
pub const COMPANY_ENTRY: &[(&str, &str)] = &[
    ("licence", "许可"),
    ("inspection_planned", "计划检查"),
    ("inspection", "检查"),
    ("penalty", "处罚"),
    ("red", "红榜"),
    ("black", "黑榜"),
];

/// 企业: what the look-up of a code answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Company {
    /// 统一社会信用代码.
    pub uscc: String,
    /// 名称.
    pub name: String,
    /// The region where it is registered.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// 谁主管谁监管: who regulates it, and in what.
    pub regulators: Vec<Regulator>,
    /// The timeline, newest first. An entry of a credit list stands here only while that record is
    /// published (`credit::is_published`), and the answer is kept no longer than the shortest of
    /// them lets (`credit::list_cache_seconds`).
    pub entries: Vec<CompanyEntry>,
    /// Whether it is one of the project's own samples (示例数据).
    pub is_sample: bool,
}

/// A company in the answer to a search by name (`path::companies`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CompanyHit {
    /// 统一社会信用代码.
    pub uscc: String,
    /// 名称.
    pub name: String,
    /// The name of the region where it is registered.
    pub area_name: String,
}

/// 监管部门.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Regulator {
    /// 部门编码.
    pub dept_code: String,
    /// 部门.
    pub dept_name: String,
    /// What it regulates there: 食品经营许可后的日常监管.
    pub matter: String,
    /// By what law, with its article.
    pub basis: String,
}

/// An entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanyEntry {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub date: Date,
    /// A code of [`COMPANY_ENTRY`].
    pub kind: Coded,
    /// What it is, in a line.
    pub title: String,
    /// More of it; may be empty.
    #[serde(default)]
    pub text: String,
    /// Who did it.
    pub dept_name: String,
    /// 文号; may be empty.
    #[serde(default)]
    pub number: String,
    /// The key of the record, inspection or decision that it leads to; empty where it leads to none.
    #[serde(default)]
    pub id: String,
}
