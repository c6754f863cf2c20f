//! The main job: type, see what there is, narrow it, open one, read it, and come back.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, journey};

/// What must be where it was after coming back.
#[derive(Debug, PartialEq)]
struct Place {
    address: String,
    query: String,
    results: Vec<String>,
    count: String,
}

impl Place {
    async fn of(page: &Page) -> Self {
        let count = page
            .js("document.querySelector('.count').textContent")
            .await;
        Self {
            address: page.address().await,
            query: page.query().await,
            results: page.results().await,
            count: count.as_str().unwrap_or_default().to_owned(),
        }
    }
}

#[tokio::test]
async fn type_read_and_come_back() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        glance_from_home(page).await;
        opens_the_whole_list(page).await;
        narrow(page).await;
        let place = Place::of(page).await;
        let stood = open_one(page, &place.results).await;
        read_item(page).await;
        page.click(Role::Link, "看办事指南").await;
        read_guide(page).await;
        page.back().await;
        page.is_at("/items/").await;
        page.shows("法律依据").await;
        page.back().await;
        page.is_at("task_type=").await;
        assert_eq!(Place::of(page).await, place);
        is_where_it_was(page, stood).await;
        page.back().await;
        page.until(
            "the list before the filter",
            "!location.search.includes('task_type')",
        )
        .await;
        page.forward().await;
        page.is_at("task_type=").await;
        assert_eq!(Place::of(page).await, place);
        assert_eq!(
            page.js("window.same").await,
            json!(true),
            "a page was loaded anew"
        );
    })
    .await;
}

/// Types on the first page; results come below the box, without a new page.
async fn glance_from_home(page: &Page) {
    page.open("/").await;
    page.run("window.same = true", vec![]).await;
    page.type_query("食品经营许可").await;
    let results = page.results().await;
    assert!(results[0].contains("食品经营许可"), "{results:?}");
    let below = "document.querySelector('.results').getBoundingClientRect().top \
        >= document.querySelector('form[role=search]').getBoundingClientRect().bottom";
    page.until("results below the box", below).await;
    assert_eq!(page.address().await, "/");
}

/// From the glance to the list with filters and pages, for the same words.
async fn opens_the_whole_list(page: &Page) {
    page.click(Role::Link, "查看全部结果和筛选").await;
    page.is_at("/search?q=食品经营许可").await;
    let whole = "document.querySelectorAll('.results > li').length > 6";
    page.until("the whole list", whole).await;
    assert_eq!(page.query().await, "食品经营许可");
}

/// Chooses a filter: the address has it, its count holds, and it can be taken away.
async fn narrow(page: &Page) {
    page.click(Role::Fold, "筛选").await;
    let filter = page.find(Role::Link, "行政许可").await;
    let label = filter.text().await.unwrap();
    let count = label.split_whitespace().last().unwrap().to_owned();
    page.click(Role::Link, "行政许可").await;
    page.is_at("task_type=01").await;
    page.shows(&format!("找到 {count} 项")).await;
    page.find(Role::Link, "去掉筛选").await;
    let rows = "document.querySelectorAll('.results > li').length";
    let length = format!("{rows} === {count}");
    page.until("the narrowed list", &length).await;
    let kinds = "[...document.querySelectorAll('.results .tag')].every(tag => tag.textContent === '行政许可')";
    page.until("only what the filter lets through", kinds).await;
}

/// Where the last but one of the results stands in the viewport.
const PLACE: &str = "(() => {
    const links = document.querySelectorAll('.results a');
    return links.length > 1 && Math.round(links[links.length - 2].getBoundingClientRect().top) + 0.5;
})()";

/// Scrolls down and opens the last but one; gives where it stood under the finger.
async fn open_one(page: &Page, results: &[String]) -> f64 {
    let script = "const links = document.querySelectorAll('.results a');
        links[links.length - 2].scrollIntoView({ block: 'center' });
        return scrollY;";
    let scrolled = page.run(script, vec![]).await.as_f64().unwrap();
    assert!(scrolled > 100.0, "there is nothing to scroll");
    let place = page.js(PLACE).await.as_f64().unwrap();
    page.promised("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        .await;
    page.click(Role::Link, &results[results.len() - 2]).await;
    place
}

async fn is_where_it_was(page: &Page, place: f64) {
    let there = format!("Math.abs({PLACE} - {place}) <= 3");
    page.until("what was opened stands where it stood", &there)
        .await;
}

/// The plainest way there and back.
#[tokio::test]
async fn the_list_is_scrolled_to_where_it_was() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?q=%E8%AE%B8%E5%8F%AF&page=2").await;
        let results = page.results().await;
        let place = open_one(page, &results).await;
        page.is_at("/items/").await;
        page.shows("法律依据").await;
        page.until("it begins at the top", "scrollY === 0").await;
        page.click(Role::Link, "看办事指南").await;
        page.is_at("/guides/").await;
        page.back().await;
        page.is_at("/items/").await;
        page.back().await;
        page.is_at("/search").await;
        is_where_it_was(page, place).await;
        assert_eq!(page.results().await, results);
    })
    .await;
}

/// Who, how long, where, by which law, whom to call.
async fn read_item(page: &Page) {
    page.is_at("/items/").await;
    for heading in ["谁来办", "办理时限", "地点和时间", "法律依据", "责任事项"]
    {
        page.find(Role::Heading, heading).await;
    }
    for text in [
        "实施主体",
        "法定时限",
        "承诺时限",
        "咨询电话",
        "监督投诉",
        "服务对象",
        "示例数据",
    ] {
        page.shows(text).await;
    }
    let phones = "[...document.querySelectorAll('main a[href^=\"tel:\"]')].every(a => /^[0-9 转-]+$/.test(a.textContent)) \
        && document.querySelectorAll('main a[href^=\"tel:\"]').length";
    page.until("telephone numbers that can be dialled", phones)
        .await;
    page.until(
        "the law by name and article",
        "/《.+》第.+条/.test(document.querySelector('#law').textContent)",
    )
    .await;
    page.until("it begins at the top", "scrollY === 0").await;
}

async fn read_guide(page: &Page) {
    page.is_at("/guides/").await;
    for heading in [
        "办理条件",
        "要带的材料",
        "办理流程",
        "收费",
        "办理结果",
        "常见问题",
    ] {
        page.find(Role::Heading, heading).await;
    }
    page.find(Role::Link, "看权责和依据").await;
}

/// What is left of a page asks for nothing: not the whole list, not what it had already.
#[tokio::test]
async fn moving_on_asks_only_for_what_is_new() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/search?q=%E4%BD%8E%E4%BF%9D").await;
        let results = page.results().await;
        gate.forget();
        page.click(Role::Link, &results[0]).await;
        page.shows("法律依据").await;
        page.back().await;
        page.is_at("/search").await;
        assert_eq!(page.results().await, results);
        let asked = gate.seen_with("/api/v1/");
        let asked: Vec<_> = asked.iter().map(|seen| seen.target.as_str()).collect();
        assert!(
            asked.len() == 1 && asked[0].starts_with("/api/v1/service-items/"),
            "one item was opened, but asked for was {asked:#?}"
        );
    })
    .await;
}
