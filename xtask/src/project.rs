//! Where things are: the repository, the build directory, the built app.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The paths that every command starts from; all absolute.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's build directory.
    pub(crate) target: PathBuf,
    /// The built app.
    pub(crate) dist: PathBuf,
}

impl Project {
    /// Finds the repository that this crate belongs to.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let root = Path::new(&manifest)
            .parent()
            .context("the crate xtask must lie in the repository")?
            .to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        let dist = root.join("dist");
        Ok(Self { root, target, dist })
    }

    /// A directory of xtask's own in the build directory.
    pub(crate) fn scratch(&self) -> Result<PathBuf> {
        let dir = self.target.join("xtask");
        fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        Ok(dir)
    }

    /// The same cargo that runs this program, started at the root of the repository.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // Either variable would hide the flags of .cargo/config.toml, which the app needs.
        command
            .current_dir(&self.root)
            .args(arguments)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    /// Keeps a second `cargo xtask` on this tree waiting until the returned file is dropped.
    pub(crate) fn lock(&self) -> Result<File> {
        lock_file(
            &self.scratch()?.join("lock"),
            "Another `cargo xtask` works on this tree; waiting for it to end.",
        )
    }

    /// The server's program in a profile's directory (`debug` or `release`).
    pub(crate) fn server_binary(&self, profile_dir: &str) -> PathBuf {
        let name = format!("shigantong-server{}", env::consts::EXE_SUFFIX);
        self.target.join(profile_dir).join(name)
    }
}

/// Flags that someone has set in the environment would take the place of the project's own, and
/// app and server must be compiled with the same ones.
pub(crate) fn without_own_flags(command: &mut Command) {
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
}

/// Locks a file; says `waiting` when another process holds it, and waits. The lock ends with the
/// process at the latest, so nothing is left behind by one that was killed.
pub(crate) fn lock_file(path: &Path, waiting: &str) -> Result<File> {
    let file = File::create(path).with_context(|| format!("cannot create {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("{waiting}");
        file.lock()
            .with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}
