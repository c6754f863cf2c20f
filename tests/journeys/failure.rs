//! 出错: no network, no answer, a failing server; each says so in plain words, and trying again
//! works.

use std::sync::Arc;

use crate::harness::{Role, Setup, Stage, journey, until};

const SEARCH: &str = "/search?q=%E8%BA%AB%E4%BB%BD%E8%AF%81";
/// The limit of ten seconds passes in half a second, all other times stay.
const IMPATIENT: &str = "const wait = window.setTimeout;
    window.setTimeout = (act, time, ...more) => wait(act, time === 10000 ? 500 : time, ...more);";

#[tokio::test]
async fn the_server_goes_and_comes_back() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let page = stage.page.at(&stage.server.url());
        page.open(SEARCH).await;
        page.results().await;
        stage.server.stop();
        page.type_query("丢失").await;
        page.shows("没有连上网").await;
        page.until("it is said aloud", "document.querySelector('[role=alert]')")
            .await;
        assert_eq!(page.query().await, "身份证丢失");
        page.click(Role::Button, "重试").await;
        page.shows("没有连上网").await;
        stage.server.start_again().await;
        until("results after trying again", async || {
            if page.has(Role::Button, "重试").await {
                page.click(Role::Button, "重试").await;
            }
            page.has(Role::List, "搜索结果").await.then_some(())
        })
        .await;
        assert!(page.results().await[0].contains("丢失"));
        page.is_at("/search?q=身份证丢失").await;
    })
    .await;
}

#[tokio::test]
async fn a_request_without_an_answer_is_given_up() {
    journey(Setup::before(IMPATIENT), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open(SEARCH).await;
        gate.hold("/api/v1/service-items");
        page.type_query("补领").await;
        page.shows("等得太久了").await;
        until("the request is given up", async || {
            let held = gate.seen_with("/api/v1/service-items");
            held.iter().any(|seen| seen.is_given_up).then_some(())
        })
        .await;
        gate.free();
        page.click(Role::Button, "重试").await;
        assert!(page.results().await[0].contains("补领"));
    })
    .await;
}

#[tokio::test]
async fn an_item_that_cannot_be_fetched() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open(SEARCH).await;
        let results = page.results().await;
        gate.cut("/api/v1/");
        page.click(Role::Link, &results[0]).await;
        page.is_at("/items/").await;
        page.shows("没有连上网").await;
        assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
        gate.free();
        page.click(Role::Button, "重试").await;
        page.shows("法律依据").await;
        page.until(
            "its name is the title",
            &format!("document.title.startsWith({:?})", results[0]),
        )
        .await;
    })
    .await;
}

/// A failing search on the first page leaves the box as it is, and heals by typing on.
#[tokio::test]
async fn the_first_page_heals() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/").await;
        gate.cut("/api/v1/service-items");
        page.type_query("低").await;
        page.shows("没有连上网").await;
        gate.free();
        page.type_query("保").await;
        assert!(page.results().await[0].contains("最低生活保障"));
        assert_eq!(page.query().await, "低保");
    })
    .await;
}
