//! Who is heard about a record, how often one may be wrong, and which files are taken.

use futures_util::future::join_all;
use serde_json::json;
use shigantong_contract::credit::CreditAction as A;
use shigantong_contract::mask;
use shigantong_server::credit::Correction;
use sqlx::Row;

use crate::credit_forms::{count, record};
use crate::credit_support::{
    COMPANY, PERSON, entry, form, moment, object, of_person, proof, publish, standing, track,
    upload,
};
use crate::support::get;

const NOW: &str = "2026-11-26T10:00:00";
const KEY: &str = "0123456789abcdef";

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

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(4, 4, image::Rgb([9, 9, 9]));
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

#[tokio::test]
async fn files_are_what_they_say_by_their_content_and_are_claimed_once() {
    let (city, clock) = standing(NOW).await;
    let id = publish(city.state.credit(), entry("a", "2026-11-20")).await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
    for (bytes, status) in [
        (b"%PDF-1.4".to_vec(), 201),
        (picture(image::ImageFormat::Png), 201),
        (picture(image::ImageFormat::Jpeg), 201),
        // What only begins as a picture.
        (b"\x89PNG\r\n\x1a\n..".to_vec(), 415),
        (b"\xff\xd8\xff..".to_vec(), 415),
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

/// Of a body everybody knows the name: whoever sends wrong forms keeps only himself from being heard.
#[tokio::test]
async fn nobody_keeps_a_company_from_being_heard() {
    let (city, _clock) = standing(NOW).await;
    let credit = city.state.credit();
    let id = publish(credit, entry("a", "2026-11-20")).await;
    let person = publish(credit, of_person("b", "2026-11-20")).await;
    let from = |address: &str| {
        let address: std::net::SocketAddr = address.parse().unwrap();
        let peer = axum::extract::ConnectInfo(address);
        city.router.clone().layer(axum::Extension(peer))
    };
    let (one, other) = (from("1.2.3.4:1"), from("1.2.3.5:1"));
    let mut wrong = form(&id, "wrong-0123456789");
    wrong["subject"]["name"] = json!("示例别的有限公司");
    for _ in 0..10 {
        assert_eq!(object(&one, &wrong).await.status, 422);
    }
    assert_eq!(object(&one, &wrong).await.status, 429);
    assert_eq!(object(&other, &form(&id, KEY)).await.status, 201);
    // A person's name could be guessed by many: they count together.
    let mut guess = form(&person, "guess-0123456789");
    guess["subject"]["uscc"] = json!("");
    for number in 0..10 {
        guess["subject"]["name"] = json!(format!("欧阳{number}"));
        let got = object(&from(&format!("1.2.4.{number}:1")), &guess).await;
        assert_eq!(got.status, 422);
    }
    let got = object(&from("1.2.5.1:1"), &guess).await;
    assert_eq!(got.status, 429, "{}", got.text());
}
