//! Credit records from the command line, from their publishing to their repair.

use serde_json::json;
use shigantong_contract::{Date, Moment, path};
use shigantong_server::app;
use shigantong_server::db::Db;
use shigantong_server::state::State;
use tempfile::TempDir;

use crate::commands::{program, run, text};
use crate::credit_support::{COMPANY, PERSON, USCC, form, object, proof, repair};
use crate::support::{AREAS, get, write};

const RULES: &str = include_str!("../../../contract/src/credit/rules.toml");
const EXAMPLE: &str = include_str!("../../data/credit.example.toml");

fn today() -> Date {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    Moment::from_seconds(i64::try_from(since.as_secs()).unwrap())
        .unwrap()
        .date()
}

fn days_ago(days: u32) -> Date {
    (0..days).fold(today(), |day, _| day.previous())
}

/// The example that is handed out, of our subject, decided on a day.
fn file(decided_on: Date) -> String {
    EXAMPLE
        .replace("渭滨示例建筑劳务有限公司", COMPANY)
        .replace("2026-11-20", &decided_on.to_string())
}

/// A data directory with regions and rules that are in force on any day.
pub fn filled() -> TempDir {
    let dir = TempDir::new().unwrap();
    write(
        dir.path(),
        "credit-rules.toml",
        RULES.replace("2026-04-01", "2000-01-01").as_bytes(),
    );
    let areas = write(dir.path(), "areas.csv", AREAS.as_bytes());
    let data = dir.path().to_str().unwrap();
    assert!(
        run(&["areas", areas.to_str().unwrap(), "--data", data])
            .status
            .success()
    );
    dir
}

fn credit(dir: &TempDir, arguments: &[&str]) -> (i32, String) {
    let data = ["--data", dir.path().to_str().unwrap()];
    let done = run(&[&["credit"], arguments, &data].concat());
    let said = text(&done.stdout) + &text(&done.stderr);
    (done.status.code().unwrap(), said)
}

/// Publishes a text; gives what was said.
fn publish(dir: &TempDir, name: &str, text: &str) -> (i32, String) {
    let file = write(dir.path(), name, text.as_bytes());
    credit(dir, &["publish", file.to_str().unwrap()])
}

fn id_of(said: &str) -> String {
    let rest = said.split_once("：").unwrap().1;
    rest.split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_record_goes_from_publishing_to_repair() {
    let dir = filled();
    let (status, said) = publish(&dir, "a.toml", &file(days_ago(120)));
    assert_eq!(status, 0, "{said}");
    let id = id_of(&said);
    let (status, said) = publish(&dir, "a.toml", &file(days_ago(120)));
    assert!(
        status == 0 && said.starts_with(&format!("未变：{id}")),
        "{said}"
    );
    let (status, said) = publish(&dir, "a.toml", &file(days_ago(119)));
    assert!(status == 1 && said.contains("已经公示"), "{said}");
    let (status, said) = credit(&dir, &["open-repair", &id]);
    assert!(status == 1 && said.contains("义务"), "{said}");
    for number in ["1", "2"] {
        let on = days_ago(10).to_string();
        let (status, said) = credit(&dir, &["fulfil", &id, "--obligation", number, "--on", &on]);
        assert_eq!(status, 0, "{said}");
        assert_eq!(said.contains("确认义务已履行"), number == "2", "{said}");
    }
    let (status, said) = credit(
        &dir,
        &["fulfil", &id, "--obligation", "3", "--on", "2026-01-01"],
    );
    assert!(status == 1 && said.contains("有 2 项"), "{said}");
    let (status, said) = credit(&dir, &["open-repair", &id]);
    assert!(status == 0 && said.contains("可申请修复"), "{said}");

    let db = Db::open(dir.path(), None).await.unwrap();
    let state = State::load(db.clone(), dir.path()).await.unwrap();
    let router = app::router(state, None).unwrap();
    let uri = path::credit_record(&id);
    assert_eq!(
        get(&router, &uri).await.json()["head"]["state"]["code"],
        "repair_eligible"
    );
    let mut form = form(&id, "0123456789abcdef");
    form["files"] = json!([proof(&router).await]);
    let receipt = repair(&router, &form).await;
    assert_eq!(receipt.status, 201, "{}", receipt.text());
    let no = receipt.json()["no"].as_str().unwrap().to_owned();

    let (_, said) = credit(&dir, &["applications"]);
    assert!(said.contains(&no) && said.contains("共 1 份"), "{said}");
    let saved = dir.path().join("saved");
    let (status, said) = credit(
        &dir,
        &[
            "application",
            "show",
            &no,
            "--save",
            saved.to_str().unwrap(),
        ],
    );
    assert!(
        status == 0 && said.contains("张*") && !said.contains("张三"),
        "{said}"
    );
    assert_eq!(std::fs::read_dir(&saved).unwrap().count(), 1);
    let (status, said) = credit(&dir, &["application", "refuse", &no]);
    assert!(status == 1 && said.contains("理由"), "{said}");
    let (status, said) = credit(&dir, &["application", "accept", &no]);
    assert!(status == 0 && said.contains("已受理"), "{said}");
    assert_eq!(
        get(&router, &uri).await.json()["head"]["state"]["code"],
        "accepted"
    );
    let (status, said) = credit(&dir, &["application", "extend", &no, "--text", "情况复杂"]);
    assert_eq!(status, 0, "{said}");
    let (status, said) = credit(&dir, &["application", "grant", &no, "--text", "符合条件"]);
    assert!(status == 0 && said.contains("已同意"), "{said}");
    assert_eq!(get(&router, &uri).await.status, 410);
    assert_eq!(
        get(&router, "/api/v1/credit-records").await.json()["total"],
        0
    );
    let (_, said) = credit(&dir, &["show", &id]);
    assert!(said.contains("已修复") && said.contains("7. "), "{said}");
    let (_, said) = credit(&dir, &["applications"]);
    assert!(said.contains("共 0 份"), "{said}");
    db.close().await;
}

#[tokio::test]
async fn an_operator_shields_corrects_and_withdraws() {
    let dir = filled();
    let (_, said) = publish(&dir, "a.toml", &file(days_ago(5)));
    let id = id_of(&said);
    // Rules that change later move nothing.
    let last = days_ago(5).plus_months(12).to_string();
    let rules = RULES
        .replace("max_months = 12", "max_months = 6")
        .replace("2026-04-01", "2000-01-01");
    write(dir.path(), "credit-rules.toml", rules.as_bytes());
    let (_, said) = credit(&dir, &["show", &id]);
    assert!(said.contains(&format!("最长公示至：{last}")), "{said}");
    let (status, said) = credit(&dir, &["shield", &id]);
    assert!(status == 1 && said.contains("decision"), "{said}");
    assert_eq!(credit(&dir, &["shield", &id, "--text", "法院裁定"]).0, 0);
    let (status, said) = credit(&dir, &["unshield", &id, "--text", "重整终止"]);
    assert!(status == 0 && said.contains("公示中"), "{said}");
    let (status, said) = credit(&dir, &["correct", &id, "--text", "更正"]);
    assert!(status == 1 && said.contains("现在可以"), "{said}");
    let db = Db::open(dir.path(), None).await.unwrap();
    let state = State::load(db.clone(), dir.path()).await.unwrap();
    let router = app::router(state, None).unwrap();
    let receipt = object(&router, &form(&id, "0123456789abcdef")).await.json();
    let no = receipt["no"].as_str().unwrap();
    assert_eq!(credit(&dir, &["application", "accept", no]).0, 0);
    let grant = [
        "application",
        "grant",
        no,
        "--text",
        "事由有误",
        "--title",
        "欠付工资",
    ];
    assert_eq!(credit(&dir, &grant).0, 0);
    let got = get(&router, &path::credit_record(&id)).await.json();
    assert_eq!(
        (&got["head"]["title"], &got["head"]["state"]["code"]),
        (&json!("欠付工资"), &json!("corrected"))
    );
    assert_eq!(credit(&dir, &["withdraw", &id, "--text", "决定撤销"]).0, 0);
    assert_eq!(get(&router, &path::credit_record(&id)).await.status, 410);
    let (status, said) = credit(&dir, &["expire"]);
    assert!(status == 0 && said.contains("0 条"), "{said}");
    db.close().await;
}

#[test]
fn what_cannot_be_published_is_said() {
    let dir = filled();
    let good = file(days_ago(5));
    let basis = good.find("[[record.basis]]").unwrap();
    let obligations = good.find("[[record.obligations]]").unwrap();
    let without = format!("{}{}", &good[..basis], &good[obligations..]);
    let tomorrow = today().next().to_string();
    for (text, says) in [
        (without, "没有依据不能公示"),
        (
            good.replace(USCC, "91350100M000100Y44"),
            "不是有效的统一社会信用代码",
        ),
        (good.replace("\"ordinary\"", "\"grave\""), "severity"),
        (
            good.replace(&days_ago(5).to_string(), &tomorrow),
            "认定日期还没有到",
        ),
        (
            good.replace(&days_ago(5).to_string(), &days_ago(500).to_string()),
            "已经届满",
        ),
        (
            good.replace("basis = \"《全国失信惩戒措施基础清单》\"", ""),
            "没有依据的措施无效",
        ),
        (good.replace("title =", "titel ="), "写法有误"),
        (good.replace("610302", "610331"), "没有这个地区"),
    ] {
        let (status, said) = publish(&dir, "bad.toml", &text);
        assert!(status == 1 && said.contains(says), "{says}: {said}");
    }
    let (_, said) = credit(&dir, &["show", "nobody"]);
    assert!(said.contains("没有这条信用记录"), "{said}");
    // A person, as JSON: the name stands nowhere in what is stored.
    let read: toml::Value = toml::from_str(&good).unwrap();
    let mut json = serde_json::to_value(read).unwrap();
    let record = &mut json["record"][0];
    record["subject_kind"] = json!("natural_person");
    record["subject_name"] = json!(PERSON);
    record["uscc"] = json!("");
    record["id_number"] = json!("11010519491231002X");
    record["decision_no"] = json!("自然人 1 号");
    let (status, said) = publish(&dir, "person.json", &json.to_string());
    assert_eq!(status, 0, "{said}");
    let (_, said) = credit(&dir, &["show", &id_of(&said)]);
    assert!(
        said.contains("欧**") && said.contains("110105********002X"),
        "{said}"
    );
    std::fs::remove_file(dir.path().join("person.json")).unwrap();
    for entry in std::fs::read_dir(dir.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for secret in [PERSON, "11010519491231002X"] {
            let mut windows = bytes.windows(secret.len());
            assert!(
                !windows.any(|window| window == secret.as_bytes()),
                "{secret} is stored"
            );
        }
    }
}

#[test]
fn a_server_with_rules_that_cannot_be_does_not_start() {
    let dir = TempDir::new().unwrap();
    let rules = RULES.replace("max_months = 12", "max_months = 0");
    write(dir.path(), "credit-rules.toml", rules.as_bytes());
    let mut command = program();
    command
        .args(["serve", "--port", "0", "--no-sample", "--data"])
        .arg(dir.path());
    let done = command.output().unwrap();
    let said = text(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("“一般”的 max_months 应为 1 到 120"), "{said}");
}
