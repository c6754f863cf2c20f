//! 同一标准: which places stand beside an item, and in which order.

use serde_json::Value;

use crate::support::{City, city, get, import_text, write};

const HEAD: &str = "task_handle_item,task_name,catalog_code,task_type,area_code,dept_name,promise_day,task_state,materials\n";

async fn variants(city: &City, key: &str) -> Value {
    let uri = format!("/api/v1/service-items/{key}/variants");
    let got = get(&city.router, &uri).await;
    assert_eq!(got.status, 200, "{key}");
    got.json()
}

fn keys(variants: &Value) -> String {
    let rows = variants["variants"].as_array().unwrap().iter();
    let keys: Vec<&str> = rows
        .map(|row| row["task_handle_item"].as_str().unwrap())
        .collect();
    keys.join(",")
}

#[tokio::test]
async fn each_level_has_its_own_places() {
    let city = city().await;
    let rows = [
        // Districts beside one another, in the order of the regions, whichever was asked for.
        ("W-1", "W-1,J-1"),
        ("J-1", "W-1,J-1"),
        // The city alone.
        ("C-1", "C-1"),
        // One that stands nowhere else.
        ("T-1", "T-1"),
        // One that is cancelled can still be read.
        ("C-9", "C-9"),
    ];
    for (key, expected) in rows {
        assert_eq!(keys(&variants(&city, key).await), expected, "{key}");
    }
    let found = variants(&city, "J-1").await;
    assert_eq!(found["catalog_code"], "000100001000");
    assert_eq!(found["task_name"], "居民身份证首次申领");
    assert_eq!(found["use_level"]["label"], "县级");
    assert_eq!(found["has_more"], false);
    let own = &found["variants"][1];
    assert_eq!(own["area_name"], "金台区");
    assert_eq!(own["promise_day"], 30);
    assert_eq!(own["promise_type"]["label"], "自然日");
}

#[tokio::test]
async fn places_stand_in_the_order_of_the_regions_and_hold_what_differs() {
    let city = city().await;
    let areas =
        "area_code,name\n610303,金台区\n610300,宝鸡市\n610302,渭滨区（改名）\n610302001,金陵街道\n";
    let file = write(city.dir.path(), "areas.csv", areas.as_bytes());
    let settings = Vec::new();
    let file = shigantong_server::import::AreaFile { file, settings };
    assert!(file.run(&city.db).await.unwrap().is_done());
    let text = format!(
        "{HEAD}W-1,居民身份证首次申领,000100001000,20,610302,渭滨区公安局,9,1,\
        \"[{{\"\"material_name\"\":\"\"社区证明\"\",\"\"by_law\"\":\"\"某文件\"\",\"\"fill_explain\"\":\"\"长\"\"}}]\"\n\
        X-1,居民身份证首次申领,000100001000,20,610302,渭滨区公安局,9,3,\n"
    );
    let report = import_text(&city.db, city.dir.path(), &text, "610300").await;
    assert!(report.is_done(), "{report}");
    city.state.refresh().await.unwrap();
    let found = variants(&city, "W-1").await;
    // The cancelled one is no other place; a new name of a region holds at once.
    assert_eq!(keys(&found), "J-1,W-1");
    let own = &found["variants"][1];
    assert_eq!(own["area_name"], "渭滨区（改名）");
    let material = own["materials"][0].as_object().unwrap();
    assert_eq!(material["material_name"], "社区证明");
    assert_eq!(material["by_law"], "某文件");
    assert!(!material.contains_key("fill_explain"));
}

#[tokio::test]
async fn without_a_catalog_code_an_item_stands_alone() {
    let city = city().await;
    let text = format!(
        "{HEAD}W-7,某事项,,20,610302,渭滨区公安局,9,1,\nJ-7,某事项,,20,610303,金台区公安局,8,1,\n"
    );
    let report = import_text(&city.db, city.dir.path(), &text, "610300").await;
    assert!(report.is_done(), "{report}");
    let found = variants(&city, "J-7").await;
    assert_eq!(keys(&found), "J-7");
    assert_eq!(found["catalog_code"], "");
    assert_eq!(found["variants"][0]["area_name"], "金台区");
}

/// A code of the national catalog may stand for every town of a province.
#[tokio::test]
async fn an_answer_is_bounded() {
    let city = city().await;
    let mut text = HEAD.to_owned();
    for number in 1..=230 {
        text.push_str(&format!(
            "T-{number:03},某事项,000900001000,20,610302{number:03},某街道,5,1,\n"
        ));
    }
    let report = import_text(&city.db, city.dir.path(), &text, "610300").await;
    assert!(report.is_done(), "{report}");
    let found = variants(&city, "T-230").await;
    assert_eq!(found["variants"].as_array().unwrap().len(), 200);
    assert_eq!(found["has_more"], true);
    assert!(keys(&found).ends_with(",T-199,T-230"), "{}", keys(&found));
}
