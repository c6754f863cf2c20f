//! Cases from their first event to their last, by the staff API.

use serde_json::json;
use shigantong_contract::case::State as CaseState;
use shigantong_contract::chain::{Tamper, verify};
use shigantong_contract::{Case, CaseNo, Keys, ReceiptFile};

use crate::case_support::{
    TOKEN, advance, create, draft, events, post, staff, staff_get, staffed, track,
};
use crate::support::{city, get, send};

/// How each state is reached.
const WAYS: &[(&str, &[&str])] = &[
    ("submitted", &[]),
    ("received", &["receive"]),
    ("correction", &["receive", "request_correction"]),
    (
        "resubmitted",
        &["receive", "request_correction", "resubmit"],
    ),
    ("not_accepted", &["receive", "refuse_acceptance"]),
    ("accepted", &["receive", "accept"]),
    (
        "review",
        &["receive", "accept", "begin_review", "transfer", "extend"],
    ),
    (
        "special_procedure",
        &["receive", "accept", "begin_review", "begin_special"],
    ),
    (
        "approved",
        &["receive", "accept", "begin_review", "approve"],
    ),
    ("refused", &["receive", "accept", "begin_review", "refuse"]),
    (
        "completed",
        &["receive", "accept", "begin_review", "approve", "complete"],
    ),
    (
        "delivered",
        &[
            "receive",
            "accept",
            "begin_review",
            "begin_special",
            "end_special",
            "refuse",
            "complete",
            "deliver",
        ],
    ),
    ("withdrawn", &["receive", "withdraw"]),
    ("terminated", &["receive", "accept", "terminate"]),
];

#[tokio::test]
async fn every_state_is_reached_and_seen_by_the_applicant() {
    let city = staffed().await;
    let router = &city.router;
    let keys: Keys = serde_json::from_value(
        get(router, "/.well-known/shigantong-keys.json")
            .await
            .json(),
    )
    .unwrap();
    assert_eq!(WAYS.len(), CaseState::ALL.len());
    for (state, actions) in WAYS {
        let (case_no, code) = create(router, "S-1").await;
        advance(router, &case_no, actions).await;
        let got = track(router, &case_no, &code).await;
        assert_eq!(got.status, 200, "{state}: {}", got.text());
        assert_eq!(got.header("cache-control"), "no-store");
        assert_eq!(got.header("etag"), "");
        let json = got.json();
        let case: Case = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(case.state.code, *state);
        assert_eq!(case.events.len(), actions.len() + 1, "{state}");
        let is_end = CaseState::of_code(state).unwrap().is_end();
        assert_eq!(case.holder.is_none(), is_end, "{state}");
        assert_eq!(case.head.applicant_masked, "张*");
        assert_eq!(
            case.holidays_version, 9,
            "nine years, each in its first edition"
        );
        let verified = verify(&ReceiptFile::of(&case), &keys.keys).unwrap();
        assert_eq!(verified.count as usize, case.events.len());
        assert_eq!(
            track(router, &case_no, "1234").await.json(),
            json,
            "by telephone"
        );
        assert_eq!(
            staff_get(router, &format!("/api/v1/staff/cases/{case_no}"))
                .await
                .json(),
            json
        );
    }
}

#[tokio::test]
async fn what_cannot_follow_is_refused_and_what_can_is_named() {
    let city = staffed().await;
    for (state, actions) in WAYS {
        let (case_no, _) = create(&city.router, "S-1").await;
        let before = advance(&city.router, &case_no, actions).await;
        let got = staff(&city.router, &events(&case_no), &draft("submit")).await;
        assert_eq!(got.status, 409, "{state}");
        let detail = got.json()["detail"].as_str().unwrap().to_owned();
        let label = CaseState::of_code(state).unwrap().coded().label;
        assert!(detail.contains(&format!("“{label}”")), "{detail}");
        let now = shigantong_contract::case::Action::allowed(CaseState::of_code(state));
        let allowed: Vec<_> = now
            .filter(|a| !before.to_string().contains(a.code()))
            .collect();
        for action in &allowed {
            let named = format!("{}（{}）", action.coded().label, action.code());
            assert!(
                detail.contains(&named) || *state == "correction",
                "{state}: {detail}"
            );
        }
        if allowed.is_empty() && CaseState::of_code(state).unwrap().is_end() {
            assert!(detail.contains("已经结束"), "{detail}");
        }
        let after = staff_get(&city.router, &format!("/api/v1/staff/cases/{case_no}")).await;
        assert_eq!(
            after.json()["events"].as_array().unwrap().len(),
            actions.len() + 1
        );
    }
}

#[tokio::test]
async fn drafts_that_lack_something_say_what() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, _) = create(router, "S-1").await;
    let uri = events(&case_no);
    let mut no_role = draft("receive");
    no_role["by"]["role"] = json!("");
    let mut no_file = draft("receive");
    no_file["document"] = json!({ "name": "通知书", "guid": "no-such-file" });
    let mut no_procedure = draft("begin_special");
    no_procedure["special"]["name"] = json!("现场核查");
    for (body, status, field) in [
        (json!({ "action": "jump" }), 422, "action"),
        (no_procedure, 400, "special.name"),
        (no_role, 422, "by"),
        (no_file, 400, "document.guid"),
    ] {
        let got = staff(router, &uri, &body).await;
        assert_eq!(got.status, status, "{}", got.text());
        assert_eq!(got.json()["errors"][0]["field"], field);
    }
    for (body, field) in [
        (
            json!({ "task_handle_item": "W-2", "applicant": "", "phone": "13800001234" }),
            "applicant",
        ),
        (
            json!({ "task_handle_item": "W-2", "applicant": "张三", "phone": "12" }),
            "phone",
        ),
    ] {
        let got = staff(router, "/api/v1/staff/cases", &body).await;
        assert_eq!(
            (
                got.status.as_u16(),
                got.json()["errors"][0]["field"].clone()
            ),
            (400, json!(field))
        );
    }
    for item in ["no-such", "C-9"] {
        let body = json!({ "task_handle_item": item, "applicant": "张三", "phone": "13800001234" });
        assert_eq!(
            staff(router, "/api/v1/staff/cases", &body).await.status,
            422,
            "{item}"
        );
    }
    for (no, status) in [
        ("610302-20261126-000123-6", 404),
        ("610302-20261126-000123-7", 400),
    ] {
        let got = staff(router, &events(no), &draft("receive")).await;
        assert_eq!(got.status, status, "{no}");
    }
    let token = format!("Bearer {TOKEN}");
    let got = post(router, &uri, &[("authorization", &token)], "{\"action\":").await;
    assert_eq!(got.status, 400);
    assert!(got.text().contains("第 1 行"), "{}", got.text());
}

#[tokio::test]
async fn of_two_operators_at_once_one_is_told_what_happened() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, _) = create(router, "S-1").await;
    let uri = events(&case_no);
    let token = format!("Bearer {TOKEN}");
    let seen = staff_get(router, &format!("/api/v1/staff/cases/{case_no}")).await;
    assert_eq!(seen.header("etag"), "\"1\"");
    let headers = [("authorization", token.as_str()), ("if-match", "\"1\"")];
    let body = draft("receive").to_string();
    let both =
        futures_util::future::join_all((0..2).map(|_| post(router, &uri, &headers, &body))).await;
    let mut statuses: Vec<u16> = both.iter().map(|got| got.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let refused = both.iter().find(|got| got.status == 409).unwrap().json();
    assert_eq!(refused["type"], "/problems/moved-on");
    let detail = refused["detail"].as_str().unwrap();
    assert!(
        detail.contains("渭滨区市场监督管理局（经办人）已经“收件”"),
        "{detail}"
    );
    // Without a tag, the second one is refused by the state itself.
    assert_eq!(staff(router, &uri, &draft("receive")).await.status, 409);
    let bad = [("authorization", token.as_str()), ("if-match", "W/\"x\"")];
    assert_eq!(post(router, &uri, &bad, &body).await.status, 400);
}

#[tokio::test]
async fn what_is_sent_again_under_its_key_is_done_once() {
    let city = staffed().await;
    let router = &city.router;
    let token = format!("Bearer {TOKEN}");
    let headers = [
        ("authorization", token.as_str()),
        ("idempotency-key", "a-1"),
    ];
    let new = json!({ "task_handle_item": "W-2", "applicant": "张三", "phone": "0917-3261234" });
    let one = post(router, "/api/v1/staff/cases", &headers, &new.to_string()).await;
    let again = post(router, "/api/v1/staff/cases", &headers, &new.to_string()).await;
    assert_eq!((one.status.as_u16(), again.status.as_u16()), (201, 201));
    assert_eq!(one.json(), again.json());
    let other = json!({ "task_handle_item": "C-1", "applicant": "张三", "phone": "0917-3261234" });
    let got = post(router, "/api/v1/staff/cases", &headers, &other.to_string()).await;
    assert_eq!(got.status, 422);
    assert_eq!(got.json()["type"], "/problems/key-reused");
    let case_no = one.json()["case_no"].as_str().unwrap().to_owned();
    let headers = [
        ("authorization", token.as_str()),
        ("idempotency-key", "a-2"),
    ];
    for _ in 0..3 {
        let got = post(
            router,
            &events(&case_no),
            &headers,
            &draft("receive").to_string(),
        )
        .await;
        assert_eq!(got.status, 200, "{}", got.text());
        assert_eq!(got.json()["events"].as_array().unwrap().len(), 2);
    }
    let bad = [("authorization", token.as_str()), ("idempotency-key", "")];
    let got = post(router, "/api/v1/staff/cases", &bad, &new.to_string()).await;
    assert_eq!(got.status, 400);
}

#[tokio::test]
async fn without_the_token_nobody_is_staff() {
    let off = city().await;
    let on = staffed().await;
    let token = format!("Bearer {TOKEN}");
    let wrong = format!("Bearer {TOKEN}x");
    let basic = format!("Basic {TOKEN}");
    for uri in [
        "/api/v1/staff/cases",
        "/api/v1/staff/cases/x/events",
        "/api/v1/staff/nothing",
    ] {
        let got = post(&off.router, uri, &[("authorization", &token)], "{}").await;
        assert_eq!(got.status, 404, "{uri}");
        for given in [
            None,
            Some(wrong.as_str()),
            Some(&basic),
            Some("Bearer "),
            Some(TOKEN),
        ] {
            let headers: Vec<_> = given
                .iter()
                .map(|given| ("authorization", *given))
                .collect();
            let got = post(&on.router, uri, &headers, "{}").await;
            assert_eq!(got.status, 401, "{uri} {given:?}");
            assert_eq!(got.header("www-authenticate"), "Bearer");
        }
    }
    let got = send(
        &on.router,
        "GET",
        "/api/v1/staff/cases",
        &[("authorization", &token)],
    )
    .await;
    assert_eq!(
        (got.status.as_u16(), got.header("allow")),
        (405, "POST, OPTIONS")
    );
    // A page of another origin cannot send it.
    let asked = [
        ("origin", "https://x.example"),
        ("access-control-request-method", "POST"),
    ];
    let got = send(&on.router, "OPTIONS", "/api/v1/staff/cases", &asked).await;
    assert!(
        !got.header("access-control-allow-headers")
            .contains("authorization")
    );
}

#[tokio::test]
async fn a_log_that_somebody_changed_is_noticed() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, code) = create(router, "S-1").await;
    advance(router, &case_no, &["receive", "accept", "begin_review"]).await;
    let keys = city.state.cases().keys().keys.clone();
    let case: Case = serde_json::from_value(track(router, &case_no, &code).await.json()).unwrap();
    let file = ReceiptFile::of(&case);
    let found = |change: &dyn Fn(&mut ReceiptFile)| {
        let mut changed = file.clone();
        change(&mut changed);
        verify(&changed, &keys).unwrap_err()
    };
    let changed = found(&|file| file.events[1].decision = "别的".to_owned());
    assert_eq!(changed, [Tamper::Changed(2)]);
    let removed = found(&|file| drop(file.events.remove(2)));
    assert!(removed.contains(&Tamper::Removed(3)), "{removed:?}");
    let moved = found(&|file| file.events.swap(1, 2));
    assert!(!moved.is_empty());
    assert_eq!(found(&|file| file.head.dept_name.push('x')), [Tamper::Head]);
    // In the database itself: nothing is added to it, and staff is told why.
    let sql = "UPDATE case_event SET detail = REPLACE(detail, '说明理由', '另有理由') \
        WHERE case_no = $1 AND seq = 2";
    let done = sqlx::query(sql)
        .bind(case_no.clone())
        .execute(city.db.pool());
    assert_eq!(done.await.unwrap().rows_affected(), 1);
    let got = staff(router, &events(&case_no), &draft("approve")).await;
    assert_eq!(got.status, 409);
    let detail = got.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("第 2 条记录被改动"), "{detail}");
}

#[tokio::test]
async fn a_decision_with_a_public_document_is_published() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, _) = create(router, "S-1").await;
    advance(router, &case_no, &["receive", "accept", "begin_review"]).await;
    let mut approve = draft("approve");
    approve["document"] = json!({
        "name": "食品经营许可证", "number": "JY-1", "guid": "sample-food-permit",
    });
    assert_eq!(staff(router, &events(&case_no), &approve).await.status, 200);
    let list = get(router, "/api/v1/decisions?q=jy-1").await;
    assert_eq!(list.each("title"), ["食品经营许可证"]);
    assert_eq!(list.each("party_masked"), ["张*"]);
    assert!(!list.text().contains(&case_no));
    assert!(!list.text().contains(&case_no.replace('-', "")));
    let (other, _) = create(router, "S-1").await;
    advance(
        router,
        &other,
        &["receive", "accept", "begin_review", "approve"],
    )
    .await;
    assert_eq!(get(router, "/api/v1/decisions").await.json()["total"], 1);
}

#[tokio::test]
async fn numbers_count_up_within_a_region_and_a_day() {
    let city = staffed().await;
    let mut numbers = Vec::new();
    for item in ["W-2", "T-1", "W-1", "C-1"] {
        numbers.push(create(&city.router, item).await.0);
    }
    let serials: Vec<&str> = numbers.iter().map(|number| &number[16..22]).collect();
    assert_eq!(serials, ["000001", "000002", "000003", "000001"]);
    let areas: Vec<_> = numbers
        .iter()
        .map(|n| CaseNo::parse(n).unwrap().area_code().to_owned())
        .collect();
    assert_eq!(areas, ["610302", "610302", "610302", "610300"]);
}
