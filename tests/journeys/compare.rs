//! 同一标准: one item in every place, from the address of its guide.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::complaint_form;
use crate::harness::{Page, Role, Setup, Stage, http, journey};

/// The key of an item by its name in a region.
async fn item(stage: &Stage, name: &str, area: &str) -> String {
    let target = format!(
        "/api/v1/service-items?q={}&area_code={area}&include_lower=false",
        http::escaped(name)
    );
    let found = http::get(&stage.server.address, &target).await.json();
    let items = found["items"].as_array().unwrap().iter();
    let mut items = items.filter(|item| item["task_name"] == name);
    let item = items
        .next()
        .unwrap_or_else(|| panic!("no {name} in {area}"));
    item["task_handle_item"].as_str().unwrap().to_owned()
}

const FOOD: &str = "食品经营许可（新办）";

/// The names of the places in the order of the table.
async fn places(page: &Page) -> Vec<String> {
    let names = "[...document.querySelectorAll('tbody th a')].map(a => a.firstChild.textContent)";
    let names: Vec<Value> = page.js(names).await.as_array().unwrap().clone();
    let names = names
        .iter()
        .map(|name| name.as_str().unwrap().trim().to_owned());
    names.collect()
}

#[tokio::test]
async fn the_best_and_the_worst_are_named_and_differences_marked() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let key = item(&stage, FOOD, "610302").await;
        page.open(&format!("/guides/{key}/compare")).await;
        page.find(Role::Heading, "食品经营许可（新办）：各地对比")
            .await;
        page.find(Role::Heading, "渭滨区和别处比").await;
        page.shows("最快渭滨区、眉县 6 个工作日，最慢陇县等 3 个地方 10 个工作日")
            .await;
        page.shows("多数地方不用跑，最多麟游县跑 1 次").await;
        page.shows("最少眉县 4 份，最多太白县 7 份").await;
        page.shows("多数地方不收费，岐山县收材料复印费").await;
        page.shows("各地都一样的：可以网上办。").await;
        let marked = "[...document.querySelectorAll('tbody tr')]
            .find(row => row.textContent.includes('太白县')).textContent";
        let marked = page.js(marked).await.as_str().unwrap().to_owned();
        for part in ["最慢", "7 份", "最多", "多要", "社区同意经营的盖章证明"] {
            assert!(marked.contains(part), "{part}: {marked}");
        }
        // A place leads to its guide.
        page.click(Role::Link, "眉县办事指南").await;
        page.until("the guide", "!location.pathname.includes('compare')")
            .await;
        page.find(Role::Heading, FOOD).await;
        page.back().await;
        page.find(Role::Heading, "逐个地方看").await;
    })
    .await;
}

#[tokio::test]
async fn a_place_that_asks_for_more_leads_to_a_complaint_with_everything_in_it() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let key = item(&stage, FOOD, "610331").await;
        // Of those that do not ask for it, 610326 asks for least.
        page.open(&format!("/guides/{key}/compare")).await;
        let link = "这里要得多，去反映 太白县 社区同意经营的盖章证明";
        page.click(Role::Link, link).await;
        page.is_at("step=issue").await;
        complaint_form::to_words(page).await;
        let text = "document.querySelector('#c-words').value";
        page.until("what is known", &format!("{text}.includes('要得更少')"))
            .await;
        let text = page.js(text).await;
        for part in [
            key.as_str(),
            "社区同意经营的盖章证明",
            "眉县",
            "这里比别处要得多",
        ] {
            assert!(text.as_str().unwrap().contains(part), "{part}: {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn places_are_put_in_order_without_asking_again() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let key = item(&stage, FOOD, "610302").await;
        page.open(&format!("/guides/{key}/compare")).await;
        assert_eq!(places(page).await[..3], ["渭滨区", "金台区", "陈仓区"]);
        gate.forget();
        page.click(Role::Link, "时限短的在前").await;
        page.is_at("sort=limit").await;
        let first = "document.querySelectorAll('tbody th a')[1].textContent.includes('眉县')";
        page.until("the fastest first", first).await;
        page.click(Role::Link, "材料少的在前").await;
        page.is_at("sort=materials").await;
        let first = "document.querySelector('tbody th a').textContent.includes('眉县')";
        page.until("the least first", first).await;
        page.back().await;
        page.is_at("sort=limit").await;
        assert!(gate.seen_with("/api/").is_empty(), "{:#?}", gate.seen());
        // The address alone gives the order as well.
        page.reload().await;
        page.ready().await;
        assert_eq!(places(page).await[..2], ["渭滨区", "眉县"]);
        // For the ear it is a table, also where it looks like cards.
        let roles = "[...document.querySelectorAll('.compare table, .compare tr, .compare td')]
            .every(e => e.getAttribute('role'))";
        assert_eq!(page.js(roles).await, json!(true));
    })
    .await;
}

#[tokio::test]
async fn it_works_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let key = item(&stage, FOOD, "610331").await;
        page.open_bare(&format!("/guides/{key}/compare")).await;
        page.shows("太白县和别处比").await;
        page.shows("最少眉县 4 份，最多太白县 7 份").await;
        page.click(Role::Link, "时限短的在前").await;
        page.is_at("sort=limit").await;
        assert_eq!(places(page).await[..2], ["渭滨区", "眉县"]);
        let link = "这里要得多，去反映 太白县 法定代表人无犯罪记录证明";
        page.click(Role::Link, link).await;
        page.is_at("material=法定代表人无犯罪记录证明").await;
    })
    .await;
}

/// The city's own item stands beside no other city's; an unknown one is no page.
#[tokio::test]
async fn nothing_to_compare_is_said() {
    let setup = Setup::default().allowing(&["status of 404"]);
    journey(setup, async |stage: Arc<Stage>| {
        let page = &stage.page;
        let key = item(&stage, "失业登记", "610300").await;
        page.open(&format!("/guides/{key}/compare")).await;
        page.shows("只有宝鸡市一个地方办这一项，没有别的市可以比。")
            .await;
        assert!(!page.has(Role::Heading, "逐个地方看").await);
        page.find(Role::Link, "看办事指南").await;
        let key = item(&stage, "失业登记", "610302").await;
        page.open(&format!("/guides/{key}/compare")).await;
        page.shows("12 个县区要求一致：同一标准。").await;
        assert_eq!(places(page).await.len(), 12);
        page.open("/guides/none/compare").await;
        page.find(Role::Heading, "没有这个事项").await;
    })
    .await;
}

/// 13 columns of places would not fit: rows on a wide screen, whose first column stays.
#[tokio::test]
async fn on_a_wide_screen_it_is_a_table() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let key = item(&stage, FOOD, "610302").await;
        page.open(&format!("/guides/{key}/compare")).await;
        let display = "getComputedStyle(document.querySelector('.compare td')).display";
        assert_eq!(page.js(display).await, json!("block"));
        page.resize(1280, 800).await;
        assert_eq!(page.js(display).await, json!("table-cell"));
        // Narrower than its content it scrolls by itself, and the places stay.
        page.run("document.querySelector('.compare').style.width = '400px'", vec![]).await;
        let stays = "(() => {
            const box = document.querySelector('.compare');
            box.scrollLeft = 120;
            const first = document.querySelector('.compare tbody th').getBoundingClientRect();
            return box.scrollLeft === 120 && Math.abs(first.left - box.getBoundingClientRect().left) < 2;
        })()";
        assert_eq!(page.js(stays).await, json!(true));
    })
    .await;
}
