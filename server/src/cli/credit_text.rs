//! 命令: credit records and applications, as an operator reads them.

use shigantong_contract::{CreditRecord, Date};

use crate::db::credit_applications::Application;

/// A record as an operator reads it.
pub(super) fn record_text(record: &CreditRecord) -> String {
    let head = &record.head;
    let day = |day: Option<Date>| day.map_or_else(|| "无".to_owned(), |day| day.to_string());
    let mut lines = vec![
        format!("记录编号：{}", head.id),
        format!("榜单：{}  状态：{}", head.list_kind.label, head.state.label),
        format!(
            "主体：{} {}{}",
            head.subject_name, head.uscc, head.id_masked
        ),
        format!(
            "事由：{}（{} {}）",
            head.title, head.dept_name, head.decision_no
        ),
        format!(
            "认定：{}  最短公示至：{}  最长公示至：{}  公示：{}",
            head.decided_on,
            day(head.terms.min_until),
            day(head.terms.max_until),
            if head.terms.is_shown { "是" } else { "否" }
        ),
    ];
    for (number, duty) in (1..).zip(&record.obligations) {
        let done = duty
            .done_on
            .map_or_else(|| "未履行".to_owned(), |on| format!("{on} 履行"));
        lines.push(format!("  义务 {number}：{}（{done}）", duty.text));
    }
    for event in &record.events {
        let by = match event.by.is_applicant {
            true => "申请人",
            false => &event.by.dept_name,
        };
        let mut line = format!("  {}. {} {by} {}", event.seq, event.at, event.action.label);
        if !event.decision.is_empty() {
            line.push('：');
            line.push_str(&event.decision);
        }
        lines.push(line);
    }
    lines.join("\n") + "\n"
}

/// An application as an operator reads it.
pub(super) fn application_text(application: &Application) -> String {
    let mut lines = vec![
        line(application),
        format!(
            "联系人：{}  电话：{}  材料：{} 份",
            application.contact_masked,
            application.phone_masked,
            application.files.len()
        ),
        format!("内容：{}", application.statement),
    ];
    lines.extend(application.events.iter().map(|event| {
        let text = &event.text;
        format!("  {} {} {} {text}", event.at, event.by, event.state.label)
    }));
    lines.join("\n") + "\n"
}

/// Applications, one a line.
pub(super) fn listed(applications: &[Application]) -> String {
    let lines = applications
        .iter()
        .map(|application| line(application) + "\n");
    let lines: String = lines.collect();
    format!("{lines}共 {} 份\n", applications.len())
}

fn line(application: &Application) -> String {
    let state = application
        .events
        .last()
        .map_or("", |event| &event.state.label);
    let by = application.answer_by;
    let by = by.map_or_else(String::new, |by| format!("  {by} 前答复"));
    format!(
        "{}  {}  {state}{by}  {}  记录 {}",
        application.no, application.kind.label, application.subject_masked, application.record_id
    )
}
