//! The engine gate: what is shipped must load in the oldest engines that are promised.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::app::Manifest;
use crate::process::run;
use crate::project::Project;
use crate::setup::{Cache, npm};

/// What the first wasm engines do not have.
const ABSENT: &[&str] = &[
    "reference-types",
    "bulk-memory",
    "sign-extension",
    "saturating-float-to-int",
    "multi-value",
    "simd",
];
/// Versions of Node.js with the V8 of Chrome 84 and Chrome 94.
const OLD_NODES: &[&str] = &["14.21.3", "16.20.2"];
/// Compiles modules and parses scripts; runs nothing.
const LOAD: &str = include_str!("engine_gate.js");

pub(super) fn check(project: &Project) -> Result<()> {
    let manifest = Manifest::read(&project.dist).context("dist/ has no manifest: build the app")?;
    let assets = project.dist.join("assets");
    let wasm = assets.join(
        manifest
            .asset("wasm")
            .context("the manifest names no wasm")?,
    );
    let glue = assets.join(
        manifest
            .asset("js")
            .context("the manifest names no script")?,
    );
    let mut modules = vec![wasm];
    let pack = manifest.pack();
    let parts = manifest.parts().into_iter();
    let parts = parts.filter(|part| pack.as_ref().is_none_or(|(pack, _)| part != pack));
    modules.extend(parts.map(|part| assets.join(part)));
    if let Some((name, ranges)) = &pack {
        modules.extend(unpacked(project, &assets.join(name), ranges)?);
    }
    let mut files = modules.clone();
    files.extend([glue, project.dist.join("index.html")]);
    files.extend(scripts_at_root(&project.dist)?);
    let cache = Cache::open()?;
    let validator = npm::script(&cache, &npm::WABT, "wasm-validate")?;
    for module in &modules {
        validate(&validator, module)?;
    }
    println!("wasm-validate finds nothing beyond the first wasm engines.");
    for version in OLD_NODES {
        let node = npm::old_node(&cache, version)?;
        run(Command::new(node)
            .args(["--no-warnings", "--experimental-vm-modules", "-e", LOAD])
            .args(&files)
            .stdin(Stdio::null()))
        .with_context(|| format!("the app does not load in the engine of Node.js {version}"))?;
        println!("The engine of Node.js {version} loads the modules and all scripts.");
    }
    Ok(())
}

/// The modules of the pack as files of their own.
fn unpacked(project: &Project, pack: &Path, ranges: &[(usize, usize)]) -> Result<Vec<PathBuf>> {
    let pack = fs::read(pack)?;
    let dir = project.scratch()?.join("unpacked");
    fs::create_dir_all(&dir)?;
    let mut files = Vec::new();
    for (place, (from, to)) in ranges.iter().enumerate() {
        let file = dir.join(format!("{place}.wasm"));
        let module = pack
            .get(*from..*to)
            .context("the pack is shorter than the manifest says")?;
        fs::write(&file, module)?;
        files.push(file);
    }
    Ok(files)
}

fn validate(validator: &npm::Script, wasm: &Path) -> Result<()> {
    let mut command = validator.command();
    command.args(ABSENT.iter().map(|feature| format!("--disable-{feature}")));
    run(command.arg(wasm)).context("a module uses what old engines do not have")
}

/// Scripts that came from `public/`.
fn scripts_at_root(dist: &Path) -> Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            scripts.push(path);
        }
    }
    scripts.sort();
    Ok(scripts)
}
