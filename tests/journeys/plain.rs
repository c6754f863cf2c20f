//! No JavaScript: the search, its filters and pages, regions, items and guides are plain pages.

use std::sync::Arc;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Page, Role, Setup, Stage, journey};

#[tokio::test]
async fn everything_that_is_read_works_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare("/").await;
        page.type_query("许可").await;
        page.search_box()
            .await
            .send_keys(Key::Enter + "")
            .await
            .unwrap();
        page.is_at("/search?q=许可").await;
        assert_eq!(page.results().await.len(), 20);
        page.click(Role::Fold, "筛选").await;
        page.click(Role::Link, "行政许可").await;
        page.is_at("task_type=01").await;
        page.click(Role::Link, "下一页").await;
        page.is_at("page=2").await;
        page.results().await;
        assert_eq!(
            page.js("document.querySelector('.results').start").await,
            json!(21)
        );
        page.shows("第 2 页").await;
        page.click(Role::Link, "上一页").await;
        page.until("the first page", "!location.search.includes('page=')")
            .await;
        changes_region(page).await;
        reads_one(page).await;
        let ran = "document.documentElement.hasAttribute('data-app')";
        assert_eq!(page.js(ran).await, json!(false), "scripts ran after all");
    })
    .await;
}

/// The picker leads back to the same search, in a region.
async fn changes_region(page: &Page) {
    page.click(Role::Link, "全市").await;
    page.is_at("/regions").await;
    page.click(Role::Link, "渭滨区").await;
    page.is_at("area_code=610302").await;
    let address = page.address().await;
    assert!(
        address.contains("q=许可") && address.contains("task_type=01"),
        "{address}"
    );
}

/// An item and its guide.
async fn reads_one(page: &Page) {
    let results = page.results().await;
    page.click(Role::Link, &results[0]).await;
    page.is_at("/items/").await;
    page.find(Role::Heading, &results[0]).await;
    page.click(Role::Link, "看办事指南").await;
    page.is_at("/guides/").await;
    page.find(Role::Heading, "要带的材料").await;
}

/// The form of the list keeps filters and region that are in force.
#[tokio::test]
async fn the_form_keeps_filters() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare("/search?q=%E8%AE%B8%E5%8F%AF&task_type=01&area_code=610302&page=2")
            .await;
        page.clear_query().await;
        page.type_query("食品").await;
        page.click(Role::Button, "搜索").await;
        page.is_at("q=食品").await;
        let address = page.address().await;
        assert!(
            address.contains("task_type=01") && address.contains("area_code=610302"),
            "{address}"
        );
        assert!(!address.contains("page="), "{address}");
        assert_eq!(page.query().await, "食品");
        page.results().await;
    })
    .await;
}

/// Jobs that are done elsewhere say where, and whom to call.
#[tokio::test]
async fn pages_without_scripts_have_ways_on() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        for address in ["/halls", "/track", "/complaints/new"] {
            page.open_bare(address).await;
            page.find(Role::Heading, "宝鸡市政务服务中心").await;
            page.find(Role::Link, "12345").await;
        }
    })
    .await;
}
