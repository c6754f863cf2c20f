//! 一件事: what the command takes and refuses.

use std::process::{Command, Output};

use shigantong_server::db::Db;
use shigantong_server::journeys;

use crate::journeys::{JOURNEYS, with_journeys};
use crate::support::{city, write};

#[tokio::test]
async fn loading_again_changes_nothing_and_a_shorter_file_takes_away() {
    let city = with_journeys().await;
    let version = city.db.data_version().await.unwrap();
    let report = journeys::load(&city.db, JOURNEYS, false).await.unwrap();
    assert!(
        report
            .to_string()
            .contains("新增 0，更新 0，未变 2，去掉 0"),
        "{report}"
    );
    assert_eq!(city.db.data_version().await.unwrap(), version);
    let (first, _) = JOURNEYS
        .split_once("[[journey]]\nkey = \"retire\"")
        .unwrap();
    let report = journeys::load(&city.db, first, false).await.unwrap();
    assert!(report.to_string().contains("未变 1，去掉 1"), "{report}");
    assert_eq!(city.db.data_version().await.unwrap(), version + 1);
}

#[tokio::test]
async fn refusals_name_the_line() {
    let city = city().await;
    let long = "长".repeat(31);
    let rows: &[(&str, &str, &[&str])] = &[
        ("", "", &["第 1 行 journey：不能为空"]),
        ("[[journey]\n", "", &["第 1 行：不是有效的 TOML"]),
        ("journey = 3\n", "", &["第 1 行 journey：应为列表"]),
        (
            "x = 3\njourney = [3]\n",
            "",
            &[
                "第 1 行 x：没有这一项；可用：journey",
                "第 2 行 journey：应为表",
            ],
        ),
        (
            "[[journey]]\n",
            "",
            &[
                "第 1 行 key：不能为空",
                "第 1 行 name：不能为空",
                "第 1 行 summary：不能为空",
                "第 1 行 task：不能为空",
            ],
        ),
        (
            "key = \"retire\"",
            "key = \"Retire\"",
            &["第 31 行 key：应为 1 到 40 个小写字母、数字或 -"],
        ),
        (
            "key = \"retire\"",
            "key = \"open-restaurant\"",
            &["第 31 行 key：与第 3 行重复"],
        ),
        ("name = \"退休\"", "name = 3", &["第 32 行 name：应为文字"]),
        (
            "name = \"退休\"",
            &format!("name = \"{long}\""),
            &["第 32 行 name：超过 30 个字"],
        ),
        (
            "name = \"退休\"",
            "name = \"退\\n休\"",
            &["第 32 行 name：含有换行或控制字符"],
        ),
        (
            "name = \"退休\"",
            "name = \"退休\"\nnames = 1",
            &["第 33 行 names：没有这一项；可用：key、name、summary"],
        ),
        (
            "plain_words = [\"开饭馆\", \"开餐厅\"]",
            "plain_words = \"开饭馆\"",
            &["第 6 行 plain_words：应为列表"],
        ),
        (
            "plain_words = [\"开饭馆\", \"开餐厅\"]",
            "plain_words = [1]",
            &["第 6 行 plain_words：应为文字的列表"],
        ),
        (
            "note = \"当场拿证。\"",
            "notes = \"当场拿证。\"",
            &["第 17 行 task.notes：没有这一项；可用：key、name、catalog_code"],
        ),
        (
            "after = [\"card\"]",
            "after = [\"cards\"]",
            &["第 16 行 task.after：这件事里没有“cards”这一步"],
        ),
        (
            "after = [\"card\"]",
            "after = [\"food\"]",
            &["第 16 行 task.after：互相等待，谁也开始不了：food → food"],
        ),
        (
            "key = \"card\"\nname = \"办身份证\"\ncatalog_code = \"000100001000\"\n\n[[journey.task]]\nkey = \"help\"",
            "key = \"card\"\nname = \"办身份证\"\nafter = [\"food\"]\ncatalog_code = \"000100001000\"\n\n[[journey.task]]\nkey = \"help\"",
            &["互相等待，谁也开始不了：food → card → food"],
        ),
        (
            "key = \"help\"",
            "key = \"food\"",
            &["第 25 行 task.key：与第 13 行重复"],
        ),
        (
            "000500004000",
            "999999999999",
            &["第 27 行 task.catalog_code：清单里没有基本编码为 999999999999 的在用事项"],
        ),
        // One that is cancelled is not performed.
        (
            "000500004000",
            "000700009000",
            &["第 27 行 task.catalog_code：清单里没有基本编码为 000700009000"],
        ),
        (
            "also = [\"营业执照\"]",
            "also = [\"营业执照\"]\n[[journey.same]]\nname = \"营业执照\"",
            &["第 11 行 same.also：与第 8 行重复"],
        ),
    ];
    for (part, other, expected) in rows {
        // Without another part it is the whole file.
        let text = if other.is_empty() {
            (*part).to_owned()
        } else {
            assert!(JOURNEYS.contains(part), "{part}");
            JOURNEYS.replacen(part, other, 1)
        };
        let report = journeys::load(&city.db, &text, false).await.unwrap();
        let said = report.to_string();
        for line in *expected {
            assert!(said.contains(line), "{part} → {other}: {said}");
        }
        assert!(said.ends_with("什么也没有载入\n"), "{said}");
    }
    assert_eq!(city.db.journeys().await.unwrap(), []);
}

#[tokio::test]
async fn files_are_bounded() {
    let city = city().await;
    let task = "[[journey.task]]\nkey = \"k\"\nname = \"n\"\ncatalog_code = \"000100001000\"\n";
    let head = |key: &str| format!("[[journey]]\nkey = \"{key}\"\nname = \"n\"\nsummary = \"s\"\n");
    let mut many = String::new();
    for number in 0..201 {
        many.push_str(&head(&format!("j{number}")));
        many.push_str(task);
    }
    let said = journeys::load(&city.db, &many, false)
        .await
        .unwrap()
        .to_string();
    assert!(said.contains("第 1 行 journey：超过 200 个"), "{said}");
    let mut long = head("j");
    for number in 0..31 {
        long.push_str(&task.replace("\"k\"", &format!("\"k{number}\"")));
    }
    let said = journeys::load(&city.db, &long, false)
        .await
        .unwrap()
        .to_string();
    assert!(said.contains("task：超过 30 个"), "{said}");
    let only = head("j") + &task.replace("name", "only_if = \"有时\"\nname");
    let said = journeys::load(&city.db, &only, false)
        .await
        .unwrap()
        .to_string();
    assert!(said.contains("至少要有一步不写 only_if"), "{said}");
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shigantong-server"));
    command.env_remove("SHIGANTONG_DATABASE_URL");
    command.args(arguments).output().unwrap()
}

#[tokio::test]
async fn the_command_loads_a_file() {
    let city = city().await;
    city.db.close().await;
    let data = city.dir.path().to_str().unwrap();
    let file = write(city.dir.path(), "一件事.toml", JOURNEYS.as_bytes());
    let done = run(&["journeys", file.to_str().unwrap(), "--data", data]);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{said}");
    assert!(
        said.contains("读入 2 件事，共 4 步") && said.contains("新增 2"),
        "{said}"
    );
    let bad = write(city.dir.path(), "bad.toml", b"[[journey]]\n");
    let done = run(&["journeys", bad.to_str().unwrap(), "--data", data]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        String::from_utf8(done.stdout)
            .unwrap()
            .contains("共 4 处有误，涉及 1 行")
    );
    let bytes = write(city.dir.path(), "gbk.toml", b"key = \"\xbf\xaa\"");
    for (file, words) in [
        (bytes.to_str().unwrap(), "应为 UTF-8"),
        ("/nowhere.toml", "无法读取"),
    ] {
        let done = run(&["journeys", file, "--data", data]);
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(
            done.status.code() == Some(1) && said.contains(words),
            "{said}"
        );
    }
    let db = Db::open(city.dir.path(), None).await.unwrap();
    assert_eq!(db.journeys().await.unwrap().len(), 2);
}
