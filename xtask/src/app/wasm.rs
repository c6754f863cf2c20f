//! The wasm module: compiled, bound to JavaScript, and brought down to what the oldest engines load.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::run;
use crate::project::Project;
use crate::setup::rust_target::{Toolchain, WASM};
use crate::setup::{Cache, npm};

/// The package's binary, without its ending.
const BINARY: &str = "shigantong-app";
/// wasm-bindgen names its files after this.
pub(super) const OUT_NAME: &str = "app";

/// What wasm-opt must understand of the compiler's output.
const READ: &[&str] = &[
    "bulk-memory",
    "bulk-memory-opt",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
];
/// What it must rewrite, as Chrome 84 and iOS 14 have none of it. The standard library comes
/// precompiled with these features, whatever the app itself is compiled for.
const LOWER: &[&str] = &[
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];
/// The second pass optimises for size and fails on anything beyond the first wasm engines.
const SHRINK: &[&str] = &[
    "-Oz",
    "--mvp-features",
    "--enable-mutable-globals",
    "--strip-debug",
    "--strip-producers",
];

/// The module and its JavaScript, as wasm-bindgen wrote them.
pub(super) struct Module {
    /// The JavaScript that loads the module.
    pub(super) glue: PathBuf,
    wasm: PathBuf,
}

/// Compiles the app and binds it to JavaScript.
pub(super) fn compile(project: &Project, toolchain: Toolchain) -> Result<Module> {
    println!("Compiling the app for the browser.");
    let arguments = [
        "build",
        "--package",
        "shigantong",
        "--bin",
        BINARY,
        "--profile",
        "wasm",
        "--features",
        "browser",
        "--target",
        WASM,
    ];
    run(&mut toolchain.cargo(project, &arguments))?;
    let compiled = project
        .target
        .join(WASM)
        .join("wasm")
        .join(format!("{BINARY}.wasm"));
    let out = project.scratch()?.join("bindgen");
    super::remove_tree(&out)?;
    Bindgen::new()
        .input_path(&compiled)
        .out_name(OUT_NAME)
        .web(true)?
        .typescript(false)
        .generate(&out)
        .context("wasm-bindgen could not bind the module")?;
    Ok(Module {
        glue: out.join(format!("{OUT_NAME}.js")),
        wasm: out.join(format!("{OUT_NAME}_bg.wasm")),
    })
}

/// The module after wasm-opt, ready for every engine.
pub(super) fn optimise(cache: &Cache, module: &Module) -> Result<Vec<u8>> {
    let started = Instant::now();
    let wasm_opt = npm::script(cache, &npm::BINARYEN, "wasm-opt")?;
    let lowered = module.wasm.with_extension("lowered.wasm");
    let shrunk = module.wasm.with_extension("shrunk.wasm");
    let read = READ.iter().map(|feature| format!("--enable-{feature}"));
    run(wasm_opt
        .command()
        .arg(&module.wasm)
        .args(read)
        .args(LOWER)
        .arg("-o")
        .arg(&lowered))?;
    run(wasm_opt
        .command()
        .arg(&lowered)
        .args(SHRINK)
        .arg("-o")
        .arg(&shrunk))?;
    println!(
        "Optimised the module in {:.0} s.",
        started.elapsed().as_secs_f32()
    );
    Ok(fs::read(&shrunk)?)
}
