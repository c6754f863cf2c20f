//! The same on PostgreSQL, where `TEST_POSTGRES_URL` names an empty database.

use std::path::Path;

use shigantong_server::app;
use shigantong_server::clock::Clock;
use shigantong_server::credit::Decision;
use shigantong_server::db::Db;
use shigantong_server::regulation;
use shigantong_server::sample;
use shigantong_server::state::{Options, StaffToken, State};
use sqlx::Executor;
use tempfile::TempDir;

use crate::case_support::{TOKEN, advance, create, draft, events, staff, track};
use crate::complaint_support;
use crate::credit_support::{PDF, entry, form, handle, moment, object, proof, publish};
use crate::regulation::{EXAMPLE, USCC};
use crate::support::{ITEMS, fill, get, import_text};

/// In an order in which they can be dropped.
const TABLES: &[&str] = &[
    "service_item",
    "area",
    "setting",
    "migration",
    "journey",
    "credit_event",
    "credit_application",
    "credit_record",
    "form_reply",
    "complaint_support",
    "complaint_event",
    "complaint",
    "upload",
    "proof",
    "case_event",
    "case_rating",
    "case_file",
    "case_reply",
    "attempt",
    "secret",
    "signing_key",
    "holiday",
    "hearing",
    "decision",
    "company",
    "licence",
    "regulator",
    "inspection",
    "inspection_draw",
    "discretion_rule",
    "penalty",
];

#[tokio::test]
async fn postgres_holds_the_same() {
    let Ok(url) = std::env::var("TEST_POSTGRES_URL") else {
        println!("skipped: TEST_POSTGRES_URL is not set");
        return;
    };
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), Some(&url)).await.unwrap();
    for table in TABLES {
        db.pool()
            .execute(sqlx::AssertSqlSafe(format!("DROP TABLE IF EXISTS {table}")))
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
    let holidays = get(&router, "/api/v1/holidays").await.json();
    assert_eq!(holidays["version"], 9);
    credit_records_are_the_same(&db, dir.path()).await;
    regulation_is_the_same(&db, dir.path()).await;
    two_servers_share_their_cases(&db, dir.path()).await;
    complaints_are_the_same(&db, dir.path()).await;
    db.close().await;
}

/// Two servers with one database and one key: wrong look-ups are counted together, what one signs
/// the other accepts, and of two operators at once one is refused.
async fn two_servers_share_their_cases(db: &Db, dir: &Path) {
    let options = || Options {
        staff_token: StaffToken::new(TOKEN),
        signing_key: Some("5a".repeat(32)),
        ..Options::default()
    };
    let server = async || {
        let state = State::load_with(db.clone(), dir, options()).await.unwrap();
        app::router(state, None).unwrap()
    };
    let (one, other) = (server().await, server().await);
    let (case_no, code) = create(&one, "W-2").await;
    advance(&other, &case_no, &["receive"]).await;
    let (uri, accept) = (events(&case_no), draft("accept"));
    let both = tokio::join!(staff(&one, &uri, &accept), staff(&other, &uri, &accept));
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let seen = track(&one, &case_no, &code).await.json();
    assert_eq!(seen, track(&other, &case_no, "1234").await.json());
    assert_eq!(seen["events"].as_array().unwrap().len(), 3);
    for number in 0..11 {
        let server = if number % 2 == 0 { &one } else { &other };
        let got = track(server, &case_no, "4321").await;
        assert_eq!(got.status, if number < 10 { 404 } else { 429 });
    }
    assert_eq!(get(&one, "/api/v1/performance").await.status, 200);
    assert_eq!(get(&one, "/api/v1/decisions").await.json()["total"], 0);
}

/// Complaints over two servers: one key makes one, what one publishes the other shows, and who has the
/// same problem is counted together.
async fn complaints_are_the_same(db: &Db, dir: &Path) {
    std::fs::write(dir.join("complaint-limits.toml"), complaint_support::OPEN).unwrap();
    let options = || Options {
        staff_token: StaffToken::new(TOKEN),
        ..Options::default()
    };
    let server = async || {
        let state = State::load_with(db.clone(), dir, options()).await.unwrap();
        app::router(state, None).unwrap()
    };
    let (one, other) = (server().await, server().await);
    let complaint = complaint_support::complaint("pg");
    let both = tokio::join!(
        complaint_support::take(&one, &complaint),
        complaint_support::take(&other, &complaint)
    );
    assert_eq!(both.0.json(), both.1.json());
    let no = both.0.json()["no"].as_str().unwrap().to_owned();
    complaint_support::replied(&one, &no).await;
    let uri = format!("/api/v1/staff/complaints/{no}/publication");
    let public = serde_json::json!({ "is_published": true });
    let id = staff(&one, &uri, &public).await.json()["public_id"].clone();
    let board = get(&other, "/api/v1/complaints").await.json();
    assert_eq!(
        (&board["total"], &board["items"][0]["id"]),
        (&1.into(), &id)
    );
    let uri = format!("/api/v1/complaints/{}/support", id.as_str().unwrap());
    for (server, key, count) in [(&one, "a", 1), (&other, "a", 1), (&other, "b", 2)] {
        let body = serde_json::json!({ "supporter": key.repeat(16) }).to_string();
        let got = crate::case_support::post(server, &uri, &[], &body).await;
        assert_eq!(got.json()["supporters"], count, "{}", got.text());
    }
    let pair = (
        no.clone(),
        both.0.json()["query_code"].as_str().unwrap().to_owned(),
    );
    let confirm = serde_json::json!({ "action": "confirm", "citizen_outcome": "resolved" });
    for server in [&one, &other] {
        let got = complaint_support::act(server, &pair, "pg-act", &confirm).await;
        assert_eq!(got.status, 200, "{}", got.text());
    }
    assert_eq!(
        get(&one, "/api/v1/complaint-figures").await.json()["too_few"],
        1
    );
    assert_eq!(
        get(&one, "/open311/v2/requests.json").await.json()[0]["status"],
        "closed"
    );
}

/// Companies, inspections, draws, standards and penalties.
async fn regulation_is_the_same(db: &Db, dir: &Path) {
    let today = "2026-11-26".parse().unwrap();
    for _ in 0..2 {
        let report = regulation::load(db, EXAMPLE, today).await.unwrap();
        assert!(report.is_done(), "{report}");
    }
    let state = State::load(db.clone(), dir).await.unwrap();
    let router = app::router(state, None).unwrap();
    let company = get(&router, &format!("/api/v1/companies/{USCC}")).await;
    // A licence, an inspection, a penalty, and the entry of the black list from before.
    assert_eq!(company.json()["entries"].as_array().unwrap().len(), 4);
    let found = get(&router, "/api/v1/companies?q=canyin").await.json();
    assert_eq!(found[0]["uscc"], USCC);
    for list in ["inspections", "penalties"] {
        let got = get(&router, &format!("/api/v1/{list}")).await;
        assert!(got.json()["total"].as_u64() > Some(0), "{}", got.text());
    }
    for list in ["discretion-rules", "draws"] {
        assert_eq!(get(&router, &format!("/api/v1/{list}")).await.status, 200);
    }
}

/// Records, forms and files: what SQLite takes, PostgreSQL takes.
async fn credit_records_are_the_same(db: &Db, dir: &Path) {
    let now = moment("2026-11-26T10:00:00");
    let options = Options {
        clock: Clock::standing_at(now),
        ..Options::default()
    };
    let state = State::load_with(db.clone(), dir, options).await.unwrap();
    let router = app::router(state.clone(), None).unwrap();
    let holidays = state.holidays();
    let loaded = sample::load_credit(state.credit(), &holidays, now)
        .await
        .unwrap();
    assert_eq!(loaded.len(), 3);
    let got = get(
        &router,
        "/api/v1/credit-records?q=jianzhulaowu&list_kind=black",
    )
    .await;
    assert!(got.json()["total"].as_u64().unwrap() > 3, "{}", got.text());
    let id = publish(state.credit(), entry("a", "2026-11-20")).await;
    let mut form = form(&id, "0123456789abcdef");
    form["files"] = serde_json::json!([proof(&router).await]);
    let all = futures_util::future::join_all((0..20).map(|_| object(&router, &form))).await;
    assert!(all.iter().all(|got| got.status == 201), "{}", all[0].text());
    assert!(all.iter().all(|got| got.json() == all[0].json()));
    let no = all[0].json()["no"].as_str().unwrap().to_owned();
    handle(&state, &no, Decision::Accept).await.unwrap();
    assert!(state.credit().expire().await.unwrap() > 0);
    let row = sqlx::query("SELECT content FROM upload")
        .fetch_one(db.pool())
        .await
        .unwrap();
    assert_eq!(sqlx::Row::get::<Vec<u8>, _>(&row, 0), PDF);
}
