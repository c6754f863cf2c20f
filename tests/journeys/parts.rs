//! 分块: the parts of the app that a page needs besides the first come when somebody opens it, once;
//! where one does not come, the page says so and can be tried again.

use std::sync::Arc;

use crate::harness::{Page, Role, Setup, Stage, journey};

const SEARCH: &str = "/search?q=%E8%BA%AB%E4%BB%BD%E8%AF%81";
/// The modules that this page asked for; what the service worker fetches for later is not among
/// them.
const MODULES: &str =
    "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
    .filter(path => path.endsWith('.wasm') || path.endsWith('.bin'))";

async fn parts(page: &Page) -> Vec<String> {
    let modules = page.js(MODULES).await;
    let modules = modules.as_array().unwrap().iter();
    let names = modules.map(|name| name.as_str().unwrap().to_owned());
    names.filter(|name| !name.contains("/app-")).collect()
}

#[tokio::test]
async fn a_part_comes_when_its_page_is_opened() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open(SEARCH).await;
        let results = page.results().await;
        let before = parts(page).await;
        assert!(
            !before.iter().any(|name| name.contains("guides")),
            "{before:?}"
        );
        page.click(Role::Link, &results[0]).await;
        page.shows("法律依据").await;
        let came = parts(page).await;
        assert!(came.iter().any(|name| name.contains("guides")), "{came:?}");
        let others = ["cases", "own"];
        let is_other = |name: &&String| others.iter().any(|other| name.contains(other));
        assert_eq!(came.iter().find(is_other), None, "{came:?}");
        page.click(Role::Link, "看办事指南").await;
        page.is_at("/guides/").await;
        page.shows("要带的材料").await;
        assert_eq!(parts(page).await, came);
    })
    .await;
}

#[tokio::test]
async fn the_server_names_the_parts_of_its_page() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open(&format!("/items/{item}")).await;
        let named = "[...document.querySelectorAll('link[rel=preload]')].map(link => link.getAttribute('href'))
            .filter(path => !path.includes('/app-'))";
        let named = page.js(named).await;
        let named: Vec<&str> = named.as_array().unwrap().iter().flat_map(|name| name.as_str()).collect();
        // The first few, so that a connection is left for what is tapped.
        assert_eq!(named.len(), 3, "{named:?}");
        // Each part is asked for once, whether it was named or not.
        let mut came = parts(page).await;
        let all = came.len();
        came.sort();
        came.dedup();
        assert_eq!(came.len(), all, "{came:?}");
        assert!(named.iter().all(|name| came.iter().any(|part| part == name)), "{came:?}");
    })
    .await;
}

#[tokio::test]
async fn a_part_that_does_not_come_can_be_tried_again() {
    let setup = Setup::default().allowing(&["net::ERR_", "TypeError"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open(SEARCH).await;
        let results = page.results().await;
        gate.cut("split_guides");
        page.click(Role::Link, &results[0]).await;
        page.is_at("/items/").await;
        page.shows("重试").await;
        assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
        gate.free();
        page.click(Role::Button, "重试").await;
        page.shows("法律依据").await;
        page.back().await;
        page.is_at("/search").await;
        assert_eq!(page.results().await, results);
    })
    .await;
}

#[tokio::test]
async fn the_servers_page_stays_where_its_part_does_not_come() {
    let setup = Setup::default().allowing(&["net::ERR_", "TypeError"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let item = stage.an_item("食品经营许可").await;
        gate.cut("split_guides");
        page.open_bare(&format!("/items/{item}")).await;
        page.until(
            "it is known",
            "document.documentElement.hasAttribute('data-app-failed')",
        )
        .await;
        page.shows("法律依据").await;
        page.click(Role::Link, "看办事指南").await;
        page.is_at("/guides/").await;
        page.shows("要带的材料").await;
        gate.free();
        page.reload().await;
        page.ready().await;
    })
    .await;
}
