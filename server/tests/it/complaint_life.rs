//! The life of a complaint: what citizen and staff do with it, and what the public sees of it.

use serde_json::{Value, json};

use crate::case_support::{post, staff, staff_get};
use crate::complaint_support::{
    OPEN, PHONE, WORDS, act, advance, complaint, replied, standing, taken, track,
};
use crate::credit_support::moment;
use crate::support::{City, get};

const NOW: &str = "2026-11-23T10:00:00";

async fn publish(city: &City, no: &str, is_published: bool) -> crate::support::Got {
    let uri = format!("/api/v1/staff/complaints/{no}/publication");
    staff(&city.router, &uri, &json!({ "is_published": is_published })).await
}

fn state(got: &crate::support::Got) -> Value {
    got.json()["state"]["code"].clone()
}

#[tokio::test]
async fn the_citizen_urges_supplements_disputes_and_rates() {
    let (city, clock) = standing(NOW, OPEN).await;
    let router = &city.router;
    let pair = taken(router, &complaint("a")).await;
    let urge = json!({ "action": "urge" });
    let got = act(router, &pair, "u", &urge).await;
    assert_eq!(got.status, 409);
    assert!(got.text().contains("2026-11-26"), "{}", got.text());
    clock.set(moment("2026-11-26T10:00:00"));
    for _ in 0..3 {
        let got = act(router, &pair, "u", &urge).await;
        assert_eq!(got.status, 200, "{}", got.text());
        assert_eq!(
            got.json()["events"].as_array().unwrap().len(),
            2,
            "once for its key"
        );
    }
    let got = act(router, &pair, "u2", &urge).await;
    assert!(
        got.status == 409 && got.text().contains("明天"),
        "{}",
        got.text()
    );
    let more = json!({ "action": "supplement", "text": "补充：三号窗口" });
    assert_eq!(
        act(router, &pair, "u", &more).await.status,
        422,
        "the key of another act"
    );
    assert_eq!(act(router, &pair, "s", &more).await.status, 200);
    assert_eq!(
        act(router, &pair, "s2", &json!({ "action": "supplement" }))
            .await
            .status,
        409
    );
    // Nobody acts as somebody else.
    let close = json!({ "action": "close", "actor": "desk", "by": { "dept_name": "12345" } });
    assert_eq!(act(router, &pair, "c", &close).await.status, 409);
    replied(router, &pair.0).await;
    assert_eq!(
        act(router, &pair, "w", &json!({ "action": "withdraw" }))
            .await
            .status,
        409
    );
    let dispute =
        |text: &str| json!({ "action": "dispute", "text": text, "citizen_outcome": "unresolved" });
    assert_eq!(
        act(router, &pair, "d", &dispute("")).await.status,
        409,
        "says why"
    );
    let got = act(router, &pair, "d", &dispute("还是那样")).await;
    assert_eq!((got.status.as_u16(), state(&got)), (200, json!("disputed")));
    assert_eq!(
        advance(router, &pair.0, "reopen", &json!({})).await.status,
        200
    );
    for (action, more) in [
        ("handle", json!({})),
        ("reply", json!({ "text": "换了人", "outcome": "partial" })),
    ] {
        assert_eq!(
            advance(router, &pair.0, action, &more).await.status,
            200,
            "{action}"
        );
    }
    let got = act(router, &pair, "d2", &dispute("还是")).await;
    assert!(
        got.status == 409 && got.text().contains("只能提一次"),
        "{}",
        got.text()
    );
    let confirm = json!({ "action": "confirm", "citizen_outcome": "partial" });
    assert_eq!(act(router, &pair, "y", &confirm).await.status, 200);
    let rate = json!({ "action": "rate", "rating": { "level": 2, "reasons": ["late"] } });
    assert_eq!(act(router, &pair, "r", &rate).await.status, 200);
    assert_eq!(act(router, &pair, "r2", &rate).await.status, 409, "once");
    assert_eq!(
        advance(router, &pair.0, "close", &json!({})).await.status,
        200
    );
    let found = track(router, &pair.0, &pair.1).await;
    assert_eq!(state(&found), json!("closed"));
}

#[tokio::test]
async fn staff_moves_it_on_and_nobody_is_overtaken() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let (no, code) = taken(router, &complaint("b")).await;
    let bare = format!("/api/v1/staff/complaints/{no}/events");
    let screen = json!({ "action": "screen", "actor": "desk", "by": { "dept_name": "12345" } });
    assert_eq!(
        post(router, &bare, &[], &screen.to_string()).await.status,
        401
    );
    let token = format!("Bearer {}", crate::case_support::TOKEN);
    let auth = ("authorization", token.as_str());
    let key = ("idempotency-key", "k-1");
    for _ in 0..2 {
        let got = post(
            router,
            &bare,
            &[auth, ("if-match", "\"1\""), key],
            &screen.to_string(),
        )
        .await;
        assert_eq!(got.status, 200, "{}", got.text());
        assert_eq!(got.header("etag"), "\"2\"");
    }
    let accept = json!({ "action": "accept", "actor": "desk", "by": { "dept_name": "12345" } });
    let got = post(
        router,
        &bare,
        &[auth, ("if-match", "\"1\"")],
        &accept.to_string(),
    )
    .await;
    assert_eq!(
        (got.status.as_u16(), got.json()["type"].clone()),
        (409, json!("/problems/changed"))
    );
    let itself = json!({ "merged_into": no });
    let got = advance(router, &no, "merge", &itself).await;
    assert!(
        got.status == 409 && got.text().contains("并入"),
        "{}",
        got.text()
    );
    assert_eq!(advance(router, &no, "accept", &json!({})).await.status, 200);
    let to = |name: &str| json!({ "to": { "dept_name": name }, "text": "不归我们" });
    assert_eq!(
        advance(
            router,
            &no,
            "dispatch",
            &json!({ "to": { "dept_name": "渭滨区某局" } })
        )
        .await
        .status,
        200
    );
    assert_eq!(
        advance(router, &no, "transfer", &to("渭滨区另一局"))
            .await
            .status,
        200
    );
    let got = advance(router, &no, "handle", &json!({})).await;
    assert!(
        got.status == 409 && got.text().contains("转办"),
        "{}",
        got.text()
    );
    let mine = track(router, &no, &code).await;
    assert_eq!(mine.json()["department"]["dept_name"], "渭滨区另一局");
    // Staff reads whom to ask; a list has what is open.
    let one = staff_get(router, &format!("/api/v1/staff/complaints/{no}")).await;
    assert_eq!(one.json()["contact"]["phone"], PHONE);
    let list = staff_get(router, "/api/v1/staff/complaints?state=transferred").await;
    assert_eq!(list.json().as_array().unwrap().len(), 1);
    let wrong = staff_get(router, "/api/v1/staff/complaints?state=lost").await;
    assert_eq!(wrong.status, 400);
    assert_eq!(get(router, "/api/v1/staff/complaints").await.status, 401);
}

#[tokio::test]
async fn the_public_sees_what_was_agreed_to_and_no_person() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let mut ids = Vec::new();
    for (key, visibility) in [("p", "public"), ("q", "reply_only"), ("r", "private")] {
        let mut one = complaint(key);
        one["visibility"] = json!(visibility);
        one["text"] = json!(format!("{WORDS}，我是13812345678，{key}"));
        let (no, _) = taken(router, &one).await;
        let early = publish(&city, &no, true).await;
        assert_eq!(early.status, 409, "not accepted yet");
        replied(router, &no).await;
        let got = publish(&city, &no, true).await;
        assert_eq!(
            got.status.as_u16(),
            if visibility == "private" { 409 } else { 200 }
        );
        ids.push((
            no,
            got.json()["public_id"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        ));
    }
    let list = get(router, "/api/v1/complaints").await;
    assert_eq!(list.json()["total"], 2);
    for hidden in [
        "13812345678",
        "13987654321",
        "欧阳修远",
        "3261234",
        "610302-2026",
    ] {
        assert!(!list.text().contains(hidden), "{hidden}");
    }
    assert!(list.text().contains("138****5678") && list.text().contains("139****4321"));
    let one = get(router, &format!("/api/v1/complaints/{}", ids[1].1)).await;
    assert_eq!(one.json()["text"], Value::Null);
    for (query, total) in [
        ("q=%E7%AA%97%E5%8F%A3", 1),
        ("q=%E6%89%8B%E6%9C%BA%20%E6%94%B9%E8%BF%9B", 1),
        (
            "issue=attitude&state=replied&outcome=resolved&kind=complaint",
            2,
        ),
        ("area_code=610300", 2),
        ("area_code=610303", 0),
        ("outcome=partial", 0),
        ("sort=waiting&page_size=1&page=2", 2),
    ] {
        let got = get(router, &format!("/api/v1/complaints?{query}")).await;
        assert_eq!(got.json()["total"], total, "{query}: {}", got.text());
    }
    let facet = list.facet("area_code");
    assert_eq!(facet, [("610302".to_owned(), 2)]);
    let similar = json!({ "issue": "attitude", "text": WORDS, "area_code": "610302" });
    let got = post(
        router,
        "/api/v1/complaints/similar",
        &[],
        &similar.to_string(),
    )
    .await;
    assert_eq!(got.json().as_array().unwrap().len(), 1, "{}", got.text());
    let open311 = get(router, "/open311/v2/requests.json").await;
    assert_eq!(open311.json().as_array().unwrap().len(), 2);
    assert!(!open311.text().contains("13812345678"));
    assert_eq!(get(router, "/open311/v2/requests.xml").await.status, 406);
    assert_eq!(
        get(router, "/open311/v2/requests.json?status=late")
            .await
            .status,
        400
    );
    let gone = get(router, &format!("/open311/v2/requests/{}.json", ids[0].1)).await;
    assert_eq!(gone.status, 200);
    assert_eq!(publish(&city, &ids[0].0, false).await.status, 200);
    assert_eq!(
        get(router, &format!("/api/v1/complaints/{}", ids[0].1))
            .await
            .status,
        404
    );
    assert_eq!(get(router, "/api/v1/complaints").await.json()["total"], 1);
    // The key stays, so that a link that was shared leads there again.
    assert_eq!(
        publish(&city, &ids[0].0, true).await.json()["public_id"],
        json!(ids[0].1)
    );
    let figures = get(router, "/api/v1/complaint-figures").await;
    assert_eq!(
        (
            figures.json()["departments"].clone(),
            figures.json()["too_few"].clone()
        ),
        (json!([]), json!(1))
    );
}

#[tokio::test]
async fn the_same_problem_counts_once_for_a_key() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let (no, _) = taken(router, &complaint("s")).await;
    replied(router, &no).await;
    let id = publish(&city, &no, true).await.json()["public_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let uri = format!("/api/v1/complaints/{id}/support");
    let support = |key: &str| json!({ "supporter": key }).to_string();
    let same = support("aaaaaaaaaaaaaaaa");
    let all = futures_util::future::join_all((0..50).map(|_| post(router, &uri, &[], &same))).await;
    assert!(all.iter().all(|got| got.json()["supporters"] == 1));
    let got = post(router, &uri, &[], &support("bbbbbbbbbbbbbbbb")).await;
    assert_eq!(got.json()["supporters"], 2);
    assert_eq!(
        get(router, "/api/v1/complaints").await.json()["items"][0]["supporters"],
        2
    );
    assert_eq!(post(router, &uri, &[], &support("short")).await.status, 400);
    let nowhere = "/api/v1/complaints/nowhere/support";
    assert_eq!(post(router, nowhere, &[], &same).await.status, 404);
}

#[tokio::test]
async fn who_could_be_asked_is_forgotten_after_the_end() {
    let (city, clock) = standing(NOW, OPEN).await;
    let pair = taken(&city.router, &complaint("t")).await;
    let withdraw = json!({ "action": "withdraw" });
    assert_eq!(act(&city.router, &pair, "w", &withdraw).await.status, 200);
    let complaints = city.state.complaints();
    clock.set(moment("2026-12-23T09:00:00"));
    assert_eq!(complaints.forget_contacts(30).await.unwrap(), 0);
    clock.set(moment("2026-12-23T11:00:00"));
    assert_eq!(complaints.forget_contacts(30).await.unwrap(), 1);
    assert_eq!(complaints.forget_contacts(30).await.unwrap(), 0);
    assert_eq!(track(&city.router, &pair.0, "1234").await.status, 404);
    assert_eq!(track(&city.router, &pair.0, &pair.1).await.status, 200);
}

#[tokio::test]
async fn staff_does_not_speak_as_the_citizen() {
    let (city, _) = standing(NOW, OPEN).await;
    let (no, _) = taken(&city.router, &complaint("v")).await;
    replied(&city.router, &no).await;
    let uri = format!("/api/v1/staff/complaints/{no}/events");
    for event in [
        json!({ "action": "confirm", "citizen_outcome": "resolved" }),
        json!({ "action": "rate", "rating": { "level": 5, "reasons": ["quick"] } }),
        json!({ "action": "urge" }),
    ] {
        let mut event = event;
        event["actor"] = json!("citizen");
        event["by"] = json!({ "is_applicant": true });
        let got = staff(&city.router, &uri, &event).await;
        assert_eq!(got.status, 409, "{event}: {}", got.text());
    }
}

#[tokio::test]
async fn nobody_finds_out_where_an_entry_was() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let mut one = complaint("w");
    one["location"] = json!({ "lng": 107.15, "lat": 34.36 });
    let (no, _) = taken(router, &one).await;
    replied(router, &no).await;
    assert_eq!(publish(&city, &no, true).await.status, 200);
    let ask = async |text: &str, lat: f64| {
        let question = json!({
            "issue": "attitude", "text": text, "area_code": "610302",
            "location": { "lng": 107.15, "lat": lat },
        });
        let uri = "/api/v1/complaints/similar";
        post(router, uri, &[], &question.to_string()).await.body
    };
    // From nothing in common to everything, near and far are answered alike.
    for length in [0, 4, 8, 12, 40] {
        let text: String = WORDS.chars().take(length).collect();
        assert_eq!(ask(&text, 34.36).await, ask(&text, 34.60).await, "{text}");
    }
}
