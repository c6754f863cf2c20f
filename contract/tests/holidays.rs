//! 节假日: the project's own tables beside the collected notices, day by day.
#![allow(clippy::unwrap_used, missing_docs)]

mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use shigantong_contract::{Date, DayKind};

#[derive(Deserialize)]
struct Collected {
    days: Vec<CollectedDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CollectedDay {
    name: String,
    date: Date,
    is_off_day: bool,
}

#[test]
fn every_day_since_2018_is_of_the_kind_that_the_notices_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/holidays");
    if !folder.is_dir() {
        println!("no {}: nothing compared", folder.display());
        return;
    }
    let mut collected: BTreeMap<Date, CollectedDay> = BTreeMap::new();
    for year in 2018..=2026 {
        let text = fs::read_to_string(folder.join(format!("{year}.json"))).unwrap();
        let year: Collected = serde_json::from_str(&text).unwrap();
        collected.extend(year.days.into_iter().map(|day| (day.date, day)));
    }
    let calendar = tables::calendar();
    let (mut date, mut days, mut named) = (Date::new(2018, 1, 1).unwrap(), 0, 0);
    while date.year() < 2027 {
        let kind = calendar.day(date);
        match (collected.get(&date), date.is_weekend()) {
            (Some(day), is_weekend) => {
                named += 1;
                match kind {
                    DayKind::Holiday { name, .. } => {
                        assert!(day.is_off_day && name == day.name, "{date}");
                    }
                    DayKind::MakeUp { name, .. } => {
                        assert!(!day.is_off_day && is_weekend && name == day.name, "{date}");
                    }
                    // A Monday that a notice says is worked as usual: 2020-02-03.
                    DayKind::Working => assert!(!day.is_off_day && !is_weekend, "{date}"),
                    DayKind::Weekend => panic!("{date} is in a notice"),
                }
            }
            (None, true) => assert_eq!(kind, DayKind::Weekend, "{date}"),
            (None, false) => assert_eq!(kind, DayKind::Working, "{date}"),
        }
        (date, days) = (date.next(), days + 1);
    }
    assert_eq!((days, named), (3287, collected.len()));
}

#[test]
fn every_day_leads_to_its_notice() {
    let calendar = tables::calendar();
    let notice = |text: &str| match calendar.day(text.parse().unwrap()) {
        DayKind::Holiday { notice, .. } | DayKind::MakeUp { notice, .. } => {
            calendar.notice(notice).unwrap().number.clone()
        }
        other => panic!("{text}: {other:?}"),
    };
    for (day, number) in [
        ("2026-02-17", "国办发明电〔2025〕7号"),
        ("2026-02-28", "国办发明电〔2025〕7号"),
        ("2018-12-29", "国办发明电〔2018〕15号"),
        ("2022-12-31", "国办发明电〔2022〕16号"),
        ("2019-05-03", "国办发明电〔2019〕3号"),
        ("2020-01-30", "国办发明电〔2019〕16号"),
        ("2020-02-01", "国办发明电〔2020〕1号"),
    ] {
        assert_eq!(notice(day), number, "{day}");
    }
    for table in tables::tables() {
        let plain = format!("国务院办公厅关于{}年部分节假日安排的通知", table.year);
        assert_eq!(table.notices[0].name, plain);
        for notice in &table.notices {
            assert!(
                notice
                    .url
                    .starts_with("https://www.gov.cn/zhengce/zhengceku/")
            );
        }
    }
}
