#![allow(clippy::unwrap_used)]
use super::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn table(year: i32, days: &[(&str, &str, bool)]) -> HolidayYear {
    let notice = Notice {
        name: format!("国务院办公厅关于{year}年部分节假日安排的通知"),
        number: format!("国办发明电〔{}〕7号", year - 1),
        url: "https://www.gov.cn/zhengce/".to_owned(),
    };
    let days = days.iter().map(|(day, name, is_off)| HolidayDay {
        date: date(day),
        name: (*name).to_owned(),
        is_off: *is_off,
        notice: 0,
    });
    HolidayYear {
        year,
        version: 1,
        notices: vec![notice],
        days: days.collect(),
    }
}

fn spring() -> HolidayYear {
    table(
        2026,
        &[
            ("2025-12-31", "元旦", true),
            ("2026-02-14", "春节", false),
            ("2026-02-15", "春节", true),
            ("2026-02-16", "春节", true),
        ],
    )
}

/// One change of a good table, and what is said of it.
type Change = (fn(&mut HolidayYear), HolidayError);

#[test]
fn a_table_that_cannot_be_used_is_refused() {
    assert_eq!(spring().check(), Ok(()));
    let changes: [Change; 14] = [
        (|table| table.year = 1900, HolidayError::Year(1900)),
        (|table| table.version = 0, HolidayError::Version),
        (|table| table.notices.clear(), HolidayError::Notices(0)),
        (
            |table| table.notices = vec![table.notices[0].clone(); 11],
            HolidayError::Notices(11),
        ),
        (
            |table| table.notices[0].name = " ".to_owned(),
            HolidayError::Notice(0),
        ),
        (
            |table| table.notices[0].number.clear(),
            HolidayError::Notice(0),
        ),
        (
            |table| table.notices[0].url = "javascript:alert(1)".to_owned(),
            HolidayError::Notice(0),
        ),
        (|table| table.days.clear(), HolidayError::Days(0)),
        (
            |table| table.days = vec![table.days[0].clone(); 101],
            HolidayError::Days(101),
        ),
        (
            |table| table.days[0].date = date("2025-11-30"),
            HolidayError::OtherYear(date("2025-11-30")),
        ),
        (
            |table| table.days[3].date = date("2027-01-01"),
            HolidayError::OtherYear(date("2027-01-01")),
        ),
        (
            |table| table.days[3].date = date("2026-02-15"),
            HolidayError::Order(date("2026-02-15")),
        ),
        (
            |table| table.days[2].notice = 1,
            HolidayError::UnknownNotice(date("2026-02-15")),
        ),
        (
            |table| table.days[3].is_off = false,
            HolidayError::MakeUpOnWeekday(date("2026-02-16")),
        ),
    ];
    for (change, error) in changes {
        let mut table = spring();
        change(&mut table);
        assert_eq!(table.check(), Err(error));
    }
}

#[test]
fn make_up_beats_holiday_beats_weekend() {
    let calendar = Calendar::new(vec![spring()]);
    let notice = NoticeRef {
        year: 2026,
        index: 0,
    };
    let name = "春节";
    for (day, kind) in [
        ("2026-02-13", DayKind::Working),
        ("2026-02-14", DayKind::MakeUp { name, notice }),
        ("2026-02-15", DayKind::Holiday { name, notice }),
        ("2026-02-16", DayKind::Holiday { name, notice }),
        ("2026-02-17", DayKind::Working),
        ("2026-02-21", DayKind::Weekend),
        ("2027-02-17", DayKind::Working),
    ] {
        assert_eq!(calendar.day(date(day)), kind, "{day}");
        let is_working = matches!(kind, DayKind::Working | DayKind::MakeUp { .. });
        assert_eq!(calendar.is_working(date(day)), is_working);
    }
    assert_eq!(calendar.notice(notice), Some(&spring().notices[0]));
    assert_eq!(calendar.notice(NoticeRef { index: 1, ..notice }), None);
}

#[test]
fn what_is_known_is_said() {
    let one = Calendar::new(vec![spring()]);
    assert!(one.knows(2026) && !one.knows(2025) && !one.knows(2027));
    for (day, is_settled) in [
        ("2025-12-31", false),
        ("2026-01-01", true),
        ("2026-12-24", true),
        ("2026-12-25", false),
        ("2027-01-04", false),
    ] {
        assert_eq!(one.is_settled(date(day)), is_settled, "{day}");
    }
    let next = table(2027, &[("2027-01-01", "元旦", true)]);
    let two = Calendar::new(vec![next, spring()]);
    assert!(two.is_settled(date("2026-12-31")));
    assert_eq!(two.years()[0].year, 2026);
}

#[test]
fn the_newer_table_counts() {
    let mut newer = table(2026, &[("2026-02-18", "春节", true)]);
    newer.version = 2;
    for tables in [vec![spring(), newer.clone()], vec![newer, spring()]] {
        let calendar = Calendar::new(tables);
        assert_eq!(calendar.years().len(), 1);
        assert_eq!(calendar.years()[0].version, 2);
        assert!(calendar.is_working(date("2026-02-16")));
        assert!(!calendar.is_working(date("2026-02-18")));
    }
    // The next year's notice makes a working day of 2025 a day off.
    let before = table(2025, &[("2025-12-28", "元旦", false)]);
    let after = table(2026, &[("2025-12-28", "元旦", true)]);
    for tables in [vec![before.clone(), after.clone()], vec![after, before]] {
        assert!(!Calendar::new(tables).is_working(date("2025-12-28")));
    }
}

#[test]
fn tables_travel() {
    let json = serde_json::to_value(spring()).unwrap();
    assert_eq!(json["days"][1]["date"], "2026-02-14");
    assert_eq!(json["notices"][0]["number"], "国办发明电〔2025〕7号");
    let read: HolidayYear = serde_json::from_value(json).unwrap();
    assert_eq!(read, spring());
}

const FILE: &str = r#"
year = 2026
version = 3
[[notice]]
name = "国务院办公厅关于2026年部分节假日安排的通知"
number = "国办发明电〔2025〕7号"
url = "https://www.gov.cn/"
[[holiday]]
name = "春节"
from = "2026-02-15"
to = "2026-02-23"
make_up = ["2026-02-28", "2026-02-14"]
[[holiday]]
name = "元旦"
from = "2026-01-01"
to = "2026-01-03"
"#;

fn read(text: &str) -> Result<HolidayYear, HolidayFileError> {
    toml::from_str::<HolidayFile>(text).unwrap().table()
}

#[test]
fn spans_of_a_file_become_days() {
    let table = read(FILE).unwrap();
    assert_eq!((table.version, table.days.len()), (3, 14));
    let make_up: Vec<String> = (table.days.iter().filter(|day| !day.is_off))
        .map(|day| day.date.to_string())
        .collect();
    assert_eq!(make_up, ["2026-02-14", "2026-02-28"]);
    assert_eq!(table.days[0].name, "元旦");
}

#[test]
fn a_bad_file_is_refused_with_its_place() {
    use FileField::{HolidayNotice, MakeUp, Name, Notice, Span, Version, Year};
    for (from, to, field, error) in [
        ("year = 2026", "year = 0", Year, HolidayError::Year(0)),
        ("version = 3", "version = 0", Version, HolidayError::Version),
        ("https://", "//", Notice(1), HolidayError::Notice(0)),
        (
            "\"元旦\"",
            "\"\"",
            Name(2),
            HolidayError::NoName(date("2026-01-01")),
        ),
        (
            "to = \"2026-01-03\"",
            "to = \"2025-12-31\"",
            Span(2),
            HolidayError::Order(date("2025-12-31")),
        ),
        (
            "to = \"2026-02-23\"",
            "to = \"2199-12-31\"",
            Span(1),
            HolidayError::Days(63_509),
        ),
        (
            "to = \"2026-01-03\"",
            "to = \"2026-01-03\"\nnotice = 2",
            HolidayNotice(2),
            HolidayError::UnknownNotice(date("2026-01-01")),
        ),
        (
            "to = \"2026-01-03\"",
            "to = \"2026-01-03\"\nnotice = 0",
            HolidayNotice(2),
            HolidayError::UnknownNotice(date("2026-01-01")),
        ),
        (
            "2026-02-28",
            "2026-02-27",
            MakeUp(1),
            HolidayError::MakeUpOnWeekday(date("2026-02-27")),
        ),
        (
            "2026-02-28",
            "2026-02-22",
            MakeUp(1),
            HolidayError::Order(date("2026-02-22")),
        ),
        (
            "from = \"2026-01-01\"",
            "from = \"2025-11-30\"",
            Span(2),
            HolidayError::OtherYear(date("2025-11-30")),
        ),
    ] {
        assert!(FILE.contains(from));
        let refused = read(&FILE.replacen(from, to, 1)).unwrap_err();
        assert_eq!(refused, HolidayFileError { field, error }, "{to}");
    }
    assert!(toml::from_str::<HolidayFile>(&FILE.replace("make_up", "makeup")).is_err());
}
