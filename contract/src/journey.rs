//! 一件事 (审批一站通): several items that belong to one event of life, as one journey.

use serde::{Deserialize, Serialize};

use crate::{Coded, Material};

/// What the list of journeys shows of one.
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
    /// How many items it has.
    pub task_count: u32,
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
    /// The region whose items these are.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// What is to be done; each stands after those that it waits for.
    pub tasks: Vec<JourneyTask>,
}

/// One item of a journey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct JourneyTask {
    /// Its key within the journey.
    pub key: String,
    /// What it is, in a few plain words.
    pub name: String,
    /// 基本编码 of the item.
    pub catalog_code: String,
    /// The keys of the tasks whose results it needs; the others can run beside it.
    pub after: Vec<String>,
    /// In which case it is needed, such as 有员工的; empty is always.
    pub only_if: String,
    /// What to know about it; may be empty.
    pub note: String,
    /// The item of the region itself, or else of a region around it; none where nobody there
    /// performs it.
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
}
