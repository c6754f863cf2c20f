//! The words of deadlines and of the calendar that explains them.

use shigantong_contract::{Date, DayUnit, DeadlineDayKind, Standing};

use crate::domain::case_days::{Cell, Reason};

/// The part.
pub const TITLE: &str = "哪天前办完";
/// 承诺.
pub const PROMISED: &str = "承诺期限";
/// 法定.
pub const STATUTORY: &str = "法定期限";
/// The limit is not published.
pub const UNKNOWN: &str = "未公布";
/// Counting has not begun.
pub const NOT_YET: &str = "受理后才开始算：受理的第二天是第 1 天。";
/// What counts once it does.
pub fn will_have(limit: &str) -> String {
    format!("受理后 {limit}")
}
/// The holiday tables are on their way.
pub const WAITING: &str = "正在取节假日安排…";
/// They did not come.
pub const NO_TABLES: &str = "没有取到节假日安排，下面按双休日推算，是预计。";
/// A table is missing.
pub const ESTIMATED: &str = "预计";
/// Why.
pub const ESTIMATED_WHY: &str =
    "有的日子还没有公布放假安排，先按双休日推算；国务院公布以后会变准。";
/// A pause lasts: the day moves on.
pub const OPEN_PAUSE: &str = "正在暂停计时，恢复得越晚，日子越往后顺延。";
/// The limit was extended.
pub fn extended(days: u16) -> String {
    format!("经批准延长了 {days} 天，已算在内。")
}

/// Nobody answered in time (行政许可法第三十二条第一款第四项).
pub fn deemed(received: Date, today: Date) -> String {
    let day = day(received, today);
    format!(
        "窗口没有在 5 个工作日内告诉您受理或补正，依法从收件那天（{day}）起就算受理，期限从那天算。"
    )
}

/// The last day.
pub fn due(due: Date, today: Date) -> String {
    format!("{}（{}）", day(due, today), weekday(due))
}

/// How it stands.
pub fn standing(standing: &Standing, unit: DayUnit) -> String {
    let days = |count: u32| days(count, unit);
    match *standing {
        Standing::Green { left } => format!("还有 {}", days(left)),
        Standing::Amber { left: 0 } => "今天到期".to_owned(),
        Standing::Amber { left } => format!("只剩 {}", days(left)),
        Standing::Red { over } => format!("已超期 {}", days(over)),
        Standing::Paused { left } => format!("暂停计时，恢复后还有 {}", days(left)),
        Standing::Met { spare: 0 } => "按期办结".to_owned(),
        Standing::Met { spare } => format!("提前 {}办结", days(spare)),
        Standing::Late { over } => format!("超期 {}才办结", days(over)),
    }
}

/// The class of the colour, and a sign that says the same without colour.
pub fn tone(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Green { .. } | Standing::Met { .. } => ("green", "✓"),
        Standing::Amber { .. } => ("amber", "!"),
        Standing::Red { .. } | Standing::Late { .. } => ("red", "✕"),
        Standing::Paused { .. } => ("paused", "Ⅱ"),
    }
}

/// So many days of a unit.
pub fn days(count: u32, unit: DayUnit) -> String {
    match unit {
        DayUnit::Working => format!("{count} 个工作日"),
        DayUnit::Calendar => format!("{count} 天"),
    }
}

/// How much of the limit is used.
pub fn used(counted: u32, total: u32, unit: DayUnit) -> String {
    let unit = match unit {
        DayUnit::Working => "个工作日",
        DayUnit::Calendar => "天",
    };
    format!("已用 {counted} / {total} {unit}")
}

/// Opens the calendar.
pub const WHY: &str = "为什么是这一天？看日历";
/// Of which limit, for the ear.
pub fn why(limit: &str) -> String {
    format!("{limit}：{WHY}")
}
/// How it is counted.
pub const RULE_WORKING: &str =
    "受理当天不算，从第二天起数；周末和节假日不算，调休上班的算；补正和特别程序的日子不算。";
/// The same in calendar days.
pub const RULE_CALENDAR: &str = "受理当天不算，从第二天起天天都数；最后一天是周末或节假日的，顺延到上班那天；补正和特别程序的日子不算。";
/// The spans.
pub const SPANS: &str = "不算的日子和调休";
/// Opens the notice.
pub const NOTICE: &str = "看放假通知";

/// The heading of a month.
pub fn month(year: i32, month: u32) -> String {
    format!("{year}年{month}月")
}

/// The days of a week: short, and for the ear.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("一", "周一"),
    ("二", "周二"),
    ("三", "周三"),
    ("四", "周四"),
    ("五", "周五"),
    ("六", "周六"),
    ("日", "周日"),
];

/// The day of the week.
pub fn weekday(date: Date) -> &'static str {
    let place = date.weekday() as usize;
    WEEKDAYS.get(place - 1).map_or("", |(_, long)| long)
}

/// A day: with the year where that is not this year.
pub fn day(date: Date, today: Date) -> String {
    let day = format!("{}月{}日", date.month(), date.day());
    if date.year() == today.year() {
        return day;
    }
    format!("{}年{day}", date.year())
}

/// A day with its year, whatever the year is.
pub fn day_with_year(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A span of days.
pub fn span(first: Date, last: Date, today: Date) -> String {
    if first == last {
        return day(first, today);
    }
    let last = if first.month() == last.month() && first.year() == last.year() {
        format!("{}日", last.day())
    } else {
        day(last, today)
    };
    format!("{}至{last}", day(first, today))
}

/// Why the days of a span are not counted.
pub fn reason(reason: &Reason, pause: &str) -> String {
    match reason {
        Reason::Holiday(name, _) => format!("{name}放假，不算"),
        Reason::MakeUp(name, _) => format!("{name}调休，要上班，算"),
        Reason::Pause(_) => format!("{pause}，暂停不算"),
    }
}

/// 补正.
pub const CORRECTION: &str = "等您补正";
/// 特别程序.
pub fn special(name: &str) -> String {
    if name.is_empty() {
        "特别程序".to_owned()
    } else {
        name.to_owned()
    }
}

/// What stands below the number of a day: a short word, and its class.
pub fn mark(cell: &Cell) -> (String, &'static str) {
    if cell.is_start {
        return ("受理".to_owned(), "start");
    }
    match &cell.kind {
        None => (String::new(), "outside"),
        Some(DeadlineDayKind::Counted(number) | DeadlineDayKind::MakeUp { number, .. }) => {
            (number.to_string(), "counted")
        }
        Some(DeadlineDayKind::Weekend) => ("休".to_owned(), "off"),
        Some(DeadlineDayKind::Holiday { .. }) => ("假".to_owned(), "off"),
        Some(DeadlineDayKind::Paused(_)) => ("停".to_owned(), "paused"),
        Some(DeadlineDayKind::MovedTo) => ("顺延".to_owned(), "counted"),
        Some(DeadlineDayKind::Over(number)) => (format!("超{number}"), "over"),
    }
}

/// The same for the ear.
pub fn spoken(cell: &Cell, pause: &str) -> String {
    let (month, number) = (cell.date.month(), cell.date.day());
    let what = match &cell.kind {
        _ if cell.is_start => "受理，不算".to_owned(),
        None => "不在期限内".to_owned(),
        Some(DeadlineDayKind::Counted(number)) => format!("第 {number} 天"),
        Some(DeadlineDayKind::MakeUp { number, name, .. }) => {
            format!("{name}调休上班，第 {number} 天")
        }
        Some(DeadlineDayKind::Weekend) => "周末，不算".to_owned(),
        Some(DeadlineDayKind::Holiday { name, .. }) => format!("{name}放假，不算"),
        Some(DeadlineDayKind::Paused(_)) => format!("{pause}，暂停不算"),
        Some(DeadlineDayKind::MovedTo) => "顺延到这天".to_owned(),
        Some(DeadlineDayKind::Over(number)) => format!("超期第 {number} 天"),
    };
    let due = if cell.is_due {
        "，期限最后一天"
    } else {
        ""
    };
    let today = if cell.is_today { "，今天" } else { "" };
    format!("{month}月{number}日，{what}{due}{today}")
}

/// The legend: sign, class, meaning.
pub const LEGEND: [(&str, &str, &str); 6] = [
    ("3", "counted", "算，是第 3 天"),
    ("休", "off", "周末，不算"),
    ("假", "off", "节假日，不算"),
    ("停", "paused", "暂停，不算"),
    ("超1", "over", "超期第 1 天"),
    ("5", "counted due", "粗框是最后一天"),
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn standings() {
        let working = DayUnit::Working;
        for (of, expected, class) in [
            (Standing::Green { left: 3 }, "还有 3 个工作日", "green"),
            (Standing::Amber { left: 2 }, "只剩 2 个工作日", "amber"),
            (Standing::Amber { left: 0 }, "今天到期", "amber"),
            (Standing::Red { over: 1 }, "已超期 1 个工作日", "red"),
            (Standing::Met { spare: 0 }, "按期办结", "green"),
            (Standing::Late { over: 4 }, "超期 4 个工作日才办结", "red"),
        ] {
            assert_eq!(standing(&of, working), expected);
            assert_eq!(tone(&of).0, class);
        }
        let paused = Standing::Paused { left: 5 };
        assert_eq!(
            standing(&paused, DayUnit::Calendar),
            "暂停计时，恢复后还有 5 天"
        );
    }

    #[test]
    fn spans_of_days() {
        let today = date("2026-11-26");
        for (first, last, expected) in [
            ("2026-10-01", "2026-10-07", "10月1日至7日"),
            ("2026-10-01", "2026-10-01", "10月1日"),
            ("2026-09-30", "2026-10-01", "9月30日至10月1日"),
            ("2026-12-31", "2027-01-02", "12月31日至2027年1月2日"),
        ] {
            assert_eq!(span(date(first), date(last), today), expected);
        }
        assert_eq!(due(date("2026-10-14"), today), "10月14日（周三）");
    }
}
