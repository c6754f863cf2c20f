//! The compiler for wasm32: rustup's target where its server answers, else Debian's own compiler
//! with the standard library built from source.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::system;
use crate::process::{find_program, output, run};
use crate::project::{Project, without_own_flags};

/// The target of the app.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// `mvp` spares old webviews the features that the compiler turns on by itself. `erase_components`
/// is leptos's own: views lose their types, which makes the module a fifth smaller. It stands in
/// `.cargo/config.toml` for the host as well; the flags of one target take the place of those, so
/// it is said again here, or the app would not fit the HTML that the server sends.
const FLAGS: &str = "-Ctarget-cpu=mvp --cfg=erase_components";
/// Set to `debian` or `rustup`, decides instead of what is found.
const CHOICE: &str = "SHIGANTONG_WASM_TOOLCHAIN";
/// Debian's compiler links with the LLVM that it was built with.
const DEBIAN_LLVM: &str = "22";

/// Which compiler builds the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one that runs this program, with rustup's library for the target.
    Installed,
    /// Debian's `rustc-web`, which builds the library too.
    Debian,
}

impl Toolchain {
    /// Finds or installs a compiler, and says which one it is when it is not the usual one.
    pub(crate) fn ensure() -> Result<Self> {
        let choice = env::var(CHOICE).unwrap_or_default();
        match choice.as_str() {
            "debian" => return Self::ensure_debian(),
            "" | "rustup" => {}
            other => bail!("{CHOICE} is `{other}`; it may be `rustup` or `debian`"),
        }
        if has_library()? || (add_by_rustup() && has_library()?) {
            return Ok(Self::Installed);
        }
        if choice == "rustup" {
            bail!("rustup could not add the target {WASM}");
        }
        println!("rustup has no {WASM} for this compiler here; taking Debian's compiler instead.");
        Self::ensure_debian()
    }

    fn ensure_debian() -> Result<Self> {
        let linker = debian_linker();
        let source = Path::new("/usr/lib/rustlib/src/rust/library/std");
        let is_complete = debian_cargo().is_ok() && source.exists();
        if !is_complete || find_program(&linker).is_none() {
            let lld = format!("lld-{DEBIAN_LLVM}");
            system::install(
                &["rustc-web", "cargo-web", "rust-web-src", &lld],
                "Debian's Rust compiler for wasm",
            )?;
        }
        println!("Building wasm with Debian's {}.", debian_cargo()?);
        Ok(Self::Debian)
    }

    /// Cargo with this compiler, for `--target wasm32-unknown-unknown`.
    pub(crate) fn cargo(self, project: &Project, arguments: &[&str]) -> Command {
        let mut command = match self {
            Self::Installed => project.cargo(arguments),
            Self::Debian => debian_command(project, arguments),
        };
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
        command
    }

    /// The compiler's version: a part of what a build depends on.
    pub(crate) fn version(self) -> Result<String> {
        match self {
            Self::Installed => output(Command::new("rustc").arg("-Vv")),
            Self::Debian => output(Command::new("/usr/bin/rustc").arg("-Vv")),
        }
    }
}

fn debian_command(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    let path = env::var("PATH").unwrap_or_default();
    command
        .current_dir(&project.root)
        .args(arguments)
        .env("PATH", format!("/usr/bin:{path}"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
            debian_linker(),
        );
    without_own_flags(&mut command);
    // The cargo that started this program names its own compiler to its children.
    for name in [
        "CARGO",
        "RUSTC",
        "RUSTDOC",
        "RUSTUP_TOOLCHAIN",
        "RUSTUP_HOME",
    ] {
        command.env_remove(name);
    }
    command
}

fn debian_linker() -> String {
    format!("wasm-ld-{DEBIAN_LLVM}")
}

fn debian_cargo() -> Result<String> {
    let version = output(Command::new("/usr/bin/cargo").arg("--version"))
        .context("Debian's cargo does not start")?;
    Ok(version.trim().to_owned())
}

fn has_library() -> Result<bool> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .join("lib");
    Ok(library.is_dir())
}

fn add_by_rustup() -> bool {
    if find_program("rustup").is_none() {
        return false;
    }
    println!("Adding the target {WASM} by rustup.");
    run(Command::new("rustup").args(["target", "add", WASM])).is_ok()
}
