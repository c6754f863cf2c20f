//! 监管一网通: a company by name and by code, its timeline, the inspections, a draw that is repeated
//! here.

use std::sync::Arc;

use serde_json::Value;

use crate::harness::{Page, Role, Setup, Stage, http, journey};

/// A company of the sample that has an inspection of a draw: name and code.
async fn a_company(stage: &Stage) -> (String, String) {
    let target = "/api/v1/inspections?year=2026";
    let found = http::get(&stage.server.address, target).await.json();
    let items = found["items"].as_array().unwrap();
    let of_draw = |one: &&Value| one["draw_id"].as_str().is_some_and(|id| !id.is_empty());
    let one = items.iter().find(of_draw).unwrap_or(&items[0]);
    let text = |name: &str| one[name].as_str().unwrap().to_owned();
    (text("subject_name"), text("uscc"))
}

/// From a name to the company and its timeline.
async fn read(page: &Page, stage: &Stage) {
    let (name, code) = a_company(stage).await;
    page.open_bare("/regulation").await;
    let field = page.find(Role::SearchBox, "搜企业名称或代码").await;
    field.send_keys(&name).await.unwrap();
    page.click(Role::Button, "搜索").await;
    page.shows("家企业").await;
    page.click(Role::Link, &name).await;
    page.is_at(&format!("uscc={code}")).await;
    page.shows("归谁监管").await;
    page.shows("依据").await;
    page.click(Role::Link, "检查").await;
    page.open_bare("/regulation/inspections?result=good").await;
    page.shows("未发现问题").await;
    page.shows("谁来查").await;
    page.open_bare("/regulation/draws").await;
    page.click(Role::Link, "渭滨区食品经营双随机抽查").await;
    page.is_at("/regulation/draws/sample-draw-food").await;
    page.shows("怎么抽的").await;
    page.shows("种子的指纹").await;
    page.shows("import hashlib").await;
}

#[tokio::test]
async fn from_a_name_to_the_company_and_the_draw() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        read(&stage.page, &stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_same_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        read(&stage.page, &stage).await;
    })
    .await;
}

#[tokio::test]
async fn a_draw_is_repeated_here() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/regulation/draws/sample-draw-safety").await;
        page.click(Role::Button, "重新抽一遍").await;
        page.shows("重抽的结果和公布的完全一样").await;
        page.find(Role::Button, "再抽一遍").await;
    })
    .await;
}

/// A code that is typed without scripts leads to the company; a person's number nowhere.
#[tokio::test]
async fn a_code_leads_to_its_company_and_a_persons_number_nowhere() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let (name, code) = a_company(&stage).await;
        page.open("/regulation").await;
        let field = page.find(Role::SearchBox, "搜企业名称或代码").await;
        field.send_keys(code.to_lowercase()).await.unwrap();
        page.shows("代码核对无误").await;
        page.click(Role::Button, "搜索").await;
        page.is_at(&format!("uscc={code}")).await;
        page.shows(&name).await;
        page.open("/regulation").await;
        let field = page.find(Role::SearchBox, "搜企业名称或代码").await;
        field.send_keys("11010519491231002X").await.unwrap();
        page.click(Role::Button, "搜索").await;
        page.shows("这像身份证号或手机号").await;
        assert!(!page.address().await.contains("1101"), "it stays here");
    })
    .await;
}
