//! 目录: everything that lists need, in memory, built from the database and never changed.
//!
//! A catalog is replaced as a whole when the data change; a request works on one catalog from
//! beginning to end. Rows are kept in the order name, identity, region: equal items of several
//! regions stand side by side, and the number of a row is its place in lists by name.

mod area;
mod build;
mod companies;
mod facets;
mod filter;
mod intern;
mod journeys;
mod list;
mod order;
mod row;

use std::sync::Arc;

use shigantong_contract::{Area, AreaCode, Department, Site};
use shigantong_search::{Index, Synonyms};

use self::area::AreaNode;
use self::companies::Companies;
use self::intern::{CodeTable, Texts};
use self::journeys::Journeys;
use self::row::Row;

pub(crate) use build::Brief;
pub use list::BeyondTheEnd;

/// What the lists of one version of the data are made from.
#[derive(Debug)]
pub struct Catalog {
    site: Site,
    tag: String,
    areas: Vec<AreaNode>,
    roots: Vec<u16>,
    departments: Vec<DepartmentNode>,
    dept_codes: Texts,
    codes: CodeTables,
    texts: Texts,
    titles: Vec<String>,
    rows: Vec<Row>,
    index: Index,
    journeys: Journeys,
    companies: Companies,
    synonyms: Arc<Synonyms>,
}

/// A department of one region.
#[derive(Debug)]
struct DepartmentNode {
    code: u32,
    name: String,
    area: u16,
    item_count: u32,
}

/// The code tables, with the codes that the data have besides.
#[derive(Debug)]
struct CodeTables {
    task_type: CodeTable,
    use_level: CodeTable,
    project_type: CodeTable,
    day_type: CodeTable,
    server_type: CodeTable,
    handle_type: CodeTable,
    topic: CodeTable,
}

impl Catalog {
    /// What the installation says of itself.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Names these data among all: part of every entity tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// How many items are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no item is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The regions, in the order in which they are shown.
    #[must_use]
    pub fn areas(&self) -> Vec<Area> {
        let areas = self.areas.iter();
        areas.map(|area| area.to_wire(&self.areas)).collect()
    }

    /// The name of a region.
    #[must_use]
    pub fn area_name(&self, code: &str) -> Option<&str> {
        let area = self.areas.iter().find(|area| area.row.area_code == code);
        area.map(|area| area.row.name.as_str())
    }

    /// The name of the department with a code; none where no item has one with it.
    #[must_use]
    pub fn department_name(&self, code: &str) -> Option<&str> {
        let mut nodes = self.departments.iter();
        let node = nodes.find(|node| self.dept_codes.get(node.code) == code)?;
        Some(&node.name)
    }

    /// The departments that have items, of one region (without those below) or of all.
    #[must_use]
    pub fn departments(&self, area: Option<&AreaCode>) -> Vec<Department> {
        let code = |node: &DepartmentNode| &self.areas[usize::from(node.area)].row.area_code;
        let departments = self.departments.iter();
        departments
            .filter(|node| area.is_none_or(|area| code(node) == area.as_str()))
            .map(|node| Department {
                dept_code: self.dept_codes.get(node.code).to_owned(),
                dept_name: node.name.clone(),
                area_code: code(node).clone(),
                item_count: node.item_count,
            })
            .collect()
    }
}
