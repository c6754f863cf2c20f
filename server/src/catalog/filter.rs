//! 目录: which rows a query keeps, and which of its filters the others fail.

use shigantong_contract::{ItemQuery, Scope};

use super::Catalog;
use super::intern::{CodeTable, NONE};
use super::row::Row;

/// One bit for each filter that has a facet.
pub(super) mod bit {
    pub(crate) const USE_LEVEL: u16 = 1;
    pub(crate) const TASK_TYPE: u16 = 1 << 1;
    pub(crate) const DEPT_CODE: u16 = 1 << 2;
    pub(crate) const SERVER_TYPE: u16 = 1 << 3;
    pub(crate) const HANDLE_TYPE: u16 = 1 << 4;
    pub(crate) const PROJECT_TYPE: u16 = 1 << 5;
    pub(crate) const TOPIC: u16 = 1 << 6;
    pub(crate) const MAX_VISITS: u16 = 1 << 7;
    pub(crate) const AREA: u16 = 1 << 8;
}

/// 权责: 行政许可 to 其他行政权力.
const POWER: &[&str] = &["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"];
/// 办事: what is done on somebody's application.
const SERVICE: &[&str] = &["01", "05", "07", "08", "09", "10", "20"];

/// A query, turned into the numbers that rows hold.
#[derive(Debug)]
pub(super) struct Filter {
    /// The types of the scope, as bits.
    scope: u64,
    use_level: Option<u8>,
    task_type: Option<u8>,
    /// The number of the code of a department.
    dept_code: Option<u32>,
    server_type: u16,
    handle_type: u16,
    project_type: Option<u8>,
    topic: u64,
    max_visits: Option<u8>,
    /// For each region whether it counts; empty where all do.
    areas: Vec<bool>,
}

impl Filter {
    pub(super) fn new(catalog: &Catalog, query: &ItemQuery) -> Self {
        let codes = &catalog.codes;
        Self {
            scope: scope(&codes.task_type, query.scope),
            use_level: number(&codes.use_level, query.use_level.as_deref()),
            task_type: number(&codes.task_type, query.task_type.as_deref()),
            dept_code: query
                .dept_code
                .as_ref()
                .map(|code| catalog.dept_codes.find(code).unwrap_or(u32::MAX)),
            server_type: low_bits(bits(&codes.server_type, query.server_type.as_deref())),
            handle_type: low_bits(bits(&codes.handle_type, query.handle_type.as_deref())),
            project_type: number(&codes.project_type, query.project_type.as_deref()),
            topic: bits(&codes.topic, query.topic.as_deref()),
            max_visits: query.max_visits,
            areas: areas(catalog, query),
        }
    }

    /// The filters that a row fails, as bits; `None` where it is not of the scope at all.
    pub(super) fn failed(&self, catalog: &Catalog, row: &Row) -> Option<u16> {
        if self.scope >> row.task_type.min(63) & 1 == 0 {
            return None;
        }
        let code = |row: &Row| catalog.departments[row.department as usize].code;
        let visits = |most: u8| row.visits <= most && row.visits != NONE;
        let types = (self.server_type, self.handle_type, self.topic);
        let checks = [
            (
                bit::USE_LEVEL,
                self.use_level.is_none_or(|n| n == row.use_level),
            ),
            (
                bit::TASK_TYPE,
                self.task_type.is_none_or(|n| n == row.task_type),
            ),
            (
                bit::PROJECT_TYPE,
                self.project_type.is_none_or(|n| n == row.project_type),
            ),
            (
                bit::SERVER_TYPE,
                types.0 == 0 || types.0 & row.server_types != 0,
            ),
            (
                bit::HANDLE_TYPE,
                types.1 == 0 || types.1 & row.handle_types != 0,
            ),
            (bit::TOPIC, types.2 == 0 || types.2 & row.topics != 0),
            (bit::MAX_VISITS, self.max_visits.is_none_or(visits)),
            (
                bit::AREA,
                self.areas.is_empty() || self.areas[usize::from(row.area)],
            ),
            (
                bit::DEPT_CODE,
                self.dept_code.is_none_or(|n| n == code(row)),
            ),
        ];
        let failed = checks.iter().fold(0, |failed, (bit, passes)| {
            failed | if *passes { 0 } else { *bit }
        });
        Some(failed)
    }
}

fn scope(types: &CodeTable, scope: Option<Scope>) -> u64 {
    let kept = match scope {
        None => return u64::MAX,
        Some(Scope::Power) => POWER,
        Some(Scope::Service) => SERVICE,
    };
    kept.iter()
        .fold(0, |mask, code| mask | bits(types, Some(code)))
}

/// The number of a code; a code that no row has is a number that no row has.
fn number(table: &CodeTable, code: Option<&str>) -> Option<u8> {
    code.map(|code| table.find(code).unwrap_or(NONE - 1))
}

fn bits(table: &CodeTable, code: Option<&str>) -> u64 {
    let place = code.and_then(|code| table.find(code));
    place.map_or(0, |place| 1_u64.checked_shl(u32::from(place)).unwrap_or(0))
}

/// The first 16 bits, which 服务对象 and 办理形式 do not fill.
pub(super) fn low_bits(mask: u64) -> u16 {
    u16::try_from(mask & 0xffff).unwrap_or(0)
}

fn areas(catalog: &Catalog, query: &ItemQuery) -> Vec<bool> {
    let Some(area) = &query.area_code else {
        return Vec::new();
    };
    let inside = |code: &str| {
        if query.include_lower {
            area.contains(code)
        } else {
            area.as_str() == code
        }
    };
    let areas = catalog.areas.iter();
    areas.map(|node| inside(&node.row.area_code)).collect()
}
