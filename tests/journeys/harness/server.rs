//! The real server, on a free port of this machine, with data of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::{Surroundings, until, within};

/// How long a first start may take that loads the sample, also beside other work.
const LOADING: Duration = Duration::from_secs(120);
/// A data directory with the sample in it: loading takes seconds, copying does not.
static LOADED: OnceCell<PathBuf> = OnceCell::const_new();

/// A server; it ends with this.
#[derive(Debug)]
pub struct Server {
    /// Host and port.
    pub address: String,
    program: PathBuf,
    dist: PathBuf,
    // Dropped in this order: the process goes before its data.
    process: Mutex<Option<Process>>,
    data: TempDir,
}

impl Server {
    /// Starts a server with a copy of the sample.
    pub async fn start(surroundings: &Surroundings) -> Self {
        let loaded = LOADED.get_or_init(|| load(surroundings)).await;
        let data = TempDir::new().unwrap();
        for file in fs::read_dir(loaded).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), data.path().join(file.file_name())).unwrap();
        }
        let Surroundings { server, dist, .. } = surroundings;
        let (process, address) = Process::start(server, dist, data.path(), "0").await;
        Self {
            address,
            program: server.clone(),
            dist: dist.clone(),
            process: Mutex::new(Some(process)),
            data,
        }
    }

    /// The address as a browser writes it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops it; its port and data stay as they are.
    pub fn stop(&self) {
        self.process().take();
    }

    /// Starts it again on the same port.
    pub async fn start_again(&self) {
        let (_, port) = self.address.rsplit_once(':').unwrap();
        let (process, _) = Process::start(&self.program, &self.dist, self.data.path(), port).await;
        *self.process() = Some(process);
    }

    /// Imports a list while it runs, as an operator does.
    pub fn import(&self, list: &str, area: &str) {
        let file = self.data.path().join("list.csv");
        fs::write(&file, list).unwrap();
        let done = Command::new(&self.program)
            .arg("import")
            .arg(&file)
            .args(["--area", area, "--data"])
            .arg(self.data.path())
            .env_remove("DATABASE_URL")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success(), "{said}");
    }

    fn process(&self) -> std::sync::MutexGuard<'_, Option<Process>> {
        self.process.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The sample, loaded once in a run by a server that is stopped again.
async fn load(surroundings: &Surroundings) -> PathBuf {
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join("journeys");
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data).unwrap();
    let Surroundings { server, dist, .. } = surroundings;
    let (mut process, _) = Process::start(server, dist, &data, "0").await;
    process.ask_to_stop().await;
    data
}

/// The process; it ends with this, also in a panic.
#[derive(Debug)]
struct Process(Child);

impl Process {
    /// Starts it and waits until it prints its address.
    async fn start(program: &Path, dist: &Path, data: &Path, port: &str) -> (Self, String) {
        let log = data.with_extension("log");
        let file = File::create(&log).unwrap();
        let child = Command::new(program)
            .args(["serve", "--port", port, "--data"])
            .arg(data)
            .arg("--dist")
            .arg(dist)
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let mut process = Self(child);
        let address = within(LOADING, "the server's address", async || {
            let said = fs::read_to_string(&log).unwrap_or_default();
            if process.0.try_wait().unwrap().is_some() {
                panic!("the server ended: {said}");
            }
            let (_, rest) = said.split_once("http://")?;
            Some(rest.split_once('\n')?.0.trim().to_owned())
        })
        .await;
        // A later start on the same data writes its own.
        let _ = fs::remove_file(&log);
        (process, address)
    }

    /// Asks it to end in order, so that the data are complete.
    async fn ask_to_stop(&mut self) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").arg(id).status().unwrap().success());
        until("the server's end", async || self.0.try_wait().unwrap()).await;
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
