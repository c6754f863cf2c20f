//! The holiday tables that the API serves, beside the days that were gathered by hand.

use std::collections::BTreeMap;

use shigantong_contract::{Calendar, Date, HolidayYear};
use shigantong_server::holidays;

use crate::support::{city, get, send, shared, write};

#[tokio::test]
async fn tables_are_served_with_their_editions() {
    let city = city().await;
    let list = get(&city.router, "/api/v1/holidays").await;
    assert_eq!(list.json()["version"], 9);
    let years = list.json()["years"].as_array().unwrap().clone();
    let years: Vec<u64> = years
        .iter()
        .map(|year| year["year"].as_u64().unwrap())
        .collect();
    assert_eq!(years, (2018..=2026).collect::<Vec<_>>());
    let one = get(&city.router, "/api/v1/holidays/2026").await;
    let table: HolidayYear = serde_json::from_value(one.json()).unwrap();
    assert_eq!(table.check(), Ok(()));
    let known = one.header("etag").to_owned();
    let again = send(
        &city.router,
        "GET",
        "/api/v1/holidays/2026",
        &[("if-none-match", &known)],
    )
    .await;
    assert_eq!(again.status, 304);
    for year in ["2027", "0", "x", "-1", "99999999999999"] {
        let got = get(&city.router, &format!("/api/v1/holidays/{year}")).await;
        assert_eq!(got.status, 404, "{year}");
        assert!(got.text().contains("预计"), "{}", got.text());
    }
}

#[tokio::test]
async fn days_are_those_of_the_notices() {
    let Some(folder) = shared("holidays") else {
        return;
    };
    let city = city().await;
    let mut tables = Vec::new();
    for year in 2018..=2026 {
        let got = get(&city.router, &format!("/api/v1/holidays/{year}")).await;
        tables.push(serde_json::from_value::<HolidayYear>(got.json()).unwrap());
    }
    let calendar = Calendar::new(tables);
    let mut named = BTreeMap::new();
    for year in 2018..=2026 {
        let text = std::fs::read_to_string(folder.join(format!("{year}.json"))).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        for day in json["days"].as_array().unwrap() {
            let date: Date = day["date"].as_str().unwrap().parse().unwrap();
            named.insert(date, day["isOffDay"].as_bool().unwrap());
        }
    }
    assert!(named.len() > 200, "{} days", named.len());
    let mut day: Date = "2018-01-01".parse().unwrap();
    let mut count = 0;
    while day.year() < 2027 {
        let is_working = named.get(&day).map_or(!day.is_weekend(), |is_off| !is_off);
        assert_eq!(calendar.is_working(day), is_working, "{day}");
        day = day.next();
        count += 1;
    }
    assert_eq!(count, 3_287);
}

#[tokio::test]
async fn a_later_edition_takes_the_place_of_the_one_before() {
    let city = city().await;
    let text = "year = 2027\nversion = 1\n[[notice]]\nname = \"通知\"\nnumber = \"国办发〔示例〕1号\"\n\
        url = \"https://www.gov.cn/x\"\n[[holiday]]\nname = \"元旦\"\nfrom = \"2027-01-01\"\nto = \"2027-01-03\"\n";
    let run = async |text: &str| {
        let file = write(city.dir.path(), "2027.toml", text.as_bytes());
        holidays::run(&city.db, &file).await
    };
    assert_eq!(run(text).await.unwrap(), "完成：2027 年第 1 版，3 天\n");
    assert!(run(text).await.unwrap().starts_with("未变"));
    assert_eq!(get(&city.router, "/api/v1/holidays/2027").await.status, 404);
    city.state.refresh().await.unwrap();
    assert_eq!(
        get(&city.router, "/api/v1/holidays").await.json()["version"],
        10
    );
    let changed = text.replace("2027-01-03", "2027-01-02");
    let error = run(&changed).await.unwrap_err().to_string();
    assert!(error.contains("把 version 写成 2"), "{error}");
    let second = changed.replace("version = 1", "version = 2");
    assert!(run(&second).await.unwrap().contains("第 2 版，2 天"));
    city.state.refresh().await.unwrap();
    let got = get(&city.router, "/api/v1/holidays/2027").await.json();
    assert_eq!(got["days"].as_array().unwrap().len(), 2);
    for (from, to, says) in [
        (
            "2027-01-0",
            "2028-01-0",
            "第 1 个 holiday 的 from、to：2028-01-01 不在这一年",
        ),
        ("name = \"元旦\"", "name = \"\"", "第 1 个 holiday 的 name"),
        ("https://www.gov.cn/x", "x", "第 1 份 notice"),
        ("version = 1", "version = 0", "version：应为 1 以上的整数"),
        ("year = 2027", "year = \"x\"", "写法有误"),
    ] {
        let error = run(&text.replace(from, to)).await.unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
