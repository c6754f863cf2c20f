//! `tidy`: the rules of the code base that no compiler knows.

mod layers;
mod manifests;
mod rules;
mod source;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use source::Source;

/// Where the code base keeps code.
const CODE: &[&str] = &["src", "contract", "search", "server", "tests", "xtask"];

/// A broken rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    rule: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.rule)
    }
}

/// Checks the tree and prints every broken rule with its place.
pub(crate) fn check(project: &Project) -> Result<()> {
    let mut findings = Vec::new();
    let mut files = vec![project.root.join("Cargo.toml")];
    for dir in CODE {
        list(&project.root.join(dir), &mut files)?;
    }
    let count = files.len();
    let pages = pages(&project.root, &files);
    for file in files {
        let path = relative(&project.root, &file);
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if file.extension().is_some_and(|ending| ending == "toml") {
            findings.extend(manifests::check(&path, &text));
        } else {
            let source = Source::parse(&path, &text);
            findings.extend(rules::check(&source));
            findings.extend(layers::check(&source, &pages));
        }
    }
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => println!("{count} files keep the rules."),
        broken => bail!("{broken} places break the rules of the code base"),
    }
    Ok(())
}

fn pages(root: &Path, files: &[PathBuf]) -> Vec<String> {
    let paths = files.iter().map(|file| relative(root, file));
    paths
        .filter_map(|path| layers::page_of(&path).map(str::to_owned))
        .collect()
}

/// Sources and manifests below a directory.
fn list(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !dir.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let is_source = path.extension().is_some_and(|ending| ending == "rs");
        if path.is_dir() && !path.ends_with("target") {
            list(&path, files)?;
        } else if is_source || path.ends_with("Cargo.toml") {
            files.push(path);
        }
    }
    Ok(())
}

fn relative(root: &Path, file: &Path) -> String {
    let path = file.strip_prefix(root).unwrap_or(file);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
