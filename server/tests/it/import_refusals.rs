//! Lists that are refused: every reason with its line and column, and nothing loaded.

use rust_xlsxwriter::Workbook;
use shigantong_server::db::Db;
use shigantong_server::import::{ReadError, read};
use tempfile::TempDir;

use crate::support::{import_file, import_text, write};

pub const HEADER: &str = "task_handle_item,task_name,task_type,dept_name";
pub const GOOD: &str = "K,名,01,局";

pub async fn refused(text: &str) -> (usize, String) {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let report = import_text(&db, dir.path(), text, "610300").await;
    assert!(!report.is_done(), "loaded: {text}");
    assert!(db.is_empty().await.unwrap(), "something was loaded: {text}");
    assert_eq!(db.data_version().await.unwrap(), 0);
    (report.errors.len(), report.to_string())
}

#[tokio::test]
async fn one_wrong_cell() {
    let long = "长".repeat(301);
    let rows: &[(&str, &str, &str)] = &[
        ("task_name", "", "不能为空"),
        ("task_name", &long, "超过 300 个字"),
        ("task_name", "\"两\n行\"", "含有换行或控制字符"),
        ("task_handle_item", "", "不能为空"),
        ("task_handle_item", "有 空格", "含有空格或不应出现的字符"),
        ("task_handle_item", "a/b", "含有空格或不应出现的字符"),
        ("task_type", "", "不能为空"),
        (
            "task_type",
            "99",
            "“99”不在代码表中；可用：01 行政许可、02 行政处罚",
        ),
        ("dept_name", "", "不能为空"),
        ("area_code", "宝鸡", "应为 6、9 或 12 位数字的区划代码"),
        ("area_code", "511602", "不在导入的地区 610300 之内"),
        ("use_level", "县委", "“县委”不在代码表中"),
        ("server_type", "\"1,8\"", "“8”不在代码表中"),
        ("user_topic_type", "201", "“201”不在代码表中"),
        ("promise_day", "五", "应为 0 到 3650 的整数"),
        ("promise_day", "-1", "应为 0 到 3650 的整数"),
        ("promise_day", "4000", "应为 0 到 3650 的整数"),
        ("limit_scene_num", "1.5", "应为 0 到 99 的整数"),
        ("is_fee", "也许", "应为 1、0、是或否"),
        (
            "plan_effective_date",
            "2025-02-30",
            "应为 YYYY-MM-DD 的日期",
        ),
        ("by_law", "《某法》", "不是这一列要的 JSON"),
        (
            "by_law",
            "\"[{\"\"article\"\":\"\"第一条\"\"}]\"",
            "不能为空",
        ),
        ("fees", "\"{\"\"name\"\":1}\"", "不是这一列要的 JSON"),
        ("steps", "\"{\"\"name\"\":1}\"", "应为数组"),
    ];
    for (column, cell, expected) in rows {
        let (header, row) = with(column, cell);
        let (count, said) = refused(&format!("{header}\n{}\n{row}\n", pad(&header))).await;
        assert_eq!(count, 1, "{column} {cell}: {said}");
        assert!(said.contains(&format!("第 3 行 {column}")), "{said}");
        assert!(said.contains(expected), "{column} {cell}: {said}");
        assert!(
            said.ends_with("共 1 处有误，涉及 1 行；什么也没有导入\n"),
            "{said}"
        );
    }
}

/// A header with this column, and a row that is good but for this cell.
pub fn with(column: &str, cell: &str) -> (String, String) {
    let mut names: Vec<&str> = HEADER.split(',').collect();
    let mut cells: Vec<&str> = GOOD.split(',').collect();
    match names.iter().position(|name| *name == column) {
        Some(place) => cells[place] = cell,
        None => {
            names.push(column);
            cells.push(cell);
        }
    }
    (names.join(","), cells.join(","))
}

/// A good row for a header.
pub fn pad(header: &str) -> String {
    let extra = header.split(',').count() - 4;
    format!("G,名,01,局{}", ",".repeat(extra))
}

#[tokio::test]
async fn every_reason_is_collected() {
    let text = format!("{HEADER},promise_day\nA,,99,,x\nB,名,01,局,1\nC,名,,局,\n");
    let (count, said) = refused(&text).await;
    assert_eq!(count, 5, "{said}");
    assert!(said.contains("涉及 2 行"), "{said}");
}

#[tokio::test]
async fn entries_of_lists_are_named() {
    let list = r#"[{"material_name":"甲"},{"material_name":"","is_need":"9"}]"#;
    let cell = format!("\"{}\"", list.replace('"', "\"\""));
    let (_, said) = refused(&format!("{HEADER},materials\n{GOOD},{cell}\n")).await;
    assert!(
        said.contains("第 2 行 materials[2].material_name：不能为空"),
        "{said}"
    );
    assert!(
        said.contains("第 2 行 materials[2].is_need：“9”不在代码表中"),
        "{said}"
    );
}

/// A cell of CSV.
#[tokio::test]
async fn files_that_are_broken_as_a_whole() {
    let rows = [
        (
            "task_handle_item,task_name,task_type\nA,名,01\n".to_owned(),
            "第 1 行 dept_name：缺少这一列",
        ),
        (
            format!("{HEADER},task_name\n{GOOD},名\n"),
            "第 1 行 task_name：表头里这一列出现了两次",
        ),
        (
            format!("{HEADER}\n{GOOD}\n\"A,名,01,局\n{GOOD}\n"),
            "第 3 行：从这一行起有一个引号没有成对",
        ),
        (
            format!("{HEADER}\n{GOOD},多\n"),
            "第 2 行：这一行有 5 列，表头有 4 列",
        ),
        (
            format!("{HEADER}\n{GOOD}\nK,别的,01,局\n"),
            "第 3 行 task_handle_item：与第 2 行的编码相同而内容不同",
        ),
    ];
    for (text, expected) in rows {
        let (_, said) = refused(&text).await;
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

#[tokio::test]
async fn a_row_that_stands_twice_counts_once() {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let text = format!("{HEADER}\n{GOOD}\n{GOOD}\n\n{GOOD},\n");
    let report = import_text(&db, dir.path(), &text, "610300").await;
    assert!(report.is_done(), "{report}");
    assert_eq!((report.rows, report.same), (3, 2));
}

#[tokio::test]
async fn the_report_shows_two_hundred_and_counts_all() {
    let rows = "A,,01,局\n".repeat(250);
    let (count, said) = refused(&format!("{HEADER}\n{rows}")).await;
    assert_eq!(count, 250);
    assert_eq!(said.matches("不能为空").count(), 200);
    assert!(
        said.contains("只列出前 200 处") && said.contains("共 250 处有误"),
        "{said}"
    );
}

#[tokio::test]
async fn a_spreadsheet_that_spoiled_its_codes() {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(HEADER.split(',').chain(["dept_code"])) {
        sheet.write(0, column, name).unwrap();
    }
    for (column, text) in (0..).zip(GOOD.split(',')) {
        sheet.write(1, column, text).unwrap();
    }
    sheet.write(1, 4, 4_148_481_895_459_659_776_f64).unwrap();
    let file = dir.path().join("a.xlsx");
    book.save(&file).unwrap();
    let said = import_file(&db, &file, "610300").await.to_string();
    assert!(said.contains("第 2 行 dept_code：数字太长"), "{said}");
}

#[test]
fn files_that_cannot_be_read() {
    let dir = TempDir::new().unwrap();
    let rows: &[(&str, &[u8], &str)] = &[
        ("a.csv", b"", "文件是空的"),
        ("a.csv", b"task_name\n\xff\xff\xff\n", "文字编码不是 UTF-8"),
        ("a.xlsx", b"task_name\n", "不是有效的 xlsx 文件"),
        ("a.xlsx", b"PK\x03\x04 nothing", "xlsx 无法读取"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "请另存为 xlsx 或 CSV"),
    ];
    for (name, bytes, expected) in rows {
        let ReadError(said) = read(&write(dir.path(), name, bytes)).unwrap_err();
        assert!(said.contains(expected), "{name}: {said}");
    }
    let ReadError(said) = read(&dir.path().join("none.csv")).unwrap_err();
    assert!(said.contains("无法读取"), "{said}");
}
