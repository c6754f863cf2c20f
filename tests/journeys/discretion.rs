//! 裁量基准: from the list to a standard, the calculator, and penalties beside it.

use std::sync::Arc;

use crate::harness::{Page, Role, Setup, Stage, journey};

const RULE: &str = "/discretion?rule=sample-rule-food-licence";

async fn result(page: &Page, part: &str) {
    let script = format!(
        "(document.querySelector('#lawful') || {{}}).textContent?.includes({})",
        serde_json::json!(part)
    );
    page.until(part, &script).await;
}

#[tokio::test]
async fn every_circumstance_counts_at_once() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/discretion").await;
        page.click(Role::Link, "对未取得食品经营许可从事食品经营活动的处罚")
            .await;
        page.is_at("rule=sample-rule-food-licence").await;
        result(page, "65,000 元 到 85,000 元").await;
        page.click(Role::TickBox, "持续时间短").await;
        result(page, "50,000 元 到 65,000 元").await;
        page.is_at("c=small").await;
        // 90,000 元 for a light case lies above its range.
        page.shows("偏重").await;
        page.click(Role::TickBox, "造成人身损害").await;
        result(page, "50,000 元 到 100,000 元").await;
        page.click(Role::TickBox, "初次违法").await;
        result(page, "两个不能同时成立").await;
        page.click(Role::Link, "全部不勾").await;
        result(page, "65,000 元 到 85,000 元").await;
    })
    .await;
}

#[tokio::test]
async fn the_same_by_a_form_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare(RULE).await;
        page.click(Role::TickBox, "持续时间短").await;
        page.click(Role::Button, "算一算").await;
        page.is_at("c=small").await;
        page.shows("50,000 元 到 65,000 元").await;
        page.shows("情节相同").await;
    })
    .await;
}
