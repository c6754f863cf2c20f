//! 打开: browsers and networks on which the app does not come up, and hosts without the server.

use std::sync::Arc;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Gate, Page, Role, Setup, Source, Stage, journey};

const SEARCH: &str = "/search?q=%E8%BA%AB%E4%BB%BD%E8%AF%81";
const NO_WASM: &str = "delete window.WebAssembly;";
/// The limit of fifteen seconds passes in three, all other times stay.
const IMPATIENT: &str = "const wait = window.setTimeout;
    window.setTimeout = (act, time, ...more) => wait(act, time === 15000 ? 3000 : time, ...more);";
const FAILED: &str = "document.documentElement.hasAttribute('data-app-failed')";

#[tokio::test]
async fn without_webassembly_the_pages_stay() {
    journey(
        Setup::before(NO_WASM).allowing(&["WebAssembly is not defined"]),
        async |stage: Arc<Stage>| {
            stage.page.open_bare(SEARCH).await;
            uses_plain_pages(&stage.page).await;
        },
    )
    .await;
}

#[tokio::test]
async fn where_the_wasm_does_not_come_the_pages_stay() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        stage.gate.cut(".wasm");
        stage.page.open_bare(SEARCH).await;
        uses_plain_pages(&stage.page).await;
    })
    .await;
}

#[tokio::test]
async fn where_the_glue_does_not_come_the_pages_stay() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        stage.gate.cut("/assets/app-");
        stage.page.open_bare(SEARCH).await;
        stage.page.click(Role::Link, "居民身份证首次申领").await;
        stage.page.is_at("/items/").await;
        stage.page.shows("法律依据").await;
    })
    .await;
}

/// A page of the server without the app: search, item, back.
async fn uses_plain_pages(page: &Page) {
    page.until("the app has given up", FAILED).await;
    page.results().await;
    page.clear_query().await;
    page.type_query("落户").await;
    page.search_box()
        .await
        .send_keys(Key::Enter + "")
        .await
        .unwrap();
    page.is_at("/search?q=落户").await;
    let results = page.results().await;
    page.click(Role::Link, &results[0]).await;
    page.is_at("/items/").await;
    page.shows("法律依据").await;
    page.back().await;
    page.is_at("/search?q=落户").await;
    assert_eq!(page.results().await, results);
}

/// A static host has the files of the app, and knows from `config.json` where the API is.
async fn static_host(stage: &Stage, api: &str) -> Gate {
    let config = json!({ "api": api }).to_string();
    let files = stage.surroundings.dist.clone();
    Gate::open(Source::Files(files, config)).await
}

#[tokio::test]
async fn a_static_host_serves_the_app() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let host = static_host(&stage, &stage.gate.url).await;
        let page = stage.page.at(&host.url);
        page.open("/").await;
        page.find(Role::Heading, "查得到、看得懂、办得成、管得住")
            .await;
        page.shows("宝鸡政务").await;
        page.type_query("低保").await;
        assert!(page.results().await[0].contains("最低生活保障"));
        page.click(Role::Link, "查看全部结果和筛选").await;
        page.is_at("/search?q=低保").await;
        let results = page.results().await;
        page.click(Role::Link, &results[0]).await;
        page.shows("法律依据").await;
        page.open(SEARCH).await;
        assert!(page.results().await[0].contains("身份证"));
        page.until("the title follows", "document.title.startsWith('身份证')")
            .await;
        assert!(!stage.gate.seen_with("/api/v1/service-items").is_empty());
        assert!(host.seen_with("/api/").is_empty(), "{:#?}", host.seen());
        assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
    })
    .await;
}

/// Tier C: what this is, the hotline, and what else one can do.
#[tokio::test]
async fn the_static_shell_without_webassembly() {
    journey(
        Setup::before(NO_WASM).allowing(&["WebAssembly is not defined"]),
        async |stage: Arc<Stage>| {
            let host = static_host(&stage, &stage.gate.url).await;
            let page = stage.page.at(&host.url);
            page.open_bare("/").await;
            page.until("the app has given up", FAILED).await;
            page.shows("用系统浏览器打开").await;
            page.shows("政务服务大厅").await;
            page.find(Role::Heading, "查得到、看得懂、办得成、管得住")
                .await;
            let call = page.find(Role::Link, "12345").await;
            assert_eq!(
                call.attr("href").await.unwrap().as_deref(),
                Some("tel:12345")
            );
        },
    )
    .await;
}

#[tokio::test]
async fn the_static_shell_on_a_slow_network() {
    journey(Setup::before(IMPATIENT), async |stage: Arc<Stage>| {
        let host = static_host(&stage, &stage.gate.url).await;
        let page = stage.page.at(&host.url);
        host.hold(".wasm");
        page.open_bare("/").await;
        page.shows("正在打开").await;
        page.shows("网络较慢").await;
        page.find(Role::Link, "重新打开").await;
        page.find(Role::Link, "12345").await;
        host.free();
        page.until(
            "it comes up after all",
            "document.documentElement.getAttribute('data-app')",
        )
        .await;
        page.search_box().await;
    })
    .await;
}

/// Where the API is away, the shell's app says so and tries again.
#[tokio::test]
async fn a_static_host_without_its_api() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let host = static_host(&stage, &stage.gate.url).await;
        let page = stage.page.at(&host.url);
        stage.gate.cut("/api/");
        page.open(SEARCH).await;
        page.shows("没有连上网").await;
        stage.gate.free();
        page.click(Role::Button, "重试").await;
        assert!(page.results().await[0].contains("身份证"));
    })
    .await;
}
