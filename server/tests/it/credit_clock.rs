//! What is published, by a clock that moves: nothing is sent of a record that is not, anywhere.

use std::collections::BTreeSet;

use axum::Router;
use serde_json::Value;
use shigantong_contract::credit::{CreditAction, is_published};
use shigantong_contract::{CreditQuery, CreditRecordSummary, Date, Moment, path};
use shigantong_server::credit::Correction;
use shigantong_server::sample;
use shigantong_server::state::{Options, State};
use sqlx::Row;

use crate::credit_support::{entry, moment, publish, standing};
use crate::support::{City, get};

const NOW: &str = "2026-11-26T10:00:00";

async fn heads(city: &City) -> Vec<CreditRecordSummary> {
    let rows = sqlx::query("SELECT head FROM credit_record ORDER BY id");
    let rows = rows.fetch_all(city.db.pool()).await.unwrap();
    let head = |row: &sqlx::any::AnyRow| serde_json::from_str(&row.get::<String, _>(0)).unwrap();
    rows.iter().map(head).collect()
}

fn max_age(header: &str) -> i64 {
    if header == "no-store" {
        return 0;
    }
    assert!(!header.contains("stale"), "{header}");
    let age = header.split("max-age=").nth(1).unwrap();
    age.split(',').next().unwrap().parse().unwrap()
}

/// All pages of a query: the entries, and every one checked against the clock.
async fn listed(router: &Router, query: &CreditQuery, now: Moment) -> Vec<CreditRecordSummary> {
    let mut items: Vec<CreditRecordSummary> = Vec::new();
    for page in 1.. {
        let mut query = query.clone();
        (query.page, query.page_size) = (page, 100);
        let got = get(router, &path::credit_records(&query)).await;
        assert_eq!(got.status, 200, "{}", got.text());
        assert_eq!(got.header("etag"), "");
        let age = max_age(got.header("cache-control"));
        let json = got.json();
        let found: Vec<CreditRecordSummary> =
            serde_json::from_value(json["items"].clone()).unwrap();
        for head in &found {
            assert!(is_published(head, now), "{} at {now}", head.id);
            lives(head, now, age);
        }
        items.extend(found);
        let counts = json["facets"][0]["values"].as_array().unwrap().iter();
        let sum: u64 = counts.map(|value| value["count"].as_u64().unwrap()).sum();
        assert_eq!(json["total"], sum, "both lists together");
        if items.len() as u64 >= json["total"].as_u64().unwrap() {
            assert_eq!(items.len() as u64, json["total"].as_u64().unwrap());
            break;
        }
    }
    items
}

/// No copy lives beyond the end of the record's last day.
fn lives(head: &CreditRecordSummary, now: Moment, age: i64) {
    assert!((1..=300).contains(&age), "{age}");
    if let Some(last) = head.terms.max_until {
        let end = Moment::new(last.next(), 0, 0, 0).unwrap();
        assert!(age <= end.seconds_since(now), "{} at {now}: {age}", head.id);
    }
}

fn days(today: Date) -> Vec<Date> {
    let every_day = 0..45_u32;
    let later = (45..1_300).step_by(37);
    every_day
        .chain(later)
        .map(|days| today.plus_days(days))
        .collect()
}

#[tokio::test]
async fn nothing_is_sent_of_what_is_not_published() {
    let (city, clock) = standing(NOW).await;
    let (router, credit) = (&city.router, city.state.credit());
    let holidays = city.state.holidays();
    let loaded = sample::load_credit(credit, &holidays, moment(NOW))
        .await
        .unwrap();
    assert_eq!(loaded.len(), 3);
    let all = heads(&city).await;
    assert_eq!(all.len(), 400);
    let states: BTreeSet<&str> = all.iter().map(|head| head.state.code.as_str()).collect();
    assert_eq!(states.len(), 12, "{states:?}");
    let (mut looks, mut hidden_looks, mut shown) = (0, 0, BTreeSet::new());
    for (number, day) in days(moment(NOW).date()).into_iter().enumerate() {
        for (hour, minute, second) in [(0, 0, 0), (23, 59, 59)] {
            let now = Moment::new(day, hour, minute, second)
                .unwrap()
                .max(moment(NOW));
            clock.set(now);
            let expected: BTreeSet<&str> = all
                .iter()
                .filter(|head| is_published(head, now))
                .map(|head| head.id.as_str())
                .collect();
            shown.insert(expected.len());
            let found = listed(router, &CreditQuery::default(), now).await;
            let found: BTreeSet<&str> = found.iter().map(|head| head.id.as_str()).collect();
            assert_eq!(found, expected, "{now}");
            for head in all.iter().skip(number % 3).step_by(3) {
                looks += 1;
                let got = get(router, &path::credit_record(&head.id)).await;
                if expected.contains(head.id.as_str()) {
                    assert_eq!(got.status, 200);
                    lives(head, now, max_age(got.header("cache-control")));
                    continue;
                }
                hidden_looks += 1;
                assert_eq!(
                    (got.status.as_u16(), got.header("cache-control")),
                    (410, "no-store")
                );
                let text = got.text();
                let tells = [
                    &head.subject_name,
                    &head.uscc,
                    &head.title,
                    &head.state.label,
                ];
                for tell in tells.into_iter().filter(|tell| tell.chars().count() > 2) {
                    assert!(!text.contains(tell.as_str()), "{text}");
                }
                if head.uscc.is_empty() || number % 5 != 0 {
                    continue;
                }
                for q in [&head.uscc, &head.subject_name] {
                    let query = CreditQuery {
                        q: q.clone(),
                        ..CreditQuery::default()
                    };
                    let found = listed(router, &query, now).await;
                    assert!(found.iter().all(|found| found.id != head.id), "{now}");
                }
            }
        }
    }
    println!("{looks} direct links, {hidden_looks} of them to what is not published");
    assert!(
        hidden_looks > 1_000 && shown.len() > 20,
        "{hidden_looks} {shown:?}"
    );
    // To write the expiry down changes nothing of what is shown.
    let before = listed(router, &CreditQuery::default(), credit.now().unwrap()).await;
    assert!(credit.expire().await.unwrap() > 100);
    assert_eq!(credit.expire().await.unwrap(), 0);
    let after = listed(router, &CreditQuery::default(), credit.now().unwrap()).await;
    assert_eq!(before, after);
}

/// What is withdrawn, expired, repaired or shielded is answered alike, to the letter.
#[tokio::test]
async fn whatever_ended_a_record_the_answer_is_one() {
    let (city, clock) = standing(NOW).await;
    let credit = city.state.credit();
    let none = Correction::default();
    let mut answers = BTreeSet::new();
    for (action, no) in [
        (Some(CreditAction::Withdraw), "a"),
        (Some(CreditAction::Shield), "b"),
        (None, "c"),
    ] {
        let id = publish(credit, entry(no, "2026-11-20")).await;
        assert_eq!(
            get(&city.router, &path::credit_record(&id)).await.status,
            200
        );
        match action {
            Some(action) => {
                credit.advance(&id, action, "理由", &none).await.unwrap();
            }
            None => clock.set(moment("2027-11-21T00:00:00")),
        }
        let got = get(&city.router, &path::credit_record(&id)).await;
        assert_eq!(got.status, 410);
        let mut json = got.json();
        json["request_id"] = Value::Null;
        answers.insert(json.to_string());
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
    let unknown = get(&city.router, "/api/v1/credit-records/nobody").await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn a_change_by_another_process_is_seen_at_once() {
    let (city, clock) = standing(NOW).await;
    let id = publish(city.state.credit(), entry("a", "2026-11-20")).await;
    let uri = "/api/v1/credit-records";
    assert_eq!(get(&city.router, uri).await.json()["total"], 1);
    let options = Options {
        clock,
        ..Options::default()
    };
    let other = State::load_with(city.db.clone(), city.dir.path(), options);
    let other = other.await.unwrap();
    let (action, none) = (CreditAction::Withdraw, Correction::default());
    other
        .credit()
        .advance(&id, action, "理由", &none)
        .await
        .unwrap();
    assert_eq!(get(&city.router, uri).await.json()["total"], 0);
}

/// Every count says what choosing the value would leave, under any other filters.
#[tokio::test]
async fn counts_are_what_choosing_would_leave() {
    let (city, _clock) = standing(NOW).await;
    let holidays = city.state.holidays();
    sample::load_credit(city.state.credit(), &holidays, moment(NOW))
        .await
        .unwrap();
    let mut compared = 0;
    for query in [
        "",
        "list_kind=black",
        "list_kind=red",
        "severity=serious&area_code=610302",
        "field=labour&year=2026",
        "subject_kind=natural_person&list_kind=black",
        "q=jianzhu&severity=ordinary",
    ] {
        let uri = format!("/api/v1/credit-records?{query}");
        let page = get(&city.router, &uri).await.json();
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let (query, errors) = CreditQuery::parse(pairs);
        assert_eq!(errors, []);
        for facet in page["facets"].as_array().unwrap() {
            let name = facet["name"].as_str().unwrap();
            for value in facet["values"].as_array().unwrap() {
                let chosen = query.with(name, value["code"].as_str());
                let got = get(&city.router, &path::credit_records(&chosen))
                    .await
                    .json();
                assert_eq!(got["total"], value["count"], "{name} {value} {query:?}");
                compared += 1;
            }
        }
    }
    println!("{compared} counts compared");
    assert!(compared > 200, "{compared}");
    for (q, first) in [
        ("扶风示例新禾", "扶风示例新禾文化旅游有限公司"),
        ("fufeng shili xinhe", "扶风示例新禾文化旅游有限公司"),
        ("ffslxh", "扶风示例新禾文化旅游有限公司"),
        ("MAYY0201", "扶风示例新禾文化旅游有限公司"),
    ] {
        let query = CreditQuery {
            q: q.to_owned(),
            ..CreditQuery::default()
        };
        let got = get(&city.router, &path::credit_records(&query)).await;
        assert_eq!(got.json()["items"][0]["subject_name"], first, "{q}");
    }
    for (q, status) in [
        ("11010519491231002X", 400),
        ("138-1234-5678", 400),
        ("北京某某", 200),
    ] {
        let uri = format!("/api/v1/credit-records?q={}", path::encoded(q));
        let got = get(&city.router, &uri).await;
        assert_eq!(got.status, status);
        assert!(status == 400 || got.json()["total"] == 0);
    }
}
