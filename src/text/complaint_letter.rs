//! 文书草稿: a letter for each lawful next step, made of what the complaint says of itself. What the
//! phone does not know is a blank to be filled in by hand: no identity number is ever asked for.

use shigantong_contract::Date;
use shigantong_contract::complaint::{Complaint, NextStepKind};

/// What a blank looks like.
const BLANK: &str = "＿＿＿＿＿＿＿＿";

/// What a letter is made of.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The complaint.
    pub complaint: &'a Complaint,
    /// The last reply, if there is one: its day and its words.
    pub reply: Option<(Date, &'a str)>,
    /// The day by which it should have been answered, where it is over.
    pub overdue_since: Option<Date>,
    /// Today.
    pub today: Date,
}

/// The title and the lines of a letter.
pub fn letter(kind: NextStepKind, facts: &Facts<'_>) -> (String, Vec<String>) {
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

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn complaint() -> Complaint {
        let event = |seq: u32, action: &str, at: &str| {
            json!({
                "seq": seq, "at": at, "action": {"code": action, "label": action}, "state_before": null,
                "state_after": {"code": "handling", "label": "办理中"},
                "actor": {"code": "citizen", "label": "诉求人"},
                "by": {"dept_code": "", "dept_name": "", "role": "", "is_applicant": true},
            })
        };
        let rules: shigantong_contract::complaint::SlaRules = serde_json::from_value(json!({
            "source": {"name": "某规定", "number": "1"},
            "screen": {"days": 1, "unit": "working"}, "dispatch": {"days": 1, "unit": "working"},
            "kinds": [], "redo": {"days": 5, "unit": "working"},
            "bad_rating": {"days": 5, "unit": "working"}, "extension_days": 5,
            "max_extensions": 1, "max_transfers": 2, "urge_after_days": 3, "confirm_days": 7,
        }))
        .unwrap();
        serde_json::from_value(json!({
            "no": "610302-20261126-000123-6", "kind": {"code": "complaint", "label": "投诉"},
            "issue": {"code": "attitude", "label": "服务态度"}, "text": "窗口的人一直看手机",
            "area_code": "610302", "area_name": "渭滨区",
            "visibility": {"code": "public", "label": "公开"}, "rules": rules,
            "state": {"code": "handling", "label": "办理中"},
            "department": {"dept_code": "", "dept_name": "渭滨区某局", "role": "", "is_applicant": false},
            "events": [
                event(1, "submit", "2026-11-10T10:00:00+08:00"),
                event(2, "transfer", "2026-11-12T10:00:00+08:00"),
            ],
        }))
        .unwrap()
    }

    #[test]
    fn a_letter_says_what_is_known_and_leaves_blanks_for_the_rest() {
        let complaint = complaint();
        let facts = Facts {
            complaint: &complaint,
            reply: None,
            overdue_since: "2026-11-18".parse().ok(),
            today: "2026-11-26".parse().unwrap(),
        };
        for (kind, title, to, claim) in [
            (NextStepKind::Urge, "催办函", "渭滨区某局：", "尽快办理"),
            (NextStepKind::Redo, "重办申请", "12345", "退回重新办理"),
            (
                NextStepKind::Reconsideration,
                "行政复议申请书",
                "本级人民政府",
                "被申请人：渭滨区某局",
            ),
            (
                NextStepKind::Litigation,
                "行政起诉状",
                "人民法院",
                "被告：渭滨区某局",
            ),
            (NextStepKind::Petition, "信访信", "信访局", "信访工作条例"),
        ] {
            let (said, lines) = letter(kind, &facts);
            let text = lines.join("\n");
            assert_eq!(said, title);
            assert!(lines[0].contains(to), "{text}");
            for part in [
                claim,
                "2026年11月10日",
                "610302-20261126-000123-6",
                "窗口的人一直看手机",
                "还没有收到答复",
                "转办 1 次",
                "2026年11月18日 前答复",
                "签名：＿",
                "2026年11月26日",
            ] {
                assert!(text.contains(part), "{title} {part}: {text}");
            }
            assert!(!text.contains("身份证"), "{text}");
        }
        let replied = Facts {
            reply: "2026-11-20".parse().ok().zip(Some("已经提醒")),
            overdue_since: None,
            ..facts
        };
        let text = letter(NextStepKind::Petition, &replied).1.join("\n");
        assert!(
            text.contains("2026年11月20日 收到的答复：已经提醒") && !text.contains("已经超过"),
            "{text}"
        );
    }
}
