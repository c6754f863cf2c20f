//! The first view: the server's HTML has everything, and the app mounts over it without asking
//! again, without a flash, and without losing what was typed.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Role, Setup, Stage, http, journey, until};

const SEARCH: &str = "/search?q=%E8%BA%AB%E4%BB%BD%E8%AF%81";
/// Marks nodes of the server's HTML; a script that runs later finds the same nodes or others.
const MARK: &str = "window.marked = [...document.querySelectorAll('#app *')];
    window.marked.forEach(node => { node.marked = true; });
    return window.marked.length;";
/// The nodes of the server that are gone, and those that came new, outermost only.
const CHANGES: &str = "(() => {
    const short = node => node.outerHTML.slice(0, 120);
    const gone = window.marked.filter(node => !node.isConnected && !(node.parentElement || {}).marked);
    const came = [...document.querySelectorAll('#app *')].filter(node => !node.marked && node.parentElement.marked);
    return [...gone.map(node => 'gone: ' + short(node)), ...came.map(node => 'new: ' + short(node))];
})()";
/// The next frame but one: what the app does at its start is done.
const FRAME: &str = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

#[tokio::test]
async fn html_of_the_server_is_complete() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let answer = http::get(&stage.server.address, SEARCH).await;
        let html = answer.text();
        assert_eq!(answer.status, 200);
        let parts = [
            r#"<html lang="zh-CN""#,
            "<title>身份证 - 十感通 · 宝鸡政务</title>",
            r#"<meta name="description" content=""#,
            r#"<meta property="og:title" content="身份证"#,
            r#"aria-label="搜索结果""#,
            r#"value="身份证""#,
            "<mark>身份证",
        ];
        for part in parts {
            assert!(html.contains(part), "the page has no {part}");
        }
        assert_eq!(html.matches(r#"id="first-view""#).count(), 1);
        let item = stage.an_item("食品经营许可").await;
        for (address, part) in [
            (format!("/items/{item}"), "法律依据"),
            (format!("/guides/{item}"), "要带的材料"),
            ("/".to_owned(), "看得懂"),
            ("/regions".to_owned(), "渭滨区"),
            ("/halls".to_owned(), "宝鸡市政务服务中心"),
        ] {
            let answer = http::get(&stage.server.address, &address).await;
            assert_eq!(answer.status, 200, "{address}");
            assert!(answer.text().contains(part), "{address} has no {part}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_app_takes_over_without_asking_or_a_flash() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let mut changes = Vec::new();
        for address in stage.addresses().await {
            gate.free();
            gate.hold(".wasm");
            gate.forget();
            page.open_bare(&address).await;
            page.until("the server's page", "document.querySelector('#app h1')")
                .await;
            let marked = page.run(MARK, vec![]).await;
            assert!(marked.as_u64().unwrap() > 20, "{address}: {marked} nodes");
            gate.free();
            page.ready().await;
            page.promised(FRAME).await;
            // What the phone keeps no server knows: there it comes with the app.
            if !["/kept", "/settings"].contains(&address.as_str()) {
                for change in page.js(CHANGES).await.as_array().unwrap() {
                    changes.push(format!("{address}: {change}"));
                }
            }
            let asked = gate.seen_with("/api/").into_iter();
            changes.extend(asked.map(|seen| format!("{address} asked for {}", seen.target)));
        }
        assert!(changes.is_empty(), "{}", changes.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_while_it_mounts() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        for address in stage.addresses().await {
            page.open(&address).await;
            let shift = "new Promise(done => {
                let sum = 0;
                const observer = new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }));
                observer.observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() => requestAnimationFrame(() => { done(sum); }));
            })";
            let shift = page.promised(shift).await.as_f64().unwrap();
            assert!(shift < 0.01, "{address}: the layout shifted by {shift}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_before_is_kept_and_searched() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        gate.hold(".wasm");
        page.open_bare(SEARCH).await;
        page.type_query("丢失补领").await;
        page.run("document.activeElement.setSelectionRange(2, 4)", vec![])
            .await;
        gate.free();
        page.ready().await;
        let field = "[document.activeElement.id, document.activeElement.value, \
            document.activeElement.selectionStart, document.activeElement.selectionEnd]";
        assert_eq!(page.js(field).await, json!(["q", "身份证丢失补领", 2, 4]));
        page.is_at("/search?q=身份证丢失补领").await;
        page.until(
            "their results",
            "document.querySelector('.results h2').textContent.includes('丢失补领')",
        )
        .await;
        assert_eq!(page.js(field).await, json!(["q", "身份证丢失补领", 2, 4]));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_on_the_first_page_is_kept_and_searched() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        gate.hold(".wasm");
        page.open_bare("/").await;
        page.type_query("低保").await;
        gate.free();
        page.ready().await;
        assert_eq!(page.query().await, "低保");
        let results = page.results().await;
        assert!(results[0].contains("最低生活保障"), "{results:?}");
        page.type_query("审核").await;
        page.shows("“低保审核”").await;
    })
    .await;
}

/// A click before the app runs is a plain link, and leads to the same place.
#[tokio::test]
async fn links_work_before_the_app_runs() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        gate.hold(".wasm");
        page.open_bare(SEARCH).await;
        page.click(Role::Link, "居民身份证首次申领").await;
        page.is_at("/items/").await;
        page.shows("法律依据").await;
        gate.free();
        page.ready().await;
        page.back().await;
        page.is_at("/search").await;
        page.results().await;
        until("one request for wasm on each page", async || {
            (gate.seen_with("_bg.wasm").len() <= 3).then_some(())
        })
        .await;
    })
    .await;
}
