//! The app as a browser gets it: `dist/`, built from the wasm module, the styles and `public/`.

mod assets;
mod fingerprint;
mod parts;
mod release;
mod wasm;

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::setup::{Cache, rust_target::Toolchain};
use parts::Parts;
pub(crate) use release::Manifest;

/// The oldest engines that must load the app, in esbuild's words.
const ENGINES: &str = "chrome84,safari14.1";

/// Builds the app into `dist/` unless that is up to date. The caller holds the project's lock.
pub(crate) fn build(project: &Project) -> Result<()> {
    let started = Instant::now();
    let toolchain = Toolchain::ensure()?;
    let inputs = fingerprint::of_inputs(project, toolchain)?;
    if fingerprint::is_current(project, &inputs)? {
        println!("dist/ is up to date.");
        return Ok(());
    }
    // Whatever happens from here on, an unfinished build must not pass for a finished one.
    fingerprint::forget(project)?;
    // Beside dist/, as a rename must put it there.
    let stage = project.root.join("dist.next");
    remove_tree(&stage)?;
    fs::create_dir_all(stage.join("assets"))?;
    assemble(project, toolchain, &stage)?;
    release::swap_in(project, &stage)?;
    fingerprint::remember(project, &inputs)?;
    println!("dist/ built in {:.0} s.", started.elapsed().as_secs_f32());
    Ok(())
}

fn assemble(project: &Project, toolchain: Toolchain, stage: &Path) -> Result<()> {
    let module = wasm::compile(project, toolchain)?;
    let cache = Cache::open()?;
    let optimised = Instant::now();
    let files: Vec<&Path> = module
        .parts
        .iter()
        .map(|part| part.wasm.as_path())
        .collect();
    let (first, rest) = wasm::optimise_all(&cache, &module.wasm, &files)?;
    let parts: Vec<_> = module.parts.iter().zip(rest).collect();
    let mut names = assets::Assets {
        wasm: assets::place_wasm(stage, &first)?,
        css: assets::place_styles(project, &cache, stage)?,
        js: String::new(),
        parts: Parts::place(stage, &parts)?,
    };
    let seconds = optimised.elapsed().as_secs_f32();
    println!("Optimised the modules in {seconds:.0} s.");
    names.js = assets::place_script(&cache, stage, &module.glue, &names)?;
    copy_tree(&project.root.join("public"), stage)?;
    let template = project.root.join("index.html");
    let template = fs::read_to_string(&template)
        .with_context(|| format!("cannot read {}", template.display()))?;
    let shell = names.fill("index.html", &template)?;
    fs::write(stage.join("index.html"), &shell)?;
    release::name_in_worker(stage, &names, &shell)?;
    release::write_manifest(project, stage, &names)?;
    assets::compress(stage)?;
    assets::print_sizes(stage, &names)
}

fn remove_tree(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("cannot remove {}", dir.display()))?;
    }
    Ok(())
}

/// Copies a directory's files, if there is such a directory.
fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
