//! 公开诉求 and 查我的诉求: what became of complaints, who has the same problem, and what one can do.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::harness::{Page, Role, Setup, Stage, http, journey};
use crate::shots::snap;

async fn samples(stage: &Stage) -> Vec<Value> {
    let target = "/api/v1/complaints/samples";
    let samples = http::get(&stage.server.address, target).await.json();
    samples.as_array().unwrap().clone()
}

/// Looks the sample with this code up.
async fn open(stage: &Stage, code: &str) {
    let page = &stage.page;
    let samples = samples(stage).await;
    let sample = samples.iter().find(|sample| sample["query_code"] == code);
    let number = sample.unwrap()["no"].as_str().unwrap();
    page.open("/complaints/track").await;
    page.press("#case-no", number.into()).await;
    page.press("#secret", code.into()).await;
    page.click(Role::Button, "查").await;
    page.find(Role::Heading, "现在到哪一步").await;
}

async fn submit(page: &Page) {
    page.click(Role::Button, "确定").await;
}

#[tokio::test]
async fn the_board_is_searched_narrowed_and_read() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        page.click(Role::Link, "投诉").await;
        page.is_at("/complaints").await;
        page.shows("共 19 件").await;
        page.press("#credit-q", "路灯\n".into()).await;
        page.is_at("q=").await;
        page.shows("共 1 件").await;
        page.click(Role::Link, "河堤步道的路灯").await;
        page.find(Role::Heading, "公共设施").await;
        page.shows("当晚全部亮灯").await;
        page.shows("已解决").await;
        page.shows("解决了").await;
        page.click(Role::Link, "回到公开诉求").await;
        page.press("#credit-q", "ludeng\n".into()).await;
        page.is_at("q=").await;
        page.find(Role::Link, "河堤步道的路灯").await;
        page.open("/complaints").await;
        page.click(Role::Fold, "筛选").await;
        page.click(Role::Link, "乱收费").await;
        page.is_at("issue=extra_fee").await;
        page.shows("共 2 件").await;
        page.click(Role::Link, "各单位办得怎么样").await;
        page.shows("宝鸡市人力资源和社会保障局").await;
        page.shows("少于 5").await;
    })
    .await;
}

#[tokio::test]
async fn the_same_problem_counts_once_from_a_phone() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/complaints?q=%E8%B7%AF%E7%81%AF").await;
        page.click(Role::Link, "河堤步道的路灯").await;
        page.shows("21 人也遇到了").await;
        page.click(Role::Button, "我也遇到了").await;
        page.shows("22 人也遇到了").await;
        page.reload().await;
        page.ready().await;
        page.until(
            "done before",
            "document.querySelector('.support button').disabled",
        )
        .await;
        page.shows("22 人也遇到了").await;
    })
    .await;
}

#[tokio::test]
async fn a_reply_is_disputed_once_and_the_letters_are_there() {
    journey(
        Setup::default().allowing(&["status of 4"]),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            open(&stage, "SQDF2026").await;
            page.shows("请您认可或者不认可答复").await;
            page.shows("还没有说").await;
            snap(page, "tracked").await;
            page.click(Role::Button, "不认可，要求重办").await;
            page.shows("只能要求重办一次").await;
            // Nothing said: the server says what is missing, and nothing is lost.
            page.click(Role::Radio, "没有解决").await;
            submit(page).await;
            page.shows("请写明理由").await;
            page.press("#act-words", "第二天去窗口还是要单位证明".into())
                .await;
            submit(page).await;
            page.shows("受理台退回重办").await;
            page.shows("第二天去窗口还是要单位证明").await;
            page.shows("您认为").await;
            assert!(!page.has(Role::Button, "不认可，要求重办").await);
            page.click(Role::Fold, "看文书草稿").await;
            page.shows("签名：").await;
            snap(page, "letter").await;
        },
    )
    .await;
}

#[tokio::test]
async fn what_is_overdue_says_so_and_can_be_urged_once_a_day() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open(&stage, "SQCS2026").await;
        page.shows("已超期").await;
        page.click(Role::Button, "催办").await;
        submit(page).await;
        page.shows("今天已经催过").await;
        assert!(!page.has(Role::Button, "催办").await);
        page.shows("超过期限没有答复").await;
        page.shows("行政复议").await;
    })
    .await;
}

#[tokio::test]
async fn transfers_are_counted_and_a_refusal_says_where_to_go() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open(&stage, "SQZB2026").await;
        page.shows("已转办 1 次").await;
        open(&stage, "SQBS2026").await;
        page.shows("居委会调解").await;
        let said = page
            .js("document.body.textContent.includes('现在不用您做什么')")
            .await;
        assert_eq!(said, json!(true));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_is_said_and_nothing_shown() {
    journey(
        Setup::default().allowing(&["status of 4"]),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            let samples = samples(&stage).await;
            page.open("/complaints/track").await;
            page.press("#case-no", samples[0]["no"].as_str().unwrap().into())
                .await;
            page.press("#secret", "AAAA2222".into()).await;
            page.click(Role::Button, "查").await;
            page.shows("编号和查询码对不上").await;
        },
    )
    .await;
}
