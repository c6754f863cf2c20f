//! 监管: what an operator loads is found, paged, counted, cached and withdrawn.

use shigantong_contract::{Company, Moment};
use shigantong_server::regulation::{self, Report};

use crate::commands::{run, text};
use crate::credit_support::{entry, moment, publish, standing};
use crate::support::{City, city, get, send, write};

/// What an operator is told to start from.
pub const EXAMPLE: &str = include_str!("../../data/regulation.example.toml");
/// The company of the example.
pub const USCC: &str = "91350100M000100Y43";

pub async fn load(city: &City, text: &str) -> Report {
    let today = "2026-11-26".parse().unwrap();
    let report = regulation::load(&city.db, text, today).await.unwrap();
    city.state.refresh().await.unwrap();
    report
}

pub async fn loaded(text: &str) -> City {
    let city = city().await;
    let report = load(&city, text).await;
    assert!(report.is_done(), "{report}");
    city
}

#[tokio::test]
async fn a_company_is_found_with_who_regulates_it_and_one_timeline() {
    let city = loaded(EXAMPLE).await;
    let got = get(&city.router, "/api/v1/companies/91350100m000100y43").await;
    assert_eq!(got.status, 200, "{}", got.text());
    assert_eq!(
        got.header("cache-control"),
        "public, max-age=300, must-revalidate"
    );
    let company: Company = serde_json::from_value(got.json()).unwrap();
    assert_eq!(company.area_name, "渭滨区");
    assert!(!company.is_sample);
    let regulator = &company.regulators[0];
    assert_eq!(regulator.dept_name, "渭滨区市场监督管理局");
    assert!(regulator.basis.contains("第六条"));
    let entries = company.entries.iter();
    let entries: Vec<_> = entries
        .map(|entry| {
            (
                entry.date.to_string(),
                entry.kind.label.as_str(),
                entry.id.as_str(),
            )
        })
        .collect();
    let expected = [
        ("2026-10-12", "处罚", "penalty-2026-001"),
        ("2026-09-10", "检查", "inspection-2026-001"),
        ("2026-03-02", "许可", "licence-2026-001"),
    ];
    let expected = expected.map(|(day, kind, id)| (day.to_owned(), kind, id));
    assert_eq!(entries, expected);
    assert!(company.entries[0].text.ends_with("罚款 20000 元。"));
    assert_eq!(
        company.entries[0].dept_name, "宝鸡市市场监督管理局",
        "that of the item"
    );
    assert_eq!(
        got.header("etag"),
        "",
        "no copy is ever said to be good again"
    );
}

/// What is shown follows the clock: nothing before its day, a plan until it was done.
#[tokio::test]
async fn the_timeline_holds_what_is_public_at_that_moment() {
    let more = EXAMPLE.replace(
        "[[rule]]",
        "[[inspection]]\nid = \"plan-1\"\nkind = \"focused\"\nsubject_name = \"渭滨示例餐饮有限公司\"\n\
         uscc = \"91350100M000100Y43\"\nmatters = [\"卫生\"]\nbasis = \"第一百一十条\"\n\
         dept_code = \"A\"\ndept_name = \"渭滨区卫生健康局\"\narea_code = \"610302\"\n\
         planned_on = \"2026-12-20\"\nresult = \"planned\"\n[[rule]]",
    );
    let city = loaded(&more).await;
    let rows: [(&str, &[&str]); 5] = [
        (
            "2026-01-01T00:00:00+08:00",
            &["inspection_planned", "inspection_planned"],
        ),
        (
            "2026-03-02T00:00:00+08:00",
            &["inspection_planned", "inspection_planned", "licence"],
        ),
        (
            "2026-09-10T10:29:59+08:00",
            &["inspection_planned", "inspection_planned", "licence"],
        ),
        (
            "2026-09-10T10:30:00+08:00",
            &["inspection_planned", "inspection", "licence"],
        ),
        (
            "2026-10-12T00:00:00+08:00",
            &["inspection_planned", "penalty", "inspection", "licence"],
        ),
    ];
    for (at, expected) in rows {
        let now: Moment = at.parse().unwrap();
        let found = regulation::company(&city.db, USCC, now).await.unwrap();
        let (company, seconds) = found.unwrap();
        let entries = &company.entries;
        let kinds: Vec<_> = entries
            .iter()
            .map(|entry| entry.kind.code.as_str())
            .collect();
        assert_eq!(kinds, expected, "{at}");
        assert!(
            entries.is_sorted_by(|one, next| one.date >= next.date),
            "{at}"
        );
        assert_eq!(seconds, 300);
    }
}

/// An entry of a credit list stands on the timeline only while it is published, and no copy of the
/// answer outlives it.
#[tokio::test]
async fn credit_entries_come_and_go_with_the_clock() {
    let (city, clock) = standing("2026-11-26T09:00:00").await;
    assert!(load(&city, EXAMPLE).await.is_done());
    publish(
        city.state.credit(),
        entry("渭人社〔2026〕9 号", "2026-10-20"),
    )
    .await;
    let last = "2027-10-20T23:59:00";
    for (at, expected, kept) in [
        (
            "2026-11-26T09:00:00",
            1,
            "public, max-age=300, must-revalidate",
        ),
        (last, 1, "public, max-age=60, must-revalidate"),
        (
            "2027-10-21T00:00:00",
            0,
            "public, max-age=300, must-revalidate",
        ),
    ] {
        clock.set(moment(at));
        let got = get(&city.router, &format!("/api/v1/companies/{USCC}")).await;
        let company: Company = serde_json::from_value(got.json()).unwrap();
        let black = company
            .entries
            .iter()
            .filter(|one| one.kind.code == "black");
        let black: Vec<_> = black.collect();
        assert_eq!(black.len(), expected, "{at}: {}", got.text());
        assert_eq!(got.header("cache-control"), kept, "{at}");
        let is_sorted = company
            .entries
            .is_sorted_by(|one, next| one.date >= next.date);
        assert!(is_sorted, "{at}");
        for one in black {
            assert_eq!(one.number, "渭人社〔2026〕9 号");
            let record = get(&city.router, &format!("/api/v1/credit-records/{}", one.id)).await;
            assert_eq!(record.status, 200, "{at}");
        }
    }
}

#[tokio::test]
async fn companies_are_found_by_name_pinyin_initials_and_code() {
    let city = loaded(EXAMPLE).await;
    for q in [
        "%E7%A4%BA%E4%BE%8B%E9%A4%90%E9%A5%AE",
        "canyin",
        "wbslcy",
        "91350100M0",
        "91350100m000100y43",
    ] {
        let got = get(&city.router, &format!("/api/v1/companies?q={q}")).await;
        assert_eq!(got.status, 200, "{q}");
        assert_eq!(got.json()[0]["uscc"], USCC, "{q}: {}", got.text());
        assert_eq!(got.json()[0]["area_name"], "渭滨区");
    }
    for q in ["", "%E4%B8%8D%E5%AD%98%E5%9C%A8"] {
        let got = get(&city.router, &format!("/api/v1/companies?q={q}")).await;
        assert_eq!(got.json().as_array().unwrap().len(), 0, "{q}");
    }
}

#[tokio::test]
async fn what_is_no_company_is_told_why() {
    let city = loaded(EXAMPLE).await;
    let private = "请不要填身份证号或者手机号";
    for (uri, status, said) in [
        ("companies/91350100M000100Y44", 400, "校验位对不上"),
        (
            "companies/91350100M000100YI3",
            400,
            "第 17 位不是统一社会信用代码里的字符，可能是 1",
        ),
        ("companies/91350100M", 400, "这里只有 9 位"),
        ("companies/91350100M000100Y433", 400, "这里有 19 位"),
        ("companies/11010519491231002X", 400, private),
        ("companies/13812345678", 400, private),
        ("companies?q=11010519491231002X", 400, private),
        ("companies?q=138-1234-5678", 400, private),
        (
            "companies/12441500196720244T",
            404,
            "没有记录不等于守信，也不等于失信",
        ),
        ("companies?name=x", 400, "没有这个参数"),
        ("draws/none", 404, "请从双随机抽取的列表里找"),
        ("penalties?page=0", 400, "请填 1 到 1000000 的整数"),
        ("penalties?page=2", 404, "没有第 2 页"),
        ("inspections?page=9", 404, "没有第 9 页"),
        ("inspections?result=bad", 400, "请填其中之一"),
    ] {
        let got = get(&city.router, &format!("/api/v1/{uri}")).await;
        assert_eq!(got.status, status, "{uri}: {}", got.text());
        assert!(got.text().contains(said), "{uri}: {}", got.text());
        assert!(!got.text().contains("11010519491231002X"), "{uri}");
    }
}

#[tokio::test]
async fn standards_are_found_by_item_and_penalties_by_standard() {
    let city = loaded(EXAMPLE).await;
    for (uri, count) in [
        ("discretion-rules", 1),
        ("discretion-rules?item=C-2", 1),
        ("discretion-rules?item=W-2", 0),
    ] {
        let got = get(&city.router, &format!("/api/v1/{uri}")).await;
        assert_eq!(got.json().as_array().unwrap().len(), count, "{uri}");
    }
    for (uri, total) in [
        ("penalties?rule=rule-food-licence", 1),
        ("penalties", 1),
        ("penalties?rule=x", 0),
    ] {
        let got = get(&city.router, &format!("/api/v1/{uri}")).await;
        assert_eq!(got.json()["total"], total, "{uri}");
        assert!(
            got.header("cache-control")
                .starts_with("public, max-age=60")
        );
        let known = got.header("etag").to_owned();
        let known = [("if-none-match", known.as_str())];
        let again = send(&city.router, "GET", &format!("/api/v1/{uri}"), &known).await;
        assert_eq!(again.status, 304, "{uri}");
    }
}

#[tokio::test]
async fn the_same_again_changes_nothing_and_remove_withdraws() {
    let city = loaded(EXAMPLE).await;
    let said = load(&city, EXAMPLE).await.to_string();
    assert!(
        said.contains(
            "读入 1 家企业、1 项许可、1 项监管职责、1 次检查、1 条裁量规则、1 份处罚决定"
        )
    );
    assert!(said.contains("新增 0，更新 0，未变 6，撤下 0"), "{said}");
    let said = load(&city, &EXAMPLE.replace("货值 6200 元", "货值 6100 元")).await;
    assert!(
        said.to_string().contains("新增 0，更新 1，未变 5，撤下 0"),
        "{said}"
    );
    let remove = "[remove]\nrule = [\"rule-food-licence\"]\n";
    let said = load(&city, remove).await.to_string();
    assert!(
        said.contains("还有处罚依据裁量规则 rule-food-licence"),
        "{said}"
    );
    let remove = "[remove]\npenalty = [\"penalty-2026-001\", \"never\"]\n\
                  rule = [\"rule-food-licence\"]\ncompany = [\"91350100M000100Y43\"]\n";
    let said = load(&city, remove).await.to_string();
    assert!(said.ends_with("撤下 3\n"), "{said}");
    let got = get(&city.router, &format!("/api/v1/companies/{USCC}")).await;
    assert_eq!(got.status, 404);
    let got = get(&city.router, "/api/v1/companies?q=canyin").await;
    assert_eq!(got.json().as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn the_command_loads_the_example() {
    let city = city().await;
    city.db.close().await;
    let data = city.dir.path().to_str().unwrap();
    let file = write(city.dir.path(), "监管.toml", EXAMPLE.as_bytes());
    let done = run(&["regulation", file.to_str().unwrap(), "--data", data]);
    let said = text(&done.stdout);
    assert!(done.status.success(), "{said}{}", text(&done.stderr));
    assert!(said.contains("新增 6，更新 0，未变 0，撤下 0"), "{said}");
    let bad = write(city.dir.path(), "bad.toml", b"[[company]]\n");
    let done = run(&["regulation", bad.to_str().unwrap(), "--data", data]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stdout).contains("涉及 1 行；什么也没有载入"));
}
