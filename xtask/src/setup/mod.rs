//! What a build needs beside cargo's own crates, fetched on first use and kept outside `target/`.

pub(crate) mod browser;
pub(crate) mod npm;
pub(crate) mod rust_target;
pub(crate) mod system;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use crate::project::lock_file;

/// The directory of fetched tools, shared by all copies of the repository.
pub(crate) struct Cache {
    dir: PathBuf,
    /// Held by the thread that makes an entry.
    filling: Mutex<()>,
    _lock: File,
}

impl Cache {
    /// Opens the directory; one process at a time.
    pub(crate) fn open() -> Result<Self> {
        let base = match (env::var_os("XDG_CACHE_HOME"), env::var_os("HOME")) {
            (Some(dir), _) if !dir.is_empty() => PathBuf::from(dir),
            (_, Some(home)) => Path::new(&home).join(".cache"),
            _ => env::temp_dir(),
        };
        let dir = base.join("shigantong");
        fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        let lock = lock_file(
            &dir.join("lock"),
            "Another `cargo xtask` installs tools; waiting for it to end.",
        )?;
        Ok(Self {
            dir,
            filling: Mutex::default(),
            _lock: lock,
        })
    }

    /// The directory `name`, made by `fill` if it is not there. It appears whole or not at all:
    /// an interrupted fetch leaves a directory that the next one throws away.
    pub(crate) fn entry(
        &self,
        name: &str,
        fill: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let entry = self.dir.join(name);
        // Threads that need the same tool make it once.
        let _turn = self.filling.lock().unwrap_or_else(PoisonError::into_inner);
        if entry.is_dir() {
            return Ok(entry);
        }
        self.throw_away_leftovers()?;
        let unfinished = self.dir.join(format!("unfinished-{}", process::id()));
        fs::create_dir_all(&unfinished)?;
        fill(&unfinished)?;
        fs::rename(&unfinished, &entry)
            .with_context(|| format!("cannot create {}", entry.display()))?;
        Ok(entry)
    }

    /// Forgets a directory, so that it is fetched again.
    pub(crate) fn remove(&self, name: &str) -> Result<()> {
        Ok(fs::remove_dir_all(self.dir.join(name))?)
    }

    fn throw_away_leftovers(&self) -> Result<()> {
        for found in fs::read_dir(&self.dir)? {
            let found = found?;
            if found
                .file_name()
                .to_string_lossy()
                .starts_with("unfinished-")
            {
                fs::remove_dir_all(found.path())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn threads_that_need_the_same_tool_make_it_once() {
        let dir = env::temp_dir().join(format!("sgt-cache-{}", process::id()));
        fs::create_dir_all(&dir).unwrap();
        let cache = Cache {
            _lock: lock_file(&dir.join("lock"), "waiting").unwrap(),
            dir: dir.clone(),
            filling: Mutex::default(),
        };
        let made = AtomicU32::new(0);
        let fill = |unfinished: &Path| {
            made.fetch_add(1, Ordering::Relaxed);
            thread::sleep(std::time::Duration::from_millis(50));
            Ok(fs::write(unfinished.join("tool"), "here")?)
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let entry = cache.entry("tool-1", fill).unwrap();
                    assert_eq!(fs::read_to_string(entry.join("tool")).unwrap(), "here");
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
        fs::remove_dir_all(&dir).unwrap();
    }
}
