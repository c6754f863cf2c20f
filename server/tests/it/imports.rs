//! Lists that load: formats, encodings, ways to write a value, loading twice.

use encoding_rs::GB18030;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use shigantong_server::db::{Changes, Db};
use shigantong_server::import::{Outcome, Report};
use tempfile::TempDir;

use crate::support::{AREAS, ITEMS, import_file, import_text, shared, write};

async fn empty() -> (TempDir, Db) {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    (dir, db)
}

async fn item(db: &Db, key: &str) -> Value {
    serde_json::from_str(&db.item(key).await.unwrap().unwrap()).unwrap()
}

fn changes(report: &Report) -> Changes {
    match report.outcome {
        Outcome::Done(changes) => changes,
        Outcome::Refused => panic!("{report}"),
    }
}

#[tokio::test]
async fn a_list_loads_twice_without_a_change() {
    let (dir, db) = empty().await;
    let first = changes(&import_text(&db, dir.path(), ITEMS, "610300").await);
    assert_eq!((first.new, first.changed, first.unchanged), (7, 0, 0));
    let version = db.data_version().await.unwrap();
    let second = changes(&import_text(&db, dir.path(), ITEMS, "610300").await);
    assert_eq!((second.new, second.changed, second.unchanged), (0, 0, 7));
    assert_eq!(db.data_version().await.unwrap(), version);
    let text = ITEMS.replace("食品经营许可,0001", "食品经营许可证,0001");
    let third = changes(&import_text(&db, dir.path(), &text, "610300").await);
    assert_eq!((third.new, third.changed, third.unchanged), (0, 1, 6));
    assert_eq!(db.data_version().await.unwrap(), version + 1);
}

#[tokio::test]
async fn values_may_be_written_as_code_or_in_words() {
    let (dir, db) = empty().await;
    let text = "task_handle_item,task_name,task_type,task_type_name,dept_name,use_level,server_type,\
        promise_day,promise_type,is_fee,is_online,plan_effective_date,accept_condition,by_law,materials\n\
        A,甲,1,,局,,\"自然人；企业法人\",20,工作日,是,1,2025/3/1,\"一、甲\n二、乙\",\
        \"[{\"\"law\"\":\"\"某法\"\",\"\"article\"\":\"\"第一条\"\"}]\",\
        \"[{\"\"material_name\"\":\"\"申请表\"\",\"\"material_type\"\":\"\"2\"\",\"\"is_need\"\":\"\"容缺后补\"\"},\
        {\"\"material_name\"\":\"\"身份证\"\",\"\"material_type\"\":{\"\"code\"\":\"\"1\"\"},\"\"exempt\"\":\"\"电子证照\"\"}]\"\n\
        B,乙,06,行政确认,局,镇级,\"[\"\"1\"\",\"\"9\"\"]\",0,,0,否,,甲|乙,,\n";
    let report = import_text(&db, dir.path(), text, "610302").await;
    assert_eq!(changes(&report).new, 2, "{report}");
    assert_eq!(report.odd_types, 1);
    let rows = [
        ("A", "/task_type/label", "\"行政许可\""),
        ("A", "/use_level/label", "\"县级\""),
        ("A", "/server_type/1/label", "\"企业法人\""),
        ("A", "/promise_day", "20"),
        ("A", "/promise_type/code", "\"1\""),
        ("A", "/is_fee", "true"),
        ("A", "/is_online", "true"),
        ("A", "/plan_effective_date", "\"2025-03-01\""),
        ("A", "/accept_condition", "[\"一、甲\",\"二、乙\"]"),
        ("A", "/by_law/0/article", "\"第一条\""),
        ("A", "/materials/0/material_type/label", "\"申请表格文书\""),
        ("A", "/materials/0/is_need/code", "\"3\""),
        ("A", "/materials/1/material_type/code", "\"1\""),
        ("A", "/materials/1/exempt", "\"电子证照\""),
        ("A", "/dept_code", "\"局\""),
        ("A", "/area_name", "\"地区 610302\""),
        ("A", "/task_state/label", "\"在用\""),
        ("B", "/task_type/code", "\"07\""),
        ("B", "/use_level/code", "\"5\""),
        ("B", "/server_type/1/code", "\"9\""),
        ("B", "/is_fee", "false"),
        ("B", "/promise_day", "0"),
        ("B", "/promise_type/label", "\"工作日\""),
        ("B", "/accept_condition", "[\"甲\",\"乙\"]"),
        ("B", "/limit_scene_num", "null"),
    ];
    for (key, pointer, expected) in rows {
        let item = item(&db, key).await;
        assert_eq!(
            item.pointer(pointer).unwrap().to_string(),
            expected,
            "{key}{pointer}"
        );
    }
}

#[tokio::test]
async fn csv_is_read_in_every_encoding_that_offices_write() {
    let text = "task_handle_item,task_name,task_type,dept_name\r\nA,㙍养老金“认证”\"半\",20,局\r\n";
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let rows: [(&str, Vec<u8>); 4] = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("GB18030", GB18030.encode(text).0.into_owned()),
        ("UTF-16LE", utf16),
    ];
    for (encoding, bytes) in rows {
        let (dir, db) = empty().await;
        let report = import_file(&db, &write(dir.path(), "a.csv", &bytes), "610300").await;
        assert_eq!(changes(&report).new, 1, "{encoding}: {report}");
        assert_eq!(report.format, format!("CSV，{encoding}"));
        assert_eq!(item(&db, "A").await["task_name"], "㙍养老金“认证”\"半\"");
    }
}

#[tokio::test]
async fn a_spreadsheet_loads_like_csv() {
    let (dir, db) = empty().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = [
        "task_handle_item",
        "task_name",
        "task_type",
        "area_code",
        "dept_name",
        "promise_day",
    ];
    for (column, name) in (0..).zip(header) {
        sheet.write(0, column, name).unwrap();
    }
    for (column, text) in (0..).zip(["A-1", "教师资格认定", "1", "", "教育局"]) {
        sheet.write(1, column, text).unwrap();
    }
    sheet.write(1, 3, 610_302_000_000_f64).unwrap();
    sheet.write(1, 5, 20).unwrap();
    for (column, text) in (0..).zip(["A-2", "教师资格认定（二）", "行政许可", "610302", "教育局"])
    {
        sheet.write(3, column, text).unwrap();
    }
    let file = dir.path().join("清单.xlsx");
    book.save(&file).unwrap();
    let report = import_file(&db, &file, "610302").await;
    assert_eq!(changes(&report).new, 2, "{report}");
    let first = item(&db, "A-1").await;
    assert_eq!(
        (&first["promise_day"], &first["area_code"]),
        (&20.into(), &"610302".into())
    );
    let report = import_file(&db, &file, "610302").await;
    assert_eq!(changes(&report).unchanged, 2);
}

#[tokio::test]
async fn regions_that_are_not_there_are_made() {
    let (dir, db) = empty().await;
    let text = "task_handle_item,task_name,task_type,dept_name,area_code,area_name\n\
        A,甲,01,局,610302001,金陵街道\nB,乙,01,局,,\n";
    let report = import_text(&db, dir.path(), text, "610300").await;
    let codes: Vec<&str> = report
        .new_areas
        .iter()
        .map(|(code, ..)| code.as_str())
        .collect();
    assert_eq!(codes, ["610300", "610302", "610302001"]);
    let said = report.to_string();
    assert!(said.contains("新建地区 610302001 金陵街道\n"), "{said}");
    assert!(
        said.contains("新建地区 610302 地区 610302（用 --area-name"),
        "{said}"
    );
    // The list of regions gives them their names later.
    let file = write(dir.path(), "areas.csv", AREAS.as_bytes());
    let settings = vec![("hotline", "12345".to_owned())];
    let report = shigantong_server::import::AreaFile { file, settings }
        .run(&db)
        .await
        .unwrap();
    let changes = changes(&report);
    assert_eq!((changes.new, changes.changed), (1, 3));
}

#[tokio::test]
async fn the_real_list_loads_as_it_is() {
    let Some(file) = shared("service-items-guangan.csv") else {
        return;
    };
    let (_dir, db) = empty().await;
    let report = import_file(&db, &file, "511602").await;
    assert_eq!(changes(&report).new, 1_135, "{report}");
    assert_eq!(report.unknown_columns, ["parent_item"]);
    let report = import_file(&db, &file, "511602").await;
    assert_eq!(changes(&report).unchanged, 1_135, "{report}");
}
