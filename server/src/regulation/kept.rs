//! 监管: what is kept of companies, regulators and draws beside the types that travel.

use serde::{Deserialize, Serialize};
use shigantong_contract::draw::DrawSummary;
use shigantong_contract::inspection::codes;
use shigantong_contract::{Coded, Date, DiscretionRule, Draw, Inspection, Penalty};

/// 监管领域: the six in which the city regulates above all.
pub const FIELD: &[(&str, &str)] = &[
    ("public_security", "社会治安"),
    ("property", "个人财产"),
    ("food", "食品安全"),
    ("health", "医疗卫生"),
    ("work_safety", "安全生产"),
    ("construction", "工程建设"),
];

/// A company as it is kept; its timeline and regulators are found by its code, region and fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyRow {
    /// 统一社会信用代码.
    pub uscc: String,
    /// 名称.
    pub name: String,
    /// The region where it is registered.
    pub area_code: String,
    /// The fields in which it is regulated: codes of [`FIELD`].
    pub fields: Vec<String>,
    /// Whether it is one of the project's own samples.
    pub is_sample: bool,
}

/// 许可.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Its key.
    pub id: String,
    /// The company's code.
    pub uscc: String,
    /// 许可名称.
    pub name: String,
    /// 许可证编号; may be empty.
    pub number: String,
    /// 许可机关.
    pub dept_name: String,
    /// The day on which it was granted.
    pub granted_on: Date,
    /// The last day on which it is good; none where it has no end.
    pub valid_until: Option<Date>,
    /// What it allows; may be empty.
    pub text: String,
}

/// 谁主管谁监管: the body that regulates a field in a region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegulatorRow {
    /// A code of [`FIELD`].
    pub field: String,
    /// The region, with those below it that have no body of their own.
    pub area_code: String,
    /// 部门编码.
    pub dept_code: String,
    /// 部门.
    pub dept_name: String,
    /// What it regulates.
    pub matter: String,
    /// By what law, with its article.
    pub basis: String,
}

/// What a draw is for: the inspections that are planned of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawPlan {
    /// 检查计划.
    pub title: String,
    /// 检查主体.
    pub dept_code: String,
    /// 检查主体.
    pub dept_name: String,
    /// The region.
    pub area_code: String,
    /// 检查事项.
    pub matters: Vec<String>,
    /// 检查依据.
    pub basis: String,
    /// 联合检查.
    pub partners: Vec<String>,
    /// The last day on which they are planned.
    pub planned_on: Date,
    /// The day before whose end nobody can know the seed; none where its hash was published.
    pub seed_on: Option<Date>,
}

/// A draw as it is kept: prepared, and then drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDraw {
    /// What is published of it; of a prepared one without seed, drawn subjects and teams.
    pub draw: Draw,
    /// What it is for.
    pub plan: DrawPlan,
    /// The day on which the lists were published.
    pub prepared_on: Date,
    /// The day of the draw; none while it is only prepared.
    pub drawn_on: Option<Date>,
    /// Whether it is one of the project's own samples.
    pub is_sample: bool,
}

impl StoredDraw {
    /// Its line in the list.
    #[must_use]
    pub fn summary(&self) -> DrawSummary {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        DrawSummary {
            id: self.draw.id.clone(),
            title: self.plan.title.clone(),
            dept_name: self.plan.dept_name.clone(),
            area_code: self.plan.area_code.clone(),
            prepared_on: self.prepared_on,
            drawn_on: self.drawn_on,
            seed_source: self.draw.seed_source.clone(),
            subject_count: count(self.draw.subjects.len()),
            inspector_count: count(self.draw.inspectors.len()),
            count: self.draw.count,
            is_sample: self.is_sample,
        }
    }

    /// The inspections that are planned of it, in the order of the draw; `name` says what a
    /// subject is called.
    pub(crate) fn planned(&self, name: impl Fn(&str) -> Option<String>) -> Vec<Inspection> {
        let plan = &self.plan;
        let drawn = (1..).zip(&self.draw.drawn);
        let planned = drawn.map(|(number, subject)| Inspection {
            id: format!("{}-{number}", self.draw.id),
            plan: plan.title.clone(),
            kind: Coded::of(codes::INSPECTION_KIND, "random"),
            subject_name: name(subject).unwrap_or_default(),
            uscc: subject.clone(),
            matters: plan.matters.clone(),
            basis: plan.basis.clone(),
            dept_code: plan.dept_code.clone(),
            dept_name: plan.dept_name.clone(),
            partners: plan.partners.clone(),
            area_code: plan.area_code.clone(),
            planned_on: plan.planned_on,
            done_at: None,
            result: Coded::of(codes::INSPECTION_RESULT, "planned"),
            finding: String::new(),
            draw_id: self.draw.id.clone(),
            is_sample: self.is_sample,
        });
        planned.collect()
    }
}

/// What one file, or the sample, says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    pub(crate) companies: Vec<At<CompanyRow>>,
    pub(crate) licences: Vec<At<Licence>>,
    pub(crate) regulators: Vec<At<RegulatorRow>>,
    pub(crate) inspections: Vec<At<Inspection>>,
    pub(crate) draws: Vec<At<StoredDraw>>,
    pub(crate) rules: Vec<At<DiscretionRule>>,
    pub(crate) penalties: Vec<At<Penalty>>,
    /// What is withdrawn: the name of the table in the file, and the key.
    pub(crate) removes: Vec<(&'static str, String)>,
}

/// A value with the place in the text where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) at: usize,
    pub(crate) value: T,
}

impl<T> At<T> {
    /// One that comes from no text.
    pub(crate) fn none(value: T) -> Self {
        Self { at: 0, value }
    }
}
