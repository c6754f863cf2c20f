//! 我要反映: one thing a page, nothing lost, numbers hidden, sent exactly once with and without a
//! network, a receipt to keep.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, journey, until};
use crate::shots::snap;

pub const WORDS: &str =
    "昨天上午在三号窗口排了半个小时，工作人员一直看手机，问三句答一句，希望改进";
/// What a browser says of a request that came to nothing.
pub const BROKEN: &[&str] = &["net::ERR_", "status of 4"];

pub async fn type_into(page: &Page, role: Role, name: &str, words: &str) {
    let field = page.find(role, name).await;
    field.clear().await.unwrap();
    field.send_keys(words).await.unwrap();
}

/// Chooses in a list as a person does.
async fn choose(page: &Page, id: &str, value: &str) {
    let ready =
        format!("[...document.querySelectorAll('#{id} option')].some(o => o.value === '{value}')");
    page.until("the choices", &ready).await;
    let script = format!(
        "(() => {{
            const field = document.querySelector('#{id}');
            field.value = '{value}';
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"
    );
    page.js(&script).await;
}

pub async fn heading(page: &Page, words: &str) {
    page.find(Role::Heading, words).await;
}

pub async fn next(page: &Page) {
    page.click(Role::Button, "继续").await;
}

/// Adds a photograph that the page itself draws.
pub async fn photograph(page: &Page) {
    page.promised(
        "(async () => {
            const canvas = document.createElement('canvas');
            canvas.width = 2400; canvas.height = 1200;
            canvas.getContext('2d').fillRect(0, 0, 900, 900);
            const picture = await new Promise(done => canvas.toBlob(done, 'image/jpeg'));
            const data = new DataTransfer();
            data.items.add(new File([picture], 'a.jpg', { type: 'image/jpeg' }));
            const field = document.querySelector('#c-photos');
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        })()",
    )
    .await;
    page.find(Role::Image, "第 1 张").await;
}

/// Goes through the steps up to the last one. `looks` is called on every step.
pub async fn fill_in(page: &Page, looks: impl AsyncFn(&str)) {
    heading(page, "遇到了什么问题").await;
    page.click(Role::Radio, "服务态度").await;
    looks("issue").await;
    next(page).await;
    heading(page, "在哪里发生的").await;
    page.until(
        "no hall yet",
        "!document.querySelector('form .actions button[type=button]').offsetHeight",
    )
    .await;
    choose(page, "c-area", "610302").await;
    page.click(Role::Button, "就在渭滨区").await;
    let place = "document.querySelector('#c-place').value";
    page.until("the hall", &format!("{place}.startsWith('渭滨区')"))
        .await;
    type_into(page, Role::Field, "具体地点", "区政务大厅").await;
    looks("where").await;
    next(page).await;
    heading(page, "和哪件事有关").await;
    page.until(
        "departments",
        "document.querySelectorAll('#c-dept option').length > 5",
    )
    .await;
    looks("about").await;
    next(page).await;
    heading(page, "说说情况").await;
    type_into(page, Role::TextArea, "发生了什么", WORDS).await;
    looks("words").await;
    next(page).await;
    heading(page, "有照片吗").await;
    photograph(page).await;
    looks("photos").await;
    next(page).await;
    heading(page, "怎么联系您").await;
    page.click(Role::Radio, "留下称呼和电话").await;
    type_into(page, Role::Field, "怎么称呼您", "王女士").await;
    type_into(page, Role::Field, "电话", "0917-3261234").await;
    looks("who").await;
    next(page).await;
    heading(page, "谁能看到").await;
    looks("privacy").await;
    next(page).await;
    heading(page, "核对一遍").await;
    looks("check").await;
}

/// From the first step of a complaint whose issue is chosen to its words.
pub async fn to_words(page: &Page) {
    next(page).await;
    heading(page, "在哪里发生的").await;
    choose(page, "c-area", "610302").await;
    next(page).await;
    heading(page, "和哪件事有关").await;
    next(page).await;
    heading(page, "说说情况").await;
}

/// Number and code of the receipt.
pub async fn receipt(page: &Page) -> (String, String) {
    heading(page, "已经收到").await;
    let shown = "[...document.querySelectorAll('.receipt .pair dd')].map(e => e.textContent)";
    let shown = page.js(shown).await;
    let part = |index: usize| shown[index].as_str().unwrap().to_owned();
    (part(0), part(1))
}

pub async fn begin(page: &Page) {
    page.open("/complaints").await;
    page.click(Role::Link, "我要反映").await;
    page.is_at("step=issue").await;
}

#[tokio::test]
async fn from_the_first_tap_to_the_receipt_and_on_to_its_progress() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        begin(page).await;
        next(page).await;
        page.shows("还有地方要改").await;
        page.until("the focus", "document.activeElement.id === 'faults'").await;
        fill_in(page, async |step| snap(page, &format!("step-{step}")).await).await;
        for said in [WORDS, "渭滨区，区政务大厅", "王女士，0917-3261234", "1 张", "服务态度，投诉"] {
            page.shows(said).await;
        }
        page.click(Role::Button, "提交").await;
        let (number, code) = receipt(page).await;
        page.shows("个工作日内答复您").await;
        page.click(Role::Button, "存成图片").await;
        page.until("the picture", "document.querySelector('.card').naturalWidth > 300").await;
        snap(page, "receipt").await;
        page.click(Role::Link, "查看进度").await;
        page.is_at("/complaints/track").await;
        page.until("the code", "document.querySelector('#secret').value.length > 7").await;
        page.click(Role::Button, "查").await;
        page.shows("受理台审核，答复是否受理").await;
        page.shows(&number).await;
        page.click(Role::Button, "看照片和附件").await;
        let width = "document.querySelector('.photos.own img')?.naturalWidth";
        page.until("one's own photograph", &format!("{width} === 1600")).await;
        let hidden = "[...document.querySelectorAll('main button')]
            .every(b => !b.textContent.includes('看照片') || b.offsetHeight === 0)";
        page.until("no button is left", hidden).await;
        snap(page, "own-photo").await;
        for seen in stage.gate.seen() {
            let plain = code.replace(' ', "");
            assert!(!seen.target.contains(&number) && !seen.target.contains(&plain), "{seen:?}");
        }
        page.click(Role::Button, "补充情况").await;
        page.press("#act-words", "补充：是三号窗口的实习人员".into()).await;
        page.js("(() => { const b = document.querySelector('.act [type=submit]'); b.click(); b.click(); })()").await;
        page.shows("是三号窗口的实习人员").await;
        let count = "document.querySelectorAll('.timeline li').length";
        page.until("one event more", &format!("{count} === 2")).await;
    })
    .await;
}

#[tokio::test]
async fn a_reload_on_every_step_loses_nothing_and_back_leads_back() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        begin(page).await;
        let values = "JSON.stringify([...document.querySelectorAll('main input, main textarea, main select')]
            .map(e => e.type === 'radio' ? e.checked : e.type === 'file' ? 0 : e.value))
            + document.querySelectorAll('.photos img').length";
        fill_in(page, async |step| {
            let before = page.js(values).await;
            page.reload().await;
            page.is_at(&format!("step={step}")).await;
            let same = format!("{values} === {}", json!(before.as_str().unwrap()));
            page.until(&format!("{step} as it was"), &same).await;
        })
        .await;
        page.back().await;
        heading(page, "谁能看到").await;
        page.back().await;
        heading(page, "怎么联系您").await;
        // What was not sent waits in the list.
        page.open("/complaints/mine").await;
        page.shows("没写完").await;
        page.click(Role::Link, "接着写").await;
        heading(page, "核对一遍").await;
        page.shows(WORDS).await;
    })
    .await;
}

#[tokio::test]
async fn without_a_network_it_waits_and_is_sent_once_when_that_is_back() {
    journey(Setup::default().allowing(BROKEN), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        begin(page).await;
        fill_in(page, async |_| {}).await;
        gate.cut("/api/v1/");
        // Two taps.
        page.js("(() => { const b = document.querySelector('.complaint [type=submit]'); b.click(); b.click(); })()").await;
        heading(page, "还没有发出去").await;
        snap(page, "waiting").await;
        // The page is closed and opened again, and the network is back.
        page.open_bare("/halls").await;
        gate.free();
        gate.forget();
        page.open("/complaints/mine").await;
        page.shows("查看进度").await;
        until("one complaint", async || {
            let sent = gate.seen_with("/api/v1/complaints").into_iter();
            let sent = sent.filter(|seen| seen.target == "/api/v1/complaints").count();
            (sent == 1).then_some(())
        })
        .await;
        let drafts = page.js("document.querySelectorAll('ul.kept > li').length").await;
        assert_eq!(drafts, json!(1));
    })
    .await;
}

#[tokio::test]
async fn numbers_of_people_are_pointed_at_and_hidden_by_a_tap() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/complaints/new?issue=attitude").await;
        page.is_at("step=issue").await;
        next(page).await;
        choose(page, "c-area", "610302").await;
        next(page).await;
        next(page).await;
        type_into(
            page,
            Role::TextArea,
            "发生了什么",
            &format!("{WORDS}，打我电话13812345678，身份证11010519491231002X"),
        )
        .await;
        page.shows("身份证号").await;
        next(page).await;
        page.shows("请遮住，办理不需要它").await;
        snap(page, "words").await;
        page.click(Role::Button, "遮住").await;
        page.click(Role::Button, "遮住").await;
        let text = page.js("document.querySelector('#c-words').value").await;
        let text = text.as_str().unwrap();
        assert!(
            text.contains("138****5678") && !text.contains("1949"),
            "{text}"
        );
        next(page).await;
        heading(page, "有照片吗").await;
    })
    .await;
}

#[tokio::test]
async fn clues_of_discipline_are_not_taken_and_nothing_of_them_is_kept() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        begin(page).await;
        page.click(Role::Radio, "党员干部违纪违法").await;
        page.shows("没有保存").await;
        let call = page.find(Role::Link, "拨打 12388").await;
        assert_eq!(
            call.attr("href").await.unwrap().as_deref(),
            Some("tel:12388")
        );
        assert!(
            stage
                .gate
                .seen()
                .iter()
                .all(|seen| !seen.target.starts_with("/api/v1/complaints?"))
        );
        page.open("/complaints/mine").await;
        page.shows("没有草稿和回执").await;
    })
    .await;
}

#[tokio::test]
async fn a_case_fills_in_its_number_and_no_server_sees_it() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("accepted").await;
        page.open("/track").await;
        page.press("#case-no", case.number.as_str().into()).await;
        page.press("#secret", case.code.as_str().into()).await;
        page.click(Role::Button, "查").await;
        page.click(Role::Link, "投诉这件事").await;
        page.is_at("step=issue").await;
        page.reload().await;
        page.click(Role::Radio, "服务态度").await;
        next(page).await;
        choose(page, "c-area", "610302").await;
        next(page).await;
        let number = "document.querySelector('#c-case').value.replace(/-/g, '')";
        let plain = case.number.replace('-', "");
        page.until("the number", &format!("{number} === '{plain}'"))
            .await;
        assert!(!page.address().await.contains(&case.number));
        for seen in stage.gate.seen() {
            assert!(!seen.target.contains(&case.number), "{seen:?}");
        }
        next(page).await;
        heading(page, "说说情况").await;
    })
    .await;
}

#[tokio::test]
async fn a_guide_fills_in_what_it_is_about() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open(&format!("/guides/{item}")).await;
        page.click(Role::Link, "这个要求不合理：食品经营许可申请书")
            .await;
        page.is_at("step=issue").await;
        let chosen = "document.querySelector('main input:checked').parentElement.textContent";
        page.until("the issue", &format!("{chosen}.includes('不合理')"))
            .await;
        next(page).await;
        choose(page, "c-area", "610302").await;
        next(page).await;
        page.shows("食品经营许可").await;
        next(page).await;
        let text = "document.querySelector('#c-words').value";
        page.until(
            "the facts",
            &format!("{text}.includes('食品经营许可申请书') && {text}.includes('/guides/')"),
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_it_says_how_one_complains() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare("/complaints/new").await;
        page.shows("拨打 12345").await;
        page.find(Role::Link, "12345").await;
    })
    .await;
}
