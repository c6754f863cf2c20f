//! 流程图: from the guide to the chart, into it by button and key, from a node to what it says.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Page, Role, Setup, Stage, journey};
use crate::layout::{LOOKS, dress};

const WIDTH: &str = "document.querySelector('.chart svg').getBoundingClientRect().width";

async fn open_chart(stage: &Stage, query: &str) -> String {
    let item = stage.an_item(query).await;
    stage.page.open(&format!("/guides/{item}/flow")).await;
    stage.page.find(Role::Heading, "流程图").await;
    item
}

async fn width(page: &Page) -> f64 {
    page.js(WIDTH).await.as_f64().unwrap()
}

#[tokio::test]
async fn from_the_guide_to_the_chart_and_back() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open(&format!("/guides/{item}")).await;
        page.click(Role::Link, "看流程图").await;
        page.is_at(&format!("/guides/{item}/flow")).await;
        page.find(Role::Image, "流程图").await;
        let steps = page
            .js("document.querySelectorAll('.chart .box').length")
            .await;
        assert!(steps.as_u64() > Some(5), "{steps}");
        let entries = page
            .js("document.querySelectorAll('.steps > li').length")
            .await;
        assert_eq!(steps, entries);
        page.shows("补正后再交：退回").await;
        page.click(Role::Link, "看办事指南").await;
        page.find(Role::Link, "看流程图").await;
        page.back().await;
        page.find(Role::Image, "流程图").await;
    })
    .await;
}

#[tokio::test]
async fn larger_and_smaller_by_button_and_key() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_chart(&stage, "食品经营许可").await;
        let usual = width(page).await;
        page.click(Role::Button, "放大").await;
        page.until("larger", &format!("{WIDTH} > {usual} * 1.2"))
            .await;
        let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        page.until("the page is no wider", fits).await;
        page.press(".chart", "+".into()).await;
        page.until("larger still", &format!("{WIDTH} > {usual} * 1.4"))
            .await;
        page.press(".chart", Key::Right + "").await;
        page.until(
            "it moves",
            "document.querySelector('.chart').scrollLeft > 0",
        )
        .await;
        page.press(".chart", "0".into()).await;
        let whole =
            "document.querySelector('.chart').getBoundingClientRect().height <= innerHeight";
        page.until("the whole chart", whole).await;
        page.press(".chart", "+".into()).await;
        page.press(".chart", "-".into()).await;
        page.until("smaller", &format!("Math.abs({WIDTH} - {usual} * .75) < 2"))
            .await;
        page.click(Role::Button, "看全图").await;
        page.until("the whole chart", whole).await;
    })
    .await;
}

/// A finger that moves sideways moves the chart, one that moves down the page.
#[tokio::test]
async fn a_drag_moves_the_chart_and_opens_nothing() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_chart(&stage, "食品经营许可").await;
        page.click(Role::Button, "放大").await;
        page.click(Role::Button, "放大").await;
        let touch = "getComputedStyle(document.querySelector('.chart')).touchAction";
        assert_eq!(page.js(touch).await, json!("pan-y"));
        let drag = "
            const chart = document.querySelector('.chart');
            const send = (type, x) => document.querySelector('.chart .box rect').dispatchEvent(
                new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: 300 }));
            send('pointerdown', 300); send('pointermove', 240); send('pointerup', 240);
            document.querySelector('.chart .box a').dispatchEvent(
                new MouseEvent('click', { bubbles: true, cancelable: true }));
            return chart.scrollLeft;";
        assert_eq!(page.run(drag, vec![]).await, json!(60));
        assert_eq!(page.js("location.hash").await, json!(""));
    })
    .await;
}

#[tokio::test]
async fn two_fingers_pinch() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_chart(&stage, "食品经营许可").await;
        let usual = width(page).await;
        let pinch = "
            const send = (type, id, x) => document.querySelector('.chart svg').dispatchEvent(
                new PointerEvent(type, { bubbles: true, pointerId: id, clientX: x, clientY: 300 }));
            send('pointerdown', 1, 100); send('pointerdown', 2, 200);
            send('pointermove', 2, 260); send('pointerup', 1, 100); send('pointerup', 2, 260);";
        page.run(pinch, vec![]).await;
        page.until("larger", &format!("{WIDTH} > {usual} * 1.2"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_node_leads_to_its_entry() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_chart(&stage, "食品经营许可").await;
        let node = "document.querySelector('.chart .box a[href=\"#step-3\"]')";
        page.run(&format!("{node}.scrollIntoView({{ block: 'center' }})"), vec![]).await;
        let tap = format!("{node}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))");
        page.run(&tap, vec![]).await;
        page.until("the address", "location.hash === '#step-3'").await;
        let seen = "Math.abs(document.getElementById('step-3').getBoundingClientRect().top) < innerHeight / 2";
        page.until("its entry", seen).await;
        page.click(Role::Link, "回到流程图").await;
        page.until("the chart", "location.hash === '#chart'").await;
    })
    .await;
}

#[tokio::test]
async fn the_chart_is_whole_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open_bare(&format!("/guides/{item}/flow")).await;
        page.find(Role::Image, "流程图").await;
        page.shows("补正后再交：退回").await;
        assert!(!page.has(Role::Button, "放大").await);
        let moves = "(() => { const chart = document.querySelector('.chart');
            return getComputedStyle(chart).overflowX === 'auto' && chart.clientWidth <= innerWidth; })()";
        assert_eq!(page.js(moves).await, json!(true));
    })
    .await;
}

/// Pictures of a joint and a penalty procedure, for eyes.
#[tokio::test]
async fn pictures() {
    let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) else {
        return;
    };
    journey(Setup::default(), async move |stage: Arc<Stage>| {
        let page = &stage.page;
        for (name, query) in [
            ("permit", "食品经营许可"),
            ("joint", "校车使用许可"),
            ("penalty", "处罚"),
        ] {
            open_chart(&stage, query).await;
            for look in LOOKS.into_iter().take(3) {
                dress(page, look).await;
                let dressed = if look.1.is_empty() { look.0 } else { look.1 };
                page.resize(360, 640).await;
                page.js("document.getElementById('chart').scrollIntoView()")
                    .await;
                page.shoot(&dir.join(format!("flow-{name}-{dressed}.png")))
                    .await;
                page.resize(360, 2400).await;
                page.shoot(&dir.join(format!("flow-{name}-{dressed}-long.png")))
                    .await;
            }
        }
    })
    .await;
}
