//! 目录: the tree of regions.

use shigantong_contract::{Area, AreaCode, AreaLevel};

use crate::db::AreaRow;

/// A region in its place.
#[derive(Debug)]
pub(super) struct AreaNode {
    pub(super) row: AreaRow,
    /// The nearest region above that is there.
    pub(super) parent: Option<u16>,
    /// 2 for a province, 3 city, 4 county, 5 town, 6 village: as 行使层级 counts.
    pub(super) depth: u8,
    pub(super) item_count: u32,
}

impl AreaNode {
    /// The tree of these regions, in their order, and those with nothing above them.
    pub(super) fn tree(rows: Vec<AreaRow>) -> (Vec<Self>, Vec<u16>) {
        let codes: Vec<String> = rows.iter().map(|row| row.area_code.clone()).collect();
        let mut roots = Vec::new();
        let mut nodes = Vec::with_capacity(rows.len());
        for (number, row) in (0_u16..).zip(rows) {
            let parent = parent(&codes, &row.area_code);
            if parent.is_none() {
                roots.push(number);
            }
            nodes.push(Self {
                depth: depth(&row.area_code),
                row,
                parent,
                item_count: 0,
            });
        }
        (nodes, roots)
    }

    pub(super) fn to_wire(&self, all: &[Self]) -> Area {
        let row = &self.row;
        let parent = self.parent.map(|parent| &all[usize::from(parent)].row);
        Area {
            area_code: row.area_code.clone(),
            name: row.name.clone(),
            parent: parent.map(|parent| parent.area_code.clone()),
            level: match self.depth {
                ..=2 => AreaLevel::Province,
                3 => AreaLevel::City,
                4 => AreaLevel::County,
                5 => AreaLevel::Town,
                _ => AreaLevel::Village,
            },
            item_count: self.item_count,
            hall_name: row.hall_name.clone(),
            hall_address: row.hall_address.clone(),
            hall_hours: row.hall_hours.clone(),
            hall_phone: row.hall_phone.clone(),
        }
    }
}

fn depth(code: &str) -> u8 {
    let level = AreaCode::parse(code).map(|code| code.use_level());
    level.ok().and_then(|level| level.parse().ok()).unwrap_or(6)
}

fn parent(codes: &[String], code: &str) -> Option<u16> {
    let mut above = AreaCode::parse(code).ok()?.parent();
    while let Some(code) = above {
        if let Some(place) = codes.iter().position(|known| known == code.as_str()) {
            return u16::try_from(place).ok();
        }
        above = code.parent();
    }
    None
}
