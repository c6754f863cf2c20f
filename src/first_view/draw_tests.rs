//! 双随机抽取 as HTML, and the recipe that repeats a draw without the app.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use shigantong_contract::Draw;

use super::Answer;
use super::tests::{answer, page, text};
use crate::domain::draw_check::tests::drawn;
use crate::text::regulation::RECIPE;

fn list() -> Answer {
    let one = |id: &str, drawn_on: Value| {
        json!({ "id": id, "title": "某区食品抽查", "dept_name": "某区市场监管局",
            "area_code": "610302", "prepared_on": "2026-03-01", "drawn_on": drawn_on,
            "seed_source": "开奖", "subject_count": 40, "inspector_count": 9, "count": 12,
            "is_sample": true })
    };
    let body = json!([one("d-2", Value::Null), one("d-1", json!("2026-03-08"))]);
    answer("/api/v1/draws", 200, &body.to_string())
}

fn shown(draw: &Draw) -> String {
    let body = serde_json::to_string(draw).unwrap();
    let path = format!("/api/v1/draws/{}", draw.id);
    page(
        &format!("/regulation/draws/{}", draw.id),
        "",
        &[answer(&path, 200, &body), list()],
    )
    .html
}

#[test]
fn the_list_tells_what_is_drawn_from_what_is_prepared() {
    let html = page("/regulation/draws", "", &[list()]).html;
    assert!(html.contains(r#"href="/regulation/draws/d-1""#), "{html}");
    let said = text(&html);
    for words in [
        "某区食品抽查",
        "40 家里抽 12 家 · 检查人员 9 名",
        "2026年3月8日 抽取",
        "名单已公布，还没抽",
        "名单 2026年3月1日 公布",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_draw_is_explained_and_all_of_it_is_there() {
    let mut draw = drawn(40, 9, 12);
    draw.drawn[0] = "91350100M000100Y43".to_owned();
    let html = shown(&draw);
    let said = text(&html);
    for words in [
        "某区食品抽查",
        "40 家企业、9 名检查人员",
        "一期公开开奖的号码",
        "前 12 家抽中",
        "前 2 名去",
        &draw.seed,
        &draw.seed_hash,
        &draw.subjects_hash,
        &draw.inspectors_hash,
        "企业名单（40 家）",
        "检查人员名单（9 名",
        "回避（1 条）",
        "近亲属任职",
        "重新抽一遍",
        "用下面的办法核对",
        "import hashlib",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(html.matches("<li").count() > 12 + 40 + 9);
    assert!(html.contains(r#"href="/regulation?uscc=91350100M000100Y43""#));
    assert!(html.contains("/api/v1/draws/d-1"), "the raw data");
}

#[test]
fn a_draw_that_is_only_prepared_says_so() {
    let draw = Draw {
        id: "d-2".to_owned(),
        seed: String::new(),
        seed_hash: String::new(),
        drawn: Vec::new(),
        teams: Vec::new(),
        ..drawn(40, 9, 12)
    };
    let said = text(&shown(&draw));
    assert!(said.contains("还没有抽"), "{said}");
    assert!(
        !said.contains("重新抽一遍") && !said.contains("import hashlib"),
        "{said}"
    );
}

/// The recipe says of a draw what the contract says of it: hashes, subjects, teams.
#[test]
fn the_recipe_works() {
    let change = |change: fn(&mut Draw)| {
        let mut draw = drawn(40, 9, 12);
        change(&mut draw);
        draw
    };
    let rows = [
        (drawn(40, 9, 12), "True True True"),
        (drawn(3, 0, 2), "True True True"),
        (change(|draw| draw.drawn.swap(0, 1)), "True False True"),
        (
            change(|draw| draw.teams[3].inspectors.reverse()),
            "True True False",
        ),
        (
            change(|draw| draw.subjects_hash = draw.seed_hash.clone()),
            "False True True",
        ),
    ];
    for (draw, expected) in rows {
        let dir = tempfile();
        let body = serde_json::to_string(&draw).unwrap();
        std::fs::write(dir.join("draw.json"), body).unwrap();
        let python = Command::new("python3")
            .arg("-")
            .current_dir(&dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut python) = python else {
            // Not every machine has Python; those of the project's own checks have.
            assert!(std::env::var_os("CI").is_none(), "python3 is missing");
            return;
        };
        let mut input = python.stdin.take().unwrap();
        input.write_all(RECIPE.as_bytes()).unwrap();
        drop(input);
        let output = python.wait_with_output().unwrap();
        std::fs::remove_dir_all(&dir).unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said, expected);
    }
}

fn tempfile() -> std::path::PathBuf {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("shigantong-draw-{}-{number}", std::process::id());
    let dir = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}
