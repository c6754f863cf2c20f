//! Ranks the judged queries over a list of names and prints a JSON object a line:
//! `score [SYNONYMS.tsv [DATA_FOLDER [JUDGEMENTS.jsonl]]]`.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde_json::json;
use shigantong_search::{Entry, IndexBuilder, Synonyms};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let synonyms = match arguments.next() {
        Some(path) => Synonyms::parse(&fs::read_to_string(path)?)?,
        None => Synonyms::default(),
    };
    let data = arguments
        .next()
        .map_or_else(|| here.join("../../shared/data"), PathBuf::from);
    let table = fs::read_to_string(data.join("service-items-guangan.csv"))?;
    let mut builder = IndexBuilder::new();
    let mut names = Vec::new();
    for line in table.trim_start_matches('\u{feff}').lines().skip(1) {
        if let Some((name, department)) = name_and_department(line) {
            builder.add(&Entry {
                title: name,
                also: &[(department, 0.2)],
            });
            names.push(name.to_string());
        }
    }
    let index = builder.build();
    let judgements = arguments
        .next()
        .map_or_else(|| data.join("search-judgements.jsonl"), PathBuf::from);
    for line in fs::read_to_string(judgements)?.lines() {
        let judged: serde_json::Value = serde_json::from_str(line)?;
        let query = judged["q"].as_str().unwrap_or_default();
        let hits = index.search(query, &synonyms);
        let mut seen = BTreeSet::new();
        let results: Vec<&String> = hits
            .iter()
            .filter_map(|hit| names.get(hit.entry as usize))
            .filter(|name| seen.insert(name.as_str()))
            .collect();
        let scores: Vec<f32> = hits.iter().map(|hit| hit.score).collect();
        println!(
            "{}",
            json!({ "q": query, "results": results, "scores": scores })
        );
    }
    Ok(())
}

/// The first and the sixth cell of a line; only first cells are ever quoted.
fn name_and_department(line: &str) -> Option<(&str, &str)> {
    let quoted = line
        .strip_prefix('"')
        .and_then(|rest| rest.split_once("\","));
    let (name, rest) = quoted.or_else(|| line.split_once(','))?;
    Some((name, rest.split(',').nth(4)?))
}
