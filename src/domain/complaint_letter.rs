//! 文书草稿: a letter for each lawful next step, made of what the complaint says of itself. What the
//! phone does not know is a blank to be filled in by hand: no identity number is ever asked for.

use shigantong_contract::Date;
use shigantong_contract::complaint::{Complaint, NextStepKind};

/// What a blank looks like.
const BLANK: &str = "＿＿＿＿＿＿＿＿";

/// What a letter is made of.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    /// The complaint.
    pub(crate) complaint: &'a Complaint,
    /// The last reply, if there is one: its day and its words.
    pub(crate) reply: Option<(Date, &'a str)>,
    /// The day by which it should have been answered, where it is over.
    pub(crate) overdue_since: Option<Date>,
    /// Today.
    pub(crate) today: Date,
}

/// The title and the lines of a letter.
pub(crate) fn letter(kind: NextStepKind, facts: &Facts<'_>) -> (String, Vec<String>) {
    let (title, to, claim) = match kind {
        NextStepKind::Urge => (
            "催办函",
            holder(facts),
            "请尽快办理，并告诉我进展和答复的日期。",
        ),
        NextStepKind::Redo => (
            "重办申请",
            "12345 政务服务便民热线".to_owned(),
            "我不认可这次答复，请退回重新办理，并写明依据和处理结果。",
        ),
        NextStepKind::Reconsideration => (
            "行政复议申请书",
            format!("{BLANK}（复议机关：被申请人的本级人民政府）"),
            "请求依法审查被申请人的上述行为，责令其在法定期限内履行职责（或者撤销、变更该行为）。",
        ),
        NextStepKind::Litigation => (
            "行政起诉状",
            format!("{BLANK}人民法院"),
            "请求判令被告依法履行职责（或者撤销被诉行政行为），诉讼费由被告承担。",
        ),
        NextStepKind::Petition => (
            "信访信",
            format!("{BLANK}（有权处理的机关，或者当地信访局）"),
            "请依照信访工作条例受理，并在规定期限内书面答复我。",
        ),
    };
    let mut lines = vec![format!("{to}：")];
    lines.extend(persons(kind, facts));
    lines.extend(matter(facts));
    lines.push(format!("请求：{claim}"));
    lines.push(format!("此致　　签名：{BLANK}"));
    lines.push(format!("联系电话：{BLANK}　　日期：{}", day(facts.today)));
    (title.to_owned(), lines)
}

fn holder(facts: &Facts<'_>) -> String {
    let department = facts.complaint.department.as_ref();
    let name = department.map(|party| party.dept_name.clone());
    name.unwrap_or_else(|| "12345 政务服务便民热线".to_owned())
}

fn persons(kind: NextStepKind, facts: &Facts<'_>) -> Vec<String> {
    let (one, other) = match kind {
        NextStepKind::Reconsideration => ("申请人", "被申请人"),
        NextStepKind::Litigation => ("原告", "被告"),
        _ => return Vec::new(),
    };
    vec![
        format!("{one}：{BLANK}　　住址：{BLANK}"),
        format!("{other}：{}　　地址：{BLANK}", holder(facts)),
    ]
}

fn matter(facts: &Facts<'_>) -> Vec<String> {
    let complaint = facts.complaint;
    let handed_in = complaint.events.first().map(|event| day(event.at.date()));
    let mut lines = vec![
        format!(
            "我于 {} 反映的问题，诉求编号 {}，类别为“{}”，地区为{}。",
            handed_in.unwrap_or_default(),
            complaint.no,
            complaint.issue.label,
            complaint.area_name
        ),
        format!("反映的内容：{}", complaint.text.trim()),
    ];
    match facts.reply {
        Some((on, words)) => lines.push(format!("{} 收到的答复：{}", day(on), words.trim())),
        None => lines.push("到今天还没有收到答复。".to_owned()),
    }
    let transfers = complaint
        .events
        .iter()
        .filter(|event| event.action.code == "transfer");
    match transfers.count() {
        0 => {}
        count => lines.push(format!("期间转办 {count} 次。")),
    }
    if let Some(due) = facts.overdue_since {
        lines.push(format!("按办理期限应在 {} 前答复，已经超过。", day(due)));
    }
    lines
}

fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
