//! Nothing is lost: a server that is killed at random moments under five hundred submissions, and a
//! network that breaks after a complaint was sent and before its answer came.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};
use shigantong_contract::complaint::ComplaintState;
use shigantong_server::db::Db;
use shigantong_server::state::State;
use sqlx::Row;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use crate::commands::program;
use crate::complaint_guard::solved;
use crate::support::fill;

const MANY: usize = 500;
const KILLS: usize = 5;
/// Nobody is turned away so often, however slow the machine.
const MOST_TRIES: usize = 2_000;
const LIMITS: &str = "work = 60\nbusy = 100000\nmost_work = 60\nminutes = 20\nquarter = 100000\nday = 100000\nsame_text = 100000\n";

/// A server of its own process, over a directory of data.
struct Process(Child);

impl Process {
    fn start(dir: &Path, port: u16) -> Self {
        let child = program()
            .args([
                "serve",
                "--no-sample",
                "--port",
                &port.to_string(),
                "--data",
            ])
            .arg(dir)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap())
    }

    /// As the machine does: without a word.
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn complaint(number: usize) -> Value {
    json!({
        "complaint": {
            "kind": "complaint", "issue": "attitude", "area_code": "610302",
            "text": format!("第 {number} 件：窗口的人一直看手机，问三句答一句，请改进服务"),
            "contact": { "kind": "named", "name": "张三", "phone": "0917-3261234" },
            "visibility": "private",
            "idempotency_key": format!("fault-test-{number:08}"),
        },
    })
}

/// The same with a proof, which is kept for every try: it is used with the complaint or not at all,
/// whenever the server dies.
async fn proven(port: u16, number: usize) -> Value {
    let mut complaint = complaint(number);
    loop {
        if let Some((200, challenge)) = ask(port, "GET", "/challenge", "").await {
            complaint["proof"] = json!(solved(&serde_json::from_value(challenge).unwrap()));
            return complaint;
        }
        sleep(Duration::from_millis(40)).await;
    }
}

/// What the server answers; none where the connection broke, however far it came.
async fn ask(port: u16, method: &str, what: &str, body: &str) -> Option<(u16, Value)> {
    let ask = async {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.ok()?;
        let head = format!(
            "{method} /api/v1/complaints{what} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.ok()?;
        stream.write_all(body.as_bytes()).await.ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok()?;
        let text = String::from_utf8(answer).ok()?;
        let status = text.get(9..12)?.parse().ok()?;
        let (_, body) = text.split_once("\r\n\r\n")?;
        Some((status, serde_json::from_str(body).ok()?))
    };
    timeout(Duration::from_secs(20), ask).await.ok()?
}

async fn post(port: u16, body: &str) -> Option<(u16, Value)> {
    ask(port, "POST", "", body).await
}

/// Sends until it is acknowledged, as the phone does; says number and query code.
async fn insist(port: u16, body: &Value, done: &AtomicUsize) -> (String, String) {
    let body = body.to_string();
    for _ in 0..MOST_TRIES {
        if let Some((status, answer)) = post(port, &body).await {
            if matches!(status, 200 | 201) {
                done.fetch_add(1, Ordering::SeqCst);
                return pair(&answer);
            }
            // Too busy is no answer to the complaint; that it is wrong would be a loss.
            assert!(status >= 500, "{status} {answer}");
        }
        sleep(Duration::from_millis(40)).await;
    }
    panic!("never acknowledged");
}

fn pair(receipt: &Value) -> (String, String) {
    let text = |name: &str| receipt[name].as_str().unwrap().to_owned();
    (text("no"), text("query_code"))
}

async fn city() -> TempDir {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    fill(&db, dir.path()).await;
    db.close().await;
    std::fs::write(dir.path().join("complaint-limits.toml"), LIMITS).unwrap();
    dir
}

/// Every number once in the database, each history whole, the file sound.
async fn all_there(dir: &Path, acknowledged: &HashMap<String, usize>) {
    let db = Db::open(dir, None).await.unwrap();
    let sound = sqlx::query("PRAGMA integrity_check")
        .fetch_one(db.pool())
        .await;
    assert_eq!(sound.unwrap().get::<String, _>(0), "ok");
    let rows = sqlx::query("SELECT no FROM complaint ORDER BY no")
        .fetch_all(db.pool())
        .await;
    let stored: Vec<String> = rows.unwrap().iter().map(|row| row.get(0)).collect();
    let mut told: Vec<String> = acknowledged.keys().cloned().collect();
    told.sort();
    assert_eq!(stored, told);
    let state = State::load(db.clone(), dir).await.unwrap();
    let mut seen = 0;
    loop {
        let found = state
            .complaints()
            .staff_list(&[ComplaintState::Submitted], seen, 200)
            .await;
        // Each is read through the machine: one that could not have come about would fail.
        let found = found.unwrap_or_else(|failure| panic!("{failure:?}"));
        for one in &found {
            assert_eq!(one.complaint.events.len(), 1);
        }
        if found.is_empty() {
            break;
        }
        seen += u32::try_from(found.len()).unwrap();
    }
    assert_eq!(seen as usize, acknowledged.len());
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_server_that_is_killed() {
    let (dir, port) = (city().await, free_port());
    let mut server = Process::start(dir.path(), port);
    let done = Arc::new(AtomicUsize::new(0));
    let senders = (0..MANY).map(|number| {
        let done = Arc::clone(&done);
        tokio::spawn(async move { insist(port, &proven(port, number).await, &done).await })
    });
    let senders: Vec<_> = senders.collect();
    // Each kill somewhere within the next share of the work.
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for kill in 1..=KILLS {
        let share = kill * MANY / (KILLS + 2);
        let enough = async {
            while done.load(Ordering::SeqCst) < share {
                sleep(Duration::from_millis(2)).await;
            }
        };
        // Where a sender has failed there are never enough: the test ends, and says so.
        let reached = timeout(Duration::from_secs(120), enough).await;
        assert!(reached.is_ok(), "{done:?} of {share}");
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        sleep(Duration::from_millis(random % 60)).await;
        server.kill();
        server = Process::start(dir.path(), port);
    }
    let receipts = join_all(senders).await;
    let receipts: Vec<(String, String)> = receipts.into_iter().map(Result::unwrap).collect();
    // The same key again has the same receipt, after all that, and needs no proof.
    for (number, receipt) in receipts.iter().enumerate() {
        let (status, answer) = post(port, &complaint(number).to_string()).await.unwrap();
        assert_eq!((status, &pair(&answer)), (200, receipt));
    }
    server.kill();
    let acknowledged: HashMap<String, usize> = receipts
        .iter()
        .enumerate()
        .map(|(number, (no, _))| (no.clone(), number))
        .collect();
    assert_eq!(acknowledged.len(), MANY, "no number twice");
    all_there(dir.path(), &acknowledged).await;
}

/// Passes requests on, and breaks the connection before every other answer.
async fn cutting(to: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        for turn in 0_usize.. {
            let Ok((mut phone, _)) = listener.accept().await else {
                return;
            };
            tokio::spawn(async move {
                let mut server = TcpStream::connect(("127.0.0.1", to)).await.ok()?;
                let mut request = Vec::new();
                // Head and body of one request: after its proof comes the last brace.
                while !request.ends_with(b"\"}") {
                    if phone.read_buf(&mut request).await.ok()? == 0 {
                        return None;
                    }
                }
                server.write_all(&request).await.ok()?;
                let mut answer = Vec::new();
                server.read_to_end(&mut answer).await.ok()?;
                if turn % 2 == 1 {
                    phone.write_all(&answer).await.ok()?;
                }
                Some(())
            });
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_makes_no_second_complaint() {
    let (dir, port) = (city().await, free_port());
    let mut server = Process::start(dir.path(), port);
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        sleep(Duration::from_millis(20)).await;
    }
    let cut = cutting(port).await;
    let done = AtomicUsize::new(0);
    let send = async |number| insist(cut, &proven(port, number).await, &done).await;
    let sent = join_all((0..40).map(send)).await;
    server.kill();
    let acknowledged: HashMap<String, usize> = sent
        .iter()
        .enumerate()
        .map(|(number, (no, _))| (no.clone(), number))
        .collect();
    assert_eq!(acknowledged.len(), 40);
    all_there(dir.path(), &acknowledged).await;
}
