//! Look-ups: who may see a case, how often one may be wrong, and what no log holds.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::ConnectInfo;
use futures_util::future::join_all;
use serde_json::{Value, json};
use shigantong_contract::chain::verify;
use shigantong_contract::{Case, ReceiptFile};
use shigantong_server::app;
use shigantong_server::db::Db;
use shigantong_server::state::State;

use crate::case_support::{advance, create, draft, events, post, staff, staffed, track};
use crate::support::send;

/// A number that nobody has.
const NOBODY: &str = "610302-20261126-000123-6";

/// The answer without the number of its request.
fn bare(text: &str) -> Value {
    let mut json: Value = serde_json::from_str(text).unwrap();
    json["request_id"] = json!("");
    json
}

#[tokio::test]
async fn wrong_pairs_are_answered_alike() {
    let city = staffed().await;
    let (case_no, code) = create(&city.router, "W-2").await;
    let other = if code == "ABCDEFGH" {
        "ABCDEFGJ"
    } else {
        "ABCDEFGH"
    };
    let mut answers = Vec::new();
    for (number, secret) in [
        (NOBODY, code.as_str()),
        (NOBODY, "1234"),
        (&case_no, other),
        (&case_no, "4321"),
    ] {
        let got = track(&city.router, number, secret).await;
        assert_eq!(got.status, 404);
        assert_eq!(got.header("cache-control"), "no-store");
        let mut names: Vec<_> = got
            .headers
            .iter()
            .map(|(name, value)| {
                let value = if name == "x-request-id" {
                    ""
                } else {
                    value.to_str().unwrap()
                };
                format!("{name}: {value}")
            })
            .collect();
        names.sort();
        let text = got.text().replace(got.header("x-request-id"), "");
        answers.push((text, names));
    }
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
    assert_eq!(
        track(&city.router, &case_no, &code.to_lowercase())
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn what_cannot_be_a_pair_is_named() {
    let city = staffed().await;
    let good = json!({ "case_no": NOBODY, "secret": "1234" });
    for (name, value, says) in [
        ("case_no", json!("610302-20261126-000123-7"), "打错"),
        ("case_no", json!("6103022026112600012"), "19 位"),
        ("secret", json!("123"), "8 位查询码"),
        ("secret", json!("hunter22!"), "8 位查询码"),
    ] {
        let mut body = good.clone();
        body[name] = value;
        let got = post(
            &city.router,
            "/api/v1/applications/track",
            &[],
            &body.to_string(),
        )
        .await;
        assert_eq!(got.status, 400);
        let error = &got.json()["errors"][0];
        assert_eq!(error["field"], name);
        assert!(error["detail"].as_str().unwrap().contains(says), "{error}");
        assert!(!got.text().contains("hunter"), "{}", got.text());
    }
    for (body, status) in [
        ("", 400),
        ("[]", 400),
        ("{\"case_no\":7}", 400),
        ("{\"case_no\":\"\u{0}\"}", 400),
        (&format!("{{\"case_no\":\"{}\"}}", "1".repeat(2_000)), 413),
    ] {
        let got = post(&city.router, "/api/v1/applications/track", &[], body).await;
        assert_eq!(got.status, status, "{body}");
        assert_eq!(got.header("content-type"), "application/problem+json");
    }
    let got = send(&city.router, "GET", "/api/v1/applications/track", &[]).await;
    assert_eq!(got.status, 405);
    assert!(got.text().contains("POST"));
    let uri = "/api/v1/applications/track?case_no=1";
    let got = post(&city.router, uri, &[], &good.to_string()).await;
    assert_eq!(got.status, 400);
}

#[tokio::test]
async fn a_case_has_ten_wrong_look_ups_a_quarter_of_an_hour() {
    let city = staffed().await;
    let (case_no, code) = create(&city.router, "W-2").await;
    for number in [&case_no, NOBODY] {
        let burst = join_all((0..14).map(|_| track(&city.router, number, "4321"))).await;
        let limited: Vec<_> = burst.iter().filter(|got| got.status == 429).collect();
        assert_eq!(limited.len(), 4, "{number}: a burst is counted one by one");
        let wait: u32 = limited[0].header("retry-after").parse().unwrap();
        assert!((890..=900).contains(&wait), "{wait}");
        let detail = limited[0].json()["detail"].as_str().unwrap().to_owned();
        assert!(
            detail.contains("15 分钟") && detail.contains("12345"),
            "{detail}"
        );
        // The right digits are not told from wrong ones then.
        assert_eq!(track(&city.router, number, "1234").await.status, 429);
    }
    // Whoever guesses telephones does not lock out who has the code.
    assert_eq!(track(&city.router, &case_no, &code).await.status, 200);
    let past = "UPDATE attempt SET made_at = made_at - 901";
    sqlx::query(past).execute(city.db.pool()).await.unwrap();
    assert_eq!(track(&city.router, &case_no, "1234").await.status, 200);
    // Thirty a day.
    for _ in 0..2 {
        join_all((0..10).map(|_| track(&city.router, &case_no, "4321"))).await;
        sqlx::query(past).execute(city.db.pool()).await.unwrap();
    }
    let got = track(&city.router, &case_no, "1234").await;
    assert_eq!(got.status, 429);
    assert!(got.text().contains("小时"), "{}", got.text());
    let day = "UPDATE attempt SET made_at = made_at - 86400";
    sqlx::query(day).execute(city.db.pool()).await.unwrap();
    assert_eq!(track(&city.router, &case_no, "1234").await.status, 200);
}

#[tokio::test]
async fn a_client_has_thirty_wrong_look_ups_a_quarter_of_an_hour() {
    let city = staffed().await;
    let from = |address: &str| {
        let address: SocketAddr = address.parse().unwrap();
        city.router.clone().layer(Extension(ConnectInfo(address)))
    };
    let (one, other) = (from("1.2.3.4:1"), from("1.2.3.5:1"));
    for day in 1..=30 {
        let day = shigantong_contract::Date::new(2026, 1, day).unwrap();
        let number = shigantong_contract::CaseNo::new("610302", day, 1).unwrap();
        assert_eq!(track(&one, number.as_str(), "4321").await.status, 404);
    }
    let got = track(&one, NOBODY, "4321").await;
    assert_eq!(got.status, 429);
    assert!(got.text().contains("您这里"), "{}", got.text());
    assert_eq!(track(&other, NOBODY, "4321").await.status, 404);
    // An address that the client made up itself changes nothing.
    let body = json!({ "case_no": NOBODY, "secret": "4321" }).to_string();
    let headers = [("x-forwarded-for", "9.9.9.9")];
    let got = post(&one, "/api/v1/applications/track", &headers, &body).await;
    assert_eq!(got.status, 429);
}

#[tokio::test]
async fn look_ups_while_an_operator_advances_see_whole_logs() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, code) = create(router, "W-2").await;
    let keys = city.state.cases().keys().keys.clone();
    let actions = ["receive", "accept", "begin_review"];
    let operator = async {
        advance(router, &case_no, &actions).await;
        for _ in 0..20 {
            advance(router, &case_no, &["transfer"]).await;
        }
    };
    let applicants = join_all((0..200).map(|number| {
        let secret = if number % 2 == 0 {
            code.as_str()
        } else {
            "1234"
        };
        track(router, &case_no, secret)
    }));
    let (seen, ()) = tokio::join!(applicants, operator);
    let mut most = 0;
    for got in &seen {
        assert_eq!(got.status, 200, "{}", got.text());
        let case: Case = serde_json::from_value(got.json()).unwrap();
        assert!(verify(&ReceiptFile::of(&case), &keys).is_ok());
        assert_eq!(case.receipt.count as usize, case.events.len());
        most = most.max(case.events.len());
    }
    let last: Case = serde_json::from_value(track(router, &case_no, &code).await.json()).unwrap();
    assert_eq!(last.events.len(), 24, "no event is lost");
    assert!(most <= 24);
    assert!(verify(&ReceiptFile::of(&last), &keys).is_ok());
}

#[tokio::test]
async fn many_operators_at_once_lose_no_event() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, code) = create(router, "W-2").await;
    advance(router, &case_no, &["receive", "accept", "begin_review"]).await;
    let uri = events(&case_no);
    let transfer = draft("transfer");
    let all = join_all((0..30).map(|_| staff(router, &uri, &transfer))).await;
    assert!(all.iter().all(|got| got.status == 200));
    let case: Case = serde_json::from_value(track(router, &case_no, &code).await.json()).unwrap();
    let numbers: Vec<u32> = case.events.iter().map(|event| event.seq).collect();
    assert_eq!(numbers, (1..=34).collect::<Vec<_>>());
    let keys = &city.state.cases().keys().keys;
    assert!(verify(&ReceiptFile::of(&case), keys).is_ok());
}

#[tokio::test]
async fn a_rating_is_taken_once_the_case_is_over() {
    let city = staffed().await;
    let router = &city.router;
    let (case_no, code) = create(router, "W-2").await;
    let uri = "/api/v1/applications/rating";
    let mut rating = json!({
        "case_no": case_no, "secret": code, "level": 5, "reasons": ["on_time"], "text": " 快 ",
    });
    assert_eq!(
        post(router, uri, &[], &rating.to_string()).await.status,
        409
    );
    advance(
        router,
        &case_no,
        &["receive", "accept", "begin_review", "approve", "complete"],
    )
    .await;
    let one = post(router, uri, &[], &rating.to_string()).await;
    assert_eq!(one.status, 200, "{}", one.text());
    assert_eq!(one.json()["text"], "快");
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let again = post(router, uri, &[], &rating.to_string()).await;
    assert_eq!(again.json(), one.json(), "its time too");
    rating["level"] = json!(1);
    for (reasons, text, field) in [
        (json!(["on_time"]), "", "reasons"),
        (json!([]), "", "reasons"),
        (json!(["late", "late"]), "", "reasons"),
        (json!(["late"]), "长".repeat(501).as_str(), "text"),
    ] {
        rating["reasons"] = reasons;
        rating["text"] = json!(text);
        let got = post(router, uri, &[], &rating.to_string()).await;
        assert_eq!(
            (
                got.status.as_u16(),
                got.json()["errors"][0]["field"].clone()
            ),
            (400, json!(field))
        );
    }
    rating["reasons"] = json!(["late"]);
    rating["text"] = json!("");
    assert_eq!(
        post(router, uri, &[], &rating.to_string()).await.status,
        200
    );
    let case = track(router, &case_no, &code).await.json();
    assert_eq!(case["rating"]["level"]["code"], "1");
    rating["secret"] = json!("4321");
    let got = post(router, uri, &[], &rating.to_string()).await;
    assert_eq!(got.status, 404);
    let wrong = track(router, NOBODY, "4321").await;
    assert_eq!(bare(&got.text()), bare(&wrong.text()));
}

#[tokio::test]
async fn the_key_stays_and_an_old_one_still_counts() {
    let city = staffed().await;
    let (case_no, code) = create(&city.router, "W-2").await;
    let case: Case =
        serde_json::from_value(track(&city.router, &case_no, &code).await.json()).unwrap();
    let keys = city.state.cases().keys().clone();
    city.db.close().await;
    let path = city.dir.path().join("signing.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let db = Db::open(city.dir.path(), None).await.unwrap();
    let state = State::load(db.clone(), city.dir.path()).await.unwrap();
    assert_eq!(*state.cases().keys(), keys);
    let router = app::router(state, None).unwrap();
    assert_eq!(track(&router, &case_no, &code).await.status, 200);
    std::fs::remove_file(&path).unwrap();
    let state = State::load(db.clone(), city.dir.path()).await.unwrap();
    let both = state.cases().keys().keys.clone();
    assert_eq!((both.len(), &both[1]), (2, &keys.keys[0]));
    assert!(verify(&ReceiptFile::of(&case), &both).is_ok());
    std::fs::write(&path, "not a key").unwrap();
    let error = State::load(db, city.dir.path()).await.unwrap_err();
    assert!(error.to_string().contains("已损坏"), "{error}");
}
