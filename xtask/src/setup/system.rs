//! Packages of the operating system (Debian and its relatives).

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process::{find_program, output, run, succeeds};

const LISTS: &str = "/var/lib/apt/lists";

/// Installs packages; says why, as this may take a minute.
pub(crate) fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let typed = format!("apt-get install {}", packages.join(" "));
    if find_program("apt-get").is_none() {
        bail!(
            "{purpose} is missing. Install what Debian calls: {}",
            packages.join(" ")
        );
    }
    let Some(prefix) = root_prefix() else {
        bail!("{purpose} is missing. Run once: sudo {typed}");
    };
    println!("Installing {purpose}: {typed}");
    if !has_lists() {
        update(prefix)?;
    }
    if apt(prefix, &install_arguments(packages)).is_ok() {
        return Ok(());
    }
    // Old lists name versions that the mirror no longer has.
    update(prefix)?;
    apt(prefix, &install_arguments(packages))
}

fn install_arguments<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    arguments
}

fn update(prefix: &[&str]) -> Result<()> {
    apt(prefix, &["update"])
}

/// The words before a command that needs root: none for root, sudo where it asks for no password.
fn root_prefix() -> Option<&'static [&'static str]> {
    if is_root() {
        Some(&[])
    } else if succeeds("sudo", &["-n", "true"]) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

/// Whether this program runs as root: browsers then refuse their sandbox.
pub(crate) fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn has_lists() -> bool {
    let Ok(entries) = fs::read_dir(LISTS) else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Result<()> {
    let words = [
        prefix,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"],
        // Another installation may be under way: wait for it instead of failing.
        &["-qq", "-o", "DPkg::Lock::Timeout=300"],
        arguments,
    ]
    .concat();
    run(Command::new(words[0])
        .args(&words[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null()))
}
