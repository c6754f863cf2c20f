//! The steps that need a browser: tests inside the wasm module, and journeys through the product.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::checks::{HOST_FEATURES, JOURNEYS};
use super::{Tally, count_tests};
use crate::process::{self, Running, run};
use crate::project::Project;
use crate::setup::browser;
use crate::setup::rust_target::{Toolchain, WASM};

/// Seconds that the tests in one wasm module may take together.
const WASM_TEST_SECONDS: &str = "120";
const DRIVER_STARTS_WITHIN: Duration = Duration::from_secs(20);

/// Tests of the app's library, run inside the browser.
pub(super) fn wasm(project: &Project) -> Result<Tally> {
    let driver = browser::ensure()?;
    let toolchain = Toolchain::ensure()?;
    let runner = build_runner(project)?;
    let capabilities = project.scratch()?.join("webdriver.json");
    let options = json!({ "goog:chromeOptions": { "args": browser::arguments() } });
    fs::write(&capabilities, options.to_string())?;
    // In the app's own profile: its dependencies are compiled already, and what is tested is what
    // is shipped.
    let arguments = [
        "test",
        "--profile",
        "wasm",
        "--package",
        "shigantong",
        "--lib",
        "--features",
        "browser",
        "--target",
        WASM,
    ];
    count_tests(
        toolchain
            .cargo(project, &arguments)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
            .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_TEST_SECONDS),
    )
}

fn build_runner(project: &Project) -> Result<PathBuf> {
    let name = "wasm-runner";
    run(&mut project.cargo(&[
        "build",
        "--package",
        "xtask",
        "--features",
        name,
        "--bin",
        name,
    ]))?;
    Ok(project.target.join("debug").join(name))
}

/// Journeys in a browser against servers of their own, on data of their own.
pub(super) fn journeys(project: &Project) -> Result<Tally> {
    if !project.root.join("tests/journeys/main.rs").is_file() {
        bail!("there is no tests/journeys/main.rs");
    }
    let driver = browser::ensure()?;
    // Together with the journeys, the server gets the very dependencies that the host's tests
    // were built with; by itself it would compile most of them again.
    run(project
        .cargo(&[
            "build",
            "--workspace",
            "--bin",
            "shigantong-server",
            "--test",
            JOURNEYS,
        ])
        .args(HOST_FEATURES))?;
    let log = project.scratch()?.join("chromedriver.log");
    let driver = Driver::start(&driver, &log)?;
    let mut command = project.cargo(&["test", "--workspace", "--test", JOURNEYS]);
    let tally = count_tests(
        command
            .args(HOST_FEATURES)
            .env("WEBDRIVER_URL", &driver.url)
            .env("SHIGANTONG_SERVER", project.server_binary("debug"))
            .env("SHIGANTONG_DIST", &project.dist),
    )?;
    if tally.passed + tally.failed == 0 {
        bail!("no journey ran");
    }
    Ok(tally)
}

/// A running chromedriver; it ends, with its browsers, when this is dropped.
struct Driver {
    url: String,
    _process: Running,
}

impl Driver {
    fn start(program: &Path, log: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(program);
        command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(fs::File::create(log)?)
            .stderr(Stdio::null());
        let mut process = process::start(&mut command)?;
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if process.has_ended() || started.elapsed() > DRIVER_STARTS_WITHIN {
                let said = fs::read_to_string(log).unwrap_or_default();
                bail!(
                    "chromedriver did not start: {}",
                    process::last_lines(&said, 3)
                );
            }
            thread::sleep(Duration::from_millis(50));
        }
        let url = format!("http://127.0.0.1:{port}");
        Ok(Self {
            url,
            _process: process,
        })
    }
}

/// A port of the loopback address that nobody listens on now.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}
