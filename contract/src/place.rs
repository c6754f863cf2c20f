//! Regions and departments.

use serde::{Deserialize, Serialize};

/// A region whose powers are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Area {
    /// 6 digits (city, county), 9 (town) or 12 (village).
    pub area_code: String,
    /// Its full name, such as 渭滨区.
    pub name: String,
    /// The code of the region above; none for the city itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What it is.
    pub level: AreaLevel,
    /// How many items it has of its own, without the regions below.
    pub item_count: u32,
    /// 政务服务中心 of the region: its name; empty where none is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hall_name: String,
    /// Where that is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hall_address: String,
    /// When it is open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hall_hours: String,
    /// Its telephone, as people write it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hall_phone: String,
}

/// The kind of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum AreaLevel {
    /// 省
    Province,
    /// 市
    City,
    /// 县、区
    County,
    /// 镇、街道
    Town,
    /// 村、社区
    Village,
}

/// A body that exercises powers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Department {
    /// Its unified social credit code, or what the list of the city gives instead.
    pub dept_code: String,
    /// Its name.
    pub dept_name: String,
    /// The region that it belongs to.
    pub area_code: String,
    /// How many items it has.
    pub item_count: u32,
}
