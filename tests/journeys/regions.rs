//! 地区: city → county → town, remembered on the phone; with or without the regions below.

use std::sync::Arc;

use crate::harness::{Page, Role, Setup, Stage, http, journey, until};

#[tokio::test]
async fn a_region_is_chosen_and_remembered() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (town, code) = a_town(&stage).await;
        page.open("/").await;
        page.click(Role::Link, "全市").await;
        page.is_at("/regions").await;
        page.find(Role::Heading, "选择地区").await;
        page.click(Role::Link, "渭滨区").await;
        page.is_at("area_code=610302").await;
        page.results().await;
        page.click(Role::Link, "渭滨区").await;
        page.is_at("/regions").await;
        page.click(Role::Link, &town).await;
        page.is_at(&format!("area_code={code}")).await;
        page.results().await;
        page.open("/").await;
        page.find(Role::Link, &town).await;
        page.reload().await;
        page.ready().await;
        page.find(Role::Link, &town).await;
        gate.forget();
        page.type_query("低保").await;
        page.results().await;
        let asked = gate.seen_with("/api/v1/service-items?");
        let within = format!("area_code={code}");
        assert!(
            asked.iter().all(|seen| seen.target.contains(&within)),
            "{asked:#?}"
        );
        page.click(Role::Link, "查看全部结果和筛选").await;
        page.is_at(&within).await;
    })
    .await;
}

#[tokio::test]
async fn the_whole_city_again() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/regions").await;
        page.click(Role::Link, "金台区").await;
        page.is_at("area_code=610303").await;
        page.click(Role::Link, "金台区").await;
        page.is_at("/regions?area_code=610303").await;
        page.click(Role::Link, "全市").await;
        page.until(
            "no region",
            "location.pathname === '/search' && !location.search.includes('area_code')",
        )
        .await;
        page.open("/").await;
        page.find(Role::Link, "全市").await;
    })
    .await;
}

/// A region that is named in the box narrows nothing by itself: a link offers it.
#[tokio::test]
async fn a_region_in_the_box_is_offered() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search").await;
        page.type_query("太白县 低保").await;
        page.click(Role::Link, "只看太白县的“低保”").await;
        page.is_at("area_code=610331").await;
        assert_eq!(page.address().await, "/search?q=低保&area_code=610331");
        page.until("the box", "document.querySelector('#q').value === '低保'")
            .await;
        assert!(!page.results().await.is_empty());
        assert!(!page.has(Role::Link, "只看太白县").await);
        page.back().await;
        page.find(Role::Link, "只看太白县的“低保”").await;
    })
    .await;
}

#[tokio::test]
async fn own_level_only_or_with_those_below() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?area_code=610302").await;
        let all = total(page).await;
        page.click(Role::Link, "只看本级").await;
        page.is_at("include_lower=false").await;
        page.find(Role::Link, "含下级地区").await;
        let own = until("fewer items", async || {
            let own = total(page).await;
            (own < all).then_some(own)
        })
        .await;
        assert!(own > 0);
        page.click(Role::Link, "含下级地区").await;
        page.until(
            "with those below",
            "!location.search.includes('include_lower')",
        )
        .await;
        until("all items again", async || {
            (total(page).await == all).then_some(())
        })
        .await;
    })
    .await;
}

/// A filter survives a change of region, the page number does not.
#[tokio::test]
async fn changing_the_region_keeps_query_and_filter() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?q=%E8%AE%B8%E5%8F%AF&task_type=01&page=2")
            .await;
        page.results().await;
        page.click(Role::Link, "全市").await;
        page.is_at("/regions").await;
        page.click(Role::Link, "岐山县").await;
        page.is_at("area_code=610323").await;
        page.results().await;
        let address = page.address().await;
        assert!(
            address.contains("q=许可") && address.contains("task_type=01"),
            "{address}"
        );
        assert!(!address.contains("page="), "{address}");
        assert_eq!(page.query().await, "许可");
    })
    .await;
}

/// A town of 渭滨区 with items: name and code.
async fn a_town(stage: &Stage) -> (String, String) {
    let areas = http::get(&stage.server.address, "/api/v1/areas")
        .await
        .json();
    let areas = areas.as_array().unwrap();
    let town = areas.iter().find(|area| {
        area["parent"] == "610302" && area["item_count"].as_u64().unwrap_or_default() > 0
    });
    let town = town.expect("a town with items");
    let text = |name: &str| town[name].as_str().unwrap().to_owned();
    (text("name"), text("area_code"))
}

async fn total(page: &Page) -> u64 {
    let number = "/\\d+/.exec(document.querySelector('.count').textContent)?.[0]";
    let number = page.until("the number of items", number).await;
    number.as_str().unwrap().parse().unwrap()
}
