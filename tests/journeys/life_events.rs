//! 一件事: from the first page to one list for several offices, and to the guide of each; without
//! scripts and on paper too.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::harness::{Page, Role, Setup, Stage, http, journey};
use crate::print::{A4, sheets};

const RESTAURANT: &str = "/journeys/open-restaurant";

/// Chooses a region as a finger does.
async fn choose(page: &Page, area: &str) {
    let script = "const field = document.querySelector('#area');
        field.focus();
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(script, vec![json!(area)]).await;
}

/// Presses the label of a box, which is what a finger meets.
async fn tick(page: &Page, label: &str) {
    let field = page.find(Role::TickBox, label).await;
    field.parent().await.unwrap().click().await.unwrap();
}

async fn count(page: &Page, selector: &str) -> u64 {
    let count = format!("document.querySelectorAll({}).length", json!(selector));
    page.js(&count).await.as_u64().unwrap()
}

/// What the strip says under a term, without spaces.
async fn figure(page: &Page, term: &str) -> String {
    let figure = format!(
        "[...document.querySelectorAll('.case .strip > div')]
            .find(e => e.querySelector('dt').textContent === {})
            .querySelector('dd').innerText.replace(/\\s+/g, '')",
        json!(term)
    );
    page.js(&figure).await.as_str().unwrap().to_owned()
}

/// The promised limit of a task in working days.
fn days(task: &Value) -> u64 {
    let item = &task["item"];
    let (day, unit) = match item["promise_day"].as_u64() {
        Some(day) => (day, &item["promise_type"]["code"]),
        None => (
            item["anticipate_day"].as_u64().unwrap_or(0),
            &item["anticipate_type"]["code"],
        ),
    };
    if unit == "2" {
        (day * 5).div_ceil(7)
    } else {
        day
    }
}

/// The longest path to the end of a task, among these.
fn path_to(task: &Value, tasks: &[Value]) -> u64 {
    let before = task["after"].as_array().unwrap().iter();
    let before = before.filter_map(|key| tasks.iter().find(|other| other["key"] == *key));
    let before = before.map(|other| path_to(other, tasks)).max();
    before.unwrap_or(0) + days(task)
}

/// The figures of a page are what its own parts and the API say.
async fn figures_are_right(stage: &Stage, key: &str, area: &str, with: &[&str]) {
    let page = &stage.page;
    let target = format!("/api/v1/journeys/{key}?area_code={area}");
    let found = http::get(&stage.server.address, &target).await.json();
    let own = found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["only_if"] == "" || with.contains(&task["key"].as_str().unwrap()));
    let own: Vec<Value> = own.cloned().collect();
    page.shows(&format!("一共办 {} 项", own.len())).await;
    assert_eq!(count(page, ".task").await, own.len() as u64);
    let longest = own.iter().map(|task| path_to(task, &own)).max().unwrap();
    let sum: u64 = own.iter().map(days).sum();
    let time = figure(page, "最快多久").await;
    assert!(
        time.contains(&format!("{longest}个工作日")),
        "{longest}: {time}"
    );
    if sum > longest {
        assert!(
            time.contains(&format!("{sum}个，少等{}天", sum - longest)),
            "{sum}: {time}"
        );
    }
    let brought = count(page, ".ticks > li").await;
    let materials = figure(page, "带几份材料").await;
    assert!(
        materials.starts_with(&format!("{brought}份")),
        "{brought}: {materials}"
    );
    page.find(Role::Heading, &format!("要带 {brought} 份材料"))
        .await;
    let names = "new Set([...document.querySelectorAll('.ticks b')].map(e => e.textContent)).size";
    assert_eq!(
        page.js(names).await,
        json!(brought),
        "a material stands twice"
    );
    let visits: u64 = own
        .iter()
        .filter_map(|task| task["item"]["limit_scene_num"].as_u64())
        .sum();
    let often = figure(page, "跑几次").await;
    let expected = match visits {
        0 => "一次不用跑".to_owned(),
        _ => format!("跑{visits}次"),
    };
    assert!(often.contains(&expected), "{expected}: {often}");
}

#[tokio::test]
async fn from_the_first_page_to_a_guide_and_back() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        page.click(Role::Link, "一件事一次办").await;
        page.is_at("/journeys").await;
        page.find(Role::Heading, "退休").await;
        assert!(count(page, ".journeys > li").await >= 12);
        page.click(Role::Link, "开一家餐馆").await;
        page.is_at(RESTAURANT).await;
        page.find(Role::Heading, "开一家餐馆").await;
        page.shows("请先选您的县区").await;
        figures_are_right(&stage, "open-restaurant", "610300", &[]).await;
        choose(page, "610302").await;
        page.is_at("area_code=610302").await;
        page.shows("渭滨区，一共办").await;
        let focused = page.js("document.activeElement.id").await;
        assert_eq!(focused, json!("area"), "the focus is gone");
        figures_are_right(&stage, "open-restaurant", "610302", &[]).await;
        let before = figure(page, "带几份材料").await;
        tick(page, "要用管道天然气的").await;
        page.is_at("with=gas").await;
        page.find(Role::Heading, "报装燃气").await;
        figures_are_right(&stage, "open-restaurant", "610302", &["gas"]).await;
        assert_ne!(figure(page, "带几份材料").await, before);
        page.shows("“领营业执照”办出来的，不用另带").await;
        page.click(Role::Link, "办事指南：办食品经营许可证").await;
        page.is_at("/guides/").await;
        page.find(Role::Heading, "食品经营许可（新办）").await;
        page.back().await;
        page.is_at("with=gas").await;
        page.find(Role::Heading, "开一家餐馆").await;
        figures_are_right(&stage, "open-restaurant", "610302", &["gas"]).await;
        // The region stays chosen on the way to another journey.
        page.click(Role::Link, "看别的事").await;
        page.click(Role::Link, "买卖二手房").await;
        page.shows("渭滨区，一共办").await;
        figures_are_right(&stage, "second-hand-house", "610302", &[]).await;
    })
    .await;
}

/// Every journey of the sample, everybody's part of it, in a county far out.
#[tokio::test]
async fn the_figures_of_every_journey_are_right() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let list = http::get(&stage.server.address, "/api/v1/journeys")
            .await
            .json();
        for summary in list.as_array().unwrap() {
            let key = summary["key"].as_str().unwrap();
            let target = format!("/api/v1/journeys/{key}?area_code=610331");
            let found = http::get(&stage.server.address, &target).await.json();
            let mut tasks = found["tasks"].as_array().unwrap().iter();
            // Limits that nobody published have words of their own.
            if tasks.any(|task| task["only_if"] == "" && !task["item"].is_object()) {
                continue;
            }
            let address = format!("/journeys/{key}?area_code=610331");
            stage.page.open(&address).await;
            stage.page.shows("太白县，一共办").await;
            let has_days = figure(&stage.page, "最快多久").await.contains("工作日");
            if has_days {
                figures_are_right(&stage, key, "610331", &[]).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_ready_is_kept() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open(&format!("{RESTAURANT}?area_code=610302")).await;
        let total = count(page, ".ticks > li").await;
        page.shows(&format!("已备 0 / {total}")).await;
        tick(page, "经营者身份证").await;
        page.shows(&format!("已备 1 / {total}")).await;
        // It stays while the case changes, and when one comes again.
        tick(page, "要签合同、开对公账户的").await;
        page.is_at("with=seal").await;
        page.shows("已备 1 / ").await;
        page.reload().await;
        page.ready().await;
        page.shows("已备 1 / ").await;
        assert_eq!(count(page, ".ticks input:checked").await, 1);
        // Another journey has a list of its own.
        page.open("/journeys/open-hotel?area_code=610302").await;
        page.shows("已备 0 / ").await;
    })
    .await;
}

/// What is chosen and ticked while the app is on its way counts.
#[tokio::test]
async fn what_was_chosen_before_the_app_runs_counts() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        gate.hold(".wasm");
        page.open_bare(&format!("{RESTAURANT}?area_code=610302"))
            .await;
        tick(page, "店里要卖烟的").await;
        tick(page, "经营者身份证").await;
        gate.free();
        page.ready().await;
        page.is_at("with=tobacco").await;
        page.find(Role::Heading, "办烟草零售许可证").await;
        page.shows("已备 1 / ").await;
        figures_are_right(&stage, "open-restaurant", "610302", &["tobacco"]).await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_it_is_a_form() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare("/").await;
        page.click(Role::Link, "一件事一次办").await;
        page.click(Role::Link, "开一家餐馆").await;
        page.find(Role::Heading, "开一家餐馆").await;
        page.run("document.querySelector('#area').value = '610302'", vec![])
            .await;
        page.click(Role::Button, "看这里").await;
        page.is_at("area_code=610302").await;
        figures_are_right(&stage, "open-restaurant", "610302", &[]).await;
        tick(page, "要用管道天然气的").await;
        page.click(Role::Button, "按我的情况算").await;
        page.is_at("with=gas").await;
        page.is_at("area_code=610302").await;
        figures_are_right(&stage, "open-restaurant", "610302", &["gas"]).await;
        page.click(Role::Link, "办事指南：领营业执照").await;
        page.is_at("/guides/").await;
    })
    .await;
}

#[tokio::test]
async fn a_search_offers_the_journey() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        page.type_query("开饭馆").await;
        page.find(Role::Link, "一件事 开一家餐馆").await;
        page.open(&format!("/search?q={}", http::escaped("开饭馆")))
            .await;
        page.click(Role::Link, "一件事 开一家餐馆").await;
        page.is_at(RESTAURANT).await;
        page.find(Role::Heading, "先后顺序").await;
    })
    .await;
}

#[tokio::test]
async fn a_journey_that_is_not_there_and_odd_addresses_are_pages() {
    let setup = Setup::default().allowing(&["status of 404", "status of 400"]);
    journey(setup, async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/journeys/none").await;
        page.find(Role::Heading, "没有这件事").await;
        // What an address says amiss counts for nothing.
        page.open("/journeys/retire?area_code=x&with=%3Cb%3E&from=chat")
            .await;
        page.find(Role::Heading, "退休").await;
        page.shows("宝鸡市，一共办").await;
    })
    .await;
}

/// One takes the list to the window: on few sheets, with boxes, without what only a screen has.
#[tokio::test]
async fn it_is_a_list_on_paper() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        for (key, most) in [("open-restaurant", 4), ("death", 3)] {
            page.open(&format!("/journeys/{key}?area_code=610302"))
                .await;
            page.shows("渭滨区，一共办").await;
            let pdf = page.paper().await;
            if let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) {
                std::fs::create_dir_all(&dir).unwrap();
                std::fs::write(dir.join(format!("print-journey-{key}.pdf")), &pdf).unwrap();
            }
            let sizes = sheets(&pdf);
            assert!(
                (1..=most).contains(&sizes.len()),
                "{key}: {} sheets",
                sizes.len()
            );
            for (width, height) in sizes {
                assert!((width - A4.0).abs() < 2.0 && (height - A4.1).abs() < 2.0);
            }
        }
        page.open(&format!("{RESTAURANT}?area_code=610302")).await;
        page.show_as("print").await;
        let shown = |selector: &str| {
            format!(
                "[...document.querySelectorAll({})].some(e => e.getClientRects().length)",
                json!(selector)
            )
        };
        for part in [
            "h1",
            ".counted",
            ".case .strip",
            ".stages h4",
            ".ticks input",
        ] {
            assert_eq!(
                page.js(&shown(part)).await,
                json!(true),
                "{part} is not on paper"
            );
        }
        for part in [
            "nav",
            "button",
            "select",
            "fieldset",
            ".task .links",
            ".ready",
            ".contents",
        ] {
            assert_eq!(
                page.js(&shown(part)).await,
                json!(false),
                "{part} is on paper"
            );
        }
    })
    .await;
}
