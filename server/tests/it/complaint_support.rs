//! What the tests of complaints share: a city whose clock stands, complaints, and what is done with
//! them.

use axum::Router;
use serde_json::{Value, json};
use shigantong_server::app;
use shigantong_server::clock::Clock;
use shigantong_server::state::{Options, StaffToken, State};

use crate::case_support::{TOKEN, post, staff};
use crate::credit_support::moment;
use crate::support::{City, Got, city};

/// No proof is asked for, and nobody is held up.
pub const OPEN: &str = "work = 0\nbusy = 50\nmost_work = 0\nminutes = 20\nquarter = 1000\nday = 1000\nsame_text = 1000\n";
pub const WORDS: &str = "窗口的人一直看手机，问三句答一句，请改进服务";
pub const PHONE: &str = "0917-3261234";

/// The city of all tests at a moment, with what keeps robots out, and the staff's token.
pub async fn standing(at: &str, limits: &str) -> (City, Clock) {
    let mut city = city().await;
    std::fs::write(city.dir.path().join("complaint-limits.toml"), limits).unwrap();
    let clock = Clock::standing_at(moment(at));
    let options = Options {
        clock: clock.clone(),
        staff_token: StaffToken::new(TOKEN),
        ..Options::default()
    };
    let state = State::load_with(city.db.clone(), city.dir.path(), options);
    city.state = state.await.unwrap();
    city.router = app::router(city.state.clone(), None).unwrap();
    (city, clock)
}

/// A complaint under a key.
pub fn complaint(key: &str) -> Value {
    json!({
        "kind": "complaint", "issue": "attitude", "area_code": "610302", "text": WORDS,
        "contact": { "kind": "named", "name": "欧阳修远", "phone": PHONE },
        "visibility": "public", "idempotency_key": format!("{key:-<16}"),
    })
}

pub async fn take(router: &Router, complaint: &Value) -> Got {
    let body = json!({ "complaint": complaint }).to_string();
    post(router, "/api/v1/complaints", &[], &body).await
}

/// Number and query code of a new one.
pub async fn taken(router: &Router, complaint: &Value) -> (String, String) {
    let got = take(router, complaint).await;
    assert_eq!(got.status, 201, "{}", got.text());
    let receipt = got.json();
    let text = |name: &str| receipt[name].as_str().unwrap().to_owned();
    (text("no"), text("query_code"))
}

pub async fn track(router: &Router, no: &str, secret: &str) -> Got {
    let body = json!({ "case_no": no, "secret": secret }).to_string();
    post(router, "/api/v1/complaints/track", &[], &body).await
}

/// What the citizen does.
pub async fn act(router: &Router, pair: &(String, String), key: &str, event: &Value) -> Got {
    let body = json!({
        "no": pair.0, "secret": pair.1, "idempotency_key": format!("{key:-<16}"), "event": event,
    });
    post(router, "/api/v1/complaints/events", &[], &body.to_string()).await
}

/// What staff does: the desk, or a department of this name.
pub async fn advance(router: &Router, no: &str, action: &str, more: &Value) -> Got {
    let is_department = [
        "handle",
        "extend",
        "resume",
        "reply",
        "transfer",
        "answer_rating",
    ];
    let actor = if is_department.contains(&action) {
        "department"
    } else {
        "desk"
    };
    let dept = if actor == "desk" {
        "12345 受理台"
    } else {
        "渭滨区某局"
    };
    let mut draft = json!({ "action": action, "actor": actor, "by": { "dept_name": dept } });
    for (name, value) in more.as_object().into_iter().flatten() {
        draft[name] = value.clone();
    }
    let uri = format!("/api/v1/staff/complaints/{no}/events");
    staff(router, &uri, &draft).await
}

/// Brings a complaint to its reply.
pub async fn replied(router: &Router, no: &str) {
    let to = json!({ "to": { "dept_name": "渭滨区某局" } });
    let reply = json!({ "text": "已经提醒，电话 13987654321", "outcome": "resolved" });
    for (action, more) in [
        ("screen", json!({})),
        ("accept", json!({})),
        ("dispatch", to),
        ("handle", json!({})),
        ("reply", reply),
    ] {
        let got = advance(router, no, action, &more).await;
        assert_eq!(got.status, 200, "{action}: {}", got.text());
    }
}
