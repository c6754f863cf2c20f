//! The byte gate: what a visit downloads stays within its budget. Times differ from machine to
//! machine, bytes do not.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::app::Manifest;
use crate::project::Project;

/// What the app itself may weigh before it runs: module, script and styles, in KB of brotli. On a
/// slow phone 100 KB are about half a second.
const FIRST_KB: u64 = 225;
/// What a page may need in all, with all its parts.
const PAGE_KB: u64 = 540;

pub(super) fn check(project: &Project) -> Result<()> {
    let manifest = Manifest::read(&project.dist).context("dist/ has no manifest: build the app")?;
    let assets = project.dist.join("assets");
    let size = |name: &str| {
        // What is too small to gain by it is sent as it is.
        let packed = assets.join(format!("{name}.br"));
        let file = match packed.exists() {
            true => packed,
            false => assets.join(name),
        };
        let size = fs::metadata(&file).with_context(|| format!("there is no {}", file.display()));
        Ok::<u64, anyhow::Error>(size?.len())
    };
    let mut first = 0;
    for kind in ["wasm", "js", "css"] {
        first += size(manifest.asset(kind).context("the manifest is not whole")?)?;
    }
    let mut sums = vec![("the app".to_owned(), first, FIRST_KB)];
    for (chunk, parts) in manifest.chunks() {
        let mut sum = first;
        for part in parts {
            sum += size(part)?;
        }
        sums.push((format!("with a page of `{chunk}`"), sum, PAGE_KB));
    }
    let mut is_over = false;
    for (what, bytes, most) in sums {
        println!("{:>8.1} KB of {most}: {what}", bytes as f64 / 1000.0);
        is_over |= bytes > most * 1000;
    }
    if is_over {
        bail!("a budget is overdrawn: cut code, or cut off a part (src/chunk.rs)");
    }
    Ok(())
}
