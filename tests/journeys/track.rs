//! 查进度: a case is looked up by number and secret, nothing typed is lost, nothing stands in an
//! address, and the phone keeps only what its owner ticks.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, SampleCase, Setup, Stage, journey, until};

/// The number in the form, as it stands there.
const NUMBER: &str = "document.querySelector('#case-no').value";
/// What a browser says of a look-up that was refused.
const REFUSED: &str = "status of 404";

/// Opens the form and fills it in as a person does.
pub async fn fill_in(page: &Page, number: &str, secret: &str) {
    let fields = [("办件编号", number), ("查询码", secret)];
    for (name, text) in fields {
        let field = page.find(Role::Field, name).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }
}

/// Looks a case up and waits for its page.
pub async fn look_up(page: &Page, case: &SampleCase) {
    page.open("/track").await;
    fill_in(page, &case.number, &case.code).await;
    page.click(Role::Button, "查进度").await;
    page.find(Role::Heading, &case.name).await;
    page.find(Role::Heading, "全过程").await;
}

/// No request, and no address in the browser, ever held the number or the code.
async fn assert_secret(stage: &Stage, case: &SampleCase) {
    let plain = case.number.replace('-', "");
    for seen in stage.gate.seen() {
        let target = seen.target;
        for secret in [&case.number, &plain, &case.code] {
            assert!(!target.contains(secret.as_str()), "{target}");
        }
    }
    let address = stage.page.js("location.href").await;
    assert!(
        !address.as_str().unwrap().contains(&case.number),
        "{address}"
    );
}

#[tokio::test]
async fn a_case_is_found_by_its_code() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("review").await;
        page.open("/").await;
        page.click(Role::Link, "查进度").await;
        // As people type it: without hyphens, in small letters, with a blank.
        let number = case.number.replace('-', "");
        let code = case.code.to_lowercase();
        let code = format!("{} {}", &code[..4], &code[4..]);
        fill_in(page, &number, &code).await;
        page.click(Role::Button, "查进度").await;
        page.find(Role::Heading, &case.name).await;
        page.until("the focus", "document.activeElement.tagName === 'H1'")
            .await;
        for part in ["现在在哪里", "哪天前办完", "时间花在了谁手里", "全过程"]
        {
            page.find(Role::Heading, part).await;
        }
        page.shows("下一步").await;
        assert_secret(&stage, &case).await;
        // Going back leads to the form, as it was left; going on, to the case.
        page.back().await;
        page.find(Role::Heading, "查进度").await;
        assert_eq!(page.js(NUMBER).await, json!(number));
        page.forward().await;
        page.find(Role::Heading, &case.name).await;
        page.click(Role::Button, "刷新").await;
        page.shows("查到的内容").await;
        page.click(Role::Button, "查另一件").await;
        page.find(Role::Field, "办件编号").await;
        assert_secret(&stage, &case).await;
    })
    .await;
}

#[tokio::test]
async fn a_case_is_found_by_the_end_of_the_telephone() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        // The telephone of the third story of the sample ends so.
        let mut case = stage.case_in("correction").await;
        case.code = "0103".to_owned();
        look_up(page, &case).await;
        page.shows("要您做的事").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_nothing_is_lost() {
    journey(Setup::default().allowing(&[REFUSED]), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("review").await;
        page.open("/track").await;
        page.click(Role::Button, "查进度").await;
        page.until("the summary has the focus", "document.activeElement.id === 'faults'").await;
        page.shows("请填办件编号").await;
        page.click(Role::Link, "请填查询码").await;
        page.until("the field has the focus", "document.activeElement.id === 'secret'").await;
        // One digit is wrong: found before anything is asked.
        stage.gate.forget();
        let last = if case.number.ends_with('1') { "2" } else { "1" };
        let mistyped = format!("{}{last}", &case.number[..case.number.len() - 1]);
        fill_in(page, &mistyped, &case.code).await;
        page.click(Role::Button, "查进度").await;
        page.shows("编号有一位打错了").await;
        assert_eq!(stage.gate.seen_with("/track").len(), 0);
        let described = "(() => {
            const field = document.querySelector('#case-no');
            return field.getAttribute('aria-invalid') === 'true' && field.getAttribute('aria-describedby')
                .split(' ').some(id => document.getElementById(id).textContent.includes('打错'));
        })()";
        assert_eq!(page.js(described).await, json!(true));
        // The number of one case with the code of none.
        fill_in(page, &case.number, "ZZZZ9999").await;
        page.click(Role::Button, "查进度").await;
        page.shows("编号和查询码对不上").await;
        page.until("the failure has the focus", "document.activeElement.id === 'faults'").await;
        assert_eq!(page.js(NUMBER).await, json!(case.number));
        let secret = "document.querySelector('#secret').value";
        assert_eq!(page.js(secret).await, json!("ZZZZ9999"));
    })
    .await;
}

/// Typed while the app is on its way, and while the network is away.
#[tokio::test]
async fn what_is_typed_survives() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let case = stage.case_in("accepted").await;
        gate.hold(".wasm");
        page.open_bare("/track").await;
        page.until("the field", "document.querySelector('#case-no')")
            .await;
        fill_in(page, &case.number, &case.code).await;
        // Enter loads nothing anew before the app runs.
        page.press("#secret", thirtyfour::Key::Enter + "").await;
        assert_eq!(page.js(NUMBER).await, json!(case.number));
        gate.free();
        page.ready().await;
        gate.cut("/applications/track");
        page.click(Role::Button, "查进度").await;
        page.shows("填的内容都还在").await;
        assert_eq!(page.js(NUMBER).await, json!(case.number));
        gate.free();
        page.click(Role::Button, "查进度").await;
        page.find(Role::Heading, &case.name).await;
    })
    .await;
}

#[tokio::test]
async fn the_code_of_the_receipt_fills_the_number_in() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("accepted").await;
        page.open(&format!("/track#no={}", case.number)).await;
        page.shows("编号已从二维码填好").await;
        assert_eq!(page.js(NUMBER).await, json!(case.number));
        // Nobody passes it on by accident.
        page.until("a clean address", "location.hash === ''").await;
        assert_secret(&stage, &case).await;
        let field = page.find(Role::Field, "查询码").await;
        field.send_keys(&case.code).await.unwrap();
        page.click(Role::Button, "查进度").await;
        page.find(Role::Heading, &case.name).await;
        page.click(Role::Fold, "办件编号的二维码").await;
        page.find(Role::Image, "二维码").await;
    })
    .await;
}

/// A browser that reads codes: its reader is played, its way through the page is real.
const READER: &str = "window.BarcodeDetector = class {
    async detect() { return [{ rawValue: 'https://a.example.cn/track#no=' + window.scanned }]; }
};";

#[tokio::test]
async fn a_photograph_of_the_code_fills_the_number_in() {
    journey(Setup::before(READER), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("accepted").await;
        page.open("/track").await;
        page.click(Role::Fold, "回执上有二维码").await;
        page.js(&format!("window.scanned = {:?}", case.number))
            .await;
        let choose = "(async () => {
            const canvas = document.createElement('canvas');
            const blob = await new Promise(done => canvas.toBlob(done));
            const data = new DataTransfer();
            data.items.add(new File([blob], 'code.png', { type: 'image/png' }));
            const field = document.querySelector('.scan input[type=file]');
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        })()";
        page.promised(choose).await;
        page.shows("编号已填好，再填查询码").await;
        assert_eq!(page.js(NUMBER).await, json!(case.number));
    })
    .await;
}

#[tokio::test]
async fn samples_fill_the_form_in() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("delivered").await;
        page.open("/track").await;
        page.click(Role::Fold, "可以用这些办件试一试").await;
        page.click(Role::Button, &format!("填入已送达的示例：{}", case.name))
            .await;
        page.shows("已填好").await;
        page.click(Role::Button, "查进度").await;
        page.find(Role::Heading, &case.name).await;
    })
    .await;
}

/// Off at first; ticked, the case can be seen without network, and deleted again.
#[tokio::test]
async fn the_phone_keeps_what_is_ticked() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let case = stage.case_in("review").await;
        let kept = "Object.keys(localStorage).filter(key => key.startsWith('sgt.case.')).length";
        let has_code = format!("JSON.stringify(localStorage).includes('{}')", case.code);
        look_up(page, &case).await;
        assert_eq!(page.js(kept).await, json!(0));
        page.click(Role::TickBox, "记住这个办件").await;
        page.shows("已记住").await;
        assert_eq!(page.js(kept).await, json!(1));
        assert_eq!(
            page.js(&has_code).await,
            json!(false),
            "the code is not asked for yet"
        );
        page.open("/track").await;
        page.click(Role::Button, &format!("查现在 {}", case.name))
            .await;
        page.shows("查询码没有记住").await;
        assert_eq!(page.js(NUMBER).await, json!(case.number));
        gate.cut("/api/");
        page.click(Role::Button, &format!("看上次的内容 {}", case.name))
            .await;
        page.find(Role::Heading, "全过程").await;
        page.shows("不是最新的").await;
        assert!(
            !page.has(Role::Button, "刷新").await,
            "without the code nothing can be asked"
        );
        gate.free();
        look_up(page, &case).await;
        page.click(Role::TickBox, "连查询码一起记住").await;
        until("the code", async || {
            (page.js(&has_code).await == json!(true)).then_some(())
        })
        .await;
        // One tap, and without network what was seen last.
        page.open("/track").await;
        gate.cut("/applications/track");
        page.click(Role::Button, &format!("查现在 {}", case.name))
            .await;
        page.shows("没有连上网，这是").await;
        gate.free();
        page.open("/kept").await;
        page.click(Role::Button, &format!("删除 {}", case.name))
            .await;
        page.shows("已删除").await;
        assert_eq!(page.js(kept).await, json!(0));
    })
    .await;
}

/// Without scripts no case is looked up, and nobody is left alone with a dead button.
#[tokio::test]
async fn without_scripts_there_is_another_way() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open_bare("/track").await;
        page.shows("需要浏览器允许运行脚本").await;
        page.find(Role::Link, "12345").await;
        let button = "getComputedStyle(document.querySelector('#look-up')).visibility";
        assert_eq!(page.js(button).await, json!("hidden"));
        fill_in(page, "610302", "ABCD").await;
        page.press("#secret", thirtyfour::Key::Enter + "").await;
        assert_eq!(page.js("location.search + location.hash").await, json!(""));
    })
    .await;
}
