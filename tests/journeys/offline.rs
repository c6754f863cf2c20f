//! 离线: what was opened once can be read again without network, and nothing old passes for new.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Gate, Role, Setup, Source, Stage, http, journey, phone, until};

/// A clock that the journey can put forward.
const CLOCK: &str =
    "window.ahead = 0; const now = Date.now; Date.now = () => now() + window.ahead;";
/// There is no service worker, as in webviews of iOS.
const NO_WORKER: &str = "delete Navigator.prototype.serviceWorker;";

#[tokio::test]
async fn a_guide_can_be_read_again_without_network() {
    let setup = Setup::before(CLOCK).allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        let name = phone::heading(page).await;
        phone::copied(page, &answer).await;
        page.click(Role::Link, "收藏和已存").await;
        page.is_at("/kept").await;
        page.find(Role::Link, &name).await;
        gate.cut("/");
        // Long enough for the answer of this visit to be old.
        page.js("window.ahead = 3600000").await;
        page.click(Role::Link, &name).await;
        page.is_at("/guides/").await;
        page.shows("没有连上网，显示的是").await;
        page.shows("要带的材料").await;
        let said = page.js("document.querySelector('.copied p').textContent").await;
        let said = said.as_str().unwrap();
        let day = page.js("new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' })
            .formatToParts(new Date()).map(part => part.value).join('')").await;
        let day = day.as_str().unwrap().replace('/', "月") + "日";
        assert!(said.contains(&day), "{said} does not say {day}");
        // What one unfolds and where one reads stays when the network is back.
        page.js("document.querySelector('main').marked = [...document.querySelectorAll('article')][0]").await;
        gate.free();
        page.click(Role::Button, "现在更新").await;
        page.until("the copy is confirmed", "!document.querySelector('.copied')").await;
        let same = "document.querySelector('main').marked === document.querySelector('article')";
        assert_eq!(page.js(same).await, json!(true), "the same guide is drawn again");
    })
    .await;
}

#[tokio::test]
async fn a_cold_start_without_network() {
    let setup = Setup::default().allowing(&["net::ERR_", "Failed to fetch"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        let name = phone::heading(page).await;
        phone::copied(page, &answer).await;
        phone::copied(page, "/api/v1/site").await;
        phone::copied(page, "/api/v1/areas").await;
        phone::worker(page).await;
        gate.cut("/");
        page.reload().await;
        page.ready().await;
        page.shows("没有连上网，显示的是").await;
        assert_eq!(phone::heading(page).await, name);
        page.shows("宝鸡政务").await;
        page.until("the title", &format!("document.title.startsWith({name:?})"))
            .await;
        // Another address, also one that was never opened.
        page.open("/kept").await;
        page.find(Role::Link, &name).await;
        page.open("/halls").await;
        page.shows("宝鸡市政务服务中心").await;
        page.open("/search?q=%E4%BD%8E%E4%BF%9D").await;
        page.shows("没有连上网").await;
        page.click(Role::Link, "看已存的指南").await;
        page.click(Role::Link, &name).await;
        page.shows("没有连上网，显示的是").await;
        // The network is back: the answer comes by itself.
        gate.free();
        page.js("dispatchEvent(new Event('online'))").await;
        page.until("the newest", "!document.querySelector('.copied')")
            .await;
        page.open(&guide).await;
        page.until("the server's page", "document.getElementById('first-view')")
            .await;
    })
    .await;
}

/// A network that answers nothing is as good as none, after a few seconds.
#[tokio::test]
async fn a_network_that_hangs() {
    let setup = Setup::default().allowing(&["net::ERR_", "Failed to fetch"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        phone::copied(page, &answer).await;
        phone::worker(page).await;
        gate.hold("/");
        page.open(&guide).await;
        page.shows("网络较慢，先显示").await;
        page.shows("要带的材料").await;
        gate.free();
        page.until("the newest", "!document.querySelector('.copied')")
            .await;
    })
    .await;
}

/// A server that fails is no reason to show nothing; where it says that the item is gone, the
/// copy goes too.
#[tokio::test]
async fn a_server_that_fails_and_an_item_that_is_gone() {
    let setup = Setup::default().allowing(&["status of 503", "status of 404", "net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        phone::copied(page, &answer).await;
        // A visit of its own, without the answers of the one before.
        page.open("/").await;
        gate.answer(&answer, 503, "{}");
        page.click(Role::Link, "收藏和已存").await;
        let name = "document.querySelector('.kept-list a[href^=\"/guides/\"] b').textContent";
        let name = page.until("the guide", name).await;
        page.click(Role::Link, name.as_str().unwrap()).await;
        page.shows("网站暂时打不开，显示的是").await;
        gate.free();
        let gone = r#"{"type":"/problems/not-found","title":"没有这个事项","status":404,"detail":"事项已取消。"}"#;
        gate.answer(&answer, 404, gone);
        page.click(Role::Button, "现在更新").await;
        page.shows("事项已取消").await;
        until("the copy is deleted", async || {
            let copies = phone::copies(page).await;
            (!copies.contains_key(&answer)).then_some(())
        })
        .await;
        gate.cut("/");
        page.click(Role::Link, "收藏和已存").await;
        page.shows("还没有。看过的").await;
    })
    .await;
}

/// Where there is no service worker, what was opened can be read as long as the app runs.
#[tokio::test]
async fn without_a_service_worker() {
    let setup = Setup::before(NO_WORKER).allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        let name = phone::heading(page).await;
        phone::copied(page, &answer).await;
        // A visit of its own, without the answers of the one before.
        page.open("/").await;
        let has_parts = "['own', 'guides'].every(part => performance.getEntriesByType('resource')
            .some(entry => entry.name.includes('split_' + part) && entry.responseEnd > 0))";
        page.until("the parts of the app are here", has_parts).await;
        gate.cut("/");
        page.click(Role::Link, "收藏和已存").await;
        page.click(Role::Link, &name).await;
        page.shows("没有连上网，显示的是").await;
        page.shows("要带的材料").await;
        assert!(gate.seen_with("/sw.js").is_empty());
    })
    .await;
}

/// Online, what the worker keeps is never shown in the place of what the server has.
#[tokio::test]
async fn online_everything_is_new() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        phone::copied(page, &answer).await;
        phone::worker(page).await;
        let id = guide.trim_start_matches("/guides/");
        let item = http::get(&stage.server.address, &answer).await.json();
        let area = item["area_code"].as_str().unwrap().to_owned();
        let list = format!("task_handle_item,task_name,task_type,dept_name\n{id},改名后的食品经营许可,01,某区市场监督管理局\n");
        stage.server.import(&list, &area);
        until("the new name", async || {
            page.open(&guide).await;
            (phone::heading(page).await == "改名后的食品经营许可").then_some(())
        })
        .await;
        assert_eq!(page.js("!!navigator.serviceWorker.controller").await, json!(true));
        until("the new copy", async || {
            let copies = phone::copies(page).await;
            let line = copies.get(&answer)?.as_str()?;
            line.contains("改名后的食品经营许可").then_some(())
        })
        .await;
        page.open("/kept").await;
        page.find(Role::Link, "改名后的食品经营许可").await;
    })
    .await;
}

/// A new release: its files come at the first visit, and those of the release before go.
#[tokio::test]
async fn a_new_release_replaces_the_one_before() {
    let setup = Setup::default().allowing(&["net::ERR_", "Failed to fetch"]);
    journey(setup, async |stage: Arc<Stage>| {
        let dist = tempfile::TempDir::new().unwrap();
        copy_all(&stage.surroundings.dist, dist.path());
        let config = json!({ "api": stage.gate.url }).to_string();
        let host = Gate::open(Source::Files(dist.path().to_owned(), config)).await;
        let page = stage.page.at(&host.url);
        page.open("/halls").await;
        phone::copied(&page, "/api/v1/areas").await;
        let before = phone::worker(&page).await;
        page.open("/halls").await;
        page.until("the worker is in charge", "navigator.serviceWorker.controller").await;
        let style = release(dist.path());
        page.open("/halls").await;
        let ground = "getComputedStyle(document.body).outlineColor";
        page.until("the new style", &format!("{ground} === 'rgb(1, 2, 3)'")).await;
        let after = until("the new worker's files", async || {
            let names = page.promised("caches.keys()").await;
            let names = names.as_array()?.clone();
            (names.len() == 1 && names[0] != json!(before)).then(|| names[0].clone())
        })
        .await;
        let has = format!("caches.open({after}).then(cache => cache.keys()).then(all => all.some(one => one.url.includes({style:?})))");
        assert_eq!(page.promised(&has).await, json!(true));
        // And it opens without network.
        host.cut("/");
        stage.gate.cut("/");
        page.open("/halls").await;
        page.until("the new style again", &format!("{ground} === 'rgb(1, 2, 3)'")).await;
        page.shows("宝鸡市政务服务中心").await;
        // It still knows where its API is.
        stage.gate.free();
        page.open("/search?q=%E4%BD%8E%E4%BF%9D").await;
        page.results().await;
    })
    .await;
}

/// Makes a release with another style; the name of the style.
fn release(dist: &std::path::Path) -> String {
    let read = |name: &str| std::fs::read_to_string(dist.join(name)).unwrap();
    let shell = read("index.html");
    let (_, rest) = shell.split_once("/assets/style-").unwrap();
    let old = format!("style-{}", rest.split('"').next().unwrap());
    let new = "style-0123456789ab.css".to_owned();
    let style = read(&format!("assets/{old}")) + "body{outline-color:rgb(1,2,3)}";
    std::fs::write(dist.join("assets").join(&new), style).unwrap();
    std::fs::write(dist.join("index.html"), shell.replace(&old, &new)).unwrap();
    let worker = read("sw.js").replace(&old, &new);
    let (before, rest) = worker.split_once("VERSION = ").unwrap();
    let (_, after) = rest.split_once(';').unwrap();
    std::fs::write(
        dist.join("sw.js"),
        format!("{before}VERSION = 'next';{after}"),
    )
    .unwrap();
    new
}

fn copy_all(from: &std::path::Path, to: &std::path::Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy_all(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}
