//! The same on PostgreSQL, where `TEST_POSTGRES_URL` names an empty database.

use shigantong_server::app;
use shigantong_server::db::Db;
use shigantong_server::state::State;
use sqlx::Executor;
use tempfile::TempDir;

use crate::support::{ITEMS, fill, get, import_text};

#[tokio::test]
async fn postgres_holds_the_same() {
    let Ok(url) = std::env::var("TEST_POSTGRES_URL") else {
        println!("skipped: TEST_POSTGRES_URL is not set");
        return;
    };
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), Some(&url)).await.unwrap();
    for table in ["service_item", "area", "setting", "migration"] {
        db.pool()
            .execute(sqlx::AssertSqlSafe(format!("DROP TABLE {table}")))
            .await
            .unwrap();
    }
    db.close().await;
    let db = Db::open(dir.path(), Some(&url)).await.unwrap();
    assert!(db.is_empty().await.unwrap());
    fill(&db, dir.path()).await;
    let report = import_text(&db, dir.path(), ITEMS, "610300").await;
    assert!(
        report.to_string().contains("新增 0，更新 0，未变 7"),
        "{report}"
    );
    let state = State::load(db.clone(), dir.path()).await.unwrap();
    let router = app::router(state, None).unwrap();
    let got = get(&router, "/api/v1/service-items?q=shenfenzheng").await;
    assert_eq!(got.each("task_handle_item"), ["C-1", "W-1", "J-1"]);
    assert_eq!(get(&router, "/api/v1/service-items/T-1").await.status, 200);
    let got = get(&router, "/api/v1/service-items/J-1/variants")
        .await
        .json();
    let keys = [0, 1].map(|n| got["variants"][n]["task_handle_item"].clone());
    assert_eq!(keys, ["W-1", "J-1"]);
    assert_eq!(get(&router, "/api/v1/site").await.json()["data_version"], 2);
    db.close().await;
}
