//! Chromium, its driver and Chinese fonts: browser tests need all three.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::system;
use crate::process::{find_program, output};

/// Where the driver lies, after everything is installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    let mut missing = Vec::new();
    if find_program("chromium").is_none() {
        missing.push("chromium");
    }
    if find_program("chromedriver").is_none() {
        missing.push("chromium-driver");
    }
    if !has_chinese_font() {
        missing.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if !missing.is_empty() {
        system::install(&missing, "the browser for tests")?;
    }
    find_program("chromedriver").context("chromedriver was installed but is not on the search path")
}

fn has_chinese_font() -> bool {
    output(Command::new("fc-list").arg(":lang=zh")).is_ok_and(|fonts| !fonts.trim().is_empty())
}

/// The browser's arguments for tests: no traffic of its own, no first-run pages, and no sandbox
/// where the system does not give one to root.
pub(crate) fn arguments() -> Vec<&'static str> {
    let mut arguments = vec![
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];
    if system::is_root() {
        arguments.push("--no-sandbox");
    }
    arguments
}
