//! Tools from the npm registry, each pinned to one version in a directory of its own.

use std::env::consts::{ARCH, OS};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{Cache, system};
use crate::process::{output, run};

/// The oldest Node.js that runs these tools.
const NODE_MAJOR: u32 = 18;

/// The optimiser of wasm modules.
pub(crate) const BINARYEN: Package = Package::new("binaryen", "132.0.0", "version 132");
/// The minifier of scripts and styles.
pub(crate) const ESBUILD: Package = Package::new("esbuild", "0.28.2", "0.28.2");
/// The validator of wasm modules.
pub(crate) const WABT: Package = Package::new("wabt", "1.0.39", "1.0.39");

/// A package and its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Package {
    name: &'static str,
    version: &'static str,
    /// What its tools say when asked for their version.
    answer: &'static str,
}

impl Package {
    const fn new(name: &'static str, version: &'static str, answer: &'static str) -> Self {
        Self {
            name,
            version,
            answer,
        }
    }

    /// Name and version as npm writes them.
    pub(crate) fn spec(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

/// A command that runs the script `bin/NAME` of a package, after a check that it answers.
pub(crate) fn script(cache: &Cache, package: &Package, name: &str) -> Result<Script> {
    ensure_node()?;
    let entry = format!("{}-{}", package.name, package.version);
    let fetch = || {
        let dir = cache.entry(&entry, |dir| install(dir, &package.spec()))?;
        let script = Script(
            dir.join("node_modules")
                .join(package.name)
                .join("bin")
                .join(name),
        );
        let version = output(script.command().arg("--version"))?;
        if !version.contains(package.answer) {
            bail!("{name} of {} says it is {}", package.spec(), version.trim());
        }
        Ok(script)
    };
    // A damaged directory is fetched once more.
    fetch().or_else(|_| {
        let _ = cache.remove(&entry);
        fetch()
    })
}

/// A tool that Node.js runs.
pub(crate) struct Script(PathBuf);

impl Script {
    /// The tool, ready for its arguments.
    pub(crate) fn command(&self) -> Command {
        let mut command = node();
        command.arg(&self.0);
        command
    }
}

/// The machine's own Node.js.
pub(crate) fn node() -> Command {
    let mut command = Command::new("node");
    command.stdin(Stdio::null());
    command
}

/// The Node.js of an old engine, as a program of its own: `version` is a full one.
pub(crate) fn old_node(cache: &Cache, version: &str) -> Result<PathBuf> {
    ensure_node()?;
    let name = format!("node-{}-{}", os_name()?, arch_name()?);
    let dir = cache.entry(&format!("node-{version}"), |dir| {
        install(dir, &format!("{name}@{version}"))
    })?;
    let program = dir.join("node_modules").join(name).join("bin/node");
    let answer = output(Command::new(&program).arg("--version"))?;
    if answer.trim() != format!("v{version}") {
        bail!("Node.js {version} says it is {}", answer.trim());
    }
    Ok(program)
}

fn os_name() -> Result<&'static str> {
    match OS {
        "linux" => Ok("linux"),
        "macos" => Ok("darwin"),
        other => bail!("there is no Node.js package for {other}"),
    }
}

fn arch_name() -> Result<&'static str> {
    match ARCH {
        "x86_64" => Ok("x64"),
        "aarch64" => Ok("arm64"),
        other => bail!("there is no Node.js package for {other}"),
    }
}

/// Makes sure of Node.js: every build needs it.
pub(crate) fn ensure_node() -> Result<()> {
    if node_major().is_none() {
        system::install(&["nodejs", "npm"], "Node.js")?;
    }
    match node_major() {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        Some(major) => bail!("Node.js {major} is too old: version {NODE_MAJOR} or later is needed"),
        None => bail!("Node.js was installed but does not start: try `node --version`"),
    }
}

fn node_major() -> Option<u32> {
    let version = output(Command::new("node").arg("--version")).ok()?;
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn install(dir: &Path, spec: &str) -> Result<()> {
    if output(Command::new("npm").arg("--version")).is_err() {
        system::install(&["npm"], "npm")?;
    }
    println!("Fetching {spec} from the npm registry.");
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund"])
        .args(["--ignore-scripts", "--loglevel=error", "--prefix"])
        .arg(dir)
        .arg(spec)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    run(&mut npm).with_context(|| format!("the npm registry did not give {spec}"))
}
