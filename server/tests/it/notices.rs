//! 公告: what the command takes, refuses, replaces and withdraws.

use shigantong_contract::Date;
use shigantong_server::db::Db;
use shigantong_server::files::Store;
use shigantong_server::notices::{self, Report};

use crate::commands::{run, text};
use crate::support::{City, city, get, send, write};

/// What an operator is told to start from.
const EXAMPLE: &str = include_str!("../../data/notices.example.toml");
/// A file that is taken, on 2026-11-26.
pub const FILE: &str = r#"[[hearing]]
id = "h-1"
title = "排污许可听证公告"
task_handle_item = "W-2"
held_at = "2026-12-03T09:30:00+08:00"
register_until = "2026-11-27"
place = "三楼听证室"
state = "open"
how_to_join = "打 12345 报名。"

[[decision]]
id = "d-1"
number = "金市监罚〔2026〕21 号"
title = "对无照经营的处罚"
task_handle_item = ""
dept_name = "金台区市场监督管理局"
party = "欧阳 某某"
party_type = "person"
decided_on = "2026-11-20"
kind = "penalty"
summary = "罚款 5000 元。"
document_guid = "doc-1"

[[decision]]
id = "d-2"
number = "渭市监准〔2026〕3 号"
title = "准予食品经营"
task_handle_item = "W-2"
dept_name = "渭滨区行政审批局"
party = "渭滨区某某商店"
party_type = "body"
decided_on = 2026-11-26
kind = "approved"
summary = "准予。"
"#;

pub async fn load(city: &City, text: &str) -> Report {
    let today: Date = "2026-11-26".parse().unwrap();
    let files = Store::new(city.dir.path());
    notices::load(&city.db, &files, text, today).await.unwrap()
}

#[tokio::test]
async fn what_is_published_is_found() {
    let city = city().await;
    let report = load(&city, FILE).await.to_string();
    assert!(report.contains("读入 1 份听证公告、2 份决定"), "{report}");
    assert!(report.contains("完成：新增 3，更新 0，未变 0，撤下 0"));
    assert!(
        report.contains("1 份文书还没有文件") && report.contains("doc-1"),
        "{report}"
    );
    let got = get(&city.router, "/api/v1/hearings?q=%E6%8E%92%E6%B1%A1").await;
    let hearing = got.json()["items"][0].clone();
    for (name, expected) in [
        ("id", "h-1"),
        ("task_name", "食品经营许可"),
        ("dept_name", "渭滨区市场监督管理局"),
        ("held_at", "2026-12-03T09:30:00+08:00"),
        ("register_until", "2026-11-27"),
    ] {
        assert_eq!(hearing[name], expected, "{name}");
    }
    assert_eq!(hearing["state"]["label"], "报名中");
    assert_eq!(hearing["is_sample"], false);
    let got = get(&city.router, "/api/v1/decisions").await;
    assert_eq!(got.each("id"), ["d-2", "d-1"], "the latest first");
    assert_eq!(got.each("party_masked"), ["渭滨区某某商店", "欧**"]);
    assert_eq!(
        got.each("dept_name"),
        ["渭滨区行政审批局", "金台区市场监督管理局"]
    );
    assert!(!got.text().contains("欧阳"), "{}", got.text());
    let found = get(&city.router, "/api/v1/decisions?q=%5B2026%5D3").await;
    assert_eq!(found.each("id"), ["d-2"]);
}

#[tokio::test]
async fn the_same_again_changes_nothing_and_remove_withdraws() {
    let city = city().await;
    assert!(load(&city, FILE).await.is_done());
    let before = get(&city.router, "/api/v1/decisions").await;
    // A minute in every cache, and then what was loaded since.
    assert!(
        before
            .header("cache-control")
            .starts_with("public, max-age=60")
    );
    let known = before.header("etag").to_owned();
    let known = [("if-none-match", known.as_str())];
    let said = load(&city, FILE).await.to_string();
    assert!(said.contains("新增 0，更新 0，未变 3，撤下 0"), "{said}");
    let again = send(&city.router, "GET", "/api/v1/decisions", &known).await;
    assert_eq!(again.status, 304);
    let changed = FILE.replace("罚款 5000 元", "罚款 3000 元");
    let said = load(&city, &changed).await.to_string();
    assert!(said.contains("新增 0，更新 1，未变 2，撤下 0"), "{said}");
    let after = send(&city.router, "GET", "/api/v1/decisions", &known).await;
    assert_eq!(after.status, 200);
    assert_eq!(after.json()["total"], 2);
    assert!(after.text().contains("罚款 3000 元") && !after.text().contains("5000"));
    let remove = "remove = [\"h-1\", \"d-1\", \"never\"]\n";
    for expected in ["撤下 2\n", "撤下 0\n"] {
        let said = load(&city, remove).await.to_string();
        assert!(said.ends_with(expected), "{said}");
    }
    let got = get(&city.router, "/api/v1/decisions").await;
    assert_eq!(got.each("id"), ["d-2"]);
    let got = get(&city.router, "/api/v1/hearings").await;
    assert_eq!(got.json()["total"], 0);
}

#[tokio::test]
async fn the_command_publishes_the_example() {
    let city = city().await;
    city.db.close().await;
    let data = city.dir.path().to_str().unwrap();
    let file = write(city.dir.path(), "公告.toml", EXAMPLE.as_bytes());
    let done = run(&["notices", file.to_str().unwrap(), "--data", data]);
    let said = text(&done.stdout);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("新增 2，更新 0，未变 0，撤下 0"), "{said}");
    let bad = write(city.dir.path(), "bad.toml", b"[[decision]]\n");
    let done = run(&["notices", bad.to_str().unwrap(), "--data", data]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stdout).contains("涉及 1 行；什么也没有载入"));
    let done = run(&["notices", "/nowhere.toml", "--data", data]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("无法读取 /nowhere.toml"));
    let db = Db::open(city.dir.path(), None).await.unwrap();
    let row: (i64, i64) =
        sqlx::query_as("SELECT (SELECT COUNT(*) FROM hearing), (SELECT COUNT(*) FROM decision)")
            .fetch_one(db.pool())
            .await
            .unwrap();
    assert_eq!(row, (1, 1));
    // No row holds the name that the file did.
    let kept: (String,) = sqlx::query_as("SELECT detail FROM decision")
        .fetch_one(db.pool())
        .await
        .unwrap();
    assert!(kept.0.contains("王**") && !kept.0.contains("王某某"));
}
