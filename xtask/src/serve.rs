//! `serve`, `import`: the app and its server together, and the server's own commands.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::{app, process};

const SERVER: &str = "shigantong-server";

/// Builds what is not up to date, then serves until Ctrl-C.
pub(crate) fn serve(project: &Project, port: u16, data: &Path) -> Result<()> {
    let lock = project.lock()?;
    app::build(project)?;
    build_server(project)?;
    drop(lock);
    let mut server = Command::new(project.server_binary("release"));
    server
        .current_dir(&project.root)
        .args(["serve", "--port", &port.to_string(), "--data"])
        .arg(data)
        .arg("--dist")
        .arg(&project.dist);
    process::run(&mut server)
}

/// Reads a department's or city's list of items into a server's data.
pub(crate) fn import(project: &Project, file: &Path, area: &str, data: &Path) -> Result<()> {
    if !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    build_server(project)?;
    let mut server = Command::new(project.server_binary("release"));
    server
        .arg("import")
        .arg(file)
        .args(["--area", area, "--data"])
        .arg(data);
    process::run(&mut server)
}

/// The server as it is deployed.
pub(crate) fn build_server(project: &Project) -> Result<()> {
    println!("Building the server.");
    process::run(&mut project.cargo(&["build", "--release", "--package", SERVER]))
}
