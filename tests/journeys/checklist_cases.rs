//! 材料体检 in special cases: dead ends, reports, forms, plain lists, paper.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use crate::checklist::{CAFE, FOOD, TO_BRING, address, choose, open, tick, ticked, to_bring};
use crate::complaint_form;
use crate::harness::{Role, Setup, Stage, journey};
use crate::print::{A4, sheets};

#[tokio::test]
async fn a_dead_end_says_what_to_do() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open(&stage, FOOD).await;
        choose(page, "还没有营业执照").await;
        page.find(Role::Heading, "这种情况办不了这一项").await;
        page.shows("个体工商户设立登记").await;
        assert_eq!(to_bring(page).await, [""; 0]);
        page.until(
            "nothing more is asked",
            "document.querySelectorAll('fieldset').length === 1",
        )
        .await;
        choose(page, CAFE[0]).await;
        page.shows("要带 3 份").await;
        choose(page, "只卖带包装的食品").await;
        page.shows("报备就行").await;
        page.click(Role::Button, "看我的清单").await;
        page.until(
            "what to do, in sight",
            "document.activeElement.textContent === '这种情况办不了这一项'",
        )
        .await;
        choose(page, CAFE[1]).await;
        page.shows("要带 3 份").await;
    })
    .await;
}

#[tokio::test]
async fn a_material_is_reported_with_everything_filled_in() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let address = open(&stage, FOOD).await;
        let item = address.split('/').nth(2).unwrap();
        for (link, material) in [
            ("这份材料不该要：食品安全规章制度目录清单", TO_BRING[2]),
            ("窗口还要收这份：营业执照", "营业执照"),
        ] {
            page.open(&format!("{address}?q.who=licensed&q.licence=yes"))
                .await;
            page.click(Role::Link, link).await;
            page.is_at("step=issue").await;
            complaint_form::to_words(page).await;
            let text = "document.querySelector('#c-words').value";
            let has_all = format!(
                "{text}.includes({}) && {text}.includes({})",
                json!(material),
                json!(item)
            );
            page.until("what is known", &has_all).await;
        }
    })
    .await;
}

/// A form opens in the page; its file comes from the server.
#[tokio::test]
async fn a_form_is_at_hand() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open(&stage, FOOD).await;
        page.click(Role::Fold, "空白表格").await;
        page.until(
            "the form",
            "[...document.querySelectorAll('.ticks details[open] img')].some(e => e.naturalWidth > 0)",
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn where_nothing_is_asked_the_list_is_there_to_be_ticked() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("居住证申领").await;
        page.open(&format!("/guides/{item}")).await;
        page.click(Role::Link, "材料清单").await;
        page.is_at("/checklist").await;
        page.shows("大家要带的都一样").await;
        assert_eq!(
            page.js("document.querySelectorAll('form').length").await,
            json!(0)
        );
        tick(page, "居住地住址证明").await;
        page.shows("已备 1 / ").await;
        page.reload().await;
        page.ready().await;
        page.shows("已备 1 / ").await;
        assert_eq!(ticked(page).await, ["居住地住址证明"]);
    })
    .await;
}

/// On A4: which case it is, the list with boxes, the place; without questions and buttons.
#[tokio::test]
async fn the_list_on_paper() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let address = address(&stage, FOOD).await;
        let whole = "q.who=licensed&q.kind=catering&q.licence=yes&q.agent=self";
        page.open(&format!("{address}?{whole}")).await;
        page.find(Role::Button, "打印").await;
        let pdf = page.paper().await;
        if let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) {
            std::fs::create_dir_all(&dir).unwrap();
            std::fs::write(dir.join("print-checklist.pdf"), &pdf).unwrap();
        }
        let sizes = sheets(&pdf);
        assert_eq!(sizes.len(), 1, "one sheet is enough");
        assert!((sizes[0].0 - A4.0).abs() < 2.0, "{sizes:?}");
        page.show_as("print").await;
        let shown = |selector: &str| {
            format!(
                "[...document.querySelectorAll({})].some(e => e.getClientRects().length
                    && (!e.checkVisibility || e.checkVisibility()))",
                json!(selector)
            )
        };
        for part in [
            "h1",
            ".answers li",
            ".ticks input",
            ".exempt li",
            ".not-needed li",
            "#where",
            ".on-paper svg",
        ] {
            assert_eq!(
                page.js(&shown(part)).await,
                json!(true),
                "{part} is not on paper"
            );
        }
        for part in [
            "form", "button", ".actions", ".share", ".links", ".file", ".ready",
        ] {
            assert_eq!(
                page.js(&shown(part)).await,
                json!(false),
                "{part} is on paper"
            );
        }
        page.shows("本人递交，不用委托").await;
    })
    .await;
}
