//! What an item says of its holder and its place, as rows of term and value.

use shigantong_contract::{Coded, ServiceItem};

use crate::domain::coded;
use crate::text::item as words;

/// Who holds it, and for whom.
pub(crate) fn holder(item: &ServiceItem) -> Vec<(&'static str, String)> {
    vec![
        (words::DEPT, item.dept_name.clone()),
        (words::DEPT_TYPE, label(item.dept_type.as_ref())),
        (words::ENTRUST, item.entrust_name.clone()),
        (words::OTHER_DEPT, item.other_dept.clone()),
        (words::LEVEL, item.use_level.label.clone()),
        (words::SOURCE, label(item.power_source.as_ref())),
        (words::FOR_WHOM, labels(&item.server_type)),
    ]
}

/// Where and when, and how.
pub(crate) fn place(item: &ServiceItem) -> Vec<(&'static str, String)> {
    vec![
        (words::PLACE, item.transact_addr.clone()),
        (words::HOURS, item.transact_time.clone()),
        (words::WAYS, labels(&item.handle_type)),
        (words::ONLINE, label(item.online_handle_depth.as_ref())),
        (words::VISITS_WHY, item.limit_scene_explain.clone()),
        (words::HANDLE_AREA, label(item.handle_area.as_ref())),
    ]
}

/// Whom to call.
pub(crate) fn contact(item: &ServiceItem) -> Vec<(&'static str, String)> {
    vec![
        (words::PHONE, item.link_way.clone()),
        (words::COMPLAINT_PHONE, item.supervise_way.clone()),
    ]
}

fn label(coded: Option<&Coded>) -> String {
    let words = coded.and_then(coded::words);
    words.unwrap_or_default().to_owned()
}

/// The words of coded values; those without words are left out.
pub(crate) fn labels(coded: &[Coded]) -> String {
    let labels: Vec<&str> = coded.iter().filter_map(coded::words).collect();
    labels.join("、")
}
