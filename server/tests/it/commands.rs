//! The program as an operator runs it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{ITEMS, write};

pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shigantong-server"));
    for name in [
        "SHIGANTONG_DATABASE_URL",
        "SHIGANTONG_SIGNING_KEY",
        "SHIGANTONG_STAFF_TOKEN",
        "SHIGANTONG_TRUSTED_PROXIES",
    ] {
        command.env_remove(name);
    }
    command
}

pub fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A server that runs until it is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        let mut child = program()
            .args(["serve", "--port", "0", "--no-sample", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut addresses = lines.map_while(|line| {
            line.ok()
                .map(|line| line.strip_prefix("http://").map(str::to_owned))
        });
        let address = addresses.find_map(|address| address).unwrap();
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_another_process_imports_shows_at_once() {
    let dir = TempDir::new().unwrap();
    let server = Server::start(dir.path());
    assert!(server.get("/api/v1/site").contains("\"item_count\":0"));
    let file = write(dir.path(), "清单 1.csv", ITEMS.as_bytes());
    let (file, data) = (file.to_str().unwrap(), dir.path().to_str().unwrap());
    let done = run(&[
        "import",
        file,
        "--area",
        "610300",
        "--area-name",
        "宝鸡市",
        "--data",
        data,
    ]);
    let said = text(&done.stdout);
    assert!(
        done.status.success() && said.contains("完成：新增 7，更新 0，未变 0"),
        "{said}"
    );
    let patience = Instant::now() + Duration::from_secs(20);
    while !server.get("/api/v1/site").contains("\"item_count\":6") {
        assert!(Instant::now() < patience, "the items do not show");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(
        server
            .get("/api/v1/site")
            .contains("\"city_title\":\"宝鸡政务\"")
    );
}

#[cfg(unix)]
#[test]
fn a_signal_stops_the_server_in_good_order() {
    let dir = TempDir::new().unwrap();
    let mut server = Server::start(dir.path());
    let id = server.child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    let patience = Instant::now() + Duration::from_secs(20);
    let status = loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < patience, "the server does not stop");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(status.success(), "{status}");
}

#[test]
fn what_keeps_the_server_from_starting_is_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let dir = TempDir::new().unwrap();
    let data = dir.path().to_str().unwrap();
    let file = write(dir.path(), "file", b"");
    let below = file.join("data");
    let below = below.to_str().unwrap();
    let rows: [(&[&str], &str); 5] = [
        (
            &["--port", &port, "--data", data],
            "已被占用，请用 --port 换一个",
        ),
        (&["--port", "0", "--data", below], "无法创建数据目录"),
        (
            &["--port", "0", "--data", data, "--no-sample", "--dist", data],
            "没有 index.html",
        ),
        (
            &["--port", "0", "--data", data, "--database-url", "mysql://x"],
            "应以 postgres:// 开头",
        ),
        (
            &["--port", "0", "--host", "256.1.1.1", "--data", data],
            "无法监听",
        ),
    ];
    for (arguments, expected) in rows {
        let done = run(&[&["serve"], arguments].concat());
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{said}");
        assert!(said.contains(expected), "{expected}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert_eq!(text(&done.stdout), "");
    }
}

#[test]
fn a_refused_list_fails_with_its_report() {
    let dir = TempDir::new().unwrap();
    let bad = ITEMS.replace("行政许可", "行政");
    let file = write(dir.path(), "bad.csv", bad.as_bytes());
    let (file, data) = (file.to_str().unwrap(), dir.path().to_str().unwrap());
    let done = run(&["import", file, "--area", "610300", "--data", data]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(
        said.contains("第 6 行 task_type：“行政”不在代码表中"),
        "{said}"
    );
    assert!(said.ends_with("什么也没有导入\n"), "{said}");
    let done = run(&["import", file, "--area", "宝鸡", "--data", data]);
    assert!(text(&done.stderr).contains("应为 6、9 或 12 位数字的区划代码"));
}

#[test]
fn a_city_brings_its_regions_and_its_name() {
    let dir = TempDir::new().unwrap();
    let areas = "area_code,name,hall_name\n511600,广安市,\n511602,广安区,广安区政务服务中心\n";
    let file = write(dir.path(), "areas.csv", areas.as_bytes());
    let (file, data) = (file.to_str().unwrap(), dir.path().to_str().unwrap());
    let named = [
        "--city-name",
        "广安市",
        "--city-code",
        "511600",
        "--hotline",
        "0826-12345",
    ];
    let done = run(&[&["areas", file, "--data", data], &named[..]].concat());
    assert!(done.status.success(), "{}", text(&done.stdout));
    let server = Server::start(dir.path());
    let site = server.get("/api/v1/site");
    assert!(
        site.contains("\"hotline\":\"0826-12345\"") && site.contains("广安政务"),
        "{site}"
    );
}
