//! 红黑榜: found, filtered and read with and without scripts; a code is checked while it is typed; a
//! person's number goes nowhere; what is not published is shown nowhere, and what is, not for long.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::harness::{Page, Role, Setup, Stage, http, journey};

/// A clock that the journey can put forward.
const CLOCK: &str =
    "window.ahead = 0; const now = Date.now; Date.now = () => now() + window.ahead;";
/// What a browser says of an entry that is not published.
const GONE: &str = "status of 404";

/// The published entries of a query.
pub async fn records(stage: &Stage, query: &str) -> Vec<Value> {
    let target = format!("/api/v1/credit-records?{query}");
    let found = http::get(&stage.server.address, &target).await.json();
    found["items"].as_array().expect("a list").clone()
}

/// A field of an entry.
pub fn text<'a>(record: &'a Value, name: &str) -> &'a str {
    record[name].as_str().expect("a text")
}

/// A published entry of the black list of a company.
pub async fn a_company(stage: &Stage) -> Value {
    let found = records(
        stage,
        "list_kind=black&subject_kind=legal_person&page_size=100",
    )
    .await;
    found.first().expect("a company").clone()
}

async fn count(page: &Page, selector: &str) -> u64 {
    let script = format!("document.querySelectorAll({}).length", json!(selector));
    page.js(&script).await.as_u64().unwrap_or(0)
}

/// From the first page to an entry, by links and a form alone.
async fn find_and_read(page: &Page, stage: &Stage) {
    let company = a_company(stage).await;
    page.open_bare("/").await;
    page.click(Role::Link, "红黑榜").await;
    page.is_at("/credit").await;
    page.find(Role::Heading, "红黑榜").await;
    page.shows("不是给人打分").await;
    page.click(Role::Link, "黑榜").await;
    page.is_at("list_kind=black").await;
    page.until(
        "entries",
        "document.querySelectorAll('.results > li').length > 5",
    )
    .await;
    page.click(Role::Fold, "筛选").await;
    page.click(Role::Link, "严重").await;
    page.is_at("severity=serious").await;
    page.until(
        "serious ones alone",
        "[...document.querySelectorAll('.results .kind')].every(e => e.textContent.includes('严重'))",
    )
    .await;
    page.click(Role::Link, "清除全部").await;
    page.until("no filter", "!location.search.includes('severity')")
        .await;
    let name = text(&company, "subject_name");
    page.find(Role::SearchBox, "搜名称或代码")
        .await
        .send_keys(name)
        .await
        .unwrap();
    page.click(Role::Button, "搜索").await;
    page.is_at("q=").await;
    page.click(Role::Link, name).await;
    page.is_at(&format!("/credit/{}", text(&company, "id")))
        .await;
    page.find(Role::Heading, name).await;
    for part in [
        "公示到什么时候",
        "为什么在榜上",
        "怎么修复",
        "觉得记录有错",
        "记录的经过",
    ] {
        page.find(Role::Heading, part).await;
    }
    page.shows(text(&company, "decision_no")).await;
    page.shows("最长公示到").await;
    page.find(Role::Link, "看这家企业的许可、检查和处罚").await;
}

#[tokio::test]
async fn an_entry_is_found_and_read() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        find_and_read(&stage.page, &stage).await;
        stage.page.ready().await;
        // The day is known in the browser: how long it is still shown.
        stage
            .page
            .until(
                "the days that are left",
                "document.querySelector('.left').textContent.includes('天')",
            )
            .await;
        stage
            .page
            .until(
                "today on the bar",
                "!document.querySelector('.term-bar .today.unknown')",
            )
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_same_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        find_and_read(&stage.page, &stage).await;
    })
    .await;
}

/// A code is checked as it is typed; the wrong character is pointed at, and nothing moves.
#[tokio::test]
async fn a_code_is_checked_while_it_is_typed() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let company = a_company(&stage).await;
        let code = text(&company, "uscc").to_owned();
        page.open("/credit").await;
        let below = "document.querySelector('.tools').getBoundingClientRect().top + scrollY";
        let before = page.js(below).await;
        let field = page.find(Role::SearchBox, "搜名称或代码").await;
        field.send_keys(&code[..10]).await.unwrap();
        page.shows("还差 8 位").await;
        // O for 0, as people read it.
        let place = code.find('0').expect("a nought");
        let mistyped = format!("{}O{}", &code[..place], &code[place + 1..]);
        field.clear().await.unwrap();
        field.send_keys(&mistyped).await.unwrap();
        page.shows(&format!(
            "第 {} 位“O”不会出现在代码里，多半是“0”",
            place + 1
        ))
        .await;
        assert_eq!(
            page.js("document.querySelector('.marked-code mark').textContent")
                .await,
            json!("O")
        );
        assert_eq!(page.js(below).await, before, "what is below moved");
        page.click(Role::Button, "改过来").await;
        page.shows("代码核对无误").await;
        assert_eq!(page.js(below).await, before, "what is below moved");
        page.click(Role::Button, "搜索").await;
        page.is_at(&format!("q={code}")).await;
        page.until(
            "one company",
            "document.querySelectorAll('.results > li').length > 0",
        )
        .await;
        // Two neighbours changed places: the slip is named where it alone explains the code.
        let field = page.find(Role::SearchBox, "搜名称或代码").await;
        field.clear().await.unwrap();
        let mut swapped: Vec<char> = code.chars().collect();
        swapped.swap(16, 17);
        field
            .send_keys(swapped.iter().collect::<String>())
            .await
            .unwrap();
        page.shows("代码对不上").await;
        assert_eq!(page.js(below).await, before, "what is below moved");
    })
    .await;
}

/// Neither typed nor in an address does a person's number go anywhere from the page.
#[tokio::test]
async fn a_persons_number_goes_nowhere() {
    const NUMBER: &str = "11010519491231002X";
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/credit").await;
        gate.forget();
        let field = page.find(Role::SearchBox, "搜名称或代码").await;
        field.send_keys(NUMBER).await.unwrap();
        page.shows("像身份证号或手机号").await;
        page.shows("带身份证到政务大厅").await;
        page.click(Role::Button, "搜索").await;
        page.until(
            "the field has the focus",
            "document.activeElement.id === 'credit-q'",
        )
        .await;
        assert!(
            !page.address().await.contains("1949"),
            "{}",
            page.address().await
        );
        assert_eq!(gate.seen_with("1949").len(), 0);
        // Somebody's link.
        page.open(&format!("/credit?q={NUMBER}&list_kind=red"))
            .await;
        page.shows("没有拿它来查").await;
        page.until("a clean address", "!location.href.includes('1949')")
            .await;
        assert_eq!(page.address().await, "/credit?list_kind=red");
        let asked = gate.seen_with("/api/");
        assert!(
            asked.iter().all(|seen| !seen.target.contains("1949")),
            "{asked:?}"
        );
    })
    .await;
}

/// Before scripts run and without them, the browser itself keeps the number back.
#[tokio::test]
async fn a_persons_number_stays_in_the_form_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare("/credit").await;
        let field = page.find(Role::SearchBox, "搜名称或代码").await;
        for number in ["11010519491231002X", "13812345678"] {
            field.clear().await.unwrap();
            field.send_keys(number).await.unwrap();
            page.click(Role::Button, "搜索").await;
            assert_eq!(page.address().await, "/credit", "{number}");
        }
        let company = a_company(&stage).await;
        field.clear().await.unwrap();
        field.send_keys(text(&company, "uscc")).await.unwrap();
        page.click(Role::Button, "搜索").await;
        page.is_at("q=").await;
    })
    .await;
}

/// Nothing is told of an entry that is not published, and there are ways on.
#[tokio::test]
async fn what_is_not_published_says_nothing() {
    journey(
        Setup::default().allowing(&[GONE]),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            for address in ["/credit/none-such", "/credit/none-such/repair"] {
                let answer = http::get(&stage.server.address, address).await;
                assert_eq!(answer.status, 404, "{address}");
                page.open(address).await;
                page.find(Role::Heading, "这条记录不在公示").await;
                assert_eq!(count(page, "main form").await, 0);
            }
            page.click(Role::Link, "看全部记录").await;
            page.is_at("/credit").await;
            page.find(Role::Heading, "红黑榜").await;
        },
    )
    .await;
}

/// The phone keeps no entry: neither in its copies nor for longer than five minutes, and an entry
/// that cannot be confirmed any more is shown no longer.
#[tokio::test]
async fn an_entry_is_not_shown_for_longer_than_it_may() {
    let setup = Setup::before(CLOCK).allowing(&["net::ERR_", GONE]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let company = a_company(&stage).await;
        let (id, name) = (text(&company, "id"), text(&company, "subject_name"));
        let address = format!("/credit/{id}");
        page.open(&address).await;
        page.find(Role::Heading, name).await;
        // No page with an entry stays in the browser.
        let answer = http::get(&stage.server.address, &address).await;
        assert_eq!(answer.header("cache-control"), "no-store");
        page.click(Role::Link, "首页").await;
        page.is_at("/").await;
        gate.cut("/api/");
        // Going back at once shows it; after its time, without network, it is not there.
        page.back().await;
        page.find(Role::Heading, name).await;
        page.click(Role::Link, "首页").await;
        page.find(Role::SearchBox, "搜索事项").await;
        page.js("window.ahead = 301000").await;
        page.back().await;
        page.shows("没有连上网").await;
        page.until("nothing of it", &format!("!document.body.innerText.includes({})", json!(name))).await;
        let kept = "(async () => {
            const found = [];
            for (const name of await caches.keys()) {
                for (const request of await (await caches.open(name)).keys()) found.push(request.url);
            }
            const known = await indexedDB.databases();
            if (!known.some(database => database.name === 'sgt')) return found.filter(url => url.includes('credit'));
            const open = indexedDB.open('sgt');
            const db = await new Promise(done => { open.onsuccess = () => done(open.result); });
            if (!db.objectStoreNames.contains('entries')) return found.filter(url => url.includes('credit'));
            const all = db.transaction('entries').objectStore('entries').getAllKeys();
            found.push(...await new Promise(done => { all.onsuccess = () => done(all.result); }));
            return found.filter(key => String(key).includes('credit'));
        })()";
        assert_eq!(page.promised(kept).await, json!([]));
        // It was repaired meanwhile: the server says that there is none, and so does the page.
        gate.free();
        gate.answer(&format!("/credit-records/{id}"), 404, "{}");
        page.click(Role::Button, "重试").await;
        page.find(Role::Heading, "这条记录不在公示").await;
    })
    .await;
}

/// While the page stays open it asks anew, and stays as it is where nothing has changed.
#[tokio::test]
async fn an_open_page_does_not_outlive_its_entry() {
    let setup = Setup::before(
        "const later = window.setTimeout; window.setTimeout = (act, ms, ...rest) =>
            later(act, ms > 60000 && ms < 600000 ? 3000 : ms, ...rest);",
    )
    .allowing(&[GONE]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let company = a_company(&stage).await;
        let (id, name) = (text(&company, "id"), text(&company, "subject_name"));
        page.open(&format!("/credit/{id}")).await;
        page.find(Role::Heading, name).await;
        page.js("document.querySelector('article').marked = true")
            .await;
        gate.forget();
        let asked = format!("/credit-records/{id}");
        crate::harness::until("it is asked for anew", async || {
            (!gate.seen_with(&asked).is_empty()).then_some(())
        })
        .await;
        assert_eq!(
            page.js("document.querySelector('article').marked").await,
            json!(true)
        );
        gate.answer(&asked, 404, "{}");
        page.find(Role::Heading, "这条记录不在公示").await;
    })
    .await;
}

/// A code on the first page leads to the company and to the lists.
#[tokio::test]
async fn a_code_on_the_first_page_leads_to_the_lists() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let company = a_company(&stage).await;
        let code = text(&company, "uscc");
        page.open("/").await;
        page.type_query(code).await;
        page.find(Role::Link, "看这家企业的监管信息").await;
        page.click(Role::Link, "查红黑榜").await;
        page.is_at(&format!("/credit?q={code}")).await;
        page.find(Role::Link, text(&company, "subject_name")).await;
        page.open("/").await;
        page.type_query("失信名单").await;
        page.shows("查守信、失信记录").await;
    })
    .await;
}
