//! Objections and applications for repair: what is taken, once, and what becomes of it.

use futures_util::future::join_all;
use serde_json::{Value, json};
use shigantong_contract::credit::CreditAction as A;
use shigantong_contract::{CreditApplication, CreditRecord, path};
use shigantong_server::credit::{Correction, Decision};
use sqlx::Row;

use crate::credit_support::{
    entry, form, handle, moment, object, proof, publish, repair, standing, track,
};
use crate::support::{City, get};

const NOW: &str = "2026-11-26T10:00:00";
const KEY: &str = "0123456789abcdef";

pub async fn record(city: &City, id: &str) -> CreditRecord {
    let got = get(&city.router, &path::credit_record(id)).await;
    serde_json::from_value(got.json()).unwrap()
}

pub async fn count(city: &City, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    sqlx::query(sql)
        .fetch_one(city.db.pool())
        .await
        .unwrap()
        .get(0)
}

#[tokio::test]
async fn a_form_says_everything_that_is_wrong_with_it() {
    let (city, _clock) = standing(NOW).await;
    let id = publish(city.state.credit(), entry("a", "2026-11-20")).await;
    let mut wrong = form(&id, "short");
    wrong["subject"] = json!({ "name": "", "uscc": "91350100M", "contact": "", "phone": "电话" });
    wrong["statement"] = json!("");
    wrong["has_promised"] = json!(false);
    let got = repair(&city.router, &wrong).await;
    assert_eq!(
        (got.status.as_u16(), got.header("cache-control")),
        (400, "no-store")
    );
    let json = got.json();
    let errors = json["errors"].as_array().unwrap();
    let fields: Vec<&str> = errors
        .iter()
        .map(|e| e["field"].as_str().unwrap())
        .collect();
    let expected = [
        "subject.name",
        "subject.uscc",
        "subject.contact",
        "subject.phone",
        "idempotency_key",
        "statement",
        "files",
        "has_promised",
    ];
    assert_eq!(fields, expected);
    for error in errors {
        assert!(!error["detail"].as_str().unwrap().is_ascii(), "{error}");
    }
    assert_eq!(count(&city, "credit_application").await, 0);
}

#[tokio::test]
async fn fifty_of_one_form_at_once_are_one_application() {
    let (city, clock) = standing(NOW).await;
    let id = publish(city.state.credit(), entry("a", "2026-11-20")).await;
    let mut form = form(&id, KEY);
    form["files"] = json!([proof(&city.router).await]);
    let all = join_all((0..50).map(|_| object(&city.router, &form))).await;
    let first = all[0].json();
    for got in &all {
        assert_eq!(got.status, 201, "{}", got.text());
        assert_eq!(got.json(), first);
    }
    assert_eq!(count(&city, "credit_application").await, 1);
    // Seven working days from Thursday.
    assert_eq!(first["answer_by"], "2026-12-07");
    let before = record(&city, &id).await;
    assert_eq!(
        before.head.state.code, "published",
        "a form changes nothing"
    );
    assert_eq!(before.events.len(), 1);
    clock.set(moment("2026-12-25T10:00:00"));
    assert_eq!(
        object(&city.router, &form).await.json(),
        first,
        "for thirty days"
    );
    form["reason"] = json!("另一个理由");
    let got = object(&city.router, &form).await;
    assert_eq!(
        (
            got.status.as_u16(),
            got.json()["type"].as_str().unwrap().to_owned()
        ),
        (422, "/problems/key-reused".to_owned())
    );
    form["idempotency_key"] = json!("fedcba9876543210");
    form["files"] = json!([]);
    let got = object(&city.router, &form).await;
    assert_eq!(got.status, 409, "{}", got.text());
    assert_eq!(count(&city, "credit_application").await, 1);
}

#[tokio::test]
async fn repair_is_checked_against_duties_and_time() {
    let (city, clock) = standing(NOW).await;
    let credit = city.state.credit();
    let id = publish(credit, entry("a", "2026-11-20")).await;
    let mut form = form(&id, KEY);
    form["files"] = json!([proof(&city.router).await]);
    let got = repair(&city.router, &form).await;
    assert_eq!(got.status, 409);
    assert!(got.text().contains("义务"), "{}", got.text());
    let done_on = "2026-11-24".parse().unwrap();
    credit.fulfil(&id, 1, done_on, "").await.unwrap();
    let got = repair(&city.router, &form).await;
    assert_eq!(got.status, 409);
    assert!(
        got.text().contains("2027-02-21 起可以申请修复"),
        "{}",
        got.text()
    );
    // The file that came with a refused form is free still, and so is the key.
    clock.set(moment("2027-02-21T10:00:00"));
    form["files"] = json!([proof(&city.router).await]);
    let got = repair(&city.router, &form).await;
    assert_eq!(got.status, 201, "{}", got.text());
    let no = got.json()["no"].as_str().unwrap().to_owned();
    let code = got.json()["query_code"].as_str().unwrap().to_owned();
    assert_eq!(record(&city, &id).await.events.len(), 2);
    let state = &city.state;
    let refused = handle(state, &no, Decision::Grant).await.unwrap_err();
    assert!(refused.contains("先受理"), "{refused}");
    handle(state, &no, Decision::Accept).await.unwrap();
    let accepted = record(&city, &id).await;
    let actions: Vec<_> = accepted
        .events
        .iter()
        .map(|e| e.action.code.as_str())
        .collect();
    assert_eq!(
        actions,
        ["publish", "fulfil", "open_repair", "apply", "accept"]
    );
    let tracked = async || -> CreditApplication {
        serde_json::from_value(track(&city.router, &no, &code).await.json()).unwrap()
    };
    let application = tracked().await;
    assert_eq!(application.state.code, "accepted");
    assert!(application.record.is_some());
    let decide_by = application.answer_by.unwrap();
    handle(state, &no, Decision::Extend).await.unwrap();
    assert!(handle(state, &no, Decision::Extend).await.is_err(), "once");
    let application = tracked().await;
    assert!(application.is_extended && application.answer_by.unwrap() > decide_by);
    handle(state, &no, Decision::Grant).await.unwrap();
    let application = tracked().await;
    assert_eq!(
        (application.state.code.as_str(), application.answer_by),
        ("granted", None)
    );
    assert!(
        application.record.is_none(),
        "nothing of what is not published"
    );
    let uri = path::credit_record(&id);
    assert_eq!(get(&city.router, &uri).await.status, 410);
    assert_eq!(
        get(&city.router, "/api/v1/credit-records").await.json()["total"],
        0
    );
    let got = repair(&city.router, &form).await;
    assert_eq!(got.status, 201, "the same form is answered as before");
}

#[tokio::test]
async fn objections_are_upheld_corrected_or_end_the_record() {
    let (city, _clock) = standing(NOW).await;
    let credit = city.state.credit();
    for (number, decision, state) in [
        (1, Decision::Refuse, "upheld"),
        (2, Decision::Grant, "corrected"),
        (3, Decision::GrantAndWithdraw, ""),
    ] {
        let id = publish(credit, entry(&format!("n{number}"), "2026-11-20")).await;
        let got = object(&city.router, &form(&id, &format!("{KEY}{number}"))).await;
        let no = got.json()["no"].as_str().unwrap().to_owned();
        handle(&city.state, &no, Decision::Accept).await.unwrap();
        assert_eq!(record(&city, &id).await.head.state.code, "objection");
        assert!(handle(&city.state, &no, Decision::Extend).await.is_err());
        handle(&city.state, &no, decision).await.unwrap();
        let got = get(&city.router, &path::credit_record(&id)).await;
        if state.is_empty() {
            assert_eq!(got.status, 410);
        } else {
            assert_eq!(got.json()["head"]["state"]["code"], state);
        }
    }
    // What ends meanwhile takes the application with it; what is refused at the door is not seen.
    let id = publish(credit, entry("n4", "2026-11-20")).await;
    let got = object(&city.router, &form(&id, &format!("{KEY}4")))
        .await
        .json();
    let (no, code) = (
        got["no"].as_str().unwrap(),
        got["query_code"].as_str().unwrap(),
    );
    credit
        .advance(&id, A::Withdraw, "决定撤销", &Correction::default())
        .await
        .unwrap();
    let seen = track(&city.router, no, code).await.json();
    assert_eq!(
        (&seen["state"]["code"], &seen["record"]),
        (&json!("closed"), &Value::Null)
    );
    let id = publish(credit, entry("n5", "2026-11-20")).await;
    let got = object(&city.router, &form(&id, &format!("{KEY}5")))
        .await
        .json();
    handle(&city.state, got["no"].as_str().unwrap(), Decision::Refuse)
        .await
        .unwrap();
    assert_eq!(record(&city, &id).await.events.len(), 1);
}
