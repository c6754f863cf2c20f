//! 同一标准: the same item as every place performs it.

use serde::{Deserialize, Serialize};

use crate::{Coded, Fee};

/// One item in all places that perform it at the same level: a county's beside the other
/// counties', never beside the city's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Variants {
    /// 基本编码, the same for all; empty where the list gives none, and then the item stands alone.
    pub catalog_code: String,
    /// 事项名称 of the item that was asked for.
    pub task_name: String,
    /// 事项类型.
    pub task_type: Coded,
    /// 行使层级.
    pub use_level: Coded,
    /// Whether the item is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
    /// Whether more places perform it than stand here: an answer holds 200 at most.
    #[serde(default)]
    pub has_more: bool,
    /// The item that was asked for and the others, in the order of the regions.
    pub variants: Vec<Variant>,
}

/// What differs from place to place. The fields are those of the item itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Variant {
    /// 业务办理项编码.
    pub task_handle_item: String,
    /// 事项名称 as this place writes it.
    pub task_name: String,
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
    pub materials: Vec<VariantMaterial>,
}

/// A material, as far as places differ in asking for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct VariantMaterial {
    /// 材料名称.
    pub material_name: String,
    /// 必要性.
    pub is_need: Coded,
    /// Why it need not be handed in (免提交); empty where it must be.
    pub exempt: String,
    /// 要求提供的依据: the law or document that lets the office ask for it.
    pub by_law: String,
}
