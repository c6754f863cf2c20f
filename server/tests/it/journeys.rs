//! 一件事: by which items a region does a journey, and what search makes of it.

use serde_json::Value;
use shigantong_server::db::Db;
use shigantong_server::{import, journeys, sample};

use crate::support::{City, city, get, send};

/// Two journeys over the items of the tests' city.
pub const JOURNEYS: &str = r#"
[[journey]]
key = "open-restaurant"
name = "开一家餐馆"
summary = "想开饭馆的。"
plain_words = ["开饭馆", "开餐厅"]

[[journey.same]]
name = "执照"
also = ["营业执照"]

[[journey.task]]
key = "food"
name = "食品许可"
catalog_code = "000100003000"
after = ["card"]
note = "当场拿证。"

[[journey.task]]
key = "card"
name = "办身份证"
catalog_code = "000100001000"

[[journey.task]]
key = "help"
name = "低保"
catalog_code = "000500004000"
only_if = "家里困难的"

[[journey]]
key = "retire"
name = "退休"
summary = "要退休的。"

[[journey.task]]
key = "card"
name = "办身份证"
catalog_code = "000100001000"
"#;

pub async fn with_journeys() -> City {
    let city = city().await;
    let report = journeys::load(&city.db, JOURNEYS, false).await.unwrap();
    assert!(report.is_done(), "{report}");
    assert!(city.state.refresh().await.unwrap());
    city
}

async fn journey(city: &City, query: &str) -> Value {
    let got = get(
        &city.router,
        &format!("/api/v1/journeys/open-restaurant{query}"),
    )
    .await;
    assert_eq!(got.status, 200, "{query}");
    got.json()
}

/// Key, key of the item, and whether it is an example, of every task.
fn items(journey: &Value) -> String {
    let tasks = journey["tasks"].as_array().unwrap().iter();
    let tasks = tasks.map(|task| {
        let key = task["key"].as_str().unwrap();
        let item = task["item"]["task_handle_item"].as_str().unwrap_or("none");
        let example = task["item"]["is_example"] == true;
        format!("{key} {item}{}", if example { " example" } else { "" })
    });
    tasks.collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn the_list_is_in_the_order_of_the_file() {
    let city = with_journeys().await;
    let got = get(&city.router, "/api/v1/journeys").await;
    assert_eq!(got.status, 200);
    let list = got.json();
    let keys: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|journey| journey["key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["open-restaurant", "retire"]);
    assert_eq!(list[0]["task_count"], 2);
    assert_eq!(list[0]["optional_count"], 1);
    assert_eq!(list[0]["plain_words"][1], "开餐厅");
    let none = get(&crate::support::city().await.router, "/api/v1/journeys").await;
    assert_eq!(none.json(), serde_json::json!([]));
}

#[tokio::test]
async fn each_region_does_it_by_its_own_items() {
    let city = with_journeys().await;
    let rows = [
        // The city's own; else one of a county, or of a town, as an example.
        ("", "card C-1, help T-1 example, food W-2 example"),
        (
            "?area_code=610300",
            "card C-1, help T-1 example, food W-2 example",
        ),
        ("?area_code=610302", "card W-1, help T-1 example, food W-2"),
        // The other district has no such licence, and no town with 低保.
        ("?area_code=610303", "card J-1, help none, food none"),
        // A town's own, else its district's.
        ("?area_code=610302001", "card W-1, help T-1, food W-2"),
    ];
    for (query, expected) in rows {
        assert_eq!(items(&journey(&city, query).await), expected, "{query}");
    }
    let found = journey(&city, "?area_code=610302000000").await;
    assert_eq!(found["area_code"], "610302");
    assert_eq!(found["area_name"], "渭滨区");
    let card = &found["tasks"][0]["item"];
    assert_eq!(card["area_name"], "渭滨区");
    assert_eq!(
        (&card["promise_day"], &card["limit_scene_num"]),
        (&30.into(), &2.into())
    );
    let whole = journey(&city, "").await;
    assert_eq!(whole["area_name"], "宝鸡市");
    assert_eq!(whole["is_sample"], false);
    assert_eq!(whole["same"][0]["also"][0], "营业执照");
    // What waits stands behind what it waits for.
    assert_eq!(whole["tasks"][2]["after"][0], "card");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let city = with_journeys().await;
    let rows = [
        ("/api/v1/journeys/none", 404, "没有这件事"),
        ("/api/v1/journeys/%E5%BC%80%E5%BA%97", 404, "没有这件事"),
        (
            "/api/v1/journeys/retire?area_code=999999",
            400,
            "没有这个地区",
        ),
        ("/api/v1/journeys/retire?area_code=x", 400, "没有这个地区"),
        ("/api/v1/journeys/retire?with=card", 400, "没有这个参数"),
        ("/api/v1/journeys?area_code=610302", 400, "没有这个参数"),
        ("/api/v1/journeys/%FF", 400, "网址无法识别"),
    ];
    for (uri, status, words) in rows {
        let got = get(&city.router, uri).await;
        assert_eq!(got.status, status, "{uri}");
        assert!(got.text().contains(words), "{uri}: {}", got.text());
    }
}

#[tokio::test]
async fn copies_are_good_until_the_data_change() {
    let city = with_journeys().await;
    let uri = "/api/v1/journeys/retire?area_code=610302";
    let first = get(&city.router, uri).await;
    let tag = first.header("etag").to_owned();
    let again = send(&city.router, "GET", uri, &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, 304);
    let other = get(&city.router, "/api/v1/journeys/retire").await;
    assert_ne!(other.header("etag"), tag);
    let changed = JOURNEYS.replace("要退休的。", "快退休的。");
    let report = journeys::load(&city.db, &changed, false).await.unwrap();
    assert!(
        report
            .to_string()
            .contains("新增 0，更新 1，未变 1，去掉 0"),
        "{report}"
    );
    assert!(city.state.refresh().await.unwrap());
    let after = send(&city.router, "GET", uri, &[("if-none-match", &tag)]).await;
    assert_eq!(after.json()["summary"], "快退休的。");
}

/// A task whose item is cancelled later on is shown without one.
#[tokio::test]
async fn an_item_that_is_cancelled_is_no_item() {
    let city = with_journeys().await;
    let text = "task_handle_item,task_name,catalog_code,task_type,area_code,dept_name,task_state\n\
        W-2,食品经营许可,000100003000,行政许可,610302,渭滨区市场监督管理局,3\n";
    let report = crate::support::import_text(&city.db, city.dir.path(), text, "610300").await;
    assert!(report.is_done(), "{report}");
    city.state.refresh().await.unwrap();
    let found = journey(&city, "?area_code=610302").await;
    assert_eq!(items(&found), "card W-1, help T-1 example, food none");
}

/// What people type leads to a journey above the list; what they do not mean by it does not.
#[tokio::test]
async fn queries_name_journeys() {
    let city = with_journeys().await;
    let rows = [
        ("q=%E5%BC%80%E9%A5%AD%E9%A6%86", "open-restaurant"), // 开饭馆
        ("q=kaifanguan", "open-restaurant"),
        ("q=%E9%80%80%E4%BC%91", "retire"), // 退休
        ("q=%E9%80%80%E4%BC%91&page=1&area_code=610302", "retire"),
        ("q=%E9%80%80%E4%BC%91&scope=power", ""),
        ("q=%E8%BA%AB%E4%BB%BD%E8%AF%81", ""), // 身份证
        ("", ""),
    ];
    for (query, expected) in rows {
        let got = get(&city.router, &format!("/api/v1/service-items?{query}"))
            .await
            .json();
        let keys: Vec<&str> = got["journeys"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|journey| journey["key"].as_str().unwrap())
            .collect();
        assert_eq!(keys.join(","), expected, "{query}");
    }
}

/// The sample's journeys fit its items, and are found by what people say.
#[tokio::test]
async fn the_sample_has_journeys() {
    let dir = tempfile::TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let sample = sample::rows().unwrap();
    let context = import::Context {
        area: shigantong_contract::AreaCode::parse("610300").unwrap(),
        is_sample: true,
    };
    assert!(!db.lacks_sample_journeys().await.unwrap());
    let report = import::load(
        &db,
        &sample.areas,
        &sample.rows,
        &context,
        None,
        import::Report::default(),
        |_| (),
    );
    let report = report.await.unwrap();
    assert!(report.is_done(), "{report}");
    assert!(db.lacks_sample_journeys().await.unwrap());
    let report = journeys::load(&db, sample::JOURNEYS, true).await.unwrap();
    assert!(report.is_done(), "{report}");
    assert!(!db.lacks_sample_journeys().await.unwrap());
    let state = shigantong_server::state::State::load(db, dir.path())
        .await
        .unwrap();
    let router = shigantong_server::app::router(state, None).unwrap();
    let list = get(&router, "/api/v1/journeys").await.json();
    let list = list.as_array().unwrap();
    assert!(list.len() >= 12, "{} journeys", list.len());
    for summary in list {
        let key = summary["key"].as_str().unwrap();
        for area in ["", "?area_code=610302", "?area_code=610331"] {
            let got = get(&router, &format!("/api/v1/journeys/{key}{area}")).await;
            assert_eq!(got.status, 200, "{key}{area}");
            let journey = got.json();
            assert_eq!(journey["is_sample"], true);
            for task in journey["tasks"].as_array().unwrap() {
                // Towns are performed by towns alone, which the far county has none of.
                let is_town = task["catalog_code"].as_str().unwrap()[4..].starts_with("61");
                assert!(
                    is_town || task["item"].is_object(),
                    "{key}{area}: {}",
                    task["key"]
                );
            }
        }
    }
    let rows = [
        ("开饭馆", "open-restaurant"),
        ("企业开办", "start-company"),
        ("开小卖部", "open-shop"),
        ("上户口", "birth"),
        ("新生儿", "birth"),
        ("结婚", "marry"),
        ("孩子上学", "school"),
        ("二手房过户", "second-hand-house"),
        ("退休", "retire"),
        ("身后事", "death"),
        ("失业金", "unemployed"),
        ("灵活就业", "flexible-work"),
        ("工伤", "injury"),
        ("残疾证", "disabled"),
        ("困难救助", "hardship"),
        ("盖房子", "village-house"),
        ("养猪场", "farm"),
        ("开民宿", "open-hotel"),
        ("退伍", "veteran"),
        ("tuixiu", "retire"),
        // What is one item, or none, is no journey.
        ("身份证", ""),
        ("食品经营许可", ""),
        ("公积金", ""),
        ("护照", ""),
        ("医保报销", ""),
        ("驾驶证", ""),
    ];
    let mut wrong = Vec::new();
    for (query, expected) in rows {
        let uri = format!(
            "/api/v1/service-items?q={}&distinct=true",
            shigantong_contract::path::encoded(query)
        );
        let got = get(&router, &uri).await.json();
        let first = got["journeys"][0]["key"].as_str().unwrap_or_default();
        if first != expected {
            wrong.push(format!("{query}: {first:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
