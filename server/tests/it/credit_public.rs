//! Everything that anybody can read holds no number of a person: all addresses of the OpenAPI
//! document are walked over the whole sample.

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use serde_json::{Map, Value};
use shigantong_contract::{AreaCode, mask, path};
use shigantong_server::clock::Clock;
use shigantong_server::db::Db;
use shigantong_server::import::{self, Report};
use shigantong_server::state::{Options, State};
use shigantong_server::{app, journeys, sample};
use tempfile::TempDir;

use crate::credit_support::{moment, track};
use crate::support::get;

/// How many things of one kind are looked at, and pages of one list.
const MOST: usize = 500;
const MOST_PAGES: u64 = 1_000;

/// What a walk has seen.
#[derive(Default)]
struct Walk {
    /// By the name of a field, the texts that stood there, by the list in which they stood.
    seen: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    /// The bodies, by their addresses.
    bodies: Vec<(String, String)>,
    /// How many of them say what was asked for.
    answered: usize,
}

impl Walk {
    /// Gets an address and remembers its body and what stands in it.
    async fn take(&mut self, router: &Router, list: &str, uri: &str) -> Value {
        let got = get(router, uri).await;
        let is_there = matches!(got.status.as_u16(), 200 | 404 | 410);
        assert!(
            is_there,
            "{uri}: {} {}",
            got.status,
            String::from_utf8_lossy(&got.body)
        );
        self.answered += usize::from(got.status == 200);
        let text = String::from_utf8_lossy(&got.body).into_owned();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        self.note(list, &json);
        self.bodies.push((uri.to_owned(), text));
        json
    }

    fn note(&mut self, list: &str, json: &Value) {
        match json {
            Value::Array(values) => values.iter().for_each(|value| self.note(list, value)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    let text = match value {
                        Value::String(text) => text.clone(),
                        Value::Number(number) => number.to_string(),
                        _ => String::new(),
                    };
                    if !text.is_empty() {
                        let by_list = self.seen.entry(name.clone()).or_default();
                        by_list.entry(list.to_owned()).or_default().insert(text);
                    }
                    self.note(list, value);
                }
            }
            _ => {}
        }
    }

    /// The values of a field that stood in a list; of all that have such a field where it is not
    /// one of that list. A `guid` stands in many fields.
    fn values(&self, list: &str, name: &str) -> Vec<String> {
        let mut found = BTreeSet::new();
        for (field, by_list) in &self.seen {
            let ends = format!("_{name}");
            if field != name && !field.ends_with(&ends) {
                continue;
            }
            let of_list = by_list.get(list).filter(|_| field == name);
            match of_list {
                Some(values) => return values.iter().take(MOST).cloned().collect(),
                None => by_list
                    .values()
                    .for_each(|values| found.extend(values.iter().cloned())),
            }
        }
        found.into_iter().take(MOST).collect()
    }
}

/// Reads every public address that is got: lists to their last pages, and what they lead to.
/// Addresses that others add to the document are walked as well.
async fn walk(router: &Router) -> Walk {
    let document: Value = serde_json::from_str(app::openapi()).unwrap();
    let paths: &Map<String, Value> = document["paths"].as_object().unwrap();
    let public = paths
        .iter()
        .filter(|(path, methods)| !path.contains("/staff/") && methods.get("get").is_some());
    let (lists, things): (Vec<_>, Vec<_>) = public.partition(|(path, _)| !path.contains('{'));
    let mut walk = Walk::default();
    for (path, methods) in lists {
        let parameters = methods["get"]["parameters"].as_array();
        let is_paged = parameters.is_some_and(|all| all.iter().any(|one| one["name"] == "page"));
        let has_size =
            parameters.is_some_and(|all| all.iter().any(|one| one["name"] == "page_size"));
        let json = walk.take(router, path, path).await;
        let total = json["total"].as_u64().unwrap_or(0);
        let size = if has_size {
            100
        } else {
            json["page_size"].as_u64().unwrap_or(20)
        };
        let pages = if is_paged {
            total.div_ceil(size.max(1)).min(MOST_PAGES)
        } else {
            0
        };
        for page in 1..=pages {
            let size = if has_size { "&page_size=100" } else { "" };
            let uri = format!("{path}?page={page}{size}");
            walk.take(router, path, &uri).await;
        }
    }
    for (path, _) in things {
        let (before, rest) = path.split_once('{').unwrap();
        let (name, after) = rest.split_once('}').unwrap();
        let list = before.trim_end_matches('/');
        let values = walk.values(list, name);
        assert!(!values.is_empty(), "nothing in the sample leads to {path}");
        let before_all = walk.answered;
        for value in values {
            let uri = format!("{before}{}{after}", path::encoded(&value));
            walk.take(router, path, &uri).await;
        }
        assert!(walk.answered > before_all, "nothing is found at {path}");
    }
    walk
}

/// The whole sample, as a first start loads it.
async fn sampled() -> (TempDir, State, Router) {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let all = sample::rows().unwrap();
    let context = import::Context {
        area: AreaCode::parse("610300").unwrap(),
        is_sample: true,
    };
    let report = Report {
        rows: all.rows.len(),
        ..Report::default()
    };
    let done = import::load(&db, &all.areas, &all.rows, &context, None, report, |_| {}).await;
    assert!(done.unwrap().is_done());
    assert!(
        journeys::load(&db, sample::JOURNEYS, true)
            .await
            .unwrap()
            .is_done()
    );
    let now = moment("2026-11-26T10:00:00");
    let options = Options {
        clock: Clock::standing_at(now),
        ..Options::default()
    };
    let state = State::load_with(db.clone(), dir.path(), options)
        .await
        .unwrap();
    let holidays = state.holidays();
    sample::load_cases(&db, state.cases(), &holidays, now.date())
        .await
        .unwrap();
    let report = sample::load_regulation(&db, &holidays, now.date()).await;
    assert!(report.unwrap().is_done());
    sample::load_credit(state.credit(), &holidays, now)
        .await
        .unwrap();
    sample::load_complaints(state.complaints(), now)
        .await
        .unwrap();
    let router = app::router(state.clone(), None).unwrap();
    (dir, state, router)
}

#[tokio::test]
async fn no_public_answer_holds_a_number_of_a_person() {
    let (_dir, _state, router) = sampled().await;
    let mut walk = walk(&router).await;
    // What an application tells whoever has its code.
    let samples = get(&router, "/api/v1/credit-records/applications/samples")
        .await
        .json();
    for sample in samples.as_array().unwrap() {
        let text = |name: &str| sample[name].as_str().unwrap().to_owned();
        let got = track(&router, &text("no"), &text("query_code")).await;
        assert_eq!(got.status, 200, "{}", got.text());
        walk.bodies.push((text("no"), got.text()));
    }
    assert_eq!(samples.as_array().unwrap().len(), 3);
    let mut persons = 0;
    for (uri, body) in &walk.bodies {
        let found = mask::find_unmasked(body);
        let found: Vec<&str> = found.into_iter().map(|range| &body[range]).collect();
        assert!(found.is_empty(), "{uri}: {found:?}");
        if uri.starts_with("/api/v1/credit-records") {
            persons += body
                .matches("natural_person\",\"label\":\"自然人\"},\"subject_name\"")
                .count();
            // The invented persons are a family name, 示例 and two characters more.
            for family in ["王示例", "李示例", "张示例", "刘示例", "胡示例"] {
                assert!(!body.contains(family), "{uri}: {family}");
            }
        }
    }
    let bytes: usize = walk.bodies.iter().map(|(_, body)| body.len()).sum();
    println!(
        "{} bodies, {bytes} bytes, {persons} times a person",
        walk.bodies.len()
    );
    assert!(walk.bodies.len() > 1_000 && persons > 50, "{persons}");
}
