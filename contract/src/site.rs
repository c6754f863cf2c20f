//! What an installation says of itself.

use serde::{Deserialize, Serialize};

/// The installation: whose it is and how fresh its data are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Site {
    /// The product's name here, such as 十感通.
    pub name: String,
    /// Whose services these are, such as 宝鸡政务.
    pub city_title: String,
    /// The city's full name, such as 宝鸡市.
    pub city_name: String,
    /// The city's region code.
    pub area_code: String,
    /// The one telephone number for every request and complaint.
    pub hotline: String,
    /// Grows by one with every change to the data.
    pub data_version: u64,
    /// When the data last changed: RFC 3339, in the time of Asia/Shanghai.
    pub data_updated_at: String,
    /// How many items there are.
    pub item_count: u32,
    /// Whether the data are the project's own samples (示例数据).
    pub is_sample: bool,
}
