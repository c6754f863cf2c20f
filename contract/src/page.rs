//! One page of a list, and the counts beside it.

use serde::{Deserialize, Serialize};

use crate::JourneySummary;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The entries of this page, in order.
    pub items: Vec<T>,
    /// The number of this page, from 1.
    pub page: u32,
    /// How many entries a full page has, 1 to 100.
    pub page_size: u32,
    /// How many entries there are on all pages.
    pub total: u32,
    /// For each filter, its values with the number of entries that choosing it would leave.
    pub facets: Vec<Facet>,
    /// The journeys (一件事) that the query names, best first: on the first page only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<JourneySummary>,
}

impl<T> Page<T> {
    /// How many pages there are; an empty list has one, empty.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.total.div_ceil(self.page_size.max(1)).max(1)
    }
}

/// A filter of a list and what it can be set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    /// The name of the query parameter, such as `task_type`.
    pub name: String,
    /// Its values, most frequent first or in the order of the code table.
    pub values: Vec<FacetValue>,
}

/// One value of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetValue {
    /// The value of the query parameter.
    pub code: String,
    /// The words for it.
    pub label: String,
    /// How many entries have it, under all the other filters in force.
    pub count: u32,
}

/// A part of a text, counted in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TextRange {
    /// How many characters stand before it.
    pub start: u32,
    /// How many characters it has.
    pub len: u32,
}
