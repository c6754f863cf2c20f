//! 晒结果: real times, hearings and decisions, with and without scripts.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, http, journey};

async fn count(page: &Page, selector: &str) -> u64 {
    let script = format!("document.querySelectorAll({}).length", json!(selector));
    page.js(&script).await.as_u64().unwrap_or(0)
}

/// Opens the lists from the first page, searches, and reads.
async fn read_all(page: &Page, stage: &Stage) {
    page.open_bare("/").await;
    page.click(Role::Link, "结果公示").await;
    page.is_at("/transparency/decisions").await;
    page.find(Role::Heading, "结果公示").await;
    let all = count(page, ".notices > li").await;
    assert!(all >= 1, "{all}");
    let found = http::get(&stage.server.address, "/api/v1/decisions")
        .await
        .json();
    let dept = found["items"][0]["dept_name"].as_str().unwrap().to_owned();
    let field = page.find(Role::SearchBox, "搜结果公示").await;
    field.send_keys(&dept).await.unwrap();
    page.click(Role::Button, "搜索").await;
    page.is_at(&format!("q={dept}")).await;
    page.shows(&dept).await;
    page.shows("找到").await;
    page.open_bare("/transparency/decisions?q=xyzxyz").await;
    page.shows("没有找到").await;
    page.click(Role::Link, "看全部").await;
    page.until(
        "all of them",
        "document.querySelectorAll('.notices > li').length > 0",
    )
    .await;
    page.open_bare("/transparency/hearings").await;
    page.find(Role::Heading, "听证公告").await;
    page.shows("怎么参加").await;
    page.open_bare("/transparency/performance").await;
    page.shows("按期率 =").await;
    page.shows("一半人用了").await;
    assert!(count(page, ".performance > section").await >= 1);
    page.shows("承诺按期率").await;
}

#[tokio::test]
async fn what_the_public_can_watch() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        read_all(&stage.page, &stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_same_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        read_all(&stage.page, &stage).await;
    })
    .await;
}

/// Going back through searches shows each list with its own words in the box.
#[tokio::test]
async fn going_back_through_searches() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/transparency/hearings").await;
        let field = page.find(Role::SearchBox, "搜听证公告").await;
        field.send_keys("xyzxyz").await.unwrap();
        page.click(Role::Button, "搜索").await;
        page.shows("没有找到").await;
        page.back().await;
        page.until(
            "the whole list",
            "document.querySelectorAll('.notices > li').length > 0",
        )
        .await;
        let value = "document.querySelector('#notice-q').value";
        assert_eq!(page.js(value).await, json!(""));
    })
    .await;
}
