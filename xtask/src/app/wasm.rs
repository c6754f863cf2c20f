//! The wasm module: compiled, bound to JavaScript, and brought down to what the oldest engines load.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
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

/// The script that fetches the parts which the module was cut into.
const LINK: &str = "split.js";
/// What that script calls to fetch a part, a few at a time, and to make a module of it; an answer that
/// is none is a failure that can be tried again.
const FETCH_PARTS: &str = include_str!("fetch_parts.js");

/// The modules and their JavaScript, as wasm-bindgen wrote them.
pub(super) struct Module {
    /// The JavaScript that loads the modules.
    pub(super) glue: PathBuf,
    /// The first module.
    pub(super) wasm: PathBuf,
    /// The parts that are fetched later.
    pub(super) parts: Vec<Part>,
}

/// A part of the app's code that some pages need besides the first.
pub(super) struct Part {
    /// Its file, which the glue names.
    pub(super) wasm: PathBuf,
    /// The chunks (`src/chunk.rs`) that need it.
    pub(super) chunks: Vec<String>,
}

/// Compiles the app, cuts off what is fetched later, and binds the rest to JavaScript.
pub(super) fn compile(project: &Project, toolchain: Toolchain) -> Result<Module> {
    println!("Compiling the app for the browser.");
    let arguments = [
        "rustc",
        "--package",
        "shigantong",
        "--bin",
        BINARY,
        "--profile",
        "wasm",
        "--features",
        "split",
        "--target",
        WASM,
        "--",
        // Without names and relocations the linker's output does not say who calls whom; `wasm-opt`
        // takes them out.
        "-Cstrip=none",
        "-Clink-arg=--emit-relocs",
        // What the precompiled library uses is lowered later: wasm-bindgen must not build on it.
        "-Clink-arg=--no-check-features",
        "-Clink-arg=--features=mutable-globals",
    ];
    run(&mut toolchain.cargo(project, &arguments))?;
    let compiled = project
        .target
        .join(WASM)
        .join("wasm")
        .join(format!("{BINARY}.wasm"));
    let out = project.scratch()?.join("bindgen");
    super::remove_tree(&out)?;
    let cut = project.scratch()?.join("split");
    super::remove_tree(&cut)?;
    let parts = split(&compiled, &cut)?;
    Bindgen::new()
        .input_path(cut.join("main.wasm"))
        .out_name(OUT_NAME)
        .web(true)?
        // The parts share the table.
        .keep_lld_exports(true)
        .typescript(false)
        .generate(&out)
        .context("wasm-bindgen could not bind the module")?;
    let link = fs::read_to_string(cut.join(LINK))?;
    let link = link
        .replace("fetch(new URL(", "part(new URL(")
        .replace("WebAssembly.instantiateStreaming(", "instantiate(");
    fs::write(out.join(LINK), link + FETCH_PARTS)?;
    Ok(Module {
        glue: out.join(format!("{OUT_NAME}.js")),
        wasm: out.join(format!("{OUT_NAME}_bg.wasm")),
        parts,
    })
}

/// Cuts the module into `main.wasm`, the parts and the script that fetches them.
fn split(compiled: &Path, out: &Path) -> Result<Vec<Part>> {
    let module = fs::read(compiled)?;
    let mut options = wasm_split_cli_support::Options::new(&module);
    let (main, link) = (out.join("main.wasm"), format!("./{LINK}"));
    let glue = format!("./{OUT_NAME}.js");
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &glue;
    let split = wasm_split_cli_support::transform(options);
    let split = split.map_err(|error| anyhow!("the module could not be cut: {error:#}"))?;
    let mut parts: Vec<Part> = Vec::new();
    for wasm in split.split_modules {
        let stem = wasm.file_stem().unwrap_or_default().to_string_lossy();
        let needs = |files: &Vec<String>| files.iter().any(|file| *file == stem);
        let chunks = split.prefetch_map.iter();
        let chunks = chunks.filter(|(_, files)| needs(files));
        let mut chunks: Vec<String> = chunks.map(|(chunk, _)| chunk.clone()).collect();
        chunks.sort();
        parts.push(Part { wasm, chunks });
    }
    parts.sort_by(|a, b| a.wasm.cmp(&b.wasm));
    Ok(parts)
}

/// The first module and the others after wasm-opt, two at a time: the first takes as long as many.
pub(super) fn optimise_all(
    cache: &Cache,
    first: &Path,
    rest: &[&Path],
) -> Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let wasm_opt = npm::script(cache, &npm::BINARYEN, "wasm-opt")?;
    std::thread::scope(|scope| {
        let first = scope.spawn(|| optimise(&wasm_opt, first));
        let rest: Result<Vec<_>> = rest.iter().map(|file| optimise(&wasm_opt, file)).collect();
        let first = first
            .join()
            .map_err(|_| anyhow!("wasm-opt was interrupted"))?;
        Ok((first?, rest?))
    })
}

/// A module after wasm-opt, ready for every engine.
fn optimise(wasm_opt: &npm::Script, module: &Path) -> Result<Vec<u8>> {
    let lowered = module.with_extension("lowered.wasm");
    let shrunk = module.with_extension("shrunk.wasm");
    let read = READ.iter().map(|feature| format!("--enable-{feature}"));
    run(wasm_opt
        .command()
        .arg(module)
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
    Ok(fs::read(&shrunk)?)
}
