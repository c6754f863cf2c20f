//! The words of a case: what to do, where it is, what comes next, what happened, what came of it.

use shigantong_contract::{Date, Moment, Party, State};

use super::deadline::{day, weekday};

/// The heading of the page's title.
pub const TITLE: &str = "我的办件";
/// The number.
pub const CASE_NO: &str = "办件编号";
/// Back to the form.
pub const ANOTHER: &str = "查另一件";
/// Asks anew.
pub const REFRESH: &str = "刷新";
/// It could not be asked.
pub const NOT_REFRESHED: &str = "没能刷新，下面是刚才的内容。请过一会儿再点“刷新”。";
/// When it was asked, before and after the moment.
pub const AS_OF: (&str, &str) = ("", " 查到的内容");
/// A copy, before and after the moment.
pub const COPY: (&str, &str) = ("这是 ", " 看到的内容，不是最新的。");
/// A copy, because there is no network.
pub const COPY_OFFLINE: (&str, &str) = ("没有连上网，这是 ", " 看到的内容。");

/// To the form of complaints.
pub const COMPLAIN: &str = "超时、推诿、多要材料？投诉这件事";

/// The first part: what one must do.
pub const TODO: &str = "要您做的事";
/// Until when to hand in what is missing.
pub fn todo_until(due: Date, today: Date, count: usize) -> String {
    let left = today.days_until(due);
    let day = day(due, today);
    let weekday = weekday(due);
    match left {
        ..0 => format!("{count} 样材料要补，{day}已过。请马上联系下面的窗口，问还能不能补"),
        0 => format!("今天（{day}）是最后一天，请补这 {count} 样"),
        left => format!("请在{day}（{weekday}）前补这 {count} 样，还有 {left} 天"),
    }
}
/// About which material an entry is.
pub fn about_material(material: &str) -> String {
    format!("对应材料：{material}")
}
/// Where to hand it in.
pub const TODO_WHERE: &str = "交到";
/// The place.
pub const PLACE: &str = "地点";
/// The hours.
pub const HOURS: &str = "时间";
/// The telephone.
pub const PHONE: &str = "电话";
/// To the guide of the item.
pub const TO_GUIDE: &str = "看办事指南";
/// To the personal checklist of the item.
pub const TO_CHECKLIST: &str = "对照材料清单";
/// What a 补正 is.
pub const TODO_RULE: &str = "要补的应当一次说全。补齐以后又要别的，可以投诉。";
/// Nothing to do.
pub const NOTHING_TO_DO: &str = "现在不用您做什么。";
/// The result waits to be fetched.
pub const FETCH: &str = "结果已经做好，请按窗口通知来取，或等着寄到。";

/// The second part: where it is.
pub const NOW: &str = "现在在哪里";
/// The stage.
pub const STAGE: &str = "环节";
/// Who has it.
pub const HOLDER: &str = "谁在办";
/// Since when.
pub const SINCE: &str = "从什么时候";
/// What comes next.
pub const NEXT: &str = "下一步";
/// By when.
pub const BY_WHEN: &str = "最晚";
/// Over.
pub const OVER: &str = "已经办完，没有下一步了。";
/// The applicant.
pub const APPLICANT: &str = "您（申请人）";

/// Who acts, in words.
pub fn party(party: &Party) -> String {
    if party.is_applicant {
        return APPLICANT.to_owned();
    }
    match (party.dept_name.as_str(), party.role.as_str()) {
        (dept, "") => dept.to_owned(),
        (dept, role) => format!("{dept} · {role}"),
    }
}

/// Since when, and how long that is.
pub fn since(from: Moment, now: Moment) -> String {
    let seconds = now.seconds_since(from);
    format!(
        "{}，{}",
        moment(from, now.date()),
        already(&lasting(seconds))
    )
}

fn already(lasting: &str) -> String {
    if lasting.starts_with(|c: char| c.is_ascii_digit()) {
        format!("已经 {lasting}")
    } else {
        format!("到现在{lasting}")
    }
}

/// A day and the time on it.
pub fn moment(at: Moment, today: Date) -> String {
    format!(
        "{} {:02}:{:02}",
        day(at.date(), today),
        at.hour(),
        at.minute()
    )
}

/// The same with its year, whatever the year is.
pub fn moment_with_year(at: Moment) -> String {
    let date = at.date();
    let (year, month, day) = (date.year(), date.month(), date.day());
    format!(
        "{year}年{month}月{day}日 {:02}:{:02}",
        at.hour(),
        at.minute()
    )
}

/// How long that is, roughly.
pub fn lasting(seconds: i64) -> String {
    const HOUR: i64 = 3_600;
    match seconds {
        ..HOUR => "不到 1 小时".to_owned(),
        HOUR..86_400 => format!("{} 小时", seconds / HOUR),
        _ => format!("{} 天", seconds / (24 * HOUR)),
    }
}

/// What comes next from a state; none after an end. Of a licence the law says more than of others.
pub fn next(state: State, is_licence: bool) -> Option<&'static str> {
    Some(match (state, is_licence) {
        (State::Submitted, _) => "窗口收件，核对材料齐不齐",
        (State::Received, true) => {
            "受理，或者一次告诉您要补什么：收件后 5 日内，逾期不告知就算受理（行政许可法第三十二条）"
        }
        (State::Received, false) => "受理，或者一次告诉您要补什么",
        (State::Correction, _) => "您补齐以后，决定受不受理",
        (State::Resubmitted, _) => "核对补来的材料，决定受不受理",
        (State::Accepted, _) => "开始审查",
        (State::Review, _) => "作出决定：准予，或者不予准予并说明理由",
        (State::SpecialProcedure, _) => "做完后回到审查，接着计时",
        (State::Approved, true) => "制作证件或文书，决定后 10 日内送达（行政许可法第四十四条）",
        (State::Approved, false) => "制作结果文书",
        (State::Refused, true) => "制作文书，决定后 10 日内送达（行政许可法第四十四条）",
        (State::Refused, false) => "制作文书，写明理由",
        (State::Completed, _) => "送达：通知您来取，或寄给您",
        (State::NotAccepted | State::Delivered | State::Withdrawn | State::Terminated, _) => {
            return None;
        }
    })
}

/// The part with the time of each holder.
pub const SHARES: &str = "时间花在了谁手里";
/// What it says.
pub const SHARES_HINT: &str = "从提交那一刻算起，连周末和夜里一起算，卡在哪里一看就知道。";
/// A holder's part of the time.
pub fn share(percent: u16, seconds: u64) -> String {
    let lasting = lasting(i64::try_from(seconds).unwrap_or(i64::MAX));
    if percent == 0 {
        return format!("{lasting}，不到 1%");
    }
    format!("{lasting}，占 {percent}%")
}
/// Who has it now.
pub const HAS_IT: &str = "现在在这里";

/// The part with the log.
pub const TIMELINE: &str = "全过程";
/// How many entries.
pub fn events(count: usize) -> String {
    format!("共 {count} 步，每一步都留了痕：改了、删了都查得出来。")
}
/// Before who did it.
pub const BY: &str = "经办";
/// Before who has it from then on.
pub const HANDED_TO: &str = "交给";
/// How long until the event after.
pub fn stayed(seconds: i64) -> String {
    match lasting(seconds) {
        short if short.starts_with(|c: char| !c.is_ascii_digit()) => format!("停留{short}"),
        long => format!("停留 {long}"),
    }
}
/// What was to be handed in until then.
pub fn correction(count: usize, due: &str) -> String {
    format!("要补 {count} 样，{due}前")
}
/// A special procedure, and how long it is to take.
pub fn special(name: &str, days: Option<u16>) -> String {
    match days {
        Some(days) => format!("{name}，预计 {days} 天，不计入期限"),
        None => format!("{name}，时间不计入期限"),
    }
}
/// The limit is longer.
pub fn extended(days: u16) -> String {
    format!("期限延长 {days} 天")
}
/// A document.
pub fn document(name: &str, number: &str) -> String {
    if number.is_empty() {
        name.to_owned()
    } else {
        format!("{name}（{number}）")
    }
}

/// The part with what came of it.
pub const OUTCOME: &str = "结果";
/// Decided when.
pub const DECIDED: &str = "决定时间";
/// By whom.
pub const DECIDED_BY: &str = "决定机关";
/// Why.
pub const REASON: &str = "内容和理由";
/// There is none to open.
pub const NO_DOCUMENT: &str = "文书没有公开电子版，以送达您的为准";

/// The part with the remedies.
pub const APPEAL: &str = "不服怎么办";
/// The time does not run yet.
pub const APPEAL_NOT_YET: &str = "从文书送达您那天起算，现在还没有送达。";
/// 行政复议.
pub const RECONSIDERATION: &str = "行政复议";
/// 行政诉讼.
pub const LITIGATION: &str = "行政诉讼";
/// Unfolds the bodies and addresses.
pub const APPEAL_WHERE: &str = "找谁、怎么写";
/// Until when one can.
pub fn appeal_until(day: &str, is_estimated: bool) -> String {
    if is_estimated {
        format!("最晚 {day}（预计，放假安排还没公布）")
    } else {
        format!("最晚 {day}")
    }
}
/// Whom to complain to.
pub const SUPERVISE: &str = "监督投诉";
/// Free of charge.
pub const APPEAL_HINT: &str = "行政复议不收费。拿不准走哪条路，可以先拨打 12348 问法律援助。";

/// The part with what the phone keeps.
pub const KEEP: &str = "记在这部手机上";
/// Keeps the case.
pub const KEEP_CASE: &str = "记住这个办件";
/// What that means.
pub const KEEP_CASE_HINT: &str =
    "下次不用再打编号，没有网也能看上次的内容。拿到这部手机的人也能看到，不是自己的手机不要勾。";
/// Keeps the code too.
pub const KEEP_CODE: &str = "连查询码一起记住";
/// What that means.
pub const KEEP_CODE_HINT: &str = "点一下就能查现在到哪一步。拿到这部手机的人也能查。";
/// It is kept.
pub const KEPT: &str = "已记住。随时可以取消勾选，或到“收藏和已存”里删掉。";
/// It is not any more.
pub const FORGOTTEN: &str = "已从这部手机上删掉。";
/// It cannot be kept.
pub const NOT_KEPT: &str = "这个浏览器不让保存，没有记住。";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn how_long_it_lasts() {
        for (seconds, expected) in [
            (-5, "不到 1 小时"),
            (3_599, "不到 1 小时"),
            (3_600, "1 小时"),
            (86_399, "23 小时"),
            (86_400, "1 天"),
            (20 * 86_400, "20 天"),
        ] {
            assert_eq!(lasting(seconds), expected);
        }
    }

    #[test]
    fn shares_are_said() {
        assert_eq!(share(0, 60), "不到 1 小时，不到 1%");
        assert_eq!(share(67, 172_800), "2 天，占 67%");
        assert_eq!(share(100, 0), "不到 1 小时，占 100%");
    }

    #[test]
    fn something_follows_until_the_end() {
        for state in State::ALL {
            for is_licence in [true, false] {
                assert_eq!(
                    next(*state, is_licence).is_none(),
                    state.is_end(),
                    "{state:?}"
                );
            }
        }
    }

    #[test]
    fn the_last_day_to_hand_in() {
        let today: Date = "2026-11-26".parse().unwrap();
        let until = |due: &str| todo_until(due.parse().unwrap(), today, 2);
        assert_eq!(
            until("2026-11-30"),
            "请在11月30日（周一）前补这 2 样，还有 4 天"
        );
        assert_eq!(
            until("2026-11-26"),
            "今天（11月26日）是最后一天，请补这 2 样"
        );
        assert!(until("2026-11-25").contains("已过"));
    }
}
