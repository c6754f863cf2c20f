//! 一件事 (审批一站通): several items that belong to one event of life, as one journey.

mod order;

use serde::{Deserialize, Serialize};

use crate::{Coded, Material, MaterialRule, Question};

pub use order::{Stages, circle, stages, waits};

/// The most journeys of a city.
pub const MOST_JOURNEYS: usize = 200;
/// The most tasks of a journey.
pub const MOST_TASKS: usize = 30;

/// Whether a text can be the key of a journey or of a task: 1 to 40 of `a-z 0-9 -`.
#[must_use]
pub fn is_key(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// What a list of journeys shows of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JourneySummary {
    /// Its key: 1 to 40 of `a-z 0-9 -`.
    pub key: String,
    /// Its name, such as 开一家餐馆.
    pub name: String,
    /// For whom and what for, in a sentence.
    pub summary: String,
    /// Everyday words for it.
    pub plain_words: Vec<String>,
    /// How many items everybody does.
    pub task_count: u32,
    /// How many more there are that only some do.
    #[serde(default)]
    pub optional_count: u32,
}

/// A journey, with the items that a region's people do it by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Journey {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// For whom and what for, in a sentence.
    pub summary: String,
    /// Everyday words for it.
    pub plain_words: Vec<String>,
    /// Whether it is one of the project's own samples (示例数据).
    pub is_sample: bool,
    /// The region whose items these are.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// Materials that items call by different names.
    pub same: Vec<SameMaterial>,
    /// What is to be done; each stands after those that it waits for.
    pub tasks: Vec<JourneyTask>,
}

impl Journey {
    /// What a list shows of it.
    #[must_use]
    pub fn to_summary(&self) -> JourneySummary {
        let count = |is_optional: bool| {
            let tasks = self.tasks.iter();
            let tasks = tasks.filter(|task| task.only_if.is_empty() != is_optional);
            u32::try_from(tasks.count()).unwrap_or(u32::MAX)
        };
        JourneySummary {
            key: self.key.clone(),
            name: self.name.clone(),
            summary: self.summary.clone(),
            plain_words: self.plain_words.clone(),
            task_count: count(false),
            optional_count: count(true),
        }
    }
}

/// One material that items call by different names: one brings it once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SameMaterial {
    /// What the journey calls it.
    pub name: String,
    /// What items call it besides: 材料名称, or 审批结果名称 of an item that makes it.
    pub also: Vec<String>,
}

/// One item of a journey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct JourneyTask {
    /// Its key within the journey: 1 to 40 of `a-z 0-9 -`.
    pub key: String,
    /// What it is, in a few plain words.
    pub name: String,
    /// 基本编码 of the item.
    pub catalog_code: String,
    /// 事项名称, where a region has several items under this code; else empty.
    pub task_name: String,
    /// The keys of the tasks whose results it needs; the others can run beside it.
    pub after: Vec<String>,
    /// In which case it is needed, such as 有员工的; empty is always.
    pub only_if: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// The item of the region itself, or of a region around it, or else of one within it; none
    /// where nobody there performs it.
    pub item: Option<JourneyItem>,
}

/// What a journey needs of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct JourneyItem {
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// 事项名称.
    pub task_name: String,
    /// 实施主体.
    pub dept_name: String,
    /// The region whose body performs it.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// Whether it stands for those of all regions within the one that was asked for, which does
    /// not perform it itself: the others' limits may differ.
    pub is_example: bool,
    /// 办件类型: at once, or by a promised day.
    pub project_type: Option<Coded>,
    /// 法定办结时限 in days; 0 is at once.
    pub anticipate_day: Option<u16>,
    /// The unit of `anticipate_day`.
    pub anticipate_type: Option<Coded>,
    /// 承诺办结时限 in days; 0 is at once.
    pub promise_day: Option<u16>,
    /// The unit of `promise_day`.
    pub promise_type: Option<Coded>,
    /// 到办事现场次数.
    pub limit_scene_num: Option<u8>,
    /// 是否网办.
    pub is_online: bool,
    /// 是否收费.
    pub is_fee: Option<bool>,
    /// 审批结果名称: where a later task takes it as a material, nobody has to bring it.
    pub result_name: String,
    /// 申请材料.
    pub materials: Vec<Material>,
    /// 材料体检: what decides which of them one needs.
    pub questions: Vec<Question>,
    /// What the answers decide.
    pub material_rules: Vec<MaterialRule>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for good in ["a", "open-a-restaurant", "2nd", "-"] {
            assert!(is_key(good), "{good}");
        }
        let long = "a".repeat(41);
        for bad in ["", "A", "a b", "a_b", "餐馆", "../x", &long] {
            assert!(!is_key(bad), "{bad}");
        }
    }

    #[test]
    fn a_summary_counts_what_everybody_does_apart() {
        let task = |only_if: &str| JourneyTask {
            only_if: only_if.to_owned(),
            ..JourneyTask::default()
        };
        let journey = Journey {
            tasks: vec![task(""), task("有员工的"), task("")],
            ..Journey::default()
        };
        let summary = journey.to_summary();
        assert_eq!((summary.task_count, summary.optional_count), (2, 1));
    }
}
