//! 没有: items, pages and addresses that do not exist, and addresses that mean harm.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Role, Setup, Stage, http, journey};

/// What became of the app on a page.
const STATE: &str = "document.documentElement.getAttribute('data-app')
    || (document.documentElement.hasAttribute('data-app-failed') && 'failed')
    || (!document.querySelector('#app') && 'no app')";
/// The browser notes that a page is 404; that is what these journeys are about.
const MISSING: &[&str] = &["status of 404"];

#[tokio::test]
async fn an_item_that_is_not_there() {
    journey(
        Setup::default().allowing(MISSING),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            for address in ["/items/000131001000-none", "/guides/000131001000-none"] {
                assert_eq!(http::get(&stage.server.address, address).await.status, 404);
                page.open(address).await;
                page.find(Role::Heading, "没有这个事项").await;
                assert!(
                    page.js("document.title")
                        .await
                        .as_str()
                        .unwrap()
                        .contains("没有这个事项")
                );
                page.click(Role::Link, "去搜索").await;
                page.is_at("/search").await;
                page.results().await;
            }
        },
    )
    .await;
}

#[tokio::test]
async fn a_page_that_is_not_there() {
    journey(
        Setup::default().allowing(MISSING),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            assert_eq!(
                http::get(&stage.server.address, "/nowhere/at/all")
                    .await
                    .status,
                404
            );
            page.open("/nowhere/at/all").await;
            page.find(Role::Heading, "没有这个页面").await;
            page.find(Role::Link, "首页").await.click().await.unwrap();
            page.until("the first page", "location.pathname === '/'")
                .await;
            page.search_box().await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_page_beyond_the_end() {
    journey(
        Setup::default().allowing(MISSING),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            page.open("/search?q=%E4%BD%8E%E4%BF%9D&page=99").await;
            page.find(Role::Heading, "没有这一页").await;
            page.shows("没有第 99 页").await;
            assert_eq!(page.query().await, "低保");
            page.click(Role::Link, "去搜索").await;
            page.results().await;
        },
    )
    .await;
}

#[tokio::test]
async fn nothing_found_says_what_to_try() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?q=qqqqqqqqxx&task_type=01").await;
        page.find(Role::Heading, "没有找到").await;
        page.shows("换个说法").await;
        page.click(Role::Link, "低保").await;
        page.results().await;
    })
    .await;
}

/// Whatever stands in an address is text: nothing of it runs, and the server stays calm.
#[tokio::test]
async fn addresses_that_mean_harm() {
    let long = "a".repeat(5_000);
    let script = http::escaped("<script>window.hit = 1</script>");
    let image = http::escaped("\"><img src=x onerror=\"window.hit = 1\">");
    let close = http::escaped("</script><script>window.hit = 1</script>");
    let mut addresses = vec![];
    for part in [
        &script,
        &image,
        &close,
        "%00",
        "..%2F..%2Fetc%2Fpasswd",
        "%FF%FE",
        "a%2Fb",
        &long,
    ] {
        addresses.push(format!("/items/{part}"));
        addresses.push(format!("/search?q={part}"));
    }
    addresses.push("/search?area_code=%3Cb%3E&page=-1&sort=x&task_type=%27".to_owned());
    addresses.push(format!("/regions?q={close}"));
    addresses.push(format!("/{script}"));
    let setup = Setup::default().allowing(&["status of 404", "status of 400", "status of 414"]);
    journey(setup, async move |stage: Arc<Stage>| {
        let mut problems = Vec::new();
        for address in addresses {
            let shown = address.chars().take(80).collect::<String>();
            let found = harm_of(&stage, &address).await.into_iter();
            problems.extend(found.map(|problem| format!("{shown}: {problem}")));
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    })
    .await;
}

/// What is wrong with the page at an address that means harm.
async fn harm_of(stage: &Stage, address: &str) -> Vec<String> {
    let page = &stage.page;
    let answer = http::get(&stage.server.address, address).await;
    let (status, kind) = (answer.status, answer.header("content-type"));
    let fits = match address.starts_with("/items/") {
        true => (400..500).contains(&status),
        false => status < 500,
    };
    let mut problems = Vec::new();
    if !fits {
        problems.push(format!("status {status}"));
    }
    page.open_bare(address).await;
    let state = page.until("the app runs or has failed", STATE).await;
    // A file that is not there, and an address that is too long, have no page of the app.
    if kind.starts_with("text/html") && state != "ready" {
        problems.push(format!("the app is {state}"));
    }
    for (check, what) in [
        ("window.hit === undefined", "something ran"),
        (
            "!document.querySelector('#app script, #app img')",
            "markup came in",
        ),
        (
            "!document.querySelector('#app') || document.querySelectorAll('h1').length === 1",
            "not one heading",
        ),
        (
            "!document.querySelector('#app') || document.title.trim() !== ''",
            "no title",
        ),
    ] {
        if page.js(check).await != json!(true) {
            problems.push(what.to_owned());
        }
    }
    problems
}
