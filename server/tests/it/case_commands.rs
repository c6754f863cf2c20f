//! Cases from the command line, and a server whose log is read.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

use serde_json::{Value, json};
use shigantong_contract::CaseNo;
use tempfile::TempDir;

use crate::case_support::{TOKEN, draft};
use crate::commands::{program, run, text};
use crate::credit_support::{USCC, form, of_person};
use crate::support::{AREAS, ITEMS, write};

/// A data directory with the regions and items of all tests.
fn filled() -> TempDir {
    let dir = TempDir::new().unwrap();
    let data = dir.path().to_str().unwrap();
    let areas = write(dir.path(), "areas.csv", AREAS.as_bytes());
    assert!(
        run(&["areas", areas.to_str().unwrap(), "--data", data])
            .status
            .success()
    );
    let items = write(dir.path(), "items.csv", ITEMS.as_bytes());
    let items = [
        "import",
        items.to_str().unwrap(),
        "--area",
        "610300",
        "--data",
        data,
    ];
    assert!(run(&items).status.success());
    dir
}

#[test]
fn a_case_goes_its_way_from_the_command_line() {
    let dir = filled();
    let data = ["--data", dir.path().to_str().unwrap()];
    let case = |arguments: &[&str]| {
        let done = run(&[&["case"], arguments, &data].concat());
        let said = text(&done.stdout) + &text(&done.stderr);
        (done.status.code(), said)
    };
    let new = [
        "create",
        "--item",
        "W-2",
        "--applicant",
        "张三",
        "--phone",
        "13800001234",
    ];
    let (status, said) = case(&new);
    assert_eq!(status, Some(0), "{said}");
    let number = said
        .lines()
        .next()
        .unwrap()
        .strip_prefix("办件编号：")
        .unwrap()
        .to_owned();
    assert!(CaseNo::parse(&number).is_ok());
    let code = said
        .lines()
        .nth(1)
        .unwrap()
        .strip_prefix("查询码：")
        .unwrap();
    assert_eq!(code.replace(' ', "").len(), 8);
    let (status, said) = case(&[
        "event",
        &number,
        "--action",
        "receive",
        "--role",
        "窗口人员",
    ]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("状态：已收件，共 2 条记录"), "{said}");
    assert!(
        said.contains("渭滨区市场监督管理局（窗口人员） 收件"),
        "{said}"
    );
    let (status, said) = case(&["event", &number, "--action", "approve", "--role", "负责人"]);
    assert_eq!(status, Some(1));
    assert!(
        said.contains("现在可以：一次告知补正（request_correction）"),
        "{said}"
    );
    let correct = [
        "event",
        &number,
        "--action",
        "request_correction",
        "--role",
        "窗口人员",
        "--correct",
        "补签名",
        "--due",
        "2199-01-01",
        "--known",
        "2",
    ];
    assert_eq!(case(&correct).0, Some(0));
    let (_, said) = case(&["event", &number, "--action", "resubmit"]);
    assert!(said.contains("状态：已补正"), "{said}");
    let (status, said) = case(&[
        "event", &number, "--action", "accept", "--role", "x", "--known", "2",
    ]);
    assert!(
        status == Some(1) && said.contains("申请人已经“提交补正”"),
        "{said}"
    );
    let (_, said) = case(&["show", &number]);
    assert!(
        said.contains("张*") && !said.contains("张三") && !said.contains(code),
        "{said}"
    );
    let (status, said) = case(&["show", &number.replace("0001-", "0002-")]);
    assert!(status == Some(2) && said.contains("打错"), "{said}");
}

#[test]
fn what_is_wrong_with_the_environment_is_one_line() {
    let dir = TempDir::new().unwrap();
    for (name, value, says) in [
        ("SHIGANTONG_STAFF_TOKEN", "short", "至少 16 个字符"),
        ("SHIGANTONG_SIGNING_KEY", "abc", "64 个十六进制数字"),
    ] {
        let mut command = program();
        command
            .args(["serve", "--port", "0", "--no-sample", "--data"])
            .arg(dir.path());
        let done = command.env(name, value).output().unwrap();
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{said}");
        assert!(said.contains(says) && said.lines().count() == 1, "{said}");
        assert!(!said.contains(value), "{said}");
    }
}

/// Sends a request as a client does, and gives status and body.
fn send(address: &str, path: &str, body: &Value) -> (u16, Value) {
    let body = body.to_string();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         authorization: Bearer {TOKEN}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer[9..12].parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    (status, serde_json::from_str(body).unwrap())
}

/// What subjects of credit records send: right, wrong, and not to be read at all.
fn credit_forms(dir: &TempDir, address: &str) {
    let today = CreditEntry::today();
    let records = json!({ "record": [CreditEntry::of(&today)] });
    let file = write(dir.path(), "person.json", records.to_string().as_bytes());
    let data = dir.path().to_str().unwrap();
    let done = run(&["credit", "publish", file.to_str().unwrap(), "--data", data]);
    assert!(done.status.success(), "{}", text(&done.stdout));
    let said = text(&done.stdout);
    let id = said
        .split_once('：')
        .unwrap()
        .1
        .split(' ')
        .next()
        .unwrap()
        .to_owned();
    let objections = "/api/v1/credit-records/objections";
    let mut form = form(&id, "0123456789abcdef");
    for (name, uscc, phone, status) in [
        ("诸葛孔明", "", "0917-3265432", 201),
        ("诸葛孔明", USCC, "0917-3265432", 422),
        ("诸葛孔明", "11010519491231002X", "13812345678", 400),
    ] {
        form["subject"] = json!({
            "name": name, "uscc": uscc, "contact": "诸葛孔明", "phone": phone,
        });
        form["idempotency_key"] = json!(format!("{status}-0123456789abcdef"));
        let (got, said) = send(address, objections, &form);
        assert_eq!(got, status, "{said}");
        if got == 201 {
            let track = json!({ "case_no": said["no"], "secret": "5432" });
            let tracked = send(address, "/api/v1/credit-records/applications/track", &track);
            assert_eq!(tracked.0, 200);
        }
    }
    assert_eq!(
        send(address, objections, &json!(["诸葛孔明", "13812345678"])).0,
        400
    );
    assert_eq!(send(address, "/api/v1/uploads", &json!("诸葛孔明")).0, 415);
}

/// A person's record, decided today.
struct CreditEntry;

impl CreditEntry {
    fn today() -> String {
        let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
        let now = i64::try_from(since.as_secs()).unwrap();
        let now = shigantong_contract::Moment::from_seconds(now).unwrap();
        now.date().to_string()
    }

    fn of(day: &str) -> Value {
        let entry = of_person("1 号", day);
        let mut entry = serde_json::to_value(entry).unwrap();
        entry["subject_name"] = json!("诸葛孔明");
        entry
    }
}

#[test]
fn no_log_holds_a_number_or_a_secret() {
    let dir = filled();
    let mut child = program()
        .args(["serve", "--port", "0", "--no-sample", "--data"])
        .arg(dir.path())
        .env("SHIGANTONG_STAFF_TOKEN", TOKEN)
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = child.stderr.take().unwrap();
    let reading = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        log.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = lines.find_map(|line| line.unwrap().strip_prefix("http://").map(str::to_owned));
    let address = address.unwrap();
    let new =
        json!({ "task_handle_item": "W-2", "applicant": "欧阳修远", "phone": "0917-3269876" });
    let (status, made) = send(&address, "/api/v1/staff/cases", &new);
    assert_eq!(status, 201);
    let number = made["case_no"].as_str().unwrap().to_owned();
    let code = made["query_code"].as_str().unwrap().to_owned();
    let events = |number: &str| format!("/api/v1/staff/cases/{number}/events");
    assert_eq!(send(&address, &events(&number), &draft("receive")).0, 200);
    assert_eq!(send(&address, &events(&number), &draft("deliver")).0, 409);
    assert_eq!(
        send(&address, &events(&number[..21]), &draft("deliver")).0,
        400
    );
    let track = "/api/v1/applications/track";
    for (secret, status) in [
        (code.as_str(), 200),
        ("9876", 200),
        ("ZZZZZZZZ", 404),
        ("bad-secret", 400),
    ] {
        assert_eq!(
            send(
                &address,
                track,
                &json!({ "case_no": number, "secret": secret })
            )
            .0,
            status
        );
    }
    credit_forms(&dir, &address);
    child.kill().unwrap();
    child.wait().unwrap();
    let log = reading.join().unwrap();
    assert!(log.contains("/api/v1/credit-records/objections"), "{log}");
    assert!(log.contains("/api/v1/staff/cases/…/events"), "{log}");
    assert!(log.contains(track), "{log}");
    let bare = number.replace('-', "");
    for secret in [
        &number,
        &number[..21],
        &bare,
        &code,
        "ZZZZZZZZ",
        "bad-secret",
        "欧阳修远",
        "3269876",
        "诸葛孔明",
        "3265432",
        "11010519491231002X",
        USCC,
        "13812345678",
        TOKEN,
    ] {
        assert!(!log.contains(secret), "{secret} stands in the log");
    }
}
