//! The gate between a browser and what it asks: it notes every request, holds some back and cuts
//! others off, so that slow and broken networks are the same each time. With a directory behind
//! it, it is a plain static host.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::http::end_of_head;

/// What stands behind a gate.
#[derive(Clone, Debug)]
pub enum Source {
    /// A server, by host and port.
    Server(String),
    /// The files of a static host, with the text of its `config.json`.
    Files(PathBuf, String),
}

/// What happens to requests whose target contains a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    Hold,
    Cut,
    /// Status and JSON.
    Answer(u16, String),
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Path and query as they were sent.
    pub target: String,
    /// Whether the browser gave it up while it was held back.
    pub is_given_up: bool,
}

/// The gate; it closes with this.
#[derive(Debug)]
pub struct Gate {
    pub url: String,
    state: Arc<State>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct State {
    source: Source,
    rules: watch::Sender<Vec<(String, Rule)>>,
    seen: Mutex<Vec<Seen>>,
}

impl Gate {
    /// Opens a gate on a free port of this machine.
    pub async fn open(source: Source) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State {
            source,
            rules: watch::Sender::new(Vec::new()),
            seen: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                // A connection that breaks is the browser's affair.
                tokio::spawn(async move { state.pass(client).await });
            }
        });
        Self { url, state, task }
    }

    /// Holds requests back whose target contains `part`, until [`Gate::free`].
    pub fn hold(&self, part: &str) {
        self.add(part, Rule::Hold);
    }

    /// Cuts requests off whose target contains `part`, until [`Gate::free`].
    pub fn cut(&self, part: &str) {
        self.add(part, Rule::Cut);
    }

    /// Answers requests whose target contains `part` with this JSON, until [`Gate::free`].
    pub fn answer(&self, part: &str, status: u16, json: &str) {
        self.add(part, Rule::Answer(status, json.to_owned()));
    }

    /// Lets everything pass again.
    pub fn free(&self) {
        self.state.rules.send_modify(Vec::clear);
    }

    /// The requests so far, in the order in which they came.
    pub fn seen(&self) -> Vec<Seen> {
        self.state.seen().clone()
    }

    /// Those whose target contains `part`.
    pub fn seen_with(&self, part: &str) -> Vec<Seen> {
        let mut seen = self.seen();
        seen.retain(|seen| seen.target.contains(part));
        seen
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.state.seen().clear();
    }

    fn add(&self, part: &str, rule: Rule) {
        let rule = (part.to_owned(), rule);
        self.state.rules.send_modify(|rules| rules.push(rule));
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl State {
    fn seen(&self) -> std::sync::MutexGuard<'_, Vec<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One request on one connection, so that every request is noted.
    async fn pass(&self, mut client: TcpStream) -> Option<()> {
        let (head, body) = read_request(&mut client).await?;
        let target = head.split(' ').nth(1)?.to_owned();
        let number = {
            let mut seen = self.seen();
            seen.push(Seen {
                target: target.clone(),
                is_given_up: false,
            });
            seen.len() - 1
        };
        if self.rule(&target) == Some(Rule::Hold) && !self.wait(&target, &mut client).await {
            if let Some(seen) = self.seen().get_mut(number) {
                seen.is_given_up = true;
            }
            return None;
        }
        match self.rule(&target) {
            Some(Rule::Cut) => return None,
            Some(Rule::Answer(status, json)) => {
                let answer = answer(&status.to_string(), "application/json", json.into_bytes());
                return client.write_all(&answer).await.ok();
            }
            _ => {}
        }
        match &self.source {
            Source::Server(address) => forward(address, &head, &body, &mut client).await,
            Source::Files(dir, config) => {
                let answer = answer_with_file(dir, config, &target);
                client.write_all(&answer).await.ok()
            }
        }
    }

    fn rule(&self, target: &str) -> Option<Rule> {
        let rules = self.rules.borrow();
        let found = rules.iter().find(|(part, _)| target.contains(part));
        found.map(|(_, rule)| rule.clone())
    }

    /// Waits until the target may pass; false where the browser does not wait so long.
    async fn wait(&self, target: &str, client: &mut TcpStream) -> bool {
        let mut rules = self.rules.subscribe();
        let is_held = |rules: &Vec<(String, Rule)>| {
            let mut rules = rules.iter();
            rules.any(|(part, rule)| *rule == Rule::Hold && target.contains(part))
        };
        let mut byte = [0];
        tokio::select! {
            passes = rules.wait_for(|rules| !is_held(rules)) => passes.is_ok(),
            _ = client.read(&mut byte) => false,
        }
    }
}

/// The head of a request, and its whole body: an answer to half of a request resets the connection.
async fn read_request(client: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        if let Some(end) = end_of_head(&bytes) {
            let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
            if bytes.len() >= end + length_of_body(&head) {
                return Some((head, bytes.split_off(end)));
            }
        }
        let count = client.read(&mut part).await.ok()?;
        if count == 0 {
            return None;
        }
        bytes.extend_from_slice(&part[..count]);
    }
}

fn length_of_body(head: &str) -> usize {
    let mut lengths = head.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_length = name.eq_ignore_ascii_case("content-length");
        is_length.then(|| value.trim().parse().ok())?
    });
    lengths.next().unwrap_or(0)
}

async fn forward(address: &str, head: &str, body: &[u8], client: &mut TcpStream) -> Option<()> {
    let mut server = TcpStream::connect(address).await.ok()?;
    let is_kept = |line: &&str| {
        let line = line.to_ascii_lowercase();
        !line.is_empty() && !line.starts_with("connection:")
    };
    let mut lines: Vec<&str> = head.lines().filter(is_kept).collect();
    lines.push("connection: close");
    let head = lines.join("\r\n") + "\r\n\r\n";
    server.write_all(head.as_bytes()).await.ok()?;
    server.write_all(body).await.ok()?;
    tokio::io::copy(&mut server, client).await.ok()?;
    client.shutdown().await.ok()
}

/// As a static host answers that shows `index.html` for what it does not know.
fn answer_with_file(dir: &Path, config: &str, target: &str) -> Vec<u8> {
    let path = target.split('?').next().unwrap_or("/");
    let name = path.trim_start_matches('/');
    let is_plain = !name.is_empty() && !name.contains("..");
    let file = is_plain
        .then(|| std::fs::read(dir.join(name)).ok())
        .flatten();
    let (status, body) = match file {
        _ if name == "config.json" => ("200 OK", config.as_bytes().to_vec()),
        Some(file) => ("200 OK", file),
        None if name.contains('.') => ("404 Not Found", Vec::new()),
        None => ("200 OK", std::fs::read(dir.join("index.html")).unwrap()),
    };
    let kind = match name.rsplit_once('.').map_or("html", |(_, ending)| ending) {
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/html; charset=utf-8",
    };
    answer(status, kind, body)
}

fn answer(status: &str, kind: &str, body: Vec<u8>) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    [head.into_bytes(), body].concat()
}
