//! 导入: which columns an item is read from, and how.

use shigantong_contract::{AreaCode, Coded, ServiceItem, codes};

use super::cells::{Cells, code_in};
use super::{Reason, checklist, nested, procedure};

/// The columns that a list must have.
pub(super) const REQUIRED: &[&str] = &["task_handle_item", "task_name", "task_type", "dept_name"];

/// The columns that are read besides, and those that stand beside a code and are tolerated.
pub(super) const OPTIONAL: &[&str] = &[
    "catalog_code",
    "task_code",
    "task_version",
    "task_state",
    "plan_effective_date",
    "summary",
    "plain_words",
    "is_sample",
    "dept_code",
    "dept_type",
    "entrust_name",
    "other_dept",
    "use_level",
    "power_source",
    "area_code",
    "area_name",
    "server_type",
    "project_type",
    "handle_type",
    "handle_area",
    "limit_scene_num",
    "limit_scene_explain",
    "is_online",
    "online_handle_depth",
    "is_entry_center",
    "user_topic_type",
    "corp_topic_type",
    "by_law",
    "accept_condition",
    "exercise",
    "discretion",
    "duties",
    "accountability",
    "anticipate_day",
    "anticipate_type",
    "anticipate_explain",
    "promise_day",
    "promise_type",
    "promise_explain",
    "special_procedure",
    "is_fee",
    "fee_basis",
    "fees",
    "result_name",
    "result_type",
    "result_validity",
    "result_guid",
    "materials",
    "questions",
    "material_rules",
    "steps",
    "faq",
    "transact_addr",
    "transact_time",
    "link_way",
    "supervise_way",
    "reconsideration",
    "litigation",
    "task_type_name",
    "use_level_name",
];

const NAME: usize = 300;
const LINE: usize = 1_000;
const TEXT: usize = 5_000;
const LONG_TEXT: usize = 20_000;
/// Ten years: no limit of the law is longer.
const MOST_DAYS: u32 = 3_650;

/// Reads every cell of a row. What is wrong with them stands in `row.errors` afterwards.
pub(super) fn read(row: &mut Cells<'_>, import_area: &AreaCode, is_sample: bool) -> ServiceItem {
    let mut item = ServiceItem {
        is_sample,
        ..ServiceItem::default()
    };
    identity(row, &mut item);
    holder(row, &mut item, import_area);
    handling(row, &mut item);
    duty(row, &mut item);
    limits(row, &mut item);
    outcome(row, &mut item);
    contact(row, &mut item);
    item
}

fn identity(row: &mut Cells<'_>, item: &mut ServiceItem) {
    item.task_handle_item = row.required("task_handle_item", 80);
    if item.task_handle_item.chars().any(|c| !is_key_character(c)) {
        row.refuse("task_handle_item", Reason::NotAKey);
    }
    item.task_name = row.required("task_name", NAME);
    item.catalog_code = row.line_of_text("catalog_code", 40);
    item.task_code = row.line_of_text("task_code", 80);
    item.task_type = task_type(row);
    item.task_version = row.line_of_text("task_version", 40);
    item.task_state = row
        .coded("task_state", codes::TASK_STATE)
        .unwrap_or_else(|| Coded::of(codes::TASK_STATE, "1"));
    item.plan_effective_date = row.date("plan_effective_date");
    item.summary = row.text("summary", LINE);
    item.plain_words = row.texts("plain_words", 50, 100);
    item.is_sample |= row.flag("is_sample").unwrap_or(false);
}

/// A key travels in addresses and in what people copy: no blanks, nothing that a path or a
/// query gives a meaning to.
fn is_key_character(c: char) -> bool {
    c.is_alphanumeric() || "-_.:()（）*".contains(c)
}

/// Provinces number 06 to 09 differently: where the words stand beside the code and are those of
/// a type, the words count.
fn task_type(row: &mut Cells<'_>) -> Coded {
    let words = row.raw("task_type_name");
    if let Some(code) = codes::code_of(codes::TASK_TYPE, words) {
        return Coded::of(codes::TASK_TYPE, code);
    }
    let before = row.errors.len();
    match row.coded("task_type", codes::TASK_TYPE) {
        Some(coded) => coded,
        None => {
            if row.errors.len() == before {
                row.refuse("task_type", Reason::Missing);
            }
            Coded::default()
        }
    }
}

fn holder(row: &mut Cells<'_>, item: &mut ServiceItem, import_area: &AreaCode) {
    let area = area(row, import_area);
    item.dept_name = row.required("dept_name", 100);
    item.dept_code = row.line_of_text("dept_code", 40);
    if item.dept_code.is_empty() {
        // Departments are told apart by their code; without one the name has to do.
        item.dept_code = item.dept_name.chars().take(40).collect();
    }
    item.dept_type = row.coded("dept_type", codes::DEPT_TYPE);
    item.entrust_name = row.line_of_text("entrust_name", NAME);
    item.other_dept = row.line_of_text("other_dept", LINE);
    item.use_level = row
        .coded("use_level", codes::USE_LEVEL)
        .unwrap_or_else(|| Coded::of(codes::USE_LEVEL, area.use_level()));
    item.power_source = row.coded("power_source", codes::POWER_SOURCE);
    item.area_name = row.line_of_text("area_name", 60);
    item.area_code = area.to_string();
}

fn area(row: &mut Cells<'_>, import_area: &AreaCode) -> AreaCode {
    let text = row.raw("area_code");
    if text.is_empty() {
        return import_area.clone();
    }
    match AreaCode::parse(text) {
        Ok(area) if import_area.contains(area.as_str()) => return area,
        Ok(_) => row.refuse("area_code", Reason::OutsideArea(import_area.to_string())),
        Err(_) => row.refuse("area_code", Reason::NotAnArea),
    }
    import_area.clone()
}

fn handling(row: &mut Cells<'_>, item: &mut ServiceItem) {
    item.server_type = row.coded_list("server_type", codes::SERVER_TYPE, |_| true);
    item.project_type = row.coded("project_type", codes::PROJECT_TYPE);
    item.handle_type = row.coded_list("handle_type", codes::HANDLE_TYPE, |_| true);
    item.handle_area = row.coded("handle_area", codes::HANDLE_AREA);
    item.limit_scene_num = row.number("limit_scene_num", 99);
    item.limit_scene_explain = row.text("limit_scene_explain", TEXT);
    item.online_handle_depth = row.coded("online_handle_depth", codes::ONLINE_DEPTH);
    let online_form = item.handle_type.iter().any(|form| form.code == "2");
    item.is_online = row.flag("is_online").unwrap_or(online_form);
    item.is_entry_center = row.flag("is_entry_center").unwrap_or(false);
    let person = |code: &str| code.starts_with('1');
    item.user_topic_type = row.coded_list("user_topic_type", codes::TOPIC, person);
    let body = |code: &str| code.starts_with('2');
    item.corp_topic_type = row.coded_list("corp_topic_type", codes::TOPIC, body);
}

fn duty(row: &mut Cells<'_>, item: &mut ServiceItem) {
    item.by_law = nested::laws(row);
    item.accept_condition = row.texts("accept_condition", 200, TEXT);
    item.exercise = row.text("exercise", LONG_TEXT);
    item.discretion = nested::discretion(row);
    item.duties = row.texts("duties", 200, TEXT);
    item.accountability = row.texts("accountability", 200, TEXT);
}

fn limits(row: &mut Cells<'_>, item: &mut ServiceItem) {
    item.anticipate_day = row.number("anticipate_day", MOST_DAYS);
    item.anticipate_type = day_type(row, "anticipate_type", item.anticipate_day);
    item.anticipate_explain = row.text("anticipate_explain", TEXT);
    item.promise_day = row.number("promise_day", MOST_DAYS);
    item.promise_type = day_type(row, "promise_type", item.promise_day);
    item.promise_explain = row.text("promise_explain", TEXT);
    item.special_procedure = nested::special_procedures(row);
    item.is_fee = row.flag("is_fee");
    item.fee_basis = row.text("fee_basis", TEXT);
    item.fees = nested::fees(row);
}

/// The unit of a limit; working days where a limit stands without one (行政许可法 第八十二条).
fn day_type(row: &mut Cells<'_>, column: &str, days: Option<u16>) -> Option<Coded> {
    let unit = row.coded(column, codes::DAY_TYPE);
    unit.or_else(|| days.map(|_| Coded::of(codes::DAY_TYPE, "1")))
}

fn outcome(row: &mut Cells<'_>, item: &mut ServiceItem) {
    item.result_name = row.line_of_text("result_name", NAME);
    item.result_type = row.coded("result_type", codes::RESULT_TYPE);
    item.result_validity = row.text("result_validity", LINE);
    item.result_guid = row.guid("result_guid");
    item.materials = nested::materials(row);
    (item.questions, item.material_rules) = checklist::read(row, &item.materials);
    item.steps = procedure::read(row);
    item.faq = nested::questions(row);
}

fn contact(row: &mut Cells<'_>, item: &mut ServiceItem) {
    item.transact_addr = row.text("transact_addr", TEXT);
    item.transact_time = row.text("transact_time", TEXT);
    item.link_way = row.text("link_way", LINE);
    item.supervise_way = row.text("supervise_way", LINE);
    item.reconsideration = row.text("reconsideration", TEXT);
    item.litigation = row.text("litigation", TEXT);
}

/// Whether a column is one that is read or tolerated.
pub(super) fn knows(column: &str) -> bool {
    REQUIRED.contains(&column) || OPTIONAL.contains(&column)
}

/// Whether the code and the words beside it name different types.
pub(super) fn words_differ(row: &super::RawRow) -> bool {
    let cell = |name: &str| row.cells.get(name).map_or("", |cell| cell.trim());
    let words = codes::code_of(codes::TASK_TYPE, cell("task_type_name"));
    let code = code_in(codes::TASK_TYPE, cell("task_type"));
    words.is_some() && words != code
}
