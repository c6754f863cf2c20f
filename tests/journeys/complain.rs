//! 投诉举报: the item filled in, one's own words kept, a text to copy and a number to call.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, http, journey};

const COPY: &str =
    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };";
/// Nothing can be kept on this phone.
const NO_STORAGE: &str = "Storage.prototype.setItem = () => { throw new Error('full'); };
    Storage.prototype.getItem = () => { throw new Error('denied'); };";
const WORDS: &str = "6月1日上午在3号窗口，工作人员要我再开一份房产证明，请不要再要";

async fn write(page: &Page, words: &str) {
    let field = page.find(Role::TextArea, "补充说明").await;
    field.send_keys(words).await.unwrap();
}

async fn composed(page: &Page) -> String {
    let text = page
        .js("document.querySelector('.composed').textContent")
        .await;
    text.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_text_to_copy_with_everything_in_it() {
    journey(Setup::before(COPY), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open(&format!("/guides/{item}")).await;
        page.click(Role::Link, "这个要求不合理：食品经营许可申请书")
            .await;
        page.shows("我要反映：这个要求不合理。").await;
        page.shows("指南写的依据：《食品经营许可和备案管理办法》")
            .await;
        page.click(Role::Radio, "其他问题").await;
        page.shows("我要反映：其他问题。").await;
        write(page, "太短").await;
        page.shows("再写 18 个字").await;
        page.find(Role::TextArea, "补充说明")
            .await
            .clear()
            .await
            .unwrap();
        write(page, WORDS).await;
        page.shows(&format!("已写 {} 个字", WORDS.chars().count()))
            .await;
        let text = composed(page).await;
        for part in [
            WORDS,
            item.as_str(),
            "渭滨区市场监督管理局",
            "受理编号",
            "/guides/",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        page.click(Role::Button, "复制这段话").await;
        page.shows("已复制。").await;
        assert_eq!(page.js("window.copied").await, json!(text));
        let call = page.find(Role::Link, "拨打 12345").await;
        assert_eq!(
            call.attr("href").await.unwrap().as_deref(),
            Some("tel:12345")
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_survives_a_reload_and_stays_with_its_matter() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        let address = format!("/complaints/new?issue=guide_error&item={item}");
        page.open(&address).await;
        write(page, WORDS).await;
        page.shows("随时存在这部手机上").await;
        page.reload().await;
        page.ready().await;
        let kept = format!(
            "document.querySelector('#words').value === {}",
            json!(WORDS)
        );
        page.until("the words", &kept).await;
        assert!(composed(page).await.contains(WORDS));
        page.open("/complaints/new?issue=guide_error&item=another")
            .await;
        page.shows("没有查到这个事项的资料").await;
        assert_eq!(
            page.js("document.querySelector('#words').value").await,
            json!("")
        );
        page.open(&address).await;
        page.until("the words again", &kept).await;
        page.open("/settings").await;
        page.click(Role::Button, "全部清除").await;
        page.click(Role::Button, "确定清除").await;
        page.shows("已全部清除。").await;
        page.open(&address).await;
        page.shows("可以不写").await;
    })
    .await;
}

#[tokio::test]
async fn where_nothing_is_kept_it_says_so() {
    journey(Setup::before(NO_STORAGE), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/complaints/new?issue=other").await;
        write(page, WORDS).await;
        page.shows("这个浏览器不让保存草稿").await;
        assert!(composed(page).await.contains(WORDS));
    })
    .await;
}

/// Too much is said and not cut off.
#[tokio::test]
async fn too_many_words_are_counted_not_lost() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/complaints/new?issue=other").await;
        let script = "const field = document.querySelector('#words');
            field.value = '字'.repeat(2130);
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        page.run(script, vec![]).await;
        page.shows("请删去 130 个字").await;
        assert!(composed(page).await.matches('字').count() >= 2_130);
    })
    .await;
}

#[tokio::test]
async fn another_place_that_asks_less_is_filled_in() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let target = format!(
            "/api/v1/service-items?q={}&page_size=100&use_level=4",
            http::escaped("食品经营许可（新办）")
        );
        let found = http::get(&stage.server.address, &target).await.json();
        let mut places: Vec<(u64, String, String)> = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item["task_name"] == "食品经营许可（新办）")
            .map(|item| {
                let text = |name: &str| item[name].as_str().unwrap().to_owned();
                let days = item["promise_day"].as_u64().unwrap();
                (days, text("task_handle_item"), text("area_name"))
            })
            .collect();
        places.sort();
        let (fast, slow) = (&places[0], &places[places.len() - 1]);
        assert!(fast.0 < slow.0, "{places:?}");
        let address = format!(
            "/complaints/new?issue=more_than_elsewhere&item={}&than={}",
            slow.1, fast.1
        );
        page.open(&address).await;
        page.shows("我要反映：这里比别处要得多。").await;
        page.shows(&format!("{}：", fast.2)).await;
        page.shows(&format!("这里承诺 {} 个工作日，那里", slow.0))
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_general_page_has_halls_and_the_number() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/complaints/new").await;
        page.find(Role::Link, "12345").await;
        page.find(Role::Heading, "宝鸡市政务服务中心").await;
        page.find(Role::Link, "看各县区、镇街大厅").await;
    })
    .await;
}
