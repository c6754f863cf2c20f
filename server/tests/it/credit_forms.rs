//! Objections, applications for repair and files: what is taken, once, and what becomes of it.

use futures_util::future::join_all;
use serde_json::{Value, json};
use shigantong_contract::credit::CreditAction as A;
use shigantong_contract::{CreditApplication, CreditRecord, mask, path};
use shigantong_server::credit::{Correction, Decision};
use sqlx::Row;

use crate::credit_support::{
    COMPANY, PERSON, entry, form, handle, moment, object, of_person, proof, publish, repair,
    standing, track, upload,
};
use crate::support::{City, get};

const NOW: &str = "2026-11-26T10:00:00";
const KEY: &str = "0123456789abcdef";

async fn record(city: &City, id: &str) -> CreditRecord {
    let got = get(&city.router, &path::credit_record(id)).await;
    serde_json::from_value(got.json()).unwrap()
}

async fn count(city: &City, table: &str) -> i64 {
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

#[tokio::test]
async fn only_the_subject_is_heard_and_guessing_is_counted() {
    let (city, clock) = standing(NOW).await;
    let credit = city.state.credit();
    let id = publish(credit, entry("a", "2026-11-20")).await;
    let person = publish(credit, of_person("b", "2026-11-20")).await;
    let mut own = form(&person, KEY);
    own["subject"]["name"] = json!(format!(" {PERSON} "));
    own["subject"]["uscc"] = json!("");
    assert_eq!(object(&city.router, &own).await.status, 201);
    let shown = record(&city, &person).await;
    assert_eq!(shown.head.subject_name, "欧**");
    assert_eq!(shown.head.id_masked, "110105********002X");
    assert!(
        !shown.decision_text.contains(PERSON),
        "{}",
        shown.decision_text
    );
    let mut wrong = form(&id, "wrong-0123456789");
    wrong["subject"]["name"] = json!("示例别的有限公司");
    for _ in 0..10 {
        let got = object(&city.router, &wrong).await;
        assert_eq!(got.status, 422);
        assert!(!got.text().contains(COMPANY), "{}", got.text());
    }
    let got = object(&city.router, &wrong).await;
    assert_eq!(got.status, 429);
    assert!(!got.header("retry-after").is_empty());
    clock.set(moment("2026-11-26T10:16:00"));
    assert_eq!(
        object(&city.router, &form(&id, "right-0123456789"))
            .await
            .status,
        201
    );
    let unknown = object(&city.router, &form("nobody", "other-0123456789")).await;
    assert_eq!(unknown.status, 404);
    credit
        .advance(&id, A::Withdraw, "撤销", &Correction::default())
        .await
        .unwrap();
    let gone = object(&city.router, &form(&id, "after-0123456789")).await;
    assert_eq!(gone.status, 410);
    // Nothing of a person is stored but what is masked or hashed.
    for (table, column) in [
        (
            "credit_record",
            "head || detail || name_hash || identity_hash || publish_key",
        ),
        ("credit_event", "detail"),
        ("credit_application", "detail"),
    ] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT {column} FROM {table}"));
        for row in sqlx::query(sql).fetch_all(city.db.pool()).await.unwrap() {
            let text: String = row.get(0);
            assert!(mask::find_unmasked(&text).is_empty(), "{text}");
            assert!(!text.contains(PERSON) && !text.contains("张三"), "{text}");
        }
    }
}

#[tokio::test]
async fn wrong_look_ups_are_answered_alike() {
    let (city, _clock) = standing(NOW).await;
    let id = publish(city.state.credit(), entry("a", "2026-11-20")).await;
    let receipt = object(&city.router, &form(&id, KEY)).await.json();
    let no = receipt["no"].as_str().unwrap();
    let nobody = "610302-20261126-000123-6";
    let mut answers = Vec::new();
    for (no, secret) in [
        (nobody, "ABCDEFGH"),
        (nobody, "4321"),
        (no, "ABCDEFGH"),
        (no, "4321"),
    ] {
        let got = track(&city.router, no, secret).await;
        assert_eq!(got.status, 404);
        answers.push(got.text().replace(got.header("x-request-id"), ""));
    }
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
    assert_eq!(
        track(&city.router, no, "1234").await.status,
        200,
        "by telephone"
    );
    let burst = join_all((0..14).map(|_| track(&city.router, no, "4321"))).await;
    let limited = burst.iter().filter(|got| got.status == 429).count();
    assert_eq!(limited, 5, "one was wrong before");
    assert_eq!(track(&city.router, no, "1234").await.status, 429);
}

#[tokio::test]
async fn files_are_what_they_say_by_their_content_and_are_claimed_once() {
    let (city, clock) = standing(NOW).await;
    let id = publish(city.state.credit(), entry("a", "2026-11-20")).await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
    for (bytes, status) in [
        (b"%PDF-1.4".to_vec(), 201),
        (b"\x89PNG\r\n\x1a\n..".to_vec(), 201),
        (b"\xff\xd8\xff..".to_vec(), 201),
        (Vec::new(), 400),
        (svg, 415),
        (b"PK\x03\x04".to_vec(), 415),
        ([b"%PDF-".to_vec(), vec![0; (5 << 20) - 5]].concat(), 201),
        ([b"%PDF-".to_vec(), vec![0; 5 << 20]].concat(), 413),
    ] {
        let got = upload(&city.router, bytes).await;
        assert_eq!(got.status, status, "{}", got.text());
    }
    let file = proof(&city.router).await;
    for uri in [
        format!("/api/v1/uploads/{file}"),
        format!("/api/v1/files/{file}"),
    ] {
        assert_eq!(get(&city.router, &uri).await.status, 404, "{uri}");
    }
    let with = |key: &str| {
        let mut form = form(&id, key);
        form["files"] = json!([file]);
        form
    };
    clock.set(moment("2026-11-27T09:59:00"));
    assert_eq!(object(&city.router, &with(KEY)).await.status, 201);
    let other = publish(city.state.credit(), entry("b", "2026-11-20")).await;
    let mut again = with("again-0123456789");
    again["record_id"] = json!(other);
    let got = object(&city.router, &again).await;
    assert_eq!(
        (got.status.as_u16(), &got.json()["errors"][0]["field"]),
        (400, &json!("files"))
    );
    let late = proof(&city.router).await;
    clock.set(moment("2026-11-28T10:00:00"));
    assert!(city.state.credit().forget_uploads().await.unwrap() >= 1);
    again["files"] = json!([late]);
    assert_eq!(object(&city.router, &again).await.status, 400);
    assert_eq!(count(&city, "upload").await, 1, "the one that was claimed");
}

#[tokio::test]
async fn a_client_sends_forty_files_a_quarter_of_an_hour() {
    let (city, _clock) = standing(NOW).await;
    for _ in 0..40 {
        proof(&city.router).await;
    }
    let got = upload(&city.router, &b"%PDF-"[..]).await;
    assert_eq!(got.status, 429);
    assert!(got.text().contains("上传"), "{}", got.text());
}
