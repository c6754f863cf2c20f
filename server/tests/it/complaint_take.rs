//! Handing in: once for a key, with what is wrong said by field; clues of discipline leave no trace;
//! robots are kept out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::join_all;
use serde_json::json;
use shigantong_contract::complaint::Challenge;
use shigantong_contract::complaint::proof::{Solver, Step};
use shigantong_server::app;
use shigantong_server::state::{Options, State};
use sqlx::Row;

use crate::case_support::post;
use crate::complaint_support::{OPEN, WORDS, complaint, standing, take, taken, track};
use crate::credit_support::moment;
use crate::support::{City, get};

const NOW: &str = "2026-11-26T10:00:00";

async fn count(city: &City) -> i64 {
    let row = sqlx::query("SELECT COUNT(*) FROM complaint")
        .fetch_one(city.db.pool())
        .await;
    row.unwrap().get(0)
}

#[tokio::test]
async fn the_same_under_a_key_is_taken_once_and_another_is_refused() {
    let (city, clock) = standing(NOW, OPEN).await;
    let one = complaint("a");
    let all = join_all((0..50).map(|_| take(&city.router, &one))).await;
    let new = all.iter().filter(|got| got.status == 201).count();
    let again = all.iter().filter(|got| got.status == 200).count();
    assert_eq!((new, again), (1, 49));
    let receipts: Vec<_> = all.iter().map(crate::support::Got::json).collect();
    assert!(
        receipts.iter().all(|receipt| *receipt == receipts[0]),
        "{receipts:?}"
    );
    assert_eq!(count(&city).await, 1);
    assert_eq!(receipts[0]["desk"], "12345受理台");
    assert_eq!(receipts[0]["answer_by"], "2026-11-27");
    let mut other = complaint("a");
    other["text"] = json!(format!("{WORDS}，另外还有"));
    let got = take(&city.router, &other).await;
    assert_eq!(
        (got.status.as_u16(), got.json()["type"].clone()),
        (422, json!("/problems/key-reused"))
    );
    // A proof is no part of it, and the key lasts for thirty days.
    let body = json!({ "complaint": one, "proof": "x" }).to_string();
    clock.set(moment("2026-12-26T09:59:59"));
    let got = post(&city.router, "/api/v1/complaints", &[], &body).await;
    assert_eq!(
        (got.status.as_u16(), got.json()),
        (200, receipts[0].clone())
    );
    clock.set(moment("2026-12-26T10:00:01"));
    assert_eq!(take(&city.router, &complaint("a")).await.status, 201);
    assert_eq!(count(&city).await, 2);
}

#[tokio::test]
async fn what_was_acknowledged_is_answered_whatever_has_changed_since() {
    let (city, _) = standing(NOW, OPEN).await;
    let mut one = complaint("a");
    let receipt = take(&city.router, &one).await.json();
    // The issue has another name now, and the phone an app that knows one field more.
    let issues = include_str!("../../../contract/src/complaint/issues.toml");
    let issues = issues.replace("\"attitude\"", "\"manner\"");
    std::fs::write(city.dir.path().join("complaint-issues.toml"), issues).unwrap();
    let state = State::load_with(city.db.clone(), city.dir.path(), Options::default()).await;
    let router = app::router(state.unwrap(), None).unwrap();
    one["place"] = json!("");
    one["location"] = json!(null);
    one["attachments"] = json!([]);
    let again = take(&router, &one).await;
    assert_eq!(again.status, 200, "{}", again.text());
    for field in ["no", "query_code", "received_at", "answer_by"] {
        assert_eq!(again.json()[field], receipt[field], "{field}");
    }
    let mut other = one.clone();
    other["place"] = json!("三号窗口");
    assert_eq!(take(&router, &other).await.status, 422, "another one");
    other["idempotency_key"] = json!("b".repeat(16));
    assert_eq!(take(&router, &other).await.status, 400, "no such issue now");
    assert_eq!(count(&city).await, 1);
}

#[tokio::test]
async fn what_is_wrong_is_said_by_field() {
    let (city, _) = standing(NOW, OPEN).await;
    for (field, value, named, says) in [
        ("kind", json!("wish"), "kind", "诉求种类"),
        ("issue", json!("wish"), "issue", "选一个"),
        ("text", json!("太短"), "text", "至少 20 个字，现在有 2 个"),
        ("text", json!("字".repeat(2_001)), "text", "不要超过 2000"),
        (
            "text",
            json!(format!("{WORDS}11010519491231002X")),
            "text",
            "遮住",
        ),
        ("area_code", json!("6103"), "area_code", "地区"),
        ("area_code", json!("110101"), "area_code", "没有这个地区"),
        ("place", json!("字".repeat(101)), "place", "100"),
        (
            "location",
            json!({"lng": 0.0, "lat": 0.0}),
            "location",
            "定位",
        ),
        ("case_no", json!("1"), "case_no", "办件编号"),
        ("uscc", json!("91350100M000100Y44"), "uscc", "营业执照"),
        ("visibility", json!("all"), "visibility", "公开"),
        (
            "attachments",
            json!(["a", "b", "c", "d", "e", "f", "g"]),
            "attachments",
            "最多 6 张",
        ),
        (
            "attachments",
            json!(["never-sent"]),
            "attachments",
            "重新添加",
        ),
        (
            "contact",
            json!({"kind": "named", "name": "", "phone": "0917-3261234"}),
            "contact.name",
            "称呼",
        ),
        (
            "contact",
            json!({"kind": "named", "name": "甲", "phone": "1"}),
            "contact.phone",
            "7 到 20 位",
        ),
        (
            "idempotency_key",
            json!("short"),
            "idempotency_key",
            "刷新页面",
        ),
    ] {
        let mut wrong = complaint("b");
        wrong[field] = value;
        let got = take(&city.router, &wrong).await;
        assert_eq!(got.status, 400, "{field}: {}", got.text());
        let errors = got.json()["errors"].clone();
        let found = errors
            .as_array()
            .unwrap()
            .iter()
            .find(|error| error["field"] == named);
        let detail = found.unwrap_or_else(|| panic!("{field}: {errors}"))["detail"].clone();
        assert!(detail.as_str().unwrap().contains(says), "{field}: {detail}");
    }
    let mut anonymous = complaint("b");
    anonymous["issue"] = json!("livelihood");
    anonymous["contact"] = json!({ "kind": "anonymous" });
    let got = take(&city.router, &anonymous).await;
    assert!(got.text().contains("留下称呼和电话"), "{}", got.text());
    assert_eq!(count(&city).await, 0);
}

#[tokio::test]
async fn clues_of_discipline_leave_no_trace() {
    let (city, _) = standing(NOW, OPEN).await;
    let mut clue = complaint("c");
    clue["issue"] = json!("discipline");
    clue["text"] = json!("某局长收了好处才给盖章，这是独一无二的线索文字");
    let got = take(&city.router, &clue).await;
    assert_eq!(got.status, 422);
    assert!(
        got.text().contains("12388") && got.text().contains("没有保存"),
        "{}",
        got.text()
    );
    city.db.close().await;
    for entry in std::fs::read_dir(city.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        let trace = "独一无二的线索文字".as_bytes();
        assert!(
            !bytes.windows(trace.len()).any(|part| part == trace),
            "{}",
            path.display()
        );
    }
}

#[tokio::test]
async fn looking_up_needs_the_secret_and_guessing_is_counted() {
    let (city, _) = standing(NOW, OPEN).await;
    let (no, code) = taken(&city.router, &complaint("d")).await;
    let found = track(&city.router, &no, &code).await;
    assert_eq!(found.status, 200);
    assert_eq!(found.header("cache-control"), "no-store");
    let json = found.json();
    assert_eq!(
        (&json["name_masked"], &json["phone_masked"]),
        (&json!("欧**"), &json!("091*****1234"))
    );
    assert!(!found.text().contains("欧阳修远") && !found.text().contains("3261234"));
    assert_eq!(
        track(&city.router, &no, "1234").await.status,
        200,
        "by telephone"
    );
    let unknown = "610302-20261126-700009-";
    let wrong = track(&city.router, &no, "9999").await;
    assert_eq!(wrong.status, 404);
    let other = (0..10).map(|check| format!("{unknown}{check}"));
    for no in other {
        let got = track(&city.router, &no, "9999").await;
        if got.status == 404 {
            assert_eq!(got.json()["detail"], wrong.json()["detail"]);
        }
    }
    let burst = join_all((0..14).map(|_| track(&city.router, &no, "4321"))).await;
    assert!(
        burst
            .iter()
            .any(|got| got.status == 429 && !got.header("retry-after").is_empty())
    );
    let anonymous = json!({ "kind": "anonymous" });
    let mut one = complaint("e");
    one["contact"] = anonymous;
    let (no, _) = taken(&city.router, &one).await;
    assert_eq!(track(&city.router, &no, "0000").await.status, 404);
}

/// The proof for a challenge.
fn solved(challenge: &Challenge) -> String {
    let mut solver = Solver::new(challenge).unwrap();
    let Step::Found(number) = solver.run(u32::MAX) else {
        panic!("{challenge:?}");
    };
    STANDARD.encode(challenge.solution(number))
}

async fn asked(city: &City) -> Challenge {
    let got = get(&city.router, "/api/v1/complaints/challenge").await;
    assert_eq!(got.header("cache-control"), "no-store");
    serde_json::from_slice(&got.body).unwrap()
}

#[tokio::test]
async fn a_proof_of_work_is_asked_for_and_used_once() {
    let limits = "work = 300
busy = 2
most_work = 2400
minutes = 20
quarter = 1000
day = 1000
\
                  same_text = 1000
";
    let (city, clock) = standing(NOW, limits).await;
    let send = async |key: &str, proof: &str| {
        let body = json!({ "complaint": complaint(key), "proof": proof }).to_string();
        post(&city.router, "/api/v1/complaints", &[], &body).await
    };
    let first = asked(&city).await;
    assert_eq!(first.maxnumber, 300);
    let proof = solved(&first);
    let mut forged = first.clone();
    forged.challenge = shigantong_contract::complaint::proof::hash(&forged.salt, 7);
    for wrong in ["", "x", &solved(&forged), &"a".repeat(5_000)] {
        let got = send("f", wrong).await;
        assert_eq!(
            (got.status.as_u16(), got.json()["type"].clone()),
            (400, json!("/problems/no-proof"))
        );
    }
    assert_eq!(send("f", &proof).await.status, 201);
    assert_eq!(
        send("f", "").await.status,
        200,
        "what was acknowledged needs none"
    );
    assert_eq!(send("g", &proof).await.status, 400, "used before");
    let late = solved(&asked(&city).await);
    clock.set(moment("2026-11-26T10:20:01"));
    assert_eq!(send("g", &late).await.status, 400, "too old");
    clock.set(moment("2026-11-26T10:05:00"));
    for key in ["g", "h", "i"] {
        assert_eq!(send(key, &solved(&asked(&city).await)).await.status, 201);
    }
    // Four within ten minutes: twice doubled.
    assert_eq!(asked(&city).await.maxnumber, 1_200);
}

#[tokio::test]
async fn one_client_and_one_text_have_their_limits() {
    let limits = OPEN
        .replace("quarter = 1000", "quarter = 3")
        .replace("same_text = 1000", "same_text = 2");
    let (city, clock) = standing(NOW, &limits).await;
    for key in ["k", "l"] {
        taken(&city.router, &complaint(key)).await;
    }
    let mut same = complaint("m");
    same["text"] = json!(WORDS.replace('，', " ， "));
    let got = take(&city.router, &same).await;
    assert_eq!(got.status, 429);
    assert!(got.text().contains("同样内容"), "{}", got.text());
    let mut other = complaint("m");
    other["text"] = json!(format!("{WORDS}，第三件"));
    assert_eq!(take(&city.router, &other).await.status, 201);
    other["idempotency_key"] = json!("n---------------");
    other["text"] = json!(format!("{WORDS}，第四件"));
    let got = take(&city.router, &other).await;
    assert_eq!(got.status, 429);
    assert!(got.text().contains("填写的内容还在") && !got.header("retry-after").is_empty());
    clock.set(moment("2026-11-26T10:15:01"));
    assert_eq!(take(&city.router, &other).await.status, 201);
}
