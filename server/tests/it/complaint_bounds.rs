//! What one client and one text can do: unseen characters, documents among photographs, supports and
//! questions without end, and a board that is read anew for nothing.

use axum::Router;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::case_support::{post, staff, staff_get};
use crate::complaint_support::{
    OPEN, WORDS, act, advance, complaint, replied, standing, take, taken, track,
};
use crate::credit_support::{proof, upload};
use crate::support::{Got, get};
use shigantong_contract::path::encoded;

const NOW: &str = "2026-11-26T10:00:00";

async fn published(router: &Router, no: &str) -> String {
    replied(router, no).await;
    let uri = format!("/api/v1/staff/complaints/{no}/publication");
    let got = staff(router, &uri, &json!({ "is_published": true })).await;
    got.json()["public_id"].as_str().unwrap().to_owned()
}

async fn support(router: &Router, id: &str, supporter: &str) -> Got {
    let uri = format!("/api/v1/complaints/{id}/support");
    let body = json!({ "supporter": format!("{supporter:-<16}") });
    post(router, &uri, &[], &body.to_string()).await
}

#[tokio::test]
async fn what_nobody_sees_is_not_kept() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let mut one = complaint("a");
    one["text"] = json!(format!("{WORDS}\u{1b}]0;标题\u{7}\u{1b}[2J\u{202e}反了\0"));
    one["place"] = json!("三号\n窗口");
    one["contact"]["name"] = json!("张\u{1b}[31m三\n=cmd");
    let pair = taken(router, &one).await;
    let seen = track(router, &pair.0, &pair.1).await.json();
    assert_eq!(seen["text"], json!(format!("{WORDS}]0;标题[2J反了")));
    assert_eq!(seen["place"], json!("三号 窗口"));
    let uri = format!("/api/v1/staff/complaints/{}", pair.0);
    let staff_view = staff_get(router, &uri).await.json();
    assert_eq!(staff_view["contact"]["name"], json!("张[31m三 =cmd"));
    let more = json!({ "action": "supplement", "text": "补\u{1b}[2J充\u{2066}" });
    let got = act(router, &pair, "more", &more).await;
    assert_eq!(got.json()["events"][1]["text"], json!("补[2J充"));
    // Hidden within a number they would hide the number.
    one["text"] = json!(format!("{WORDS}11010519491\u{200b}231002X"));
    one["idempotency_key"] = json!("b".repeat(16));
    let got = take(router, &one).await;
    assert_eq!(got.status, 400);
    assert!(got.text().contains("遮住"), "{}", got.text());
}

#[tokio::test]
async fn documents_are_no_photographs() {
    let (city, _) = standing(NOW, OPEN).await;
    let file = proof(&city.router).await;
    let mut one = complaint("a");
    one["attachments"] = json!([file]);
    let got = take(&city.router, &one).await;
    assert_eq!(got.status, 400, "{}", got.text());
    assert!(got.text().contains("照片"), "{}", got.text());
}

#[tokio::test]
async fn whoever_knows_the_code_sees_the_files_and_nobody_else() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let mut picture = std::io::Cursor::new(Vec::new());
    let drawn = image::RgbImage::new(32, 16);
    drawn
        .write_to(&mut picture, image::ImageFormat::Png)
        .unwrap();
    let photo = upload(router, picture.into_inner()).await.json()["id"].clone();
    let mut one = complaint("a");
    one["attachments"] = json!([photo]);
    let pair = taken(router, &one).await;
    let other = taken(router, &complaint("b")).await;
    assert_eq!(
        track(router, &pair.0, &pair.1).await.json()["files"],
        json!([photo])
    );
    let file = async |pair: &(String, String), file: &Value| {
        let body = json!({ "no": pair.0, "secret": pair.1, "file": file }).to_string();
        post(router, "/api/v1/complaints/file", &[], &body).await
    };
    let got = file(&pair, &photo).await;
    assert_eq!(got.json()["media_type"], json!("image/jpeg"));
    assert_eq!(got.header("cache-control"), "no-store");
    let bytes = STANDARD
        .decode(got.json()["data"].as_str().unwrap())
        .unwrap();
    assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 32);
    for (pair, name) in [
        (&other, &photo),
        (&pair, &json!("nothing")),
        (&(pair.0.clone(), "0000".to_owned()), &photo),
    ] {
        assert_eq!(file(pair, name).await.status, 404);
    }
    // What is added on its way is there for its citizen too.
    let document = proof(router).await;
    let to = json!({ "dept_name": "渭滨区某局" });
    for (action, more) in [
        ("screen", json!({})),
        ("accept", json!({})),
        (
            "dispatch",
            json!({ "to": to, "text": "请看附件", "files": [document] }),
        ),
    ] {
        let got = advance(router, &pair.0, action, &more).await;
        assert_eq!(got.status, 200, "{action}: {}", got.text());
    }
    let got = file(&pair, &json!(document)).await;
    assert_eq!(
        got.json()["media_type"],
        json!("application/pdf"),
        "{}",
        got.text()
    );
}

#[tokio::test]
async fn staff_sees_which_department_the_citizen_thinks_of() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let departments = get(router, "/api/v1/departments").await.json();
    let mut one = complaint("a");
    one["dept_code"] = departments[0]["dept_code"].clone();
    let (no, _) = taken(router, &one).await;
    let uri = format!("/api/v1/staff/complaints/{no}");
    let seen = staff_get(router, &uri).await.json();
    assert_eq!(seen["dept_name"], departments[0]["dept_name"]);
    assert_ne!(seen["dept_name"], json!(""));
    one["dept_code"] = json!("nobody");
    one["idempotency_key"] = json!("b".repeat(16));
    let got = take(router, &one).await;
    assert_eq!(got.status, 400);
    assert_eq!(got.json()["errors"][0]["field"], json!("dept_code"));
}

#[tokio::test]
async fn supports_are_counted_by_themselves_and_each_once() {
    let limits = format!(
        "{}support_quarter = 2\n",
        OPEN.replace("quarter = 1000", "quarter = 2")
    );
    let (city, _) = standing(NOW, &limits).await;
    let router = &city.router;
    let (no, _) = taken(router, &complaint("a")).await;
    let id = published(router, &no).await;
    for _ in 0..5 {
        let got = support(router, &id, "one").await;
        assert_eq!(
            (got.status.as_u16(), got.json()),
            (200, json!({ "supporters": 1 }))
        );
    }
    assert_eq!(
        support(router, &id, "two").await.json(),
        json!({ "supporters": 2 })
    );
    let third = support(router, &id, "three").await;
    assert_eq!(third.status, 429);
    assert!(third.text().contains("我也遇到了"), "{}", third.text());
    // Who is there already is answered as before, and complaining has bounds of its own.
    assert_eq!(support(router, &id, "two").await.status, 200);
    let mut other = complaint("b");
    other["text"] = json!(format!("{WORDS}另一件"));
    assert_eq!(take(router, &other).await.status, 201);
}

#[tokio::test]
async fn questions_have_a_bound_and_complaints_are_taken_all_the_same() {
    let (city, _) = standing(NOW, &format!("{OPEN}similar_minute = 3\n")).await;
    let router = &city.router;
    let (no, _) = taken(router, &complaint("a")).await;
    published(router, &no).await;
    let body = json!({ "issue": "attitude", "text": WORDS, "area_code": "610302" }).to_string();
    for _ in 0..3 {
        let got = post(router, "/api/v1/complaints/similar", &[], &body).await;
        assert_eq!(
            (got.status.as_u16(), got.json().as_array().unwrap().len()),
            (200, 1)
        );
    }
    let got = post(router, "/api/v1/complaints/similar", &[], &body).await;
    assert_eq!(got.status, 429);
    assert!(!got.header("retry-after").is_empty());
    assert_eq!(take(router, &complaint("b")).await.status, 201);
}

#[tokio::test]
async fn the_board_changes_with_what_is_on_it_and_with_nothing_else() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let shown = taken(router, &complaint("a")).await;
    let id = published(router, &shown.0).await;
    let tag = async || {
        get(router, "/api/v1/complaints")
            .await
            .header("etag")
            .to_owned()
    };
    let before = tag().await;
    let (hidden, _) = taken(router, &complaint("b")).await;
    replied(router, &hidden).await;
    assert_eq!(tag().await, before, "out of sight");
    support(router, &id, "one").await;
    let supported = tag().await;
    assert_ne!(supported, before);
    let entry = get(router, &format!("/api/v1/complaints/{id}"))
        .await
        .json();
    assert_eq!(entry["supporters"], json!(1));
    let outcome = json!({ "action": "confirm", "citizen_outcome": "resolved" });
    assert_eq!(act(router, &shown, "seen", &outcome).await.status, 200);
    assert_ne!(tag().await, supported);
    let entry = get(router, &format!("/api/v1/complaints/{id}"))
        .await
        .json();
    assert_eq!(entry["supporters"], json!(1));
    assert_eq!(entry["citizen_outcome"]["code"], json!("resolved"));
}

#[tokio::test]
async fn the_board_is_found_by_words_and_by_their_sound() {
    let (city, _) = standing(NOW, OPEN).await;
    let router = &city.router;
    let (no, _) = taken(router, &complaint("a")).await;
    published(router, &no).await;
    for (q, total) in [
        ("窗口", 1),
        ("窗口 手机", 1),
        ("窗口 路灯", 0),
        ("chuangkou", 1),
        ("kanshouji", 1),
        ("ludeng", 0),
        ("610302", 0),
    ] {
        let uri = format!("/api/v1/complaints?q={}", encoded(q));
        assert_eq!(get(router, &uri).await.json()["total"], json!(total), "{q}");
    }
}
