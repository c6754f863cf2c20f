//! Whether `dist/` is what the sources would give: decided by content, never by times, which a
//! fresh copy of the repository does not keep.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::setup::npm::{BINARYEN, ESBUILD};
use crate::setup::rust_target::Toolchain;

/// What lies at the root of the repository and has no part in the app. Anything else has, so
/// that a new directory of sources is not forgotten here.
const NO_INPUT: &[&str] = &[
    "data",
    "dist",
    "dist.next",
    "dist.old",
    "docs",
    "server",
    "target",
    "tests",
    "xtask",
    "LICENSE",
];
/// The recipe itself, and the flags that it compiles with.
const RECIPE: &[&str] = &[
    "xtask/src/app",
    "xtask/src/setup/rust_target.rs",
    ".cargo/config.toml",
];

/// The fingerprint of everything that a build reads.
pub(crate) fn of_inputs(project: &Project, toolchain: Toolchain) -> Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&project.root)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_input =
            !NO_INPUT.contains(&name.as_str()) && !name.starts_with('.') && !name.ends_with(".md");
        if is_input {
            list(&entry.path(), &mut files)?;
        }
    }
    for path in RECIPE {
        list(&project.root.join(path), &mut files)?;
    }
    let mut hash = of_files(&project.root, files)?;
    for text in [toolchain.version()?, BINARYEN.spec(), ESBUILD.spec()] {
        hash.update(text);
    }
    Ok(hex(&hash.finalize()))
}

/// Whether `dist/` is as a build from these inputs left it.
pub(crate) fn is_current(project: &Project, inputs: &str) -> Result<bool> {
    let Ok(remembered) = fs::read_to_string(record(project)?) else {
        return Ok(false);
    };
    Ok(project.dist.is_dir() && remembered == format!("{inputs}\n{}\n", of_dist(project)?))
}

/// Notes that `dist/` was just built from these inputs.
pub(crate) fn remember(project: &Project, inputs: &str) -> Result<()> {
    let text = format!("{inputs}\n{}\n", of_dist(project)?);
    fs::write(record(project)?, text).context("cannot note what dist/ was built from")
}

/// Forgets what `dist/` was built from.
pub(crate) fn forget(project: &Project) -> Result<()> {
    let record = record(project)?;
    if record.exists() {
        fs::remove_file(record)?;
    }
    Ok(())
}

/// The beginning of the content's SHA-256, for names of files.
pub(crate) fn short(content: &[u8]) -> String {
    hex(&Sha256::digest(content)[..6])
}

fn record(project: &Project) -> Result<PathBuf> {
    Ok(project.scratch()?.join("dist.fingerprint"))
}

fn of_dist(project: &Project) -> Result<String> {
    let mut files = Vec::new();
    list(&project.dist, &mut files)?;
    Ok(hex(&of_files(&project.dist, files)?.finalize()))
}

fn of_files(root: &Path, mut files: Vec<PathBuf>) -> Result<Sha256> {
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.update(name.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(&content));
    }
    Ok(hash)
}

fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            list(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
