//! The steps that need nothing but cargo.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Tally, count_tests};
use crate::process::{output, run, succeeds};
use crate::project::Project;
use crate::setup::rust_target::{Toolchain, WASM};

/// The journeys' test target: it needs a browser and a server, and runs last.
pub(super) const JOURNEYS: &str = "journeys";
/// The views' HTML is tested on the host.
pub(super) const HOST_FEATURES: &[&str] = &["--features", "shigantong/ssr"];

pub(super) fn format(project: &Project) -> Result<()> {
    ensure_component("fmt", "rustfmt");
    run(&mut project.cargo(&["fmt", "--all", "--check"]))
}

/// Both sets of lints, even where the first finds something.
pub(super) fn lint(project: &Project) -> Result<()> {
    ensure_component("clippy", "clippy");
    let deny = ["--", "-D", "warnings"];
    let mut host = project.cargo(&["clippy", "--workspace", "--all-targets"]);
    let on_host = run(host.args(HOST_FEATURES).args(deny));
    let toolchain = Toolchain::ensure()?;
    if toolchain == Toolchain::Debian {
        println!("Lints for the browser are left out: Debian's compiler comes without clippy.");
        return on_host;
    }
    let browser = [
        "clippy",
        "--package",
        "shigantong",
        "--features",
        "split",
        "--target",
        WASM,
    ];
    let in_browser = run(toolchain.cargo(project, &browser).args(deny));
    on_host.and(in_browser)
}

/// Library, program and integration tests of all crates, the journeys apart.
pub(super) fn unit_tests(project: &Project) -> Result<Tally> {
    let mut command = project.cargo(&["test", "--workspace", "--no-fail-fast"]);
    command.args(HOST_FEATURES).args(["--lib", "--bins"]);
    for name in integration_tests(project)? {
        if name != JOURNEYS {
            command.args(["--test", &name]);
        }
    }
    count_tests(&mut command)
}

fn integration_tests(project: &Project) -> Result<Vec<String>> {
    let metadata = ["metadata", "--no-deps", "--format-version", "1"];
    let metadata: Value = serde_json::from_str(&output(&mut project.cargo(&metadata))?)
        .context("cargo's metadata is not JSON")?;
    let array = |value: &Value, key: &str| -> Vec<Value> {
        value
            .get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut names: Vec<String> = array(&metadata, "packages")
        .iter()
        .flat_map(|package| array(package, "targets"))
        .filter(|target| array(target, "kind").contains(&Value::from("test")))
        .filter_map(|target| Some(target.get("name")?.as_str()?.to_owned()))
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// rustup leaves these out of a minimal installation; where it cannot add them, cargo's own
/// message says what is missing.
fn ensure_component(command: &str, component: &str) {
    if !succeeds("cargo", &[command, "--version"]) {
        println!("Adding {component} by rustup.");
        let _ = run(Command::new("rustup").args(["component", "add", component]));
    }
}
