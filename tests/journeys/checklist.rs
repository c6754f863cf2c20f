//! 材料体检: from answers to the exact list, ticked, kept, shared and printed; without scripts and
//! without storage too.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::harness::{Page, Role, Setup, Stage, journey};
use crate::modes::{FULL_STORAGE, NO_STORAGE};

pub const FOOD: &str = "食品经营许可（新办）";
/// Everything that a café answers: with its licence, cooks, has the electronic one, goes itself.
pub const CAFE: [&str; 4] = [
    "已经有营业执照的店、公司",
    "饭馆、小吃、奶茶等餐饮",
    "有",
    "经营者、法定代表人或者负责人本人",
];
pub const TO_BRING: [&str; 3] = [
    "食品经营许可申请书",
    "主要设备设施、经营布局和操作流程",
    "食品安全规章制度目录清单",
];
/// What the page copies goes to the test.
const COPYING: &str =
    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };";

/// The address of the checklist of the first item that a query finds.
pub async fn address(stage: &Stage, query: &str) -> String {
    format!("/guides/{}/checklist", stage.an_item(query).await)
}

pub async fn open(stage: &Stage, query: &str) -> String {
    let address = address(stage, query).await;
    stage.page.open(&address).await;
    address
}

/// Chooses by the label, which is what a finger meets.
pub async fn choose(page: &Page, label: &str) {
    press(page, Role::Radio, label).await;
}

pub async fn tick(page: &Page, material: &str) {
    press(page, Role::TickBox, material).await;
}

async fn press(page: &Page, role: Role, name: &str) {
    let field = page.find(role, name).await;
    field.parent().await.unwrap().click().await.unwrap();
}

/// The texts of what a selector finds.
async fn texts(page: &Page, selector: &str) -> Vec<String> {
    let texts = format!(
        "[...document.querySelectorAll({})].map(e => e.textContent)",
        json!(selector)
    );
    let texts = page.js(&texts).await;
    let texts = texts.as_array().cloned().unwrap_or_default();
    texts
        .iter()
        .filter_map(|text| Some(text.as_str()?.to_owned()))
        .collect()
}

pub async fn to_bring(page: &Page) -> Vec<String> {
    texts(page, ".ticks b").await
}

pub async fn ticked(page: &Page) -> Vec<String> {
    texts(page, ".ticks input:checked + span b").await
}

/// The checked answers, as parameters.
async fn answers(page: &Page) -> Value {
    page.js("[...document.querySelectorAll('.questions input:checked')].map(e => e.name + '=' + e.value)")
        .await
}

async fn answer_as_cafe(page: &Page) {
    for label in CAFE {
        choose(page, label).await;
    }
    page.shows("都答完了").await;
}

#[tokio::test]
async fn answers_lead_to_the_list() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let address = open(&stage, FOOD).await;
        page.shows("还有 2 个问题").await;
        let steps = page.js("history.length").await;
        gate.forget();
        choose(page, CAFE[0]).await;
        page.shows("还有 3 个问题").await;
        // The page stays where it is while one answers.
        page.find(Role::Radio, CAFE[1]).await;
        let before = page.js("scrollY").await;
        choose(page, CAFE[1]).await;
        page.shows("还有 2 个问题").await;
        let focused = page.js("document.activeElement.value").await;
        assert_eq!(focused, json!("catering"));
        assert!(page.js("scrollY").await.as_f64() >= before.as_f64());
        choose(page, CAFE[2]).await;
        choose(page, CAFE[3]).await;
        page.shows("都答完了").await;
        assert_eq!(to_bring(page).await, TO_BRING);
        page.shows("要带 3 份").await;
        page.shows("免提交 1 份").await;
        page.shows("出示电子营业执照").await;
        page.shows("不用带 2 份").await;
        page.shows("本人递交，不用委托").await;
        let whole = format!("{address}?q.agent=self&q.kind=catering&q.licence=yes&q.who=licensed");
        assert_eq!(page.address().await, whole);
        assert_eq!(
            page.js("history.length").await,
            steps,
            "an answer is a step to go back over"
        );
        // Pictures of forms come as their materials do; of the guide nothing is asked again.
        let asked = gate.seen_with("/api/v1/service-items");
        assert!(asked.is_empty(), "{asked:#?}");
        page.click(Role::Button, "看我的清单").await;
        page.until(
            "the list in sight with the focus",
            "document.activeElement.textContent === '要带 3 份'
                && document.activeElement.getBoundingClientRect().top < innerHeight",
        )
        .await;
        page.click(Role::Link, "看办事指南").await;
        page.find(Role::Heading, FOOD).await;
        page.back().await;
        page.shows("要带 3 份").await;
        assert_eq!(page.address().await, whole);
    })
    .await;
}

#[tokio::test]
async fn changing_one_answer_keeps_the_others() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open(&stage, FOOD).await;
        answer_as_cafe(page).await;
        let given = answers(page).await;
        choose(page, "机关、学校、医院等").await;
        page.until(
            "fewer questions",
            "document.querySelectorAll('fieldset').length === 2",
        )
        .await;
        page.shows("都答完了").await;
        page.shows("没有营业执照，用它证明主体资格").await;
        choose(page, CAFE[0]).await;
        page.until(
            "its questions again",
            "document.querySelectorAll('fieldset').length === 4",
        )
        .await;
        assert_eq!(answers(page).await, given);
        page.shows("都答完了").await;
        assert_eq!(to_bring(page).await, TO_BRING);
        choose(page, "没有，或者不清楚").await;
        page.shows("要带 4 份").await;
        page.shows("带正本或者副本").await;
    })
    .await;
}

#[tokio::test]
async fn ticks_and_answers_are_kept_on_the_phone() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let address = open(&stage, FOOD).await;
        answer_as_cafe(page).await;
        page.shows("已备 0 / 3").await;
        tick(page, TO_BRING[0]).await;
        tick(page, TO_BRING[2]).await;
        page.shows("已备 2 / 3").await;
        let focused = "document.activeElement.type === 'checkbox'";
        assert_eq!(page.js(focused).await, json!(true), "the focus is gone");
        page.reload().await;
        page.ready().await;
        page.shows("已备 2 / 3").await;
        assert_eq!(ticked(page).await, [TO_BRING[0], TO_BRING[2]]);
        // By the link of the guide, without answers: they are kept, and come back.
        page.open(&address).await;
        page.shows("已备 2 / 3").await;
        page.is_at("q.kind=catering").await;
        assert_eq!(to_bring(page).await, TO_BRING);
        // What is ready stays ready while it is not needed.
        choose(page, "机关、学校、医院等").await;
        page.shows("已备 2 / 4").await;
        choose(page, CAFE[0]).await;
        page.shows("已备 2 / 3").await;
        tick(page, TO_BRING[1]).await;
        page.shows("都备齐了").await;
        tick(page, TO_BRING[1]).await;
        page.shows("已备 2 / 3").await;
        page.click(Role::Link, "清空，重新来").await;
        page.shows("还有 2 个问题").await;
        assert_eq!(ticked(page).await, [""; 0]);
        assert_eq!(answers(page).await, json!([]));
        page.open(&address).await;
        page.shows("还有 2 个问题").await;
        let kept = "Object.keys(localStorage).filter(key => key.startsWith('sgt.check.')).length";
        assert_eq!(page.js(kept).await, json!(0));
    })
    .await;
}

/// A link holds the answers and nothing else; whoever opens it has a list of their own.
#[tokio::test]
async fn a_shared_link_opens_the_same_list_without_ticks() {
    let shared = Arc::new(Mutex::new(String::new()));
    let link = Arc::clone(&shared);
    journey(Setup::before(COPYING), async move |stage: Arc<Stage>| {
        let page = &stage.page;
        open(&stage, FOOD).await;
        answer_as_cafe(page).await;
        // An answer that does not count any more is nobody's business.
        choose(page, "机关、学校、医院等").await;
        tick(page, TO_BRING[0]).await;
        page.shows("已备 1 / 4").await;
        page.click(Role::Button, "复制链接").await;
        page.shows("链接已复制").await;
        let copied = page.js("window.copied").await;
        let copied = copied.as_str().unwrap().to_owned();
        let path = copied.strip_prefix(&stage.gate.url).unwrap().to_owned();
        let (_, query) = path.split_once('?').unwrap();
        assert_eq!(query, "q.agent=self&q.who=body");
        *link.lock().unwrap() = path;
    })
    .await;
    let path = shared.lock().unwrap().clone();
    if path.is_empty() {
        return;
    }
    journey(Setup::default(), async move |stage: Arc<Stage>| {
        let page = &stage.page;
        let bare = path.split('?').next().unwrap().to_owned();
        page.open(&path).await;
        page.shows("已备 0 / 4").await;
        page.shows("都答完了").await;
        assert_eq!(ticked(page).await, [""; 0]);
        // Looking at somebody's list leaves no trace, and takes nothing away from one's own.
        page.open(&bare).await;
        page.shows("还有 2 个问题").await;
        choose(page, CAFE[0]).await;
        page.shows("还有 3 个问题").await;
        page.open(&path).await;
        page.shows("已备 0 / 4").await;
        page.open(&bare).await;
        page.shows("还有 3 个问题").await;
        assert_eq!(answers(page).await, json!(["q.who=licensed"]));
    })
    .await;
}

#[tokio::test]
async fn without_scripts_it_is_a_form() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let address = address(&stage, FOOD).await;
        page.open_bare(&address).await;
        page.shows("还有 2 个问题").await;
        choose(page, CAFE[0]).await;
        page.click(Role::Button, "看我的清单").await;
        page.is_at("q.who=licensed").await;
        page.shows("还有 3 个问题").await;
        for label in &CAFE[1..] {
            choose(page, label).await;
        }
        page.click(Role::Button, "看我的清单").await;
        page.is_at("q.kind=catering").await;
        page.shows("都答完了").await;
        assert_eq!(to_bring(page).await, TO_BRING);
        // Hidden questions keep their answers.
        choose(page, "机关、学校、医院等").await;
        page.click(Role::Button, "看我的清单").await;
        page.is_at("q.who=body").await;
        page.is_at("q.kind=catering").await;
        page.shows("用它证明主体资格").await;
        choose(page, CAFE[0]).await;
        page.click(Role::Button, "看我的清单").await;
        page.is_at("q.who=licensed").await;
        assert_eq!(to_bring(page).await, TO_BRING);
        tick(page, TO_BRING[0]).await;
        assert_eq!(ticked(page).await, [TO_BRING[0]]);
        // Nothing counts what nobody counts.
        assert!(
            !page
                .js("document.body.innerText")
                .await
                .as_str()
                .unwrap()
                .contains("已备")
        );
        page.click(Role::Link, "清空，重新来").await;
        page.until("no answers", "location.search === ''").await;
        page.shows("还有 2 个问题").await;
    })
    .await;
}

/// What is chosen and ticked while the app is on its way counts.
#[tokio::test]
async fn what_was_chosen_before_is_kept() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let address = address(&stage, FOOD).await;
        gate.hold(".wasm");
        page.open_bare(&address).await;
        choose(page, CAFE[0]).await;
        tick(page, TO_BRING[0]).await;
        gate.free();
        page.ready().await;
        page.is_at("q.who=licensed").await;
        page.shows("还有 3 个问题").await;
        page.shows("已备 1 / 3").await;
        assert_eq!(answers(page).await, json!(["q.who=licensed"]));
    })
    .await;
}

#[tokio::test]
async fn phones_that_keep_nothing() {
    for refusal in [NO_STORAGE, FULL_STORAGE] {
        journey(Setup::before(refusal), async |stage: Arc<Stage>| {
            let page = &stage.page;
            open(&stage, FOOD).await;
            answer_as_cafe(page).await;
            page.shows("不让保存").await;
            tick(page, TO_BRING[1]).await;
            page.shows("已备 1 / 3").await;
            // It holds for this visit.
            page.click(Role::Link, "看办事指南").await;
            page.click(Role::Link, "材料体检").await;
            page.is_at("q.kind=catering").await;
            page.shows("已备 1 / 3").await;
            assert_eq!(ticked(page).await, [TO_BRING[1]]);
        })
        .await;
    }
}
