//! 办事指南: one screen answers, every part is one tap away, forms and samples open in the page, and
//! what is wrong can be reported from where one sees it.

use std::sync::Arc;

use serde_json::json;

use crate::complaint_form;
use crate::harness::{Page, Role, Setup, Stage, journey};

async fn open_guide(stage: &Stage, query: &str) -> String {
    let item = stage.an_item(query).await;
    stage.page.open(&format!("/guides/{item}")).await;
    item
}

/// Can I, what do I bring, where do I go, how long, what does it cost: all of it, and the first
/// thing to do next, before one scrolls.
#[tokio::test]
async fn one_screen_answers() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        for query in ["食品经营许可", "居民身份证首次申领", "最低生活保障"] {
            open_guide(&stage, query).await;
            page.resize(360, 640).await;
            for words in [
                "跑几次",
                "多久办好",
                "收费吗",
                "网上办",
                "谁能办",
                "带什么",
                "去哪办",
            ] {
                let in_sight = format!(
                    "[...document.querySelectorAll('dt')].some(e => e.textContent === '{words}'
                        && e.nextElementSibling.textContent.trim()
                        && e.nextElementSibling.getBoundingClientRect().bottom <= innerHeight)"
                );
                page.until(&format!("{words} in sight for {query}"), &in_sight)
                    .await;
            }
            let next =
                "document.querySelector('.next a').getBoundingClientRect().bottom <= innerHeight";
            page.until("the first action in sight", next).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_action_is_found_by_its_name() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = open_guide(&stage, "食品经营许可").await;
        let first = if page.has(Role::Link, "材料体检").await {
            "材料体检"
        } else {
            "材料清单"
        };
        for (name, address) in [
            (first, "/checklist"),
            ("看流程图", "/flow"),
            ("各地对比", "/compare"),
        ] {
            page.click(Role::Link, name).await;
            page.is_at(&format!("/guides/{item}{address}")).await;
            page.back().await;
            page.until(
                "the guide again",
                &format!("location.pathname === '/guides/{item}'"),
            )
            .await;
        }
        page.find(Role::Button, "复制链接").await;
        page.find(Role::Fold, "二维码").await;
        page.find(Role::Button, "打印").await;
        page.click(Role::Link, "看权责和依据").await;
        page.is_at(&format!("/items/{item}")).await;
    })
    .await;
}

#[tokio::test]
async fn every_part_is_one_tap_away() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_guide(&stage, "食品经营许可").await;
        let parts = "[...document.querySelectorAll('.contents a')].map(a => a.textContent)";
        let parts = page.js(parts).await;
        let parts: Vec<_> = parts.as_array().unwrap().iter().collect();
        assert!(parts.len() >= 12, "{parts:?}");
        for part in parts {
            let name = part.as_str().unwrap();
            page.run(
                "scrollTo(0, 0); document.querySelector('.contents').scrollIntoView();",
                vec![],
            )
            .await;
            page.click(Role::Link, name).await;
            let there = format!(
                "(() => {{ const part = document.getElementById(location.hash.slice(1));
                    const top = part && part.getBoundingClientRect().top;
                    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
                    return part && part.querySelector('h2').textContent === {}
                        && (Math.abs(top) < 80 || end && top < innerHeight); }})()",
                json!(name)
            );
            page.until(&format!("the part {name}"), &there).await;
        }
        page.find(Role::Heading, "渭滨区政务服务中心").await;
    })
    .await;
}

/// A form, its example and the sample of the result are shown in the page itself.
#[tokio::test]
async fn forms_and_samples_open_in_the_page() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_guide(&stage, "食品经营许可").await;
        for (fold, picture) in [
            ("看空白表格", "食品经营许可申请书，空白样表"),
            ("看填写示例", "食品经营许可申请书，填写示例"),
            ("看结果样本", "食品经营许可证，样本"),
        ] {
            page.click(Role::Fold, fold).await;
            page.find(Role::Image, picture).await;
            let loaded =
                format!("document.querySelector('img[alt=\"{picture}\"]').naturalWidth > 100");
            page.until("the picture", &loaded).await;
            page.find(Role::Link, "单独打开").await;
        }
        let fails = "document.querySelector('img[alt*=样本]').dispatchEvent(new Event('error'))";
        page.run(fails, vec![]).await;
        page.shows("这份文件不能直接显示").await;
        assert!(!page.has(Role::Image, "食品经营许可证，样本").await);
    })
    .await;
}

#[tokio::test]
async fn reports_carry_the_item_and_the_material() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = open_guide(&stage, "食品经营许可").await;
        page.click(Role::Link, "指南有误").await;
        page.is_at("step=issue").await;
        page.back().await;
        page.is_at("/guides/").await;
        page.click(Role::Link, "这个要求不合理：授权委托书和代理人身份证")
            .await;
        page.is_at("step=issue").await;
        complaint_form::to_words(page).await;
        let text = "document.querySelector('#c-words').value";
        page.until("what is known", &format!("{text}.includes('指南网址')"))
            .await;
        let text = page.js(text).await;
        for part in [
            item.as_str(),
            "渭滨区市场监督管理局",
            "材料：授权委托书和代理人身份证；指南没有写要这份材料的依据",
        ] {
            assert!(text.as_str().unwrap().contains(part), "{part}: {text}");
        }
    })
    .await;
}

/// What a list gives of a guide at most, and what a browser must still show without a sideways
/// scroll: 80 materials, markup in names, a law of 20,000 characters.
#[tokio::test]
async fn a_long_guide_stays_readable() {
    let setup = Setup::before(LONG);
    journey(setup, async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open("/").await;
        let go = format!(
            "const link = document.querySelector('main a'); link.href = '/guides/{item}'; link.click();"
        );
        page.run(&go, vec![]).await;
        page.is_at("/guides/").await;
        page.find(Role::Heading, "<b>很长的事项</b>").await;
        assert_eq!(page.js("document.querySelectorAll('.materials > li').length").await, json!(80));
        page.shows("<script>材料").await;
        page.until("the law is folded", "document.querySelector('.laws details:not([open])')").await;
        page.click(Role::Fold, "条文").await;
        page.until("paragraphs", "document.querySelectorAll('.laws p').length > 50").await;
        for (width, height) in [(320, 568), (360, 640), (1280, 800)] {
            page.resize(width, height).await;
            let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
            page.until(&format!("it fits {width}"), fits).await;
        }
        is_not_markup(page).await;
    })
    .await;
}

async fn is_not_markup(page: &Page) {
    let found = page
        .js("document.querySelectorAll('article b b, article script').length")
        .await;
    assert_eq!(found, json!(0));
}

/// Puts a guide in the place of the one that the server has.
const LONG: &str = "
    const real = window.fetch;
    window.fetch = async (...asked) => {
        const url = String(asked[0].url || asked[0]);
        const answer = await real(...asked);
        if (!url.includes('/service-items/')) return answer;
        const item = await answer.json();
        item.task_name = '<b>很长的事项</b>';
        item.materials = Array.from({ length: 80 }, (_, n) => ({ material_name: '<script>材料' + n + '</script>' }));
        item.by_law = [{ law: '某法', article: '', text: '各级人民政府应当依法办事。'.repeat(1538) }];
        return new Response(JSON.stringify(item), { status: 200, headers: { 'content-type': 'application/json' } });
    };";

#[tokio::test]
async fn the_guide_is_whole_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open_bare(&format!("/guides/{item}")).await;
        page.shows("要转给别人或打印，请用浏览器菜单里的").await;
        assert!(!page.has(Role::Button, "复制链接").await);
        page.click(Role::Fold, "看填写示例").await;
        page.find(Role::Image, "食品经营许可申请书，填写示例").await;
        page.click(Role::Link, "指南有误").await;
        page.shows("我要反映：指南有误。").await;
        page.shows("食品经营许可").await;
    })
    .await;
}
