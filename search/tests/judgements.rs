//! Ranks the judged queries over real names, with the synonyms that ship with the server, and
//! holds the measures to their targets.

#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(feature = "build")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use shigantong_search::{Entry, IndexBuilder, Synonyms};

#[derive(Deserialize)]
struct Judged {
    q: String,
    kind: String,
    relevant: BTreeSet<String>,
}

#[derive(Default)]
struct Measure {
    queries: f64,
    success: f64,
    reciprocal: f64,
}

/// Kind, least Success@5, least MRR@10.
const TARGETS: &[(&str, f64, f64)] = &[
    ("overall", 0.97, 0.93),
    ("exact", 1.0, 0.95),
    ("plain", 0.9, 0.8),
    ("pinyin_full", 1.0, 0.95),
    ("pinyin_initials", 0.92, 0.9),
    ("typo", 1.0, 0.9),
    ("multi", 1.0, 0.9),
];

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn synonyms() -> Synonyms {
    let table = fs::read_to_string(here().join("../server/data/synonyms.tsv")).unwrap();
    Synonyms::parse(&table).unwrap()
}

/// The first and the sixth cell of each line; only first cells are ever quoted.
fn names(data: &Path) -> Vec<(String, String)> {
    let table = fs::read_to_string(data.join("service-items-guangan.csv")).unwrap();
    let row = |line: &str| {
        let quoted = line
            .strip_prefix('"')
            .and_then(|rest| rest.split_once("\","));
        let (name, rest) = quoted.or_else(|| line.split_once(',')).unwrap();
        (
            name.to_string(),
            rest.split(',').nth(4).unwrap().to_string(),
        )
    };
    table.lines().skip(1).map(row).collect()
}

/// The place of the first relevant title among the first ten different ones.
fn first_relevant(results: impl Iterator<Item = String>, relevant: &BTreeSet<String>) -> usize {
    let mut seen = BTreeSet::new();
    let different = results.filter(|name| seen.insert(name.clone()));
    let place = different.take(10).position(|name| relevant.contains(&name));
    place.map_or(0, |i| i + 1)
}

#[test]
fn judged_queries_meet_their_targets() {
    let data = here().join("../../shared/data");
    let Ok(judgements) = fs::read_to_string(data.join("search-judgements.jsonl")) else {
        println!("no judgements in {}: nothing measured", data.display());
        return;
    };
    let names = names(&data);
    let mut builder = IndexBuilder::new();
    for (title, department) in &names {
        builder.add(&Entry {
            title,
            also: &[(department, 0.2)],
        });
    }
    let (index, synonyms) = (builder.build(), synonyms());
    let mut measures: BTreeMap<String, Measure> = BTreeMap::new();
    for line in judgements.lines() {
        let judged: Judged = serde_json::from_str(line).unwrap();
        let hits = index.search(&judged.q, &synonyms);
        let results = hits.iter().map(|hit| names[hit.entry as usize].0.clone());
        let place = first_relevant(results, &judged.relevant);
        for kind in ["overall", &judged.kind] {
            let measure = measures.entry(kind.to_string()).or_default();
            measure.queries += 1.0;
            measure.success += f64::from(u8::from((1..=5).contains(&place)));
            measure.reciprocal += if place > 0 { 1.0 / place as f64 } else { 0.0 };
        }
    }
    for (kind, success, reciprocal) in TARGETS {
        let measure = &measures[*kind];
        let (s, r) = (
            measure.success / measure.queries,
            measure.reciprocal / measure.queries,
        );
        println!("{kind:<16} Success@5 {s:.3}  MRR@10 {r:.3}");
        assert!(s >= *success && r >= *reciprocal, "{kind}: {s:.3} {r:.3}");
    }
}

#[test]
fn the_table_of_synonyms_is_large_and_says_nothing_twice() {
    assert!(synonyms().len() >= 350);
    let table = fs::read_to_string(here().join("../server/data/synonyms.tsv")).unwrap();
    let mut seen = BTreeSet::new();
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (everyday, official) = line.split_once('\t').unwrap();
        let mut within = BTreeSet::new();
        for term in everyday.split('|') {
            assert!(within.insert(term), "twice in a line: {term}");
            assert!(seen.insert((term, official)), "the same rule twice: {term}");
        }
        let all: Vec<&str> = official.split('|').collect();
        let different: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), different.len(), "twice: {official}");
    }
}
