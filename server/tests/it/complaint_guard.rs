//! Proofs of work: each lets one thing pass, on whichever server it is shown.

use axum::Router;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::join_all;
use serde_json::{Value, json};
use shigantong_contract::complaint::Challenge;
use shigantong_contract::complaint::proof::{Solver, Step, hash};
use shigantong_server::app;
use shigantong_server::state::{Options, State};
use sqlx::Row;

use crate::case_support::{post, staff};
use crate::complaint_support::{complaint, replied, standing};
use crate::credit_support::moment;
use crate::support::{City, Got, get};

const NOW: &str = "2026-11-26T10:00:00";
const GUARDED: &str = "work = 40\nbusy = 1000\nmost_work = 40\nminutes = 20\nquarter = 1000\nday = 1000\nsame_text = 1000\n";

async fn asked(router: &Router) -> Challenge {
    let got = get(router, "/api/v1/complaints/challenge").await;
    serde_json::from_slice(&got.body).unwrap()
}

fn number_of(challenge: &Challenge) -> u32 {
    let mut solver = Solver::new(challenge).unwrap();
    let Step::Found(number) = solver.run(u32::MAX) else {
        panic!("{challenge:?}");
    };
    number
}

/// The proof for a challenge.
pub fn solved(challenge: &Challenge) -> String {
    STANDARD.encode(challenge.solution(number_of(challenge)))
}

async fn send(router: &Router, key: &str, proof: &str) -> Got {
    let body = json!({ "complaint": complaint(key), "proof": proof }).to_string();
    post(router, "/api/v1/complaints", &[], &body).await
}

async fn rows(city: &City, table: &'static str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    let row = sqlx::query(sql).fetch_one(city.db.pool()).await;
    row.unwrap().get(0)
}

#[tokio::test]
async fn one_proof_lets_one_of_many_at_once_pass() {
    let (city, _) = standing(NOW, GUARDED).await;
    let proof = solved(&asked(&city.router).await);
    let keys: Vec<String> = (0..30).map(|number| format!("many-{number}")).collect();
    let all = join_all(keys.iter().map(|key| send(&city.router, key, &proof))).await;
    let count = |status: u16| all.iter().filter(|got| got.status == status).count();
    assert_eq!((count(201), count(400)), (1, 29));
    assert_eq!(rows(&city, "complaint").await, 1);
    assert_eq!(rows(&city, "proof").await, 1);
}

#[tokio::test]
async fn a_proof_that_expired_while_it_waited_lets_nothing_pass() {
    let (city, clock) = standing(NOW, GUARDED).await;
    let proof = solved(&asked(&city.router).await);
    // Both are found to be fresh, and wait for whoever writes.
    let held = city.db.begin_write().await.unwrap();
    let waiting: Vec<_> = ["one", "two"]
        .into_iter()
        .map(|key| {
            let (router, proof) = (city.router.clone(), proof.clone());
            tokio::spawn(async move { send(&router, key, &proof).await.status.as_u16() })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    clock.set(moment("2026-11-26T10:20:30"));
    held.rollback().await.unwrap();
    for sent in waiting {
        assert_eq!(sent.await.unwrap(), 400);
    }
    assert_eq!(rows(&city, "complaint").await, 0);
}

#[tokio::test]
async fn nothing_of_a_proof_can_be_changed() {
    let (city, _) = standing(NOW, GUARDED).await;
    let challenge = asked(&city.router).await;
    let number = number_of(&challenge);
    let own = json!({
        "algorithm": "SHA-256", "challenge": challenge.challenge, "number": number,
        "salt": challenge.salt, "signature": challenge.signature,
    });
    let later = challenge.salt.replace("?expires=1", "?expires=2");
    let mut forged = own.clone();
    forged["salt"] = json!(later);
    forged["challenge"] = json!(hash(&later, number));
    // Digits of the number that pass to the salt leave the hash as it is.
    let digits = number.to_string();
    let mut spliced = own.clone();
    spliced["salt"] = json!(format!("{}{}", challenge.salt, &digits[..1]));
    spliced["number"] = json!(digits[1..].parse::<u32>().unwrap_or(0));
    let changed = |field: &str, value: Value| {
        let mut proof = own.clone();
        proof[field] = value;
        proof
    };
    let salt = challenge.salt.trim_end_matches('&');
    for wrong in [
        forged,
        spliced,
        changed("salt", json!(salt)),
        changed("salt", json!(later)),
        changed("number", json!(number + 1)),
        changed("number", json!(-1)),
        changed("number", json!(digits)),
        changed("challenge", json!(challenge.challenge.to_uppercase())),
        changed("signature", json!("")),
        changed("signature", json!(challenge.signature.to_uppercase())),
        changed("algorithm", json!("SHA-1")),
        json!([own]),
        json!({}),
    ] {
        let proof = STANDARD.encode(wrong.to_string());
        let got = send(&city.router, "wrong", &proof).await;
        assert_eq!(got.status, 400, "{wrong}");
    }
    assert_eq!(rows(&city, "proof").await, 0);
    let proof = STANDARD.encode(own.to_string());
    assert_eq!(send(&city.router, "right", &proof).await.status, 201);
}

#[tokio::test]
async fn servers_of_one_database_know_each_others_challenges() {
    let (city, clock) = standing(NOW, GUARDED).await;
    let options = Options {
        clock,
        ..Options::default()
    };
    let other = State::load_with(city.db.clone(), city.dir.path(), options).await;
    let other = app::router(other.unwrap(), None).unwrap();
    let proof = solved(&asked(&city.router).await);
    assert_eq!(send(&other, "first", &proof).await.status, 201);
    assert_eq!(send(&city.router, "second", &proof).await.status, 400);
    // What the other took in is answered here, without a proof.
    assert_eq!(send(&city.router, "first", "").await.status, 200);
}

#[tokio::test]
async fn a_proof_for_a_complaint_supports_nothing_after_it() {
    let (city, clock) = standing(NOW, GUARDED).await;
    let router = &city.router;
    let proof = solved(&asked(router).await);
    let got = send(router, "both", &proof).await;
    let no = got.json()["no"].as_str().unwrap().to_owned();
    replied(router, &no).await;
    let publication = format!("/api/v1/staff/complaints/{no}/publication");
    let id = staff(router, &publication, &json!({ "is_published": true })).await;
    let id = id.json()["public_id"].as_str().unwrap().to_owned();
    let uri = format!("/api/v1/complaints/{id}/support");
    let support = async |proof: &str| {
        let body = json!({ "supporter": "aaaaaaaaaaaaaaaa", "proof": proof });
        post(router, &uri, &[], &body.to_string()).await
    };
    assert_eq!(support("").await.status, 400);
    assert_eq!(support(&proof).await.status, 400, "used for the complaint");
    let own = solved(&asked(router).await);
    assert_eq!(support(&own).await.status, 200);
    assert_eq!(send(router, "more", &own).await.status, 400, "used here");
    // What expired is forgotten with the next that is used.
    clock.set(moment("2026-11-26T10:30:00"));
    let fresh = solved(&asked(router).await);
    assert_eq!(send(router, "more", &fresh).await.status, 201);
    assert_eq!(rows(&city, "proof").await, 1);
}

#[tokio::test]
async fn without_work_nothing_is_asked_for() {
    let limits = GUARDED.replace("= 40", "= 0");
    let (city, _) = standing(NOW, &limits).await;
    assert!(!asked(&city.router).await.is_asked());
    assert_eq!(send(&city.router, "none", "").await.status, 201);
}
