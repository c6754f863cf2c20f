//! How well the words of citizens find real items, over HTTP.

use std::collections::{BTreeMap, HashSet};

use axum::Router;
use serde::Deserialize;
use shigantong_contract::path::encoded;
use shigantong_server::app;
use shigantong_server::db::Db;
use shigantong_server::state::State;
use tempfile::TempDir;

use crate::support::{get, import_file, shared};

#[derive(Deserialize)]
struct Judgement {
    q: String,
    kind: String,
    relevant: HashSet<String>,
}

/// The figures of one kind of query.
#[derive(Default)]
struct Score {
    queries: f64,
    success_at_5: f64,
    success_at_10: f64,
    reciprocal_rank: f64,
}

impl Score {
    fn add(&mut self, rank: Option<usize>) {
        let within = |most: usize| f64::from(u8::from(rank.is_some_and(|rank| rank <= most)));
        self.queries += 1.0;
        self.success_at_5 += within(5);
        self.success_at_10 += within(10);
        #[allow(clippy::cast_precision_loss)]
        if let Some(rank) = rank {
            self.reciprocal_rank += 1.0 / rank as f64;
        }
    }
}

#[tokio::test]
async fn people_find_what_they_mean() {
    let (Some(items), Some(judgements)) = (
        shared("service-items-guangan.csv"),
        shared("search-judgements.jsonl"),
    ) else {
        return;
    };
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    assert!(import_file(&db, &items, "511602").await.is_done());
    let router = app::router(State::load(db, dir.path()).await.unwrap(), None).unwrap();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let text = std::fs::read_to_string(judgements).unwrap();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let judgement: Judgement =
            serde_json::from_str(line.trim_start_matches('\u{feff}')).unwrap();
        let rank = rank(&router, &judgement).await;
        if rank.is_none_or(|rank| rank > 5) {
            println!("missed: {} {}", judgement.kind, judgement.q);
        }
        scores.entry(judgement.kind).or_default().add(rank);
        scores.entry("overall".to_owned()).or_default().add(rank);
    }
    println!(
        "{:<16}{:>4}{:>11}{:>12}{:>9}",
        "kind", "n", "Success@5", "Success@10", "MRR@10"
    );
    for (kind, score) in &scores {
        println!(
            "{kind:<16}{:>4}{:>11.3}{:>12.3}{:>9.3}",
            score.queries,
            score.success_at_5 / score.queries,
            score.success_at_10 / score.queries,
            score.reciprocal_rank / score.queries
        );
    }
    for (kind, least) in [("overall", 0.92), ("plain", 0.65), ("exact", 1.0)] {
        let score = &scores[kind];
        assert!(
            score.success_at_5 / score.queries >= least,
            "{kind} is below {least}"
        );
    }
}

/// The place of the first item that helps, among the first ten different names.
async fn rank(router: &Router, judgement: &Judgement) -> Option<usize> {
    let q = encoded(judgement.q.trim());
    let uri = format!("/api/v1/service-items?q={q}&area_code=511602&page_size=20");
    let mut seen = HashSet::new();
    let names = get(router, &uri).await.each("task_name").into_iter();
    let mut names = names.filter(|name| seen.insert(name.clone())).take(10);
    names
        .position(|name| judgement.relevant.contains(&name))
        .map(|place| place + 1)
}
