//! 同一标准: the same item as every place performs it.

use serde::{Deserialize, Serialize};

use crate::{Coded, Fee, Material};

/// One item in all places that perform it at the same level, those below one another left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Variants {
    /// 基本编码, the same for all; empty where the list gives none, and then the item stands alone.
    pub catalog_code: String,
    /// 事项名称 of the item that was asked for.
    pub task_name: String,
    /// 事项类型.
    pub task_type: Coded,
    /// The item that was asked for and the others, in the order of the regions.
    pub variants: Vec<Variant>,
}

/// What differs from place to place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Variant {
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// The region whose body performs it.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// 实施主体.
    pub dept_name: String,
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
    /// 收费项目.
    pub fees: Vec<Fee>,
    /// 申请材料.
    pub materials: Vec<Material>,
}
