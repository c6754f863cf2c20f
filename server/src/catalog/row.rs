//! 目录: one item, as far as lists need it.

use shigantong_contract::{Coded, ServiceItemSummary};

use super::Catalog;
use super::intern::NONE;

/// An item. Texts, regions, departments and codes are numbers into the tables of the catalog.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// 业务办理项编码.
    pub(super) key: u32,
    /// 事项名称: a number into `titles`, and that of the entry in the search index.
    pub(super) title: u32,
    /// The same in every row of the same item of several regions; those rows are neighbours.
    pub(super) group: u32,
    pub(super) summary: u32,
    pub(super) department: u32,
    /// The bits of 主题.
    pub(super) topics: u64,
    pub(super) area: u16,
    /// 承诺办结时限; [`NO_DAY`] where the list does not say.
    pub(super) promise_day: u16,
    pub(super) promise_type: u8,
    pub(super) task_type: u8,
    pub(super) use_level: u8,
    pub(super) project_type: u8,
    /// 到办事现场次数; [`NONE`] where the list does not say.
    pub(super) visits: u8,
    /// The bits of 服务对象.
    pub(super) server_types: u16,
    /// The bits of 办理形式.
    pub(super) handle_types: u16,
    /// 是否收费: 0, 1, or [`NONE`] where the list does not say.
    pub(super) is_fee: u8,
    pub(super) is_online: bool,
}

/// The promised time of an item whose list does not say.
pub(super) const NO_DAY: u16 = u16::MAX;

impl Catalog {
    /// What a list shows of a row.
    pub(super) fn summary(&self, row: &Row, places: u32) -> ServiceItemSummary {
        let area = &self.areas[usize::from(row.area)].row;
        let codes = &self.codes;
        ServiceItemSummary {
            task_handle_item: self.texts.get(row.key).to_owned(),
            task_name: self.title(row).to_owned(),
            task_type: known(codes.task_type.get(row.task_type)),
            use_level: known(codes.use_level.get(row.use_level)),
            area_code: area.area_code.clone(),
            area_name: area.name.clone(),
            dept_name: self.departments[row.department as usize].name.clone(),
            summary: self.texts.get(row.summary).to_owned(),
            project_type: codes.project_type.get(row.project_type).cloned(),
            limit_scene_num: (row.visits != NONE).then_some(row.visits),
            promise_day: (row.promise_day != NO_DAY).then_some(row.promise_day),
            promise_type: codes.day_type.get(row.promise_type).cloned(),
            is_fee: (row.is_fee != NONE).then_some(row.is_fee == 1),
            is_online: row.is_online,
            places,
            highlights: Vec::new(),
        }
    }

    pub(super) fn title(&self, row: &Row) -> &str {
        self.titles
            .get(row.title as usize)
            .map_or("", String::as_str)
    }
}

fn known(coded: Option<&Coded>) -> Coded {
    coded.cloned().unwrap_or_default()
}
